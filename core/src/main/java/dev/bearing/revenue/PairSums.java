package dev.bearing.revenue;

/**
 * What blocks of accounts, none of them ever active at zero, add to trailing windows. What an account pays when a
 * window opens changes where a step does; what it pays less or more when it closes comes from pairs of levels, that of
 * the opening and a later one, between which the window lies. All sums are differences between a window and the one
 * before.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class PairSums {

    private static final int ACTIVE_AT_ZERO = CustomerState.ACTIVE_AT_ZERO.ordinal();
    private static final int LOST = CustomerState.LOST.ordinal();

    /** The sums of a window stand side by side. */
    private static final int WIDTH = 4;

    private static final int OPENING = 0;
    private static final int NET = 1;
    private static final int GROSS = 2;
    /** Who paid when the window opened; in the lower half, how many of these are lost when it closes. */
    private static final int COUNTS = 3;

    private static final long ONE = 1L << 32;

    private final DayTable table;
    private final int windows;
    private final int months;
    private final long[] sums;

    /** From which boundary on each step of the block holds. */
    private int[] slots = new int[64];

    PairSums(DayTable table, int windows, int months) {
        this.table = table;
        this.windows = windows;
        this.months = months;
        sums = new long[(windows + 1) * WIDTH];
    }

    /** What is paid when a window opens. */
    long opening(int window) {
        return sums[window * WIDTH + OPENING];
    }

    /** How much more it is when the window closes. */
    long net(int window) {
        return sums[window * WIDTH + NET];
    }

    /** The same where it is less. */
    long gross(int window) {
        return sums[window * WIDTH + GROSS];
    }

    /** Who paid when the window opened; in the lower half, how many of these are lost when it closes. */
    long counts(int window) {
        return sums[window * WIDTH + COUNTS];
    }

    /** Adds a block; false, with nothing added, if somebody in it was ever active and paid nothing. */
    boolean take(StepBlock block) {
        StepBuffer steps = block.steps();
        if (!findSlots(steps)) {
            return false;
        }
        addOpenings(block);
        int to = block.from(0);
        for (int account = 0; account < block.accounts(); account++) {
            int from = to;
            to = block.from(account + 1);
            if (to - from > 1 && slots[to - 1] > 0) {
                addPairs(steps, from, to);
            }
        }
        return true;
    }

    private boolean findSlots(StepBuffer steps) {
        if (slots.length < steps.size) {
            slots = new int[steps.size];
        }
        int states = 0;
        for (int i = 0; i < steps.size; i++) {
            slots[i] = table.of(steps.days[i]);
            states |= 1 << StepBuffer.stateOrdinal(steps.codes[i]);
        }
        return (states & (1 << ACTIVE_AT_ZERO)) == 0;
    }

    /** Adds what opens, as if the block were one line, and puts right where a line begins. */
    private void addOpenings(StepBlock block) {
        long[] units = block.steps().units;
        long before = 0;
        for (int i = 0; i < block.steps().size; i++) {
            long now = units[i];
            addOpening(slots[i], now - before, (-now >>> 63) - (-before >>> 63));
            before = now;
        }
        for (int account = 1; account < block.accounts(); account++) {
            int first = block.from(account);
            if (first > 0 && first < block.from(account + 1)) {
                addOpening(slots[first], units[first - 1], -units[first - 1] >>> 63);
            }
        }
    }

    private void addOpening(int slot, long change, long count) {
        int at = Math.min(slot, windows) * WIDTH;
        sums[at + OPENING] += change;
        sums[at + COUNTS] += count * ONE;
    }

    /** Adds the windows that open on one level of an account and close on a later one. */
    private void addPairs(StepBuffer steps, int first, int last) {
        for (int open = first; open + 1 < last && slots[open] < windows; open++) {
            long before = steps.units[open];
            int begin = slots[open];
            int end = Math.min(windows, slots[open + 1]);
            if (before == 0 || begin == end) {
                continue;
            }
            for (int close = open + 1; close < last && slots[close] - months < end; close++) {
                int from = Math.max(begin, slots[close] - months);
                int to = close + 1 == last ? end : Math.min(end, slots[close + 1] - months);
                if (from < to) {
                    boolean lost = StepBuffer.stateOrdinal(steps.codes[close]) == LOST;
                    addPair(from, to, steps.units[close] - before, lost ? 1 : 0);
                }
            }
        }
    }

    private void addPair(int from, int to, long change, long lost) {
        long loss = Math.min(change, 0);
        int at = from * WIDTH;
        sums[at + NET] += change;
        sums[at + GROSS] += loss;
        sums[at + COUNTS] += lost;
        at = to * WIDTH;
        sums[at + NET] -= change;
        sums[at + GROSS] -= loss;
        sums[at + COUNTS] -= lost;
    }
}
