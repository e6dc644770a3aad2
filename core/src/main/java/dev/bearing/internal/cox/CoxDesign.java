package dev.bearing.internal.cox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Cox regression in the order of their {@link RiskSets}, with each covariate shifted to mean 0 and scaled
 * to standard deviation 1 over the weighted rows at risk, so that neither large values nor their units touch the fit.
 */
public final class CoxDesign {

    public final RiskSets sets;
    public final String[] names;
    /** {@code double[covariates][active rows]}, standardised. */
    final double[][] x;
    /** Mean of each covariate, in its own unit. */
    public final double[] mean;
    /** Standard deviation of each covariate, in its own unit; 0 where it does not vary. */
    public final double[] deviation;
    /** Largest distance of a row from the mean, in standard deviations. */
    final double[] reach;
    /** {@code double[active rows]}; null where every row weighs 1. */
    final double @Nullable [] weight;
    /** End of each row, {@code double[rows]}. */
    final double[] stop;
    /** {@code double[rows]}; null where every row is seen from its origin. */
    final double @Nullable [] start;
    /** {@code int[active rows]}, from 0; null where each row is its own cluster. */
    public final int @Nullable [] cluster;

    final int clusters;
    public final boolean wholeWeights;
    public final int rows;
    public final long events;

    private CoxDesign(CoxRows given) {
        sets = RiskSets.of(given);
        names = given.names;
        rows = sets.order.length;
        events = Arrays.stream(sets.deaths).asLongStream().sum();
        weight = given.weight == null ? null : gathered(given.weight, sets.active);
        stop = gathered(given.stop, rows);
        start = given.start == null ? null : gathered(given.start, rows);
        wholeWeights = weight == null || Arrays.stream(weight).allMatch(w -> w == Math.rint(w));
        if (given.cluster == null) {
            cluster = null;
            clusters = sets.active;
        } else {
            int[] labels = new int[sets.active];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = given.cluster[sets.order[i]];
            }
            Labels distinct = Labels.of(labels);
            cluster = distinct.indicesOf(labels);
            clusters = distinct.count();
        }
        int p = names.length;
        x = new double[p][];
        mean = new double[p];
        deviation = new double[p];
        reach = new double[p];
        for (int j = 0; j < p; j++) {
            standardise(j, given.covariates[j]);
        }
    }

    private CoxDesign(CoxDesign all, int[] kept) {
        sets = all.sets;
        names = Arrays.stream(kept).mapToObj(j -> all.names[j]).toArray(String[]::new);
        x = Arrays.stream(kept).mapToObj(j -> all.x[j]).toArray(double[][]::new);
        mean = Arrays.stream(kept).mapToDouble(j -> all.mean[j]).toArray();
        deviation = Arrays.stream(kept).mapToDouble(j -> all.deviation[j]).toArray();
        reach = Arrays.stream(kept).mapToDouble(j -> all.reach[j]).toArray();
        weight = all.weight;
        stop = all.stop;
        start = all.start;
        cluster = all.cluster;
        clusters = all.clusters;
        wholeWeights = all.wholeWeights;
        rows = all.rows;
        events = all.events;
    }

    public static CoxDesign of(CoxRows rows) {
        return new CoxDesign(rows);
    }

    /** Returns the design with only these covariates, in this order. */
    CoxDesign keeping(int[] covariates) {
        return new CoxDesign(this, covariates);
    }

    /** Returns how many clusters the rows at risk belong to; where there are none, how many such rows there are. */
    public int clusters() {
        return clusters;
    }

    int covariates() {
        return x.length;
    }

    public double weightOf(int place) {
        return weight == null ? 1 : weight[place];
    }

    double startOf(int place) {
        return start == null ? Double.NEGATIVE_INFINITY : start[place];
    }

    /** Returns the sum of the weights of a group's deaths. */
    double deathWeight(int group) {
        int from = sets.firstRow[group];
        int to = from + sets.deaths[group];
        return weight == null ? to - from : Gram.sum(weight, from, to);
    }

    /** Returns the sum of the weights of all deaths. */
    double deathWeight() {
        double sum = 0;
        for (int group = 0; group < sets.groups(); group++) {
            sum += deathWeight(group);
        }
        return sum;
    }

    /** Returns the linear predictor of every active row, centred, for coefficients of the standardised covariates. */
    public double[] predictor(double[] beta) {
        double[] predictor = new double[sets.active];
        addPredictor(beta, predictor);
        return predictor;
    }

    void addPredictor(double[] beta, double[] predictor) {
        for (int j = 0; j < beta.length; j++) {
            double slope = beta[j];
            double[] column = x[j];
            if (slope != 0) {
                for (int i = 0; i < predictor.length; i++) {
                    predictor[i] += slope * column[i];
                }
            }
        }
    }

    private void standardise(int j, double[] given) {
        double[] column = new double[sets.active];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < column.length; i++) {
            double value = given[sets.order[i]];
            column[i] = value;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        x[j] = column;
        if (!(lowest < highest)) {
            mean[j] = column.length == 0 ? 0 : lowest;
            Arrays.fill(column, 0);
            return;
        }
        // a power of two changes no digit, and keeps the squares of 1e200 and of 1e-200 in range
        int unit = Math.getExponent(Math.max(Math.abs(lowest), Math.abs(highest)));
        for (int i = 0; i < column.length; i++) {
            column[i] = Math.scalb(column[i], -unit);
        }
        double centre = mean(column);
        double squares = 0;
        double total = 0;
        for (int i = 0; i < column.length; i++) {
            column[i] -= centre;
            squares += weightOf(i) * column[i] * column[i];
            total += weightOf(i);
        }
        double spread = Math.sqrt(squares / total);
        mean[j] = Math.scalb(centre, unit);
        deviation[j] = Math.scalb(spread, unit);
        reach[j] = Math.max(Math.scalb(highest, -unit) - centre, centre - Math.scalb(lowest, -unit)) / spread;
        double scale = 1 / spread;
        for (int i = 0; i < column.length; i++) {
            column[i] *= scale;
        }
    }

    private double mean(double[] column) {
        double first = column[0];
        double sum = 0;
        double total = 0;
        for (int i = 0; i < column.length; i++) {
            sum += weightOf(i) * (column[i] - first);
            total += weightOf(i);
        }
        return first + sum / total;
    }

    private double[] gathered(double[] given, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = given[sets.order[i]];
        }
        return values;
    }
}
