package dev.bearing.revenue;

import java.util.Arrays;
import org.joda.money.CurrencyUnit;

/** The step lines of some accounts in one currency, in columns: account {@code i} has the steps from its offset on. */
@SuppressWarnings("EnumOrdinal") // states are gathered in bit sets
final class StepBlock {

    private final CurrencyUnit currency;
    private final IdColumn names;
    private final long[] keys;
    private final int[] offsets;
    private final StepBuffer steps;
    private final double volume;
    private final int states;
    private final int firstStates;
    private final int firstDay;

    private StepBlock(CurrencyUnit currency, IdColumn names, long[] keys, int[] offsets, StepBuffer steps) {
        this.currency = currency;
        this.names = names;
        this.keys = keys;
        this.offsets = offsets;
        this.steps = steps;
        volume = steps.volume();
        states = steps.states();
        int bits = 0;
        int earliest = Integer.MAX_VALUE;
        for (int account = 0; account < keys.length; account++) {
            int first = offsets[account];
            if (first < offsets[account + 1]) {
                steps.markFirst(first);
                bits |= 1 << StepBuffer.stateOrdinal(steps.codes[first]);
                earliest = Math.min(earliest, steps.days[first]);
            }
        }
        firstStates = bits;
        firstDay = earliest;
    }

    int accounts() {
        return keys.length;
    }

    CurrencyUnit currency() {
        return currency;
    }

    IdColumn names() {
        return names;
    }

    /** The key of an account, which {@link #names} turns into its id. */
    long key(int account) {
        return keys[account];
    }

    /** Where the steps of an account begin, and those of the one before it end. */
    int from(int account) {
        return offsets[account];
    }

    StepBuffer steps() {
        return steps;
    }

    /** What all steps pay together, to fifteen digits. */
    double volume() {
        return volume;
    }

    /** Whether an account was ever in a state. */
    boolean hasState(CustomerState state) {
        return (states & (1 << state.ordinal())) != 0;
    }

    /** Whether all accounts that have steps are in one state after the first one. */
    boolean allBegin(CustomerState state) {
        return (firstStates & ~(1 << state.ordinal())) == 0;
    }

    /** The day of the earliest step, or {@link Integer#MAX_VALUE} where there is none. */
    int firstDay() {
        return firstDay;
    }

    /** How many bytes its columns take, beside the keys. */
    long bytes() {
        return 4L * offsets.length + 14L * steps.size;
    }

    /** A worker's block in the making; it is emptied by {@link #build} and filled again. */
    static final class Builder {

        private final CurrencyUnit currency;
        private final IdColumn names;
        private final StepBuffer steps = new StepBuffer(1 << 13);
        long[] keys = new long[1 << 12];
        int[] offsets = new int[1 << 12];
        int accounts;

        Builder(CurrencyUnit currency, IdColumn names) {
            this.currency = currency;
            this.names = names;
        }

        /** Begins the line of an account, whose steps are appended to the buffer that is returned. */
        StepBuffer begin(long key) {
            ensure(1);
            keys[accounts] = key;
            offsets[accounts] = steps.size;
            accounts++;
            return steps;
        }

        /** The buffer of the steps. */
        StepBuffer steps() {
            return steps;
        }

        /** Makes room for so many rows more, each an account and two steps at most. */
        void ensure(int rows) {
            if (keys.length - accounts <= rows) {
                int capacity = Math.max(accounts + rows + 1, accounts * 2);
                keys = Arrays.copyOf(keys, capacity);
                offsets = Arrays.copyOf(offsets, capacity);
            }
            steps.ensure(2 * rows);
        }

        /** Drops the latest account. */
        void drop() {
            accounts--;
            steps.size = offsets[accounts];
        }

        boolean isEmpty() {
            return accounts == 0;
        }

        /** Makes the block. */
        StepBlock build() {
            int[] ends = Arrays.copyOf(offsets, accounts + 1);
            ends[accounts] = steps.size;
            StepBlock block = new StepBlock(currency, names, Arrays.copyOf(keys, accounts), ends, steps.copyExactly());
            accounts = 0;
            steps.size = 0;
            return block;
        }
    }
}
