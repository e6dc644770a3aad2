package dev.bearing.internal;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;

/** Checks that the fields of facts have in common. */
public final class FactFields {

    private static final int MAX_EXPONENT = 18;

    private FactFields() {}

    /**
     * Refuses, by {@link IllegalArgumentException}, an id that is blank, has white space at its ends or a control
     * character: two ids that look the same would be two accounts.
     */
    public static void checkId(String name, String id) {
        checkText(name, id);
        if (hasSpaceAround(id)) {
            throw new IllegalArgumentException(
                    name + " must have no white space before or after it, was \"" + shown(id) + '"');
        }
        if (hasControl(id)) {
            throw new IllegalArgumentException(name + " must have no control character, was \"" + shown(id) + '"');
        }
    }

    /** Returns whether {@link #checkId} lets an id pass. */
    public static boolean isId(String id) {
        return !id.isBlank() && !hasSpaceAround(id) && !hasControl(id);
    }

    private static boolean hasSpaceAround(String id) {
        return isSpace(id.charAt(0)) || isSpace(id.charAt(id.length() - 1));
    }

    /** Line ends and tabs are white space; no-break spaces are space characters. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean hasControl(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** What cannot be seen, as Java writes it. */
    private static String shown(String id) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean seen = c == ' ' || !(isSpace(c) || Character.isISOControl(c));
            text.append(seen ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return text.toString();
    }

    /**
     * Returns the number of a text, or refuses it by an {@link IllegalArgumentException} that tells how to write it.
     */
    public static BigDecimal parse(String name, String text) {
        requireNonNull(text, name);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number such as 12.50, was " + text, e);
        }
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
        requireNonNull(number, name);
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
