package dev.bearing.survival;

/**
 * Aalen's variance of a cumulative incidence, by the delta method: an event of the cause at time s moves F(t) by
 * S(before s) / n times 1 - (F(t) - F(s)) / S(s), any other event by that times - (F(t) - F(s)) / S(s). Tied events
 * count with their finite-population factor (n - d) / (n - 1), as in cmprsk.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344198">Aalen (1978), Nonparametric estimation of partial transition
 *     probabilities in multiple decrement models</a>
 */
final class AalenVariance {

    private AalenVariance() {}

    /**
     * Returns the variance of F at each row.
     *
     * @param table the events, unweighted
     * @param cause the cause of F
     * @param waiting S after each row
     * @param incidence F after each row
     */
    static double[] of(RiskTable table, int cause, double[] waiting, double[] incidence) {
        int rows = waiting.length;
        double[] variances = new double[rows];
        // sums of v a², v a b and v b², so that the variance at t is the sum of v (a - F(t) b)²
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double before = 1;
        for (int i = 0; i < rows; i++) {
            double b = waiting[i] > 0 ? 1 / waiting[i] : 0;
            double own = eventVariance(table.atRisk[i], table.endings[cause][i]) * before * before;
            double others = waiting[i] > 0 ? others(table, cause, i) * before * before : 0;
            double a = incidence[i] * b;
            aa += own * (1 + a) * (1 + a) + others * a * a;
            ab += own * (1 + a) * b + others * a * b;
            bb += (own + others) * b * b;
            double f = incidence[i];
            variances[i] = Math.max(0, aa - 2 * f * ab + f * f * bb);
            before = waiting[i];
        }
        return variances;
    }

    /** All other causes are one, since they do to F the same. */
    private static double others(RiskTable table, int cause, int row) {
        int events = 0;
        for (int c = 1; c < table.endings.length; c++) {
            events += c == cause ? 0 : table.endings[c][row];
        }
        return eventVariance(table.atRisk[row], events);
    }

    private static double eventVariance(int atRisk, int events) {
        if (events == 0) {
            return 0;
        }
        double n = atRisk;
        double finite = events == 1 ? 1 : (n - events) / (n - 1);
        return finite * events / (n * n);
    }
}
