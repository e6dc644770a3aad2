package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How common conversion activities are looked for.
 *
 * @param withinDays what an account did in so many days from the start of its trial counts, 1 or more. A trial that was
 *     decided sooner is left out: who converts late has more time to do things, so without such a bound anything would
 *     go together with converting late
 * @param minimum how many trials must have converted, and how many not, for an activity to be compared, 1 or more
 * @param falseDiscoveryRate of what counts as found, so large a share may be false, in (0, 1)
 */
public record ActivityPlan(int withinDays, int minimum, double falseDiscoveryRate) {

    private static final ActivityPlan STANDARD = new ActivityPlan(7, 10, 0.05);

    /** @throws IllegalArgumentException if a number is out of its range */
    public ActivityPlan {
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        checkArgument(minimum >= 1, "minimum must be at least 1, was %s", minimum);
        checkArgument(
                falseDiscoveryRate > 0 && falseDiscoveryRate < 1,
                "falseDiscoveryRate must be in (0, 1), was %s",
                falseDiscoveryRate);
    }

    /** Returns seven days, ten of each, and 5 % false discoveries. */
    public static ActivityPlan standard() {
        return STANDARD;
    }

    /** Returns this plan with another number of days. */
    public ActivityPlan within(int days) {
        return new ActivityPlan(days, minimum, falseDiscoveryRate);
    }
}
