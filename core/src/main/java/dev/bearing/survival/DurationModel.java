package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.stats.SmoothSum;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;

/**
 * A model of customers who may leave at any time and say so when they do, given by a formula: it knows the curve at
 * every time, whole or not, however far away.
 */
public sealed interface DurationModel extends RetentionModel permits ExponentialGamma, WeibullGamma, WeibullRetention {

    /**
     * Returns log S(t), also where S is too small for a number.
     *
     * @param time t, 0 or more and finite, in the unit of the durations
     */
    double logSurvival(double time);

    /**
     * Returns the hazard, the share of those who are there that leaves in a unit of time. Where the curve begins to
     * fall steeply without a jump it is positive infinity at time 0.
     *
     * @param time 0 or more and finite
     */
    double hazard(double time);

    /**
     * Returns the discounted expected residual lifetime in continuous time, the value of one a unit of time as long as
     * the customer stays: the integral over u from 0 on of S(age + u) / S(age) exp(-force u). Without a discount it is
     * the expected time still to come. Positive infinity where it has no end.
     *
     * @param age how long the customer has been there, 0 or more and finite
     * @param force the force of interest, continuously compounded, 0 or more: log(1 + d) for a discount d a unit of
     *     time
     * @see <a href="https://doi.org/10.1287/mksc.1080.0482">Fader and Hardie (2010)</a>, in continuous time
     */
    default double lifetime(double age, double force) {
        checkTime("age", age);
        checkTime("force", force);
        double there = logSurvival(age);
        if (there == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double hazard = hazard(age);
        if (isSteep(hazard * age)) {
            return 1 / (hazard + force);
        }
        return SmoothSum.integral(u -> logSurvival(age + u) - there - u * force);
    }

    /**
     * Whether a curve falls so steeply that what is left of a lifetime is that of a constant hazard, to about eight
     * digits, which is as many as the differences of so large logarithms have.
     *
     * @param hazardByAge the hazard times the age, 0 or more
     */
    private static boolean isSteep(double hazardByAge) {
        return hazardByAge > 1e8;
    }

    /** Returns S(t). */
    @Override
    default Answer<Double> survival(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        return Answer.known(
                Math.exp(logSurvival((double) time)),
                Explanation.inputs(
                        name(),
                        provenance().parameters().entrySet().stream()
                                .map(entry -> new Contribution(entry.getKey(), entry.getValue()))
                                .toList()));
    }

    /** Refuses a number that is negative or not finite. */
    private static void checkTime(String name, double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "%s must be finite and not negative, was %s", name, time);
    }
}
