package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of a measure among the accounts that are compared, sorted. */
final class Peers {

    private final double[] values;

    /** Whether the value that is asked for stands for one of the peers, in place of {@link #own}. */
    private final boolean moving;

    /** What the peer in motion reads so far; NaN where it reads nothing yet or nobody is in motion. */
    private final double own;

    /** @throws IllegalArgumentException if a value is not finite */
    Peers(double[] unsorted) {
        this(sorted(unsorted), false, Double.NaN);
    }

    private Peers(double[] values, boolean moving, double own) {
        this.values = values;
        this.moving = moving;
        this.own = own;
    }

    private static double[] sorted(double[] unsorted) {
        double[] values = new double[unsorted.length];
        for (int i = 0; i < unsorted.length; i++) {
            checkArgument(Double.isFinite(unsorted[i]), "values of peers must be finite, one was %s", unsorted[i]);
            values[i] = unsorted[i] + 0.0;
        }
        Arrays.sort(values);
        return values;
    }

    /**
     * Returns these peers as they are to one of them that moves: whatever value is asked for counts as that peer's, in
     * place of the one it has. At the one it has nothing changes.
     *
     * @param own the value it has; NaN where it has none yet. One that is none of these joins the peers by moving
     */
    Peers moving(double own) {
        int place = placeOf(own);
        return new Peers(values, true, place < 0 ? Double.NaN : values[place]);
    }

    /**
     * Returns these peers once one of them has moved.
     *
     * @param own the value it had; NaN where it had none. One that is none of these joins the peers
     * @param to the value it has; NaN where it still has none
     */
    Peers moved(double own, double to) {
        int left = placeOf(own);
        return new Peers(DoubleStream.concat(
                        IntStream.range(0, values.length).filter(i -> i != left).mapToDouble(i -> values[i]),
                        DoubleStream.of(to).filter(value -> !Double.isNaN(value)))
                .toArray());
    }

    /** Returns a place at which the value stands, or a negative number. */
    private int placeOf(double own) {
        return Arrays.binarySearch(values, own + 0.0);
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
        double twice = (double) countBelow(value, false) + countBelow(value, true);
        if (!moving) {
            return twice / (2.0 * values.length);
        }
        boolean joins = Double.isNaN(own);
        double others = twice - (own < value ? 1 : 0) - (own <= value ? 1 : 0);
        return (others + 1) / (2.0 * (joins ? values.length + 1 : values.length));
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
        return other instanceof Peers that
                && Arrays.equals(values, that.values)
                && moving == that.moving
                && Double.compare(own, that.own) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
