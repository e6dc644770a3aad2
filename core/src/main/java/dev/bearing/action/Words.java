package dev.bearing.action;

import java.math.BigDecimal;
import java.util.Locale;

/** How things are told to a reader. */
final class Words {

    private Words() {}

    /** Returns a number in its plainest form: 5 and not 5.0. */
    static String number(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** Returns a constant as a reader says it: {@code SELF_SERVE} is "self serve". */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns a count with its noun: "1 day", "2 days". */
    static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** Returns how long ago a day was: "today", "1 day ago", "2 days ago". */
    static String ago(long days) {
        return days == 0 ? "today" : days(days) + " ago";
    }
}
