package dev.bearing.internal;

import static dev.bearing.internal.Checks.checkArgument;

import java.math.BigDecimal;
import java.util.Optional;

/** Checks that the fields of facts have in common. */
public final class FactFields {

    private static final int MAX_EXPONENT = 18;

    private FactFields() {}

    /** Refuses, by {@link IllegalArgumentException}, a blank text. */
    public static void checkText(String name, String text) {
        checkArgument(!text.isBlank(), "%s must not be blank", name);
    }

    /** Refuses, by {@link IllegalArgumentException}, a blank text where there is one. */
    public static void checkText(String name, Optional<String> text) {
        text.ifPresent(given -> checkText(name, given));
    }

    /**
     * Returns an amount without trailing zeros, so that 1 equals 1.00.
     *
     * @throws IllegalArgumentException if it is negative or so large or small that arithmetic on it would not end soon
     */
    public static BigDecimal amount(String name, BigDecimal amount) {
        BigDecimal number = number(name, amount);
        checkArgument(number.signum() >= 0, "%s must not be negative, was %s", name, number);
        return number;
    }

    /**
     * Returns a number without trailing zeros, so that 1 equals 1.00.
     *
     * @throws IllegalArgumentException if it is so large or small that arithmetic on it would not end soon
     */
    public static BigDecimal number(String name, BigDecimal number) {
        long digitsBeforePoint = (long) number.precision() - number.scale();
        checkArgument(
                number.signum() == 0 || Math.abs(digitsBeforePoint) <= MAX_EXPONENT,
                "the exponent of %s must be from -%s to %s",
                name,
                MAX_EXPONENT,
                MAX_EXPONENT);
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
