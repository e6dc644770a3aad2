package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How advocacy is reckoned.
 *
 * @param answerDays how many days after a moment an ask, and what a customer then does, belong to it, 1 or more
 * @param rateDays over how many days back a customer counts as an advocate, 1 or more
 * @param momentDays for how many days from the day a customer confirmed an outcome it may be asked at it, 1 or more:
 *     whoever was glad years ago is asked out of nowhere
 */
public record AdvocacyPolicy(int answerDays, int rateDays, int momentDays) {

    /** For how many days a moment is one, unless told otherwise: half a year, a convention. */
    public static final int DEFAULT_MOMENT_DAYS = 180;

    private static final AdvocacyPolicy STANDARD = new AdvocacyPolicy(90, 365, DEFAULT_MOMENT_DAYS);

    /** @throws IllegalArgumentException if a number of days is below 1 */
    public AdvocacyPolicy {
        checkArgument(answerDays >= 1, "answerDays must be at least 1, was %s", answerDays);
        checkArgument(rateDays >= 1, "rateDays must be at least 1, was %s", rateDays);
        checkArgument(momentDays >= 1, "momentDays must be at least 1, was %s", momentDays);
    }

    /** Returns 90 days to answer, a year for the rate, and {@value #DEFAULT_MOMENT_DAYS} days for a moment. */
    public static AdvocacyPolicy standard() {
        return STANDARD;
    }

    /** Returns this policy with another number of days for which a moment is one, 1 or more. */
    public AdvocacyPolicy withMomentDays(int days) {
        return new AdvocacyPolicy(answerDays, rateDays, days);
    }
}
