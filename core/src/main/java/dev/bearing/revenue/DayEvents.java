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
        if (size > FEW) {
            Arrays.sort(events, 0, size);
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
