package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which measures of a scorecard read which signals, how far back, and when they have to be read again. Immutable. */
final class ScorePlan {

    private final Scorecard scorecard;
    private final Measure[] measures;
    private final int[] signalOf;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int[][] readers;
    private final int[] reaches;
    private final boolean readsOthers;

    ScorePlan(Scorecard scorecard) {
        checkArgument(
                !scorecard.needsPeers(),
                "scorecard %s compares an account with its peers: fit the scorecard to them first",
                scorecard.id());
        this.scorecard = scorecard;
        measures = scorecard.measures().toArray(new Measure[0]);
        signalOf = new int[measures.length];
        List<List<Integer>> reading = new ArrayList<>();
        List<Integer> reach = new ArrayList<>();
        for (int i = 0; i < measures.length; i++) {
            signalOf[i] = reader(i, measures[i].signal(), reading, reach);
            reach.set(signalOf[i], Math.max(reach.get(signalOf[i]), reach(measures[i])));
            if (measures[i].shareOf().isPresent()) {
                reader(i, measures[i].shareOf().get(), reading, reach); // reads the newest only
            }
        }
        readers = reading.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        readsOthers = scorecard.measures().stream()
                .anyMatch(measure -> measure.shareOf().isPresent());
        reaches = reach.stream().mapToInt(Integer::intValue).toArray();
    }

    private int reader(int measure, String signal, List<List<Integer>> reading, List<Integer> reach) {
        int index = indexes.computeIfAbsent(signal, name -> {
            reading.add(new ArrayList<>());
            reach.add(1);
            return reading.size() - 1;
        });
        reading.get(index).add(measure);
        return index;
    }

    private static int reach(Measure measure) {
        long days = measure.windowDays() + (long) lengthBefore(measure);
        return (int) Math.min(Integer.MAX_VALUE, days);
    }

    /** Returns how many days before its window a measure reads as well. */
    private static int lengthBefore(Measure measure) {
        return measure.aggregate() == Aggregate.GROWTH
                ? measure.windowDays()
                : measure.baselineDays().orElse(0);
    }

    Scorecard scorecard() {
        return scorecard;
    }

    /** Returns whether a measure reads a signal beside its own. */
    boolean readsOthers() {
        return readsOthers;
    }

    int measures() {
        return measures.length;
    }

    int signals() {
        return readers.length;
    }

    Measure measure(int index) {
        return measures[index];
    }

    /** Returns the index of a signal, or -1 if no measure reads it. */
    int index(String signal) {
        return indexes.getOrDefault(signal, -1);
    }

    /** Returns the index of the signal that a measure reads. */
    int signalOf(int measure) {
        return signalOf[measure];
    }

    /** Returns the measures that read a signal. */
    int[] readers(int signal) {
        return readers[signal];
    }

    /** Returns how many days back, the last one included, a measure reads a signal. */
    int reach(int signal) {
        return reaches[signal];
    }

    /**
     * Returns the first day after {@code today} on which a measure may read another number, or count otherwise, though
     * nothing is observed; {@link Integer#MAX_VALUE} if there is none.
     *
     * @param since the account's first day as a customer, {@link Integer#MAX_VALUE} where it is not known
     */
    int readAgainOn(int index, RunningSeries series, int since, int today) {
        Measure measure = measures[index];
        long expired = series.lastDay() + (long) measure.expiresDays().orElse(Integer.MAX_VALUE) + 1;
        if (expired <= today) {
            return Integer.MAX_VALUE; // missing until something is observed
        }
        if (measure.halfLifeDays().isPresent() || measure.aggregate() == Aggregate.DAYS_SINCE) {
            return today + 1;
        }
        int next = (int) Math.min(expired, Integer.MAX_VALUE);
        if (measure.leastTenureDays().isPresent()) {
            long young = reach(measure) + 2L * measure.leastTenureDays().getAsInt();
            if (since <= today && (long) today - since < young) {
                return today + 1;
            }
            next = since > today ? Math.min(next, since) : next;
        }
        if (measure.aggregate() == Aggregate.LAST) {
            return Math.min(next, leftOn(series.lastDay(), measure.windowDays(), today));
        }
        int before = lengthBefore(measure);
        if (before > 0) {
            next = Math.min(next, series.leaves((long) measure.windowDays() + before, today));
        }
        return Math.min(next, series.leaves(measure.windowDays(), today));
    }

    /** Returns the day on which an observation of {@code day} leaves the window; never, if it has. */
    private static int leftOn(int day, int windowDays, int today) {
        long left = (long) day + windowDays;
        return left > today && left < Integer.MAX_VALUE ? (int) left : Integer.MAX_VALUE;
    }
}
