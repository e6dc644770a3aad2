package dev.bearing.journey;

import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The path of one account: that of all, less the milestones it may go on without and has not reached. Those count
 * neither above nor below the line of the position, and nothing leads to them. This is the one place that says where
 * the account's way ends, and whether it has got there.
 *
 * @param path the path of all
 * @param histories one per milestone, in the path's order
 * @param waived {@code long[milestones]}: the epoch day since which one is waived, or {@link MilestoneHistory#NEVER}
 * @param functionalCredit the credit of a milestone whose task is done but whose outcome is not there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and private to its account
record OwnPath(SuccessPath path, MilestoneHistory[] histories, long[] waived, double functionalCredit) {

    /** Returns whether a milestone is not on the path at the end of a day: waived by then, and not reached. */
    private boolean isLeftOut(int index, long day) {
        return waived[index] != MilestoneHistory.NEVER
                && waived[index] <= day
                && histories[index].state(day) < MilestoneHistory.OUTCOME;
    }

    /**
     * Returns the weighted mean of the milestones' credit at the end of a day; 0 where none is on the path.
     *
     * @param day the epoch day of the credits
     * @param ofDay the epoch day whose path it is
     */
    double position(long day, long ofDay) {
        double sum = 0;
        double total = 0;
        boolean all = true;
        for (int i = 0; i < histories.length; i++) {
            if (!isLeftOut(i, ofDay)) {
                byte state = histories[i].state(day);
                sum += path.weight(i) * credit(state);
                total += path.weight(i);
                all &= state >= MilestoneHistory.OUTCOME;
            }
        }
        if (total == 0) {
            return 0;
        }
        return all ? 1 : Math.min(sum / total, Math.nextDown(1.0));
    }

    /** Returns the terms of the position at the end of a day: of each milestone on the path its part of the mean. */
    Explanation explanation(long day) {
        double total = 0;
        for (int i = 0; i < histories.length; i++) {
            total += isLeftOut(i, day) ? 0 : path.weight(i);
        }
        List<Contribution> terms = new ArrayList<>();
        for (int i = 0; i < histories.length; i++) {
            if (!isLeftOut(i, day)) {
                terms.add(new Contribution(
                        path.milestones().get(i).id(), path.weight(i) / total * credit(histories[i].state(day))));
            }
        }
        return Explanation.sum("weighted mean of milestone credit", terms);
    }

    double credit(byte state) {
        if (state >= MilestoneHistory.OUTCOME) {
            return 1;
        }
        return state == MilestoneHistory.FUNCTIONAL ? functionalCredit : 0;
    }

    boolean isReached(int index, long day) {
        return histories[index].state(day) >= MilestoneHistory.OUTCOME;
    }

    /** Returns whether every milestone is left out on a day. */
    boolean isEmpty(long day) {
        for (int i = 0; i < histories.length; i++) {
            if (!isLeftOut(i, day)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether nothing is left out on a day, as for most accounts. */
    private boolean isWhole(long day) {
        for (int i = 0; i < histories.length; i++) {
            if (isLeftOut(i, day)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the account is where its path leads on a day; nobody is who has reached nothing. */
    boolean arrived(long day) {
        if (isWhole(day)) {
            for (int end : path.ends()) {
                if (!isReached(end, day)) {
                    return false;
                }
            }
            return true;
        }
        boolean any = false;
        for (int i = 0; i < histories.length; i++) {
            any |= isReached(i, day);
        }
        return any && goalsLeft(day).length == 0;
    }

    /**
     * Returns the places of the milestones on which the path ends and that are not reached on a day: nothing comes
     * after them but what is left out. Where one of several would have been enough for what is left out, the others are
     * not needed once one is reached.
     */
    int[] goalsLeft(long day) {
        if (isWhole(day)) {
            return Arrays.stream(path.ends())
                    .filter(index -> !isReached(index, day))
                    .toArray();
        }
        int count = histories.length;
        boolean[] leadsOn = new boolean[count];
        boolean[] needed = new boolean[count];
        boolean[] oneOfSeveral = new boolean[count];
        for (int i = 0; i < count; i++) {
            boolean out = isLeftOut(i, day);
            boolean oneReached = false;
            for (int before : path.alternatives(i)) {
                oneReached |= isReached(before, day);
            }
            for (int before : path.prerequisites(i)) {
                leadsOn[before] |= !out;
                needed[before] |= out;
            }
            for (int before : path.alternatives(i)) {
                leadsOn[before] |= !out;
                needed[before] |= out && !oneReached;
                oneOfSeveral[before] |= out;
            }
        }
        int[] left = new int[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            boolean ends = !leadsOn[i] && !isLeftOut(i, day) && (needed[i] || !oneOfSeveral[i]);
            if (ends && !isReached(i, day)) {
                left[next++] = i;
            }
        }
        return Arrays.copyOf(left, next);
    }
}
