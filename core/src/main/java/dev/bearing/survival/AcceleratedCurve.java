package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.Tails;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * How long one kind of customer stays, by an {@link AcceleratedFailureTime} model. A model of retention like any other;
 * it goes on beyond the last time seen, which is trust in the distribution and not in data.
 */
public final class AcceleratedCurve implements RetentionModel {

    private final AcceleratedFailureTime model;
    private final TimeDistribution distribution;
    /** 1 and the covariates. */
    private final double[] own;

    private final double centre;
    private final double scale;

    AcceleratedCurve(AcceleratedFailureTime model, double[] own) {
        this.model = model;
        this.own = own;
        distribution = model.distribution();
        centre = model.centre(own);
        scale = model.plainScale();
    }

    @Override
    public String name() {
        return distribution.label();
    }

    @Override
    public FitProvenance provenance() {
        return model.provenance();
    }

    /** Returns S(t|x), known at every time. */
    @Override
    public Answer<Double> survival(long time) {
        return Answer.known(at((double) time).survival());
    }

    /**
     * The curve at one time.
     *
     * @param time the time
     * @param survival the share still there after it, in [0, 1]
     * @param standardError of that share, by the delta method
     */
    public record Point(double time, double survival, double standardError) {

        /** Returns the 95 % interval of the share on a scale, or why there is none. */
        public Answer<Interval> interval(IntervalScale scale) {
            return requireNonNull(scale, "scale").around(survival, standardError);
        }
    }

    /**
     * Returns the curve at a time, with its standard error.
     *
     * @param time 0 or more and finite, in the unit of the rows; need not be whole
     */
    public Point at(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        if (time == 0) {
            return new Point(time, 1, 0);
        }
        double w = standardised(time);
        double[] slopes = new double[2];
        double survival = Math.exp(distribution.logSurvival(w, slopes));
        double error =
                survival == 0 ? 0 : survival * Math.abs(slopes[0]) / scale * Math.sqrt(model.variance(own, w * scale));
        return new Point(time, survival, error);
    }

    /** Returns the time by which half of such customers have left, with its 95 % interval. */
    public Estimate median() {
        return quantile(0.5);
    }

    /**
     * Returns the time by which a share of such customers has left, with its 95 % interval, symmetric in its logarithm.
     *
     * @param share in (0, 1)
     */
    public Estimate quantile(double share) {
        checkArgument(share > 0 && share < 1, "share must be in (0, 1), was %s", share);
        double w = distribution.quantile(share);
        double logTime = centre + scale * w;
        double half = Proportions.Z95 * Math.sqrt(model.variance(own, w * scale));
        return Estimate.of(Math.exp(logTime), Interval.of95(Math.exp(logTime - half), Math.exp(logTime + half)));
    }

    /**
     * Returns the expected time still to come for a customer that is there after {@code age}: E(T - age | T &gt; age).
     * UNBOUNDED for a log-logistic distribution with scale 1 or more, whose mean is infinite; OUTSIDE_MODEL_RANGE at an
     * age that so few reach that a {@code double} cannot tell.
     *
     * @param age 0 or more and finite
     * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch and Prentice (2002), section 1.2</a>
     */
    public Answer<Double> meanRemaining(double age) {
        double there = at(age).survival();
        if (distribution == TimeDistribution.LOG_LOGISTIC && scale >= 1) {
            return Answer.unknown(
                    Answer.Reason.UNBOUNDED, "the mean of a log-logistic time of scale " + scale + " is infinite");
        }
        double mean = there > 0 ? meanBeyond(age, there) / there - age : Double.NaN;
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, "too few reach an age of " + age + " to tell their mean");
        }
        return Answer.known(
                mean,
                Explanation.inputs(
                        "E(T - age | T > age)",
                        List.of(new Contribution("S(age)", there), new Contribution("age", age))));
    }

    /** E(T; T &gt; age) */
    private double meanBeyond(double age, double there) {
        double w = age == 0 ? Double.NEGATIVE_INFINITY : standardised(age);
        return switch (distribution) {
            case EXPONENTIAL, WEIBULL ->
                Math.exp(centre + LogGamma.value(1 + scale)) * RegularizedGamma.Q.value(1 + scale, Math.exp(w));
            case LOG_NORMAL -> Math.exp(centre + scale * scale / 2) * Tails.normal(scale - w);
            case LOG_LOGISTIC ->
                Math.exp(centre + LogGamma.value(1 - scale) + LogGamma.value(1 + scale))
                        * RegularizedBeta.value(there, 1 - scale, 1 + scale);
        };
    }

    private double standardised(double time) {
        return (Math.log(time) - centre) / scale;
    }
}
