package dev.bearing.survival;

import dev.bearing.internal.stats.BetaQuadrature;

/**
 * For a customer of the Pareto/NBD model: the odds that it left between its last purchase and now, and how they move
 * with the parameters. The odds are an integral over the time of leaving. All derivatives are integrals of the same
 * kind, so that Gauss's quadrature gives them at once, on pieces so short that it is exact to rounding. Derivatives are
 * in the order r, alpha, s, beta; to be used again for the next customer, by one thread.
 */
final class LeavingMoments {

    /** 16 points are exact where the integrand falls by e^8 and its poles, at a distance of π, are not near. */
    private static final BetaQuadrature GAUSS = BetaQuadrature.of(1, 1, 16);

    private static final double MOST_FALL = 8;
    private static final double LONGEST_PIECE = 1.25;
    private static final double GROWTH = Math.exp(LONGEST_PIECE);
    /** Beyond a fall by e^-45 nothing adds to the integral. */
    private static final double FALLEN = 45;

    private final double alpha;
    private final double s;
    private final double beta;
    private final double r;
    private final double least;

    private double shape;
    private double since;
    private double alphaLast;
    private double betaLast;
    private double sum;
    private double logOdds;
    private final double[] mean = new double[4];
    private final double[][] second = new double[4][4];
    private final double[] slopes = new double[4];

    LeavingMoments(double[] parameters) {
        r = parameters[0];
        alpha = parameters[1];
        s = parameters[2];
        beta = parameters[3];
        least = Math.min(alpha, beta);
    }

    /** Returns the logarithm of the odds that the customer has left. */
    double logOdds() {
        return logOdds;
    }

    /** Returns the slope of {@link #logOdds} by a parameter. */
    double slope(int i) {
        return mean[i];
    }

    /** Returns the second derivative of the odds themselves by two parameters, over the odds. */
    double curvature(int i, int j) {
        return second[i][j];
    }

    /** Looks at a customer whose last purchase, the first or a repeat, was before now. */
    void lookAt(int repeats, double recency, double age) {
        shape = r + repeats;
        since = age - recency;
        alphaLast = alpha + recency;
        betaLast = beta + recency;
        clear();
        double from = least + recency;
        double all = Math.log1p(since / from);
        double done = 0;
        // in v = log((least + y) / (least + t_x)) the poles lie beyond ±π i
        while (done < all) {
            double elapsed = from * Math.expm1(done);
            double fall = shape * Math.log1p(elapsed / alphaLast) + s * Math.log1p(elapsed / betaLast);
            if (fall > FALLEN) {
                break;
            }
            double length = Math.min(all - done, Math.min(LONGEST_PIECE, MOST_FALL / steepness(from + elapsed)));
            for (int k = 0; k < GAUSS.size(); k++) {
                add(from, done + length * GAUSS.point(k), length * GAUSS.weight(k));
            }
            done = length == all - done ? all : done + length;
        }
        finish();
    }

    private void clear() {
        sum = 0;
        for (int i = 0; i < 4; i++) {
            mean[i] = 0;
            second[i] = new double[4];
        }
    }

    /** A bound of how fast the logarithm of the integrand falls, in v, within a piece from {@code distance} on. */
    private double steepness(double distance) {
        double byAlpha = Math.min(1, GROWTH * distance / (distance + (alpha - least)));
        double byBeta = Math.min(1, GROWTH * distance / (distance + (beta - least)));
        return 1 + shape * byAlpha + (s + 1) * byBeta;
    }

    /** Adds the point v: leaving at y, e^v times as far from -least as the last purchase. */
    private void add(double from, double v, double width) {
        double elapsed = from * Math.expm1(v);
        double rest = since - elapsed;
        double alphaThen = alphaLast + elapsed;
        double betaThen = betaLast + elapsed;
        double alphaNow = alphaLast + since;
        double betaNow = betaLast + since;
        double alphaFall = Math.log1p(elapsed / alphaLast);
        double betaFall = Math.log1p(elapsed / betaLast);
        double weight = width * (from + elapsed) * s / betaThen * Math.exp(-shape * alphaFall - s * betaFall);
        double byAlpha = -rest / (alphaNow * alphaThen);
        double byBeta = -rest / (betaNow * betaThen);
        slopes[0] = Math.log1p(rest / alphaThen);
        slopes[1] = shape * byAlpha;
        slopes[2] = 1 / s + Math.log1p(rest / betaThen);
        slopes[3] = s * byBeta - 1 / betaThen;
        sum += weight;
        for (int i = 0; i < 4; i++) {
            mean[i] += weight * slopes[i];
            for (int j = i; j < 4; j++) {
                second[i][j] += weight * slopes[i] * slopes[j];
            }
        }
        second[0][1] += weight * byAlpha;
        second[1][1] -= weight * shape * byAlpha * (1 / alphaThen + 1 / alphaNow);
        second[2][2] -= weight / (s * s);
        second[2][3] += weight * byBeta;
        second[3][3] += weight * (1 / (betaThen * betaThen) - s * byBeta * (1 / betaThen + 1 / betaNow));
    }

    private void finish() {
        logOdds = Math.log(sum) + shape * Math.log1p(since / alphaLast) + s * Math.log1p(since / betaLast);
        for (int i = 0; i < 4; i++) {
            mean[i] /= sum;
            for (int j = i; j < 4; j++) {
                second[i][j] /= sum;
            }
        }
    }
}
