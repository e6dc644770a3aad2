package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.checkIndex;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The health of many accounts on one day under one scorecard, as {@link Scorecard#assessAll} finds it: scores and bands
 * in arrays, and everything else made for the account that is looked at, so that it costs nothing for the others. Every
 * score is to the last bit the one that {@link Scorecard#assess} gives. Immutable.
 */
public final class HealthTable {

    /** Stands in {@link #bandIndexes} for an account without a score, and in {@link #reasonIndexes} for no reason. */
    public static final int NONE = -1;

    private final Scorecard scorecard;
    private final SignalTable table;
    private final SignalColumns columns;
    /** NaN where there is none. */
    private final double[] scores;

    private final byte[] bands;

    private HealthTable(Scorecard scorecard, SignalTable table, SignalColumns columns, double[] scores) {
        this.scorecard = scorecard;
        this.table = table;
        this.columns = columns;
        this.scores = scores;
        bands = bands(scorecard.bands(), scores);
    }

    static HealthTable of(Scorecard scorecard, SignalTable table) {
        SignalColumns columns = table.columnsOf(scorecard);
        double[] scores = new double[table.accounts()];
        new BulkKernel(scorecard).score(columns, 0, scores.length, scores);
        return new HealthTable(scorecard, table, columns, scores);
    }

    private static byte[] bands(BandPolicy policy, double[] scores) {
        int count = policy.bands().size();
        checkArgument(count <= Byte.MAX_VALUE, "bands must be at most %s, were %s", Byte.MAX_VALUE, count);
        double[] starts = policy.bands().stream().mapToDouble(HealthBand::from).toArray();
        byte[] bands = new byte[scores.length];
        for (int i = 0; i < scores.length; i++) {
            // a comparison with NaN is false, and every known score is at least the first start, which is 0
            int band = NONE;
            for (double start : starts) {
                band += scores[i] >= start ? 1 : 0;
            }
            bands[i] = (byte) band;
        }
        return bands;
    }

    /** Returns the scorecard. */
    public Scorecard scorecard() {
        return scorecard;
    }

    /** Returns the day that was judged. */
    public LocalDate asOf() {
        return table.asOf();
    }

    /** Returns how many accounts there are. */
    public int accounts() {
        return scores.length;
    }

    /** Returns the accounts in the order of the rows; empty where the signals came without ids. */
    public List<AccountId> accountIds() {
        return table.accountIds();
    }

    /** Returns whether the account of this row has a score. */
    public boolean isKnown(int row) {
        return !Double.isNaN(scores[checkIndex(row, scores.length)]);
    }

    /** Returns the health of the account of this row with all its parts, or why there is none. */
    public Answer<HealthScore> assess(int row) {
        checkIndex(row, scores.length);
        return scorecard.assess(table.asOf(), columns.row(scorecard.units(), row));
    }

    /**
     * Returns the scores.
     *
     * @param unknown what stands for an account without a score
     * @return {@code double[accounts]}, fractions in {@code [0, 1]} or {@code unknown}
     */
    public double[] scores(double unknown) {
        double[] copy = new double[scores.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Double.isNaN(scores[i]) ? unknown : scores[i];
        }
        return copy;
    }

    /**
     * Returns the places of the bands, 0 being the worst.
     *
     * @return {@code int[accounts]}, the index in {@link BandPolicy#bands}, or {@link #NONE} without a score
     */
    public int[] bandIndexes() {
        int[] copy = new int[bands.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bands[i];
        }
        return copy;
    }

    /** Returns how many accounts are in each band, from the worst to the best; those without a score in none. */
    public Map<String, Long> accountsByBand() {
        long[] counts = new long[scorecard.bands().bands().size() + 1];
        for (byte band : bands) {
            counts[band + 1]++;
        }
        Map<String, Long> byBand = new LinkedHashMap<>();
        for (int b = 0; b + 1 < counts.length; b++) {
            byBand.put(scorecard.bands().bands().get(b).name(), counts[b + 1]);
        }
        return Collections.unmodifiableMap(byBand);
    }

    /** Returns how many accounts have no score. */
    public long unknown() {
        long unknown = 0;
        for (byte band : bands) {
            unknown += band == NONE ? 1 : 0;
        }
        return unknown;
    }

    /**
     * Returns the measures that cost the account of this row most, the costliest first: what each fails to add to the
     * score, before ceilings. A measure that costs nothing is no reason; of equal ones the first in the scorecard comes
     * first. Empty without a score.
     *
     * @param most how many at most, at least 1
     */
    public List<String> reasons(int row, int most) {
        checkIndex(row, scores.length);
        int[] indexes = new int[checkMost(most)];
        reasons(row, row + 1, most, indexes);
        List<String> names = new ArrayList<>();
        for (int index : indexes) {
            if (index != NONE) {
                names.add(scorecard.measureNames().get(index));
            }
        }
        return List.copyOf(names);
    }

    /**
     * Returns the same for all accounts, for reports and tables.
     *
     * @param most how many at most an account, at least 1
     * @return {@code int[accounts × most]}, row by row the indexes in {@link Scorecard#measures}, then {@link #NONE}
     * @throws ArithmeticException if that is more than an array holds
     */
    public int[] reasonIndexes(int most) {
        int[] indexes = new int[Math.multiplyExact(scores.length, checkMost(most))];
        reasons(0, scores.length, most, indexes);
        return indexes;
    }

    private static int checkMost(int most) {
        checkArgument(most >= 1, "most must be at least 1, was %s", most);
        return most;
    }

    private void reasons(int from, int to, int most, int[] indexes) {
        Arrays.fill(indexes, NONE);
        TopReasons reasons = new TopReasons(most, indexes);
        if (scorecard.units().isPlainMean()) {
            new BulkKernel(scorecard).reasons(columns, from, to, reasons);
        } else {
            for (int row = from; row < to; row++) {
                ScoreKernel.Row own = columns.row(scorecard.units(), row);
                if (scorecard.kernel().score(own) == ScoreKernel.Verdict.SCORED) {
                    reasons.add(row - from, ScoreSplit.losses(scorecard.units(), own));
                }
            }
        }
        for (int row = from; row < to; row++) {
            if (Double.isNaN(scores[row])) {
                Arrays.fill(indexes, (row - from) * most, (row - from + 1) * most, NONE);
            }
        }
    }

    /** Returns how many accounts there are, and how many without a score. */
    @Override
    public String toString() {
        return "health of " + scores.length + " accounts as of " + table.asOf() + ", " + unknown() + " of them unknown";
    }
}
