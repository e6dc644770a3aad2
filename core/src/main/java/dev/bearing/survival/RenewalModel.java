package dev.bearing.survival;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;

/**
 * A model of customers who decide at each renewal, given by a formula: it knows every renewal, however far away. Ticks
 * are renewals; a customer begins with a first payment at tick 0, and its t-th renewal is at tick t.
 */
public sealed interface RenewalModel extends RetentionModel
        permits ShiftedBetaGeometric, GeometricRetention, BetaDiscreteWeibull, DiscreteWeibull {

    /**
     * Returns the share of those up for a renewal who renew, in [0, 1].
     *
     * @param renewal which one, from 1
     */
    double retentionRate(long renewal);

    /**
     * Returns log S(t), also where S is too small for a number.
     *
     * @param renewals t, 0 or more
     */
    double logSurvival(long renewals);

    /**
     * Returns log P(T = t), the logarithm of the share of all customers that is lost at a renewal.
     *
     * @param renewal t, from 1
     */
    double logProbability(long renewal);

    /**
     * Returns the value of one a period as long as the customer stays, seen from a payment and that payment counted:
     * the sum over u = 0, 1, … of S(n + u) / S(n) / (1 + d)^u. Without a discount it is the expected number of payments
     * from here on, positive infinity where it has no end. {@link DiscountedLifetime} has the other dates.
     *
     * @param renewals n, how many renewals were made, 0 for a customer who has just begun
     * @param discount d per period, 0 or more
     */
    double lifetime(long renewals, double discount);

    @Override
    default Answer<Double> survival(long time) {
        return Answer.known(Math.exp(logSurvival(time)), provenance().explained(name()));
    }

    @Override
    default Answer<Double> expectedRemaining(long age, long horizon) {
        RetentionAges.check(age, horizon);
        if (Math.exp(logSurvival(age)) == 0) {
            return RetentionAges.nobodyLeft(age);
        }
        double there = 1;
        double sum = 0;
        for (long u = 0; u < horizon && there > 0x1p-60 * sum; u++) {
            sum += there;
            there *= retentionRate(age + u + 1);
        }
        return Answer.known(
                sum,
                Explanation.inputs(
                        "sum of S over the horizon / S(age)",
                        List.of(new Contribution("age", age), new Contribution("horizon", horizon))));
    }
}
