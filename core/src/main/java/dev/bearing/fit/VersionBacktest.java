package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;

/**
 * How the customers acquired under one version of a profile did.
 *
 * @param version the version
 * @param fit those retained out of those who fitted
 * @param noFit those retained out of those who did not
 * @param retentionDifference the share retained of those who fitted less that of the others, with Newcombe's 95 %
 *     interval; INSUFFICIENT_DATA with fewer than {@value #LEAST_ACCOUNTS} in a group
 * @param lifetimeValueDifference the mean lifetime value of those who fitted less that of the others, in major units,
 *     with Welch's 95 % interval; INSUFFICIENT_DATA with fewer than {@value #LEAST_ACCOUNTS} known in a group
 * @param tooYoung how many were acquired too late to be counted
 */
public record VersionBacktest(
        String version,
        Rate fit,
        Rate noFit,
        Answer<Estimate> retentionDifference,
        Answer<Estimate> lifetimeValueDifference,
        long tooYoung) {

    /** The least number of accounts in a group of which something is said. */
    public static final int LEAST_ACCOUNTS = 10;

    /** @throws IllegalArgumentException if the count is negative */
    public VersionBacktest {
        requireNonNull(version, "version");
        requireNonNull(fit, "fit");
        requireNonNull(noFit, "noFit");
        requireNonNull(retentionDifference, "retentionDifference");
        requireNonNull(lifetimeValueDifference, "lifetimeValueDifference");
        checkArgument(tooYoung >= 0, "tooYoung must be 0 or more, was %s", tooYoung);
    }
}
