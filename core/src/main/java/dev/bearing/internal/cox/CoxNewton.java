package dev.bearing.internal.cox;

import dev.bearing.internal.linear.Cholesky;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Newton's method from 0 for a partial likelihood. A step that does not raise the likelihood is halved. It ends when
 * the squared length of a step in standard errors is below 1e-9 for a mean weight of 1, after that step, which by
 * quadratic convergence leaves an error far below.
 *
 * <p>It is no {@link dev.bearing.internal.optim.PenalisedNewton}: it keeps the sums over risk sets of its last step for
 * baseline and errors, instead of passing over all rows once more, and a likelihood without a maximum is no failure but
 * a flag, with the other coefficients as good as ever.
 */
public final class CoxNewton {

    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 200;
    private static final double DECREMENT = 1e-9;
    /** Information below this share of the largest is rounding. */
    private static final double NOTHING = 1e-12;
    /** How far the last step may still move a row's linear predictor in a fit whose maximum exists. */
    private static final double STILL_MOVING = 0.01;
    /** By what share of itself a coefficient still moves if it has no bound; a row far from all others moves anyway. */
    private static final double STILL_GROWING = 1e-4;

    public final CoxDesign design;
    public final PartialLikelihood likelihood;
    final RiskSums sums;
    /** Coefficients of the standardised covariates. */
    public double[] beta;

    public double nullLogLikelihood;
    public double scoreStatistic;
    public int iterations;
    public boolean converged;
    /** Which coefficients still grew by much when the likelihood had stopped to. */
    public final boolean[] monotone;

    private CoxNewton(PartialLikelihood likelihood) {
        this.likelihood = likelihood;
        design = likelihood.design;
        sums = new RiskSums(design);
        beta = new double[design.covariates()];
        monotone = new boolean[beta.length];
    }

    /** Returns the fit of those covariates that the data can tell from the ones before them; none may be left. */
    public static CoxNewton fit(CoxDesign design, boolean efron) {
        return fit(design, some -> new CoxLikelihood(some, efron));
    }

    /** Returns the fit that a likelihood has, made for all covariates and made again for those that are kept. */
    static CoxNewton fit(CoxDesign design, Function<CoxDesign, PartialLikelihood> likelihood) {
        CoxNewton all = new CoxNewton(likelihood.apply(design));
        all.likelihood.at(all.beta);
        if (!Double.isFinite(all.likelihood.logLikelihood)) {
            return all;
        }
        int[] kept = all.identified();
        if (kept.length == all.beta.length) {
            all.run();
            return all;
        }
        CoxNewton some = new CoxNewton(likelihood.apply(design.keeping(kept)));
        if (kept.length > 0) {
            some.likelihood.at(some.beta);
            some.run();
        }
        return some;
    }

    private int[] identified() {
        double[][] information = likelihood.information;
        Cholesky factors = Cholesky.of(information);
        double largest = 0;
        for (int j = 0; j < beta.length; j++) {
            largest = Math.max(largest, information[j][j]);
        }
        double least = NOTHING * largest;
        return IntStream.range(0, beta.length)
                .filter(j -> factors.tells(j) && information[j][j] > least)
                .toArray();
    }

    private void run() {
        nullLogLikelihood = likelihood.logLikelihood;
        Cholesky factors = Cholesky.of(likelihood.information);
        double[] step = factors.solve(likelihood.score);
        scoreStatistic = product(step, likelihood.score);
        double meanWeight = design.deathWeight() / design.events;
        double[] far = {};
        while (!converged && iterations < MOST_STEPS) {
            double[] before = beta;
            boolean last = product(step, likelihood.score) < DECREMENT * meanWeight;
            if (!climb(step, last)) {
                break;
            }
            iterations++;
            far = far.length == 0 && FarOut.isFar(design, beta) ? before : far;
            if (last) {
                converged = true;
                for (int j = 0; j < beta.length; j++) {
                    double moved = Math.abs(step[j]);
                    monotone[j] = !factors.tells(j)
                            || (moved * design.reach[j] > STILL_MOVING && moved > STILL_GROWING * Math.abs(beta[j]));
                }
            } else {
                factors = Cholesky.of(likelihood.information);
                step = factors.solve(likelihood.score);
            }
        }
        lookFarOut(far);
    }

    /**
     * Looks for a maximum at infinity where the coefficients have gone far, whether or not the steps came to an end.
     */
    private void lookFarOut(double[] since) {
        if (since.length == 0) {
            return;
        }
        FarOut farther = new FarOut(design, likelihood, since, beta);
        likelihood.at(beta, sums);
        for (int j = 0; j < beta.length; j++) {
            monotone[j] |= farther.endless[j];
            converged |= farther.endless[j];
        }
        converged &= !farther.climbing;
    }

    /** Moves by the step, or the largest half of a half of it that raises the likelihood; the last one as it is. */
    private boolean climb(double[] step, boolean last) {
        double before = likelihood.logLikelihood;
        double slack = 1e-12 * Math.abs(before);
        double length = 1;
        for (int halvings = 0; halvings <= MOST_HALVINGS; halvings++) {
            double[] next = new double[beta.length];
            for (int j = 0; j < next.length; j++) {
                next[j] = beta[j] + length * step[j];
            }
            likelihood.at(next, last ? sums : null);
            if (likelihood.logLikelihood >= before - slack && likelihood.logLikelihood < Double.POSITIVE_INFINITY) {
                beta = next;
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }
}
