package dev.bearing.health;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a measure read, in plain English and in the same words in every locale. */
final class ReadingWords {

    /** How many digits of a number count in a text; whole thousands keep all of theirs. */
    private static final int DIGITS = 4;

    /** A number that nobody would write down, the next one beside 0. */
    private static final double TINY = 1e-100;

    private ReadingWords() {}

    /** Returns a number with four digits that count, or as many as it has before its point. */
    static String number(double value) {
        return number(value, RoundingMode.HALF_UP);
    }

    private static String number(double value, RoundingMode rounding) {
        BigDecimal exact = BigDecimal.valueOf(value);
        if (exact.signum() == 0) {
            return "0";
        }
        int whole = exact.precision() - exact.scale();
        BigDecimal rounded = exact.round(new MathContext(Math.max(DIGITS, Math.min(15, whole)), rounding))
                .stripTrailingZeros();
        return whole < -5 || whole > 15 ? rounded.toString() : rounded.toPlainString();
    }

    /**
     * Returns a number on the way from another, rounded away from it: who goes there has passed it. One right beside 0
     * is {@code above 0} or {@code below 0}.
     */
    static String beyond(double from, double to) {
        if (to != 0 && Math.abs(to) < TINY) {
            return to > 0 ? "above 0" : "below 0";
        }
        return number(to, to > from ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    /** Returns a health in points of 100, whole ones from 10 up: 0.4839 is "48", 0.0085 is "0.9". */
    static String points(double value) {
        BigDecimal points = BigDecimal.valueOf(value).movePointRight(2);
        BigDecimal tenths = points.setScale(1, RoundingMode.HALF_UP);
        boolean whole = tenths.abs().compareTo(BigDecimal.TEN) >= 0 || tenths.signum() == 0;
        return (whole ? points.setScale(0, RoundingMode.HALF_UP) : tenths.stripTrailingZeros()).toPlainString();
    }

    /** Returns what a measure read, with its window and the signal of which it is a share. */
    static String reading(Measure measure, double value) {
        String words = withoutSignals(measure, value);
        return measure.shareOf()
                .map(whole -> words + ", as a share of " + whole)
                .orElse(words);
    }

    /** Returns what a measure read, with its window: {@code 3 in 30 days}. */
    static String withoutSignals(Measure measure, double value) {
        String number = number(value);
        String window = days(measure.windowDays());
        return switch (measure.aggregate()) {
            case LAST -> number + ", newest in " + window;
            case SUM -> number + " in " + window;
            case MEAN -> number + " on average over " + window;
            case MEDIAN -> number + " as median over " + window;
            case MIN -> number + " at least in " + window;
            case MAX -> number + " at most in " + window;
            case COUNT -> "on " + number + " of " + window;
            case ACTIVE_SHARE -> "active in a share of " + number + " of " + window;
            case SLOPE -> number + " a day over " + window;
            case GROWTH -> number + " times the " + window + " before";
            case RATIO_TO_BASELINE ->
                number + " times the " + days(measure.baselineDays().orElse(measure.windowDays())) + " before, over "
                        + window;
            case DAYS_SINCE -> days(number, value) + " since the newest";
        };
    }

    private static String days(String number, double value) {
        return value == 1 ? "1 day" : number + " days";
    }

    static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
