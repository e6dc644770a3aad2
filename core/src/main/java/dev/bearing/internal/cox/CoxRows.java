package dev.bearing.internal.cox;

import org.jspecify.annotations.Nullable;

/** The rows of a Cox regression as the caller gave them, checked; what was not given is null. */
public final class CoxRows {

    /** {@code double[rows]}, the end of each row, finite. */
    public final double[] stop;
    /** {@code boolean[rows]}, whether it ended in the event. */
    public final boolean[] event;
    /** {@code double[rows]}, before {@code stop}; negative infinity for a row seen from its origin. */
    public final double @Nullable [] start;
    /** {@code double[rows]}, 0 or more. */
    public final double @Nullable [] weight;
    /** {@code int[rows]}, any numbers. */
    public final int @Nullable [] stratum;
    /** {@code int[rows]}, any numbers. */
    final int @Nullable [] cluster;
    /** One per covariate. */
    public final String[] names;
    /** {@code double[covariates][rows]}, finite. */
    public final double[][] covariates;

    /** Refuses what is not finite, an entry that is not before its end, and negative weights; the lengths are right. */
    public CoxRows(
            double[] stop,
            boolean[] event,
            double @Nullable [] start,
            double @Nullable [] weight,
            int @Nullable [] stratum,
            int @Nullable [] cluster,
            String[] names,
            double[][] covariates) {
        this.stop = stop;
        this.event = event;
        this.start = start;
        this.weight = weight;
        this.stratum = stratum;
        this.cluster = cluster;
        this.names = names;
        this.covariates = covariates;
        checkFinite("stop", stop);
        for (int j = 0; j < names.length; j++) {
            checkFinite(names[j], covariates[j]);
        }
        for (int i = 0; start != null && i < stop.length; i++) {
            boolean before = start[i] < stop[i];
            if (!before) {
                throw new IllegalArgumentException(
                        "entry of row " + i + " must be before its end " + stop[i] + ", was " + start[i]);
            }
        }
        for (int i = 0; weight != null && i < stop.length; i++) {
            boolean counts = weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY;
            if (!counts) {
                throw new IllegalArgumentException(
                        "weight of row " + i + " must be 0 or more and finite, was " + weight[i]);
            }
        }
    }

    /** Returns rows without covariates. */
    public static CoxRows of(double[] stop, boolean[] event, double @Nullable [] weight) {
        return new CoxRows(stop, event, null, weight, null, null, new String[0], new double[0][]);
    }

    /** Returns rows without covariates that may have come under observation late. */
    public static CoxRows of(double[] stop, boolean[] event, double[] start, double[] weight) {
        return new CoxRows(stop, event, start, weight, null, null, new String[0], new double[0][]);
    }

    /** Without boxing, for these are many. */
    private static void checkFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " of row " + i + " must be finite, was " + values[i]);
            }
        }
    }

    /** Returns the indices of the rows with a positive weight, those that ended in the event first. */
    int[] eventsFirst() {
        int used = 0;
        for (int i = 0; i < stop.length; i++) {
            used += counts(i) ? 1 : 0;
        }
        int[] order = new int[used];
        int place = 0;
        for (int i = 0; i < stop.length; i++) {
            if (event[i] && counts(i)) {
                order[place++] = i;
            }
        }
        for (int i = 0; i < stop.length; i++) {
            if (!event[i] && counts(i)) {
                order[place++] = i;
            }
        }
        return order;
    }

    private boolean counts(int row) {
        return weight == null || weight[row] > 0;
    }
}
