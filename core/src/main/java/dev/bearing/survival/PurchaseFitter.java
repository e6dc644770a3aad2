package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Fits models whose parameters are all positive, in the logarithms of these. */
final class PurchaseFitter {

    private static final double LONGEST_STEP = 1;
    /** A parameter beyond this, or below one over it, runs to a limit. */
    private static final double LOG_LIMIT = Math.log(1e6);
    /** A parameter this many e-foldings from where it started is far. */
    private static final double FAR = 3;

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
            return Answer.unknown(Answer.Reason.DID_NOT_CONVERGE, failure(maximum, names, start));
        }
        double[] parameters = maximum.point();
        double[][] covariance = Cholesky.of(maximum.information()).inverse();
        for (int i = 0; i < n; i++) {
            parameters[i] = Math.exp(parameters[i]);
            provenance.parameter(names[i], parameters[i]);
            if (isAtLimit(maximum.point()[i])) {
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

    /** Says which parameters ran away, as they do where customers hardly differ or hardly leave. */
    private static String failure(DampedNewton.Maximum maximum, String[] names, double[] start) {
        double[] logs = maximum.point();
        List<String> far = IntStream.range(0, names.length)
                .filter(i -> Math.abs(logs[i] - Math.log(start[i])) > FAR)
                .mapToObj(i -> names[i])
                .toList();
        String what =
                "no maximum after " + maximum.iterations() + " steps; the gradient's norm is " + maximum.gradientNorm();
        return far.isEmpty()
                ? what
                : what + ": the likelihood goes on rising towards a limit of " + String.join(", ", far)
                        + ", which the data do not tell";
    }

    private static boolean isAtLimit(double log) {
        return Math.abs(log) > LOG_LIMIT;
    }

    /** Returns the parameters of which these are the logarithms, and sets all derivatives to 0. */
    static double[] cleared(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            parameters[i] = Math.exp(logs[i]);
            gradient[i] = 0;
            Arrays.fill(hessian[i], 0);
        }
        return parameters;
    }

    /** Turns derivatives in parameters, of which the upper triangle is given, into those in their logarithms. */
    static void toLogs(double[] parameters, double[] gradient, double[][] hessian) {
        for (int i = 0; i < parameters.length; i++) {
            for (int j = 0; j < i; j++) {
                hessian[i][j] = hessian[j][i];
            }
        }
        for (int i = 0; i < parameters.length; i++) {
            gradient[i] *= parameters[i];
            for (int j = 0; j < parameters.length; j++) {
                hessian[i][j] *= parameters[i] * parameters[j];
            }
            hessian[i][i] += gradient[i];
        }
    }
}
