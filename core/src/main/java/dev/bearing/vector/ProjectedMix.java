package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Estimate;
import dev.bearing.value.TierId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of today's accounts are expected in each tier some months from now, newcomers left out.
 *
 * @param monthsAhead how many months from now, 1 or more
 * @param accounts expected accounts by tier, with the 95 % interval of how many it will be, in whole accounts
 */
public record ProjectedMix(int monthsAhead, SortedMap<TierId, Estimate> accounts) {

    /** @throws IllegalArgumentException if {@code monthsAhead} is not positive */
    public ProjectedMix {
        requireNonNull(accounts, "accounts");
        checkArgument(monthsAhead > 0, "monthsAhead must be positive, was %s", monthsAhead);
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }
}
