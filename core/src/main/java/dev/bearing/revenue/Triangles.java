package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Builds retention triangles from step lines. */
final class Triangles {

    private static final String ACQUISITION_COHORT = "ACQUISITION_COHORT";

    private Triangles() {}

    static RetentionTriangle of(RetentionTriangle.Measure measure, List<AccountLine> lines, CurrencyLedger ledger) {
        TreeMap<YearMonth, List<AccountLine>> cohorts = new TreeMap<>();
        for (AccountLine line : lines) {
            int first = Acquisition.step(line);
            if (first >= 0) {
                YearMonth month = YearMonth.from(LocalDate.ofEpochDay(line.day(first)));
                cohorts.computeIfAbsent(month, key -> new ArrayList<>()).add(line);
            }
        }
        List<RetentionTriangle.Cohort> rows = new ArrayList<>(cohorts.size());
        cohorts.forEach((month, members) ->
                rows.add(new RetentionTriangle.Cohort(month, members.size(), cells(measure, month, members, ledger))));
        return new RetentionTriangle(measure, rows);
    }

    private static List<RetentionTriangle.Cell> cells(
            RetentionTriangle.Measure measure, YearMonth cohort, List<AccountLine> members, CurrencyLedger ledger) {
        List<RetentionTriangle.Cell> cells = new ArrayList<>();
        YearMonth current = YearMonth.from(ledger.asOf());
        for (int age = 0; !cohort.plusMonths(age).isAfter(current); age++) {
            LocalDate end = cohort.plusMonths(age).atEndOfMonth();
            boolean partial = end.isAfter(ledger.asOf());
            int day = (int) (partial ? ledger.asOf() : end).toEpochDay();
            Rate rate = ledger.finish(rate(measure, members, day, ledger), ACQUISITION_COHORT, cohort.plusMonths(age));
            cells.add(
                    new RetentionTriangle.Cell(age, partial, partial ? rate.flagged(Rate.Flag.PARTIAL_PERIOD) : rate));
        }
        return cells;
    }

    private static Rate rate(
            RetentionTriangle.Measure measure, List<AccountLine> members, int day, CurrencyLedger ledger) {
        long numerator = 0;
        long denominator = 0;
        for (AccountLine line : members) {
            numerator = ExactAmounts.plus(numerator, part(measure, line, day));
            denominator = ExactAmounts.plus(denominator, base(measure, line));
        }
        if (measure == RetentionTriangle.Measure.LOGO) {
            return Rate.ofCounts(numerator, denominator, () -> list(measure, members, day));
        }
        return Rate.ofMoney(
                Mrr.ofUnits(ledger.currency(), numerator),
                Mrr.ofUnits(ledger.currency(), denominator),
                members.size(),
                () -> list(measure, members, day));
    }

    private static List<Rate.Member> list(RetentionTriangle.Measure measure, List<AccountLine> members, int day) {
        return members.stream()
                .map(line -> new Rate.Member(line.accountId().value(), part(measure, line, day), base(measure, line)))
                .toList();
    }

    private static long part(RetentionTriangle.Measure measure, AccountLine line, int day) {
        long now = line.unitsAtRatesOf(line.day(line.firstPaying()), day);
        return switch (measure) {
            case LOGO -> now > 0 ? 1 : 0;
            case GROSS -> Math.min(now, base(measure, line));
            case NET -> now;
        };
    }

    private static long base(RetentionTriangle.Measure measure, AccountLine line) {
        return measure == RetentionTriangle.Measure.LOGO ? 1 : line.unitsOn(line.day(line.firstPaying()));
    }
}
