package dev.bearing.revenue;

import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Builds a triangle from the sums of a {@link TriangleFold}; who is in a cell is found out when somebody asks. */
final class CohortSums {

    private final CohortTriangle.Measure measure;
    private final CohortTriangles members;
    private final CurrencyLedger ledger;
    private final TriangleFold fold;
    private final boolean partial;

    /** @param members who tells of single accounts */
    CohortSums(
            CohortTriangle.Measure measure,
            CohortTriangle.Age age,
            CohortTriangles members,
            CurrencyLedger ledger,
            TriangleFold fold) {
        this.measure = measure;
        this.members = members;
        this.ledger = ledger;
        this.fold = fold;
        LocalDate asOf = ledger.asOf();
        partial = age == CohortTriangle.Age.CALENDAR
                && asOf.isBefore(YearMonth.from(asOf).atEndOfMonth());
    }

    /** The parts of a rate, as they add up. */
    private static final class Parts {

        private long numerator;
        private long denominator;
        private long base;
    }

    List<CohortTriangle.Cohort> cohorts() {
        List<CohortTriangle.Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < fold.months(); i++) {
            TriangleFold.Row row = fold.row(i);
            if (row != null) {
                cohorts.add(cohort(YearMonth.of(1970, 1).plusMonths(i), row));
            }
        }
        return cohorts;
    }

    private CohortTriangle.Cohort cohort(YearMonth month, TriangleFold.Row row) {
        int oldest = row.oldest();
        List<CohortTriangle.Cell> cells = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int age = k;
            boolean whole = row.reached(k) == row.size() && !(partial && k == oldest - 1);
            Parts parts = new Parts();
            addPooled(parts, row, k);
            Rate rate = rate(parts, () -> members.ofCohort(month, age)).named(CohortTriangles.COHORT, fingerprint());
            cells.add(new CohortTriangle.Cell(
                    k,
                    whole ? CohortTriangle.Status.OBSERVED : CohortTriangle.Status.PARTIAL,
                    whole ? rate : rate.flagged(Rate.Flag.PARTIAL_PERIOD)));
        }
        return new CohortTriangle.Cohort(month, row.size(), cells);
    }

    /** What is left of all that were observed at each age. */
    List<Rate> pooled() {
        int oldest = complete();
        List<Rate> rates = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int age = k;
            Parts parts = new Parts();
            rowsAt(k).forEach(row -> addPooled(parts, row, age));
            rates.add(rate(parts, () -> members.observedAt(age, false))
                    .named(CohortTriangles.OBSERVED_AT_AGE, fingerprint()));
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
            rates.add(rate(parts, () -> members.observedAt(age, age > 0))
                    .named(CohortTriangles.OBSERVED_AT_AGE, fingerprint()));
        }
        return rates;
    }

    private void addPooled(Parts parts, TriangleFold.Row row, int k) {
        parts.numerator = Math.addExact(parts.numerator, row.left(k));
        parts.denominator = Math.addExact(parts.denominator, row.base(k));
        parts.base += row.reached(k);
    }

    private static void addDevelopment(Parts parts, TriangleFold.Row row, int k) {
        parts.numerator = Math.addExact(parts.numerator, row.left(k));
        parts.denominator = Math.addExact(parts.denominator, row.left(k - 1) - row.leftBefore(k));
        parts.base += row.present(k - 1) - row.presentBefore(k);
    }

    /** The cohorts of which somebody was observed at an age. */
    private List<TriangleFold.Row> rowsAt(int k) {
        List<TriangleFold.Row> rows = new ArrayList<>();
        for (int i = 0; i < fold.months(); i++) {
            TriangleFold.Row row = fold.row(i);
            if (row != null && k < row.oldest() - (partial ? 1 : 0)) {
                rows.add(row);
            }
        }
        return rows;
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

    private String fingerprint() {
        return ledger.fingerprint();
    }
}
