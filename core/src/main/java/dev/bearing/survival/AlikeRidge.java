package dev.bearing.survival;

import dev.bearing.internal.optim.Coordinates;
import dev.bearing.internal.optim.DampedNewton;

/**
 * Where to climb from in a model of customers who differ: the likelihood is followed from customers who are nearly
 * alike to ones who differ much, highest in the other coordinates, and the best place on the way is taken.
 */
final class AlikeRidge {

    private static final int STEPS = 16;
    private static final double LONGEST_STEP = 1;

    private AlikeRidge() {}

    /**
     * Returns the place, a difference u and a sum w of two logarithms and the other coordinates.
     *
     * @param objective the likelihood in these coordinates
     * @param nearlyAlike where to begin: w is lowered from here on by two at each step
     */
    static double[] best(DampedNewton.Objective objective, double[] nearlyAlike) {
        int n = nearlyAlike.length;
        double[] best = nearlyAlike.clone();
        double highest = Double.NEGATIVE_INFINITY;
        double[] others = new double[n - 1];
        others[0] = nearlyAlike[0];
        System.arraycopy(nearlyAlike, 2, others, 1, n - 2);
        for (int step = 0; step < STEPS; step++) {
            double w = nearlyAlike[1] - 2 * step;
            DampedNewton.Objective held = Coordinates.holding(objective, n, 1, w);
            if (!Double.isFinite(held.at(others, new double[n - 1], new double[n - 1][n - 1]))) {
                break;
            }
            DampedNewton.Maximum maximum = DampedNewton.maximise(held, others, LONGEST_STEP);
            others = maximum.point();
            if (maximum.value() > highest) {
                highest = maximum.value();
                best[0] = others[0];
                best[1] = w;
                System.arraycopy(others, 1, best, 2, n - 2);
            }
        }
        return best;
    }
}
