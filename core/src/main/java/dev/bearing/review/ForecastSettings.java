package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.vector.BetaPrior;
import java.util.Optional;

/**
 * How far ahead a review looks, and what it holds of a take rate before any offer was made.
 *
 * @param horizonMonths how many months ahead, 1 to 120
 * @param prior the prior of every take rate; without one a milestone without a single resolved offer has no forecast,
 *     and others start from the uniform prior
 */
public record ForecastSettings(int horizonMonths, Optional<BetaPrior> prior) {

    private static final int LONGEST = 120;
    private static final ForecastSettings DEFAULT = new ForecastSettings(1, Optional.empty());

    /** @throws IllegalArgumentException if the horizon is out of its range */
    public ForecastSettings {
        requireNonNull(prior, "prior");
        checkArgument(
                1 <= horizonMonths && horizonMonths <= LONGEST,
                "horizonMonths must be in [1, %s], was %s",
                LONGEST,
                horizonMonths);
    }

    /** Returns one month ahead, without a prior. */
    public static ForecastSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with another horizon. */
    public ForecastSettings withHorizonMonths(int months) {
        return new ForecastSettings(months, prior);
    }

    /** Returns these settings with a prior. */
    public ForecastSettings withPrior(BetaPrior value) {
        return new ForecastSettings(horizonMonths, Optional.of(value));
    }
}
