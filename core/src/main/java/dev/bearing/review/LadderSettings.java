package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.TierSeparation;

/**
 * How a review fits the ladder, written or derived, and what it shows of it.
 *
 * @param months how many complete months before the review's day are counted, 1 to {@value #MOST_MONTHS}
 * @param prior how far the moves of each tier are smoothed towards those of all
 * @param limits when a tier counts as a group of its own
 * @param projectionMonths how many months ahead the mix of tiers is projected, 1 to {@value #MOST_MONTHS}
 */
public record LadderSettings(int months, LadderPrior prior, TierSeparation.Limits limits, int projectionMonths) {

    /** The most months that are looked back or ahead: a century. */
    public static final int MOST_MONTHS = 1200;

    private static final int YEAR = 12;
    private static final LadderSettings DEFAULTS =
            new LadderSettings(YEAR, LadderPrior.standard(), TierSeparation.Limits.DEFAULT, YEAR);

    /** @throws IllegalArgumentException if a number of months is out of its range */
    public LadderSettings {
        checkArgument(months >= 1 && months <= MOST_MONTHS, "months must be in [1, %s], was %s", MOST_MONTHS, months);
        requireNonNull(prior, "prior");
        requireNonNull(limits, "limits");
        checkArgument(
                projectionMonths >= 1 && projectionMonths <= MOST_MONTHS,
                "projectionMonths must be in [1, %s], was %s",
                MOST_MONTHS,
                projectionMonths);
    }

    /** Returns 12 months, the standard prior and limits, and a year of projection. */
    public static LadderSettings defaults() {
        return DEFAULTS;
    }

    /** Returns these settings with another number of months counted. */
    public LadderSettings withMonths(int value) {
        return new LadderSettings(value, prior, limits, projectionMonths);
    }

    /** Returns these settings with another prior. */
    public LadderSettings withPrior(LadderPrior value) {
        return new LadderSettings(months, value, limits, projectionMonths);
    }

    /** Returns these settings with other limits. */
    public LadderSettings withLimits(TierSeparation.Limits value) {
        return new LadderSettings(months, prior, value, projectionMonths);
    }

    /** Returns these settings with another number of months projected. */
    public LadderSettings withProjectionMonths(int value) {
        return new LadderSettings(months, prior, limits, value);
    }
}
