package dev.bearing.health;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The observations of one signal of one account in the order of their days, one a day; at least one. */
final class Series {

    private final int[] days;
    private final double[] values;

    /** Takes the arrays over; {@code days} are epoch days and rise strictly. */
    Series(int[] days, double[] values) {
        this.days = days;
        this.values = values;
    }

    /** Returns these observations and a newer series of the same signal, of which a shared day's value counts. */
    Series followedBy(Series newer) {
        int kept = firstAfter(newer.days[0] - 1L);
        int[] allDays = Arrays.copyOf(days, kept + newer.days.length);
        double[] allValues = Arrays.copyOf(values, kept + newer.days.length);
        System.arraycopy(newer.days, 0, allDays, kept, newer.days.length);
        System.arraycopy(newer.values, 0, allValues, kept, newer.days.length);
        return new Series(allDays, allValues);
    }

    int size() {
        return days.length;
    }

    int day(int i) {
        return days[i];
    }

    double value(int i) {
        return values[i];
    }

    int lastDay() {
        return days[days.length - 1];
    }

    /**
     * Returns the aggregate over the {@code windowDays} days ending on {@code asOf}, finite, or NaN if there is none.
     */
    double aggregate(Aggregate aggregate, int windowDays, int asOf) {
        int first = firstAfter((long) asOf - windowDays);
        int n = days.length - first;
        return switch (aggregate) {
            case LAST -> n > 0 ? values[days.length - 1] : Double.NaN;
            case SUM -> sum(first, 1);
            case MEAN -> n > 0 ? mean(first) : Double.NaN;
            case COUNT -> n;
            case SLOPE -> n > 1 ? slope(first) : Double.NaN;
            case DAYS_SINCE -> asOf - lastDay();
        };
    }

    private int firstAfter(long day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] > day) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private double sum(int first, double divisor) {
        double sum = 0;
        for (int i = first; i < values.length; i++) {
            sum += values[i] / divisor;
        }
        return finite(sum);
    }

    private double mean(int first) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = first; i < values.length; i++) {
            sum += values[i];
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int n = values.length - first;
        double mean = Double.isInfinite(sum) ? sum(first, n) : sum / n;
        return Math.max(least, Math.min(most, mean));
    }

    private double slope(int first) {
        int n = days.length - first;
        double meanDay = 0;
        double largest = 0;
        for (int i = first; i < days.length; i++) {
            meanDay += days[i] - days[first];
            largest = Math.max(largest, Math.abs(values[i]));
        }
        meanDay /= n;
        // by a power of two, so that nothing overflows and no digit changes
        int scale = largest == 0 ? 0 : Math.getExponent(largest);
        double meanValue = 0;
        for (int i = first; i < days.length; i++) {
            meanValue += Math.scalb(values[i], -scale) / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = first; i < days.length; i++) {
            double day = days[i] - days[first] - meanDay;
            covariance += day * (Math.scalb(values[i], -scale) - meanValue);
            variance += day * day;
        }
        return finite(Math.scalb(covariance / variance, scale));
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)) + 0.0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series that && Arrays.equals(days, that.days) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(values);
    }
}
