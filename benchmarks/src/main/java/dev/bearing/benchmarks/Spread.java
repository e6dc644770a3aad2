package dev.bearing.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The median of some measurements, with the least and the greatest. */
record Spread(double median, double least, double greatest) {

    static Spread of(Collection<Double> measurements) {
        double[] sorted =
                measurements.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("measurements must not be empty");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }

    /** Returns the median, and the least to the greatest in parentheses, without decimals from 100 on. */
    @Override
    public String toString() {
        return number(median) + " (" + number(least) + "–" + number(greatest) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
