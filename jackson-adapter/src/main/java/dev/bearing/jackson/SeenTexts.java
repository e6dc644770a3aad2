package dev.bearing.jackson;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the few texts of a column stand for, each read once.
 *
 * @param <T> what a text stands for
 */
final class SeenTexts<T> {

    private static final int MOST = 1 << 12;

    private final CsvCells cells;
    private final Function<String, Optional<T>> read;
    private final Map<String, Optional<T>> known = new HashMap<>();
    private final String[] latest = new String[8];
    private final Object[] values = new Object[latest.length];
    private int next;

    SeenTexts(CsvCells cells, Function<String, Optional<T>> read) {
        this.cells = cells;
        this.read = read;
        Arrays.fill(latest, "");
    }

    /** Returns what the characters of a cell that is not empty stand for; empty if it cannot be read. */
    Optional<T> of(int from, int to) {
        for (int i = 0; i < latest.length; i++) {
            if (isSame(latest[i], from, to)) {
                @SuppressWarnings("unchecked") // only what was read is put there
                Optional<T> value = (Optional<T>) values[i];
                return value;
            }
        }
        String text = new String(cells.text(), from, to - from);
        Optional<T> value = known.get(text);
        if (value == null) {
            value = read.apply(text);
            if (known.size() < MOST) {
                known.put(text, value);
            }
        }
        latest[next] = text;
        values[next] = value;
        next = (next + 1) % latest.length;
        return value;
    }

    private boolean isSame(String known, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        char[] text = cells.text();
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
