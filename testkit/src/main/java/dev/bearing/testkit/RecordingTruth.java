package dev.bearing.testkit;

/**
 * What becomes known late.
 *
 * @param lateCancellations share of the cancellations that nobody announced which are recorded late, in {@code [0, 1]}
 * @param leastLateDays how late, at least, in days, 1 or more
 * @param mostLateDays how late, at most, from {@code leastLateDays} to 300
 * @param correctedPrices share of first prices that were recorded wrong and corrected within a fortnight, in {@code [0,
 *     1]}
 */
public record RecordingTruth(double lateCancellations, int leastLateDays, int mostLateDays, double correctedPrices) {

    /** @throws IllegalArgumentException if one is out of its range */
    public RecordingTruth {
        KnownTruth.checkProbability("lateCancellations", lateCancellations);
        KnownTruth.checkProbability("correctedPrices", correctedPrices);
        if (!(leastLateDays >= 1 && mostLateDays >= leastLateDays && mostLateDays <= 300)) {
            throw new IllegalArgumentException("late days must be from 1 to 300, the most no less than the least, was "
                    + leastLateDays + " to " + mostLateDays);
        }
    }

    /** Returns how the example company records: half of the unannounced cancellations one to three weeks late. */
    public static RecordingTruth example() {
        return new RecordingTruth(0.5, 6, 21, 0.03);
    }
}
