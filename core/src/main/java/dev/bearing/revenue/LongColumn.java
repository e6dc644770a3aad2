package dev.bearing.revenue;

import java.util.Arrays;

/** A growing column of {@code long} in chunks, so that growing copies next to nothing and wastes one chunk at most. */
final class LongColumn {

    private static final int BITS = 15;

    /** How many numbers a chunk has: 256 KiB, less than what a collector keeps apart as large. */
    static final int CHUNK = 1 << BITS;

    private long[][] chunks;
    private int size;

    LongColumn(int expected) {
        chunks = new long[(expected >>> BITS) + 1][];
    }

    /** A column of so many equal values. */
    static LongColumn filled(int size, long value, int expected) {
        LongColumn column = new LongColumn(Math.max(size, expected));
        for (int i = 0; i < size; i++) {
            column.add(value);
        }
        return column;
    }

    int size() {
        return size;
    }

    void add(long value) {
        int chunk = size >>> BITS;
        int at = size & (CHUNK - 1);
        if (at == 0) {
            open(chunk);
        }
        chunks[chunk][at] = value;
        size++;
    }

    private void open(int chunk) {
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk + (chunk >> 1) + 1);
        }
        chunks[chunk] = new long[CHUNK];
    }

    void set(int row, long value) {
        chunks[row >>> BITS][row & (CHUNK - 1)] = value;
    }

    long get(int row) {
        return chunks[row >>> BITS][row & (CHUNK - 1)];
    }

    /** Gives up the chunk that holds a row. */
    void forget(int row) {
        chunks[row >>> BITS] = new long[0];
    }

    /** The chunk that holds a row, the first of its chunk. */
    long[] chunk(int row) {
        return chunks[row >>> BITS];
    }
}
