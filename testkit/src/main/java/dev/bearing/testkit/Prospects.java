package dev.bearing.testkit;

import dev.bearing.account.Fact;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.trial.Trial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account does before it pays and before it leaves: how it tries the product, who helps it, what winning it
 * cost, and whether it looked at the page for cancelling. None of it changes what the account does next.
 */
final class Prospects {

    private static final int FIRST_DAYS = 6;

    private final Profile profile;
    private final Life life;
    private final Window window;
    private final Dice dice;
    private final List<Fact> facts = new ArrayList<>();

    Prospects(Profile profile, Life life, Window window, Dice dice) {
        this.profile = profile;
        this.life = life;
        this.window = window;
        this.dice = dice;
    }

    /** Returns what the account's life says, with the agreed end of some trials moved and the rest added. */
    List<Fact> facts() {
        for (Fact fact : life.facts()) {
            facts.add(fact instanceof Trial trial ? tried(trial) : fact);
        }
        if (!profile.triesFirst()) {
            sale(profile.arrivesOn().minusDays(dice.between(2, 20)), false);
        }
        life.spells().forEach(this::intent);
        return facts;
    }

    /** A few convert some days after the agreed end. */
    private Trial tried(Trial trial) {
        boolean converts =
                trial.outcome().filter(Trial.Outcome.CONVERTED::equals).isPresent();
        use("colleagues_invited", trial, converts ? 0.6 : 0.25, 3);
        use("reports_built", trial, converts ? 0.7 : 0.45, 6);
        use("help_pages_read", trial, 0.5, 9);
        sale(trial.startedOn().plusDays(dice.between(0, FIRST_DAYS - 1)), converts);
        boolean late = dice.chance(0.08);
        boolean again = dice.chance(0.2);
        LocalDate end = trial.endsOn().orElseThrow();
        boolean onTheLastDay = trial.outcomeOn().filter(end::equals).isPresent();
        if (!converts && onTheLastDay && again) {
            again(end.plusDays(dice.chance(0.5) ? 0 : dice.between(20, 60)), trial);
        }
        if (!converts || !onTheLastDay || !late) {
            return trial;
        }
        return Trial.builder(trial.accountId(), trial.startedOn())
                .product(trial.product().orElseThrow())
                .endsOn(end.minusDays(5))
                .cardUpFront(trial.cardUpFront().orElseThrow())
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(end)
                .build();
    }

    /** An extension that begins where the first trial ends, or a second trial. */
    private void again(LocalDate startedOn, Trial first) {
        facts.add(Trial.builder(first.accountId(), startedOn)
                .product(first.product().orElseThrow())
                .endsOn(startedOn.plusDays(14))
                .cardUpFront(first.cardUpFront().orElseThrow())
                .outcome(Trial.Outcome.EXPIRED)
                .build());
    }

    private void use(String signal, Trial trial, double probability, int most) {
        boolean does = dice.chance(probability);
        LocalDate on = trial.startedOn().plusDays(dice.between(0, FIRST_DAYS));
        int times = dice.between(1, most);
        boolean still = trial.outcomeOn().filter(day -> !on.isBefore(day)).isEmpty();
        if (does && still) {
            facts.add(Signal.of(profile.accountId(), signal, on, times));
        }
    }

    /** Somebody of the vendor talks to the account; the smallest mostly help themselves. */
    private void sale(LocalDate on, boolean converts) {
        Tier tier = profile.tier();
        double probability = switch (tier) {
            case FREE -> 0;
            case PERSON -> 0.1;
            case BUSINESS -> 0.55;
            case ENTERPRISE -> 0.95;
        };
        boolean talks = dice.chance(Math.min(1, probability * (converts ? 1.2 : 1)));
        int cost = switch (tier) {
            case FREE, PERSON -> dice.between(20, 60);
            case BUSINESS -> dice.between(150, 500);
            case ENTERPRISE -> dice.between(1500, 6000);
        };
        if (talks && !on.isBefore(window.first())) {
            facts.add(Interaction.builder(profile.accountId(), on)
                    .stage(Interaction.Stage.SALES)
                    .function(Interaction.Function.BUSINESS_RELATIONS)
                    .channel("call")
                    .initiator(Interaction.Initiator.VENDOR)
                    .cost(BigDecimal.valueOf(cost))
                    .build());
        }
    }

    /** Before most cancellations somebody looks at the page for it; some who look stay. */
    private void intent(Life.Spell spell) {
        boolean looks = dice.chance(0.55);
        boolean exports = dice.chance(0.3);
        int lead = dice.between(3, 45);
        if (spell.end() == Life.End.CANCELLED) {
            if (looks) {
                seen("cancel_page_views", spell.to().minusDays(lead), spell, dice.between(1, 3));
            }
            if (exports) {
                seen("data_exports", spell.to().minusDays(2 + lead / 3), spell, 1);
            }
        }
        for (LocalDate day = spell.from().plusDays(15);
                day.isBefore(spell.to()) && !day.isAfter(window.last());
                day = day.plusMonths(1)) {
            if (dice.chance(0.007)) {
                seen("cancel_page_views", day.plusDays(dice.between(0, 12)), spell, 1);
            }
        }
    }

    private void seen(String signal, LocalDate on, Life.Spell spell, int times) {
        if (!on.isBefore(spell.from())
                && on.isBefore(spell.to())
                && life.spellOn(on).isPresent()
                && life.tierOn(on) != Tier.FREE) {
            facts.add(Signal.of(profile.accountId(), signal, on, times));
        }
    }
}
