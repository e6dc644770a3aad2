package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.function.BiFunction;

/** Fits models whose parameters are all positive, in the logarithms of these. */
final class PurchaseFitter {

    private static final double LONGEST_STEP = 1;
    /** A parameter beyond this, or below one over it, runs to a limit. */
    private static final double LIMIT = 1e6;

    private PurchaseFitter() {}

    /**
     * Returns the fit.
     *
     * @param names of the parameters
     * @param start their values at the start
     * @param provenance which holds the rows
     * @param model makes the model of parameters and their provenance
     */
    static <M> Answer<PurchaseFit<M>> fit(
            DampedNewton.Objective inLogs,
            String[] names,
            double[] start,
            FitProvenance.Builder provenance,
            BiFunction<double[], FitProvenance, M> model) {
        int n = start.length;
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            logs[i] = Math.log(start[i]);
        }
        DampedNewton.Maximum maximum = DampedNewton.maximise(inLogs, logs, LONGEST_STEP);
        if (!maximum.converged() || !maximum.isConcave()) {
            return Answer.unknown(
                    Answer.Reason.DID_NOT_CONVERGE,
                    "no maximum after " + maximum.iterations() + " steps; the gradient's norm is "
                            + maximum.gradientNorm());
        }
        double[] parameters = maximum.point();
        double[][] covariance = Cholesky.of(maximum.information()).inverse();
        for (int i = 0; i < n; i++) {
            parameters[i] = Math.exp(parameters[i]);
            provenance.parameter(names[i], parameters[i]);
            if (parameters[i] > LIMIT || parameters[i] < 1 / LIMIT) {
                provenance.flag(names[i] + " runs to a limit: the data do not tell it");
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] *= parameters[i] * parameters[j];
            }
        }
        FitProvenance origin = provenance.iterations(maximum.iterations(), true).build();
        return Answer.known(
                new PurchaseFit<>(
                        model.apply(parameters, origin), origin, maximum.value(), covariance, maximum.gradientNorm()),
                Explanation.inputs(
                        "maximum likelihood, " + origin.model(),
                        List.of(new Contribution("customers", origin.rows()))));
    }

    /** Turns derivatives in parameters into those in their logarithms, in place. */
    static void toLogs(double[] parameters, double[] gradient, double[][] hessian) {
        for (int i = 0; i < parameters.length; i++) {
            gradient[i] *= parameters[i];
            for (int j = 0; j < parameters.length; j++) {
                hessian[i][j] *= parameters[i] * parameters[j];
            }
            hessian[i][i] += gradient[i];
        }
    }
}
