package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.optim.PenalisedNewton;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * The probability of leaving at each tick for a customer who is still there, as a function of time and covariates: a
 * regression on person-periods, one trial for each tick lived through, the natural model of a subscription that can end
 * once a month. Spells not over count for the ticks they lived; delayed entries for those they were watched.
 *
 * <pre>{@code
 * DiscreteTimeHazard model = DiscreteTimeHazard.builder("annual", "seats")
 *         .link(HazardLink.CLOGLOG)
 *         .timeShape(TimeShape.log())
 *         .fit(spells, rows)                       // one row of two numbers for each spell
 *         .orElseThrow("the hazard");
 * RetentionModel account = model.retention(1, 20); // an annual plan with 20 seats
 * account.churnWithin(12, 3);                      // a year old: does it leave within a quarter?
 * }</pre>
 *
 * <p>The covariates of a spell do not change; they are those known when it began. A spell that ended at tick 0 lived
 * through no tick and does not count. Every cause but 0 is the event.
 *
 * @see <a href="https://doi.org/10.2307/270718">Allison (1982)</a>
 * @see <a href="https://doi.org/10.1093/acprof:oso/9780195152968.001.0001">Singer and Willett (2003), chapters 10 to
 *     12</a>
 */
public final class DiscreteTimeHazard {

    private final List<String> names;
    private final HazardLink link;
    private final TimeShape shape;
    private final FittedTerms terms;
    private final double logLikelihood;
    private final long personPeriods;
    private final int lastTick;
    private final FitProvenance provenance;

    private DiscreteTimeHazard(
            Builder settings,
            FittedTerms terms,
            HazardLikelihood likelihood,
            PenalisedNewton.Fit fit,
            HazardCells cells,
            FitProvenance provenance) {
        this.names = settings.names;
        this.link = settings.link;
        this.shape = settings.shape;
        this.terms = terms;
        this.logLikelihood = fit.logLikelihood;
        this.personPeriods = likelihood.trials();
        this.lastTick = cells.lastTick();
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

    /** Returns the link. */
    public HazardLink link() {
        return link;
    }

    /** Returns how the hazard moves with time. */
    public TimeShape timeShape() {
        return shape;
    }

    /** Returns the coefficients: {@code (Intercept)}, the columns of time, then the covariates. */
    public List<FittedCoefficient> coefficients() {
        return terms.coefficients();
    }

    /**
     * Returns the coefficient of a covariate, a column of time, or {@code (Intercept)}.
     *
     * @throws IllegalArgumentException if there is no such term
     */
    public FittedCoefficient coefficient(String name) {
        return terms.coefficient(name);
    }

    /** Returns a copy of the covariance of the coefficients, in their order; 0 for covariates left out. */
    public double[][] covariance() {
        return terms.copyOfCovariance();
    }

    /** Returns the natural logarithm of the likelihood at the estimates, without the penalty; 0 or less. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns how many ticks all spells lived through together: the rows the regression stands for. */
    public long personPeriods() {
        return personPeriods;
    }

    /** Returns the last tick at which anybody was observed. */
    public long lastTick() {
        return lastTick;
    }

    /** Returns where the fit comes from. */
    public FitProvenance provenance() {
        return provenance;
    }

    /**
     * Returns the probability of leaving at a tick for a customer who is there after the tick before, in [0, 1]; beyond
     * {@link #lastTick} it goes on in the shape that was fitted.
     *
     * @param tick 1 or more
     * @param x one number for each covariate, in order, all finite
     */
    public double hazard(long tick, double... x) {
        checkArgument(tick >= 1, "tick must be 1 or more, was %s", tick);
        return link.hazard(level(tick) + shift(x));
    }

    private double level(long tick) {
        double[] time = shape.at(tick);
        double sum = terms.estimates()[0];
        for (int a = 0; a < time.length; a++) {
            sum += terms.estimates()[1 + a] * time[a];
        }
        return sum;
    }

    private double shift(double[] x) {
        checkArgument(x.length == names.size(), "x must have %s numbers, had %s", names.size(), x.length);
        int first = terms.estimates().length - names.size();
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            checkArgument(Double.isFinite(x[j]), "%s must be finite, was %s", names.get(j), x[j]);
            sum += terms.estimates()[first + j] * x[j];
        }
        return sum;
    }

    /**
     * Returns how long customers with these covariates stay, up to {@link #lastTick}; OUTSIDE_MODEL_RANGE beyond.
     *
     * @param x one number for each covariate, in order, all finite
     */
    public RetentionModel retention(double... x) {
        return new Retention(this, shift(x), false);
    }

    /**
     * Returns how long customers with these covariates stay, beyond {@link #lastTick} in the shape that was fitted: an
     * assumption that no data checked.
     *
     * @param x one number for each covariate, in order, all finite
     */
    public RetentionModel extrapolated(double... x) {
        return new Retention(this, shift(x), true);
    }

    /** S(t), the product of 1 - h over the ticks up to t. */
    private static final class Retention implements RetentionModel {

        private final DiscreteTimeHazard model;
        private final double shift;
        private final boolean beyond;
        private final double[] logSurvival;

        Retention(DiscreteTimeHazard model, double shift, boolean beyond) {
            this.model = model;
            this.shift = shift;
            this.beyond = beyond;
            this.logSurvival = new double[model.lastTick + 1];
            for (int t = 1; t <= model.lastTick; t++) {
                logSurvival[t] = logSurvival[t - 1] + logStaying(t);
            }
        }

        private double logStaying(long tick) {
            return Math.log1p(-model.link.hazard(model.level(tick) + shift));
        }

        @Override
        public String name() {
            return model.provenance.model();
        }

        @Override
        public Answer<Double> survival(long time) {
            checkArgument(time >= 0, "time must not be negative, was %s", time);
            if (time <= model.lastTick) {
                return Answer.known(Math.exp(logSurvival[(int) time]));
            }
            if (!beyond) {
                return Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "observed up to tick " + model.lastTick + "; asked for " + time);
            }
            double sum = logSurvival[model.lastTick];
            for (long t = model.lastTick + 1L; t <= time && sum > Double.NEGATIVE_INFINITY; t++) {
                sum += logStaying(t);
            }
            return Answer.known(Math.exp(sum));
        }

        @Override
        public FitProvenance provenance() {
            return model.provenance;
        }
    }

    /** Settings of a fit, then the fit; not thread-safe. */
    public static final class Builder {

        private final List<String> names;
        private HazardLink link = HazardLink.LOGIT;
        private TimeShape shape = TimeShape.log();
        private double ridge;

        private Builder(List<String> covariates) {
            names = List.copyOf(covariates);
        }

        /** Sets the link; LOGIT unless set. */
        public Builder link(HazardLink value) {
            link = requireNonNull(value, "link");
            return this;
        }

        /** Sets how the hazard moves with time; log unless set. */
        public Builder timeShape(TimeShape value) {
            shape = requireNonNull(value, "timeShape");
            return this;
        }

        /**
         * Sets the ridge penalty, as in {@link LogisticModel.Builder#ridge}: on all columns, those of time too,
         * standardised over the ticks lived through; 0 unless set.
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

        /**
         * Returns the fitted model. INSUFFICIENT_DATA unless some ticks end in the event and some do not;
         * DID_NOT_CONVERGE where covariates or steps separate the two.
         *
         * @param spells the waits, at whole ticks and without weights
         * @param rows {@code double[spells][p]}, all finite
         * @throws IllegalArgumentException if the shapes differ, a number is not finite, or the spells are weighted or
         *     end at ticks that are not whole
         */
        public Answer<DiscreteTimeHazard> fit(Spells spells, double[][] rows) {
            requireNonNull(spells, "spells");
            requireNonNull(rows, "rows");
            spells.requireCountable("spells");
            List<String> columns = shape.columns();
            FittedTerms.checkNames(names, columns);
            checkArgument(
                    rows.length == spells.size(),
                    "rows must be one per spell, were %s for %s spells",
                    rows.length,
                    spells.size());
            HazardCells cells = HazardCells.of(spells, rows, names.size());
            HazardLikelihood likelihood = new HazardLikelihood(cells, link, shape, names.size());
            if (!Double.isFinite(likelihood.nullIntercept())) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "some ticks must end in the event and some must not, but of " + likelihood.trials() + ", "
                                + cells.events() + " did");
            }
            List<String> all = new ArrayList<>(columns);
            all.addAll(names);
            PenalisedNewton.Fit fit = PenalisedNewton.maximise(likelihood, ridge, new int[all.size() + 1]);
            if (fit.ending != PenalisedNewton.Ending.CONVERGED) {
                return FitFailure.of(all, fit, likelihood.scales(), ridge);
            }
            double[][] expected = likelihood.expectedInformation(fit.beta);
            FittedTerms terms = FittedTerms.of(all, fit, likelihood.scales(), ridge, expected, new double[0][]);
            return Answer.known(new DiscreteTimeHazard(
                    this, terms, likelihood, fit, cells, provenance(terms, fit, cells, spells.size())));
        }

        private FitProvenance provenance(FittedTerms terms, PenalisedNewton.Fit fit, HazardCells cells, int given) {
            String name = link == HazardLink.LOGIT ? "discrete-hazard-logit" : "discrete-hazard-cloglog";
            FitProvenance.Builder builder =
                    FitProvenance.builder(name, cells.spells(), cells.events()).iterations(fit.iterations, true);
            terms.coefficients().forEach(term -> builder.parameter(term.name(), term.estimate()));
            terms.flags().forEach(builder::flag);
            if (given > cells.spells()) {
                builder.flag((given - cells.spells()) + " spells ended at tick 0 and do not count");
            }
            return builder.build();
        }
    }
}
