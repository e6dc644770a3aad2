package dev.bearing.revenue;

import java.util.Arrays;

/** On which days of an account something begins, or ends and nothing follows: in the order of days. */
final class DayEvents {

    /** More than that are sorted by the library. */
    private static final int FEW = 40;

    private long[] events = new long[32];
    private int size;

    /** Forgets all, and makes room for so many. */
    void clear(int capacity) {
        size = 0;
        if (events.length < capacity) {
            events = new long[2 * capacity];
        }
    }

    int size() {
        return size;
    }

    /** The number, of a row or of a segment, begins on a day. */
    void begin(int day, int number) {
        put(((long) day << 32) | ((long) number << 1));
    }

    /** It ends on a day. */
    void end(int day, int number) {
        put(((long) day << 32) | ((long) number << 1) | 1);
    }

    private void put(long event) {
        int at = size++;
        if (at < FEW) {
            while (at > 0 && events[at - 1] > event) {
                events[at] = events[at - 1];
                at--;
            }
        }
        events[at] = event;
    }

    /** Puts them in order, when the last one is there. */
    void sort() {
        if (size <= FEW) {
            return;
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int i = 0; i < size; i++) {
            first = Math.min(first, day(i));
            last = Math.max(last, day(i));
        }
        if (last - first < 4L * size) {
            count((int) first, (int) (last - first) + 1);
        } else {
            Arrays.sort(events, 0, size);
        }
    }

    /** Puts them in the order of their days, by counting these. */
    private void count(int first, int days) {
        int[] places = new int[days + 1];
        for (int i = 0; i < size; i++) {
            places[day(i) - first + 1]++;
        }
        for (int i = 1; i < days; i++) {
            places[i] += places[i - 1];
        }
        long[] before = Arrays.copyOf(events, size);
        for (long event : before) {
            events[places[(int) (event >>> 32) - first]++] = event;
        }
    }

    int day(int i) {
        return (int) (events[i] >>> 32);
    }

    int number(int i) {
        return (int) events[i] >>> 1;
    }

    boolean begins(int i) {
        return (events[i] & 1) == 0;
    }
}
