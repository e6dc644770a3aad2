package dev.bearing.revenue;

import java.util.Arrays;
import org.joda.money.CurrencyUnit;

/** The step lines of some accounts in one currency, in columns: account {@code i} has the steps from its offset on. */
final class StepBlock {

    private final CurrencyUnit currency;
    private final IdColumn names;
    private final long[] keys;
    private final int[] offsets;
    private final StepBuffer steps;
    private final double volume;

    private StepBlock(CurrencyUnit currency, IdColumn names, long[] keys, int[] offsets, StepBuffer steps) {
        this.currency = currency;
        this.names = names;
        this.keys = keys;
        this.offsets = offsets;
        this.steps = steps;
        volume = steps.volume();
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

    /** How many bytes its columns take, beside the keys. */
    long bytes() {
        return 4L * offsets.length + 14L * steps.size;
    }

    /** A worker's block in the making; it is emptied by {@link #build} and filled again. */
    static final class Builder {

        private static final int MANY = 16;

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

        boolean isEmpty() {
            return accounts == 0;
        }

        /**
         * Makes the block, those with few steps first: whoever goes through it line by line then has many of the same
         * length in a row, which a processor foresees.
         */
        StepBlock build() {
            offsets[accounts] = steps.size;
            int[] order = byLength();
            long[] ownKeys = new long[accounts];
            int[] ends = new int[accounts + 1];
            StepBuffer own = new StepBuffer(steps.size);
            for (int i = 0; i < accounts; i++) {
                int account = order[i];
                ownKeys[i] = keys[account];
                for (int step = offsets[account]; step < offsets[account + 1]; step++) {
                    own.add(steps.days[step], steps.units[step], steps.codes[step]);
                }
                ends[i + 1] = own.size;
            }
            accounts = 0;
            steps.size = 0;
            return new StepBlock(currency, names, ownKeys, ends, own);
        }

        /** The accounts by how many steps they have, those with many in any order. */
        private int[] byLength() {
            int[] places = new int[MANY + 2];
            for (int i = 0; i < accounts; i++) {
                places[Math.min(MANY, offsets[i + 1] - offsets[i]) + 1]++;
            }
            for (int i = 1; i <= MANY; i++) {
                places[i] += places[i - 1];
            }
            int[] order = new int[accounts];
            for (int i = 0; i < accounts; i++) {
                order[places[Math.min(MANY, offsets[i + 1] - offsets[i])]++] = i;
            }
            return order;
        }
    }
}
