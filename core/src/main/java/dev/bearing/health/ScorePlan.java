package dev.bearing.health;

import static com.google.common.base.Preconditions.checkArgument;

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

    ScorePlan(Scorecard scorecard) {
        checkArgument(
                !scorecard.needsPeers(),
                "scorecard %s compares an account with its peers: fit the scorecard to them first",
                scorecard.id());
        this.scorecard = scorecard;
        measures = scorecard.measures().toArray(new Measure[0]);
        signalOf = new int[measures.length];
        List<List<Integer>> reading = new ArrayList<>();
        for (int i = 0; i < measures.length; i++) {
            signalOf[i] = indexes.computeIfAbsent(measures[i].signal(), name -> {
                reading.add(new ArrayList<>());
                return reading.size() - 1;
            });
            reading.get(signalOf[i]).add(i);
        }
        readers = new int[reading.size()][];
        reaches = new int[reading.size()];
        for (int signal = 0; signal < readers.length; signal++) {
            readers[signal] =
                    reading.get(signal).stream().mapToInt(Integer::intValue).toArray();
            for (int measure : readers[signal]) {
                reaches[signal] = Math.max(reaches[signal], measures[measure].windowDays());
            }
        }
    }

    Scorecard scorecard() {
        return scorecard;
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
     */
    int readAgainOn(int index, RunningSeries series, int today) {
        Measure measure = measures[index];
        long age = (long) today - series.lastDay();
        long expires = measure.expiresDays().orElse(Integer.MAX_VALUE);
        if (age > expires) {
            return Integer.MAX_VALUE; // missing until something is observed
        }
        if (measure.halfLifeDays().isPresent() || measure.aggregate() == Aggregate.DAYS_SINCE) {
            return today + 1;
        }
        long expired = series.lastDay() + expires + 1;
        int left = measure.aggregate() == Aggregate.LAST
                ? leftOn(series.lastDay(), measure.windowDays(), today)
                : series.leaves(measure.windowDays(), today);
        return (int) Math.min(left, Math.min(Integer.MAX_VALUE, expired));
    }

    /** Returns the day on which an observation of {@code day} leaves the window; never, if it has. */
    private static int leftOn(int day, int windowDays, int today) {
        long left = (long) day + windowDays;
        return left > today && left < Integer.MAX_VALUE ? (int) left : Integer.MAX_VALUE;
    }
}
