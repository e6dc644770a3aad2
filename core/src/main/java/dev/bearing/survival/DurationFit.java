package dev.bearing.survival;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.Map;

/**
 * A model of durations fitted by maximum likelihood, with what tells how far to trust it. Immutable.
 *
 * <pre>{@code
 * DurationFit fit = ExponentialGamma.fit(spells).orElseThrow("fit");
 * fit.standardErrors().get("r");
 * UncertainRetention.delta(fit).estimate(model -> model.survival(24));   // any number that follows, with 95 %
 * }</pre>
 */
public final class DurationFit {

    private final DurationModel model;
    private final double logLikelihood;
    private final ParameterCovariance covariance;
    private final double gradientNorm;
    private final Answer<ChiSquareTest> durationDependence;

    DurationFit(
            DurationModel model,
            double logLikelihood,
            double[][] covariance,
            double gradientNorm,
            Answer<ChiSquareTest> durationDependence) {
        this.model = model;
        this.logLikelihood = logLikelihood;
        this.covariance = new ParameterCovariance(
                List.copyOf(model.provenance().parameters().keySet()), covariance);
        this.gradientNorm = gradientNorm;
        this.durationDependence = durationDependence;
    }

    /** Returns the model that was asked for, or the limit that came out in its place, a {@link WeibullRetention}. */
    public DurationModel model() {
        return model;
    }

    /** Returns its name, rows, events and parameters. */
    @Override
    public String toString() {
        return model.provenance().inALine();
    }

    /** Returns the log-likelihood, of the times themselves and not of their logarithms. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns whether customers turned out to be all alike, so that the model is a {@link WeibullRetention}. */
    public boolean isLimit() {
        return model instanceof WeibullRetention;
    }

    /** Returns the names of the parameters: r, alpha and perhaps c, or in the limit rate and perhaps c. */
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
     * Returns the likelihood-ratio test of c = 1, whether customers' own rates of leaving change with age: what a
     * {@link WeibullGamma} was asked for against {@link ExponentialGamma}. OUTSIDE_MODEL_RANGE where the model has no
     * c.
     */
    public Answer<ChiSquareTest> durationDependence() {
        return durationDependence;
    }

    FittedCoordinates coordinates() {
        List<Double> values = List.copyOf(model.provenance().parameters().values());
        return new FittedCoordinates() {
            @Override
            public int dimensions() {
                return values.size();
            }

            @Override
            public RetentionModel moved(double[] by) {
                return DurationFit.moved(model, by);
            }

            @Override
            public double covariance(int i, int j) {
                return covariance.matrix()[i][j] / (values.get(i) * values.get(j));
            }
        };
    }

    private static DurationModel moved(DurationModel model, double[] by) {
        if (model instanceof ExponentialGamma eg) {
            return new ExponentialGamma(eg.r() * Math.exp(by[0]), eg.alpha() * Math.exp(by[1]), eg.provenance());
        }
        if (model instanceof WeibullGamma wg) {
            return new WeibullGamma(
                    wg.r() * Math.exp(by[0]), wg.alpha() * Math.exp(by[1]), wg.c() * Math.exp(by[2]), wg.provenance());
        }
        WeibullRetention alike = (WeibullRetention) model;
        double c = by.length > 1 ? alike.c() * Math.exp(by[1]) : alike.c();
        return new WeibullRetention(alike.rate() * Math.exp(by[0]), c, alike.provenance());
    }
}
