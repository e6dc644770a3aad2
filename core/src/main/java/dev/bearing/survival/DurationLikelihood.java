package dev.bearing.survival;

/**
 * The log-likelihood of durations, of which some are not over, under a Weibull distribution whose rates follow a gamma
 * distribution, and under one whose rate is the same for all: a sum over rows of log hazard where lost, and log S(exit)
 * - log S(entry).
 */
final class DurationLikelihood {

    /** The largest c and log alpha that derivatives are told at, and the largest log of t^c where that is needed. */
    private static final double MOST = 1e6;

    private static final double LARGEST = 300;

    private final DurationRows rows;
    private final double logLongest;

    DurationLikelihood(DurationRows rows) {
        this.rows = rows;
        logLongest = Math.log(rows.longest());
    }

    /** log S with alpha = exp(a), c = exp(g) at one time, for r = 1: -log(1 + x / alpha), x = t^c. */
    private static final class Place {

        private final double log;
        /** x / (alpha + x), and its slope in -log alpha. */
        private final double share;

        private final double slope;
        /** The derivative of log x in log c. */
        private final double byPower;

        private Place(double time, double logAlpha, double c) {
            double logTime = Math.log(time);
            double odds = time > 0 ? c * logTime - logAlpha : Double.NEGATIVE_INFINITY;
            double small = Math.exp(-Math.abs(odds));
            log = -(Math.max(0, odds) + Math.log1p(small));
            share = odds > 0 ? 1 / (1 + small) : small / (1 + small);
            slope = small / ((1 + small) * (1 + small));
            byPower = time > 0 ? c * logTime : 0;
        }
    }

    /** Fills in the derivatives in log r, log alpha and log c and returns the value. */
    double mixed(double[] logs, double[] gradient, double[][] hessian) {
        clear(gradient, hessian);
        double r = Math.exp(logs[0]);
        double c = Math.exp(logs[2]);
        if (!(r > 0 && r < Double.POSITIVE_INFINITY && c > 0 && c < MOST && Math.abs(logs[1]) < MOST)) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = 0;
        for (int i = 0; i < rows.size(); i++) {
            double n = rows.count[i];
            Place end = new Place(rows.exit[i], logs[1], c);
            double events = rows.lost[i] ? 1 : 0;
            value += n * (r + events) * end.log;
            add(n * r, n * (r + events), end, gradient, hessian);
            if (rows.lost[i]) {
                // log hazard is log r + log c + (c - 1) log t - log(alpha + t^c), of which the last is in the above
                value += n
                        * (logs[0] + logs[2] - logs[1] + end.byPower - (rows.exit[i] > 0 ? Math.log(rows.exit[i]) : 0));
                gradient[0] += n;
                gradient[1] -= n;
                gradient[2] += n * (1 + end.byPower);
                hessian[2][2] += n * end.byPower;
            }
            if (rows.entry[i] > 0) {
                Place begin = new Place(rows.entry[i], logs[1], c);
                value -= n * r * begin.log;
                add(-n * r, -n * r, begin, gradient, hessian);
            }
        }
        mirror(hessian);
        return value;
    }

    /** Adds the derivatives of weight × log S of r = 1; the weight's own derivative in log r is {@code r}. */
    private static void add(double r, double weight, Place place, double[] gradient, double[][] hessian) {
        gradient[0] += r * place.log;
        gradient[1] += weight * place.share;
        gradient[2] -= weight * place.share * place.byPower;
        hessian[0][0] += r * place.log;
        hessian[0][1] += r * place.share;
        hessian[0][2] -= r * place.share * place.byPower;
        hessian[1][1] -= weight * place.slope;
        hessian[1][2] += weight * place.slope * place.byPower;
        hessian[2][2] -= weight * place.byPower * (place.slope * place.byPower + place.share);
    }

    /** Fills in the derivatives in log rate and log c of customers who are all alike, and returns the value. */
    double alike(double[] logs, double[] gradient, double[][] hessian) {
        clear(gradient, hessian);
        double rate = Math.exp(logs[0]);
        double c = Math.exp(logs[1]);
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY && c > 0 && c * logLongest < LARGEST)) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = 0;
        for (int i = 0; i < rows.size(); i++) {
            double n = rows.count[i];
            value -= cumulate(n * rate, rows.exit[i], c, gradient, hessian);
            value += cumulate(-n * rate, rows.entry[i], c, gradient, hessian);
            if (rows.lost[i]) {
                double logTime = rows.exit[i] > 0 ? Math.log(rows.exit[i]) : 0;
                value += n * (logs[0] + logs[1] + (c - 1) * logTime);
                gradient[0] += n;
                gradient[1] += n * (1 + c * logTime);
                hessian[1][1] += n * c * logTime;
            }
        }
        mirror(hessian);
        return value;
    }

    /** Takes the derivatives of rate × t^c off and returns it without the sign of the rate. */
    private static double cumulate(double rate, double time, double c, double[] gradient, double[][] hessian) {
        if (time == 0) {
            return 0;
        }
        double byPower = c * Math.log(time);
        double hazard = rate * Math.exp(byPower);
        gradient[0] -= hazard;
        gradient[1] -= hazard * byPower;
        hessian[0][0] -= hazard;
        hessian[0][1] -= hazard * byPower;
        hessian[1][1] -= hazard * byPower * (byPower + 1);
        return Math.abs(hazard);
    }

    /** Returns the slope of the log-likelihood in 1 / r where that is 0, at the maximum of customers who are alike. */
    double slopeTowardsDifferences(double rate, double c) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double end = rate * Math.pow(rows.exit[i], c);
            double begin = rate * Math.pow(rows.entry[i], c);
            sum += rows.count[i] * (end * end / 2 - begin * begin / 2 - (rows.lost[i] ? end : 0));
        }
        return sum;
    }

    private static void clear(double[] gradient, double[][] hessian) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = 0;
            for (int j = 0; j < gradient.length; j++) {
                hessian[i][j] = 0;
            }
        }
    }

    private static void mirror(double[][] hessian) {
        for (int i = 0; i < hessian.length; i++) {
            for (int j = 0; j < i; j++) {
                hessian[i][j] = hessian[j][i];
            }
        }
    }
}
