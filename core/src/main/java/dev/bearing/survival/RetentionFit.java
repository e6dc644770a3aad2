package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.linear.Eigenvalues;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A renewal model fitted by maximum likelihood, with what tells how far to trust it. Immutable.
 *
 * <pre>{@code
 * RetentionFit fit = ShiftedBetaGeometric.fit(counts).orElseThrow("fit");
 * fit.standardErrors().get("alpha");
 * fit.profileInterval("alpha");                                              // need not be symmetric
 * UncertainRetention.delta(fit).estimate(model -> model.survival(24));       // any number that follows, with 95 %
 * }</pre>
 */
public final class RetentionFit {

    private final RenewalModel model;
    private final RenewalCounts counts;
    private final double logLikelihood;
    private final double[][] covariance;
    private final double gradientNorm;

    RetentionFit(
            RenewalModel model,
            RenewalCounts counts,
            double logLikelihood,
            double[][] covariance,
            double gradientNorm) {
        this.model = model;
        this.counts = counts;
        this.logLikelihood = logLikelihood;
        this.covariance = covariance;
        this.gradientNorm = gradientNorm;
    }

    /** Returns the model that was asked for, or the limit that came out in its place. */
    public RenewalModel model() {
        return model;
    }

    /** Returns its name, rows, events and parameters. */
    @Override
    public String toString() {
        return model.provenance().inALine();
    }

    /** Returns what the model was fitted to. */
    public RenewalCounts counts() {
        return counts;
    }

    /** Returns the log-likelihood, without the multinomial constant, which no parameter is in. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns whether a {@link ShiftedBetaGeometric} was asked for and its limit, the geometric model, came out. */
    public boolean isGeometricLimit() {
        return model instanceof GeometricRetention && isLimit();
    }

    /**
     * Returns whether a {@link BetaDiscreteWeibull} was asked for and its limit, the {@link DiscreteWeibull}, came out.
     */
    public boolean isDiscreteWeibullLimit() {
        return model instanceof DiscreteWeibull && isLimit();
    }

    private boolean isLimit() {
        return !model.name().equals(model.provenance().model());
    }

    /**
     * Returns the likelihood-ratio test of c = 1: whether customers' own chances to leave change with age. It compares
     * what a {@link BetaDiscreteWeibull} was asked for with {@link ShiftedBetaGeometric}, and a {@link DiscreteWeibull}
     * with {@link GeometricRetention}. OUTSIDE_MODEL_RANGE where the model has no c.
     */
    public Answer<ChiSquareTest> durationDependence() {
        String name = model.provenance().model();
        boolean differing = name.equals(BetaDiscreteWeibull.NAME);
        if (!differing && !name.equals(DiscreteWeibull.NAME)) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, name + " has no c: chances do not change with age");
        }
        return (differing ? ShiftedBetaGeometric.fit(counts) : GeometricRetention.fit(counts))
                .map(simpler -> new ChiSquareTest(Math.max(0, 2 * (logLikelihood - simpler.logLikelihood())), 1));
    }

    /** Returns the names of the parameters, such as alpha and beta, or churn. */
    public List<String> parameters() {
        return List.copyOf(model.provenance().parameters().keySet());
    }

    /** Returns the standard error of each parameter, from the observed information. */
    public Map<String, Double> standardErrors() {
        Map<String, Double> errors = new LinkedHashMap<>();
        List<String> names = parameters();
        for (int i = 0; i < names.size(); i++) {
            errors.put(names.get(i), Math.sqrt(covariance[i][i]));
        }
        return errors;
    }

    /** Returns the covariance of two parameters; the variance where they are the same. */
    public double covariance(String one, String other) {
        return covariance[index(one)][index(other)];
    }

    /** Returns the largest slope of the log-likelihood in the logarithms of the parameters, 0 in closed form. */
    public double gradientNorm() {
        return gradientNorm;
    }

    /**
     * Returns the ratio of the largest to the smallest eigenvalue of the parameters' correlation matrix: 1 where they
     * are independent, large where the data tell hardly as many numbers as there are parameters.
     */
    public double conditionNumber() {
        int n = covariance.length;
        if (n == 1) {
            return 1;
        }
        if (n == 2) {
            double determinant = covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[0][1];
            double squared = determinant / (covariance[0][0] * covariance[1][1]);
            double correlation = Math.sqrt(1 - squared);
            return (1 + correlation) * (1 + correlation) / squared;
        }
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                correlations[i][j] = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
            }
        }
        DoubleSummaryStatistics values =
                Arrays.stream(Eigenvalues.of(correlations)).summaryStatistics();
        return values.getMax() / values.getMin();
    }

    /**
     * Returns the 95 % profile likelihood interval of a parameter: the values at which the likelihood, highest in the
     * other parameters, is not yet refused by the likelihood-ratio test. The upper ends of alpha and beta are infinite
     * where the test does not refuse equal customers either.
     *
     * @param parameter one of {@link #parameters}
     * @see <a href="https://doi.org/10.2307/2347496">Venzon and Moolgavkar (1988)</a>
     */
    public Answer<Interval> profileInterval(String parameter) {
        return ProfileLikelihood.interval(this, index(parameter));
    }

    private int index(String parameter) {
        int index = parameters().indexOf(parameter);
        checkArgument(index >= 0, "parameter must be one of %s, was %s", parameters(), parameter);
        return index;
    }

    /** Returns the number of coordinates: logarithms of the parameters, or the log-odds of a churn. */
    int dimensions() {
        return covariance.length;
    }

    /** Returns the model, each coordinate moved by so much. */
    RenewalModel moved(double[] by) {
        return RenewalCoordinates.moved(model, by);
    }

    /** Returns the covariance of two coordinates. */
    double coordinateCovariance(int i, int j) {
        double[] scales = RenewalCoordinates.of(model).scales();
        return covariance[i][j] / (scales[i] * scales[j]);
    }
}
