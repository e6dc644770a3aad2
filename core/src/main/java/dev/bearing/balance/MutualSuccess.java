package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Thresholds;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;

/**
 * Both sides of success, always together: how far the customer has what it wants, and how far the vendor has. A side of
 * which nothing is known is unknown, and then so is what both have in common.
 *
 * <pre>{@code
 * MutualSuccess both = MutualSuccess.of(0.9, 0.3);
 * both.mutual();       // 0.45, where the plain mean would say 0.60
 * both.imbalance();    // 0.60 in the customer's favour
 * both.finding(0.25);  // OVER_SERVED
 * }</pre>
 *
 * <p>One without the other is none: the common number is the harmonic mean 2CV / (C + V), 0 as soon as one side is 0
 * and never more than twice the smaller side.
 *
 * @param customer how far the customer has its desired outcome, in [0, 1]
 * @param vendor how far the vendor has what it planned with the customer, in [0, 1]
 */
public record MutualSuccess(Answer<Double> customer, Answer<Double> vendor) {

    /** Which side the balance leans to. */
    public enum Finding {
        /** The customer has more of what it wants than the vendor, by more than the limit. */
        OVER_SERVED,
        /** The vendor has more of what it wants than the customer, by more than the limit. */
        OVER_EXTRACTED,
        /** Neither. */
        BALANCED
    }

    /** @throws IllegalArgumentException if a side that is known lies outside [0, 1] */
    public MutualSuccess {
        check("customer", customer);
        check("vendor", vendor);
    }

    private static void check(String name, Answer<Double> side) {
        requireNonNull(side, name);
        side.toOptional()
                .ifPresent(
                        share -> checkArgument(share >= 0 && share <= 1, "%s must be in [0, 1], was %s", name, share));
    }

    /** Returns both sides, known. */
    public static MutualSuccess of(double customer, double vendor) {
        return new MutualSuccess(Answer.known(customer), Answer.known(vendor));
    }

    /**
     * Returns the harmonic mean of both sides, in [0, 1]: 0 if either is 0, at most their plain mean and equal to it
     * only where both are equal. Unknown where a side is, even if the other is 0.
     *
     * @see <a
     *     href="https://www.customersuccessassociation.com/csa_faq/what-is-the-definition-of-customer-success/">Customer
     *     Success Association</a>, for value that accrues to both sides; the formula is this library's own
     */
    public Answer<Double> mutual() {
        return HarmonicMean.of(
                "harmonic mean of both sides",
                new HarmonicMean.Half("customer", customer),
                new HarmonicMean.Half("vendor", vendor));
    }

    /** Returns customer less vendor, in [-1, 1]: above 0 the customer is better served than the vendor. */
    public Answer<Double> imbalance() {
        return customer.flatMap(c -> vendor.flatMap(v -> Answer.known(
                c - v,
                Explanation.sum(
                        "customer less vendor",
                        List.of(new Contribution("customer", c), new Contribution("vendor", -v))))));
    }

    /**
     * Returns which side the balance leans to, or why that is not known.
     *
     * @param limit how large an imbalance may be before it is one, in [0, 1]
     */
    public Answer<Finding> finding(double limit) {
        checkArgument(limit >= 0 && limit <= 1, "limit must be in [0, 1], was %s", limit);
        return imbalance().map(difference -> {
            if (Thresholds.isAbove(difference, limit)) {
                return Finding.OVER_SERVED;
            }
            return Thresholds.isAbove(-difference, limit) ? Finding.OVER_EXTRACTED : Finding.BALANCED;
        });
    }
}
