package dev.bearing.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;

import java.util.Arrays;
import java.util.List;

/**
 * Many {@linkplain Spell waits} in columns, the input of every model here. Their order does not matter to any model.
 * Immutable.
 *
 * <pre>{@code
 * Spells tenures = Spells.of(new long[] {5, 8, 12}, new int[] {1, 1, 0}); // two churned, one still waits
 * KaplanMeier retention = KaplanMeier.of(tenures);
 * }</pre>
 */
public final class Spells {

    private final long[] entries;
    private final long[] exits;
    private final int[] causes;
    private final int largestCause;

    private Spells(long[] entries, long[] exits, int[] causes) {
        this.entries = entries;
        this.exits = exits;
        this.causes = causes;
        this.largestCause = Arrays.stream(causes).max().orElse(0);
    }

    /** Returns these spells in columns. */
    public static Spells of(List<Spell> spells) {
        Builder builder = builder();
        spells.forEach(spell -> builder.add(spell.entry(), spell.exit(), spell.cause()));
        return builder.build();
    }

    /**
     * Returns spells seen from their origin.
     *
     * @param exits the last tick observed, one per spell
     * @param causes 0 for censored, 1 and up for what happened, one per spell
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Spells of(long[] exits, int[] causes) {
        return of(new long[exits.length], exits, causes);
    }

    /**
     * Returns spells of which some came under observation after their origin.
     *
     * @param entries the tick observation began, 0 for the origin, one per spell
     * @param exits the last tick observed, one per spell
     * @param causes 0 for censored, 1 and up for what happened, one per spell
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Spells of(long[] entries, long[] exits, int[] causes) {
        checkArgument(
                entries.length == exits.length && exits.length == causes.length,
                "entries, exits and causes must be of one length, were %s, %s and %s",
                entries.length,
                exits.length,
                causes.length);
        Builder builder = new Builder(exits.length);
        for (int i = 0; i < exits.length; i++) {
            builder.add(entries[i], exits[i], causes[i]);
        }
        return builder.build();
    }

    /** Returns a builder without spells. */
    public static Builder builder() {
        return new Builder(16);
    }

    /** Returns how many spells there are. */
    public int size() {
        return exits.length;
    }

    /** Returns the spell at {@code index}, from 0. */
    public Spell get(int index) {
        checkElementIndex(index, exits.length);
        return new Spell(entries[index], exits[index], causes[index]);
    }

    /** Returns the largest cause seen; 0 where nothing has happened to anybody. */
    public int largestCause() {
        return largestCause;
    }

    /** Returns the number of spells and of those that ended, such as {@code 12 spells, 7 ended}. */
    @Override
    public String toString() {
        return size() + " spells, " + Arrays.stream(causes).filter(c -> c > 0).count() + " ended";
    }

    long entry(int index) {
        return entries[index];
    }

    long exit(int index) {
        return exits[index];
    }

    int cause(int index) {
        return causes[index];
    }

    /** Collects spells without an object for each; not thread-safe. */
    public static final class Builder {

        private long[] entries;
        private long[] exits;
        private int[] causes;
        private int size;

        private Builder(int capacity) {
            entries = new long[capacity];
            exits = new long[capacity];
            causes = new int[capacity];
        }

        /** Adds a spell seen from its origin; see {@link Spell} for the ranges. */
        public Builder add(long exit, int cause) {
            return add(0, exit, cause);
        }

        /** Adds a spell; see {@link Spell} for the ranges. */
        public Builder add(long entry, long exit, int cause) {
            Spell.check(entry, exit, cause);
            if (size == exits.length) {
                int capacity = Math.max(16, size + (size >> 1));
                entries = Arrays.copyOf(entries, capacity);
                exits = Arrays.copyOf(exits, capacity);
                causes = Arrays.copyOf(causes, capacity);
            }
            entries[size] = entry;
            exits[size] = exit;
            causes[size] = cause;
            size++;
            return this;
        }

        /** Returns the spells added so far. */
        public Spells build() {
            return new Spells(Arrays.copyOf(entries, size), Arrays.copyOf(exits, size), Arrays.copyOf(causes, size));
        }
    }
}
