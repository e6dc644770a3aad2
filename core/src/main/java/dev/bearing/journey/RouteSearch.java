package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds when each milestone is expected at the earliest, in one pass over the path in its order, and the branches by
 * which that is.
 */
final class RouteSearch {

    private static final int NO_BRANCH = -1;

    private final JourneyProgress progress;
    private final SuccessPath path;
    private final int count;
    /** The days from now by milestone, those of legs that are not known left out; 0 for what is reached or waived. */
    private final double[] inDays;
    /** The days of the milestone's own leg. */
    private final double[] own;
    /** Whether all legs up to a milestone are known. */
    private final boolean[] known;

    /** By milestone; those of what is reached or waived are 0. */
    private final List<Answer<Double>> legs = new ArrayList<>();

    private final int[] branch;

    RouteSearch(JourneyProgress progress, LegTimes times) {
        requireNonNull(times, "times");
        this.progress = progress;
        path = progress.path();
        count = path.milestones().size();
        inDays = new double[count];
        own = new double[count];
        known = new boolean[count];
        branch = new int[count];
        Map<String, Long> waited = new HashMap<>();
        progress.openLegs().forEach(leg -> waited.put(leg.milestone().id(), leg.daysWaited()));
        for (int i = 0; i < count; i++) {
            branch[i] = NO_BRANCH;
            if (progress.isMet(i)) {
                known[i] = true;
                legs.add(Answer.known(0.0));
                continue;
            }
            SuccessMilestone milestone = path.milestones().get(i);
            Answer<Double> days = times.daysLeft(milestone, waited.getOrDefault(milestone.id(), 0L));
            legs.add(days);
            own[i] = days.toOptional().orElse(0.0);
            enter(i);
        }
    }

    /** Sets when a milestone is expected from what comes before it, which is settled. */
    private void enter(int index) {
        double begins = 0;
        boolean sure = legs.get(index).isKnown();
        for (int before : path.prerequisites(index)) {
            begins = Math.max(begins, inDays[before]);
            sure &= known[before];
        }
        for (int before : path.alternatives(index)) {
            if (branch[index] == NO_BRANCH || isSooner(before, branch[index])) {
                branch[index] = before;
            }
        }
        if (branch[index] != NO_BRANCH) {
            begins = Math.max(begins, inDays[branch[index]]);
            sure &= known[branch[index]];
        }
        inDays[index] = begins + own[index];
        known[index] = sure;
    }

    /** Whether a milestone is expected before another; one whose time is not known never is. */
    private boolean isSooner(int a, int b) {
        return known[a] == known[b] ? inDays[a] < inDays[b] : known[a];
    }

    Route toGoals() {
        int goal = NO_BRANCH;
        for (int index : progress.goalsLeft()) {
            if (goal == NO_BRANCH || isSooner(index, goal)) {
                goal = index;
            }
        }
        return goal == NO_BRANCH ? new Route(List.of(), Answer.known(0.0)) : to(goal);
    }

    Route to(int goal) {
        SortedSet<Integer> needed = new TreeSet<>();
        collect(goal, needed);
        List<Route.Stop> stops = needed.stream()
                .map(index -> new Route.Stop(path.milestones().get(index), answer(index)))
                .toList();
        return new Route(stops, answer(goal));
    }

    private void collect(int index, SortedSet<Integer> needed) {
        if (progress.isMet(index) || !needed.add(index)) {
            return;
        }
        for (int before : path.prerequisites(index)) {
            collect(before, needed);
        }
        if (branch[index] != NO_BRANCH) {
            collect(branch[index], needed);
        }
    }

    private Answer<Double> answer(int index) {
        if (known[index]) {
            return Answer.known(inDays[index], Explanation.sum("days of the legs on the critical path", terms(index)));
        }
        SortedSet<Integer> needed = new TreeSet<>();
        collect(index, needed);
        List<String> missing = new ArrayList<>();
        List<Answer.Reason> reasons = new ArrayList<>();
        for (int i : needed) {
            if (legs.get(i) instanceof Answer.Unknown<Double> unknown) {
                missing.add(path.milestones().get(i).id());
                reasons.add(unknown.reason());
            }
        }
        return Answer.unknown(
                reasons.get(0), "how long the legs to " + String.join(", ", missing) + " take is not known");
    }

    /** The legs whose days add up: of what a milestone waits for, the last, and so on back to now. */
    private List<Contribution> terms(int index) {
        List<Contribution> terms = new ArrayList<>();
        int at = progress.isMet(index) ? NO_BRANCH : index;
        while (at != NO_BRANCH) {
            terms.add(0, new Contribution(path.milestones().get(at).id(), own[at]));
            int last = NO_BRANCH;
            for (int before : path.prerequisites(at)) {
                last = later(before, last);
            }
            at = branch[at] == NO_BRANCH ? last : later(branch[at], last);
        }
        return terms;
    }

    private int later(int candidate, int last) {
        if (progress.isMet(candidate)) {
            return last;
        }
        return last == NO_BRANCH || inDays[candidate] > inDays[last] ? candidate : last;
    }
}
