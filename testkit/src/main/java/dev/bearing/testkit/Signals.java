package dev.bearing.testkit;

import dev.bearing.account.Fact;
import dev.bearing.health.Signal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account's use of the product looks like from outside. Use rises with the outcomes reached; before most
 * departures it falls for some months, before some it does not; some accounts that stay have a bad spell too; and some
 * signals go missing.
 */
final class Signals {

    private final Profile profile;
    private final Life life;
    private final Journey journey;
    private final SignalTruth truth;
    private final Window window;
    private final Dice dice;
    private final List<Fact> facts = new ArrayList<>();

    private final double base;
    private final boolean surveys;
    private final LocalDate silentFrom;

    Signals(Profile profile, Life life, Journey journey, SignalTruth truth, Window window, Dice dice) {
        this.profile = profile;
        this.life = life;
        this.journey = journey;
        this.truth = truth;
        this.window = window;
        this.dice = dice;
        this.base = clamp(0.42 + 0.1 * dice.normal() + (profile.experienceMet() ? 0.05 : -0.04), 0.12, 0.75);
        this.surveys = dice.chance(0.85);
        this.silentFrom = dice.chance(0.04) ? profile.arrivesOn().plusDays(dice.between(90, 500)) : LocalDate.MAX;
    }

    /** Returns the observations of all spells of service. */
    List<Fact> facts() {
        for (Life.Spell spell : life.spells()) {
            boolean falls = spell.end() != Life.End.OPEN && dice.chance(truth.seenComing());
            spell(spell, falls ? dice.between(truth.leastLeadDays(), truth.mostLeadDays()) : 0);
        }
        return facts;
    }

    private void spell(Life.Spell spell, int fallDays) {
        LocalDate badUntil = LocalDate.MIN;
        for (int month = 0; ; month++) {
            LocalDate from = spell.from().plusMonths(month);
            if (!from.isBefore(spell.to()) || from.isAfter(window.last())) {
                return;
            }
            if (dice.chance(truth.falseAlarm())) {
                badUntil = from.plusDays(dice.between(40, 90));
            }
            boolean bad = from.isBefore(badUntil);
            observe(spell, from.plusDays(13), fallDays, bad, false, month);
            observe(spell, from.plusDays(26), fallDays, bad, true, month);
        }
    }

    private void observe(Life.Spell spell, LocalDate on, int fallDays, boolean bad, boolean monthly, int month) {
        double share = use(spell, on, fallDays, bad);
        boolean shareSeen = !dice.chance(truth.missing());
        Tier tier = life.tierOn(on);
        boolean visible = life.spellOn(on).isPresent() && !on.isAfter(window.last()) && on.isBefore(silentFrom);
        if (visible && shareSeen) {
            add("weekly_active_share", on, Math.round(share * 100) / 100.0);
        }
        if (!monthly) {
            return;
        }
        double people = switch (tier) {
            case FREE, PERSON -> 1;
            case BUSINESS -> 12;
            case ENTERPRISE -> 70;
        };
        int sessions = dice.poisson(Math.min(500, 18 * share * people));
        boolean falling = ChronoUnit.DAYS.between(on, spell.to()) < fallDays;
        double trouble = (falling ? 1.9 : 1) * (profile.experienceMet() ? 0.8 : 1.4) * (bad ? 1.4 : 1);
        int tickets = dice.poisson(Math.min(20, 0.35 * StrictMath.sqrt(people) * trouble));
        double mood = 5.2 + 5 * (share - 0.4) + (profile.experienceMet() ? 1.6 : -0.6) + 1.2 * dice.normal();
        double late = dice.uniform();
        boolean failing = spell.end() == Life.End.LAPSED && ChronoUnit.DAYS.between(on, spell.to()) < 100;
        if (!visible) {
            return;
        }
        add("sessions", on, sessions);
        if (tier != Tier.FREE) {
            add("support_tickets", on, tickets);
        }
        if (surveys && month % 3 == 2) {
            add("sentiment", on, (double) Math.round(clamp(mood, 0, 10)));
        }
        if (profile.payByInvoice() && tier != Tier.FREE) {
            add("days_late", on, (int) (late < 0.6 ? 0 : (late - 0.6) * (failing ? 110 : share < 0.3 ? 55 : 28)));
        }
    }

    /** The share of its people that use the product in a week, in {@code [0.01, 0.99]}. */
    private double use(Life.Spell spell, LocalDate on, int fallDays, boolean bad) {
        long age = ChronoUnit.DAYS.between(spell.from(), on);
        double started = Math.min(1, 0.55 + age / 130.0);
        double level = base * started + 0.055 * journey.outcomesOn(on);
        long left = ChronoUnit.DAYS.between(on, spell.to());
        if (left < fallDays) {
            level *= truth.useLeft() + (1 - truth.useLeft()) * left / fallDays;
        }
        if (bad) {
            level *= 0.6;
        }
        return clamp(level + 0.04 * dice.normal(), 0.01, 0.99);
    }

    private void add(String signal, LocalDate on, double value) {
        if (dice.chance(0.0008)) {
            facts.add(Signal.of(profile.accountId(), signal, on, value * 10));
            facts.add(new Signal(profile.accountId(), signal, on, value, on.plusDays(6)));
        } else {
            facts.add(Signal.of(profile.accountId(), signal, on, value));
        }
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
