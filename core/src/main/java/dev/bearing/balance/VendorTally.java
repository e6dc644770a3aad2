package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.Optional;

/**
 * What the vendor has with some accounts over some days, in sums that add: what they paid a month before and after, and
 * what was earned and spent between.
 *
 * @param opening what those who paid when the days began paid a month then, at least 0
 * @param closing what the same accounts pay a month at the end, at least 0; those that left pay nothing
 * @param revenue what all of them paid in between, at least 0
 * @param cost what serving them cost in between, at least 0, in the same currency
 * @param unknownCosts of how many things done for them the cost is not known
 */
public record VendorTally(double opening, double closing, double revenue, double cost, long unknownCosts) {

    private static final VendorTally ZERO = new VendorTally(0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException if a number is negative or not finite */
    public VendorTally {
        check("opening", opening);
        check("closing", closing);
        check("revenue", revenue);
        check("cost", cost);
        checkArgument(unknownCosts >= 0, "unknownCosts must not be negative, was %s", unknownCosts);
    }

    private static void check(String name, double amount) {
        checkArgument(
                amount >= 0 && amount < Double.POSITIVE_INFINITY,
                "%s must be finite and at least 0, was %s",
                name,
                amount);
    }

    /**
     * What was planned for the same days.
     *
     * @param retention net revenue retention, above 0; empty where none is planned
     * @param margin the margin as a share of revenue, in (0, 1]; empty where none is planned
     */
    public record Plan(Optional<Double> retention, Optional<Double> margin) {

        /** @throws IllegalArgumentException if a number is out of its range */
        public Plan {
            requireNonNull(retention, "retention");
            requireNonNull(margin, "margin");
            retention.ifPresent(share -> checkArgument(
                    share > 0 && share < Double.POSITIVE_INFINITY,
                    "retention must be finite and above 0, was %s",
                    share));
            margin.ifPresent(
                    share -> checkArgument(share > 0 && share <= 1, "margin must be in (0, 1], was %s", share));
        }
    }

    /** Returns no accounts: adding them changes nothing. */
    public static VendorTally zero() {
        return ZERO;
    }

    /** Returns the sums of both; no account may be in both. */
    public VendorTally plus(VendorTally other) {
        return new VendorTally(
                opening + other.opening,
                closing + other.closing,
                revenue + other.revenue,
                cost + other.cost,
                Math.addExact(unknownCosts, other.unknownCosts));
    }

    /** Returns the vendor's side against a plan; what is not planned is left out. */
    public VendorSide against(Plan plan) {
        return new VendorSide(
                plan.retention().map(this::retention), plan.margin().map(this::margin));
    }

    private Answer<Double> retention(double planned) {
        return opening > 0
                ? VendorSide.retentionAgainst(closing / opening, planned)
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody paid when the days began");
    }

    private Answer<Double> margin(double planned) {
        return unknownCosts == 0
                ? VendorSide.marginAgainst(revenue, cost, planned)
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "of " + unknownCosts + " things done it is not known what they cost");
    }
}
