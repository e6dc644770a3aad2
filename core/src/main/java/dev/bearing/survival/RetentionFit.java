package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

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

    /** Half the 95 % point of chi-square with one degree of freedom: by so much the log-likelihood may fall. */
    private static final double DROP = Proportions.Z95 * Proportions.Z95 / 2;

    private static final int HALVINGS = 200;
    private static final double LONGEST_STEP = 2;

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

    /** Returns the model: a {@link ShiftedBetaGeometric}, or a {@link GeometricRetention}. */
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
        return !model.name().equals(model.provenance().model());
    }

    /** Returns the names of the parameters: alpha and beta, or churn. */
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
     * are independent, large where the data tell hardly more than one number of the two.
     */
    public double conditionNumber() {
        if (covariance.length == 1) {
            return 1;
        }
        double determinant = covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[0][1];
        double squared = determinant / (covariance[0][0] * covariance[1][1]);
        double correlation = Math.sqrt(1 - squared);
        return (1 + correlation) * (1 + correlation) / squared;
    }

    /**
     * Returns the 95 % profile likelihood interval of a parameter: the values at which the likelihood, highest in the
     * other parameter, is not yet refused by the likelihood-ratio test. Its upper end is infinite where the test does
     * not refuse equal customers either.
     *
     * @param parameter one of {@link #parameters}
     * @see <a href="https://doi.org/10.2307/2347496">Venzon and Moolgavkar (1988)</a>
     */
    public Answer<Interval> profileInterval(String parameter) {
        int index = index(parameter);
        return model instanceof ShiftedBetaGeometric sbg ? profile(sbg, index) : profileOfChurn();
    }

    private int index(String parameter) {
        int index = parameters().indexOf(parameter);
        checkArgument(index >= 0, "parameter must be one of %s, was %s", parameters(), parameter);
        return index;
    }

    private Answer<Interval> profileOfChurn() {
        RenewalLikelihood likelihood = new RenewalLikelihood(counts);
        double logit = Math.log(likelihood.constantChurn()) - Math.log1p(-likelihood.constantChurn());
        DoubleUnaryOperator drop = at -> logLikelihood - likelihood.ofConstantChurn(1 / (1 + Math.exp(-at)));
        return Answer.known(Interval.of95(
                1 / (1 + Math.exp(-crossing(drop, logit, -1))), 1 / (1 + Math.exp(-crossing(drop, logit, 1)))));
    }

    private Answer<Interval> profile(ShiftedBetaGeometric sbg, int index) {
        RenewalLikelihood likelihood = new RenewalLikelihood(counts);
        double own = Math.log(index == 0 ? sbg.alpha() : sbg.beta());
        double other = Math.log(index == 0 ? sbg.beta() : sbg.alpha());
        DoubleUnaryOperator drop = at -> logLikelihood
                - DampedNewton.maximise(
                                likelihood.alongside(1 - index, at), new double[] {other + at - own}, LONGEST_STEP)
                        .value();
        boolean open = logLikelihood - likelihood.ofConstantChurn(likelihood.constantChurn()) <= DROP;
        return Answer.known(Interval.of95(
                Math.exp(crossing(drop, own, -1)), open ? Double.POSITIVE_INFINITY : Math.exp(crossing(drop, own, 1))));
    }

    /** Where the log-likelihood has fallen by {@link #DROP}, going from its maximum in one direction. */
    private static double crossing(DoubleUnaryOperator drop, double from, int direction) {
        double inside = from;
        double width = 0.25;
        double outside = from + direction * width;
        while (drop.applyAsDouble(outside) < DROP) {
            inside = outside;
            width *= 2;
            outside = from + direction * width;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (middle == inside || middle == outside) {
                break;
            }
            if (drop.applyAsDouble(middle) < DROP) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    /** Returns the number of coordinates: the logarithms of alpha and beta, or the log-odds of churn. */
    int dimensions() {
        return covariance.length;
    }

    /** Returns the model, each coordinate moved by so much. */
    RenewalModel moved(double[] by) {
        if (model instanceof ShiftedBetaGeometric sbg) {
            return new ShiftedBetaGeometric(
                    sbg.alpha() * Math.exp(by[0]), sbg.beta() * Math.exp(by[1]), sbg.provenance());
        }
        GeometricRetention geometric = (GeometricRetention) model;
        double logit = Math.log(geometric.churn()) - Math.log1p(-geometric.churn());
        return new GeometricRetention(1 / (1 + Math.exp(-logit - by[0])), geometric.provenance());
    }

    /** Returns the covariance of two coordinates. */
    double coordinateCovariance(int i, int j) {
        return covariance[i][j] / (scale(i) * scale(j));
    }

    /** By how much a parameter moves with its coordinate. */
    private double scale(int i) {
        if (model instanceof ShiftedBetaGeometric sbg) {
            return i == 0 ? sbg.alpha() : sbg.beta();
        }
        double churn = ((GeometricRetention) model).churn();
        return churn * (1 - churn);
    }
}
