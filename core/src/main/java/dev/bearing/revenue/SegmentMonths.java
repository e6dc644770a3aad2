package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All revenue metrics by segment and month in one pass over the accounts, each of which is followed once from the first
 * day that matters to the last.
 */
final class SegmentMonths {

    private static final int YEAR = 12;

    private final SegmentedRevenue revenue;
    private final CurrencyLedger ledger;
    private final List<Month> months = new ArrayList<>();

    /** One month, and the year that ends with it where the data has one. */
    private static final class Month {

        private final YearMonth month;
        private final SegmentBridges bridges;
        private final SegmentRates monthly;
        private final Optional<SegmentRates> year;

        Month(SegmentedRevenue revenue, YearMonth month, boolean hasYear) {
            this.month = month;
            monthly = new SegmentRates(revenue, DateRange.of(month));
            bridges = new SegmentBridges(monthly.span(), revenue.segments());
            year = hasYear
                    ? Optional.of(new SegmentRates(revenue, DateRange.ofMonthsEnding(month, YEAR)))
                    : Optional.empty();
        }
    }

    private SegmentMonths(SegmentedRevenue revenue, YearMonth first, YearMonth last) {
        this.revenue = revenue;
        this.ledger = revenue.ledger();
        Optional<YearMonth> twelfth = ledger.firstMonth().map(month -> month.plusMonths(YEAR - 1L));
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth at = month;
            months.add(new Month(
                    revenue, month, twelfth.filter(begin -> !at.isBefore(begin)).isPresent()));
        }
    }

    static List<SegmentMonth> of(SegmentedRevenue revenue, YearMonth first, YearMonth last) {
        checkOrder(first, last);
        SegmentMonths all = new SegmentMonths(revenue, first, last);
        for (AccountLine line : all.ledger.lines()) {
            all.add(line);
        }
        return all.rows();
    }

    /** @throws IllegalArgumentException if the last month is before the first */
    static void checkOrder(YearMonth first, YearMonth last) {
        checkArgument(!last.isBefore(first), "last must not be before first = %s, was %s", first, last);
    }

    private void add(AccountLine line) {
        Segmentation.Track track = revenue.segmentation().track(line.accountId());
        int yearBefore = -1;
        int before = -1;
        for (Month month : months) {
            before = line.stepFrom(before, month.monthly.span().opening());
            int last = line.stepFrom(before, month.monthly.span().closing());
            month.bridges.add(line, track, before);
            month.monthly.add(line, track, before, last);
            if (month.year.isPresent()) {
                SegmentRates year = month.year.get();
                yearBefore = line.stepFrom(yearBefore, year.span().opening());
                year.add(line, track, yearBefore, last);
            }
        }
    }

    private List<SegmentMonth> rows() {
        List<SegmentMonth> rows = new ArrayList<>();
        for (Month month : months) {
            for (Map.Entry<String, SegmentBridge> entry :
                    month.bridges.bridges(DateRange.of(month.month), ledger).entrySet()) {
                rows.add(row(month, entry.getKey(), entry.getValue()));
            }
        }
        return List.copyOf(rows);
    }

    private SegmentMonth row(Month month, String segment, SegmentBridge bridge) {
        boolean nets = ledger.policy().bridge() == RevenuePolicy.BridgeMode.SNAPSHOT;
        DateRange period = DateRange.of(month.month);
        return new SegmentMonth(
                segment,
                month.month,
                bridge,
                month.monthly.of(segment),
                month.year.map(rates -> rates.of(segment)),
                Averages.perAccount(
                        "ARPA",
                        bridge.closing(),
                        bridge.closingCustomers(),
                        "no account of " + segment + " pays at the end of " + month.month),
                nets
                        ? month.monthly.cohort(segment).averageSellingPrice(period)
                        : averageSellingPrice(month, segment, bridge),
                nets ? month.monthly.cohort(segment).quickRatio(period) : bridge.quickRatio(ledger.policy()));
    }

    private static Answer<BigDecimal> averageSellingPrice(Month month, String segment, SegmentBridge bridge) {
        return Averages.perAccount(
                "average selling price",
                bridge.line(MovementKind.NEW).amount(),
                month.bridges.newAccounts(segment),
                "no account of " + segment + " was new in " + month.month);
    }
}
