package dev.bearing.revenue;

/**
 * How many bills a month a daily and a weekly price make. Monthly, quarterly, half-yearly and yearly prices are the
 * same under all of them. None depends on the month or a leap year: recurring revenue is a rate, not what was billed.
 *
 * <p>Only {@link #YEAR_365} divides without rest in the units of {@link dev.bearing.value.Mrr}; under the others a
 * daily or weekly price may be rounded half-even, once, by less than a millionth of a minor unit.
 */
public enum IntervalFactors {
    /** A year of 365 days and twelve equal months: a day 365/12, a week 365/84, so that 7 days make a week. */
    YEAR_365(365, 12, 365, 84),
    /** A year of 365 days, but 52 weeks: a day 365/12, a week 13/3. */
    YEAR_52W(365, 12, 13, 3),
    /**
     * A day 30, a week 4.33.
     *
     * @see <a
     *     href="https://www.paddle.com/help/manage/reporting/how-is-monthly-recurring-revenue-calculated">Paddle</a>
     */
    PADDLE(30, 1, 433, 100),
    /** A day 30, a week 4: 8 % less than a year of 365 days for weekly prices. */
    THIRTY_DAY(30, 1, 4, 1),
    /** The mean month of the Gregorian calendar, 146097/4800 days: a week is a seventh of that. */
    MEAN_GREGORIAN(146_097, 4_800, 146_097, 33_600);

    private final int dayNumerator;
    private final int dayDenominator;
    private final int weekNumerator;
    private final int weekDenominator;

    IntervalFactors(int dayNumerator, int dayDenominator, int weekNumerator, int weekDenominator) {
        this.dayNumerator = dayNumerator;
        this.dayDenominator = dayDenominator;
        this.weekNumerator = weekNumerator;
        this.weekDenominator = weekDenominator;
    }

    /** Bills a month, the numerator of the exact fraction. */
    int numerator(BillingInterval interval) {
        return switch (interval) {
            case DAY -> dayNumerator;
            case WEEK -> weekNumerator;
            default -> 1;
        };
    }

    /** Bills a month, the denominator of the exact fraction. */
    int denominator(BillingInterval interval) {
        return switch (interval) {
            case DAY -> dayDenominator;
            case WEEK -> weekDenominator;
            default -> interval.months();
        };
    }
}
