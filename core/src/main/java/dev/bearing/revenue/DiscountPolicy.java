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
 */
public record DiscountPolicy(boolean foreverCounts, OptionalInt fewestBills) {

    private static final String AT_LEAST = "at_least_";

    /** @throws IllegalArgumentException if the bills are fewer than one, or count while discounts for ever do not */
    public DiscountPolicy {
        requireNonNull(fewestBills, "fewestBills");
        fewestBills.ifPresent(
                bills -> checkArgument(bills >= 1, "a discount's fewest bills must be at least 1, was %s", bills));
        checkArgument(
                foreverCounts || fewestBills.isEmpty(),
                "a discount for ever must count where one for %s bills does",
                fewestBills.orElse(0));
    }

    /** Returns that every discount counts, a coupon for one bill included. */
    public static DiscountPolicy all() {
        return atLeast(1);
    }

    /** Returns that no discount counts: recurring revenue at list prices. */
    public static DiscountPolicy none() {
        return new DiscountPolicy(false, OptionalInt.empty());
    }

    /** Returns that only a discount without an end counts. */
    public static DiscountPolicy foreverOnly() {
        return new DiscountPolicy(true, OptionalInt.empty());
    }

    /** Returns that a discount counts if it is for ever or granted for at least {@code bills} bills, 1 or more. */
    public static DiscountPolicy atLeast(int bills) {
        return new DiscountPolicy(true, OptionalInt.of(bills));
    }

    /**
     * Returns the policy that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static DiscountPolicy parse(String text) {
        requireNonNull(text, "text");
        return switch (text) {
            case "all" -> all();
            case "none" -> none();
            case "forever_only" -> foreverOnly();
            default -> {
                checkArgument(
                        text.matches(AT_LEAST + "[1-9][0-9]{0,5}"),
                        "discounts must be all, none, forever_only or at_least_ with a number of bills, was %s",
                        text);
                yield atLeast(Integer.parseInt(text.substring(AT_LEAST.length())));
            }
        };
    }

    /** Whether a discount counts. */
    boolean counts(Discount discount) {
        return discount.bills().isEmpty()
                ? foreverCounts
                : fewestBills.isPresent() && discount.bills().getAsInt() >= fewestBills.getAsInt();
    }

    /** Returns {@code all}, {@code none}, {@code forever_only} or {@code at_least_2}. */
    @Override
    public String toString() {
        if (!foreverCounts) {
            return "none";
        }
        if (fewestBills.isEmpty()) {
            return "forever_only";
        }
        return fewestBills.getAsInt() == 1 ? "all" : AT_LEAST + fewestBills.getAsInt();
    }
}
