package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.RetentionData;
import dev.bearing.health.Aggregate;
import dev.bearing.health.BandStability;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicies;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.Spell;
import dev.bearing.survival.Spells;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary values of the library's types, for jqwik properties of one's own. What they make is valid, small, and full
 * of edges: gaps, pauses, ties, stays of no time, signals that are missing. They need jqwik on the class path.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<Scorecard> cards() { return BearingArbitraries.scorecards(); }
 *
 * @Property(seed = "20261122")
 * void aScoreIsAShare(@ForAll("cards") Scorecard card, @ForAll("worlds") HealthSignals signals) { … }
 * }</pre>
 *
 * <p>All days lie in the three years up to {@link #LAST_DAY}.
 */
public final class BearingArbitraries {

    /** The last day on which anything happens. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 8, 31);

    /** The signals that {@link #signals} observes and {@link #scorecards} read. */
    public static final List<String> SIGNALS = List.of("logins", "nps", "tickets");

    private static final int DAYS = 1_095;
    private static final AccountId ACCOUNT = AccountId.of("a-1");

    private BearingArbitraries() {}

    /** Returns days of the three years up to {@link #LAST_DAY}. */
    public static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, DAYS).map(LAST_DAY::minusDays);
    }

    /**
     * Returns the price states of one subscription of account {@code a-1}, one after the other, with gaps, pauses and
     * free times, the last one open or ended; none to five.
     */
    public static Arbitrary<List<PriceState>> priceStates() {
        return PriceArbitraries.subscription(ACCOUNT, "s-1");
    }

    /** Returns the price states of up to four accounts with up to two subscriptions each, in dollars and euros. */
    public static Arbitrary<List<PriceState>> priceBooks() {
        return PriceArbitraries.book();
    }

    /** Returns books of small companies in all scenarios, with facts of every kind. */
    public static Arbitrary<CustomerBook> books() {
        return Combinators.combine(
                        Arbitraries.of(SyntheticCompany.scenarios()),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 18),
                        Arbitraries.longs().between(0, 1_000_000))
                .as((scenario, accounts, months, seed) -> SyntheticCompany.scenario(scenario)
                        .accounts(accounts)
                        .months(months)
                        .seed(seed)
                        .build()
                        .book());
    }

    /** Returns observations of {@link #SIGNALS} of account {@code a-1}, from 0 to 100, at most one of each a day. */
    public static Arbitrary<List<Signal>> signals() {
        return Combinators.combine(
                        Arbitraries.of(SIGNALS),
                        days(),
                        Arbitraries.doubles().between(0, 100).ofScale(2))
                .as((signal, day, value) -> Signal.of(ACCOUNT, signal, day, value))
                .list()
                .ofMaxSize(30)
                .uniqueElements(Signal::key);
    }

    /** Returns {@link #signals} as known on {@link #LAST_DAY}, of some with the customer's first day. */
    public static Arbitrary<HealthSignals> healthSignals() {
        return Combinators.combine(signals(), days().optional()).as((observations, firstDay) -> {
            HealthSignals signals = HealthSignals.of(observations, LAST_DAY);
            return firstDay.map(signals::withCustomerSince).orElse(signals);
        });
    }

    /**
     * Returns scorecards of one to three measures of {@link #SIGNALS}, with every aggregate, missing-data policy and
     * curve but percentiles, some scaled to tenure.
     */
    public static Arbitrary<Scorecard> scorecards() {
        Arbitrary<Curve> curves = Arbitraries.of(
                new Curve.Linear(0, 100),
                new Curve.Linear(80, 10),
                new Curve.Logistic(40, 0.1),
                new Curve.Step(0, List.of(new Curve.Point(20, 0.5), new Curve.Point(60, 1))),
                new Curve.PiecewiseLinear(
                        List.of(new Curve.Point(0, 0.2), new Curve.Point(50, 0.9), new Curve.Point(100, 0.6))),
                new Curve.ThreeSteps(20, 60, 0.6),
                new Curve.Growth(0.5),
                new Curve.PointsFrom(1, -0.1),
                new Curve.Inverted(new Curve.Linear(0, 100)));
        Arbitrary<MissingPolicy> missing = Arbitraries.of(
                new MissingPolicy.Redistribute(),
                new MissingPolicy.Neutral(0.5),
                new MissingPolicy.Penalise(0.1),
                new MissingPolicy.Block());
        Arbitrary<Measure> measures = Combinators.combine(
                        Arbitraries.of(SIGNALS),
                        curves,
                        missing,
                        Arbitraries.of(Aggregate.class),
                        Arbitraries.integers().between(7, 1_000),
                        Arbitraries.doubles().between(0.5, 5).ofScale(1))
                .as((signal, curve, policy, aggregate, window, weight) -> {
                    Measure.Builder measure = Measure.builder(signal, curve)
                            .missing(policy)
                            .aggregate(aggregate)
                            .windowDays(window)
                            .weight(weight);
                    if (aggregate == Aggregate.RATIO_TO_BASELINE) {
                        measure.baselineDays(3 * window);
                    }
                    if (aggregate == Aggregate.ACTIVE_SHARE || aggregate == Aggregate.GROWTH) {
                        measure.scaledToTenure(7);
                    }
                    return measure.build();
                });
        return Combinators.combine(
                        measures.list().ofMinSize(1).ofMaxSize(3).uniqueElements(Measure::signal),
                        Arbitraries.of(Scorecard.Aggregation.class),
                        Arbitraries.of(0.3, 0.5, 1.0),
                        Arbitraries.of(BandStability.none(), new BandStability(0.05, 7, 14)))
                .as(BearingArbitraries::scorecard);
    }

    private static Scorecard scorecard(
            List<Measure> measures, Scorecard.Aggregation how, double minCoverage, BandStability stability) {
        Scorecard.Builder card = Scorecard.builder("card", "1")
                .aggregation(how)
                .minCoverage(minCoverage)
                .bandStability(stability);
        measures.forEach(card::measure);
        return card.build();
    }

    /** Returns success paths of one to six milestones in a row. */
    public static Arbitrary<SuccessPath> paths() {
        return Arbitraries.integers().between(1, 6).flatMap(BearingArbitraries::path);
    }

    private static Arbitrary<SuccessPath> path(int milestones) {
        return Arbitraries.integers().between(1, 120).list().ofSize(milestones).map(expected -> {
            SuccessMilestone[] path = new SuccessMilestone[milestones];
            for (int i = 0; i < milestones; i++) {
                SuccessMilestone.Builder milestone =
                        SuccessMilestone.builder("m" + i).expectedDays(expected.get(i));
                path[i] = (i == 0 ? milestone : milestone.after("m" + (i - 1))).build();
            }
            return SuccessPath.of("path", List.of(path));
        });
    }

    /** Returns journeys of account {@code a-1} along {@link #paths}, begun at any day, as of {@link #LAST_DAY}. */
    public static Arbitrary<JourneyProgress> journeys() {
        return paths().flatMap(path -> Combinators.combine(milestoneEvents(path), days())
                .as((events, from) -> JourneyProgress.of(path, events, from, LAST_DAY)));
    }

    /** Returns what account {@code a-1} reached and lost on a path, in any order, up to {@link #LAST_DAY}. */
    public static Arbitrary<List<MilestoneEvent>> milestoneEvents(SuccessPath path) {
        return Combinators.combine(Arbitraries.of(path.milestones()), Arbitraries.of(MilestoneLevel.class), days())
                .as((milestone, level, day) -> MilestoneEvent.of(ACCOUNT, milestone.id(), level, day))
                .list()
                .ofMaxSize(12)
                .uniqueElements(MilestoneEvent::key);
    }

    /** Returns one to forty spells of up to 60 ticks, of causes 0 to 2, with delayed entries, ties and times of 0. */
    public static Arbitrary<Spells> spells() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.doubles().between(0, 1).ofScale(3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3))
                .as((exit, share, cause, late) ->
                        new Spell(late == 3 && exit > 0 ? (long) (share * (exit - 1)) : 0, exit, cause))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(Spells::of);
    }

    /** Returns rows of up to 60 accounts of all worlds, with their covariates, accounts and starts. */
    public static Arbitrary<RetentionData> retentionData() {
        return Combinators.combine(
                        Arbitraries.of(RetentionWorld.names()),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(1, 36),
                        Arbitraries.longs().between(0, 1_000_000))
                .as((world, accounts, months, seed) ->
                        RetentionWorld.named(world).draw(accounts, months, seed).data());
    }

    /** Returns models of retention: geometric, sBG, observed curves, piecewise hazards, and the truths of worlds. */
    public static Arbitrary<RetentionModel> retentionModels() {
        Arbitrary<Double> positive = Arbitraries.doubles().between(0.01, 50).ofScale(2);
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1).ofScale(3).map(GeometricRetention::of),
                Combinators.combine(positive, positive).as(ShiftedBetaGeometric::of),
                spells().map(KaplanMeier::of),
                spells().map(spells -> NelsonAalen.of(spells, NelsonAalen.Form.POISSON)),
                spells().filter(spells -> spells.get(0).exit() > spells.get(0).entry())
                        .map(PiecewiseHazard::constant),
                Arbitraries.of(RetentionWorld.names())
                        .map(RetentionWorld::named)
                        .map(world -> world.truth(new double[world.covariates().size()])));
    }

    /** Returns revenue policies: the presets, some with another grace, pause timeout or merged gap. */
    public static Arbitrary<RevenuePolicy> revenuePolicies() {
        Arbitrary<RevenuePolicy> presets = Arbitraries.of(RevenuePolicies.all());
        Arbitrary<Integer> someDays = Arbitraries.integers().between(1, 90);
        return Arbitraries.oneOf(
                presets,
                Combinators.combine(presets, someDays, someDays, someDays)
                        .as((preset, grace, timeout, gap) -> preset.toBuilder("changed")
                                .pastDueGraceDays(grace)
                                .pauseTimeoutDays(timeout)
                                .mergeGapDays(gap)
                                .build()));
    }
}
