package dev.bearing.revenue;

import java.time.LocalDate;

/** How often a price is billed; {@link IntervalFactors} says how many bills a month a day and a week make. */
public enum BillingInterval {
    /** A bill a day. */
    DAY(0, 1),
    /** A bill a week. */
    WEEK(0, 7),
    /** A bill a month. */
    MONTH(1, 0),
    /** A bill every three months. */
    QUARTER(3, 0),
    /** A bill every six months. */
    HALF_YEAR(6, 0),
    /** A bill a year. */
    YEAR(12, 0);

    private final int months;
    private final int days;

    BillingInterval(int months, int days) {
        this.months = months;
        this.days = days;
    }

    /** Months between two bills; 0 for a day and a week. */
    int months() {
        return months;
    }

    /**
     * Returns the day {@code count} intervals after {@code day}: 31 January plus one month is the last day of February.
     */
    public LocalDate after(LocalDate day, long count) {
        return months > 0 ? day.plusMonths(months * count) : day.plusDays(days * count);
    }
}
