package dev.bearing.revenue;

import java.util.Arrays;

/**
 * Rows of one account after the other, to be worked on in the order of how many they are: accounts of as many rows take
 * the same way through a loop.
 */
final class RowRanges {

    /** More rows count as so many. */
    private static final int MOST = 32;

    private final int width;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] order = new int[64];
    private int size;

    RowRanges(int width) {
        this.width = width;
    }

    /** Makes room for so many more. */
    void ensure(int more) {
        if (from.length <= size + more) {
            from = Arrays.copyOf(from, 2 * (size + more));
            to = Arrays.copyOf(to, from.length);
            order = new int[from.length];
        }
    }

    /** Adds the rows in {@code [begin, end)} once or not at all. */
    void note(int begin, int end, int times) {
        from[size] = begin;
        to[size] = end;
        size += times;
    }

    int size() {
        return size;
    }

    /** Puts the shortest ones first. */
    void sort() {
        int[] places = new int[MOST + 2];
        for (int i = 0; i < size; i++) {
            places[length(i) + 1]++;
        }
        for (int i = 1; i < places.length; i++) {
            places[i] += places[i - 1];
        }
        for (int i = 0; i < size; i++) {
            order[places[length(i)]++] = i;
        }
    }

    private int length(int i) {
        return Math.min(MOST, (to[i] - from[i]) / width);
    }

    /** Where one begins, by its place in the order. */
    int from(int place) {
        return from[order[place]];
    }

    /** Where it ends. */
    int to(int place) {
        return to[order[place]];
    }

    void clear() {
        size = 0;
    }
}
