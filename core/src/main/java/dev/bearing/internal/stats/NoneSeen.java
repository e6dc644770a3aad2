package dev.bearing.internal.stats;

import java.util.Arrays;

/**
 * How much may still happen where nothing of the kind was seen: at 95 % at most three. Of what is expected {@code m}
 * times nothing is seen with probability {@code exp(-m)}, below 5 % from m = 3 on.
 *
 * @see <a href="https://doi.org/10.1001/jama.1983.03330370053031">Hanley and Lippman-Hand, If nothing goes wrong, is
 *     everything all right? (1983)</a>, the rule of three
 */
public final class NoneSeen {

    private static final double THREE = 3;

    private NoneSeen() {}

    /** Returns the most that may be expected per unit of an exposure, above 0, that saw nothing: 3 / exposure. */
    public static double perUnit(double exposure) {
        return THREE / exposure;
    }

    /**
     * Returns the largest share of a total that may be expected to be lost, in (0, 1), where each of its parts could
     * have been lost and none was. The parts may differ in their chance p, the larger ones may be in more danger: it is
     * the maximum of the mean loss, sum(w × p) / sum(w), over all p under which seeing no loss had a probability of at
     * least exp(-3). Of n equal parts it is 1 - exp(-3 / n), almost 3 / n; a part that dominates the total makes it
     * larger.
     *
     * <p>With h = -ln(1 - p) it is the maximum of sum(w × (1 - exp(-h))) where the h sum to 3, at w × exp(-h) = λ for
     * the parts above λ and h = 0 for the others.
     *
     * @param parts what each could lose, at least one above 0; any order
     */
    public static double shareOf(long[] parts) {
        double[] ascending = Arrays.stream(parts)
                .filter(part -> part > 0)
                .mapToDouble(part -> part)
                .sorted()
                .toArray();
        double total = Arrays.stream(ascending).sum();
        double logs = 0;
        double above = 0;
        double level = 0;
        int n = ascending.length;
        for (int m = 1; m <= n; m++) {
            logs += Math.log(ascending[n - m]);
            above += ascending[n - m];
            level = Math.exp((logs - THREE) / m);
            if (m == n || ascending[n - m - 1] <= level) {
                return (above - m * level) / total;
            }
        }
        throw new IllegalArgumentException("parts must hold one above 0");
    }
}
