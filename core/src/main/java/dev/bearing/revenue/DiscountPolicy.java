package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Which discounts lower recurring revenue. What does not count leaves the list price.
 *
 * @param foreverCounts whether a discount without an end counts
 * @param fewestBills a discount with an end counts if it is granted for at least so many bills, 1 or more; empty: none
 *     with an end counts
 * @param mostBills a discount with an end counts only if it is granted for at most so many bills, as many as
 *     {@code fewestBills} or more; empty: however many. One for ever does not count then
 */
public record DiscountPolicy(boolean foreverCounts, OptionalInt fewestBills, OptionalInt mostBills) {

    private static final String AT_LEAST = "at_least_";
    private static final String ONE_TIME_ONLY = "one_time_only";

    /**
     * @throws IllegalArgumentException if the bills are fewer than one, the most are fewer than the fewest, or longer
     *     discounts count and those for ever do not, or the other way round
     */
    public DiscountPolicy {
        requireNonNull(fewestBills, "fewestBills");
        requireNonNull(mostBills, "mostBills");
        fewestBills.ifPresent(
                bills -> checkArgument(bills >= 1, "a discount's fewest bills must be at least 1, was %s", bills));
        mostBills.ifPresent(bills -> checkArgument(
                fewestBills.isPresent() && bills >= fewestBills.getAsInt(),
                "a discount's most bills must be at least its fewest, was %s",
                bills));
        checkArgument(
                foreverCounts || fewestBills.isEmpty() || mostBills.isPresent(),
                "a discount for ever must count where one for %s bills does",
                fewestBills.orElse(0));
        checkArgument(
                !foreverCounts || mostBills.isEmpty(),
                "a discount for ever must not count where one for more than %s bills does not",
                mostBills.orElse(0));
    }

    /** Returns that every discount counts, a coupon for one bill included. */
    public static DiscountPolicy all() {
        return atLeast(1);
    }

    /** Returns that no discount counts: recurring revenue at list prices. */
    public static DiscountPolicy none() {
        return new DiscountPolicy(false, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Returns that only a discount without an end counts. */
    public static DiscountPolicy foreverOnly() {
        return new DiscountPolicy(true, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Returns that a discount counts if it is for ever or granted for at least {@code bills} bills, 1 or more. */
    public static DiscountPolicy atLeast(int bills) {
        return new DiscountPolicy(true, OptionalInt.of(bills), OptionalInt.empty());
    }

    /** Returns that only a coupon for one bill counts, and no discount that recurs. */
    public static DiscountPolicy oneTimeOnly() {
        return new DiscountPolicy(false, OptionalInt.of(1), OptionalInt.of(1));
    }

    /**
     * Returns the policy that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text names no such policy
     */
    public static DiscountPolicy parse(String text) {
        requireNonNull(text, "text");
        return switch (text) {
            case "all" -> all();
            case "none" -> none();
            case "forever_only" -> foreverOnly();
            case ONE_TIME_ONLY -> oneTimeOnly();
            default -> withBills(text);
        };
    }

    private static DiscountPolicy withBills(String text) {
        if (text.matches(AT_LEAST + "[1-9][0-9]{0,5}")) {
            return atLeast(Integer.parseInt(text.substring(AT_LEAST.length())));
        }
        checkArgument(
                text.matches("[1-9][0-9]{0,5}_to_[1-9][0-9]{0,5}_bills"),
                "discounts must be all, none, forever_only, one_time_only or at_least_ with a number of bills, was %s",
                text);
        String[] parts = text.split("_", -1);
        return new DiscountPolicy(
                false, OptionalInt.of(Integer.parseInt(parts[0])), OptionalInt.of(Integer.parseInt(parts[2])));
    }

    /** Whether a discount counts. */
    boolean counts(Discount discount) {
        if (discount.bills().isEmpty()) {
            return foreverCounts;
        }
        int bills = discount.bills().getAsInt();
        return fewestBills.isPresent()
                && bills >= fewestBills.getAsInt()
                && bills <= mostBills.orElse(Integer.MAX_VALUE);
    }

    /**
     * Returns {@code all}, {@code none}, {@code forever_only}, {@code one_time_only}, {@code at_least_2} or, where
     * there are other limits, {@code 2_to_3_bills}.
     */
    @Override
    public String toString() {
        if (mostBills.isPresent()) {
            return equals(oneTimeOnly())
                    ? ONE_TIME_ONLY
                    : fewestBills.orElse(0) + "_to_" + mostBills.getAsInt() + "_bills";
        }
        if (!foreverCounts) {
            return "none";
        }
        if (fewestBills.isEmpty()) {
            return "forever_only";
        }
        return fewestBills.getAsInt() == 1 ? "all" : AT_LEAST + fewestBills.getAsInt();
    }
}
