package dev.bearing.survival;

import dev.bearing.internal.special.LogGammas;

/**
 * The mathematics of customers who buy at gamma distributed rates and leave at some of the chances they get, with beta
 * distributed probabilities: each repeat is a chance, and, where {@code early} is 1, so is the start.
 *
 * @param early 0 for BG/NBD, 1 for MBG/NBD
 */
record BetaGeometricBuying(double r, double alpha, double a, double b, int early) {

    private static final double EPSILON = 0x1p-56;
    private static final double HUGE = 0x1p900;
    private static final int MOST_TERMS = 100_000_000;

    double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double rest = -(r + x) * Math.log(alpha + history.age());
        int chances = x + early;
        if (chances > 0) {
            double odds = logOddsOfHavingLeft(history);
            rest += Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds)));
        }
        return LogGammas.rise(r, x)
                + r * Math.log(alpha)
                + LogGammas.rise(b, chances)
                - LogGammas.rise(a + b, chances)
                + rest;
    }

    private double logOddsOfHavingLeft(PurchaseHistory history) {
        int x = history.repeats();
        return Math.log(a / (b + x + early - 1))
                + (r + x) * Math.log1p((history.age() - history.recency()) / (alpha + history.recency()));
    }

    /** Returns the probability that a customer has not left; 1 before its first chance. */
    double probabilityAlive(PurchaseHistory history) {
        return history.repeats() + early == 0 ? 1 : 1 / (1 + Math.exp(logOddsOfHavingLeft(history)));
    }

    /** Returns how many purchases to expect from now on. */
    double expectedPurchases(PurchaseHistory history, double time) {
        PositiveParameters.checkTime(time);
        double alive = probabilityAlive(history);
        if (time == 0 || alive == 0) {
            return 0;
        }
        double shape = r + history.repeats();
        double z = time / (alpha + history.age() + time);
        double stay = b + history.repeats() + early;
        // P(k would-be purchases) is negative binomial; of these the first purchases until one leaves are made
        double weight = 1;
        double weights = 1;
        double made = 0;
        double nextIsMade = 1;
        double sum = 0;
        for (int k = 0; k < MOST_TERMS; k++) {
            double ratio = z * (shape + k) / (k + 1);
            weight *= ratio;
            made += nextIsMade;
            nextIsMade *= (stay + k) / (a + stay + k);
            weights += weight;
            sum += weight * made;
            double bound = Math.max(ratio, z) * (k + 2) / (k + 1);
            if (bound < 1 && weight * made * bound / (1 - bound) <= EPSILON * sum) {
                return alive * sum / weights;
            }
            if (weight > HUGE) {
                weight /= HUGE;
                weights /= HUGE;
                sum /= HUGE;
            }
        }
        throw new ArithmeticException("no convergence: time is " + time + ", age " + history.age());
    }
}
