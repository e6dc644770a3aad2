package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.RateConversion;
import dev.bearing.value.RatePeriod;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a customer is worth that pays one a period as long as it stays: the discounted expected lifetime (DEL) of one to
 * be acquired, and the discounted expected residual lifetime (DERL) of one who is there.
 *
 * <pre>{@code
 * DiscountedLifetime tenPercent = DiscountedLifetime.ofAnnual(0.10, RatePeriod.MONTH);  // 0.7974 % a month
 * tenPercent.of(model, ValuationDate.TO_BE_ACQUIRED, 0);   // DEL: the first payment counts
 * tenPercent.of(model, ValuationDate.BEFORE_RENEWAL, 7);   // DERL: seven renewals made, the eighth is due
 * tenPercent.of(model, ValuationDate.JUST_PAID, 7);        // the seventh has just been paid
 * }</pre>
 *
 * @param discount the discount per period, 0 or more: 0.1 means that one in a period is worth 1 / 1.1 now
 * @param payments how many payments count at most, at least 1; empty for all to come
 * @see <a href="https://doi.org/10.1287/mksc.1080.0482">Fader and Hardie (2010), equation 6</a>
 */
public record DiscountedLifetime(double discount, OptionalInt payments) {

    /** A sum of which what is left out is below this share is complete. */
    private static final double COMPLETE = 0x1p-54;

    private static final int MOST_TERMS = 1_000_000;

    /** @throws IllegalArgumentException if a number is out of its range */
    public DiscountedLifetime {
        checkDiscount(discount);
        requireNonNull(payments, "payments");
        payments.ifPresent(n -> checkArgument(n >= 1, "payments must be at least 1, was %s", n));
    }

    /** Returns the value of all payments to come, at a discount per period, 0 or more. */
    public static DiscountedLifetime ofPeriodic(double discount) {
        return new DiscountedLifetime(discount, OptionalInt.empty());
    }

    /**
     * Returns the value of all payments to come, at a discount a year: (1 + d)^(1/12) - 1 a month, not d / 12.
     *
     * @param discount a year, 0 or more
     * @param period from payment to payment, one tick of the model
     */
    public static DiscountedLifetime ofAnnual(double discount, RatePeriod period) {
        requireNonNull(period, "period");
        checkDiscount(discount);
        return ofPeriodic(RateConversion.compoundRetention(1 + discount, RatePeriod.YEAR, period) - 1);
    }

    /** Returns this, counting so many payments at most, at least 1. */
    public DiscountedLifetime withPayments(int most) {
        return new DiscountedLifetime(discount, OptionalInt.of(most));
    }

    static void checkDiscount(double discount) {
        checkArgument(
                discount >= 0 && discount < Double.POSITIVE_INFINITY,
                "discount must be finite and at least 0, was %s",
                discount);
    }

    /**
     * Returns how many payments, each weighted by its discount, are to be expected. Positive infinity where the
     * undiscounted lifetime has no end, as with a {@link ShiftedBetaGeometric} whose alpha is at most 1. UNBOUNDED
     * where the model has no closed form and neither a discount nor a number of payments bounds the sum; EMPTY_BASE
     * where nobody makes so many renewals; otherwise unknown where the model is.
     *
     * @param date the day it is seen from
     * @param renewals how many renewals the customer has made, the one just paid included; 0 where it is to be acquired
     */
    public Answer<Double> of(RetentionModel model, ValuationDate date, long renewals) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        checkArgument(
                date != ValuationDate.TO_BE_ACQUIRED || renewals == 0,
                "renewals must be 0 for a customer to be acquired, was %s",
                renewals);
        Answer<Double> value = model instanceof RenewalModel closed && payments.isEmpty()
                ? closed(closed, date, renewals)
                : summed(model, date, renewals);
        return value.flatMap(sum -> Answer.known(
                sum,
                Explanation.inputs(
                        "discounted expected lifetime, " + date + ", " + model.name(),
                        List.of(
                                new Contribution("discount per period", discount),
                                new Contribution("renewals made", renewals)))));
    }

    private Answer<Double> closed(RenewalModel model, ValuationDate date, long renewals) {
        if (date == ValuationDate.TO_BE_ACQUIRED) {
            return Answer.known(model.lifetime(0, discount));
        }
        if (model.logSurvival(renewals) == Double.NEGATIVE_INFINITY) {
            return nobodyLeft(renewals);
        }
        double next = model.retentionRate(renewals + 1);
        double worth = next > 0 ? next * model.lifetime(renewals + 1, discount) : 0;
        return Answer.known(date == ValuationDate.BEFORE_RENEWAL ? worth : worth / (1 + discount));
    }

    /** Payments count from tick {@code first} on; each is discounted by its distance from {@code origin}. */
    private Answer<Double> summed(RetentionModel model, ValuationDate date, long renewals) {
        long first = date == ValuationDate.TO_BE_ACQUIRED ? 0 : renewals + 1;
        double factor = date == ValuationDate.JUST_PAID ? 1 / (1 + discount) : 1;
        Answer<Double> base = date == ValuationDate.TO_BE_ACQUIRED ? Answer.known(1.0) : model.survival(renewals);
        return base.flatMap(
                there -> there > 0 ? sum(model, first, factor).map(sum -> sum / there) : nobodyLeft(renewals));
    }

    private static Answer<Double> nobodyLeft(long renewals) {
        return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is left after " + renewals + " renewals");
    }

    private Answer<Double> sum(RetentionModel model, long first, double firstFactor) {
        int last = payments.orElse(MOST_TERMS);
        double rest = discount > 0 ? 1 / discount : Double.POSITIVE_INFINITY;
        double factor = firstFactor;
        double sum = 0;
        for (int i = 0; i < last; i++) {
            Answer<Double> there = model.survival(first + i);
            if (!there.isKnown()) {
                return there;
            }
            double share = there.orElseThrow("known");
            sum += share * factor;
            // S never rises, so all that follows is at most S v / (1 - v), v = 1 / (1 + d)
            if (share == 0 || share * factor * rest <= COMPLETE * sum) {
                return Answer.known(sum);
            }
            factor /= 1 + discount;
        }
        return payments.isPresent()
                ? Answer.known(sum)
                : Answer.unknown(
                        Answer.Reason.UNBOUNDED,
                        "the sum has not ended after " + MOST_TERMS + " periods: set a discount, or how many payments");
    }
}
