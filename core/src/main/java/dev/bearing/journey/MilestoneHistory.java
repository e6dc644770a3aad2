package dev.bearing.journey;

import dev.bearing.account.AccountFact;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What happened to one milestone of one account: the days its state changed, as epoch days, and the states. */
final class MilestoneHistory {

    /** No day. */
    static final long NEVER = Long.MIN_VALUE;

    static final byte NOTHING = 0;
    static final byte FUNCTIONAL = 1;
    static final byte OUTCOME = 2;
    static final byte CONFIRMED = 3;
    /** A code, and never a state: it comes last on its day. */
    private static final byte LOST = 4;

    private static final int CODES = 5;

    /** Ascending. */
    private final long[] days;
    /** The state from each of those days on. */
    private final byte[] states;

    private MilestoneHistory(long[] days, byte[] states) {
        this.days = days;
        this.states = states;
    }

    /** Returns a day and a level as one number, in whose order they take effect. */
    private static long code(MilestoneEvent event) {
        byte level = switch (event.level()) {
            case FUNCTIONAL -> FUNCTIONAL;
            case OUTCOME -> OUTCOME;
            case CONFIRMED -> CONFIRMED;
            case REGRESSED -> LOST;
        };
        return event.on().toEpochDay() * CODES + level;
    }

    /**
     * Returns the history of some events.
     *
     * @param codes their codes in any order, which this sorts
     */
    private static MilestoneHistory of(long[] codes) {
        Arrays.sort(codes);
        long[] days = new long[codes.length];
        byte[] states = new byte[codes.length];
        int changes = 0;
        byte state = NOTHING;
        for (int i = 0; i < codes.length; ) {
            long day = Math.floorDiv(codes[i], CODES);
            byte before = state;
            for (; i < codes.length && Math.floorDiv(codes[i], CODES) == day; i++) {
                byte code = (byte) Math.floorMod(codes[i], CODES);
                state = code == LOST ? NOTHING : (byte) Math.max(state, code);
            }
            if (state != before) {
                days[changes] = day;
                states[changes] = state;
                changes++;
            }
        }
        return new MilestoneHistory(Arrays.copyOf(days, changes), Arrays.copyOf(states, changes));
    }

    /** Returns one history for each milestone of a path, in its order, from the events known on a day. */
    static MilestoneHistory[] all(SuccessPath path, Collection<MilestoneEvent> events, LocalDate asOf) {
        int[] counts = new int[path.milestones().size()];
        for (MilestoneEvent event : events) {
            int index = path.indexOrNone(event.milestone());
            if (index >= 0 && isKnown(event, event.on(), asOf)) {
                counts[index]++;
            }
        }
        long[][] codes = Arrays.stream(counts).mapToObj(long[]::new).toArray(long[][]::new);
        for (MilestoneEvent event : events) {
            int index = path.indexOrNone(event.milestone());
            if (index >= 0 && isKnown(event, event.on(), asOf)) {
                codes[index][--counts[index]] = code(event);
            }
        }
        return Arrays.stream(codes).map(MilestoneHistory::of).toArray(MilestoneHistory[]::new);
    }

    /** Returns whether what happened on a day was known by another. */
    static boolean isKnown(AccountFact fact, LocalDate on, LocalDate asOf) {
        return !on.isAfter(asOf) && !fact.recordedOn().isAfter(asOf);
    }

    byte state(long epochDay) {
        for (int i = days.length - 1; i >= 0; i--) {
            if (days[i] <= epochDay) {
                return states[i];
            }
        }
        return NOTHING;
    }

    boolean isEmpty() {
        return days.length == 0;
    }

    /** Returns the day since which the state is at least so high, or NEVER while it is not. */
    long since(byte level) {
        int i = days.length;
        while (i > 0 && states[i - 1] >= level) {
            i--;
        }
        return i < days.length ? days[i] : NEVER;
    }

    /** Returns the first day on which the state was at least so high, or NEVER. */
    long first(byte level) {
        for (int i = 0; i < days.length; i++) {
            if (states[i] >= level) {
                return days[i];
            }
        }
        return NEVER;
    }

    /** Returns the days on which the outcome was lost again. */
    LongStream losses() {
        return IntStream.range(1, days.length)
                .filter(i -> states[i - 1] >= OUTCOME && states[i] < OUTCOME)
                .mapToLong(i -> days[i]);
    }

    /**
     * Returns some days and those on which the credit changed: a confirmation of an outcome that is there adds none.
     */
    long[] addChanges(long[] before) {
        long[] more = Arrays.copyOf(before, before.length + days.length);
        int count = before.length;
        for (int i = 0; i < days.length; i++) {
            if (i == 0 || Math.min(states[i], OUTCOME) != Math.min(states[i - 1], OUTCOME)) {
                more[count++] = days[i];
            }
        }
        return count == more.length ? more : Arrays.copyOf(more, count);
    }
}
