package dev.bearing.testkit;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was drawn how often, for the tests that hold the draws against the truth. A cell counts chances, the events
 * among them, and the events to be expected.
 */
final class Tally {

    /** One kind of chance. */
    static final class Cell {
        private long chances;
        private long events;
        private double expected;
        private double variance;

        /** Returns how often it could have happened. */
        long chances() {
            return chances;
        }

        /** Returns how often it happened. */
        long events() {
            return events;
        }

        /** Returns how often it was to be expected. */
        double expected() {
            return expected;
        }

        /** Returns the variance of how often it happens. */
        double variance() {
            return variance;
        }
    }

    private final SortedMap<String, Cell> cells = new TreeMap<>();

    /** Counts one draw. */
    boolean count(String kind, double probability, boolean happened) {
        return count(kind, 1, probability, happened);
    }

    /** Counts draws of one probability of which none but perhaps the last happened. */
    boolean count(String kind, long draws, double probability, boolean lastHappened) {
        Cell cell = cells.computeIfAbsent(kind, name -> new Cell());
        cell.chances += draws;
        cell.events += lastHappened ? 1 : 0;
        cell.expected += draws * probability;
        cell.variance += draws * probability * (1 - probability);
        return lastHappened;
    }

    /** Returns the cells by kind. */
    SortedMap<String, Cell> cells() {
        return cells;
    }
}
