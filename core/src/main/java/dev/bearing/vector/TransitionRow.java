package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the accounts of one tier are a month later: the row of the chain's transition matrix, the counts beside the
 * probabilities. The probabilities, that of being lost included, add up to 1.
 *
 * @param from the tier
 * @param accountMonths how many account-months were observed in it, 0 or more
 * @param fromPrior whether the tier was never seen, and the row is that of the prior alone
 * @param to the tiers an account is in a month later, its own included
 * @param lost the accounts that were lost
 */
public record TransitionRow(TierId from, long accountMonths, boolean fromPrior, SortedMap<TierId, Cell> to, Cell lost) {

    /** @throws IllegalArgumentException if {@code accountMonths} is negative */
    public TransitionRow {
        requireNonNull(to, "to");
        requireNonNull(from, "from");
        checkArgument(accountMonths >= 0, "accountMonths must not be negative, was %s", accountMonths);
        to = Collections.unmodifiableSortedMap(new TreeMap<>(to));
        requireNonNull(lost, "lost");
    }

    /**
     * One move.
     *
     * @param observed how many account-months went that way, of all in the tier; its interval is Wilson's
     * @param probability the chain's probability a month, in [0, 1]: the share observed, smoothed by the prior; 0 in a
     *     row of which nothing is known
     */
    public record Cell(Rate observed, double probability) {

        /** @throws IllegalArgumentException if the probability is out of its range */
        public Cell {
            requireNonNull(observed, "observed");
            checkArgument(probability >= 0 && probability <= 1, "probability must be in [0, 1], was %s", probability);
        }
    }
}
