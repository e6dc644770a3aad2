package dev.bearing.survival;

import dev.bearing.internal.cox.CoxNewton;
import dev.bearing.internal.cox.FineGrayInfluence;
import dev.bearing.internal.cox.FineGrayRows;
import java.util.AbstractList;
import java.util.List;

/**
 * Which attributes go with a larger share lost to one cause, where other causes compete (Fine and Gray's regression):
 * the cumulative incidence of the cause for a customer with covariates x is F(t|x) = 1 - exp(-Λ(t)·exp(β·x)), where Λ
 * is left open. A coefficient above 0 goes with a larger share gone by that cause at every age; exp(β) is a ratio of
 * subdistribution hazards, whose size says no more than the direction and the order: who left by another cause stays in
 * its denominator.
 *
 * <p>It describes what share goes by the cause. At which pace those still there go by it is another question:
 * {@code CoxModel.builder(spells, cause)} is the cause-specific regression that answers it. An attribute may go with a
 * larger share lost only because those with it are kept from leaving otherwise. Neither says what changing an attribute
 * would do.
 *
 * <pre>{@code
 * FineGrayModel unpaid = FineGrayModel.builder(Spells.ofDurations(months, causes), 2) // 1 cancelled, 2 did not pay
 *         .covariate("pays_by_card", card)
 *         .covariate("seats", seats)
 *         .fit()
 *         .orElseThrow("fit");
 * unpaid.coefficient("pays_by_card").ratio();                    // ratio of subdistribution hazards, with its interval
 * unpaid.forCustomer(new double[] {1, 20}).at(12);               // the share of such customers lost to it in a year
 * }</pre>
 *
 * <p>Ties are Breslow's. Who left by another cause counts on with the weight G(t-)/G(end-), G the Kaplan-Meier curve of
 * the censoring, in which who ends on the same tick is still at risk, as in R's cmprsk; R's {@code survival::finegray}
 * lets the ends of a tick come before its censorings, so that with many ties coefficients differ from about the third
 * digit on. Censoring must go with neither covariates nor causes. The ratio is taken to be the same at every age; where
 * cause-specific hazards are proportional it is not, quite, so hold the curve of a group against the share that
 * {@link CumulativeIncidence} counts.
 *
 * <p>Which variance: tests and intervals stand on {@link FittedCoefficient#robustStandardError}, that of the paper and
 * of {@code cmprsk::crr}, which accounts for G being estimated from the same rows. Coxph with clusters on what
 * {@code survival::finegray} returns takes the weights as known, which leaves that out. The plain
 * {@link FittedCoefficient#standardError} is from the information alone and counts those who left as if they were
 * there.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1999.10474144">Fine and Gray (1999), A proportional hazards model for
 *     the subdistribution of a competing risk, section 3.2</a>
 */
public final class FineGrayModel {

    private final int cause;
    private final double[] beta;
    private final double nullLogLikelihood;
    private final double logLikelihood;
    private final double lastTime;
    private final CustomerCovariates covariates;
    private final FineGrayInfluence influence;
    private final List<FittedCoefficient> coefficients;
    private final List<CoxModel.Flag> flags;
    private final FitProvenance provenance;

    FineGrayModel(FineGrayRows rows, CoxNewton fit, int cause) {
        this.cause = cause;
        beta = fit.beta;
        nullLogLikelihood = fit.nullLogLikelihood;
        logLikelihood = fit.likelihood.logLikelihood;
        lastTime = rows.lastTime();
        covariates = new CustomerCovariates(fit.design, rows.design);
        influence = FineGrayInfluence.of(rows, fit);
        coefficients = CoxErrors.of(fit, influence.covariance()).coefficients();
        flags = CoxErrors.flags(fit, rows.design);
        provenance = CoxErrors.provenance("fine-gray", fit, coefficients, flags);
    }

    /**
     * Returns a builder for spells; every other cause but 0 competes.
     *
     * @param cause the cause whose incidence is explained, 1 or more
     * @throws IllegalArgumentException if the spells are weighted or have delayed entries
     */
    public static FineGrayBuilder builder(Spells spells, int cause) {
        return new FineGrayBuilder(spells, cause);
    }

    /** Returns the cause whose incidence is explained. */
    public int cause() {
        return cause;
    }

    /**
     * A point of the baseline.
     *
     * @param time the time of an event of the cause
     * @param cumulativeHazard the cumulative subdistribution hazard up to and with it of a customer whose covariates
     *     are all 0
     */
    public record BaselinePoint(double time, double cumulativeHazard) {}

    /** Returns the cumulative subdistribution hazard where all covariates are 0, at each event time; a view. */
    public List<BaselinePoint> baseline() {
        double[] times = influence.times();
        double scale = Math.exp(-covariates.predictor(new double[beta.length], beta));
        return new AbstractList<>() {
            @Override
            public BaselinePoint get(int index) {
                return new BaselinePoint(times[index], scale * influence.hazard(index + 1));
            }

            @Override
            public int size() {
                return times.length;
            }
        };
    }

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

    /**
     * Returns the covariance of the coefficients that tests and intervals stand on, in the units of the covariates.
     *
     * @return {@code double[coefficients][coefficients]}
     */
    public double[][] covariance() {
        return influence.covarianceInUnits();
    }

    /** Returns what a reader must know, in the order of the covariates. */
    public List<CoxModel.Flag> flags() {
        return flags;
    }

    /** Returns the weighted partial log-likelihood; as the weights are no counts it makes no test. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns the weighted partial log-likelihood with all coefficients 0. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Returns the rows, events of the cause, iterations and flags of the fit. */
    public FitProvenance provenance() {
        return provenance;
    }

    /** Returns the last time at which anybody was observed. */
    public double lastTime() {
        return lastTime;
    }

    /**
     * Returns the linear predictor β·x, by which customers can be ranked: the higher, the larger their share.
     *
     * @param x {@code double[covariates]}, in the order given, those left out included
     */
    public double linearPredictor(double[] x) {
        return covariates.predictor(covariates.standardised(x), beta);
    }

    /**
     * Returns the share of customers with covariates x that is lost to the cause, by age.
     *
     * @param x {@code double[covariates]}, in the order given, those left out included
     */
    public FineGrayCurve forCustomer(double[] x) {
        return new FineGrayCurve(this, covariates.standardised(x));
    }

    /** Returns its name, rows, events and parameters. */
    @Override
    public String toString() {
        return provenance.inALine();
    }

    double[] beta() {
        return beta;
    }

    FineGrayInfluence influence() {
        return influence;
    }
}
