package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How success gaps are looked for.
 *
 * @param withinDays the time in which a leg should be crossed, at least 1; a milestone whose
 *     {@linkplain SuccessMilestone#expectedDays() expected days} are more has those
 * @param confirmDays the time in which a customer should confirm what the vendor says is achieved, at least 1
 * @param minimumAccounts how many accounts there must be, in each group that is compared, for a verdict; at least 1
 * @param exactBelow the number of accounts, in the smaller group, below which the test is exact; 0 or more
 * @param falseDiscoveryRate the share of false ones among the gaps found that is accepted, in (0, 1)
 */
public record GapPolicy(
        int withinDays, int confirmDays, int minimumAccounts, int exactBelow, double falseDiscoveryRate) {

    private static final GapPolicy STANDARD = new GapPolicy(90, 30, 10, 30, 0.05);

    /** @throws IllegalArgumentException if a number is out of its range */
    public GapPolicy {
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        checkArgument(confirmDays >= 1, "confirmDays must be at least 1, was %s", confirmDays);
        checkArgument(minimumAccounts >= 1, "minimumAccounts must be at least 1, was %s", minimumAccounts);
        checkArgument(exactBelow >= 0, "exactBelow must not be negative, was %s", exactBelow);
        checkArgument(
                falseDiscoveryRate > 0 && falseDiscoveryRate < 1,
                "falseDiscoveryRate must be in (0, 1), was %s",
                falseDiscoveryRate);
    }

    /** Returns 90 days to cross, 30 to confirm, at least 10 accounts, exact tests below 30, at a rate of 5 %. */
    public static GapPolicy standard() {
        return STANDARD;
    }

    /** Returns this policy with another time to cross. */
    public GapPolicy withWithinDays(int days) {
        return new GapPolicy(days, confirmDays, minimumAccounts, exactBelow, falseDiscoveryRate);
    }

    /** Returns this policy with another time to confirm. */
    public GapPolicy withConfirmDays(int days) {
        return new GapPolicy(withinDays, days, minimumAccounts, exactBelow, falseDiscoveryRate);
    }

    /** Returns this policy with another least number of accounts. */
    public GapPolicy withMinimumAccounts(int accounts) {
        return new GapPolicy(withinDays, confirmDays, accounts, exactBelow, falseDiscoveryRate);
    }

    /** Returns this policy with exact tests below another number of accounts. */
    public GapPolicy withExactBelow(int accounts) {
        return new GapPolicy(withinDays, confirmDays, minimumAccounts, accounts, falseDiscoveryRate);
    }

    /** Returns this policy with another rate of false discoveries. */
    public GapPolicy withFalseDiscoveryRate(double rate) {
        return new GapPolicy(withinDays, confirmDays, minimumAccounts, exactBelow, rate);
    }

    /** Returns the time in which a gap of a kind at a milestone should be crossed. */
    int daysFor(GapKind kind, SuccessMilestone milestone) {
        return kind == GapKind.PERCEPTION
                ? confirmDays
                : Math.max(withinDays, milestone.expectedDays().orElse(0));
    }
}
