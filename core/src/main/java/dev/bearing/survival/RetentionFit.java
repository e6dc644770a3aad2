package dev.bearing.survival;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
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
    private final ParameterCovariance covariance;
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
        this.covariance = new ParameterCovariance(
                List.copyOf(model.provenance().parameters().keySet()), covariance);
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
        return covariance.names();
    }

    /** Returns the standard error of each parameter, from the observed information. */
    public Map<String, Double> standardErrors() {
        return covariance.standardErrors();
    }

    /** Returns the covariance of two parameters; the variance where they are the same. */
    public double covariance(String one, String other) {
        return covariance.of(one, other);
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
        return covariance.conditionNumber();
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
        return ProfileLikelihood.interval(this, covariance.index(parameter));
    }

    FittedCoordinates coordinates() {
        double[] scales = RenewalCoordinates.of(model).scales();
        return new FittedCoordinates() {
            @Override
            public int dimensions() {
                return scales.length;
            }

            @Override
            public RetentionModel moved(double[] by) {
                return RenewalCoordinates.moved(model, by);
            }

            @Override
            public double covariance(int i, int j) {
                return covariance.matrix()[i][j] / (scales[i] * scales[j]);
            }
        };
    }
}
