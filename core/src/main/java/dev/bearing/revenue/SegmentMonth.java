package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The revenue metrics of one segment in one month. What a customer of the segment is worth over its lifetime and what
 * is left of its new customers by age are no numbers of a month: {@link SegmentedRevenue#lifetimeValues} and
 * {@link SegmentedRevenue#triangles}.
 *
 * @param segment its name
 * @param month the month
 * @param bridge how its revenue went from opening to closing, crossings included
 * @param monthly the rates of the month's cohort: those in the segment before it, wherever they are at its end
 * @param trailingYear the same over the twelve months that end with it, where the ledger knows of twelve
 * @param arpa recurring revenue per paying account at the end, in major units, or EMPTY_BASE
 * @param averageSellingPrice new revenue per account that was new, in major units, or EMPTY_BASE
 * @param quickRatio gains / losses of the segment's bridge, as {@link SegmentBridge#quickRatio} has it. Under a policy
 *     that nets per account (SNAPSHOT) this and the average selling price are those of the month's cohort, as its rates
 *     are, while the bridge is by every movement
 */
public record SegmentMonth(
        String segment,
        YearMonth month,
        SegmentBridge bridge,
        Rates monthly,
        Optional<Rates> trailingYear,
        Answer<BigDecimal> arpa,
        Answer<BigDecimal> averageSellingPrice,
        Answer<Double> quickRatio) {

    /**
     * The rates of a period, as the {@linkplain SegmentedRevenue#cohorts ledger of the segment's cohort} answers.
     *
     * @param logoChurn accounts lost, of the policy's population
     * @param grossRevenueRetention revenue kept of the closed cohort, growth aside
     * @param netRevenueRetention revenue kept of the closed cohort, growth included
     * @param grossRevenueChurn revenue lost, growth aside, in the policy's own form
     * @param netRevenueChurn revenue lost less revenue grown, in the policy's own form
     * @param newCustomerChurn accounts new in the period that are gone at its end, out of those new in it
     */
    public record Rates(
            Rate logoChurn,
            Rate grossRevenueRetention,
            Rate netRevenueRetention,
            Rate grossRevenueChurn,
            Rate netRevenueChurn,
            Rate newCustomerChurn) {

        /** Refuses missing parts. */
        public Rates {
            requireNonNull(logoChurn, "logoChurn");
            requireNonNull(grossRevenueRetention, "grossRevenueRetention");
            requireNonNull(netRevenueRetention, "netRevenueRetention");
            requireNonNull(grossRevenueChurn, "grossRevenueChurn");
            requireNonNull(netRevenueChurn, "netRevenueChurn");
            requireNonNull(newCustomerChurn, "newCustomerChurn");
        }
    }

    /** Refuses missing parts. */
    public SegmentMonth {
        requireNonNull(segment, "segment");
        requireNonNull(month, "month");
        requireNonNull(bridge, "bridge");
        requireNonNull(monthly, "monthly");
        requireNonNull(trailingYear, "trailingYear");
        requireNonNull(arpa, "arpa");
        requireNonNull(averageSellingPrice, "averageSellingPrice");
        requireNonNull(quickRatio, "quickRatio");
    }
}
