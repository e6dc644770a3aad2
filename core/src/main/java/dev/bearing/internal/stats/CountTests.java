package dev.bearing.internal.stats;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** One-sided tests of counts that may be too small: how probable one so small, or smaller, is by chance alone. */
public final class CountTests {

    private static final int HALVINGS = 200;

    private CountTests() {}

    /**
     * Returns P(X &lt;= k) of a binomial.
     *
     * @param k in [0, n]
     * @param p in (0, 1)
     * @see <a href="https://dlmf.nist.gov/8.17.E5">DLMF 8.17.5</a>: the tail is an incomplete beta function
     */
    public static double binomialLower(long k, long n, double p) {
        return k >= n ? 1 : clamped(RegularizedBeta.value(1 - p, (double) (n - k), k + 1.0));
    }

    /** Returns the lower tail of the score test of k out of n against a share p in (0, 1). */
    public static double scoreLower(long k, long n, double p) {
        return Tails.normal((k - n * p) / Math.sqrt(n * p * (1 - p)));
    }

    /**
     * Returns the lower tail of Fisher's exact test: with all crossings given, P(X &lt;= k) of the first group's.
     *
     * @param k in [0, n], and {@code otherK} in [0, otherN]
     */
    public static double fisherLower(long k, long n, long otherK, long otherN) {
        long all = k + otherK;
        if (all == 0 || all == n + otherN) {
            return 1;
        }
        double logAll = logChoose(n + otherN, all);
        double sum = 0;
        for (long x = Math.max(0, all - otherN); x <= k; x++) {
            sum += Math.exp(logChoose(n, x) + logChoose(otherN, all - x) - logAll);
        }
        return clamped(sum);
    }

    /**
     * Returns the lower tail of the score test of two shares, of which the first may be too small: the difference over
     * its error with both pooled. 1 where nobody or everybody in both did it.
     */
    public static double twoSharesLower(long k, long n, long otherK, long otherN) {
        double pooled = (double) (k + otherK) / (n + otherN);
        double variance = pooled * (1 - pooled) * (1.0 / n + 1.0 / otherN);
        return variance > 0 ? Tails.normal(((double) k / n - (double) otherK / otherN) / Math.sqrt(variance)) : 1;
    }

    /**
     * Returns P(X &lt;= k) of a Poisson variable of a mean above 0.
     *
     * @see <a href="https://dlmf.nist.gov/8.4.E10">DLMF 8.4.10</a>
     */
    public static double poissonLower(long k, double mean) {
        return clamped(RegularizedGamma.Q.value(k + 1.0, mean));
    }

    /**
     * Returns the ends of the exact 95 % interval of a Poisson mean of which k were counted.
     *
     * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood (1936)</a>
     */
    public static double[] poisson95(long k) {
        double lower = k == 0 ? 0 : meanWithUpperTail(k, 0.025);
        return new double[] {lower, meanWithUpperTail(k + 1, 0.975)};
    }

    /** Returns the mean at which P(X &gt;= k) is a tail, found by halving; k at least 1. */
    private static double meanWithUpperTail(long k, double tail) {
        double low = 0;
        double high = 2 * k + 20.0;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (RegularizedGamma.P.value((double) k, middle) < tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Returns the logarithm of the number of ways to choose k of n. */
    static double logChoose(long n, long k) {
        return -Math.log(n + 1.0) - LogBeta.value(k + 1.0, n - k + 1.0);
    }

    private static double clamped(double p) {
        return Math.max(0, Math.min(1, p));
    }
}
