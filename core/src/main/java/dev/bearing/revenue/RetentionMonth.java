package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.YearMonth;

/**
 * What was kept of a closed cohort over the months that end with one month: an entry of
 * {@link CurrencyLedger#retentionSeries}.
 *
 * @param month the last month
 * @param period the months looked at
 * @param netRevenueRetention {@link CurrencyLedger#netRevenueRetention} of the period
 * @param grossRevenueRetention {@link CurrencyLedger#grossRevenueRetention} of the period
 * @param logoRetention those active on the day before the period who are not lost on its last day: what
 *     {@link CurrencyLedger#logoChurn} of the closed cohort leaves
 */
public record RetentionMonth(
        YearMonth month, DateRange period, Rate netRevenueRetention, Rate grossRevenueRetention, Rate logoRetention) {

    /** Refuses null. */
    public RetentionMonth {
        requireNonNull(month, "month");
        requireNonNull(period, "period");
        requireNonNull(netRevenueRetention, "netRevenueRetention");
        requireNonNull(grossRevenueRetention, "grossRevenueRetention");
        requireNonNull(logoRetention, "logoRetention");
    }
}
