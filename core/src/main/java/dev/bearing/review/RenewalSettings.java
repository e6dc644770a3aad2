package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How the calendar of renewals looks ahead, and how it reckons the chance that a term is renewed.
 *
 * @param horizonDays within how many days the terms end that it lists, at least 1
 * @param priorTerms how many terms the share of a wider group is worth in a narrower one, positive
 * @param leastTerms below how many decided terms the chance is read from churn and not from terms, 0 or more
 * @param noticeDays how many days before the end notice must be given, 0 or more; 0 for no notice period
 * @param saveBelow the chance of renewal below which something is to be done though the account is heading the right
 *     way, in [0, 1]
 */
public record RenewalSettings(int horizonDays, double priorTerms, int leastTerms, int noticeDays, double saveBelow) {

    private static final RenewalSettings DEFAULT = new RenewalSettings(90, 20, 10, 0, 0.5);

    /** @throws IllegalArgumentException if a number is out of its range */
    public RenewalSettings {
        checkArgument(horizonDays >= 1, "horizonDays must be at least 1, was %s", horizonDays);
        checkArgument(
                priorTerms > 0 && priorTerms < Double.POSITIVE_INFINITY,
                "priorTerms must be positive and finite, was %s",
                priorTerms);
        checkArgument(leastTerms >= 0, "leastTerms must not be negative, was %s", leastTerms);
        checkArgument(noticeDays >= 0, "noticeDays must not be negative, was %s", noticeDays);
        checkArgument(saveBelow >= 0 && saveBelow <= 1, "saveBelow must be in [0, 1], was %s", saveBelow);
    }

    /** Returns 90 days ahead, 20 terms of prior, at least 10 decided terms, no notice period, and 0.5. */
    public static RenewalSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with another horizon. */
    public RenewalSettings withHorizonDays(int days) {
        return new RenewalSettings(days, priorTerms, leastTerms, noticeDays, saveBelow);
    }

    /** Returns these settings with another shrinkage and least number of decided terms. */
    public RenewalSettings withHistory(double prior, int least) {
        return new RenewalSettings(horizonDays, prior, least, noticeDays, saveBelow);
    }

    /** Returns these settings with a notice period. */
    public RenewalSettings withNoticeDays(int days) {
        return new RenewalSettings(horizonDays, priorTerms, leastTerms, days, saveBelow);
    }

    /** Returns these settings with another chance below which something is to be done. */
    public RenewalSettings withSaveBelow(double chance) {
        return new RenewalSettings(horizonDays, priorTerms, leastTerms, noticeDays, chance);
    }
}
