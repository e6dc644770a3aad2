package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The observations of one signal of one account while they arrive, in any order: of each day the version recorded last,
 * and no more days than somebody reads. The newest observation is kept, however old.
 */
final class RunningSeries {

    private final String signal;
    /** How many days back anybody reads. */
    private final int reach;

    private int[] days = new int[4];
    private double[] values = new double[4];
    private int[] recorded = new int[4];
    private int begin;
    private int end;

    RunningSeries(String signal, int reach) {
        this.signal = signal;
        this.reach = reach;
    }

    static RunningSeries of(SignalSeries kept, int reach) {
        RunningSeries series = new RunningSeries(kept.signal(), reach);
        int size = kept.size();
        series.days = new int[size];
        series.values = new double[size];
        series.recorded = new int[size];
        series.end = size;
        for (int i = 0; i < size; i++) {
            series.days[i] = kept.day(i);
            series.values[i] = kept.value(i);
            series.recorded[i] = kept.recordedDay(i);
        }
        return series;
    }

    /**
     * Takes an observation in and returns whether anything is different now.
     *
     * @param today the day up to which everything is known
     * @throws IllegalArgumentException if the day has another value that was recorded on the same day
     */
    boolean put(int day, double value, int recordedOn, int today) {
        if (end > begin && day < days[end - 1] && day <= (long) today - reach) {
            return false; // older than anybody reads
        }
        int place = place(day);
        if (place >= begin && days[place] == day) {
            return replace(place, value, recordedOn);
        }
        insert(place + 1, day, value, recordedOn);
        trim(today);
        return true;
    }

    private boolean replace(int place, double value, int recordedOn) {
        checkArgument(
                recordedOn != recorded[place] || value == values[place],
                "%s on %s was recorded on %s with two values, %s and %s",
                signal,
                LocalDate.ofEpochDay(days[place]),
                LocalDate.ofEpochDay(recordedOn),
                Math.min(value, values[place]),
                Math.max(value, values[place]));
        if (recordedOn <= recorded[place]) {
            return false;
        }
        values[place] = value;
        recorded[place] = recordedOn;
        return true;
    }

    /** Returns the place of the newest observation on or before a day, {@code begin - 1} where there is none. */
    private int place(int day) {
        int place = end - 1;
        while (place >= begin && days[place] > day) {
            place--;
        }
        return place;
    }

    private void insert(int place, int day, double value, int recordedOn) {
        int at = place;
        if (end == days.length) {
            at -= begin;
            makeRoom();
        }
        System.arraycopy(days, at, days, at + 1, end - at);
        System.arraycopy(values, at, values, at + 1, end - at);
        System.arraycopy(recorded, at, recorded, at + 1, end - at);
        days[at] = day;
        values[at] = value;
        recorded[at] = recordedOn;
        end++;
    }

    private void makeRoom() {
        int size = end - begin;
        int room = size > days.length / 2 ? 2 * size : days.length;
        days = Arrays.copyOf(Arrays.copyOfRange(days, begin, end), room);
        values = Arrays.copyOf(Arrays.copyOfRange(values, begin, end), room);
        recorded = Arrays.copyOf(Arrays.copyOfRange(recorded, begin, end), room);
        begin = 0;
        end = size;
    }

    /** Forgets what nobody reads from {@code today} on. */
    private void trim(int today) {
        while (begin < end - 1 && days[begin] <= (long) today - reach) {
            begin++;
        }
    }

    /** Returns a copy of the observations as a measure reads them. */
    Series series() {
        return new Series(Arrays.copyOfRange(days, begin, end), Arrays.copyOfRange(values, begin, end));
    }

    String signal() {
        return signal;
    }

    int lastDay() {
        return days[end - 1];
    }

    /**
     * Returns the first day after {@code today} on which an observation that is in a window today has left it,
     * {@link Integer#MAX_VALUE} if there is none in it.
     */
    int leaves(long windowDays, int today) {
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] > today - windowDays) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < end ? (int) Math.min(Integer.MAX_VALUE, days[low] + windowDays) : Integer.MAX_VALUE;
    }

    /** Returns a copy of what is kept. */
    SignalSeries kept() {
        return new SignalSeries(
                signal,
                Arrays.copyOfRange(days, begin, end),
                Arrays.copyOfRange(values, begin, end),
                Arrays.copyOfRange(recorded, begin, end));
    }
}
