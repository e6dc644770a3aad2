package dev.bearing.revenue;

import java.util.Arrays;
import java.util.List;

/**
 * What is kept of closed cohorts over trailing windows, from one pass over the steps. A window opens at one boundary
 * between months and closes at a later one; both states of an account change only where it has steps, so that what it
 * adds to a run of windows is added where the run begins and taken off where it ends.
 */
final class RetentionFold implements LineFold {

    private final DayTable table;
    private final int windows;
    private final int months;
    private final int boundaries;

    private final long[] opening;
    private final long[] net;
    private final long[] gross;
    private final long[] base;
    private final long[] active;
    private final long[] kept;
    private long most;
    private boolean mayOverflow;

    private int[] slots = new int[64];
    private long[] units = new long[64];
    private boolean[] isActive = new boolean[64];
    private boolean[] isLost = new boolean[64];

    private RetentionFold(DayTable table, int windows, int months) {
        this.table = table;
        this.windows = windows;
        this.months = months;
        boundaries = windows + months;
        opening = new long[windows + 1];
        net = new long[windows + 1];
        gross = new long[windows + 1];
        base = new long[windows + 1];
        active = new long[windows + 1];
        kept = new long[windows + 1];
    }

    /**
     * @param days the boundaries between months, as epoch days: window i opens at boundary i and closes at boundary
     *     {@code i + months}
     */
    static RetentionFold of(CurrencyLedger ledger, int[] days, int months) {
        DayTable table = new DayTable(days);
        List<RetentionFold> folds = LineFold.over(
                ledger.lines(), ledger.threads(), () -> new RetentionFold(table, days.length - months, months));
        RetentionFold sum = folds.get(0);
        folds.subList(1, folds.size()).forEach(sum::add);
        for (long[] differences : sum.all()) {
            for (int i = 1; i < differences.length; i++) {
                differences[i] += differences[i - 1];
            }
        }
        return sum;
    }

    /** Whether all customers together pay more than a {@code long} holds, so that the sums may be wrong. */
    boolean mayOverflow() {
        return mayOverflow;
    }

    /** What the cohort of a window paid when it opened. */
    long opening(int window) {
        return opening[window];
    }

    /** What it pays when the window closes. */
    long net(int window) {
        return net[window];
    }

    /** What it pays then, each at most what it paid. */
    long gross(int window) {
        return gross[window];
    }

    /** How many paid when the window opened. */
    long base(int window) {
        return base[window];
    }

    /** How many were active when it opened. */
    long active(int window) {
        return active[window];
    }

    /** How many of these are not lost when it closes. */
    long kept(int window) {
        return kept[window];
    }

    @Override
    public void take(StepBuffer steps, int from, int to) {
        int n = levels(steps, from, to);
        slots[n] = Integer.MAX_VALUE;
        int open = 0;
        int close = 0;
        int window = 0;
        while (slots[close + 1] <= months) {
            close++;
        }
        while (window < windows) {
            int next = Math.min(windows, Math.min(slots[open + 1], slots[close + 1] - months));
            if (isActive[open]) {
                addRun(window, next, open, close);
            }
            open += next == slots[open + 1] ? 1 : 0;
            close += next == slots[close + 1] - months ? 1 : 0;
            window = next;
        }
    }

    private void addRun(int from, int to, int open, int close) {
        long before = units[open];
        if (before > 0) {
            long after = units[close];
            long least = Math.min(before, after);
            opening[from] += before;
            opening[to] -= before;
            net[from] += after;
            net[to] -= after;
            gross[from] += least;
            gross[to] -= least;
            base[from]++;
            base[to]--;
        }
        active[from]++;
        active[to]--;
        if (!isLost[close]) {
            kept[from]++;
            kept[to]--;
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
            n += slot == slots[n] ? 0 : 1;
            CustomerState state = StepBuffer.state(steps.codes[i]);
            slots[n] = slot;
            units[n] = steps.units[i];
            highest = Math.max(highest, units[n]);
            isActive[n] = units[n] > 0 || state == CustomerState.ACTIVE_AT_ZERO;
            isLost[n] = !isActive[n] && state != CustomerState.PAUSED;
        }
        most += highest;
        mayOverflow |= most < 0;
        return n + 1;
    }

    private void add(RetentionFold other) {
        List<long[]> own = all();
        List<long[]> others = other.all();
        for (int i = 0; i < own.size(); i++) {
            long[] sums = own.get(i);
            Arrays.setAll(sums, sumOf(sums, others.get(i)));
        }
        most += other.most;
        mayOverflow |= other.mayOverflow || most < 0;
    }

    private static java.util.function.IntToLongFunction sumOf(long[] a, long[] b) {
        return i -> a[i] + b[i];
    }

    private List<long[]> all() {
        return List.of(opening, net, gross, base, active, kept);
    }
}
