package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * All revenue metrics of one segment in one month.
 *
 * @param segment its name
 * @param month the month
 * @param bridge how its revenue went from opening to closing, crossings included
 * @param monthly the rates of the month's closed cohort: those in the segment before it, wherever they are at its end
 * @param trailingYear the same over the twelve months that end with it, where there are twelve
 * @param arpa recurring revenue per paying account at the end, in major units, or EMPTY_BASE
 * @param averageSellingPrice new revenue per account that was new, in major units, or EMPTY_BASE
 */
public record SegmentMonth(
        String segment,
        YearMonth month,
        SegmentBridge bridge,
        Rates monthly,
        Optional<Rates> trailingYear,
        Answer<BigDecimal> arpa,
        Answer<BigDecimal> averageSellingPrice) {

    /**
     * The rates of a closed cohort.
     *
     * @param logoChurn accounts lost
     * @param grossRevenueRetention revenue kept, growth aside
     * @param netRevenueRetention revenue kept, growth included
     */
    public record Rates(Rate logoChurn, Rate grossRevenueRetention, Rate netRevenueRetention) {}

    /** Refuses missing parts. */
    public SegmentMonth {
        requireNonNull(segment, "segment");
        requireNonNull(month, "month");
        requireNonNull(bridge, "bridge");
        requireNonNull(monthly, "monthly");
        requireNonNull(trailingYear, "trailingYear");
    }
}
