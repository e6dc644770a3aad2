package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.logistic.BinaryLikelihood;
import dev.bearing.internal.logistic.ColumnBlocks;
import dev.bearing.internal.logistic.ColumnScales;
import dev.bearing.internal.optim.PenalisedNewton;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The probability of an event as a logistic function of covariates: log(p / (1 - p)) = b0 + b·x, fitted by maximum
 * likelihood, or by a penalised one. What it says are associations: a covariate that goes with churn need not cause it.
 *
 * <pre>{@code
 * LogisticModel model = LogisticModel.builder("tenure", "monthly_charges")
 *         .neverPositive("tenure")          // a longer tenure may not raise the risk
 *         .fit(rows, churned)               // double[rows][2], boolean[rows]
 *         .orElseThrow("the churn model");
 * model.probability(12, 80.5);              // of this account
 * model.coefficient("tenure").interval();   // log odds a month, 95 %
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1007/978-1-4899-3242-6">McCullagh and Nelder (1989), chapter 4</a>
 */
public final class LogisticModel {

    private static final String NAME = "logistic";
    private static final int LONG_TABLE = 100_000;
    /** Every how manieth block of a long table finds the start. */
    private static final int SAMPLE = 16;

    private final List<String> names;
    private final FittedTerms terms;
    private final double logLikelihood;
    private final double nullLogLikelihood;
    private final FitProvenance provenance;

    private LogisticModel(
            List<String> names,
            FittedTerms terms,
            double logLikelihood,
            double nullLogLikelihood,
            FitProvenance provenance) {
        this.names = names;
        this.terms = terms;
        this.logLikelihood = logLikelihood;
        this.nullLogLikelihood = nullLogLikelihood;
        this.provenance = provenance;
    }

    /** Returns a builder of a model with these covariates, in the order of the columns to come. */
    public static Builder builder(String... covariates) {
        requireNonNull(covariates, "covariates");
        return builder(List.of(covariates));
    }

    /** Returns a builder of a model with these covariates, in the order of the columns to come; none is allowed. */
    public static Builder builder(List<String> covariates) {
        requireNonNull(covariates, "covariates");
        return new Builder(covariates);
    }

    /** Returns the covariates, in the order of the columns. */
    public List<String> covariates() {
        return names;
    }

    /** Returns the coefficients, {@code (Intercept)} first, then one for each covariate in order. */
    public List<FittedCoefficient> coefficients() {
        return terms.coefficients();
    }

    /**
     * Returns the coefficient of a covariate, or of {@code (Intercept)}.
     *
     * @throws IllegalArgumentException if there is no such covariate
     */
    public FittedCoefficient coefficient(String name) {
        return terms.coefficient(name);
    }

    /**
     * Returns a copy of the covariance of the coefficients, {@code double[1 + p][1 + p]}, intercept first; rows and
     * columns of covariates left out or held at their bound are 0. It is the robust one after {@link Builder#robust}.
     */
    public double[][] covariance() {
        return terms.copyOfCovariance();
    }

    /** Returns the natural logarithm of the likelihood at the estimates, without the penalty; 0 or less. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns the log-likelihood of the model that knows only the share of events. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Returns where the fit comes from, with its flags: covariates left out, or held at 0 by their sign. */
    public FitProvenance provenance() {
        return provenance;
    }

    /** Returns its name, rows, events and parameters. */
    @Override
    public String toString() {
        return provenance.inALine();
    }

    /**
     * Returns the probability of the event, in [0, 1].
     *
     * @param x one number for each covariate, in order, all finite
     */
    public double probability(double... x) {
        return inverse(linearPredictor(x));
    }

    /**
     * Returns the probability of the event for each row.
     *
     * @param rows {@code double[rows][p]}, all finite
     */
    public double[] probabilities(double[][] rows) {
        double[] probabilities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            probabilities[i] = probability(rows[i]);
        }
        return probabilities;
    }

    /**
     * Returns the logarithm of the odds of the event, b0 + b·x.
     *
     * @param x one number for each covariate, in order, all finite
     */
    public double linearPredictor(double... x) {
        checkArgument(x.length == names.size(), "x must have %s numbers, had %s", names.size(), x.length);
        double sum = terms.estimates()[0];
        for (int j = 0; j < x.length; j++) {
            checkArgument(Double.isFinite(x[j]), "%s must be finite, was %s", names.get(j), x[j]);
            sum += terms.estimates()[j + 1] * x[j];
        }
        return sum;
    }

    /**
     * Returns the logarithm of the odds as the sum of its terms: the intercept and each covariate's.
     *
     * @param x one number for each covariate, in order, all finite
     */
    public Answer<Double> explain(double... x) {
        double sum = linearPredictor(x);
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(new Contribution(FittedTerms.INTERCEPT, terms.estimates()[0]));
        for (int j = 0; j < x.length; j++) {
            contributions.add(new Contribution(names.get(j), terms.estimates()[j + 1] * x[j]));
        }
        return Answer.known(sum, Explanation.sum("log odds", contributions));
    }

    /**
     * Returns the probability with its 95 % interval, symmetric in the log odds: that of the share among many such
     * accounts, not of one account's fate. It does not know of the variance that a penalty trades for bias.
     *
     * @param x one number for each covariate, in order, all finite
     */
    public Estimate estimate(double... x) {
        double eta = linearPredictor(x);
        double variance = 0;
        for (int a = 0; a <= x.length; a++) {
            for (int b = 0; b <= x.length; b++) {
                variance += (a == 0 ? 1 : x[a - 1]) * terms.covariance()[a][b] * (b == 0 ? 1 : x[b - 1]);
            }
        }
        double half = Proportions.Z95 * Math.sqrt(Math.max(0, variance));
        return Estimate.of(inverse(eta), Interval.of95(inverse(eta - half), inverse(eta + half)));
    }

    private static double inverse(double eta) {
        double small = Math.exp(-Math.abs(eta));
        return eta >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /** Settings of a fit, then the fit; not thread-safe. */
    public static final class Builder {

        private final List<String> names;
        private final int[] signs;
        private double ridge;
        private double[] weights = {};
        private boolean robust;

        private Builder(List<String> covariates) {
            names = List.copyOf(covariates);
            FittedTerms.checkNames(names, List.of());
            signs = new int[names.size() + 1];
        }

        /**
         * Sets the ridge penalty λ: the fit maximises the log-likelihood less λ/2 times the sum of the squared
         * coefficients of the standardised covariates (x - mean) / sd, with sd over n. The intercept is free. 0, no
         * penalty, unless set. scikit-learn's C is 1/λ there, and 1 by default.
         *
         * @param lambda 0 or more, finite
         */
        public Builder ridge(double lambda) {
            checkArgument(
                    lambda >= 0 && lambda < Double.POSITIVE_INFINITY,
                    "lambda must be 0 or more and finite, was %s",
                    lambda);
            ridge = lambda;
            return this;
        }

        /** Says that more of these covariates may never lower the probability; one that would is held at 0. */
        public Builder neverNegative(String... covariates) {
            requireNonNull(covariates, "covariates");
            return sign(covariates, 1);
        }

        /** Says that more of these covariates may never raise the probability; one that would is held at 0. */
        public Builder neverPositive(String... covariates) {
            requireNonNull(covariates, "covariates");
            return sign(covariates, -1);
        }

        private Builder sign(String[] covariates, int sign) {
            for (String name : covariates) {
                int j = names.indexOf(name);
                checkArgument(j >= 0, "covariate must be one of %s, was %s", names, name);
                signs[j + 1] = sign;
            }
            return this;
        }

        /**
         * Sets how much each row counts. The plain standard errors take a weight for a number of equal rows, the robust
         * ones for an importance: say {@link #robust} where weights are revenue. A row of weight 0 is as if it were not
         * there.
         *
         * @param values one per row, 0 or more, finite
         */
        public Builder weights(double... values) {
            requireNonNull(values, "weights");
            for (int i = 0; i < values.length; i++) {
                checkArgument(
                        values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY,
                        "weights must be 0 or more and finite, was %s",
                        values[i]);
            }
            weights = values.clone();
            return this;
        }

        /**
         * Makes tests, intervals and the covariance stand on the robust errors (HC0), which do not change if all
         * weights are multiplied by one number, and do not trust the variance that the model expects.
         */
        public Builder robust() {
            robust = true;
            return this;
        }

        /**
         * Returns the fitted model. INSUFFICIENT_DATA unless both outcomes occur; DID_NOT_CONVERGE where the covariates
         * separate the outcomes, so that no finite estimate is the best (a ridge penalty gives one).
         *
         * @param rows {@code double[rows][p]}, all finite
         * @param events whether the event happened, one per row
         * @throws IllegalArgumentException if the shapes differ or a number is not finite
         */
        public Answer<LogisticModel> fit(double[][] rows, boolean[] events) {
            requireNonNull(rows, "rows");
            requireNonNull(events, "events");
            checkArgument(
                    rows.length == events.length,
                    "rows and events must be as many, were %s and %s",
                    rows.length,
                    events.length);
            return fit(ColumnBlocks.ofRows(rows, names.size()), events);
        }

        /**
         * Returns the fitted model, as {@link #fit} does, from a table by columns.
         *
         * @param columns {@code double[p][rows]}, all finite
         * @param events whether the event happened, one per row
         */
        public Answer<LogisticModel> fitColumns(double[][] columns, boolean[] events) {
            requireNonNull(columns, "columns");
            requireNonNull(events, "events");
            checkArgument(columns.length == names.size(), "columns must be %s, were %s", names.size(), columns.length);
            return fit(ColumnBlocks.ofColumns(columns, events.length), events);
        }

        private Answer<LogisticModel> fit(ColumnBlocks table, boolean[] events) {
            checkArgument(
                    weights.length == 0 || weights.length == events.length,
                    "weights must be one per row, were %s for %s rows",
                    weights.length,
                    events.length);
            ColumnScales scales = ColumnScales.of(table, weights);
            BinaryLikelihood likelihood = new BinaryLikelihood(table, events, weights, scales);
            if (!Double.isFinite(likelihood.nullIntercept())) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "both outcomes must occur, but there are " + happened(events, true) + " events and "
                                + happened(events, false) + " others");
            }
            PenalisedNewton.Fit fit = search(likelihood, events.length);
            if (fit.ending != PenalisedNewton.Ending.CONVERGED) {
                return FitFailure.of(names, fit, scales, ridge);
            }
            double[][] middle = new double[names.size() + 1][names.size() + 1];
            likelihood.squaredScores(fit.beta, middle);
            FittedTerms plain = FittedTerms.of(names, fit, scales, ridge, fit.information, middle);
            FittedTerms terms = robust ? plain.onRobustErrors() : plain;
            return Answer.known(new LogisticModel(
                    names, terms, fit.logLikelihood, nullLogLikelihood(events), provenance(terms, fit, events)));
        }

        /** Starts a long table where a sample of its blocks ends, which saves half of the passes over all of it. */
        private PenalisedNewton.Fit search(BinaryLikelihood likelihood, int rows) {
            if (rows >= LONG_TABLE) {
                BinaryLikelihood sample = likelihood.sample(SAMPLE);
                if (Double.isFinite(sample.nullIntercept())) {
                    PenalisedNewton.Fit rough = PenalisedNewton.maximise(sample, ridge / SAMPLE, signs);
                    if (rough.ending == PenalisedNewton.Ending.CONVERGED) {
                        return PenalisedNewton.maximise(likelihood, ridge, signs, rough.beta);
                    }
                }
            }
            return PenalisedNewton.maximise(likelihood, ridge, signs);
        }

        private FitProvenance provenance(FittedTerms terms, PenalisedNewton.Fit fit, boolean[] events) {
            long happened = happened(events, true);
            FitProvenance.Builder builder = FitProvenance.builder(NAME, happened + happened(events, false), happened)
                    .iterations(fit.iterations, true);
            terms.coefficients().forEach(term -> builder.parameter(term.name(), term.estimate()));
            terms.flags().forEach(builder::flag);
            return builder.build();
        }

        private long happened(boolean[] events, boolean outcome) {
            long count = 0;
            for (int i = 0; i < events.length; i++) {
                count += events[i] == outcome && (weights.length == 0 || weights[i] > 0) ? 1 : 0;
            }
            return count;
        }

        private double nullLogLikelihood(boolean[] events) {
            double happened = 0;
            double not = 0;
            for (int i = 0; i < events.length; i++) {
                double weight = weights.length == 0 ? 1 : weights[i];
                happened += events[i] ? weight : 0;
                not += events[i] ? 0 : weight;
            }
            double all = happened + not;
            return happened * Math.log(happened / all) + not * Math.log(not / all);
        }
    }
}
