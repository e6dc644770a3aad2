package dev.bearing.vector;

import dev.bearing.value.TierId;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The counts of {@link TierMoves} over some months; changed only while they are being built. */
final class TierCounts {

    private final SortedMap<TierId, SortedMap<TierId, Long>> moved = new TreeMap<>();
    private final SortedMap<TierId, Long> lost = new TreeMap<>();
    private final SortedMap<TierId, Long> joined = new TreeMap<>();
    private final SortedMap<TierId, Long> paused = new TreeMap<>();
    private final SortedMap<TierId, Long> unplaced = new TreeMap<>();

    void addMoved(TierId from, TierId to, long accounts) {
        if (accounts > 0) {
            moved.computeIfAbsent(from, tier -> new TreeMap<>()).merge(to, accounts, Math::addExact);
        }
    }

    void addLost(TierId from, long accounts) {
        add(lost, from, accounts);
    }

    void addJoined(TierId to, long accounts) {
        add(joined, to, accounts);
    }

    void addPaused(TierId from, long accounts) {
        addMoved(from, from, accounts);
        add(paused, from, accounts);
    }

    void addUnplaced(TierId from, long accounts) {
        add(unplaced, from, accounts);
    }

    /** Adds all counts of another. */
    void addAll(TierCounts other) {
        other.moved.forEach((from, row) -> row.forEach((to, accounts) -> addMoved(from, to, accounts)));
        other.lost.forEach(this::addLost);
        other.joined.forEach(this::addJoined);
        other.paused.forEach((tier, accounts) -> add(paused, tier, accounts));
        other.unplaced.forEach(this::addUnplaced);
    }

    long moved(TierId from, TierId to) {
        SortedMap<TierId, Long> row = moved.get(from);
        return row == null ? 0 : row.getOrDefault(to, 0L);
    }

    long lost(TierId from) {
        return lost.getOrDefault(from, 0L);
    }

    long joined(TierId to) {
        return joined.getOrDefault(to, 0L);
    }

    long paused(TierId from) {
        return paused.getOrDefault(from, 0L);
    }

    long unplaced(TierId from) {
        return unplaced.getOrDefault(from, 0L);
    }

    long atRisk(TierId from) {
        SortedMap<TierId, Long> row = moved.get(from);
        long sum = lost(from);
        if (row != null) {
            for (long accounts : row.values()) {
                sum = Math.addExact(sum, accounts);
            }
        }
        return sum;
    }

    /** Returns whether any account-month is at risk. */
    boolean isObserved() {
        return !moved.isEmpty() || !lost.isEmpty();
    }

    SortedSet<TierId> tiers() {
        SortedSet<TierId> all = new TreeSet<>(lost.keySet());
        moved.forEach((from, row) -> {
            all.add(from);
            all.addAll(row.keySet());
        });
        all.addAll(joined.keySet());
        all.addAll(unplaced.keySet());
        return all;
    }

    private static void add(SortedMap<TierId, Long> counts, TierId tier, long accounts) {
        if (accounts > 0) {
            counts.merge(tier, accounts, Math::addExact);
        }
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof TierCounts that
                && moved.equals(that.moved)
                && lost.equals(that.lost)
                && joined.equals(that.joined)
                && paused.equals(that.paused)
                && unplaced.equals(that.unplaced);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * (31 * moved.hashCode() + lost.hashCode()) + joined.hashCode()) + paused.hashCode())
                + unplaced.hashCode();
    }

    @Override
    public String toString() {
        return "moved " + moved + ", lost " + lost + ", joined " + joined;
    }
}
