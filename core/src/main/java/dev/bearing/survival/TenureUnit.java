package dev.bearing.survival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * In what a tenure is counted, and so what "left in month 3" means. A month of a customer ends on the day of the month
 * it began, as {@link LocalDate#plusMonths} has it: one who began on 31 January has been there for a month on 28
 * February.
 */
public enum TenureUnit {
    /** Days: the exact form, with nothing rounded. */
    DAYS,
    /**
     * Months, for curves: who leaves within a month leaves in it (day 1 to the last day of the first month is 1), and
     * who is still there counts the months completed. So S(3) is the share that stayed three months, and nobody counts
     * as at risk in a month that was not observed to its end.
     */
    MONTHS,
    /**
     * Completed months for all, as billing exports often have it: who leaves within the first month has tenure 0. A
     * customer still there then counts as at risk in a month that is not over yet, which makes churn look a little
     * lower.
     */
    COMPLETED_MONTHS;

    /** Returns the tick of an end, or of the last day looked at. */
    long exit(LocalDate from, LocalDate day, boolean ended) {
        return switch (this) {
            case DAYS -> ChronoUnit.DAYS.between(from, day);
            case MONTHS -> ended ? begun(from, day) : completed(from, day);
            case COMPLETED_MONTHS -> completed(from, day);
        };
    }

    /** Returns the tick after which a customer was observed: whole ticks only. */
    long entry(LocalDate from, LocalDate day) {
        return this == DAYS ? ChronoUnit.DAYS.between(from, day) : begun(from, day);
    }

    private static long begun(LocalDate from, LocalDate day) {
        long completed = completed(from, day);
        return from.plusMonths(completed).equals(day) ? completed : completed + 1;
    }

    private static long completed(LocalDate from, LocalDate day) {
        long months = ChronoUnit.MONTHS.between(from, day);
        return from.plusMonths(months + 1).isAfter(day) ? months : months + 1;
    }
}
