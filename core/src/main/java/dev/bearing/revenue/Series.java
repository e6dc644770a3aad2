package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.Days;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger's numbers of many months at once, in one pass where that gives what asking for each month gives. Month by
 * month go ledgers that were converted, where an account's worth changes without its having a step.
 */
final class Series {

    private final CurrencyLedger ledger;

    private Series(CurrencyLedger ledger) {
        this.ledger = ledger;
    }

    static Series of(CurrencyLedger ledger) {
        return new Series(ledger);
    }

    List<RevenueBridge> bridges(YearMonth first, YearMonth last, RevenuePolicy.BridgeMode mode) {
        List<YearMonth> months = months(first, last);
        return ledger.isConverted()
                ? months.stream()
                        .map(month -> ledger.bridge(DateRange.of(month), mode))
                        .toList()
                : BridgeFold.of(ledger, months, mode);
    }

    List<RetentionMonth> retention(YearMonth first, YearMonth last, int length) {
        List<YearMonth> months = months(first, last);
        checkArgument(length >= 1, "months must be at least 1, was %s", length);
        if (!ledger.isConverted()) {
            RetentionFold fold = RetentionFold.of(ledger, boundaries(months, length), length);
            if (!fold.mayOverflow()) {
                List<RetentionMonth> all = new ArrayList<>(months.size());
                for (int i = 0; i < months.size(); i++) {
                    all.add(retention(months.get(i), DateRange.ofMonthsEnding(months.get(i), length), fold, i));
                }
                return all;
            }
        }
        return months.stream()
                .map(month -> retention(month, DateRange.ofMonthsEnding(month, length)))
                .toList();
    }

    private static List<YearMonth> months(YearMonth first, YearMonth last) {
        checkArgument(!last.isBefore(first), "last must not be before first = %s, was %s", first, last);
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    /** The days on which windows open and close, month by month from the first one's opening to the last one's end. */
    private int[] boundaries(List<YearMonth> months, int length) {
        YearMonth opening = months.get(0).minusMonths(length - 1L);
        ledger.span(DateRange.of(months.get(months.size() - 1).minusMonths(length - 1L)));
        int before = ledger.policy().opening() == RevenuePolicy.Opening.DAY_BEFORE ? 1 : 0;
        int[] days = new int[months.size() + length];
        for (int i = 0; i < days.length; i++) {
            long day = opening.plusMonths(i).atDay(1).toEpochDay() - before;
            days[i] = (int) Math.min(day, Days.epoch(ledger.asOf()));
        }
        return days;
    }

    private RetentionMonth retention(YearMonth month, DateRange period) {
        PeriodSpan span = ledger.span(period);
        Rate logos = new LogoChurn(ledger.lines(), span, ledger.policy().bridge())
                .retained()
                .counts(ledger.lines());
        return new RetentionMonth(
                month,
                period,
                ledger.netRevenueRetention(period),
                ledger.grossRevenueRetention(period),
                ledger.finish(logos, RevenuePolicy.Population.CLOSED_COHORT.name(), span));
    }

    private RetentionMonth retention(YearMonth month, DateRange period, RetentionFold fold, int i) {
        PeriodSpan span = ledger.span(period);
        List<AccountLine> lines = ledger.lines();
        RevenueFlow flow = new RevenueFlow(ledger.currency(), lines, span, ledger.policy());
        Rate net = Rate.ofMoney(
                mrr(fold.net(i)),
                mrr(fold.opening(i)),
                fold.base(i),
                () -> flow.net().members(lines));
        Rate gross = Rate.ofMoney(
                mrr(fold.gross(i)),
                mrr(fold.opening(i)),
                fold.base(i),
                () -> flow.gross().members(lines));
        Rate logos = Rate.ofCounts(
                fold.kept(i),
                fold.active(i),
                () -> new LogoChurn(lines, span, ledger.policy().bridge())
                        .retained()
                        .members(lines));
        return new RetentionMonth(
                month,
                period,
                ledger.finish(net, RevenuePolicy.RevenueChurn.CLOSED_COHORT.name(), span),
                ledger.finish(gross, RevenuePolicy.RevenueChurn.CLOSED_COHORT.name(), span),
                ledger.finish(logos, RevenuePolicy.Population.CLOSED_COHORT.name(), span));
    }

    private Mrr mrr(long units) {
        return Mrr.ofUnits(ledger.currency(), units);
    }
}
