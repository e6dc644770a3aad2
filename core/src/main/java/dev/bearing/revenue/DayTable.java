package dev.bearing.revenue;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** In which of consecutive stretches of days a day is, by table. */
final class DayTable {

    private final int first;
    private final int[] stretches;

    /**
     * @param lastDays the last day of each stretch, never falling; stretch 0 has no first day, and after the last one
     *     comes one that has no last
     */
    DayTable(int[] lastDays) {
        first = lastDays[0];
        int n = lastDays.length;
        stretches = new int[lastDays[n - 1] - first + 2];
        for (int i = 1; i < n; i++) {
            Arrays.fill(stretches, lastDays[i - 1] - first + 1, lastDays[i] - first + 1, i);
        }
        stretches[stretches.length - 1] = n;
    }

    private DayTable(int first, int[] stretches) {
        this.first = first;
        this.stretches = stretches;
    }

    /** A table of other numbers, each made of that of a stretch. */
    DayTable map(IntUnaryOperator number) {
        return new DayTable(first, Arrays.stream(stretches).map(number).toArray());
    }

    int of(int day) {
        return stretches[Math.max(0, Math.min(day - first, stretches.length - 1))];
    }
}
