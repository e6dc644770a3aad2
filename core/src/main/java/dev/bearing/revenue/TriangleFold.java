package dev.bearing.revenue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a cohort triangle from one pass over the steps: what is left of an account changes only where it has
 * steps, so that its cohort's row has it as differences, at the ages from which on it is another amount.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class TriangleFold implements LineFold {

    private static final int NEW = MovementKind.NEW.ordinal();
    private static final int PAYING = CustomerState.PAYING.ordinal();
    private static final int LOST = CustomerState.LOST.ordinal();

    private final RetentionTriangle.Measure measure;
    private final TriangleMonths months;
    private final @Nullable Row[] rows;
    /** Whether what is left follows from what is paid then, and all of a cohort have reached the same ages. */
    private final boolean atOnce;

    private final CohortChanges changes;
    private double volume;
    private long most;
    private boolean mayOverflow;

    /** @param firstMonth the number of the first month in which anybody of a block begins */
    private TriangleFold(RetentionTriangle.Measure measure, TriangleMonths months, int firstMonth) {
        this.measure = measure;
        this.months = months;
        rows = new Row[months.count()];
        atOnce = months.areOfCalendar()
                && months.ages(firstMonth) <= CohortChanges.MOST_MONTHS
                && measure != RetentionTriangle.Measure.LOGO_SURVIVAL
                && measure != RetentionTriangle.Measure.GROSS_MONOTONE;
        changes = new CohortChanges(measure, months, atOnce ? firstMonth : months.count());
    }

    /** The sums of one cohort by age; differences between one age and the one before until {@link #sum}. */
    static final class Row {

        /** The sums of an age stand side by side. */
        private static final int WIDTH = 8;

        private static final int LEFT = 0;
        private static final int PRESENT = 1;
        private static final int BASE = 2;
        private static final int REACHED = 3;
        private static final int LEFT_BEFORE = 4;
        private static final int PRESENT_BEFORE = 5;

        private long size;
        private int oldest;
        private final long[] sums;

        private Row(int ages) {
            sums = new long[ages * WIDTH];
        }

        /** How many accounts the cohort has. */
        long size() {
            return size;
        }

        /** How many ages somebody has reached. */
        int oldest() {
            return oldest;
        }

        /** What is left at an age. */
        long left(int age) {
            return sums[age * WIDTH + LEFT];
        }

        /** Of how many something is left. */
        long present(int age) {
            return sums[age * WIDTH + PRESENT];
        }

        /** What that is compared with, of the accounts that have reached the age. */
        long base(int age) {
            return sums[age * WIDTH + BASE];
        }

        /** How many these are. */
        long reached(int age) {
            return sums[age * WIDTH + REACHED];
        }

        /** What was left, one age before, of the accounts that have reached no more than that. */
        long leftBefore(int age) {
            return sums[age * WIDTH + LEFT_BEFORE];
        }

        /** Of how many something was left. */
        long presentBefore(int age) {
            return sums[age * WIDTH + PRESENT_BEFORE];
        }

        private void begin(long accounts, long base) {
            size += accounts;
            sums[BASE] += base;
            sums[REACHED] += accounts;
        }

        /** What is left of an account is from an age on another amount, none of them negative. */
        private void replace(int age, long before, long after) {
            change(age, after - before, Long.signum(after) - Long.signum(before));
        }

        /** From an age on so much more is left, of so many more. */
        private void change(int age, long left, long present) {
            int at = age * WIDTH;
            sums[at + LEFT] += left;
            sums[at + PRESENT] += present;
        }

        /** The accounts that have not ended yet are all not as old as that. */
        private void endOthers(int age) {
            for (int what = LEFT; what <= REACHED; what++) {
                long sum = 0;
                for (int at = what; at <= age * WIDTH + what; at += WIDTH) {
                    sum += sums[at];
                }
                sums[age * WIDTH + what] -= sum;
                if (what <= PRESENT) {
                    sums[age * WIDTH + what + LEFT_BEFORE] += sum;
                }
            }
        }

        /** The account is not as old as that. */
        private void end(int age, long base, long left) {
            int at = age * WIDTH;
            sums[at + LEFT] -= left;
            sums[at + PRESENT] -= Long.signum(left);
            sums[at + BASE] -= base;
            sums[at + REACHED]--;
            sums[at + LEFT_BEFORE] += left;
            sums[at + PRESENT_BEFORE] += Long.signum(left);
        }

        private void add(Row other) {
            size += other.size;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += other.sums[i];
            }
        }

        private void sum() {
            for (int i = WIDTH; i < sums.length; i++) {
                if (i % WIDTH <= REACHED) {
                    sums[i] += sums[i - WIDTH];
                }
            }
            while (reached(oldest) > 0) { // never rises
                oldest++;
            }
        }
    }

    static TriangleFold of(RetentionTriangle.Measure measure, RetentionTriangle.Age age, CurrencyLedger ledger) {
        TriangleMonths months = new TriangleMonths(age, ledger.asOf());
        int firstMonth = months.firstOf(ledger.lines());
        List<TriangleFold> folds =
                LineFold.over(ledger.lines(), ledger.threads(), () -> new TriangleFold(measure, months, firstMonth));
        folds.forEach(TriangleFold::addChanges);
        TriangleFold sum = folds.get(0);
        folds.subList(1, folds.size()).forEach(sum::add);
        for (int month = 0; month < sum.rows.length; month++) {
            Row row = sum.rows[month];
            if (row != null) {
                if (sum.atOnce) {
                    row.endOthers(months.ages(month));
                }
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

    /** Takes a block at once where it can: its accounts' ages end together, when all are counted. */
    @Override
    public void take(StepBlock block) {
        volume += block.volume();
        if (atOnce && volume <= MOST_AT_ONCE && block.allBegin(CustomerState.PAYING)) {
            changes.take(block);
        } else {
            LineFold.super.take(block);
        }
    }

    /** Adds what was taken at once. */
    private void addChanges() {
        for (int month = 0; month < rows.length; month++) {
            if (changes.covers(month) && changes.size(month) > 0) {
                Row row = cohort(month);
                row.begin(changes.size(month), changes.base(month));
                changes.each(month, row::change);
            }
        }
    }

    @Override
    public void take(StepBuffer steps, int from, int to) {
        int first = from;
        while (first < to && StepBuffer.stateOrdinal(steps.codes[first]) != PAYING) {
            first++;
        }
        if (first == to || StepBuffer.kindOrdinal(steps.codes[first]) != NEW) {
            return; // who was a customer before its facts belongs to no cohort
        }
        int day = steps.days[first];
        int reached = months.reached(day);
        Row row = cohort(months.of(day));
        long base = measure.isLogo() ? 1 : steps.units[first];
        row.begin(1, base);
        row.end(reached, base, addLevels(row, steps, first, to));
        mayOverflow |= most < 0;
    }

    private Row cohort(int month) {
        Row row = rows[month];
        if (row == null) {
            row = new Row(months.ages(month) + 2);
            rows[month] = row;
        }
        return row;
    }

    /** Adds what is left from each age on at which that is new; returns what is left in the end. */
    private long addLevels(Row row, StepBuffer steps, int first, int to) {
        int firstDay = steps.days[first];
        int firstMonth = months.of(firstDay);
        int reached = months.reached(firstDay);
        boolean monotone = measure == RetentionTriangle.Measure.GROSS_MONOTONE;
        long base = steps.units[first];
        long highest = base;
        boolean lost = false;
        long written = 0;
        long least = Long.MAX_VALUE;
        long left = 0;
        int ageBefore = 0;
        for (int i = first; i < to; i++) {
            int age = months.age(firstDay, firstMonth, steps.days[i]);
            if (age >= reached) {
                break;
            }
            if (age != ageBefore) {
                least = monotone ? Math.min(least, left) : left;
                if (least != written) {
                    row.replace(ageBefore, written, least);
                    written = least;
                }
                ageBefore = age;
            }
            lost |= StepBuffer.stateOrdinal(steps.codes[i]) == LOST;
            left = left(steps.units[i], base, lost);
            highest = Math.max(highest, steps.units[i]);
        }
        most += highest;
        least = monotone ? Math.min(least, left) : left;
        row.replace(ageBefore, written, least);
        return least;
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
