package dev.bearing.revenue;

import java.util.List;

/**
 * What is kept of closed cohorts over trailing windows, from one pass over the steps. A window opens at one boundary
 * between months and closes at a later one; both states of an account change only where it has steps, so that what it
 * adds is written down as a difference, at the first window from which on it is another.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class RetentionFold implements LineFold {

    private static final int PAUSED = CustomerState.PAUSED.ordinal();
    private static final int ACTIVE_AT_ZERO = CustomerState.ACTIVE_AT_ZERO.ordinal();

    /** The sums of a window stand side by side: three amounts, then two numbers of two counts each. */
    private static final int WIDTH = 5;

    private static final int OPENING = 0;
    private static final int NET = 1;
    private static final int GROSS = 2;
    /** Who paid when the window opened; in the lower half, how many of these are lost when it closes. */
    private static final int PAYING = 3;
    /** The same of who was active and paid nothing. */
    private static final int AT_ZERO = 4;

    private static final long ONE = 1L << 32;

    private final DayTable table;
    private final int windows;
    private final int months;
    private final int boundaries;
    private final long[] sums;
    /** What the blocks taken at once add, in the same form. */
    private final WindowSums blocks;

    private double volume;
    private long most;
    private boolean mayOverflow;

    private int[] slots = new int[64];
    private long[] units = new long[64];
    private boolean[] isActive = new boolean[64];
    private boolean[] isLost = new boolean[64];

    /** What the account adds to the window before. */
    private long ownOpening;

    private long ownNet;
    private long ownGross;
    private long ownPaying;
    private long ownAtZero;

    private RetentionFold(DayTable table, int windows, int months) {
        this.table = table;
        this.windows = windows;
        this.months = months;
        boundaries = windows + months;
        sums = new long[windows * WIDTH];
        blocks = new WindowSums(table, windows, months);
    }

    /**
     * @param days the boundaries between months, as epoch days: window i opens at boundary i and closes at boundary
     *     {@code i + months}
     */
    static RetentionFold of(CurrencyLedger ledger, int[] days, int months) {
        DayTable table = new DayTable(days);
        List<RetentionFold> folds = LineFold.over(
                ledger.lines(), ledger.threads(), () -> new RetentionFold(table, days.length - months, months));
        folds.forEach(RetentionFold::addBlocks);
        RetentionFold sum = folds.get(0);
        folds.subList(1, folds.size()).forEach(sum::add);
        for (int i = WIDTH; i < sum.sums.length; i++) {
            sum.sums[i] += sum.sums[i - WIDTH];
        }
        return sum;
    }

    /** Whether all customers together pay more than a {@code long} holds, so that the sums may be wrong. */
    boolean mayOverflow() {
        return mayOverflow;
    }

    /** What the cohort of a window paid when it opened. */
    long opening(int window) {
        return sums[window * WIDTH + OPENING];
    }

    /** What it pays when the window closes. */
    long net(int window) {
        return sums[window * WIDTH + NET];
    }

    /** What it pays then, each at most what it paid. */
    long gross(int window) {
        return sums[window * WIDTH + GROSS];
    }

    /** How many paid when the window opened. */
    long base(int window) {
        return sums[window * WIDTH + PAYING] >>> 32;
    }

    /** How many were active when it opened. */
    long active(int window) {
        return base(window) + (sums[window * WIDTH + AT_ZERO] >>> 32);
    }

    /** How many of these are not lost when it closes. */
    long kept(int window) {
        return active(window) - lost(window, PAYING) - lost(window, AT_ZERO);
    }

    private long lost(int window, int of) {
        return sums[window * WIDTH + of] & (ONE - 1);
    }

    @Override
    public void take(StepBlock block) {
        volume += block.volume();
        if (volume > MOST_AT_ONCE || !blocks.suits(block)) {
            LineFold.super.take(block);
        } else {
            blocks.take(block);
        }
    }

    @Override
    public void take(StepBuffer steps, int from, int to) {
        int levels = levels(steps, from, to);
        slots[levels] = Integer.MAX_VALUE;
        int close = 0;
        boolean counts = false;
        for (int open = 0; open < levels && slots[open] < windows; open++) {
            if (isActive[open]) {
                counts = true;
                close = addRuns(open, close);
            } else if (counts) {
                counts = false;
                change(slots[open], 0, 0, 0);
                changeCounts(slots[open], 0, 0);
            }
        }
        ownOpening = 0;
        ownNet = 0;
        ownGross = 0;
        ownPaying = 0;
        ownAtZero = 0;
    }

    /** Adds the windows that open on one level, from one to the next that closes on another one. */
    private int addRuns(int open, int firstClose) {
        int close = firstClose;
        int end = Math.min(windows, slots[open + 1]);
        long before = units[open];
        for (int window = slots[open]; window < end; window = slots[close + 1] - months) {
            while (slots[close + 1] <= window + months) {
                close++;
            }
            long counts = isLost[close] ? ONE + 1 : ONE;
            if (before > 0) {
                long after = units[close];
                change(window, before, after, Math.min(before, after));
                changeCounts(window, counts, 0);
            } else {
                change(window, 0, 0, 0);
                changeCounts(window, 0, counts);
            }
        }
        return close;
    }

    private void change(int window, long opening, long net, long gross) {
        int at = window * WIDTH;
        sums[at + OPENING] += opening - ownOpening;
        sums[at + NET] += net - ownNet;
        sums[at + GROSS] += gross - ownGross;
        ownOpening = opening;
        ownNet = net;
        ownGross = gross;
    }

    private void changeCounts(int window, long paying, long atZero) {
        int at = window * WIDTH;
        sums[at + PAYING] += paying - ownPaying;
        ownPaying = paying;
        if (atZero != ownAtZero) {
            sums[at + AT_ZERO] += atZero - ownAtZero;
            ownAtZero = atZero;
        }
    }

    /** Where the account stands from each boundary on at which that is new; returns how many there are. */
    private int levels(StepBuffer steps, int from, int to) {
        if (slots.length < to - from + 2) {
            int more = 2 * (to - from) + 2;
            slots = new int[more];
            units = new long[more];
            isActive = new boolean[more];
            isLost = new boolean[more];
        }
        int n = 0;
        int slotBefore = 0;
        slots[0] = 0;
        units[0] = 0;
        isActive[0] = false;
        isLost[0] = true;
        long highest = 0;
        for (int i = from; i < to; i++) {
            int slot = table.of(steps.days[i]);
            if (slot >= boundaries) {
                break;
            }
            n += slot == slotBefore ? 0 : 1;
            slotBefore = slot;
            int state = StepBuffer.stateOrdinal(steps.codes[i]);
            long paid = steps.units[i];
            boolean active = paid > 0 || state == ACTIVE_AT_ZERO;
            slots[n] = slot;
            units[n] = paid;
            highest = Math.max(highest, paid);
            isActive[n] = active;
            isLost[n] = !active && state != PAUSED;
        }
        most += highest;
        mayOverflow |= most < 0;
        return n + 1;
    }

    private void addBlocks() {
        for (int window = 0; window < windows; window++) {
            int at = window * WIDTH;
            sums[at + OPENING] += blocks.opening(window);
            sums[at + NET] += blocks.net(window);
            sums[at + GROSS] += blocks.gross(window);
            sums[at + PAYING] += blocks.counts(window);
        }
    }

    private void add(RetentionFold other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        most += other.most;
        mayOverflow |= other.mayOverflow || most < 0;
    }
}
