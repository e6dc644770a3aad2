package dev.bearing.health;

/** What the measures of one scorecard read, by measure and account. */
final class SignalColumns {

    private final double[][] values;
    private final int[][] ages;

    /**
     * Takes the arrays over.
     *
     * @param values by measure the accounts' numbers, {@link CurveLoop#MISSING} where there is none
     * @param ages by measure the days since the newest observation, or an empty array where all are 0
     */
    SignalColumns(double[][] values, int[][] ages) {
        this.values = values;
        this.ages = ages;
    }

    double[] values(int measure) {
        return values[measure];
    }

    int age(int measure, int account) {
        return ages[measure].length == 0 ? 0 : ages[measure][account];
    }

    /** Returns one account's numbers, as the kernel for single accounts wants them. */
    ScoreKernel.Row row(ScoreUnits units, int account) {
        ScoreKernel.Row row = new ScoreKernel.Row(units);
        for (int i = 0; i < values.length; i++) {
            double value = values[i][account];
            row.observed[i] = value == CurveLoop.MISSING ? Double.NaN : value;
            row.ages[i] = value == CurveLoop.MISSING && ages[i].length == 0 ? -1 : age(i, account);
        }
        return row;
    }
}
