package dev.bearing.testkit;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.ChurnReason;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.testkit.KnownTruth.TierTruth;
import dev.bearing.trial.Trial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account does with its main subscription, month by month from the day it began: it tries, buys, falls behind
 * with payments, pauses, moves between tiers, grows, leaves and comes back. Its journey runs along on the days in
 * service.
 */
final class Life {

    /** How a spell of service ended. */
    enum End {
        CANCELLED,
        LAPSED,
        PAUSED_AND_LEFT,
        OPEN
    }

    /**
     * Days in service, from the first to the day after the last.
     *
     * @param from the first day
     * @param to the first day no longer in service, the horizon if it goes on
     * @param end how it ended
     */
    record Spell(LocalDate from, LocalDate to, End end) {}

    /**
     * Days of a pause.
     *
     * @param from the first day
     * @param to the first day after it
     */
    record Pause(LocalDate from, LocalDate to) {}

    /**
     * A tier held from a day on.
     *
     * @param from the first day
     * @param tier the tier
     */
    record TierChange(LocalDate from, Tier tier) {}

    private static final LocalDate PRICE_RISE = LocalDate.of(2025, 6, 1);
    private static final int GRACE_DAYS = 30;

    private final Profile profile;
    private final KnownTruth truth;
    private final double proneness;
    private final Window window;
    private final Dice dice;
    private final Journey journey;
    private final Tally tally;
    private final Chain main;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Spell> spells = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<TierChange> tiers = new ArrayList<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final List<LocalDate> lateCancellations = new ArrayList<>();

    private Tier tier;
    private LocalDate spellBegan;
    private LocalDate termBegan;
    private int months;
    private boolean contractOpen;
    private boolean raised;

    Life(Profile profile, KnownTruth truth, double proneness, Window window, Dice dice, Journey journey, Tally tally) {
        this.profile = profile;
        this.truth = truth;
        this.proneness = proneness;
        this.window = window;
        this.dice = dice;
        this.journey = journey;
        this.tally = tally;
        this.tier = profile.tier();
        this.main =
                new Chain("sub-" + profile.accountId().value().substring(5), profile.accountId(), profile.currency());
        this.spellBegan = profile.arrivesOn();
        this.termBegan = profile.arrivesOn();
    }

    /** Lives from the arrival to the horizon. */
    Life run() {
        LocalDate begins = profile.arrivesOn();
        if (profile.triesFirst()) {
            Optional<LocalDate> converted = trial(begins);
            if (converted.isEmpty()) {
                return this;
            }
            begins = converted.get();
        }
        Optional<LocalDate> start = Optional.of(begins);
        while (start.isPresent() && start.get().isBefore(window.horizon())) {
            start = spell(start.get());
        }
        facts.addAll(priceStates());
        facts.addAll(contracts);
        return this;
    }

    private Optional<LocalDate> trial(LocalDate startedOn) {
        boolean card = profile.arrival() == Profile.Arrival.TRIAL_WITH_CARD;
        LocalDate endsOn = startedOn.plusDays(card ? 14 : 30);
        double probability =
                card ? truth.trials().cardUpFront() : truth.trials().noCard();
        boolean converts = dice.chance(probability);
        boolean early = dice.chance(0.3);
        LocalDate outcomeOn = early ? startedOn.plusDays(dice.between(2, 12)) : endsOn;
        if (!outcomeOn.isAfter(window.last())) {
            tally.count(card ? "convert with card" : "convert without card", probability, converts);
        }
        Trial.Outcome outcome =
                converts ? Trial.Outcome.CONVERTED : early ? Trial.Outcome.CANCELLED : Trial.Outcome.EXPIRED;
        facts.add(Trial.builder(profile.accountId(), startedOn)
                .product(tier.plan())
                .endsOn(endsOn)
                .cardUpFront(card)
                .outcome(outcome)
                .outcomeOn(outcomeOn)
                .build());
        journey.live(startedOn, outcomeOn, 1);
        return converts ? Optional.of(outcomeOn) : Optional.empty();
    }

    /** Lives one spell of service; returns the day the account comes back, or empty. */
    private Optional<LocalDate> spell(LocalDate begins) {
        spellBegan = begins;
        main.begin(begins, Terms.of(tier, begins, dice));
        setTier(begins, tier);
        restartTerm(begins);
        LocalDate from = begins;
        while (from.isBefore(window.horizon())) {
            LocalDate to = termBegan.plusMonths(months + 1L);
            months++;
            Optional<LocalDate> left = month(from, to);
            if (left.isPresent()) {
                return comesBack(left.get());
            }
            from = resumed(to);
        }
        spells.add(new Spell(spellBegan, window.horizon(), End.OPEN));
        return Optional.empty();
    }

    /** After a pause the next month begins when it ends. */
    private LocalDate resumed(LocalDate to) {
        if (!pauses.isEmpty()) {
            LocalDate end = pauses.get(pauses.size() - 1).to();
            if (end.isAfter(to)) {
                termBegan = end;
                months = 0;
                return end;
            }
        }
        return months == 0 ? termBegan : to;
    }

    /** Lives from one monthly day to the next; returns the day the account left, or empty if it stays. */
    private Optional<LocalDate> month(LocalDate from, LocalDate to) {
        if (months > 1 && (months - 1) % main.terms().months() == 0 && fallsBehind(from)) {
            LocalDate left = from.plusDays(GRACE_DAYS);
            journey.live(from, left, tier.lastMilestone());
            return Optional.of(left);
        }
        journey.live(from, to, tier.lastMilestone());
        int term = decisionMonths();
        boolean decides = months % term == 0;
        if (decides && leaves(from, to, term)) {
            return Optional.of(to);
        }
        if (term == 1 && pauses(to)) {
            return main.runs()
                    ? Optional.empty()
                    : Optional.of(pauses.get(pauses.size() - 1).to());
        }
        if (tier != Tier.ENTERPRISE && draw("promotion", tierTruth().promotion(), 1, to)) {
            move(to, tier.up(), "moved up");
        } else if (decides && tier != Tier.FREE && draw("demotion", tierTruth().demotion(), term, to)) {
            move(to, tier.down(), "moved down");
        } else {
            if (decides && contractOpen) {
                endContract(to, Contract.Outcome.RENEWED, Optional.empty());
                beginContract(to);
            }
            grow(to, decides);
        }
        return Optional.empty();
    }

    private TierTruth tierTruth() {
        return truth.tiers().get(tier.rank());
    }

    /** Enterprises sign for a year however they are billed; everybody else is free with every bill. */
    private int decisionMonths() {
        return tier == Tier.ENTERPRISE ? 12 : main.terms().months();
    }

    /** By how much leaving is likelier for this account on a day. */
    private double climate(LocalDate on) {
        return proneness * truth.climate().factor(on, window.first());
    }

    private boolean draw(String kind, double monthly, double term, LocalDate on) {
        double probability = 1 - StrictMath.pow(1 - monthly, term);
        boolean happens = dice.chance(probability);
        if (!on.isAfter(window.last())) {
            tally.count(kind + " " + tier.id(), probability, happens);
        }
        return happens;
    }

    /** Draws whether a payment fails on a bill's day; returns whether that was for good. */
    private boolean fallsBehind(LocalDate on) {
        double forGood = 0.3;
        Terms terms = main.terms();
        if (terms.months() >= 12 || tier == Tier.FREE) {
            return false;
        }
        double lapse = Math.min(forGood, 1 - StrictMath.pow(1 - tierTruth().lapse(), terms.months() * climate(on)));
        boolean fails = dice.chance(lapse / forGood);
        boolean lapses = fails && dice.chance(forGood);
        if (!on.isAfter(window.last())) {
            tally.count("lapse " + tier.id(), lapse, lapses);
        }
        if (!fails) {
            return false;
        }
        main.change(on, terms.with(PriceStatus.PAST_DUE), "payment failed");
        if (!lapses) {
            main.change(on.plusDays(dice.between(3, 24)), terms.with(PriceStatus.ACTIVE), "payment caught up");
            return false;
        }
        main.end(on.plusDays(45), Optional.empty(), "payment failed");
        spells.add(new Spell(spellBegan, on.plusDays(GRACE_DAYS), End.LAPSED));
        return true;
    }

    private boolean leaves(LocalDate from, LocalDate to, int term) {
        boolean outcome = journey.outcomeBefore(Journey.FIRST_OUTCOME, from).isPresent();
        double monthly =
                outcome ? tierTruth().cancelAfterOutcome() : tierTruth().cancel();
        if (!draw(outcome ? "cancel after outcome" : "cancel", monthly, term * climate(to), to)) {
            return false;
        }
        Optional<LocalDate> asked = dice.chance(0.15)
                ? Optional.empty()
                : Optional.of(to.minusDays(term >= 6 ? dice.between(20, 75) : dice.between(1, 20)))
                        .filter(day -> !day.isBefore(spellBegan));
        boolean free = tier == Tier.FREE;
        String reason = free ? "no need" : reason(outcome);
        if (!free) {
            asked.filter(day -> dice.chance(0.7)).ifPresent(day -> flow(day, CancelFlow.Outcome.CANCELLED, reason));
            if (dice.chance(0.75)) {
                ChurnReason given = ChurnReason.of(profile.accountId(), to, reason);
                facts.add(dice.chance(0.4) ? given.withDetail(detail(reason)) : given);
            }
            if (dice.chance(0.4)) {
                journey.lose(Journey.TEAM_ACTIVE, to.minusDays(dice.between(15, 60)));
            }
        }
        if (asked.isEmpty() && !free && dice.chance(truth.recording().lateCancellations())) {
            lateCancellations.add(to);
        }
        main.end(to, asked, "cancelled");
        endContract(to, Contract.Outcome.ENDED, asked);
        spells.add(new Spell(spellBegan, to, End.CANCELLED));
        return true;
    }

    private String reason(boolean outcome) {
        List<String> reasons = List.of(
                "price",
                "missing feature",
                "not used enough",
                "switched to competitor",
                "project ended",
                "company acquired",
                "company closed");
        return profile.experienceMet() && outcome
                ? reasons.get(dice.weighted(2, 1, 0.5, 2, 1.5, 1.5, 1))
                : reasons.get(dice.weighted(2, 2.5, 4, 2, 1, 0.3, 0.6));
    }

    private static String detail(String reason) {
        return switch (reason) {
            case "price" -> "Budget was cut, a smaller tool will do";
            case "missing feature" -> "Needed row-level permissions";
            case "not used enough" -> "The team went back to spreadsheets";
            case "switched to competitor" -> "Group-wide contract with another vendor";
            case "project ended" -> "The reporting project is finished";
            case "company acquired" -> "The new owner brings its own tools";
            default -> "Business has ceased";
        };
    }

    private void flow(LocalDate on, CancelFlow.Outcome outcome, String reason) {
        facts.add(
                FlowOffers.with(CancelFlow.of(profile.accountId(), on, outcome).withReason(reason)));
    }

    /** Draws whether the account pauses; a pause may end with the account leaving. */
    private boolean pauses(LocalDate on) {
        if (tier == Tier.FREE
                || tier == Tier.ENTERPRISE
                || !draw("pause", tierTruth().pause(), 1, on)) {
            return false;
        }
        Terms before = main.terms();
        LocalDate end = on.plusMonths(1 + dice.weighted(0.3, 0.3, 0.15, 0.15, 0.1));
        boolean resumes = dice.chance(0.75);
        if (dice.chance(0.6)) {
            flow(on.minusDays(dice.between(0, 6)), CancelFlow.Outcome.PAUSED, "not used enough");
        }
        main.change(on, before.with(PriceStatus.PAUSED), "paused");
        pauses.add(new Pause(on, end));
        if (resumes) {
            main.change(end, before.withoutPassingDiscount(), "resumed");
        } else {
            main.end(end, Optional.empty(), "not resumed");
            spells.add(new Spell(spellBegan, on, End.PAUSED_AND_LEFT));
        }
        return true;
    }

    private void move(LocalDate on, Tier next, String why) {
        boolean down = !next.atLeast(tier);
        if (down && dice.chance(0.5)) {
            flow(on.minusDays(dice.between(1, 9)), CancelFlow.Outcome.DOWNGRADED, "price");
        }
        endContract(on, Contract.Outcome.RENEWED, Optional.empty());
        Terms terms = Terms.of(next, on, dice);
        int seats = main.terms().quantity();
        main.change(on, next == Tier.ENTERPRISE ? terms.times(Math.max(30, 2 * seats)) : terms, why);
        setTier(on, next);
        restartTerm(on);
    }

    private void setTier(LocalDate on, Tier next) {
        tier = next;
        tiers.add(new TierChange(on, next));
        facts.add(AttributeChange.of(profile.accountId(), "tier", on, new AttributeValue.Text(next.id())));
    }

    private void grow(LocalDate on, boolean decides) {
        Terms now = main.terms();
        long cents = now.cents();
        if (decides && !raised && !on.isBefore(PRICE_RISE) && tier != Tier.FREE) {
            raised = true;
            cents = Math.max(cents, Terms.listPrice(tier, now.interval(), on));
        }
        int seats = now.quantity();
        String why = "price rise";
        if (tier.atLeast(Tier.BUSINESS)) {
            boolean outcome = journey.outcomeBefore(Journey.FIRST_OUTCOME, on).isPresent();
            if (dice.chance(outcome ? 0.032 : 0.014)) {
                seats += Math.max(1, (int) (seats * (0.04 + 0.12 * dice.uniform())));
                why = "more seats";
            } else if (decides && dice.chance(now.months() == 1 ? 0.02 : 0.12)) {
                seats -= Math.min(seats - 1, Math.max(1, (int) (seats * (0.05 + 0.2 * dice.uniform()))));
                why = "fewer seats";
            }
        }
        if (seats != now.quantity() || cents != now.cents()) {
            main.change(on, now.withoutPassingDiscount().times(seats).at(cents), why);
        }
    }

    private void restartTerm(LocalDate on) {
        termBegan = on;
        months = 0;
        raised = !on.isBefore(PRICE_RISE);
        beginContract(on);
    }

    private void beginContract(LocalDate on) {
        if (tier == Tier.ENTERPRISE || (tier == Tier.BUSINESS && main.terms().interval() == BillingInterval.YEAR)) {
            String id = "con-" + profile.accountId().value().substring(5) + "-" + (contracts.size() + 1);
            contracts.add(Contract.builder(id, profile.accountId(), on, on.plusYears(1))
                    .autoRenews(tier == Tier.BUSINESS)
                    .build());
            contractOpen = true;
        }
    }

    private void endContract(LocalDate on, Contract.Outcome outcome, Optional<LocalDate> noticeOn) {
        if (contractOpen) {
            Contract open = contracts.remove(contracts.size() - 1);
            Contract.Builder closed = Contract.builder(
                            open.contractId(), open.accountId(), open.from(), open.termEndsOn())
                    .autoRenews(tier == Tier.BUSINESS)
                    .outcome(outcome)
                    .outcomeOn(on);
            noticeOn.ifPresent(closed::noticeOn);
            contracts.add(closed.build());
            contractOpen = false;
        }
    }

    private Optional<LocalDate> comesBack(LocalDate left) {
        if (tier == Tier.FREE) {
            return Optional.empty();
        }
        for (int month = 1; month <= 15; month++) {
            if (dice.chance(0.018)) {
                return Optional.of(left.plusMonths(month).plusDays(dice.between(20, 27)));
            }
        }
        return Optional.empty();
    }

    /** Returns the price states; some cancellations became known late, some prices were corrected. */
    private List<PriceState> priceStates() {
        List<PriceState> states = main.states();
        List<PriceState> versions = new ArrayList<>(states);
        if (states.isEmpty()) {
            return versions;
        }
        PriceState last = states.get(states.size() - 1);
        LocalDate end = last.to().orElse(LocalDate.MAX);
        RecordingTruth recording = truth.recording();
        if (lateCancellations.contains(end) && end.isBefore(window.last().minusDays(recording.mostLateDays() + 4L))) {
            versions.set(
                    states.size() - 1,
                    version(last)
                            .to(end)
                            .reason("cancelled")
                            .recordedOn(end.plusDays(dice.between(recording.leastLateDays(), recording.mostLateDays())))
                            .build());
            versions.add(version(last).build());
        }
        PriceState first = states.get(0);
        if (states.size() > 1 && first.status() == PriceStatus.ACTIVE && dice.chance(recording.correctedPrices())) {
            PriceState.Builder wrong = version(first)
                    .price(first.amount().multiply(BigDecimal.valueOf(11)).movePointLeft(1), profile.currency());
            PriceState.Builder right = version(first).recordedOn(first.from().plusDays(dice.between(3, 15)));
            first.to().ifPresent(day -> {
                wrong.to(day);
                right.to(day);
            });
            versions.set(0, right.build());
            versions.add(wrong.build());
        }
        return versions;
    }

    private static PriceState.Builder version(PriceState state) {
        PriceState.Builder version = PriceState.builder(state.subscriptionId(), state.accountId(), state.from())
                .every(state.intervalCount(), state.interval())
                .price(state.amount(), state.currency())
                .quantity(state.quantity())
                .status(state.status());
        state.plan().ifPresent(version::plan);
        state.discount().ifPresent(version::discount);
        return version;
    }

    /** Returns what the account did: price states, contracts, its trial, its tiers, and why and how it left. */
    List<Fact> facts() {
        return facts;
    }

    /** Returns the spells of service in order; none if a trial was not converted. */
    List<Spell> spells() {
        return spells;
    }

    /** Returns the pauses in order. */
    List<Pause> pauses() {
        return pauses;
    }

    /** Returns the tiers held, in order. */
    List<TierChange> tiers() {
        return tiers;
    }

    /** Returns the tier on a day; before the first one, the one the account came for. */
    Tier tierOn(LocalDate day) {
        Tier held = profile.tier();
        for (TierChange change : tiers) {
            if (!change.from().isAfter(day)) {
                held = change.tier();
            }
        }
        return held;
    }

    /** Returns the spell of service that holds a day and is not paused on it, or empty. */
    Optional<Spell> spellOn(LocalDate day) {
        if (pauses.stream().anyMatch(pause -> !day.isBefore(pause.from()) && day.isBefore(pause.to()))) {
            return Optional.empty();
        }
        return spells.stream()
                .filter(spell -> !day.isBefore(spell.from()) && day.isBefore(spell.to()))
                .findFirst();
    }
}
