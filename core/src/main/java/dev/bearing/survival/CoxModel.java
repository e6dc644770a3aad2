package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Lazy;
import dev.bearing.internal.cox.CoxBaseline;
import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxNewton;
import dev.bearing.internal.cox.CoxPull;
import dev.bearing.value.Answer;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * Which attributes go with leaving early: the hazard of a customer with covariates x is h0(t)·exp(β·x), where h0 is
 * left open and β maximises the partial likelihood. A coefficient is the logarithm of the hazard ratio for one unit
 * more; {@link FittedCoefficient#ratio} is that ratio itself.
 *
 * <pre>{@code
 * CoxModel cox = CoxModel.builder(tenureMonths, churned)
 *         .covariate("two_year_contract", twoYear)
 *         .covariate("monthly_charges", charges)
 *         .fit()
 *         .orElseThrow("fit");
 * cox.coefficients();                                       // log hazard ratios with standard errors
 * cox.coefficient("two_year_contract").ratio();            // hazard ratio with its 95 % interval
 * cox.forCustomer(new double[] {0, 70}).survival(12);       // share of such customers still there after 12 months
 * cox.proportionality(CoxModel.TimeScale.KAPLAN_MEIER);     // does the ratio stay the same over time?
 * }</pre>
 *
 * <p>Times are equal only if their numbers are: round what a clock measured before it comes here. A fit holds on to a
 * copy of its rows, for {@link #concordance}, {@link #proportionality} and {@link #martingaleResiduals}.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox (1972)</a>
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000)</a>
 */
public final class CoxModel {

    private final CoxDesign design;
    private final CoxTies ties;
    private final CustomerCovariates covariates;
    private final double[] beta;
    private final double nullLogLikelihood;
    private final double logLikelihood;
    private final double scoreStatistic;
    /** Of the coefficients of the standardised covariates; the robust one where tests and intervals stand on it. */
    private final double[][] covariance;

    private final List<FittedCoefficient> coefficients;
    private final List<Flag> flags;
    private final FitProvenance provenance;
    private final CoxBaseline baseline;
    /** Whether tests, intervals and curves stand on the robust errors. */
    private final boolean robust;

    private final Lazy<CoxPull> pull;

    CoxModel(CoxNewton fit, CoxTies ties, CoxDesign given, boolean askedForRobust) {
        design = fit.design;
        this.ties = ties;
        covariates = new CustomerCovariates(design, given);
        beta = fit.beta;
        nullLogLikelihood = fit.nullLogLikelihood;
        logLikelihood = fit.likelihood.logLikelihood;
        scoreStatistic = fit.scoreStatistic;
        CoxErrors errors = CoxErrors.of(fit, ties, askedForRobust);
        robust = errors.usesRobust;
        covariance = errors.covariance();
        coefficients = errors.coefficients();
        flags = CoxErrors.flags(fit, given);
        provenance = CoxErrors.provenance("cox", fit, coefficients, flags);
        baseline = new CoxBaseline(fit, ties.isEfron());
        pull = Lazy.of(() -> new CoxPull(design, beta, ties.isEfron()));
    }

    /**
     * Returns a builder for rows that end at {@code stop}, in the event or not.
     *
     * @param stop {@code double[rows]}, finite, such as tenures in months; equal numbers are ties
     * @param event {@code boolean[rows]}, true where the customer left at {@code stop}, false where it was still there
     */
    public static CoxBuilder builder(double[] stop, boolean[] event) {
        return new CoxBuilder(stop, event);
    }

    /**
     * Returns a builder for spells, with their delayed entries; an end by another cause counts as still waiting, which
     * makes the fit cause-specific. Where the spells are {@linkplain Spells#withWeights weighted} each row counts by
     * its weight, and tests and intervals stand on the {@linkplain CoxBuilder#robust robust} errors, whole weights or
     * not.
     *
     * @param cause the cause that is the event, 1 or more
     */
    public static CoxBuilder builder(Spells spells, int cause) {
        requireNonNull(spells, "spells");
        checkArgument(cause >= 1, "cause must be 1 or more, was %s", cause);
        double[] stop = spells.exitTimes();
        double[] start = spells.entryTimes();
        double[] weight = new double[spells.size()];
        boolean[] event = new boolean[spells.size()];
        for (int i = 0; i < stop.length; i++) {
            start[i] = start[i] == 0 ? Double.NEGATIVE_INFINITY : start[i];
            weight[i] = spells.weight(i);
            event[i] = spells.cause(i) == cause;
        }
        CoxBuilder builder = builder(stop, event).entry(start);
        return spells.isWeighted() ? builder.weights(weight).robust() : builder;
    }

    /**
     * Something a reader must know of a fit.
     *
     * @param kind what
     * @param covariate of which covariate
     */
    public record Flag(Kind kind, String covariate) {

        /** What can be the matter with a covariate. */
        public enum Kind {
            /** It does not vary among the rows at risk: it was left out. */
            ZERO_VARIANCE,
            /** Those before it tell the same, or it varies only between strata: it was left out. */
            COLLINEAR,
            /**
             * The likelihood still rises as the coefficient goes to infinity, such as where nobody with the attribute
             * left: the number and its errors mean nothing but that.
             */
            MONOTONE_LIKELIHOOD
        }

        /** Refuses null. */
        public Flag {
            requireNonNull(kind, "kind");
            requireNonNull(covariate, "covariate");
        }
    }

    /** The function of time that a change of coefficients over time is tested against. */
    public enum TimeScale {
        /** 1 minus the Kaplan-Meier curve just before the time; the usual choice. */
        KAPLAN_MEIER,
        /** The time itself. */
        IDENTITY,
        /** Its logarithm; the event times must be positive. */
        LOG,
        /** The rank of the time among all rows' ends. */
        RANK
    }

    /**
     * A point of the baseline.
     *
     * @param stratum the stratum, 0 where there are none
     * @param time an event time
     * @param cumulativeHazard the cumulative hazard up to and with it of a customer whose covariates are all 0
     */
    public record BaselinePoint(int stratum, double time, double cumulativeHazard) {}

    /** Returns the coefficients, in the order in which the covariates were given, without those left out. */
    public List<FittedCoefficient> coefficients() {
        return coefficients;
    }

    /**
     * Returns the coefficient of a covariate.
     *
     * @throws IllegalArgumentException if there is no such covariate, or it was left out
     */
    public FittedCoefficient coefficient(String name) {
        return FittedTerms.named(coefficients, name);
    }

    /** Returns what a reader must know, in the order of the covariates. */
    public List<Flag> flags() {
        return flags;
    }

    /** Returns how ties were counted. */
    public CoxTies ties() {
        return ties;
    }

    /** Returns the partial log-likelihood. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns the partial log-likelihood with all coefficients 0. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Returns Akaike's information criterion, twice the coefficients less twice the log-likelihood. */
    public double aic() {
        return 2 * coefficients.size() - 2 * logLikelihood;
    }

    /**
     * Returns the likelihood-ratio test of all coefficients being 0; without meaning where weights are no counts, and
     * where rows are clustered: ask {@link #scoreTest} or {@link #waldTest} there.
     */
    public ChiSquareTest likelihoodRatioTest() {
        return new ChiSquareTest(2 * (logLikelihood - nullLogLikelihood), coefficients.size());
    }

    /**
     * Returns the score test of all coefficients being 0; with one group and no ties, the log-rank test. Where the fit
     * stands on its robust errors it is the robust one, U' (Σ u u')⁻¹ U with u the score of each cluster at 0, as R's
     * {@code rscore}; INSUFFICIENT_DATA there if clusters are no more than coefficients, or one adds nothing.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989)</a>
     */
    public Answer<ChiSquareTest> scoreTest() {
        return robust
                ? RobustTests.score(design, ties)
                : Answer.known(new ChiSquareTest(scoreStatistic, coefficients.size()));
    }

    /**
     * Returns the Wald test of all coefficients being 0, β' V⁻¹ β with V their {@link #covariance}; UNBOUNDED where a
     * coefficient has no error, INSUFFICIENT_DATA where V has no inverse.
     */
    public Answer<ChiSquareTest> waldTest() {
        return RobustTests.wald(beta, covariance, coefficients);
    }

    /**
     * Returns the covariance of the {@linkplain #coefficients coefficients}, in their order and units, a copy: that
     * which tests and intervals stand on, so the robust one where {@link FittedCoefficient#robust} says so. For a
     * contrast c·β its error is the root of c' V c.
     */
    public double[][] covariance() {
        return CoxErrors.inUnits(covariance, design.deviation);
    }

    /** Returns the rows, events, iterations and flags of the fit. */
    public FitProvenance provenance() {
        return provenance;
    }

    /**
     * Returns the linear predictor β·x, by which customers can be ranked: the higher, the earlier they leave.
     *
     * @param x {@code double[covariates]}, in the order given, those left out included
     */
    public double linearPredictor(double[] x) {
        return covariates.predictor(covariates.standardised(x), beta);
    }

    /**
     * Returns how long a customer with covariates x stays. Covariates that change over time have no such curve without
     * their path: x is then a customer that keeps them.
     *
     * @param x {@code double[covariates]}, in the order given, those left out included
     * @throws IllegalArgumentException if the fit has more than one stratum
     */
    public CoxCurve forCustomer(double[] x) {
        checkArgument(baseline.strata() == 1, "the fit has %s strata: name the customer's stratum", baseline.strata());
        return curve(x, 0);
    }

    /**
     * Returns how long a customer with covariates x in a stratum stays.
     *
     * @param stratum a stratum of the fit, as it was given
     */
    public CoxCurve forCustomer(double[] x, int stratum) {
        int index = design.sets.strata.indexOf(stratum);
        checkArgument(index >= 0, "stratum must be one of the fit's, was %s", stratum);
        return curve(x, index);
    }

    private CoxCurve curve(double[] x, int stratum) {
        return new CoxCurve(this, baseline, stratum, covariates.standardised(x));
    }

    /** Returns the cumulative hazard where all covariates are 0, at each event time of each stratum; a view. */
    public List<BaselinePoint> baseline() {
        double scale = Math.exp(-covariates.predictor(new double[beta.length], beta));
        return new AbstractList<>() {
            @Override
            public BaselinePoint get(int index) {
                int stratum = design.sets.strata.distinct[baseline.stratumOf(index)];
                return new BaselinePoint(stratum, baseline.times[index], scale * baseline.hazard[index]);
            }

            @Override
            public int size() {
                return baseline.times.length;
            }
        };
    }

    /** Returns how well the linear predictor ranks the rows it was fitted to, by stratum; O(rows · log rows). */
    public Concordance concordance() {
        return Concordance.of(design, design.predictor(beta));
    }

    /**
     * Returns a test of each coefficient, and of all, staying the same over time: the score test of a coefficient that
     * changes with g(t), at no change. That is what R's {@code cox.zph} does from survival 3.0 on; older programs
     * correlate scaled Schoenfeld residuals with g(t), which approximates it.
     *
     * <p>Where the fit stands on its robust errors so does the test, for the other one takes a weight for so many rows
     * and rows of a cluster for strangers: the variance of the score is then the sum of squares of each cluster's score
     * less what the coefficients tell of it. INSUFFICIENT_DATA if clusters are no more than coefficients. R has no such
     * test.
     *
     * @see <a href="https://doi.org/10.1093/biomet/81.3.515">Grambsch and Therneau (1994)</a>
     */
    public Answer<ProportionalityTest> proportionality(TimeScale scale) {
        return robust
                ? RobustTests.proportionality(design, ties, beta, scale)
                : ProportionalityTest.of(design, ties, beta, scale);
    }

    /**
     * Returns the martingale residuals, one per row of positive weight in the order given: 1 for an event, 0 otherwise,
     * less the events that the fit expects of the row. Plotted against a covariate they show a bend that a straight
     * term misses.
     *
     * @see <a href="https://doi.org/10.1093/biomet/77.1.147">Therneau, Grambsch and Fleming (1990)</a>
     */
    public double[] martingaleResiduals() {
        return CoxErrors.martingaleResiduals(design, ties, beta);
    }

    /** Returns its name, rows, events and parameters. */
    @Override
    public String toString() {
        return provenance.inALine();
    }

    CoxDesign design() {
        return design;
    }

    double[] beta() {
        return beta;
    }

    /** Returns the covariance of the standardised covariates' coefficients that tests and intervals stand on. */
    double[][] standardisedCovariance() {
        return covariance;
    }

    /** Returns what each cluster does to the curves, where errors are robust. */
    Optional<CoxPull> pull() {
        return robust ? Optional.of(pull.get()) : Optional.empty();
    }
}
