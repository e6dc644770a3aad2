package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Lazy;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the chances of all accounts on a path share: its legs, which milestone waits for which, and the horizon. */
final class ReachPlan {

    /** The state of a milestone that is reached, or that the account may go on without. */
    static final int MET = -2;
    /** The state of a milestone whose leg has not begun. */
    static final int LATER = -1;

    private final LegModel legs;
    private final int horizonDays;
    private final List<Lazy<LegCurve>> curves;
    private final int[] longestWaits;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[][] after;
    private final int[][] afterAny;

    ReachPlan(LegModel legs, int horizonDays) {
        this.legs = legs;
        this.horizonDays = horizonDays;
        List<SuccessMilestone> milestones = legs.path().milestones();
        this.curves = milestones.stream()
                .map(milestone -> Lazy.of(() -> new LegCurve(legs.incidence(milestone.id()))))
                .toList();
        this.longestWaits = milestones.stream()
                .mapToInt(milestone -> ComparableWait.longest(legs.incidence(milestone.id())))
                .toArray();
        for (int i = 0; i < milestones.size(); i++) {
            places.put(milestones.get(i).id(), i);
        }
        this.after = milestones.stream().map(one -> places(one.after())).toArray(int[][]::new);
        this.afterAny = milestones.stream().map(one -> places(one.afterAny())).toArray(int[][]::new);
    }

    private int[] places(Collection<String> ids) {
        return ids.stream().mapToInt(places::get).toArray();
    }

    LegModel legs() {
        return legs;
    }

    SuccessPath path() {
        return legs.path();
    }

    int size() {
        return after.length;
    }

    String id(int milestone) {
        return path().milestones().get(milestone).id();
    }

    /** Returns the place of a milestone in the path. */
    int place(String milestone) {
        return requireNonNull(places.get(milestone), milestone);
    }

    boolean hasExpansion(int milestone) {
        return path().milestones().get(milestone).expansion().isPresent();
    }

    int horizonDays() {
        return horizonDays;
    }

    LegCurve curve(int milestone) {
        return curves.get(milestone).get();
    }

    /** Returns the milestones that must all come before one and are not met. */
    int[] missing(int milestone, int[] state) {
        return Arrays.stream(after[milestone]).filter(i -> state[i] != MET).toArray();
    }

    /** Returns the milestones of which one must still come before one; none where one is met. */
    int[] branches(int milestone, int[] state) {
        int[] all = afterAny[milestone];
        return Arrays.stream(all).anyMatch(i -> state[i] == MET) ? new int[0] : all;
    }

    /**
     * Returns, for each milestone of the path, {@link #MET}, {@link #LATER} or the days waited on its open leg, at most
     * the longest wait that is {@linkplain ComparableWait compared}.
     */
    int[] state(JourneyProgress progress, List<JourneyProgress.Leg> open) {
        int[] state = new int[size()];
        for (int i = 0; i < state.length; i++) {
            String id = id(i);
            boolean met =
                    progress.reachedOn(id).isPresent() || progress.waivedOn(id).isPresent();
            state[i] = met ? MET : LATER;
        }
        for (JourneyProgress.Leg leg : open) {
            int place = place(leg.milestone().id());
            state[place] = (int) Math.min(leg.daysWaited(), longestWaits[place]);
        }
        return state;
    }
}
