package dev.bearing.revenue;

import java.time.LocalDate;

/**
 * How often a price is billed. A year has 365 days and twelve equal months, so that neither a leap year nor the length
 * of a month ever moves recurring revenue: a day is 365/12 and a week 365/84 of a monthly amount.
 */
public enum BillingInterval {
    /** A bill a day: 365/12 bills a month. */
    DAY(365, 12, 0, 1),
    /** A bill a week: 365/84 bills a month. */
    WEEK(365, 84, 0, 7),
    /** A bill a month. */
    MONTH(1, 1, 1, 0),
    /** A bill every three months. */
    QUARTER(1, 3, 3, 0),
    /** A bill every six months. */
    HALF_YEAR(1, 6, 6, 0),
    /** A bill a year. */
    YEAR(1, 12, 12, 0);

    private final int numerator;
    private final int denominator;
    private final int months;
    private final int days;

    BillingInterval(int numerator, int denominator, int months, int days) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.months = months;
        this.days = days;
    }

    /** Bills a month, the numerator of the exact fraction. */
    int billsAMonthNumerator() {
        return numerator;
    }

    /** Bills a month, the denominator of the exact fraction. */
    int billsAMonthDenominator() {
        return denominator;
    }

    /**
     * Returns the day {@code count} intervals after {@code day}: 31 January plus one month is the last day of February.
     */
    public LocalDate after(LocalDate day, long count) {
        return months > 0 ? day.plusMonths(months * count) : day.plusDays(days * count);
    }
}
