package dev.bearing.examples.report;

import java.util.Arrays;
import java.util.Locale;

/** Where an account is heading, with a mark so that colour never tells it alone. */
enum Direction {
    ARRIVED("★", "arrived"),
    ADVANCING("▲", "advancing"),
    DRIFTING("▶", "drifting"),
    STALLED("■", "stalled"),
    REGRESSING("▼", "regressing"),
    UNKNOWN("?", "not known");

    private final String mark;
    private final String words;

    Direction(String mark, String words) {
        this.mark = mark;
        this.words = words;
    }

    /** Returns the direction of that name in any case, UNKNOWN for every other text. */
    static Direction parse(String text) {
        return Arrays.stream(values())
                .filter(direction -> direction.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(UNKNOWN);
    }

    @Override
    public String toString() {
        return mark + " " + words;
    }
}
