package dev.bearing.monitor;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which conditions of an account hold, and which of them were told: once per episode, and never sooner than a cool-down
 * after the last time.
 */
final class Episodes {

    private static final int NEVER = Integer.MIN_VALUE;

    /** One condition. */
    private static final class State {
        private boolean holds;
        private boolean told;
        /** The day of the last event about it, whatever the episode. */
        private int toldOn = NEVER;
    }

    private final MonitorPolicy policy;
    private final Map<MonitorEvent.Kind, SortedMap<String, State>> states = new EnumMap<>(MonitorEvent.Kind.class);

    Episodes(MonitorPolicy policy) {
        this.policy = policy;
    }

    /** Says whether a condition holds, and returns whether that has to be told now. */
    boolean update(MonitorEvent.Kind kind, String subject, boolean holds, int day) {
        State state = find(kind, subject);
        if (!holds) {
            if (state != null) {
                state.holds = false;
                state.told = false;
                if (day >= coolUntil(kind, state)) {
                    of(kind).remove(subject);
                }
            }
            return false;
        }
        if (state == null) {
            state = new State();
            of(kind).put(subject, state);
        }
        state.holds = true;
        if (state.told || day < coolUntil(kind, state)) {
            return false;
        }
        state.told = true;
        state.toldOn = day;
        return true;
    }

    /**
     * Says that something happened, and returns whether that has to be told: not if it was said before, or another of
     * the kind was told within the cool-down.
     */
    boolean happened(MonitorEvent.Kind kind, String subject, int day) {
        if (find(kind, subject) != null) {
            return false;
        }
        boolean tell = of(kind).values().stream().allMatch(state -> day >= coolUntil(kind, state));
        State state = new State();
        state.holds = true;
        state.told = true;
        state.toldOn = tell ? day : NEVER;
        of(kind).put(subject, state);
        return tell;
    }

    /** Returns whether a condition held when it was looked at last. */
    boolean holds(MonitorEvent.Kind kind) {
        State state = find(kind, "");
        return state != null && state.holds;
    }

    /** Returns what a kind's conditions are about. */
    List<String> subjects(MonitorEvent.Kind kind) {
        SortedMap<String, State> own = states.get(kind);
        return own == null ? List.of() : List.copyOf(own.keySet());
    }

    /** Returns the day on which a condition that holds and was not told yet has to be looked at again. */
    int nextLook() {
        int next = Integer.MAX_VALUE;
        for (Map.Entry<MonitorEvent.Kind, SortedMap<String, State>> kind : states.entrySet()) {
            for (State state : kind.getValue().values()) {
                if (state.holds && !state.told) {
                    next = (int) Math.min(next, coolUntil(kind.getKey(), state));
                }
            }
        }
        return next;
    }

    private long coolUntil(MonitorEvent.Kind kind, State state) {
        return state.toldOn == NEVER ? NEVER : (long) state.toldOn + policy.coolDown(kind);
    }

    private @Nullable State find(MonitorEvent.Kind kind, String subject) {
        SortedMap<String, State> own = states.get(kind);
        return own == null ? null : own.get(subject);
    }

    private SortedMap<String, State> of(MonitorEvent.Kind kind) {
        return states.computeIfAbsent(kind, key -> new TreeMap<>());
    }

    List<AccountSnapshot.Episode> snapshot() {
        List<AccountSnapshot.Episode> snapshot = new ArrayList<>();
        states.forEach((kind, own) -> own.forEach((subject, state) -> snapshot.add(new AccountSnapshot.Episode(
                kind,
                subject,
                state.holds,
                state.told,
                state.toldOn == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(state.toldOn))))));
        return snapshot;
    }

    void restore(List<AccountSnapshot.Episode> snapshot) {
        for (AccountSnapshot.Episode episode : snapshot) {
            State state = new State();
            state.holds = episode.holds();
            state.told = episode.told();
            state.toldOn = episode.toldOn().map(Days::epoch).orElse(NEVER);
            of(episode.kind()).put(episode.subject(), state);
        }
    }
}
