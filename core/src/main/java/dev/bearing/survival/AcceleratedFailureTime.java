package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long customers stay as a multiple of a common time: {@code log T = b0 + b·x + scale·W}, where W has the
 * {@linkplain TimeDistribution distribution} chosen. {@code exp(b)} is the factor by which one unit more of a covariate
 * goes with a longer stay. Unlike a {@link CoxModel} it tells a curve beyond the last time seen, as far as its
 * distribution holds there; like all regressions it tells associations.
 *
 * <pre>{@code
 * AcceleratedFailureTime model = AcceleratedFailureTime.builder(TimeDistribution.WEIBULL, months, churned)
 *         .covariate("two_year_contract", twoYear)
 *         .covariate("monthly_charges", charges)
 *         .fit()
 *         .orElseThrow("fit");
 * model.coefficient("two_year_contract").ratio();     // stays so many times as long, with its 95 % interval
 * AcceleratedCurve customer = model.forCustomer(0, 70);
 * customer.median();                                  // months until half of such customers have left
 * customer.meanRemaining(24);                         // expected months still to come after 24
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch and Prentice (2002), chapter 3</a>
 */
public final class AcceleratedFailureTime {

    private final TimeDistribution distribution;
    private final List<FittedCoefficient> coefficients;
    private final double[] estimates;
    private final double[][] covariance;
    private final double logScale;
    private final double logLikelihood;
    private final double nullLogLikelihood;
    private final FitProvenance provenance;

    private AcceleratedFailureTime(
            Builder builder, AcceleratedRows rows, AcceleratedFit fit, double nullLogLikelihood) {
        distribution = builder.distribution;
        estimates = fit.estimates();
        covariance = fit.covariance();
        logScale = fit.logScale();
        logLikelihood = fit.logLikelihood();
        this.nullLogLikelihood = nullLogLikelihood;
        List<String> flags = new ArrayList<>();
        coefficients = coefficients(builder.names, fit, flags);
        FitProvenance.Builder told = FitProvenance.builder(distribution.label(), rows.size(), rows.events())
                .iterations(fit.iterations(), true);
        coefficients.forEach(term -> told.parameter(term.name(), term.estimate()));
        told.parameter("scale", Math.exp(logScale));
        flags.forEach(told::flag);
        provenance = told.build();
    }

    private List<FittedCoefficient> coefficients(List<String> names, AcceleratedFit fit, List<String> flags) {
        List<FittedCoefficient> all = new ArrayList<>();
        for (int j = 0; j < estimates.length; j++) {
            String name = j == 0 ? FittedTerms.INTERCEPT : names.get(j - 1);
            Answer<Double> error = Answer.known(Math.sqrt(covariance[j][j]));
            if (j > 0 && !fit.isKept(j - 1)) {
                String why = fit.varies(j - 1)
                        ? "is left out: earlier covariates tell the same"
                        : "is left out: it does not vary";
                flags.add(name + " " + why);
                error = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the covariate " + why);
            }
            all.add(new FittedCoefficient(
                    name,
                    estimates[j],
                    error,
                    Answer.unknown(Answer.Reason.NOT_CONFIGURED, "this model has no robust standard errors"),
                    false));
        }
        return List.copyOf(all);
    }

    /**
     * Returns a builder of a model of how long rows were observed and whether each ended in the event.
     *
     * @param duration {@code double[rows]}, positive and finite
     * @param event {@code boolean[rows]}, false for a row that still goes on
     */
    public static Builder builder(TimeDistribution distribution, double[] duration, boolean[] event) {
        requireNonNull(duration, "duration");
        requireNonNull(event, "event");
        return new Builder(distribution, duration, event);
    }

    /**
     * Returns a builder for spells, with their delayed entries; an end by another cause counts as still going on.
     *
     * @param cause the cause that is the event, 1 or more
     * @throws IllegalArgumentException if the spells are weighted: {@link Builder#weights} here are numbers of equal
     *     rows
     */
    public static Builder builder(TimeDistribution distribution, Spells spells, int cause) {
        requireNonNull(spells, "spells");
        checkArgument(cause >= 1, "cause must be 1 or more, was %s", cause);
        checkArgument(
                !spells.isWeighted(), "spells must not be weighted: say how many equal rows each is, if that is it");
        boolean[] event = new boolean[spells.size()];
        for (int i = 0; i < event.length; i++) {
            event[i] = spells.cause(i) == cause;
        }
        return builder(distribution, spells.exitTimes(), event).entry(spells.entryTimes());
    }

    /** Returns the distribution. */
    public TimeDistribution distribution() {
        return distribution;
    }

    /** Returns the coefficients of log time, {@code (Intercept)} first, then one for each covariate in order. */
    public List<FittedCoefficient> coefficients() {
        return coefficients;
    }

    /**
     * Returns the coefficient of a covariate, or of {@code (Intercept)}.
     *
     * @throws IllegalArgumentException if there is no such covariate
     */
    public FittedCoefficient coefficient(String name) {
        return FittedTerms.named(coefficients, name);
    }

    /**
     * Returns the scale, by which W is multiplied, with its 95 % interval, symmetric in its logarithm; exactly 1 for
     * {@link TimeDistribution#EXPONENTIAL}. A Weibull distribution's shape is 1 / scale.
     */
    public Estimate scale() {
        double scale = Math.exp(logScale);
        double factor = Math.exp(Proportions.Z95 * Math.sqrt(covariance[estimates.length][estimates.length]));
        return Estimate.of(scale, Interval.of95(scale / factor, scale * factor));
    }

    /**
     * Returns a copy of the covariance of the intercept, the coefficients and the logarithm of the scale,
     * {@code double[2 + p][2 + p]}; rows of what was not estimated are 0.
     */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the natural logarithm of the likelihood of the times (not of their logarithms) at the estimates. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns the log-likelihood of the same distribution without covariates. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Returns where the fit comes from, with its flags: covariates left out. */
    public FitProvenance provenance() {
        return provenance;
    }

    /**
     * Returns how long customers with these covariates stay.
     *
     * @param x one number for each covariate, in order, all finite; none of a model without covariates
     */
    public AcceleratedCurve forCustomer(double... x) {
        checkArgument(
                x.length == estimates.length - 1, "x must have %s numbers, had %s", estimates.length - 1, x.length);
        double[] own = new double[estimates.length];
        own[0] = 1;
        for (int j = 0; j < x.length; j++) {
            checkArgument(
                    Double.isFinite(x[j]),
                    "%s must be finite, was %s",
                    coefficients.get(j + 1).name(),
                    x[j]);
            own[j + 1] = x[j];
        }
        return new AcceleratedCurve(this, own);
    }

    /** The linear predictor of log time. */
    double centre(double[] own) {
        double centre = 0;
        for (int j = 0; j < own.length; j++) {
            centre += estimates[j] * own[j];
        }
        return centre;
    }

    /** The variance of {@code own·b + slope × log scale}. */
    double variance(double[] own, double slope) {
        double[] direction = Arrays.copyOf(own, own.length + 1);
        direction[own.length] = slope;
        double variance = 0;
        for (int a = 0; a < direction.length; a++) {
            for (int b = 0; b < direction.length; b++) {
                variance += direction[a] * covariance[a][b] * direction[b];
            }
        }
        return Math.max(0, variance);
    }

    double plainScale() {
        return Math.exp(logScale);
    }

    /** Collects the rows, then fits; not thread-safe. */
    public static final class Builder {

        private final TimeDistribution distribution;
        private final double[] duration;
        private final boolean[] event;
        private final List<String> names = new ArrayList<>();
        private final List<double[]> columns = new ArrayList<>();
        private double[] entry = {};
        private double[] weight = {};

        private Builder(TimeDistribution distribution, double[] duration, boolean[] event) {
            this.distribution = requireNonNull(distribution, "distribution");
            this.duration = duration.clone();
            this.event = event.clone();
            checkRows("event", event.length);
        }

        /**
         * Adds a covariate.
         *
         * @param name its name, not blank and not used before
         * @param values {@code double[rows]}, finite
         */
        public Builder covariate(String name, double[] values) {
            requireNonNull(name, "name");
            requireNonNull(values, "values");
            checkArgument(!name.isBlank(), "name must not be blank");
            checkRows(name, values.length);
            names.add(name);
            FittedTerms.checkNames(names, List.of("scale"));
            columns.add(values.clone());
            return this;
        }

        /**
         * Adds covariates that come row by row.
         *
         * @param covariates their names
         * @param values {@code double[rows][covariates]}, finite
         */
        public Builder covariates(List<String> covariates, double[][] values) {
            requireNonNull(covariates, "covariates");
            requireNonNull(values, "values");
            checkRows("covariates", values.length);
            for (int j = 0; j < covariates.size(); j++) {
                double[] column = new double[values.length];
                for (int i = 0; i < values.length; i++) {
                    checkArgument(
                            values[i].length == covariates.size(),
                            "row %s must have %s values, had %s",
                            i,
                            covariates.size(),
                            values[i].length);
                    column[i] = values[i][j];
                }
                covariate(covariates.get(j), column);
            }
            return this;
        }

        /**
         * Sets when each row came under observation: what ended before that could not be seen.
         *
         * @param values {@code double[rows]}, each 0 or more and before the row's end
         */
        public Builder entry(double[] values) {
            requireNonNull(values, "entry");
            checkRows("entry", values.length);
            entry = values.clone();
            return this;
        }

        /**
         * Sets how much each row counts, as so many equal rows; by default 1. A row of weight 0 is as if it were not
         * there.
         *
         * @param values {@code double[rows]}, 0 or more and finite
         */
        public Builder weights(double[] values) {
            requireNonNull(values, "weights");
            checkRows("weights", values.length);
            weight = values.clone();
            return this;
        }

        /**
         * Returns the fit. EMPTY_BASE without rows; CENSORED where no row ended in the event; DID_NOT_CONVERGE where
         * Newton's method found no maximum, as where all events of a kind of row fall on one time.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Answer<AcceleratedFailureTime> fit() {
            AcceleratedRows rows = new AcceleratedRows(duration, event, entry, weight);
            if (rows.size() == 0) {
                return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows of positive weight");
            }
            if (rows.events() == 0) {
                return Answer.unknown(Answer.Reason.CENSORED, "none of " + rows.size() + " rows ended in the event");
            }
            AcceleratedFit without = new AcceleratedFit(distribution, rows, new double[rows.size()][0], 0);
            AcceleratedFit fit = names.isEmpty()
                    ? without
                    : new AcceleratedFit(distribution, rows, rows.matrix(columns), names.size());
            if (!fit.converged()) {
                return Answer.unknown(
                        Answer.Reason.DID_NOT_CONVERGE,
                        "after " + fit.iterations() + " steps the log-likelihood is " + fit.logLikelihood()
                                + " and not at its maximum");
            }
            return Answer.known(new AcceleratedFailureTime(this, rows, fit, without.logLikelihood()));
        }

        private void checkRows(String what, int length) {
            checkArgument(length == duration.length, "%s must have %s rows, had %s", what, duration.length, length);
        }
    }
}
