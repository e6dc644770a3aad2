package dev.bearing.health;

/**
 * Statistics of the values from index {@code from}, included, to {@code to}, excluded, at least one unless said
 * otherwise. They are finite for finite values, change nothing and make no objects.
 */
final class WindowStatistics {

    private WindowStatistics() {}

    /** Returns the sum; 0 of no value. */
    static double sum(double[] values, int from, int to) {
        return dividedSum(values, from, to, 1);
    }

    private static double dividedSum(double[] values, int from, int to, double divisor) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] / divisor;
        }
        return finite(sum);
    }

    /** Returns the mean, which lies between the least and the largest value. */
    static double mean(double[] values, int from, int to) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            sum += values[i];
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int n = to - from;
        double mean = Double.isInfinite(sum) ? dividedSum(values, from, to, n) : sum / n;
        return Math.max(least, Math.min(most, mean));
    }

    static double min(double[] values, int from, int to) {
        double least = values[from];
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    static double max(double[] values, int from, int to) {
        double most = values[from];
        for (int i = from + 1; i < to; i++) {
            most = Math.max(most, values[i]);
        }
        return most;
    }

    /** Returns the middle value, or the mean of the two middle ones. */
    static double median(double[] values, int from, int to) {
        int n = to - from;
        double upper = smallest(values, from, to, n / 2);
        if (n % 2 == 1) {
            return upper;
        }
        int below = 0;
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            if (values[i] < upper) {
                below++;
                lower = Math.max(lower, values[i]);
            }
        }
        lower = below < n / 2 ? upper : lower;
        // half of each, so that nothing overflows; halving the very smallest must not lead below them
        return Math.max(lower, Math.min(upper, lower / 2 + upper / 2));
    }

    /**
     * Returns the value with {@code rank} smaller ones. Selects by narrowing the open range in which it must lie, since
     * the values must stay in their order: on average 2 ln n passes.
     */
    private static double smallest(double[] values, int from, int to, int rank) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        int next = from + (to - from) / 2;
        while (true) {
            while (!(values[next] > low && values[next] < high)) {
                next = next + 1 < to ? next + 1 : from;
            }
            double pivot = values[next];
            int below = 0;
            int equal = 0;
            for (int i = from; i < to; i++) {
                below += values[i] < pivot ? 1 : 0;
                equal += values[i] == pivot ? 1 : 0;
            }
            if (rank < below) {
                high = pivot;
            } else if (rank < below + equal) {
                return pivot;
            } else {
                low = pivot;
            }
        }
    }

    /** Returns how many values are above 0. */
    static int countAboveZero(double[] values, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += values[i] > 0 ? 1 : 0;
        }
        return count;
    }

    /** Returns the least-squares slope of at least two values over their days, in units a day. */
    static double slope(int[] days, double[] values, int from, int to) {
        int n = to - from;
        double meanDay = 0;
        double largest = 0;
        for (int i = from; i < to; i++) {
            meanDay += days[i] - days[from];
            largest = Math.max(largest, Math.abs(values[i]));
        }
        meanDay /= n;
        // by a power of two, so that nothing overflows and no digit changes
        int scale = largest == 0 ? 0 : Math.getExponent(largest);
        double meanValue = 0;
        for (int i = from; i < to; i++) {
            meanValue += Math.scalb(values[i], -scale) / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = from; i < to; i++) {
            double day = days[i] - days[from] - meanDay;
            covariance += day * (Math.scalb(values[i], -scale) - meanValue);
            variance += day * day;
        }
        return finite(Math.scalb(covariance / variance, scale));
    }

    /** Returns how many times the base a number is, or NaN where the base is not above 0. */
    static double ratio(double value, double base) {
        return base > 0 ? finite(value / base) : Double.NaN;
    }

    /** Returns the number, or where it is infinite the largest there is; NaN stays NaN. */
    static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)) + 0.0;
    }
}
