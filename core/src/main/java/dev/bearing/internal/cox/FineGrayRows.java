package dev.bearing.internal.cox;

import dev.bearing.internal.sort.RadixSort;
import java.util.Arrays;

/**
 * Rows of a subdistribution regression: those that ended by another cause stay at risk for ever, from their end on with
 * the weight G(t-)/G(end-), G being the share that is not yet censored (Kaplan-Meier of the censoring, where who ends
 * on the same tick is still at risk of it). They stand behind the others, in the order of their ends.
 */
public final class FineGrayRows {

    /** How a row can end. */
    static final byte CENSORED = 0;

    static final byte EVENT = 1;
    static final byte OTHER = 2;

    /** The caller's rows in the order of their ends: that order, their ends, and how they ended. */
    final int[] order;

    final double[] stop;
    final byte[] ending;
    /** G just before each end, {@code double[rows]}, in the order of the ends. */
    final double[] uncensored;
    /** The hazard of being censored at each end; 0 but for the last row of a tick. */
    final double[] censoring;
    /** How many are at risk at each end, {@code int[rows]}. */
    final int[] atRisk;

    public final CoxDesign design;

    /**
     * Sorts the rows.
     *
     * @param stop {@code double[rows]}, finite
     * @param cause {@code int[rows]}: 0 for censored, 1 for the event, 2 for another
     * @param covariates {@code double[covariates][rows]}, finite
     */
    public FineGrayRows(double[] stop, int[] cause, String[] names, double[][] covariates) {
        order = RadixSort.order(stop);
        int n = order.length;
        this.stop = sorted(stop);
        ending = new byte[n];
        uncensored = new double[n];
        censoring = new double[n];
        atRisk = new int[n];
        double[] until = this.stop.clone();
        boolean[] event = new boolean[n];
        for (int i = 0; i < n; i++) {
            ending[i] = (byte) cause[order[i]];
            event[i] = ending[i] == EVENT;
            until[i] = ending[i] == OTHER ? Double.MAX_VALUE : until[i];
        }
        followCensoring();
        double[][] columns = Arrays.stream(covariates).map(this::sorted).toArray(double[][]::new);
        design = CoxDesign.of(new CoxRows(until, event, null, null, null, null, names, columns));
    }

    private double[] sorted(double[] values) {
        double[] sorted = new double[order.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[order[i]];
        }
        return sorted;
    }

    private void followCensoring() {
        int n = order.length;
        double share = 1;
        for (int from = 0; from < n; ) {
            int to = from;
            int censored = 0;
            while (to < n && stop[to] == stop[from]) {
                censored += ending[to] == CENSORED ? 1 : 0;
                atRisk[to] = n - from;
                uncensored[to] = share;
                to++;
            }
            censoring[to - 1] = censored / (double) (n - from);
            share *= (n - from - censored) / (double) (n - from);
            from = to;
        }
    }

    int size() {
        return order.length;
    }

    /** Returns how many event times lie at or before a time. */
    static int groupsUpTo(CoxDesign design, double time) {
        double[] times = design.sets.times;
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the last end of any row; 0 without rows. */
    public double lastTime() {
        return stop.length == 0 ? 0 : stop[stop.length - 1];
    }

    /** Returns the fit. */
    public CoxNewton fit() {
        return CoxNewton.fit(design, some -> new FineGrayLikelihood(this, some));
    }
}
