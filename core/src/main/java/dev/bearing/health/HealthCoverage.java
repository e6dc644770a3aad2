package dev.bearing.health;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of a scorecard was observed of one account, which is known even where it is too little for a score.
 *
 * @param share the weight of the measures that were observed / the weight of all, in {@code [0, 1]}; see
 *     {@link HealthScore#coverage}
 * @param freshness how fresh the observed measures are, in {@code [0, 1]}; see {@link HealthScore#freshness}; empty
 *     where no measure with a weight was observed
 * @param missing the names of the measures that are missing, in the order of the scorecard
 */
public record HealthCoverage(double share, OptionalDouble freshness, List<String> missing) {

    /** Copies the names. */
    public HealthCoverage {
        requireNonNull(freshness, "freshness");
        requireNonNull(missing, "missing");
        missing = List.copyOf(missing);
    }
}
