package dev.bearing.vector;

import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.PATH;
import static dev.bearing.vector.Journeys.START;
import static dev.bearing.vector.Journeys.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class PathVectorProperties {

    private static final LegModel LEGS = Journeys.legs();
    private static final LegModel MANY = Journeys.legs(3);
    private static final LegModel SOON = soon();
    private static final LegModel EVER_SLOWER = everSlower();

    private final SuccessVectorStrategy strategy = SuccessVectorStrategy.standard();

    @Property(seed = "20261122", tries = 500)
    void silenceNeverImprovesDirectionOrPace(
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll @IntRange(min = 0, max = 400) int silence,
            @ForAll @IntRange(min = -50, max = 900) int due) {
        SuccessVector now = vector(events, 300, due);
        SuccessVector later = vector(events, 300 + silence, due);
        rank(now.direction())
                .ifPresent(before -> rank(later.direction())
                        .ifPresent(after -> assertThat(after).isLessThanOrEqualTo(before)));
        now.pace()
                .toOptional()
                .ifPresent(before -> later.pace()
                        .toOptional()
                        .ifPresent(after -> assertThat(after).isLessThanOrEqualTo(before + 1e-12)));
    }

    /** What is expected may rise only as far as reach does: who has waited longer may be nearer, as others were. */
    @Property(seed = "20261122", tries = 500)
    void silenceNeverImprovesTakeNorWhatIsExpectedAtEqualReach(
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll @IntRange(min = 0, max = 400) int silence,
            @ForAll("offers") TakeHistory takes,
            @ForAll @IntRange(min = 0, max = 2) int others,
            @ForAll boolean violated) {
        LegModel legs = List.of(LEGS, SOON, Journeys.nobody()).get(others);
        SuccessVector now = taking(legs, events, 300, takes, violated);
        SuccessVector later = taking(legs, events, 300 + silence, takes, violated);
        noMore(later.takeProbability(), now.takeProbability());
        double atEqualTake = 0;
        for (ExpansionChance chance : later.chances()) {
            ExpansionChance before = now.chances().stream()
                    .filter(one -> one.milestone().equals(chance.milestone()))
                    .findFirst()
                    .orElseThrow();
            noMore(chance.take().map(TakeRate::mean), before.take().map(TakeRate::mean));
            atEqualTake += chance.reach().toOptional().orElse(0.0)
                    * before.take().map(TakeRate::mean).toOptional().orElse(0.0)
                    * chance.expansion().annualValue().getAmount().doubleValue();
        }
        noMore(later.expectedExpansion().map(EstimatedMoney::amount), Answer.known(atEqualTake));
    }

    /** Where a longer wait makes nobody likelier to arrive, nothing that is expected rises in silence. */
    @Property(seed = "20261122", tries = 300)
    void silenceNeverImprovesWhatIsExpectedWhereAWaitBringsNobodyNearer(
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll @IntRange(min = 0, max = 400) int silence,
            @ForAll("offers") TakeHistory takes,
            @ForAll boolean violated) {
        SuccessVector now = taking(EVER_SLOWER, events, 300, takes, violated);
        SuccessVector later = taking(EVER_SLOWER, events, 300 + silence, takes, violated);
        noMore(later.reachProbability(), now.reachProbability());
        noMore(
                later.expectedExpansion().map(EstimatedMoney::amount),
                now.expectedExpansion().map(EstimatedMoney::amount));
    }

    /**
     * Thirty waited 10, 20, …, 100 days, three alike: after 89 six were still there, after 90 three. Who waits longer
     * than that gets no nearer by it, not even after 99 days, when those left were about to arrive, or after all had.
     */
    @Property(seed = "20261122", tries = 200)
    void waitingLongerThanAllButAFewBringsNobodyNearer(
            @ForAll @IntRange(min = 89, max = 500) int days, @ForAll @IntRange(min = 1, max = 4) int months) {
        TakeHistory takes = TakeHistories.of(
                Collections.nCopies(TakeHistories.STRATA.size(), 3),
                Collections.nCopies(TakeHistories.STRATA.size(), 3));
        SuccessVector at = taking(89, months, takes);
        SuccessVector later = taking(days, months, takes);
        assertThat(later.reaches()).isEqualTo(at.reaches());
        assertThat(later.expectedExpansion()).isEqualTo(at.expectedExpansion());
        ExpansionTiming timing =
                ExpansionTiming.of(MANY, DecisionTimes.builder().build(), months);
        assertThat(timing.due(JourneyProgress.of(PATH, List.of(), START, day(days))).stream()
                        .map(DueExpansion::months)
                        .toList())
                .isEqualTo(timing.due(JourneyProgress.of(PATH, List.of(), START, day(89))).stream()
                        .map(DueExpansion::months)
                        .toList());
    }

    private SuccessVector taking(int days, int months, TakeHistory takes) {
        return strategy.evaluate(
                VectorInputs.builder(ACCOUNT, JourneyProgress.of(PATH, List.of(), START, day(days)), MANY)
                        .takes(takes)
                        .horizonMonths(months)
                        .build());
    }

    private static void noMore(Answer<Double> later, Answer<Double> now) {
        later.toOptional()
                .ifPresent(after -> now.toOptional()
                        .ifPresent(before -> assertThat(after).isLessThanOrEqualTo(before + 1e-9 * (1 + before))));
    }

    @Provide
    Arbitrary<TakeHistory> offers() {
        int strata = TakeHistories.STRATA.size();
        Arbitrary<List<Integer>> takes = Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(0)),
                        Tuple.of(1, Arbitraries.integers().between(0, 12)))
                .list()
                .ofSize(strata);
        return Combinators.combine(takes, takes).as(TakeHistories::of);
    }

    private SuccessVector taking(
            LegModel legs, List<MilestoneEvent> events, int asOf, TakeHistory takes, boolean violated) {
        return strategy.evaluate(VectorInputs.builder(ACCOUNT, JourneyProgress.of(PATH, events, START, day(asOf)), legs)
                .takes(takes)
                .experienceViolated(violated)
                .build());
    }

    @Property(seed = "20261122", tries = 200)
    void theOrderOfEventsAndDuplicatesDoNotMatter(@ForAll("events") List<MilestoneEvent> events, @ForAll long seed) {
        List<MilestoneEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(vector(shuffled, 300, 500)).isEqualTo(vector(events, 300, 500));
    }

    @Property(seed = "20261122", tries = 200)
    void whatHappensLaterChangesNothing(
            @ForAll("events") List<MilestoneEvent> events, @ForAll @IntRange(min = 0, max = 299) int asOf) {
        List<MilestoneEvent> known =
                events.stream().filter(event -> !event.on().isAfter(day(asOf))).toList();
        assertThat(vector(events, asOf, 500)).isEqualTo(vector(known, asOf, 500));
    }

    @Property(seed = "20261122", tries = 200)
    void shiftingEveryDayTogetherChangesNothing(
            @ForAll("events") List<MilestoneEvent> events, @ForAll @IntRange(min = 1, max = 2_000) int shift) {
        List<MilestoneEvent> shifted = events.stream()
                .map(event -> MilestoneEvent.of(
                        ACCOUNT, event.milestone(), event.level(), event.on().plusDays(shift)))
                .toList();
        JourneyProgress progress = JourneyProgress.of(PATH, shifted, START.plusDays(shift), day(300).plusDays(shift));
        SuccessVector moved = strategy.evaluate(VectorInputs.builder(ACCOUNT, progress, LEGS)
                .dueOn(day(500).plusDays(shift))
                .build());
        assertThat(moved).isEqualTo(vector(events, 300, 500));
    }

    @Property(seed = "20261122", tries = 200)
    void probabilitiesDoNotFallWithTheHorizonNorAlongThePath(
            @ForAll @IntRange(min = 0, max = 60) int waited, @ForAll @IntRange(min = 1, max = 60) int horizon) {
        JourneyProgress progress = Journeys.progress(waited);
        double before = 1;
        for (var milestone : PATH.milestones()) {
            double nearer = reach(progress, horizon - 1, milestone.id());
            double farther = reach(progress, horizon, milestone.id());
            assertThat(nearer).isBetween(0.0, farther + 1e-12);
            assertThat(farther).isLessThanOrEqualTo(before + 1e-12);
            assertThat(reach(progress, 0, milestone.id())).isZero();
            before = farther;
        }
    }

    @Property(seed = "20261122", tries = 200)
    void thePositionNeverFallsByAnAchievement(
            @ForAll("events") List<MilestoneEvent> events, @ForAll("achievements") MilestoneEvent achievement) {
        List<MilestoneEvent> achieved = events.stream()
                .filter(event -> event.level() != MilestoneLevel.REGRESSED)
                .toList();
        List<MilestoneEvent> more = new ArrayList<>(achieved);
        more.add(achievement);
        assertThat(position(more)).isGreaterThanOrEqualTo(position(achieved));
    }

    @Provide
    Arbitrary<List<MilestoneEvent>> events() {
        return event(Arbitraries.of(MilestoneLevel.values())).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<MilestoneEvent> achievements() {
        return event(Arbitraries.of(MilestoneLevel.FUNCTIONAL, MilestoneLevel.OUTCOME, MilestoneLevel.CONFIRMED));
    }

    private static Arbitrary<MilestoneEvent> event(Arbitrary<MilestoneLevel> levels) {
        return Combinators.combine(
                        Arbitraries.of("connected", "used", "decided"),
                        levels,
                        Arbitraries.integers().between(0, 300))
                .as((milestone, level, on) -> MilestoneEvent.of(ACCOUNT, milestone, level, day(on)));
    }

    private double position(List<MilestoneEvent> events) {
        return vector(events, 300, 500).position().orElseThrow("position");
    }

    private static double reach(JourneyProgress progress, int horizon, String milestone) {
        return ReachModel.ofDays(SOON, horizon).ahead(progress).stream()
                .filter(one -> one.milestone().equals(milestone))
                .findFirst()
                .orElseThrow()
                .probability()
                .orElseThrow("reach");
    }

    private SuccessVector vector(List<MilestoneEvent> events, int asOf, int due) {
        LocalDate last = day(asOf);
        return strategy.evaluate(VectorInputs.builder(ACCOUNT, JourneyProgress.of(PATH, events, START, last), LEGS)
                .dueOn(day(due))
                .build());
    }

    /** The lower, the worse; who lost ground and who stalled are both at the bottom. */
    private static OptionalInt rank(Heading heading) {
        return switch (heading) {
            case ARRIVED -> OptionalInt.of(3);
            case ADVANCING -> OptionalInt.of(2);
            case DRIFTING -> OptionalInt.of(1);
            case STALLED, REGRESSING -> OptionalInt.of(0);
            case UNKNOWN -> OptionalInt.empty();
        };
    }

    /** Others who wait up to 150 days on each leg, of whom some churn. */
    private static LegModel soon() {
        LegModel.Builder builder = LegModel.builder(PATH);
        for (int d = 3; d <= 150; d += 7) {
            JourneyProgress progress = Journeys.progress(
                    700,
                    Journeys.event("connected", MilestoneLevel.OUTCOME, d),
                    Journeys.event("used", MilestoneLevel.OUTCOME, 2 * d),
                    Journeys.event("decided", MilestoneLevel.OUTCOME, 3 * d));
            if (d % 3 == 0) {
                builder.addChurned(Journeys.progress(700), day(d + 5));
            }
            builder.add(progress);
        }
        return builder.build();
    }

    /**
     * Of those who still wait for a milestone, each day no greater a share reaches it than on the day before: exactly,
     * since each day's number is rounded down to such a share.
     */
    private static LegModel everSlower() {
        LegModel.Builder builder = LegModel.builder(PATH);
        List<MilestoneEvent> before = new ArrayList<>();
        for (SuccessMilestone milestone : PATH.milestones()) {
            double share = 0.06;
            int waiting = 400;
            for (int day = 1; day <= 700; day++) {
                int arrived = (int) (Math.min(share, 0.06 * 30 / (30 + day)) * waiting + 1e-9);
                share = arrived / (double) waiting;
                waiting -= arrived;
                List<MilestoneEvent> events = new ArrayList<>(before);
                events.add(Journeys.event(milestone.id(), MilestoneLevel.OUTCOME, day));
                JourneyProgress progress = JourneyProgress.of(PATH, events, START, day(day));
                Collections.nCopies(arrived, progress).forEach(builder::add);
            }
            JourneyProgress waits = JourneyProgress.of(PATH, before, START, day(2_200));
            Collections.nCopies(waiting, waits).forEach(builder::add);
            before.add(Journeys.event(milestone.id(), MilestoneLevel.OUTCOME, 0));
        }
        return builder.build();
    }
}
