package dev.bearing.survival;

import java.util.Arrays;

/**
 * Variances of a Kaplan-Meier curve and of sums over it: Greenwood's formula for counts, the infinitesimal jackknife
 * for weights. Both follow from how an event moves log S at its row.
 */
final class KaplanMeierErrors {

    private final RiskTable table;

    KaplanMeierErrors(RiskTable table) {
        this.table = table;
    }

    /** Returns what is at risk at a row and does not end by the event at it: 0 exactly where all do. */
    static double left(RiskTable table, int row) {
        return table.endings[1][row] == table.atRisk[row] ? 0 : table.weightAtRisk(row) - table.weightEnding(1, row);
    }

    /** Returns the variance of log S at each row; infinite where S is 0. */
    double[] logVariances() {
        double[] variances = new double[table.rows()];
        double sum = 0;
        for (int i = 0; i < variances.length; i++) {
            if (table.endings[1][i] > 0) {
                double n = table.weightAtRisk(i);
                double left = left(table, i);
                sum += (n - left) / (n * left);
            }
            variances[i] = sum;
        }
        return table.isWeighted() ? robust(variances) : variances;
    }

    private double[] robust(double[] greenwood) {
        double[] ones = new double[greenwood.length];
        Arrays.fill(ones, 1);
        double[] variances = jackknife(ones);
        for (int i = 0; i < variances.length; i++) {
            variances[i] = Double.isFinite(greenwood[i]) ? variances[i] : Double.POSITIVE_INFINITY;
        }
        return variances;
    }

    /**
     * Returns the variance of a sum of terms that are each a multiple of S at their row.
     *
     * @param later the sum of the terms from each row on, {@code double[rows]}
     */
    double varianceOfSum(double[] later) {
        if (table.isWeighted()) {
            double[] variances = jackknife(later);
            return variances[variances.length - 1];
        }
        double variance = 0;
        for (int i = 0; i < later.length && left(table, i) > 0; i++) {
            double n = table.atRisk[i];
            variance += later[i] * later[i] * table.endings[1][i] / (n * left(table, i));
        }
        return variance;
    }

    /** The variance of the sum of the changes of log S, each row's times an amount; after S is 0 nothing changes. */
    private double[] jackknife(double[] amounts) {
        double[] pull = new double[amounts.length];
        double[] jump = new double[amounts.length];
        for (int i = 0; i < pull.length && left(table, i) > 0; i++) {
            double n = table.weightAtRisk(i);
            double left = left(table, i);
            pull[i] = amounts[i] * (n - left) / (n * left);
            jump[i] = amounts[i] / left;
        }
        return table.weights().variances(pull, jump);
    }
}
