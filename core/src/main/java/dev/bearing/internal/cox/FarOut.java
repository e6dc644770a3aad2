package dev.bearing.internal.cox;

/**
 * How a likelihood goes on where its coefficients have gone far. There the sums over risk sets run out of digits before
 * it has stopped to rise, so that Newton's steps end too early or never; the likelihood itself keeps its digits. Two
 * directions are tried, that of the large coefficients and that of the way since they went far.
 */
final class FarOut {

    /** A linear predictor this far from the mean is far: a hazard ratio of 1e13. */
    private static final double FAR = 30;
    /** A coefficient is large if it moves a row at least this share as far as the one that moves one farthest. */
    private static final double LARGE = 0.1;
    /**
     * What a likelihood without a maximum may still gain, for a mean weight of 1; one that gains more is on its way.
     */
    private static final double LITTLE = 0.01;
    /** How much farther to go, as a share of the way so far; the first at which nothing overflows tells. */
    private static final double[] FARTHER = {0.2, 0.02, 0.002};

    private final CoxDesign design;
    private final PartialLikelihood likelihood;
    private final double[] beta;
    /** The coefficients that go to infinity: the large ones of a direction in which the likelihood stays as it is. */
    final boolean[] endless;
    /** Whether the likelihood rises by much in a direction, so that its maximum is not here. */
    final boolean climbing;

    /**
     * Looks farther.
     *
     * @param likelihood left at some other point
     * @param since the coefficients when they went far, {@code double[covariates]}
     */
    FarOut(CoxDesign design, PartialLikelihood likelihood, double[] since, double[] beta) {
        this.design = design;
        this.likelihood = likelihood;
        this.beta = beta;
        likelihood.at(beta);
        double here = likelihood.logLikelihood;
        double weight = design.deathWeight() / design.events;
        double[] way = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            way[j] = beta[j] - since[j];
        }
        endless = new boolean[beta.length];
        boolean rises = false;
        for (double[] direction : new double[][] {beta, way}) {
            double[] largest = largest(direction);
            double gain = gain(largest, here);
            rises |= gain > LITTLE * weight;
            boolean flat = gain >= -1e-9 * Math.max(weight, Math.abs(here)) && gain <= LITTLE * weight;
            for (int j = 0; flat && j < endless.length; j++) {
                endless[j] |= largest[j] != 0;
            }
        }
        climbing = rises;
    }

    static boolean isFar(CoxDesign design, double[] beta) {
        return reach(design, beta) > FAR;
    }

    /**
     * What the likelihood gains a fifth farther in a direction; where all overflows there, over the last fifth here.
     */
    private double gain(double[] direction, double here) {
        for (double share : FARTHER) {
            double there = farther(direction, share);
            if (Double.isFinite(there)) {
                return there - here;
            }
        }
        return here - farther(direction, -FARTHER[0]);
    }

    private double farther(double[] direction, double share) {
        double unit = reach(design, beta) / reach(design, direction);
        double[] farther = beta.clone();
        for (int j = 0; j < farther.length; j++) {
            farther[j] += share * unit * direction[j];
        }
        likelihood.at(farther);
        return likelihood.logLikelihood;
    }

    /** The direction with 0 for what is not large. */
    private double[] largest(double[] direction) {
        double most = 0;
        for (int j = 0; j < direction.length; j++) {
            most = Math.max(most, Math.abs(direction[j]) * design.reach[j]);
        }
        double[] largest = new double[direction.length];
        for (int j = 0; j < direction.length; j++) {
            largest[j] = Math.abs(direction[j]) * design.reach[j] >= LARGE * most ? direction[j] : 0;
        }
        return largest;
    }

    private static double reach(CoxDesign design, double[] beta) {
        double reach = 0;
        for (int j = 0; j < beta.length; j++) {
            reach += Math.abs(beta[j]) * design.reach[j];
        }
        return reach;
    }
}
