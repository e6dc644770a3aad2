package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A milestone that is waived, and not reached, is as good as not on the path, from the waiver's day on. */
class WaiverProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(30);
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

    /** What one account did on its path, and what was waived for it. */
    private record Life(SuccessPath path, List<MilestoneEvent> events, List<MilestoneWaiver> waivers) {

        JourneyProgress progress(LocalDate asOf) {
            return JourneyProgress.of(path, events, START, asOf).withWaivers(waivers);
        }

        /** The milestones that are waived by a day and not reached at its end. */
        TreeSet<String> leftOut(LocalDate day) {
            JourneyProgress plain = JourneyProgress.of(path, events, START, day);
            TreeSet<String> out = new TreeSet<>();
            waivers.stream()
                    .filter(waiver -> !waiver.on().isAfter(day))
                    .filter(waiver -> plain.reachedOn(waiver.milestone()).isEmpty())
                    .forEach(waiver -> out.add(waiver.milestone()));
            return out;
        }

        /** The progress of an account that never was on a path with what is left out; empty where nothing is left. */
        Optional<JourneyProgress> onThePathWithout(TreeSet<String> out, LocalDate day) {
            List<SuccessMilestone> rest = path.milestones().stream()
                    .filter(milestone -> !out.contains(milestone.id()))
                    .map(milestone -> SuccessMilestone.builder(milestone.id())
                            .weight(milestone.weight())
                            .after(milestone.after().stream()
                                    .filter(id -> !out.contains(id))
                                    .toArray(String[]::new))
                            .build())
                    .toList();
            return rest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JourneyProgress.of(SuccessPath.of("rest", rest), events, START, day));
        }
    }

    @Property(seed = "20261122")
    void theAccountIsAsFarAsOnThePathWithoutIt(@ForAll("lives") Life life) {
        for (int i = 0; i <= 30; i += 3) {
            LocalDate day = START.plusDays(i);
            JourneyProgress progress = life.progress(day);
            Optional<JourneyProgress> without = life.onThePathWithout(life.leftOut(day), day);
            assertThat(progress.position())
                    .isCloseTo(without.map(JourneyProgress::position).orElse(0.0), within(1e-12));
            assertThat(progress.arrived())
                    .isEqualTo(without.map(JourneyProgress::arrived).orElse(false));
            assertThat(Route.of(progress, LegTimes.planned()).stops())
                    .extracting(stop -> stop.milestone().id())
                    .isEqualTo(
                            without
                                    .map(rest ->
                                            Route.of(rest, LegTimes.planned()).stops())
                                    .orElse(List.of())
                                    .stream()
                                    .map(stop -> stop.milestone().id())
                                    .toList());
        }
    }

    @Property(seed = "20261122")
    void anAchievementNeverLowersThePosition(@ForAll("lives") Life life, @ForAll("achievements") MilestoneEvent more) {
        List<MilestoneEvent> with = new ArrayList<>(life.events());
        with.add(more);
        Life further = new Life(life.path(), with, life.waivers());
        for (int day = 0; day <= 30; day += 2) {
            assertThat(further.progress(AS_OF).position(START.plusDays(day)))
                    .isGreaterThanOrEqualTo(life.progress(AS_OF).position(START.plusDays(day)) - 1e-12);
        }
    }

    @Property(seed = "20261122")
    void aLaterDayTellsTheSameOfAnEarlierOne(@ForAll("lives") Life life) {
        for (int day = 0; day <= 30; day += 3) {
            assertThat(life.progress(AS_OF).position(START.plusDays(day)))
                    .isEqualTo(life.progress(START.plusDays(day)).position());
        }
    }

    @Property(seed = "20261122")
    void aWaiverByItselfMovesNobody(@ForAll("lives") Life life) {
        Life still = new Life(life.path(), List.of(), life.waivers());
        JourneyProgress progress = still.progress(AS_OF);
        assertThat(progress.arrived()).isFalse();
        assertThat(progress.changeDays()).isEmpty();
        Stream.of(0, 10, 20, 30)
                .forEach(day -> assertThat(progress.positionOnTodaysPath(START.plusDays(day)))
                        .isZero());
    }

    @Property(seed = "20261122")
    void thePositionAddsUp(@ForAll("lives") Life life) {
        JourneyProgress progress = life.progress(AS_OF);
        double sum = progress.explanation().terms().stream()
                .mapToDouble(term -> term.value())
                .sum();
        assertThat(sum).isCloseTo(progress.position(), within(1e-12));
        assertThat(progress.position() == 1)
                .isEqualTo(!progress.isWaivedThroughout()
                        && IDS.stream()
                                .allMatch(id -> progress.reachedOn(id).isPresent()
                                        || progress.waivedOn(id).isPresent()));
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<List<Integer>> masks =
                Arbitraries.integers().between(0, 31).list().ofSize(IDS.size());
        Arbitrary<List<Integer>> weights =
                Arbitraries.integers().between(1, 5).list().ofSize(IDS.size());
        Arbitrary<List<MilestoneEvent>> events =
                event(Arbitraries.of(MilestoneLevel.values())).list().ofMaxSize(10);
        Arbitrary<List<MilestoneWaiver>> waivers = Combinators.combine(
                        Arbitraries.of(IDS), Arbitraries.integers().between(0, 35))
                .as((id, day) -> MilestoneWaiver.of(ACME, id, START.plusDays(day)))
                .list()
                .ofMaxSize(6);
        return Combinators.combine(masks, weights, events, waivers)
                .as((before, weight, all, waived) -> new Life(path(before, weight), all, waived));
    }

    @Provide
    Arbitrary<MilestoneEvent> achievements() {
        return event(Arbitraries.of(MilestoneLevel.FUNCTIONAL, MilestoneLevel.OUTCOME, MilestoneLevel.CONFIRMED));
    }

    private static Arbitrary<MilestoneEvent> event(Arbitrary<MilestoneLevel> levels) {
        return Combinators.combine(
                        Arbitraries.of(IDS), levels, Arbitraries.integers().between(0, 30))
                .as((id, level, day) -> MilestoneEvent.of(ACME, id, level, START.plusDays(day)));
    }

    private static SuccessPath path(List<Integer> masks, List<Integer> weights) {
        List<SuccessMilestone> milestones = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            int mask = masks.get(i);
            int before = i;
            milestones.add(SuccessMilestone.builder(IDS.get(i))
                    .weight(weights.get(i))
                    .after(IDS.stream()
                            .filter(id -> IDS.indexOf(id) < before && (mask >> IDS.indexOf(id) & 1) == 1)
                            .toArray(String[]::new))
                    .build());
        }
        return SuccessPath.of("p", milestones);
    }
}
