package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Builds triangles of retention from step lines, account by account: each one's row of ages, and sums of rows. It tells
 * who is in a cell, and sums where a {@link TriangleFold} cannot.
 */
final class RetentionTriangles {

    static final String COHORT = "ACQUISITION_COHORT";
    static final String OBSERVED_AT_AGE = "OBSERVED_AT_AGE";

    private final RetentionTriangle.Measure measure;
    private final RetentionTriangle.Age age;
    private final TriangleSource source;

    RetentionTriangles(RetentionTriangle.Measure measure, RetentionTriangle.Age age, CurrencyLedger ledger) {
        this(measure, age, new TriangleSource(ledger.lines(), ledger.currency(), ledger.asOf(), ledger::finish));
    }

    RetentionTriangles(RetentionTriangle.Measure measure, RetentionTriangle.Age age, TriangleSource source) {
        this.measure = measure;
        this.age = age;
        this.source = source;
    }

    /**
     * One account: what is left of it at each age it has reached, beside what that is compared with; of the ages so
     * many are complete, and only the last one may be partial.
     */
    private static final class AccountAges {

        private final String id;
        private final YearMonth cohort;
        private final long base;
        private final long[] left;
        private final int complete;

        private AccountAges(String id, YearMonth cohort, long base, long[] left, int complete) {
            this.id = id;
            this.cohort = cohort;
            this.base = base;
            this.left = left;
            this.complete = complete;
        }
    }

    static RetentionTriangle of(RetentionTriangle.Measure measure, RetentionTriangle.Age age, CurrencyLedger ledger) {
        RetentionTriangles triangles = new RetentionTriangles(measure, age, ledger);
        if (!ledger.isConverted()) {
            TriangleFold fold = TriangleFold.of(measure, age, ledger);
            if (!fold.mayOverflow()) {
                CohortSums sums = new CohortSums(measure, age, triangles, ledger, fold);
                return new RetentionTriangle(measure, age, sums.cohorts(), sums.pooled(), sums.development());
            }
        }
        return triangles.build();
    }

    /** Who is in a cell of a cohort, sorted by account. */
    List<Rate.Member> ofCohort(YearMonth month, int k) {
        List<AccountAges> reached = new ArrayList<>();
        for (AccountLine line : source.lines()) {
            int first = Acquisition.step(line);
            if (first >= 0
                    && YearMonth.from(LocalDate.ofEpochDay(line.day(first))).equals(month)) {
                AccountAges ages = ages(line, line.day(first));
                if (ages.left.length > k) {
                    reached.add(ages);
                }
            }
        }
        return list(reached, k, false);
    }

    /** Who was observed at an age, sorted by account. */
    List<Rate.Member> observedAt(int k, boolean ofPrevious) {
        List<AccountAges> observed = new ArrayList<>();
        for (AccountLine line : source.lines()) {
            int first = Acquisition.step(line);
            if (first >= 0) {
                AccountAges ages = ages(line, line.day(first));
                if (ages.complete > k) {
                    observed.add(ages);
                }
            }
        }
        return list(observed, k, ofPrevious);
    }

    /** The triangle as a sum of every account's row of ages. */
    RetentionTriangle build() {
        TreeMap<YearMonth, List<AccountAges>> members = new TreeMap<>();
        List<AccountAges> all = new ArrayList<>();
        for (AccountLine line : source.lines()) {
            int first = Acquisition.step(line);
            if (first >= 0) {
                AccountAges ages = ages(line, line.day(first));
                members.computeIfAbsent(ages.cohort, key -> new ArrayList<>()).add(ages);
                all.add(ages);
            }
        }
        List<RetentionTriangle.Cohort> cohorts = new ArrayList<>(members.size());
        members.forEach((month, list) -> cohorts.add(cohort(month, list)));
        int oldest = all.stream().mapToInt(ages -> ages.complete).max().orElse(0);
        List<Rate> pooled = new ArrayList<>(oldest);
        List<Rate> development = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int at = k;
            List<AccountAges> observed =
                    all.stream().filter(ages -> ages.complete > at).toList();
            YearMonth youngest = observed.stream()
                    .map(ages -> ages.cohort)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            pooled.add(source.finish().of(rate(observed, at, false), OBSERVED_AT_AGE, youngest.plusMonths(k)));
            development.add(source.finish().of(rate(observed, at, at > 0), OBSERVED_AT_AGE, youngest.plusMonths(k)));
        }
        return new RetentionTriangle(measure, age, cohorts, pooled, development);
    }

    private RetentionTriangle.Cohort cohort(YearMonth month, List<AccountAges> members) {
        int oldest = members.stream().mapToInt(ages -> ages.left.length).max().orElse(0);
        List<RetentionTriangle.Cell> cells = new ArrayList<>(oldest);
        for (int k = 0; k < oldest; k++) {
            int at = k;
            List<AccountAges> reached =
                    members.stream().filter(ages -> ages.left.length > at).toList();
            boolean whole = members.stream().allMatch(ages -> ages.complete > at);
            Rate rate = source.finish().of(rate(reached, at, false), COHORT, month.plusMonths(k));
            cells.add(new RetentionTriangle.Cell(
                    k,
                    whole ? RetentionTriangle.Status.OBSERVED : RetentionTriangle.Status.PARTIAL,
                    whole ? rate : rate.flagged(Rate.Flag.PARTIAL_PERIOD)));
        }
        return new RetentionTriangle.Cohort(month, members.size(), cells);
    }

    private Rate rate(List<AccountAges> members, int k, boolean ofPrevious) {
        long numerator = 0;
        long denominator = 0;
        long base = 0;
        for (AccountAges ages : members) {
            numerator = ExactAmounts.plus(numerator, ages.left[k]);
            long before = denominator(ages, k, ofPrevious);
            denominator = ExactAmounts.plus(denominator, before);
            base += before > 0 ? 1 : 0;
        }
        return measure.isLogo()
                ? Rate.ofCounts(numerator, denominator, () -> list(members, k, ofPrevious))
                : Rate.ofMoney(
                        Mrr.ofUnits(source.currency(), numerator),
                        Mrr.ofUnits(source.currency(), denominator),
                        base,
                        () -> list(members, k, ofPrevious));
    }

    private static List<Rate.Member> list(List<AccountAges> members, int k, boolean ofPrevious) {
        return members.stream()
                .map(ages -> new Rate.Member(ages.id, ages.left[k], denominator(ages, k, ofPrevious)))
                .toList();
    }

    private static long denominator(AccountAges ages, int k, boolean ofPrevious) {
        return ofPrevious ? ages.left[k - 1] : ages.base;
    }

    private AccountAges ages(AccountLine line, int firstDay) {
        LocalDate first = LocalDate.ofEpochDay(firstDay);
        LocalDate asOf = source.asOf();
        boolean calendar = age == RetentionTriangle.Age.CALENDAR;
        int reached = 1
                + (int)
                        (calendar
                                ? ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(asOf))
                                : anniversaries(first, asOf));
        boolean partial = calendar && asOf.isBefore(YearMonth.from(asOf).atEndOfMonth());
        long base = measure.isLogo() ? 1 : line.unitsOn(firstDay);
        long[] left = new long[reached];
        for (int k = 0; k < reached; k++) {
            LocalDate end = calendar ? YearMonth.from(first).plusMonths(k).atEndOfMonth() : first.plusMonths(k);
            int day = (int) (end.isAfter(asOf) ? asOf : end).toEpochDay();
            left[k] = left(line, firstDay, day);
            if (measure == RetentionTriangle.Measure.GROSS_MONOTONE && k > 0) {
                left[k] = Math.min(left[k], left[k - 1]);
            }
        }
        return new AccountAges(
                line.accountId().value(), YearMonth.from(first), base, left, partial ? reached - 1 : reached);
    }

    /** How many anniversaries in months have come, each counted from the first day itself: 31 January, 28 February. */
    private static long anniversaries(LocalDate first, LocalDate asOf) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(asOf));
        return first.plusMonths(months).isAfter(asOf) ? months - 1 : months;
    }

    private long left(AccountLine line, int firstDay, int day) {
        return switch (measure) {
            case LOGO_POINT_IN_TIME -> line.unitsOn(day) > 0 ? 1 : 0;
            case LOGO_SURVIVAL -> line.firstLost() > day ? 1 : 0;
            case GROSS_POINTWISE, GROSS_MONOTONE ->
                Math.min(line.unitsOn(firstDay), line.unitsAtRatesOf(firstDay, day));
            case NET -> line.unitsAtRatesOf(firstDay, day);
        };
    }
}
