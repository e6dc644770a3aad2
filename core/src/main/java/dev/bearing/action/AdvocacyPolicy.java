package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How advocacy is reckoned.
 *
 * @param answerDays how many days after a moment an ask, and what a customer then does, belong to it, 1 or more
 * @param rateDays over how many days back a customer counts as an advocate, 1 or more
 */
public record AdvocacyPolicy(int answerDays, int rateDays) {

    private static final AdvocacyPolicy STANDARD = new AdvocacyPolicy(90, 365);

    /** @throws IllegalArgumentException if a number of days is below 1 */
    public AdvocacyPolicy {
        checkArgument(answerDays >= 1, "answerDays must be at least 1, was %s", answerDays);
        checkArgument(rateDays >= 1, "rateDays must be at least 1, was %s", rateDays);
    }

    /** Returns 90 days to answer, and a year for the rate: conventions. */
    public static AdvocacyPolicy standard() {
        return STANDARD;
    }
}
