package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * How rows are put into bins by their probability. A calibration error depends on it, so it is always reported with it.
 *
 * @param kind the kind
 * @param bins how many bins, 1 or more
 */
public record Binning(Kind kind, int bins) {

    /** A kind of binning. */
    public enum Kind {
        /** Bin k of K holds [k / K, (k + 1) / K), the last 1 too; bins may be empty. */
        EQUAL_WIDTH,
        /** Rows in ascending order, ties in row order, cut into bins of equal count; the first ones take the rest. */
        EQUAL_MASS
    }

    /** @throws IllegalArgumentException if there is no bin */
    public Binning {
        requireNonNull(kind, "kind");
        checkArgument(bins >= 1, "bins must be at least 1, was %s", bins);
    }

    /** Returns bins of equal width. */
    public static Binning equalWidth(int bins) {
        return new Binning(Kind.EQUAL_WIDTH, bins);
    }

    /** Returns bins of equal count. */
    public static Binning equalMass(int bins) {
        return new Binning(Kind.EQUAL_MASS, bins);
    }

    /** Returns the place after the last row of a bin, in ascending order. */
    int end(ScoredOutcomes scored, int bin, int from) {
        int n = scored.size();
        if (kind == Kind.EQUAL_MASS) {
            return from + n / bins + (bin < n % bins ? 1 : 0);
        }
        int end = from;
        while (end < n && widthBin(scored.score(scored.ascending(end))) <= bin) {
            end++;
        }
        return end;
    }

    private int widthBin(double probability) {
        int bin = Math.min((int) Math.floor(bins * probability), bins - 1);
        if (bin + 1 < bins && probability >= (bin + 1.0) / bins) {
            return bin + 1;
        }
        return probability < (double) bin / bins ? bin - 1 : bin;
    }
}
