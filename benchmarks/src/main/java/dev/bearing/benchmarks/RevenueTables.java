package dev.bearing.benchmarks;

import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.RetentionMonth;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.value.Mrr;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The answers of the library as tables of whole numbers, shaped as the SQL files shape theirs, and their comparison.
 */
final class RevenueTables {

    /** How many months a window of retention has. */
    static final int WINDOW = 12;

    /** The month with which the first window ends that opens with a month that is measured. */
    static final YearMonth FIRST_WINDOW = PriceBook.FIRST.plusMonths(WINDOW - 1L);

    private static final List<MovementKind> KINDS = List.of(
            MovementKind.NEW,
            MovementKind.EXPANSION,
            MovementKind.CONTRACTION,
            MovementKind.CHURN,
            MovementKind.REACTIVATION);

    private RevenueTables() {}

    /** Returns a row a month: its number from 0, the amounts of the kinds in cents, and their counts. */
    static List<long[]> waterfall(CurrencyLedger ledger) {
        return ledger.bridges(PriceBook.FIRST, PriceBook.LAST).stream()
                .map(RevenueTables::row)
                .toList();
    }

    /**
     * Returns a row a window: its last month's number, opening, net and gross revenue in cents, customers then and now.
     */
    static List<long[]> retention(CurrencyLedger ledger) {
        return ledger.retentionSeries(FIRST_WINDOW, PriceBook.LAST, WINDOW).stream()
                .map(RevenueTables::row)
                .toList();
    }

    /** Returns a row a cohort and age: the cohort's number, the age, the customers who pay then. */
    static List<long[]> triangle(CurrencyLedger ledger) {
        List<long[]> rows = new ArrayList<>();
        RetentionTriangle triangle =
                ledger.triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR);
        for (RetentionTriangle.Cohort cohort : triangle.cohorts()) {
            int month = number(cohort.month());
            if (month >= 0) {
                cohort.cells()
                        .forEach(cell -> rows.add(
                                new long[] {month, cell.age(), cell.rate().numerator()}));
            }
        }
        return rows;
    }

    /** Returns the waterfall, the triangle and the retention, as the SQL files answer. */
    static List<List<long[]>> together(CurrencyLedger ledger) {
        return List.of(waterfall(ledger), triangle(ledger), retention(ledger));
    }

    private static long[] row(RevenueBridge bridge) {
        long[] row = new long[1 + 2 * KINDS.size()];
        row[0] = number(YearMonth.from(bridge.period().from()));
        for (int i = 0; i < KINDS.size(); i++) {
            RevenueBridge.Line line = bridge.line(KINDS.get(i));
            row[1 + i] = cents(line.amount().units());
            row[1 + KINDS.size() + i] = line.count();
        }
        return row;
    }

    private static long[] row(RetentionMonth month) {
        return new long[] {
            number(month.month()),
            cents(month.netRevenueRetention().denominator()),
            cents(month.netRevenueRetention().numerator()),
            cents(month.grossRevenueRetention().numerator()),
            month.logoRetention().denominator(),
            month.logoRetention().numerator()
        };
    }

    private static int number(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(PriceBook.FIRST, month);
    }

    /** A book of monthly prices has whole cents everywhere. */
    private static long cents(long units) {
        if (units % Mrr.UNITS_PER_MINOR != 0) {
            throw new IllegalStateException(units + " units are no whole number of cents");
        }
        return units / Mrr.UNITS_PER_MINOR;
    }

    /**
     * Compares two lists of tables, cell by cell.
     *
     * @return how many cells there are
     * @throws IllegalStateException if a table has another size, or a cell another number: the first one that differs
     */
    static int requireEqual(String name, List<List<long[]>> one, List<List<long[]>> other) {
        if (one.size() != other.size()) {
            throw new IllegalStateException(name + ": " + one.size() + " tables and " + other.size());
        }
        int cells = 0;
        for (int table = 0; table < one.size(); table++) {
            List<long[]> a = one.get(table);
            List<long[]> b = other.get(table);
            if (a.size() != b.size()) {
                throw new IllegalStateException(name + ", table " + table + ": " + a.size() + " rows and " + b.size());
            }
            for (int row = 0; row < a.size(); row++) {
                if (!Arrays.equals(a.get(row), b.get(row))) {
                    throw new IllegalStateException(name + ", table " + table + ", row " + row + ": "
                            + Arrays.toString(a.get(row)) + " and " + Arrays.toString(b.get(row)));
                }
                cells += a.get(row).length;
            }
        }
        return cells;
    }
}
