package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RouteProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");

    /** A path, and what an account has reached or waived on it. */
    private record Drawn(SuccessPath path, int reached, int waived) {

        JourneyProgress progress() {
            List<MilestoneEvent> events = new ArrayList<>();
            List<MilestoneWaiver> waivers = new ArrayList<>();
            for (int i = 0; i < IDS.size(); i++) {
                if ((reached >> i & 1) == 1) {
                    events.add(MilestoneEvent.of(ACME, IDS.get(i), MilestoneLevel.OUTCOME, START));
                }
                if ((waived >> i & 1) == 1) {
                    waivers.add(MilestoneWaiver.of(ACME, IDS.get(i), START));
                }
            }
            return JourneyProgress.of(path, events, START, START).withWaivers(waivers);
        }

        boolean isMet(String id) {
            return ((reached | waived) >> IDS.indexOf(id) & 1) == 1;
        }
    }

    @Provide
    Arbitrary<Drawn> drawn() {
        Arbitrary<List<Integer>> masks =
                Arbitraries.integers().between(0, 63).list().ofSize(IDS.size());
        Arbitrary<List<Integer>> days =
                Arbitraries.integers().between(0, 50).list().ofSize(IDS.size());
        return Combinators.combine(
                        masks,
                        masks,
                        days,
                        Arbitraries.integers().between(0, 63),
                        Arbitraries.of(0, 0, 1, 2, 4, 8, 16, 32))
                .as((all, any, expected, reached, waived) -> new Drawn(path(all, any, expected), reached, waived));
    }

    private static SuccessPath path(List<Integer> all, List<Integer> any, List<Integer> days) {
        List<SuccessMilestone> milestones = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            milestones.add(SuccessMilestone.builder(IDS.get(i))
                    .after(before(i, all.get(i) & any.get(i)))
                    .afterAny(before(i, any.get(i) & ~all.get(i)))
                    .expectedDays(days.get(i))
                    .build());
        }
        return SuccessPath.of("p", milestones);
    }

    private static String[] before(int index, int mask) {
        return IDS.subList(0, index).stream()
                .filter(id -> (mask >> IDS.indexOf(id) & 1) == 1)
                .toArray(String[]::new);
    }

    /** Another algorithm: every way of choosing one branch at every milestone, each timed by itself. */
    private static double soonest(Drawn drawn, String goal) {
        List<SuccessMilestone> milestones = drawn.path().milestones();
        double best = Double.POSITIVE_INFINITY;
        int ways = milestones.stream()
                .mapToInt(milestone -> Math.max(1, milestone.afterAny().size()))
                .reduce(1, (a, b) -> a * b);
        for (int way = 0; way < ways; way++) {
            Map<String, String> choice = new HashMap<>();
            int rest = way;
            for (SuccessMilestone milestone : milestones) {
                List<String> any = List.copyOf(milestone.afterAny());
                if (!any.isEmpty()) {
                    choice.put(milestone.id(), any.get(rest % any.size()));
                    rest /= any.size();
                }
            }
            best = Math.min(best, timed(drawn, goal, choice));
        }
        return best;
    }

    private static double timed(Drawn drawn, String id, Map<String, String> choice) {
        if (drawn.isMet(id)) {
            return 0;
        }
        SuccessMilestone milestone = drawn.path().milestone(id).orElseThrow();
        double begins = 0;
        for (String before : milestone.after()) {
            begins = Math.max(begins, timed(drawn, before, choice));
        }
        if (choice.containsKey(id)) {
            begins = Math.max(begins, timed(drawn, choice.get(id), choice));
        }
        return begins + milestone.expectedDays().getAsInt();
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void noChoiceOfBranchesIsSooner(@ForAll("drawn") Drawn drawn) {
        for (String id : IDS) {
            Route route = Route.to(id, drawn.progress(), LegTimes.planned());
            assertThat(route.daysLeft().orElseThrow("days")).isEqualTo(soonest(drawn, id));
        }
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void everyStopComesAfterWhatItNeeds(@ForAll("drawn") Drawn drawn) {
        Route route = Route.of(drawn.progress(), LegTimes.planned());
        List<String> passed = new ArrayList<>();
        for (Route.Stop stop : route.stops()) {
            assertThat(drawn.isMet(stop.milestone().id())).isFalse();
            assertThat(stop.milestone().after()).allMatch(id -> drawn.isMet(id) || passed.contains(id));
            assertThat(stop.milestone().afterAny().isEmpty()
                            || stop.milestone().afterAny().stream()
                                    .anyMatch(id -> drawn.isMet(id) || passed.contains(id)))
                    .isTrue();
            passed.add(stop.milestone().id());
        }
        JourneyProgress progress = drawn.progress();
        assertThat(route.isEmpty()).isEqualTo(progress.arrived() || progress.isWaivedThroughout());
        if (drawn.waived() == 0) {
            assertThat(route.isEmpty())
                    .isEqualTo(drawn.path().goals().stream().allMatch(goal -> drawn.isMet(goal.id())));
        }
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void anAchievementNeverLengthensTheWayToAMilestone(
            @ForAll("drawn") Drawn drawn, @ForAll("milestones") String achieved) {
        Drawn more = new Drawn(drawn.path(), drawn.reached() | 1 << IDS.indexOf(achieved), drawn.waived());
        for (String id : IDS) {
            assertThat(Route.to(id, more.progress(), LegTimes.planned())
                            .daysLeft()
                            .orElseThrow("days"))
                    .isLessThanOrEqualTo(Route.to(id, drawn.progress(), LegTimes.planned())
                            .daysLeft()
                            .orElseThrow("days"));
        }
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void aWaiverOpensTheWayAndTakesTheMilestoneOffIt(@ForAll("drawn") Drawn drawn) {
        JourneyProgress with = drawn.progress();
        JourneyProgress without = new Drawn(drawn.path(), drawn.reached(), 0).progress();
        int left = IDS.size() - Integer.bitCount(drawn.waived() & ~drawn.reached()); // all weigh the same
        assertThat(with.position()).isEqualTo((double) Integer.bitCount(drawn.reached()) / left);
        assertThat(with.openLegs().stream().map(leg -> leg.milestone().id()).collect(Collectors.toSet()))
                .noneMatch(drawn::isMet)
                .containsAll(without.openLegs().stream()
                        .map(leg -> leg.milestone().id())
                        .filter(id -> !drawn.isMet(id))
                        .toList());
    }

    @Provide
    Arbitrary<String> milestones() {
        return Arbitraries.of(IDS);
    }
}
