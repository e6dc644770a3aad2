package dev.bearing.jackson;

import java.util.Arrays;
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
    private static final char[] NONE = new char[0];

    private final Function<String, Optional<T>> read;
    private char[][] texts = new char[16][];
    private @Nullable Object[] values = new Object[16];
    private int[] table = new int[32];
    private int size;

    SeenTexts(Function<String, Optional<T>> read) {
        this.read = read;
        Arrays.fill(texts, NONE);
    }

    /** Forgets all texts, and their numbers with them, if there are many. */
    void forgetIfMany() {
        if (size > MOST) {
            size = 0;
            Arrays.fill(table, 0);
        }
    }

    /** Returns the number of the characters of a cell, or {@link #UNREADABLE}. */
    int of(char[] text, int from, int to) {
        int mask = table.length - 1;
        int at = hash(text, from, to) & mask;
        while (table[at] != 0) {
            int number = table[at] - 1;
            if (isText(number, text, from, to)) {
                return values[number] == null ? UNREADABLE : number;
            }
            at = (at + 1) & mask;
        }
        return added(new String(text, from, to - from), at);
    }

    /** Whether the characters of a cell are the text of a number that {@link #of} returned. */
    boolean isText(int number, char[] text, int from, int to) {
        char[] known = texts[number];
        if (known.length != to - from) {
            return false;
        }
        for (int i = 0; i < known.length; i++) {
            if (known[i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a number that {@link #of} returned stands for. */
    T get(int number) {
        @SuppressWarnings("unchecked") // only what was read is put there
        T value = (T) java.util.Objects.requireNonNull(values[number]);
        return value;
    }

    private int added(String text, int at) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        int number = size++;
        texts[number] = text.toCharArray();
        values[number] = read.apply(text).orElse(null);
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
            int at = hash(texts[number], 0, texts[number].length) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = number + 1;
        }
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
