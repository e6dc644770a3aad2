package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;

/**
 * How many of some trials converted, were lost, and are not decided.
 *
 * @param converted trials that became customers, 0 or more
 * @param lost trials that ended without, 0 or more
 * @param open trials that run, or are over and may still turn out to have converted, 0 or more
 */
public record TrialProgress(long converted, long lost, long open) {

    /** @throws IllegalArgumentException if a count is negative */
    public TrialProgress {
        checkArgument(converted >= 0, "converted must not be negative, was %s", converted);
        checkArgument(lost >= 0, "lost must not be negative, was %s", lost);
        checkArgument(open >= 0, "open must not be negative, was %s", open);
    }

    /** Returns how many trials there are. */
    public long started() {
        return converted + lost + open;
    }

    /** Returns the share of trials that are decided, in [0, 1], or EMPTY_BASE: a young cohort tells little. */
    public Answer<Double> matureShare() {
        return started() == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "no trial was started")
                : Answer.known(
                        (double) (converted + lost) / started(),
                        Explanation.quotient(
                                "mature share",
                                new Contribution("decided", (double) converted + lost),
                                new Contribution("started", started())));
    }
}
