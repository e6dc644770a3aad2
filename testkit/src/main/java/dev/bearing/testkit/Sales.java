package dev.bearing.testkit;

import dev.bearing.account.Fact;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LeadOrigin;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account is offered once it has reached a milestone, whether it buys, and the subscriptions that come of it.
 * An offer is made soon after the milestone or, as often, long after it, when the account may no longer be moving.
 */
final class Sales {

    /**
     * What can be bought beside the main subscription.
     *
     * @param id its id
     * @param milestone the index of the milestone it belongs to
     * @param annualValue what it costs a year, in major units
     * @param motion how it is bought
     * @param from the lowest tier it is offered to
     */
    private record Expansion(String id, int milestone, int annualValue, Motion motion, Tier from) {}

    private static final List<Expansion> EXPANSIONS = List.of(
            new Expansion("automation", Journey.TEAM_ACTIVE, 600, Motion.SELF_SERVE, Tier.PERSON),
            new Expansion("insights_pack", Journey.FIRST_OUTCOME, 3000, Motion.FULL_SERVE, Tier.BUSINESS),
            new Expansion("second_department", 4, 7200, Motion.FULL_SERVE, Tier.BUSINESS));

    private static final int ADVANCING_DAYS = 90;

    private final Profile profile;
    private final Life life;
    private final Journey journey;
    private final KnownTruth truth;
    private final Window window;
    private final Dice dice;
    private final Tally tally;
    private final List<Fact> facts = new ArrayList<>();

    Sales(Profile profile, Life life, Journey journey, KnownTruth truth, Window window, Dice dice, Tally tally) {
        this.profile = profile;
        this.life = life;
        this.journey = journey;
        this.truth = truth;
        this.window = window;
        this.dice = dice;
        this.tally = tally;
    }

    /** Returns the leads and the price states of what was bought. */
    List<Fact> facts() {
        for (Expansion expansion : EXPANSIONS) {
            journey.outcomeBefore(expansion.milestone(), window.horizon()).ifPresent(on -> lead(expansion, on));
        }
        secondWorkspace();
        return facts;
    }

    private void lead(Expansion expansion, LocalDate reachedOn) {
        if (!dice.chance(0.92)) {
            return;
        }
        LocalDate openedOn = reachedOn.plusDays(dice.chance(0.55) ? dice.between(2, 20) : dice.between(100, 240));
        Optional<Life.Spell> spell = life.spellOn(openedOn);
        if (spell.isEmpty() || !life.tierOn(openedOn).atLeast(expansion.from())) {
            return;
        }
        boolean fullServe = expansion.motion() == Motion.FULL_SERVE;
        LeadOrigin origin = fullServe
                ? dice.oneOf(List.of(LeadOrigin.CUSTOMER_SUCCESS, LeadOrigin.SALES), 75, 25)
                : dice.oneOf(
                        List.of(LeadOrigin.PRODUCT, LeadOrigin.CUSTOMER_SUCCESS, LeadOrigin.MARKETING), 60, 25, 15);
        ExpansionLead.Builder lead = ExpansionLead.builder(
                        profile.accountId(), expansion.id(), expansion.motion(), openedOn)
                .origin(origin)
                .amount(BigDecimal.valueOf(expansion.annualValue()));
        LocalDate offeredOn = openedOn.plusDays(fullServe ? dice.between(3, 14) : dice.between(0, 2));
        LocalDate decidedOn = offeredOn.plusDays(fullServe ? dice.between(10, 40) : dice.between(1, 12));
        boolean accepted = !fullServe || dice.chance(0.92);
        boolean takes =
                dice.chance(truth.take().take(journey.advanced(offeredOn, ADVANCING_DAYS), profile.experienceMet()));
        LocalDate end = spell.get().to();
        if (!accepted) {
            facts.add(lead.lostOn(openedOn.plusDays(dice.between(5, 20))).build());
            return;
        }
        if (fullServe) {
            lead.acceptedOn(openedOn.plusDays(dice.between(0, 3)));
        }
        if (!end.isAfter(decidedOn) || life.spellOn(decidedOn).isEmpty()) {
            LocalDate lostOn = end.isAfter(decidedOn) ? decidedOn : end;
            if (offeredOn.isBefore(lostOn)) {
                lead.offeredOn(offeredOn);
            }
            facts.add(lead.lostOn(lostOn).build());
            return;
        }
        if (!decidedOn.isAfter(window.last())) {
            boolean advancing = journey.advanced(offeredOn, ADVANCING_DAYS);
            tally.count(
                    "take " + (advancing ? "advancing" : "drifting") + (profile.experienceMet() ? " met" : " unmet"),
                    truth.take().take(advancing, profile.experienceMet()),
                    takes);
        }
        lead.offeredOn(offeredOn);
        facts.add((takes ? lead.wonOn(decidedOn) : lead.lostOn(decidedOn)).build());
        if (takes) {
            Terms terms = new Terms(
                    expansion.id(),
                    BillingInterval.MONTH,
                    expansion.annualValue() * 100L / 12,
                    1,
                    Optional.empty(),
                    PriceStatus.ACTIVE);
            subscribe(expansion.id(), decidedOn, terms, spell.get());
        }
    }

    /** Some businesses pay for a second workspace. */
    private void secondWorkspace() {
        if (life.spells().isEmpty() || !dice.chance(0.1)) {
            return;
        }
        Life.Spell spell = life.spells().get(0);
        LocalDate on = spell.from().plusDays(dice.between(40, 400));
        if (on.isBefore(spell.to().minusDays(40)) && life.tierOn(on).atLeast(Tier.BUSINESS)) {
            long cents = Terms.listPrice(Tier.BUSINESS, BillingInterval.MONTH, on);
            subscribe(
                    "workspace",
                    on,
                    new Terms(
                            "team",
                            BillingInterval.MONTH,
                            cents,
                            dice.between(2, 8),
                            Optional.empty(),
                            PriceStatus.ACTIVE),
                    spell);
        }
    }

    /** Runs with the main subscription, pauses with it and ends with it, or a little earlier. */
    private void subscribe(String suffix, LocalDate on, Terms terms, Life.Spell spell) {
        String id = "sub-" + profile.accountId().value().substring(5) + "-" + suffix;
        Chain chain = new Chain(id, profile.accountId(), profile.currency());
        chain.begin(on, terms);
        LocalDate end = spell.end() == Life.End.PAUSED_AND_LEFT ? pauseEnd(spell.to()) : spell.to();
        boolean ends = spell.end() != Life.End.OPEN;
        String why = "ended with the main subscription";
        for (LocalDate month = on.plusMonths(3); month.isBefore(end); month = month.plusMonths(1)) {
            if (dice.chance(0.008)) {
                end = month;
                ends = true;
                why = "not needed";
            }
        }
        for (Life.Pause pause : life.pauses()) {
            if (pause.from().isAfter(on) && pause.from().isBefore(end)) {
                chain.change(pause.from(), terms.with(PriceStatus.PAUSED), "paused");
                if (pause.to().isBefore(end)) {
                    chain.change(pause.to(), terms, "resumed");
                }
            }
        }
        if (ends) {
            chain.end(end, Optional.empty(), why);
        }
        facts.addAll(chain.states());
    }

    private LocalDate pauseEnd(LocalDate from) {
        return life.pauses().stream()
                .filter(pause -> pause.from().equals(from))
                .map(Life.Pause::to)
                .findFirst()
                .orElse(from);
    }
}
