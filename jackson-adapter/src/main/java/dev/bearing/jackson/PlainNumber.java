package dev.bearing.jackson;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers as files write them: ASCII digits with at most one point and one exponent. Nothing is computed from a text
 * before its size is known, since {@code 1e100000000} is a short text and an endless computation.
 */
final class PlainNumber {

    /** The largest exponent of ten, and how many digits may stand before the point. */
    static final int MAX_EXPONENT = 18;

    private static final int MAX_LENGTH = 100;
    private static final int MAX_EXPONENT_DIGITS = 9;

    private PlainNumber() {}

    /** Returns the number, exactly as written, or empty if the text is none or its exponent is too large. */
    static Optional<BigDecimal> decimal(String text) {
        if (!isNumber(text)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() == 0) {
            return Optional.of(Math.abs(number.scale()) <= MAX_EXPONENT ? number : BigDecimal.ZERO);
        }
        long digitsBeforePoint = (long) number.precision() - number.scale();
        return Math.abs(digitsBeforePoint) <= MAX_EXPONENT ? Optional.of(number) : Optional.empty();
    }

    /** Returns the nearest double, or empty if the text is no number or none that a double can hold. */
    static OptionalDouble real(String text) {
        if (!isNumber(text)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value + 0.0) : OptionalDouble.empty();
    }

    private static boolean isNumber(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int afterWhole = digitsEnd(text, i);
        int digits = afterWhole - i;
        i = afterWhole;
        if (i < length && text.charAt(i) == '.') {
            int afterFraction = digitsEnd(text, i + 1);
            digits += afterFraction - i - 1;
            i = afterFraction;
        }
        if (digits == 0) {
            return false;
        }
        if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
                i++;
            }
            int afterExponent = digitsEnd(text, i);
            int exponentDigits = afterExponent - i;
            if (exponentDigits == 0 || exponentDigits > MAX_EXPONENT_DIGITS) {
                return false;
            }
            i = afterExponent;
        }
        return i == length;
    }

    private static int digitsEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
