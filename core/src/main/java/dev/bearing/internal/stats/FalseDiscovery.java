package dev.bearing.internal.stats;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps the share of false findings among many tests down. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Returns the p-values adjusted by Benjamini and Hochberg, in the order given: a test is a finding at a false
     * discovery rate q where its adjusted p-value is at most q.
     *
     * @param pValues each in [0, 1]
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995), procedure (1)</a>
     */
    public static double[] adjusted(double[] pValues) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int rank = order.length; rank > 0; rank--) {
            double p = pValues[order[rank - 1]];
            checkArgument(p >= 0 && p <= 1, "a p-value must be in [0, 1], was %s", p);
            least = Math.min(least, p * order.length / rank);
            adjusted[order[rank - 1]] = least;
        }
        return adjusted;
    }
}
