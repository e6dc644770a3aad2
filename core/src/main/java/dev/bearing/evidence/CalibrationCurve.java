package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Do probabilities come true? Rows are put into bins by their probability, and each bin's mean probability stands
 * beside the share in which the event happened (a reliability curve). All of it depends on the {@link Binning}, which
 * is reported with it; with small bins chance alone makes an error.
 *
 * @param binning how the rows were put into bins
 * @param bins the bins that hold any weight, by ascending probability
 * @param baseRate the share of all rows, or of weight, in which the event happened
 * @param murphy the Brier score in its parts
 */
public record CalibrationCurve(Binning binning, List<Bin> bins, double baseRate, MurphyDecomposition murphy) {

    /** Copies the bins. */
    public CalibrationCurve {
        requireNonNull(binning, "binning");
        requireNonNull(bins, "bins");
        requireNonNull(murphy, "murphy");
        bins = List.copyOf(bins);
    }

    /**
     * One bin.
     *
     * @param rows how many rows it holds
     * @param weight their weight; their count where rows have none
     * @param meanPredicted their mean probability
     * @param observed the share, or the share of weight, in which the event happened
     * @param interval Wilson's 95 % interval of the observed share, for {@linkplain ScoredOutcomes#groupedBy grouped}
     *     rows by as many independent rows as are as uncertain; unknown with weights
     */
    public record Bin(int rows, double weight, double meanPredicted, double observed, Answer<Interval> interval) {

        /** Refuses null. */
        public Bin {
            requireNonNull(interval, "interval");
        }

        /** Returns the distance of the two, observed less predicted; positive where the score said too little. */
        public double gap() {
            return observed - meanPredicted;
        }
    }

    /**
     * The Brier score as reliability - resolution + uncertainty + what the bins hide.
     *
     * @param reliability the mean squared distance of prediction and outcome between bins, 0 is best
     * @param resolution how far the bins' outcomes are from the base rate, higher is better
     * @param uncertainty base rate × (1 - base rate), which no score can change
     * @param withinBins what is left because predictions differ within a bin (Stephenson, Coelho and Jolliffe 2008); 0
     *     where they do not
     * @see <a href="https://doi.org/10.1175/1520-0450(1973)012%3C0595:ANVPOT%3E2.0.CO;2">Murphy (1973)</a>
     */
    public record MurphyDecomposition(double reliability, double resolution, double uncertainty, double withinBins) {

        /** Returns the Brier score that the parts make. */
        public double brier() {
            return reliability - resolution + uncertainty + withinBins;
        }
    }

    /**
     * Returns the curve; EMPTY_BASE without rows.
     *
     * @param scored rows whose scores are probabilities
     * @throws IllegalArgumentException if a score is outside [0, 1]
     */
    public static Answer<CalibrationCurve> of(ScoredOutcomes scored, Binning binning) {
        requireNonNull(scored, "scored");
        requireNonNull(binning, "binning");
        scored.checkProbabilities();
        return scored.baseRate().map(base -> {
            List<Bin> bins = new ArrayList<>();
            int from = 0;
            for (int k = 0; k < binning.bins(); k++) {
                int end = binning.end(scored, k, from);
                bin(scored, from, end, bins);
                from = end;
            }
            return new CalibrationCurve(binning, bins, base, murphy(scored, bins, base));
        });
    }

    private static void bin(ScoredOutcomes scored, int from, int end, List<Bin> bins) {
        double weight = 0;
        double predicted = 0;
        double happened = 0;
        for (int place = from; place < end; place++) {
            int row = scored.ascending(place);
            double w = scored.weight(row);
            weight += w;
            predicted += w * scored.score(row);
            happened += scored.outcome(row) ? w : 0;
        }
        if (weight > 0) {
            Answer<Interval> interval = scored.isWeighted()
                    ? Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA, "Wilson's interval counts rows; these have weights")
                    : Answer.known(
                            scored.isGrouped() ? grouped(scored, from, end) : wilson((long) happened, (long) weight));
            bins.add(new Bin(end - from, weight, predicted / weight, happened / weight, interval));
        }
    }

    private static Interval grouped(ScoredOutcomes scored, int from, int end) {
        int[] found = new int[scored.size()];
        int[] rows = new int[scored.size()];
        for (int place = from; place < end; place++) {
            int row = scored.ascending(place);
            rows[scored.group(row)]++;
            found[scored.group(row)] += scored.outcome(row) ? 1 : 0;
        }
        return GroupedShare.interval(found, rows);
    }

    private static Interval wilson(long happened, long rows) {
        double[] ends = Proportions.wilson95(happened, rows);
        return Interval.of95(ends[0], ends[1]);
    }

    private static MurphyDecomposition murphy(ScoredOutcomes scored, List<Bin> bins, double base) {
        double brier = 0;
        for (int i = 0; i < scored.size(); i++) {
            double error = scored.score(i) - (scored.outcome(i) ? 1 : 0);
            brier += scored.weight(i) * error * error;
        }
        double reliability = 0;
        double resolution = 0;
        for (Bin bin : bins) {
            double share = bin.weight() / scored.total();
            reliability += share * bin.gap() * bin.gap();
            resolution += share * (bin.observed() - base) * (bin.observed() - base);
        }
        double uncertainty = base * (1 - base);
        return new MurphyDecomposition(
                reliability,
                resolution,
                uncertainty,
                brier / scored.total() - (reliability - resolution + uncertainty));
    }

    /**
     * Returns the mean absolute distance of prediction and outcome over the bins, weighted by what they hold (ECE), in
     * [0, 1].
     *
     * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini, Cooper and Hauskrecht (2015)</a>
     */
    public double expectedCalibrationError() {
        double all = bins.stream().mapToDouble(Bin::weight).sum();
        return bins.stream()
                .mapToDouble(bin -> bin.weight() / all * Math.abs(bin.gap()))
                .sum();
    }

    /** Returns the largest distance of prediction and outcome of any bin (MCE), in [0, 1]; small bins make it large. */
    public double maximumCalibrationError() {
        return bins.stream().mapToDouble(bin -> Math.abs(bin.gap())).max().orElse(0);
    }
}
