package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a plan is held against a book.
 *
 * @param groups accounts of one part are expected to stay, grow and leave alike: tiers, say
 * @param cuts the ways to say which parts carry a difference, with different names
 * @param onTrackFrom from which probability a target that is still open counts as on track, in (0, 1)
 * @param historyMonths over how many complete months rates are counted at most, at least 6
 */
public record PlanPolicy(PlanCut groups, List<PlanCut> cuts, double onTrackFrom, int historyMonths) {

    /** The least number of complete months from which a forecast is made. */
    public static final int LEAST_MONTHS = 6;

    private static final PlanPolicy DEFAULT = new PlanPolicy(PlanCut.whole(), List.of(), 0.5, 12);

    /** @throws IllegalArgumentException if a number is out of its range or two cuts share a name */
    public PlanPolicy {
        requireNonNull(cuts, "cuts");
        requireNonNull(groups, "groups");
        cuts = List.copyOf(cuts);
        checkArgument(cuts.stream().map(PlanCut::name).distinct().count() == cuts.size(), "two cuts have one name");
        checkArgument(onTrackFrom > 0 && onTrackFrom < 1, "onTrackFrom must be in (0, 1), was %s", onTrackFrom);
        checkArgument(
                historyMonths >= LEAST_MONTHS,
                "historyMonths must be at least %s, was %s",
                LEAST_MONTHS,
                historyMonths);
    }

    /** Returns one group, no cut, on track from a half, and 12 months of history. */
    public static PlanPolicy standard() {
        return DEFAULT;
    }

    /** Returns this policy with groups of accounts that are expected to behave alike. */
    public PlanPolicy withGroups(PlanCut value) {
        return new PlanPolicy(value, cuts, onTrackFrom, historyMonths);
    }

    /** Returns this policy with ways to cut a difference. */
    public PlanPolicy withCuts(List<PlanCut> values) {
        return new PlanPolicy(groups, values, onTrackFrom, historyMonths);
    }

    /** Returns this policy with another probability from which a target counts as on track. */
    public PlanPolicy withOnTrackFrom(double probability) {
        return new PlanPolicy(groups, cuts, probability, historyMonths);
    }

    /** Returns this policy with another length of history. */
    public PlanPolicy withHistoryMonths(int months) {
        return new PlanPolicy(groups, cuts, onTrackFrom, months);
    }
}
