package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;

/**
 * A trial that runs, how likely it converts by what was done in it, and whether the account passes the gates of the
 * ideal customer profile. Use alone qualifies nobody: a bad fit that uses a lot is still a bad fit.
 *
 * @param trial the trial
 * @param chance how likely it converts, in [0, 1], with the interval of the share among many such trials where the
 *     score has one
 * @param fits whether the account passes the gates; unknown where nobody can tell
 * @param from the probability from which on a trial is qualified, in [0, 1]
 */
public record ProductQualifiedLead(TrialRun trial, Estimate chance, Answer<Boolean> fits, double from) {

    /** @throws IllegalArgumentException if a probability is not in [0, 1] */
    public ProductQualifiedLead {
        requireNonNull(trial, "trial");
        requireNonNull(fits, "fits");
        checkArgument(chance.value() >= 0 && chance.value() <= 1, "chance must be in [0, 1], was %s", chance.value());
        checkArgument(from >= 0 && from <= 1, "from must be in [0, 1], was %s", from);
    }

    /** Returns how likely it converts, in [0, 1]. */
    public double probability() {
        return chance.value();
    }

    /** Returns whether it is qualified: likely enough, and known to pass the gates. */
    public boolean isQualified() {
        return probability() >= from && fits.toOptional().orElse(false);
    }
}
