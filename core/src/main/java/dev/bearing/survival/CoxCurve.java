package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.cox.CoxBaseline;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * How long one kind of customer stays, by a {@link CoxModel}: S(t|x) = exp(-H0(t)·exp(β·x)). A model of retention like
 * any other; beside the curve it has standard errors, which cover both the baseline and the coefficients.
 *
 * <p>Where the fit stands on its robust errors, so do the curve's: they are those of the infinitesimal jackknife, the
 * root of the summed squares of what the share changes by with each cluster's weight. They do not change if all weights
 * are multiplied by one number, nor if each row of a cluster is told twice. (R's {@code survfit} mixes the robust
 * variance of the coefficients with a baseline of independent rows that count by their weights.)
 */
public final class CoxCurve implements RetentionModel {

    private final CoxModel model;
    private final CoxBaseline baseline;
    private final int stratum;
    private final double[] x;
    private final double risk;

    CoxCurve(CoxModel model, CoxBaseline baseline, int stratum, double[] x) {
        this.model = model;
        this.baseline = baseline;
        this.stratum = stratum;
        this.x = x;
        double[] beta = model.beta();
        double predictor = 0;
        for (int j = 0; j < x.length; j++) {
            predictor += beta[j] * x[j];
        }
        risk = Math.exp(predictor);
    }

    /**
     * The curve at one time.
     *
     * @param time the time
     * @param survival the share still there after it, in [0, 1]
     * @param standardError of that share, by Tsiatis's formula, or by the infinitesimal jackknife
     */
    public record Point(double time, double survival, double standardError) {

        /**
         * Returns the 95 % interval of the share on a scale, or why there is none: INSUFFICIENT_DATA where nobody is
         * left, where nobody has left yet, and where all rows are one cluster, so that nothing tells the error.
         */
        public Answer<Interval> interval(IntervalScale scale) {
            requireNonNull(scale, "scale");
            return standardError > 0 || survival == 1 || !(survival > 0)
                    ? scale.around(survival, standardError)
                    : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the rows say nothing of the standard error");
        }
    }

    @Override
    public String name() {
        return "cox";
    }

    @Override
    public FitProvenance provenance() {
        return model.provenance();
    }

    /** Returns S(t|x); OUTSIDE_MODEL_RANGE after the last time that a row of the stratum was seen. */
    @Override
    public Answer<Double> survival(long time) {
        return groupAt((double) time)
                .flatMap(group -> Answer.known(share(group), explanation(group < 0 ? 0 : baseline.hazard[group])));
    }

    /**
     * Returns the curve at a time, with its standard error; OUTSIDE_MODEL_RANGE after the last time that a row of the
     * stratum was seen, and for covariates so far from any seen that their hazard is too large for a {@code double}.
     *
     * @param time 0 or more, in the unit of the rows; need not be whole
     * @see <a href="https://doi.org/10.1214/aos/1176345335">Tsiatis (1981)</a>
     */
    public Answer<Point> at(double time) {
        return groupAt(time).flatMap(group -> {
            double survival = share(group);
            double error = group < 0 || !(survival > 0) ? 0 : survival * risk * Math.sqrt(variance(group));
            return Answer.known(new Point(time, survival, error), explanation(group < 0 ? 0 : baseline.hazard[group]));
        });
    }

    private Answer<Integer> groupAt(double time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        if (time > baseline.lastTime(stratum)) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    "observed up to " + baseline.lastTime(stratum) + ", asked for " + time);
        }
        if (!(risk < Double.POSITIVE_INFINITY)) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, "the covariates lie too far from those the fit has seen");
        }
        return Answer.known(baseline.groupAt(stratum, time));
    }

    private double share(int group) {
        return group < 0 ? 1 : Math.exp(-baseline.hazard[group] * risk);
    }

    /** Of the cumulative hazard at a group, divided by the squared risk. */
    private double variance(int group) {
        double[] slopes = baseline.slopes(group, x);
        double variance = model.pull()
                .map(pull -> pull.variance(stratum, group, slopes))
                .orElseGet(() -> baseline.variance(group, slopes, model.standardisedCovariance()));
        return Math.max(0, variance);
    }

    /** The share is exp(-hazard·exp(sum of the other terms)), each coefficient times its covariate's excess. */
    private Explanation explanation(double hazard) {
        List<Contribution> terms = new ArrayList<>();
        terms.add(new Contribution("cumulative hazard at mean covariates", hazard));
        for (int j = 0; j < x.length; j++) {
            terms.add(new Contribution(model.coefficients().get(j).name(), model.beta()[j] * x[j]));
        }
        return Explanation.inputs("exp(-cumulative hazard x exp(sum of the terms))", terms);
    }
}
