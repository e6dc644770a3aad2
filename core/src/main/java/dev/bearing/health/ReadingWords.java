package dev.bearing.health;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a measure read, in plain English and in the same words in every locale. */
final class ReadingWords {

    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private ReadingWords() {}

    /** Returns a number with at most four digits that count. */
    static String number(double value) {
        return number(value, RoundingMode.HALF_EVEN);
    }

    static String number(double value, RoundingMode rounding) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(FOUR_DIGITS.getPrecision(), rounding));
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal plain = rounded.stripTrailingZeros();
        return exponent < -6 || exponent > 15 ? plain.toString() : plain.toPlainString();
    }

    /** Returns score points with two digits after the point. */
    static String points(double value) {
        String text =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        return text.equals("-0.00") ? "0.00" : text;
    }

    static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
