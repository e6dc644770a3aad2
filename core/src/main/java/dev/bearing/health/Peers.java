package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a measure among the accounts that are compared, sorted. */
final class Peers {

    private final double[] values;

    /** @throws IllegalArgumentException if a value is not finite */
    Peers(double[] unsorted) {
        values = new double[unsorted.length];
        for (int i = 0; i < unsorted.length; i++) {
            checkArgument(Double.isFinite(unsorted[i]), "values of peers must be finite, one was %s", unsorted[i]);
            values[i] = unsorted[i] + 0.0;
        }
        Arrays.sort(values);
    }

    int count() {
        return values.length;
    }

    List<Double> asList() {
        return Arrays.stream(values).boxed().toList();
    }

    /**
     * Returns the share of peers below a value plus half the share of those that equal it.
     *
     * @throws IllegalStateException if there are no peers
     */
    double shareBelow(double value) {
        checkState(values.length > 0, "a percentile among no peers has no value");
        return ((double) countBelow(value, false) + countBelow(value, true)) / (2.0 * values.length);
    }

    private int countBelow(double value, boolean orEqual) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value || (orEqual && values[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Peers that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
