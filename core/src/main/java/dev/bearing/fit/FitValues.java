package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;

/**
 * Tells the value inputs of accounts where no attribute holds them: from lifetime values, costs and referrals that the
 * caller knows of. The static functions are the usual ways.
 */
@FunctionalInterface
public interface FitValues {

    /** Returns the number that a profile's measure of an input turns into a share of the best, or why there is none. */
    Answer<Double> value(ValueInput input, AccountId account);

    /** The name under which a caller may tell how many days it took to win a customer. */
    String DAYS_TO_CLOSE = "days_to_close";

    /**
     * Returns a number of an account that a measure asks for by the name of an attribute which the account does not
     * have, or why there is none; {@value #DAYS_TO_CLOSE} is one that a review tells.
     */
    default Answer<Double> named(String name, AccountId account) {
        return Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA, "attribute " + name + " of " + account + " is no number");
    }

    /** Returns that nothing but attributes is known. */
    static FitValues none() {
        return (input, account) -> Answer.unknown(
                Answer.Reason.NOT_CONFIGURED, "nothing tells " + SavedNames.of(input) + " of " + account);
    }

    /**
     * Returns acquisition efficiency: lifetime value divided by what winning the customer cost.
     *
     * @param lifetimeValue major units, finite
     * @param acquisitionCost major units of the same currency, 0 or more
     * @return the quotient, or EMPTY_BASE where it cost nothing
     */
    static Answer<Double> efficiency(double lifetimeValue, double acquisitionCost) {
        checkArgument(Double.isFinite(lifetimeValue), "lifetimeValue must be finite, was %s", lifetimeValue);
        checkArgument(
                acquisitionCost >= 0 && acquisitionCost < Double.POSITIVE_INFINITY,
                "acquisitionCost must be 0 or more and finite, was %s",
                acquisitionCost);
        if (acquisitionCost == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "winning the customer cost nothing");
        }
        return Answer.known(
                lifetimeValue / acquisitionCost,
                Explanation.quotient(
                        "lifetime value / acquisition cost",
                        new Contribution("lifetime value", lifetimeValue),
                        new Contribution("acquisition cost", acquisitionCost)));
    }

    /**
     * Returns ascension potential: the share of the lifetime value on a ladder that staying where one is would not
     * bring; negative where the ladder leads down.
     *
     * @param onTheLadder the lifetime value with steps up and down, positive
     * @param inThisTier the lifetime value of staying in the tier until churn, 0 or more
     */
    static Answer<Double> ascension(double onTheLadder, double inThisTier) {
        checkArgument(
                onTheLadder > 0 && onTheLadder < Double.POSITIVE_INFINITY,
                "onTheLadder must be positive and finite, was %s",
                onTheLadder);
        checkArgument(
                inThisTier >= 0 && inThisTier < Double.POSITIVE_INFINITY,
                "inThisTier must be 0 or more and finite, was %s",
                inThisTier);
        return Answer.known(
                1 - inThisTier / onTheLadder,
                Explanation.sum(
                        "1 - lifetime value in this tier / lifetime value on the ladder",
                        List.of(new Contribution("all", 1), new Contribution("tier", -inThisTier / onTheLadder))));
    }

    /**
     * Returns advocacy potential: how many customers an account is expected to bring along.
     *
     * @param expectedReferrals how many it is expected to refer, 0 or more
     * @param conversion the share of those referred who become customers, in [0, 1]
     */
    static Answer<Double> advocacy(double expectedReferrals, double conversion) {
        checkArgument(
                expectedReferrals >= 0 && expectedReferrals < Double.POSITIVE_INFINITY,
                "expectedReferrals must be 0 or more and finite, was %s",
                expectedReferrals);
        checkArgument(conversion >= 0 && conversion <= 1, "conversion must be in [0, 1], was %s", conversion);
        return Answer.known(
                expectedReferrals * conversion,
                Explanation.product(
                        "expected referrals x conversion",
                        List.of(
                                new Contribution("expected referrals", expectedReferrals),
                                new Contribution("conversion", conversion))));
    }
}
