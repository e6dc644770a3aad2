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

    private final double[] waiting;
    private final double[] incidence;
    // after each row, the sums of v a², v a b and v b², so that the variance at t is the sum of v (a - F(t) b)²
    private final double[] aa;
    private final double[] ab;
    private final double[] bb;

    /**
     * Sums up the events.
     *
     * @param table the events, unweighted
     * @param cause the cause of F
     * @param waiting S after each row
     * @param incidence F after each row
     */
    AalenVariance(RiskTable table, int cause, double[] waiting, double[] incidence) {
        this.waiting = waiting;
        this.incidence = incidence;
        int rows = waiting.length;
        aa = new double[rows];
        ab = new double[rows];
        bb = new double[rows];
        double before = 1;
        for (int i = 0; i < rows; i++) {
            double b = waiting[i] > 0 ? 1 / waiting[i] : 0;
            double own = eventVariance(table.atRisk[i], table.endings[cause][i]) * before * before;
            double others = waiting[i] > 0 ? others(table, cause, i) * before * before : 0;
            double a = incidence[i] * b;
            aa[i] = (i == 0 ? 0 : aa[i - 1]) + own * (1 + a) * (1 + a) + others * a * a;
            ab[i] = (i == 0 ? 0 : ab[i - 1]) + own * (1 + a) * b + others * a * b;
            bb[i] = (i == 0 ? 0 : bb[i - 1]) + (own + others) * b * b;
            before = waiting[i];
        }
    }

    /**
     * Returns the variance of (F(to) - F(from)) / S(from), the share of those still waiting after one row that meets
     * the cause by another: that of the curve of those who waited so long, since a - F(t) b of an event after the wait
     * is the same for them.
     *
     * @param from a row after which somebody waits, -1 for the origin
     */
    double between(int from, int to) {
        if (to < 0 || incidence[to] == (from < 0 ? 0 : incidence[from])) {
            return 0; // exactly, whatever the sums round to
        }
        double start = from < 0 ? 1 : waiting[from];
        return Math.max(0, sum(from, to)) / (start * start);
    }

    private double sum(int from, int to) {
        double f = incidence[to];
        double a = aa[to] - (from < 0 ? 0 : aa[from]);
        double b = ab[to] - (from < 0 ? 0 : ab[from]);
        double c = bb[to] - (from < 0 ? 0 : bb[from]);
        return a - 2 * f * b + f * f * c;
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
        double finite = events == 1 && atRisk > 1 ? 1 : (n - events) / Math.max(1, n - 1);
        return finite * events / (n * n);
    }
}
