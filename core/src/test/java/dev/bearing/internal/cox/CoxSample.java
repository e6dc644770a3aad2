package dev.bearing.internal.cox;

import dev.bearing.survival.CoxBuilder;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.CoxTies;
import java.util.Random;

/**
 * Made-up rows with many ties, some of them entering late, weighted and in strata; and the likelihood by its
 * definition.
 */
public record CoxSample(CoxRows rows) {

    public static final int COVARIATES = 3;

    public static CoxSample of(Random random, int size, boolean late, boolean weighted) {
        double[] stop = new double[size];
        double[] start = new double[size];
        boolean[] event = new boolean[size];
        double[] weight = new double[size];
        int[] stratum = new int[size];
        double[][] x = new double[COVARIATES][size];
        for (int i = 0; i < size; i++) {
            start[i] = late && random.nextBoolean() ? random.nextInt(6) : Double.NEGATIVE_INFINITY;
            stop[i] = Math.max(0, start[i]) + 1 + random.nextInt(7);
            event[i] = random.nextInt(5) < 3;
            weight[i] = weighted ? random.nextInt(4) / 2.0 : 1;
            stratum[i] = random.nextInt(10) < 7 ? 4 : -1;
            x[0][i] = random.nextInt(3);
            x[1][i] = 2_000 + 10 * random.nextGaussian();
            x[2][i] = random.nextDouble();
        }
        return new CoxSample(new CoxRows(
                stop,
                event,
                late ? start : null,
                weighted ? weight : null,
                stratum,
                null,
                new String[] {"a", "b", "c"},
                x));
    }

    /** Returns the sample's builder, its rows in the given order. */
    public CoxBuilder builder(int[] order) {
        double[] start = rows.start;
        double[] weight = rows.weight;
        int[] stratum = rows.stratum;
        boolean[] event = new boolean[order.length];
        int[] strata = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            event[i] = rows.event[order[i]];
            strata[i] = stratum == null ? 0 : stratum[order[i]];
        }
        CoxBuilder builder = CoxModel.builder(ordered(rows.stop, order), event).strata(strata);
        for (int j = 0; j < COVARIATES; j++) {
            builder.covariate(rows.names[j], ordered(rows.covariates[j], order));
        }
        if (start != null) {
            builder.entry(ordered(start, order));
        }
        if (weight != null) {
            builder.weights(ordered(weight, order));
        }
        return builder;
    }

    private static double[] ordered(double[] values, int[] order) {
        double[] ordered = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[order[i]];
        }
        return ordered;
    }

    public int size() {
        return rows.stop.length;
    }

    public double weight(int row) {
        double[] weight = rows.weight;
        return weight == null ? 1 : weight[row];
    }

    public boolean atRisk(int row, int death) {
        double[] start = rows.start;
        int[] stratum = rows.stratum;
        double time = rows.stop[death];
        return weight(row) > 0
                && (stratum == null || stratum[row] == stratum[death])
                && (start == null || start[row] < time)
                && rows.stop[row] >= time;
    }

    /** Therneau and Grambsch (2000), equations 3.2 and 3.3, each death looked at on its own. */
    public double logLikelihood(double[] beta, CoxTies ties) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            if (rows.event[i] && weight(i) > 0) {
                sum += weight(i) * predictor(i, beta);
                int deaths = 0;
                int earlier = 0;
                double dying = 0;
                double dyingWeight = 0;
                double atRisk = 0;
                for (int j = 0; j < size(); j++) {
                    if (atRisk(j, i)) {
                        double risk = weight(j) * Math.exp(predictor(j, beta));
                        atRisk += risk;
                        if (rows.event[j] && rows.stop[j] == rows.stop[i]) {
                            deaths++;
                            earlier += j < i ? 1 : 0;
                            dying += risk;
                            dyingWeight += weight(j);
                        }
                    }
                }
                sum -= ties == CoxTies.BRESLOW
                        ? weight(i) * Math.log(atRisk)
                        : dyingWeight / deaths * Math.log(atRisk - dying * earlier / deaths);
            }
        }
        return sum;
    }

    private double predictor(int row, double[] beta) {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            // shifted by a constant, which changes nothing but the digits lost
            sum += beta[j] * (rows.covariates[j][row] - (j == 1 ? 2_000 : 0));
        }
        return sum;
    }
}
