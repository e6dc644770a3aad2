package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.Spell;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Do predicted risks of leaving by a horizon come true, where some are not known to have left or stayed? Rows are cut
 * by their risk into bins, and each bin's mean risk stands beside 1 - S of the bin's own Kaplan-Meier curve.
 *
 * @param horizon the tick
 * @param bins by ascending risk
 */
public record HorizonCalibration(long horizon, List<Bin> bins) {

    /** Copies the bins. */
    public HorizonCalibration {
        requireNonNull(bins, "bins");
        bins = List.copyOf(bins);
    }

    /**
     * One bin.
     *
     * @param rows how many rows it holds
     * @param meanPredicted their mean predicted risk
     * @param observed the share that left by the horizon, by Kaplan-Meier; OUTSIDE_MODEL_RANGE where nobody was watched
     *     that long
     * @param interval its 95 % interval, from the log-log interval of S
     */
    public record Bin(int rows, double meanPredicted, Answer<Double> observed, Answer<Interval> interval) {

        /** Refuses null. */
        public Bin {
            requireNonNull(observed, "observed");
            requireNonNull(interval, "interval");
        }
    }

    /**
     * Returns the bins; EMPTY_BASE with fewer rows than bins.
     *
     * @param observed the waits, one per row
     * @param risk predicted risk of leaving by the horizon, in [0, 1], one per row
     * @param horizon the tick, 0 or more
     * @param bins how many: bin k of K ends at place floor(k·n / K) in ascending order, ties in row order
     * @throws IllegalArgumentException if a wait has a weight or ends at a tick that is not whole, or a number is out
     *     of its range
     */
    public static Answer<HorizonCalibration> of(Spells observed, double[] risk, long horizon, int bins) {
        requireNonNull(observed, "observed");
        requireNonNull(risk, "risk");
        observed.requireCountable("observed");
        int n = observed.size();
        checkArgument(risk.length == n, "risk must be one per row, were %s for %s rows", risk.length, n);
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        checkArgument(bins >= 1, "bins must be at least 1, was %s", bins);
        for (double one : risk) {
            checkArgument(one >= 0 && one <= 1, "risk must be in [0, 1], was %s", one);
        }
        if (n < bins) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, n + " rows do not fill " + bins + " bins");
        }
        int[] order = RadixSort.order(risk);
        List<Bin> list = new ArrayList<>();
        int from = 0;
        for (int k = 1; k <= bins; k++) {
            int end = (int) ((long) k * n / bins);
            list.add(bin(observed, risk, order, new int[] {from, end}, horizon));
            from = end;
        }
        return Answer.known(new HorizonCalibration(horizon, list));
    }

    private static Bin bin(Spells observed, double[] risk, int[] order, int[] range, long horizon) {
        Spells.Builder spells = Spells.builder();
        double sum = 0;
        for (int place = range[0]; place < range[1]; place++) {
            Spell spell = observed.get(order[place]);
            spells.add(spell.entry(), spell.exit(), spell.cause());
            sum += risk[order[place]];
        }
        int rows = range[1] - range[0];
        Answer<KaplanMeier.Point> point = KaplanMeier.of(spells.build()).at(horizon);
        return new Bin(
                rows,
                sum / rows,
                point.map(at -> 1 - at.survival()),
                point.flatMap(at -> at.interval(IntervalScale.LOG_LOG))
                        .map(limits -> Interval.of95(1 - limits.upper(), 1 - limits.lower())));
    }
}
