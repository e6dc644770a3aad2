package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.cox.FineGrayInfluence;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of one kind of customer that is lost to a cause, by age, by a {@link FineGrayModel}: F(t|x) = 1 -
 * exp(-Λ(t)·exp(β·x)). It tells of that cause alone, so it is no model of retention: one minus it is the share not lost
 * to this cause, many of whom are lost to another; and it cannot tell what follows for those still there at an age, as
 * it does not know how many they are.
 */
public final class FineGrayCurve {

    private final FineGrayModel model;
    private final FineGrayInfluence influence;
    private final double[] x;
    private final double risk;

    FineGrayCurve(FineGrayModel model, double[] x) {
        this.model = model;
        this.x = x;
        influence = model.influence();
        double predictor = 0;
        for (int j = 0; j < x.length; j++) {
            predictor += model.beta()[j] * x[j];
        }
        risk = Math.exp(predictor);
    }

    /**
     * The curve at one time.
     *
     * @param time the time
     * @param incidence the share lost to the cause by then, that time included, in [0, 1]
     * @param standardError of that share; it covers the coefficients, the baseline and the estimated weights
     */
    public record Point(double time, double incidence, double standardError) {

        /**
         * Returns the 95 % interval of the share, symmetric on the scale of log(-log(1 - F)), on which the model is
         * linear; INSUFFICIENT_DATA before the first event and where everybody is gone.
         *
         * @see <a href="https://doi.org/10.1080/01621459.1999.10474144">Fine and Gray (1999), section 4</a>
         */
        public Answer<Interval> interval() {
            return incidence > 0
                    ? IntervalScale.LOG_LOG
                            .around(1 - incidence, standardError)
                            .map(rest -> Interval.of95(1 - rest.upper(), 1 - rest.lower()))
                    : Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA, "no event of the cause yet, so there is no interval");
        }
    }

    /**
     * Returns the share lost to the cause by a time; unknown as {@link #at} is.
     *
     * @param time 0 or more, in the unit of the spells; need not be whole
     */
    public Answer<Double> incidence(double time) {
        return eventTimes(time)
                .flatMap(events -> Answer.known(incidence(events), explanation(influence.hazard(events))));
    }

    /**
     * Returns the curve at a time, with its standard error, which takes a pass over all rows; OUTSIDE_MODEL_RANGE after
     * the last time that anybody was observed, and for covariates so far from any seen that their hazard is too large
     * for a {@code double}.
     *
     * @param time 0 or more, in the unit of the spells; need not be whole
     */
    public Answer<Point> at(double time) {
        return eventTimes(time)
                .flatMap(events -> Answer.known(point(time, events), explanation(influence.hazard(events))));
    }

    /** Returns one point for each time of an event of the cause, ascending; a view, each with a pass over all rows. */
    public List<Point> curve() {
        double[] times = influence.times();
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return point(times[index], index + 1);
            }

            @Override
            public int size() {
                return times.length;
            }
        };
    }

    private Answer<Integer> eventTimes(double time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        if (time > model.lastTime()) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, "observed up to " + model.lastTime() + ", asked for " + time);
        }
        return risk < Double.POSITIVE_INFINITY
                ? Answer.known(influence.eventTimes(time))
                : Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE, "the covariates lie too far from those the fit has seen");
    }

    private double incidence(int events) {
        return -Math.expm1(-influence.hazard(events) * risk);
    }

    private Point point(double time, int events) {
        if (events == 0) {
            return new Point(time, 0, 0);
        }
        double left = Math.exp(-influence.hazard(events) * risk);
        double error = left > 0 ? left * risk * Math.sqrt(influence.variance(events, x)) : 0;
        return new Point(time, incidence(events), error);
    }

    /** The share is 1 - exp(-hazard·exp(sum of the other terms)), each coefficient times its covariate's excess. */
    private Explanation explanation(double hazard) {
        List<Contribution> terms = new ArrayList<>();
        terms.add(new Contribution("cumulative subdistribution hazard at mean covariates", hazard));
        for (int j = 0; j < x.length; j++) {
            terms.add(new Contribution(model.coefficients().get(j).name(), model.beta()[j] * x[j]));
        }
        return Explanation.inputs("1 - exp(-cumulative hazard x exp(sum of the terms))", terms);
    }
}
