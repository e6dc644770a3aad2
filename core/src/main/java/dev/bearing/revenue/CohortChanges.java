package dev.bearing.revenue;

/**
 * What blocks of accounts, all of which pay from their first step on, change about what is left of their cohorts, by
 * month of the first step and month of the change. A block is read as one line, the way through a step being the same
 * for every step.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class CohortChanges {

    /** A cell for each month and each other month takes some megabytes of so many. */
    static final int MOST_MONTHS = 600;

    /** The number of a kind is one more than its ordinal. */
    private static final int NEW = MovementKind.NEW.ordinal() + 1;

    /** The cells of a cohort's row: what it is compared with, how many accounts it has, then two cells a month. */
    private static final int BASE = 0;

    private static final int SIZE = 1;
    private static final int MONTHS = 2;

    private final TriangleMonths calendar;
    /** The month before the first one; the first one has the number 1 here. */
    private final int before;

    private final int months;
    private final int width;
    private final long[] cells;
    private final boolean isLogo;
    private final boolean isGross;

    /** @param first the number of the first month in which anybody begins */
    CohortChanges(RetentionTriangle.Measure measure, TriangleMonths calendar, int first) {
        this.calendar = calendar;
        before = first - 1;
        months = calendar.count() - first;
        width = MONTHS + 2 * (months + 1);
        cells = new long[(months + 1) * width];
        isLogo = measure.isLogo();
        isGross = measure == RetentionTriangle.Measure.GROSS_POINTWISE;
    }

    /** Adds a block; who was a customer before its facts begin belongs to no cohort, and goes to the row of none. */
    void take(StepBlock block) {
        StepBuffer steps = block.steps();
        long amounts = isLogo ? 0 : -1;
        long one = isLogo ? 1 : 0;
        long gross = isGross ? -1 : 0;
        long most = isLogo ? 1 : isGross ? 0 : Long.MAX_VALUE;
        int row = 0;
        long base = 0;
        long left = 0;
        for (int i = 0; i < steps.size; i++) {
            int code = steps.codes[i];
            int first = StepBuffer.first(code);
            long isFirst = -(long) first;
            int month = calendar.of(steps.days[i]) - before;
            int own = ZeroOrOne.same(StepBuffer.kindNumber(code), NEW) * month * width;
            row = ZeroOrOne.choose(first, own, row);
            long paid = steps.units[i];
            base ^= (base ^ ((paid & amounts) | one)) & isFirst;
            long was = left & ~isFirst;
            long missing = ((base & gross) | most) - paid;
            left = paid + (missing & (missing >> 63));
            cells[row + BASE] += base & isFirst;
            cells[row + SIZE] += first;
            int at = row + MONTHS + 2 * month;
            cells[at] += left - was;
            cells[at + 1] += (-left >>> 63) - (-was >>> 63); // no amount is negative
        }
    }

    /** Takes what was changed. */
    @FunctionalInterface
    interface Sink {
        void change(int age, long left, long present);
    }

    /** How many accounts began in a month. */
    long size(int month) {
        return cells[row(month) + SIZE];
    }

    /** What is left of them is compared with that. */
    long base(int month) {
        return cells[row(month) + BASE];
    }

    /** Tells how much more is left of those who began in a month from each age on, and of how many more anything is. */
    void each(int month, Sink sink) {
        int row = row(month);
        for (int other = month - before; other <= months; other++) {
            int at = row + MONTHS + 2 * other;
            sink.change(other - (month - before), cells[at], cells[at + 1]);
        }
    }

    /** Whether anybody can have begun in a month. */
    boolean covers(int month) {
        return month > before && month - before <= months;
    }

    private int row(int month) {
        return (month - before) * width;
    }
}
