package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Builds a triangle from the sums of a {@link TriangleFold}; who is in a cell is found out when somebody asks. */
final class CohortSums {

    private final RetentionTriangle.Measure measure;
    private final RetentionTriangles members;
    private final CurrencyLedger ledger;
    private final TriangleFold fold;
    private final boolean partial;

    /** @param members who tells of single accounts */
    CohortSums(
            RetentionTriangle.Measure measure,
            RetentionTriangle.Age age,
            RetentionTriangles members,
            CurrencyLedger ledger,
            TriangleFold fold) {
        this.measure = measure;
        this.members = members;
        this.ledger = ledger;
        this.fold = fold;
        LocalDate asOf = ledger.asOf();
        partial = age == RetentionTriangle.Age.CALENDAR
                && asOf.isBefore(YearMonth.from(asOf).atEndOfMonth());
    }

    /** The parts of a rate, as they add up. */
    private static final class Parts {

        private long numerator;
        private long denominator;
        private long base;
    }

    List<RetentionTriangle.Cohort> cohorts() {
        List<RetentionTriangle.Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < fold.months(); i++) {
            TriangleFold.Row row = fold.row(i);
            if (row != null) {
                cohorts.add(cohort(month(i), row));
            }
        }
        return cohorts;
    }

    private RetentionTriangle.Cohort cohort(YearMonth month, TriangleFold.Row row) {
        int oldest = row.oldest();
        List<RetentionTriangle.Cell> cells = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int age = k;
            boolean whole = row.reached(k) == row.size() && !(partial && k == oldest - 1);
            Parts parts = new Parts();
            addPooled(parts, row, k);
            Rate rate = ledger.finish(
                    rate(parts, () -> members.ofCohort(month, age)), RetentionTriangles.COHORT, month.plusMonths(k));
            cells.add(new RetentionTriangle.Cell(
                    k,
                    whole ? RetentionTriangle.Status.OBSERVED : RetentionTriangle.Status.PARTIAL,
                    whole ? rate : rate.flagged(Rate.Flag.PARTIAL_PERIOD)));
        }
        return new RetentionTriangle.Cohort(month, row.size(), cells);
    }

    /** What is left of all that were observed at each age. */
    List<Rate> pooled() {
        int oldest = complete();
        List<Rate> rates = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int age = k;
            Parts parts = new Parts();
            rowsAt(k).forEach(row -> addPooled(parts, row, age));
            rates.add(observed(rate(parts, () -> members.observedAt(age, false)), k));
        }
        return rates;
    }

    /** The same over what was left of them one age before. */
    List<Rate> development() {
        int oldest = complete();
        List<Rate> rates = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int age = k;
            Parts parts = new Parts();
            rowsAt(k).forEach(row -> {
                if (age == 0) {
                    addPooled(parts, row, 0);
                } else {
                    addDevelopment(parts, row, age);
                }
            });
            rates.add(observed(rate(parts, () -> members.observedAt(age, age > 0)), k));
        }
        return rates;
    }

    private void addPooled(Parts parts, TriangleFold.Row row, int k) {
        parts.numerator = ExactAmounts.plus(parts.numerator, row.left(k));
        parts.denominator = ExactAmounts.plus(parts.denominator, row.base(k));
        parts.base += row.reached(k);
    }

    private static void addDevelopment(Parts parts, TriangleFold.Row row, int k) {
        parts.numerator = ExactAmounts.plus(parts.numerator, row.left(k));
        parts.denominator = ExactAmounts.plus(parts.denominator, row.left(k - 1) - row.leftBefore(k));
        parts.base += row.present(k - 1) - row.presentBefore(k);
    }

    private Rate observed(Rate rate, int k) {
        YearMonth youngest = month(monthsAt(k).max().orElseThrow());
        return ledger.finish(rate, RetentionTriangles.OBSERVED_AT_AGE, youngest.plusMonths(k));
    }

    /** The cohorts of which somebody was observed at an age. */
    private List<TriangleFold.Row> rowsAt(int k) {
        return monthsAt(k).mapToObj(i -> requireNonNull(fold.row(i))).toList();
    }

    private IntStream monthsAt(int k) {
        return IntStream.range(0, fold.months()).filter(i -> {
            TriangleFold.Row row = fold.row(i);
            return row != null && k < row.oldest() - (partial ? 1 : 0);
        });
    }

    private static YearMonth month(int index) {
        return YearMonth.of(1970, 1).plusMonths(index);
    }

    /** How many ages somebody was observed at. */
    private int complete() {
        int complete = 0;
        for (int i = 0; i < fold.months(); i++) {
            TriangleFold.Row row = fold.row(i);
            complete = row == null ? complete : Math.max(complete, row.oldest() - (partial ? 1 : 0));
        }
        return complete;
    }

    private Rate rate(Parts parts, Supplier<List<Rate.Member>> who) {
        return measure.isLogo()
                ? Rate.ofCounts(parts.numerator, parts.denominator, who)
                : Rate.ofMoney(
                        Mrr.ofUnits(ledger.currency(), parts.numerator),
                        Mrr.ofUnits(ledger.currency(), parts.denominator),
                        parts.base,
                        who);
    }
}
