package dev.bearing.revenue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a cohort triangle from one pass over the steps: what is left of an account changes only where it has
 * steps, so that it is added to its cohort's row where a run of equal ages begins and taken off where it ends.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class TriangleFold implements LineFold {

    private static final int NEW = MovementKind.NEW.ordinal();

    private final CohortTriangle.Measure measure;
    private final Months months;
    private final @Nullable Row[] rows;
    private long most;
    private boolean mayOverflow;

    private int[] ages = new int[64];
    private long[] left = new long[64];

    private TriangleFold(CohortTriangle.Measure measure, Months months) {
        this.measure = measure;
        this.months = months;
        rows = new Row[months.count()];
    }

    /** The sums of one cohort by age; differences until {@link #sum}. */
    static final class Row {

        /** How many accounts the cohort has. */
        long size;
        /** What is left at each age. */
        final long[] left;
        /** Of how many something is left. */
        final long[] present;
        /** What that is compared with, of the accounts that have reached the age. */
        final long[] base;
        /** How many these are. */
        final long[] reached;
        /** What was left, one age before, of the accounts that have reached no more than that. */
        final long[] leftBefore;
        /** Of how many something was left. */
        final long[] presentBefore;

        private Row(int ages) {
            left = new long[ages];
            present = new long[ages];
            base = new long[ages];
            reached = new long[ages];
            leftBefore = new long[ages];
            presentBefore = new long[ages];
        }

        private List<long[]> all() {
            return List.of(left, present, base, reached, leftBefore, presentBefore);
        }

        private void add(Row other) {
            size += other.size;
            for (int i = 0; i < all().size(); i++) {
                long[] sums = all().get(i);
                long[] more = other.all().get(i);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += more[k];
                }
            }
        }

        private void sum() {
            for (long[] differences : List.of(left, present, base, reached)) {
                for (int k = 1; k < differences.length; k++) {
                    differences[k] += differences[k - 1];
                }
            }
        }
    }

    /** The calendar from 1970 to the evaluation day, by table, and how ages are counted in it. */
    private static final class Months {

        private final boolean calendar;
        private final int asOf;
        private final int asOfMonth;
        private final int[] monthOf;
        private final int[] firstDays;

        private Months(CohortTriangle.Age age, LocalDate asOf) {
            calendar = age == CohortTriangle.Age.CALENDAR;
            this.asOf = (int) asOf.toEpochDay();
            asOfMonth = number(YearMonth.from(asOf));
            firstDays = new int[asOfMonth + 2];
            monthOf = new int[this.asOf + 1];
            for (int i = 0; i < firstDays.length; i++) {
                firstDays[i] =
                        (int) YearMonth.of(1970, 1).plusMonths(i).atDay(1).toEpochDay();
            }
            for (int i = 0; i <= asOfMonth; i++) {
                int end = Math.min(firstDays[i + 1], monthOf.length);
                java.util.Arrays.fill(monthOf, firstDays[i], end, i);
            }
        }

        private static int number(YearMonth month) {
            return (month.getYear() - 1970) * 12 + month.getMonthValue() - 1;
        }

        private int count() {
            return asOfMonth + 1;
        }

        private int of(int day) {
            return monthOf[day];
        }

        /** The first age whose state an account that began on {@code first} has with what happens on {@code day}. */
        private int age(int first, int day) {
            int month = of(day);
            int age = month - of(first);
            return calendar || day <= anniversary(first, month) ? age : age + 1;
        }

        /** How many ages an account that began on a day has reached. */
        private int reached(int first) {
            int age = asOfMonth - of(first);
            return calendar || anniversary(first, asOfMonth) <= asOf ? age + 1 : age;
        }

        /** The day of a month that is so many months after the first: the last one of a shorter month. */
        private int anniversary(int first, int month) {
            return Math.min(firstDays[month] + first - firstDays[of(first)], firstDays[month + 1] - 1);
        }
    }

    static TriangleFold of(CohortTriangle.Measure measure, CohortTriangle.Age age, CurrencyLedger ledger) {
        Months months = new Months(age, ledger.asOf());
        List<TriangleFold> folds =
                LineFold.over(ledger.lines(), ledger.threads(), () -> new TriangleFold(measure, months));
        TriangleFold sum = folds.get(0);
        folds.subList(1, folds.size()).forEach(sum::add);
        for (Row row : sum.rows) {
            if (row != null) {
                row.sum();
            }
        }
        return sum;
    }

    /** Whether all customers together pay more than a {@code long} holds, so that the sums may be wrong. */
    boolean mayOverflow() {
        return mayOverflow;
    }

    /** How many months there are from January 1970 to that of the evaluation day. */
    int months() {
        return rows.length;
    }

    /** The cohort of the month so many after January 1970; null where nobody began. */
    @Nullable Row row(int month) {
        return rows[month];
    }

    @Override
    public void take(StepBuffer steps, int from, int to) {
        int first = from;
        while (first < to && StepBuffer.state(steps.codes[first]) != CustomerState.PAYING) {
            first++;
        }
        if (first == to || StepBuffer.kindOrdinal(steps.codes[first]) != NEW) {
            return; // who was a customer before its facts belongs to no cohort
        }
        int day = steps.days[first];
        int reached = months.reached(day);
        Row row = cohort(day);
        long base = measure.isLogo() ? 1 : steps.units[first];
        row.size++;
        row.base[0] += base;
        row.base[reached] -= base;
        row.reached[0]++;
        row.reached[reached]--;
        int n = levels(steps, first, to, reached);
        ages[n] = reached;
        for (int i = 0; i < n; i++) {
            add(row, ages[i], ages[i + 1], left[i]);
        }
        row.leftBefore[reached] += left[n - 1];
        row.presentBefore[reached] += left[n - 1] > 0 ? 1 : 0;
        most += base;
        mayOverflow |= most < 0;
    }

    private static void add(Row row, int from, int to, long value) {
        if (value > 0) {
            row.left[from] += value;
            row.left[to] -= value;
            row.present[from]++;
            row.present[to]--;
        }
    }

    private Row cohort(int firstDay) {
        int month = months.of(firstDay);
        Row row = rows[month];
        if (row == null) {
            row = new Row(months.asOfMonth - month + 3);
            rows[month] = row;
        }
        return row;
    }

    /** What is left from each age on at which that is new; returns how many there are. */
    private int levels(StepBuffer steps, int first, int to, int reached) {
        if (ages.length < to - first + 2) {
            ages = new int[2 * (to - first) + 2];
            left = new long[2 * (to - first) + 2];
        }
        int firstDay = steps.days[first];
        long base = steps.units[first];
        long highest = base;
        boolean lost = false;
        int n = -1;
        for (int i = first; i < to; i++) {
            int age = months.age(firstDay, steps.days[i]);
            if (age >= reached) {
                break;
            }
            n += n >= 0 && ages[n] == age ? 0 : 1;
            ages[n] = age;
            lost |= StepBuffer.state(steps.codes[i]) == CustomerState.LOST;
            left[n] = left(steps.units[i], base, lost);
            highest = Math.max(highest, steps.units[i]);
        }
        if (measure == CohortTriangle.Measure.GROSS_MONOTONE) {
            for (int i = 1; i <= n; i++) {
                left[i] = Math.min(left[i], left[i - 1]);
            }
        }
        most += highest - base;
        return n + 1;
    }

    private long left(long units, long base, boolean lost) {
        return switch (measure) {
            case LOGO_POINT_IN_TIME -> units > 0 ? 1 : 0;
            case LOGO_SURVIVAL -> lost ? 0 : 1;
            case GROSS_POINTWISE, GROSS_MONOTONE -> Math.min(base, units);
            case NET -> units;
        };
    }

    private void add(TriangleFold other) {
        for (int i = 0; i < rows.length; i++) {
            Row more = other.rows[i];
            Row own = rows[i];
            if (more != null && own == null) {
                rows[i] = more;
            } else if (more != null && own != null) {
                own.add(more);
            }
        }
        most += other.most;
        mayOverflow |= other.mayOverflow || most < 0;
    }
}
