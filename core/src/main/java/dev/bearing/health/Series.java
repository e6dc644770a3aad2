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

    double lastValue() {
        return values[values.length - 1];
    }

    /**
     * Returns the aggregate over the {@code windowDays} days ending on {@code asOf}, finite, or NaN if there is none.
     *
     * @throws IllegalArgumentException if the aggregate needs a baseline
     */
    double aggregate(Aggregate aggregate, int windowDays, int asOf) {
        int first = firstAfter((long) asOf - windowDays);
        int end = days.length;
        int n = end - first;
        return switch (aggregate) {
            case LAST -> n > 0 ? values[end - 1] : Double.NaN;
            case SUM -> WindowStatistics.sum(values, first, end);
            case MEAN -> n > 0 ? WindowStatistics.mean(values, first, end) : Double.NaN;
            case MEDIAN -> n > 0 ? WindowStatistics.median(values, first, end) : Double.NaN;
            case MIN -> n > 0 ? WindowStatistics.min(values, first, end) : Double.NaN;
            case MAX -> n > 0 ? WindowStatistics.max(values, first, end) : Double.NaN;
            case COUNT -> n;
            case ACTIVE_SHARE -> (double) WindowStatistics.countAboveZero(values, first, end) / windowDays;
            case SLOPE -> n > 1 ? WindowStatistics.slope(days, values, first, end) : Double.NaN;
            case GROWTH -> growth(windowDays, windowDays, asOf);
            case RATIO_TO_BASELINE ->
                throw new IllegalArgumentException("ratio_to_baseline needs a baseline: observe a measure instead");
            case DAYS_SINCE -> asOf - lastDay();
        };
    }

    /**
     * Returns what a day of the window brought / what a day of the {@code daysBefore} days before it brought, or NaN
     * where they brought nothing.
     */
    double growth(int windowDays, int daysBefore, int asOf) {
        int first = firstAfter((long) asOf - windowDays);
        int before = firstAfter((long) asOf - windowDays - daysBefore);
        double base = WindowStatistics.sum(values, before, first);
        double ratio = WindowStatistics.ratio(WindowStatistics.sum(values, first, days.length), base);
        return WindowStatistics.finite(ratio * ((double) daysBefore / windowDays));
    }

    /** Returns the mean of the window / the mean of the {@code baselineDays} days before it, or NaN. */
    double ratioToBaseline(int windowDays, int baselineDays, int asOf) {
        int first = firstAfter((long) asOf - windowDays);
        int before = firstAfter((long) asOf - windowDays - baselineDays);
        if (first == days.length || before == first) {
            return Double.NaN;
        }
        return WindowStatistics.ratio(
                WindowStatistics.mean(values, first, days.length), WindowStatistics.mean(values, before, first));
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series that && Arrays.equals(days, that.days) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(values);
    }
}
