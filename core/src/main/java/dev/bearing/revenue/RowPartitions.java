package dev.bearing.revenue;

import static com.google.common.base.Preconditions.checkState;

import org.jspecify.annotations.Nullable;

/**
 * The rows of columns, those of one account in one part, the parts small enough for a processor's cache: two sequential
 * passes over the columns, one to count and one to copy. A row is {@link #width} numbers in a row.
 */
final class RowPartitions {

    /** Where in a row the hash of its account is, from which {@link #account} finds the key. */
    static final int HASH = 0;

    static final int SUBSCRIPTION = 1;
    static final int DAYS = 2;
    static final int AMOUNT = 3;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** What undoes a multiplication by {@link #GOLDEN}. */
    private static final long INVERSE = 0xF1DE83E19937733DL;

    private static final int ROWS_A_PART = 1024;
    private static final int MOST_PARTS = 1 << 12;
    private static final int SLICE = 1 << 16;
    /** How large an array is that several parts share. */
    private static final int CELLS_AN_ARRAY = 1 << 21;

    private final PriceColumns columns;
    private final int bits;
    private final int width;
    private final int quantityAt;
    private final int rareAt;
    private final long[][] parts;
    private final int[] starts;
    private final int[] ends;

    private RowPartitions(PriceColumns columns) {
        this.columns = columns;
        int wanted = Integer.highestOneBit(Math.max(2, Math.min(MOST_PARTS, columns.size() / ROWS_A_PART)));
        bits = Integer.numberOfTrailingZeros(wanted);
        parts = new long[wanted][];
        starts = new int[wanted];
        ends = new int[wanted];
        quantityAt = columns.quantities() == null ? -1 : 4;
        rareAt = columns.rare() == null ? -1 : quantityAt < 0 ? 4 : 5;
        width = 4 + (quantityAt < 0 ? 0 : 1) + (rareAt < 0 ? 0 : 1);
    }

    static RowPartitions of(PriceColumns columns, int threads) {
        RowPartitions made = new RowPartitions(columns);
        made.fill(threads);
        return made;
    }

    int size() {
        return parts.length;
    }

    /** Where a part begins in its array. */
    int start(int part) {
        return starts[part];
    }

    /** Where it ends. */
    int end(int part) {
        return ends[part];
    }

    /** Hands out the array that a part is in, once. */
    long[] take(int part) {
        long[] rows = parts[part];
        parts[part] = new long[0];
        return rows;
    }

    /** How many numbers a row has. */
    int width() {
        return width;
    }

    /** Where in a row its quantity is, or -1 where all are 1. */
    int quantityAt() {
        return quantityAt;
    }

    /** Where in a row its rare days are, or -1 where none has any. */
    int rareAt() {
        return rareAt;
    }

    /** The highest bits of a hash in which accounts of one part differ. */
    int slot(long hash, int count) {
        return (int) ((hash << bits) >>> (64 - count));
    }

    /** The key of the account with a hash: no two have the same. */
    static long account(long hash) {
        return hash * INVERSE;
    }

    private void fill(int threads) {
        int[][] at = new int[threads][parts.length];
        Workers.run(threads, worker -> count(worker, threads, at[worker]));
        int from = 0;
        while (from < parts.length) {
            from = allocate(from, at);
        }
        Workers.run(threads, worker -> copy(worker, threads, at[worker]));
    }

    /**
     * Makes an array for some parts from one on, turns the numbers of their rows into places, and returns the part
     * after. Few large arrays instead of one each: a part's head is one place less that a copied row touches.
     */
    private int allocate(int from, int[][] at) {
        long sum = 0;
        int to = from;
        do {
            sum += cells(to++, at);
        } while (to < parts.length && sum + cells(to, at) <= CELLS_AN_ARRAY);
        checkState(sum <= Integer.MAX_VALUE - 8, "an account has too many price states");
        long[] shared = new long[(int) sum];
        int place = 0;
        for (int part = from; part < to; part++) {
            parts[part] = shared;
            starts[part] = place;
            for (int[] counts : at) {
                int cells = counts[part] * width;
                counts[part] = place;
                place += cells;
            }
            ends[part] = place;
        }
        return to;
    }

    private long cells(int part, int[][] at) {
        long sum = 0;
        for (int[] counts : at) {
            sum += counts[part];
        }
        return sum * width;
    }

    private int first(int worker, int threads) {
        long slices = (columns.size() + SLICE - 1L) / SLICE;
        return (int) Math.min(columns.size(), slices * worker / threads * SLICE);
    }

    private void count(int worker, int threads, int[] counts) {
        int end = first(worker + 1, threads);
        for (int row = first(worker, threads); row < end; row += SLICE) {
            long[] accounts = columns.accounts().keys().chunk(row);
            int n = Math.min(SLICE, end - row);
            int shift = 64 - bits;
            for (int i = 0; i < n; i++) {
                counts[(int) ((accounts[i] * GOLDEN) >>> shift)]++;
            }
        }
    }

    private void copy(int worker, int threads, int[] at) {
        int end = first(worker + 1, threads);
        for (int row = first(worker, threads); row < end; row += SLICE) {
            int n = Math.min(SLICE, end - row);
            if (width == 4) {
                copyFour(row, n, at);
            } else {
                copyAll(row, n, at);
            }
        }
    }

    private void copyFour(int row, int n, int[] at) {
        long[] accounts = columns.accounts().keys().chunk(row);
        long[] subscriptions = columns.subscriptions().keys().chunk(row);
        long[] days = columns.days().chunk(row);
        long[] amounts = columns.amounts().chunk(row);
        int shift = 64 - bits;
        for (int i = 0; i < n; i++) {
            long hash = accounts[i] * GOLDEN;
            int part = (int) (hash >>> shift);
            int to = at[part];
            at[part] = to + 4;
            long[] rows = parts[part];
            rows[to] = hash;
            rows[to + 1] = subscriptions[i];
            rows[to + 2] = days[i];
            rows[to + 3] = amounts[i];
        }
    }

    private void copyAll(int row, int n, int[] at) {
        long[] accounts = columns.accounts().keys().chunk(row);
        long[] subscriptions = columns.subscriptions().keys().chunk(row);
        long[] days = columns.days().chunk(row);
        long[] amounts = columns.amounts().chunk(row);
        int shift = 64 - bits;
        long[] quantities = chunk(columns.quantities(), row);
        long[] rare = chunk(columns.rare(), row);
        for (int i = 0; i < n; i++) {
            long hash = accounts[i] * GOLDEN;
            int part = (int) (hash >>> shift);
            int to = at[part];
            at[part] = to + width;
            long[] rows = parts[part];
            rows[to] = hash;
            rows[to + 1] = subscriptions[i];
            rows[to + 2] = days[i];
            rows[to + 3] = amounts[i];
            if (quantityAt >= 0) {
                rows[to + quantityAt] = quantities[i];
            }
            if (rareAt >= 0) {
                rows[to + rareAt] = rare[i];
            }
        }
    }

    private static long[] chunk(@Nullable LongColumn column, int row) {
        return column == null ? new long[0] : column.chunk(row);
    }
}
