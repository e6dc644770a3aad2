package dev.bearing.jackson;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the few texts of a column stand for, each read once and called by a number.
 *
 * @param <T> what a text stands for
 */
final class SeenTexts<T> {

    /** The number of a text that cannot be read. */
    static final int UNREADABLE = -1;

    private static final int MOST = 1 << 12;
    /** Longer texts are not kept, so that all of them take little memory. */
    private static final int LONGEST = 256;

    private static final long NO_ASCII = 0x8080808080808080L;

    private final Function<String, Optional<T>> read;
    private String[] texts = new String[16];
    /** The lengths of texts, and their first eight bytes in one number. */
    private int[] lengths = new int[16];

    private long[] heads = new long[16];
    private @Nullable Object[] values = new Object[16];
    private int[] hashes = new int[16];
    private int[] table = new int[32];
    private int size;

    SeenTexts(Function<String, Optional<T>> read) {
        this.read = read;
    }

    /** Forgets all texts, and their numbers with them, if there are many. */
    void forgetIfMany() {
        if (size > MOST) {
            size = 0;
            Arrays.fill(table, 0);
        }
    }

    /** Returns the number of a cell that is not empty; {@link #UNREADABLE} also for a long one. */
    int of(CsvRows rows, int from, int to) {
        if (to - from > LONGEST) {
            return UNREADABLE;
        }
        int mask = table.length - 1;
        int at = hash(rows, from, to) & mask;
        while (table[at] != 0) {
            int number = table[at] - 1;
            if (isText(number, rows, from, to)) {
                return values[number] == null ? UNREADABLE : number;
            }
            at = (at + 1) & mask;
        }
        return added(rows, from, to, at);
    }

    /** Whether the text of a cell that is not empty is that of a number that {@link #of} returned. */
    boolean isText(int number, CsvRows rows, int from, int to) {
        long head = heads[number];
        if (lengths[number] != to - from || head != head(rows.words(), from, to)) {
            return false;
        }
        return (to - from <= Long.BYTES && (head & NO_ASCII) == 0) || rows.isText(texts[number], from);
    }

    /** Returns what a number that {@link #of} returned stands for. */
    T get(int number) {
        @SuppressWarnings("unchecked") // only what was read is put there
        T value = (T) Objects.requireNonNull(values[number]);
        return value;
    }

    private int added(CsvRows rows, int from, int to, int at) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
            heads = Arrays.copyOf(heads, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        int number = size++;
        texts[number] = rows.text(from, to);
        values[number] = read.apply(texts[number]).orElse(null);
        lengths[number] = to - from;
        heads[number] = head(rows.words(), from, to);
        hashes[number] = hash(rows, from, to);
        table[at] = size;
        if (2 * size > table.length) {
            rehash();
        }
        return values[number] == null ? UNREADABLE : number;
    }

    private void rehash() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int number = 0; number < size; number++) {
            int at = hashes[number] & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = number + 1;
        }
    }

    private static int hash(CsvRows rows, int from, int to) {
        ByteBuffer words = rows.words();
        long hash = (long) to - from;
        long all = 0;
        for (int at = from; at < to; at += Long.BYTES) {
            long head = head(words, at, to);
            hash = 31 * (hash ^ (hash >>> 29)) + head;
            all |= head;
        }
        if ((all & NO_ASCII) != 0) {
            hash = 31 * hash + rows.hash(from, to);
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    /** The next eight bytes of a cell, or fewer at its end. */
    private static long head(ByteBuffer words, int at, int to) {
        long word = words.getLong(at);
        return to - at >= Long.BYTES ? word : word & ((1L << (Byte.SIZE * (to - at))) - 1);
    }
}
