package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JourneyProgressProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(30);
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

    /** Each milestone after some of those before it, with any weight. */
    @Provide
    Arbitrary<SuccessPath> paths() {
        Arbitrary<List<Double>> weights =
                Arbitraries.doubles().between(0.001, 1_000).ofScale(3).list().ofSize(IDS.size());
        Arbitrary<List<Integer>> masks =
                Arbitraries.integers().between(0, 31).list().ofSize(IDS.size());
        return Combinators.combine(weights, masks).as((w, m) -> path(w, m, 1));
    }

    private static SuccessPath path(List<Double> weights, List<Integer> masks, double factor) {
        List<SuccessMilestone> milestones = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            List<String> after = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if ((masks.get(i) >> j & 1) == 1) {
                    after.add(IDS.get(j));
                }
            }
            milestones.add(SuccessMilestone.builder(IDS.get(i))
                    .weight(weights.get(i) * factor)
                    .after(after.toArray(String[]::new))
                    .build());
        }
        return SuccessPath.of("p", milestones);
    }

    @Provide
    Arbitrary<MilestoneEvent> event() {
        return Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.of(MilestoneLevel.values()),
                        Arbitraries.integers().between(-5, 40),
                        Arbitraries.integers().between(0, 10))
                .as((milestone, level, day, late) -> MilestoneEvent.of(ACME, milestone, level, START.plusDays(day))
                        .withRecordedOn(START.plusDays((long) day + late)));
    }

    @Provide
    Arbitrary<List<MilestoneEvent>> events() {
        return event().list().ofMaxSize(20);
    }

    private static JourneyProgress progress(SuccessPath path, List<MilestoneEvent> events) {
        return JourneyProgress.of(path, events, START, AS_OF);
    }

    @Property(seed = "20261122")
    void anAchievementNeverLowersTheProgress(
            @ForAll("paths") SuccessPath path,
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll("event") MilestoneEvent more) {
        if (more.level() == MilestoneLevel.REGRESSED) {
            return;
        }
        List<MilestoneEvent> with = new ArrayList<>(events);
        with.add(more);
        for (int day = -5; day <= 30; day++) {
            assertThat(progress(path, with).position(START.plusDays(day)))
                    .isGreaterThanOrEqualTo(progress(path, events).position(START.plusDays(day)));
        }
    }

    @Property(seed = "20261122")
    void theProgressIsOneExactlyWhenEveryOutcomeIsThere(
            @ForAll("paths") SuccessPath path, @ForAll("events") List<MilestoneEvent> events) {
        JourneyProgress progress = progress(path, events);
        boolean all = IDS.stream().allMatch(id -> progress.reachedOn(id).isPresent());
        assertThat(progress.position()).isBetween(0.0, 1.0);
        assertThat(progress.position() == 1).isEqualTo(all);
        boolean there = path.goals().stream()
                .allMatch(goal -> progress.reachedOn(goal.id()).isPresent());
        assertThat(progress.arrived()).isEqualTo(there);
        assertThat(progress.nextLeg().isEmpty()).isEqualTo(there);
        assertThat(there || !all).isTrue();
        double sum = progress.explanation().terms().stream()
                .mapToDouble(term -> term.value())
                .sum();
        assertThat(sum).isCloseTo(progress.position(), within(1e-12));
    }

    @Property(seed = "20261122")
    void theScaleOfTheWeightsDoesNotMatter(
            @ForAll("paths") SuccessPath path,
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll("factors") double factor) {
        List<SuccessMilestone> scaled = path.milestones().stream()
                .map(m -> SuccessMilestone.builder(m.id())
                        .weight(m.weight() * factor)
                        .after(m.after().toArray(String[]::new))
                        .build())
                .toList();
        assertThat(progress(SuccessPath.of("p", scaled), events).position())
                .isCloseTo(progress(path, events).position(), within(1e-12));
    }

    @Provide
    Arbitrary<Double> factors() {
        return Arbitraries.doubles().between(1e-6, 1e6).ofScale(6);
    }

    @Property(seed = "20261122")
    void theOrderAndDuplicatesOfEventsDoNotMatter(
            @ForAll("paths") SuccessPath path, @ForAll("events") List<MilestoneEvent> events, @ForAll Random random) {
        List<MilestoneEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);
        assertSame(progress(path, shuffled), progress(path, events));
    }

    @Property(seed = "20261122")
    void nothingLaterIsSeen(@ForAll("paths") SuccessPath path, @ForAll("events") List<MilestoneEvent> events) {
        List<MilestoneEvent> known = events.stream()
                .filter(event -> !event.newestDay().isAfter(AS_OF))
                .toList();
        assertSame(progress(path, events), progress(path, known));
    }

    @Property(seed = "20261122")
    void shiftingEveryDayChangesNothing(
            @ForAll("paths") SuccessPath path,
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll("shifts") int shift) {
        List<MilestoneEvent> shifted = events.stream()
                .map(e -> MilestoneEvent.of(ACME, e.milestone(), e.level(), e.on().plusDays(shift))
                        .withRecordedOn(e.recordedOn().plusDays(shift)))
                .toList();
        JourneyProgress moved = JourneyProgress.of(path, shifted, START.plusDays(shift), AS_OF.plusDays(shift));
        JourneyProgress still = progress(path, events);
        assertThat(moved.position()).isEqualTo(still.position());
        assertThat(moved.openLegs().stream().map(leg -> leg.daysWaited()))
                .isEqualTo(
                        still.openLegs().stream().map(leg -> leg.daysWaited()).toList());
        assertThat(moved.daysToFirstValue().toOptional())
                .isEqualTo(still.daysToFirstValue().toOptional());
    }

    @Provide
    Arbitrary<Integer> shifts() {
        return Arbitraries.integers().between(-5_000, 50_000);
    }

    /**
     * The next milestone, found by the definition: the first not reached whose prerequisites all are, until arrival.
     */
    @Property(seed = "20261122")
    void theNextMilestoneFollowsItsDefinition(
            @ForAll("paths") SuccessPath path, @ForAll("events") List<MilestoneEvent> events) {
        JourneyProgress progress = progress(path, events);
        assertThat(progress.nextMilestone())
                .isEqualTo(path.milestones().stream()
                        .filter(m -> !progress.arrived())
                        .filter(m -> progress.reachedOn(m.id()).isEmpty())
                        .filter(m -> m.after().stream()
                                .allMatch(before -> progress.reachedOn(before).isPresent()))
                        .findFirst());
        progress.openLegs().forEach(leg -> {
            assertThat(leg.daysWaited()).isBetween(0L, 30L);
            assertThat(leg.beganOn()).isBetween(START, AS_OF);
        });
    }

    private static void assertSame(JourneyProgress one, JourneyProgress other) {
        assertThat(one.position()).isEqualTo(other.position());
        assertThat(one.openLegs()).isEqualTo(other.openLegs());
        IDS.forEach(id -> {
            assertThat(one.reachedOn(id)).isEqualTo(other.reachedOn(id));
            assertThat(one.firstReachedOn(id)).isEqualTo(other.firstReachedOn(id));
        });
    }

    @Property(seed = "20261122")
    void anOutcomeImpliesItsTaskAndAConfirmationItsOutcome(
            @ForAll("paths") SuccessPath path, @ForAll("events") List<MilestoneEvent> events) {
        JourneyProgress progress = progress(path, events);
        for (String id : IDS) {
            progress.confirmedOn(id)
                    .ifPresent(day ->
                            assertThat(progress.reachedOn(id).orElseThrow()).isBeforeOrEqualTo(day));
            progress.reachedOn(id)
                    .ifPresent(
                            day -> assertThat(progress.doneOn(id).orElseThrow()).isBeforeOrEqualTo(day));
            boolean reached = progress.level(id).filter(MilestoneLevel::reaches).isPresent();
            assertThat(progress.reachedOn(id).isPresent()).isEqualTo(reached);
            assertThat(progress.credit(id) == 1).isEqualTo(reached);
        }
    }

    @Property(seed = "20261122")
    void anotherVersionKeepsTheCreditOfTheMilestonesItHas(
            @ForAll("paths") SuccessPath path, @ForAll("events") List<MilestoneEvent> events) {
        SuccessPath next = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("new").build(),
                        SuccessMilestone.builder("c").after("new").weight(3).build(),
                        SuccessMilestone.builder("a").after("c").build()));
        for (String id : List.of("a", "c")) {
            assertThat(progress(next, events).credit(id))
                    .isEqualTo(progress(path, events).credit(id));
            assertThat(progress(next, events).reachedOn(id))
                    .isEqualTo(progress(path, events).reachedOn(id));
        }
    }
}
