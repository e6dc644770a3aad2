package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Many tests at once: the share of false ones among those called true is held. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Returns the adjusted p-values of Benjamini and Hochberg, in the order of the p-values: a test counts at level q
     * if its adjusted p-value is at most q, and then the expected share of false ones among those is at most q.
     *
     * @param pValues each in [0, 1]
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995)</a>
     */
    public static double[] adjusted(double[] pValues) {
        int n = pValues.length;
        for (double p : pValues) {
            checkArgument(p >= 0 && p <= 1, "a p-value must be in [0, 1], was %s", p);
        }
        List<Integer> largestFirst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
                .toList();
        double[] adjusted = new double[n];
        double least = 1;
        for (int i = 0; i < n; i++) {
            int test = largestFirst.get(i);
            least = Math.min(least, Math.max(pValues[test], pValues[test] * n / (n - i)));
            adjusted[test] = least;
        }
        return adjusted;
    }
}
