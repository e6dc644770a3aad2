package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.sort.TimeKeys;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Many {@linkplain Spell waits} in columns, the input of every model here. Their order does not matter to any model.
 * Immutable.
 *
 * <pre>{@code
 * Spells tenures = Spells.of(new long[] {5, 8, 12}, new int[] {1, 1, 0}); // two churned, one still waits
 * KaplanMeier retention = KaplanMeier.of(tenures);
 * Spells money = tenures.withWeights(new double[] {99, 20, 450});         // each counts by what it pays
 * }</pre>
 *
 * <p>Time is counted in whole ticks. {@link #ofDurations} takes times that are not whole; they are told apart by their
 * last bit and never rounded, so two are tied only if they are equal.
 */
public final class Spells {

    /** Empty where no entry is delayed. */
    private final long[] entries;

    private final long[] exits;
    private final int[] causes;
    /** Empty where every weight is 1. */
    private final double[] weights;
    /** Whether a key is a number of ticks; else it holds the bits of a duration, which have the same order. */
    private final boolean whole;

    private final int largestCause;

    private Spells(long[] entries, long[] exits, int[] causes, double[] weights, boolean whole) {
        this.entries = entries;
        this.exits = exits;
        this.causes = causes;
        this.weights = weights;
        this.whole = whole;
        int largest = 0;
        for (int cause : causes) {
            largest = Math.max(largest, cause);
        }
        this.largestCause = largest;
    }

    /** Returns these spells in columns. */
    public static Spells of(List<Spell> spells) {
        requireNonNull(spells, "spells");
        Builder builder = builder();
        spells.forEach(builder::add);
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
        requireNonNull(exits, "exits");
        requireNonNull(causes, "causes");
        return checked(new long[0], exits.clone(), causes.clone(), true);
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
        requireNonNull(entries, "entries");
        requireNonNull(exits, "exits");
        requireNonNull(causes, "causes");
        checkLengths(entries.length, exits.length, causes.length);
        return checked(entries.clone(), exits.clone(), causes.clone(), true);
    }

    /**
     * Returns spells seen from their origin whose times need not be whole. Where all of them are, this is
     * {@link #of(long[], int[])}.
     *
     * @param exits the last time observed, one per spell, each finite and not negative
     * @param causes 0 for censored, 1 and up for what happened, one per spell
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Spells ofDurations(double[] exits, int[] causes) {
        requireNonNull(exits, "exits");
        requireNonNull(causes, "causes");
        boolean whole = TimeKeys.allWhole(exits);
        return checked(new long[0], TimeKeys.of(exits, whole), causes.clone(), whole);
    }

    /**
     * Returns spells whose times need not be whole, and of which some came under observation after their origin.
     *
     * @param entries the time observation began, 0 for the origin, one per spell
     * @param exits the last time observed, one per spell, each finite and not negative
     * @param causes 0 for censored, 1 and up for what happened, one per spell
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Spells ofDurations(double[] entries, double[] exits, int[] causes) {
        requireNonNull(entries, "entries");
        requireNonNull(exits, "exits");
        requireNonNull(causes, "causes");
        checkLengths(entries.length, exits.length, causes.length);
        boolean whole = TimeKeys.allWhole(exits) && TimeKeys.allWhole(entries);
        return checked(TimeKeys.of(entries, whole), TimeKeys.of(exits, whole), causes.clone(), whole);
    }

    private static Spells checked(long[] entries, long[] exits, int[] causes, boolean whole) {
        checkLengths(exits.length, exits.length, causes.length);
        boolean delayed = false;
        for (int i = 0; i < exits.length; i++) {
            long entry = entries.length == 0 ? 0 : entries[i];
            Spell.check(entry, exits[i], causes[i]);
            delayed |= entry > 0;
        }
        return new Spells(delayed ? entries : new long[0], exits, causes, new double[0], whole);
    }

    private static void checkLengths(int entries, int exits, int causes) {
        checkArgument(
                entries == exits && exits == causes,
                "entries, exits and causes must be of one length, were %s, %s and %s",
                entries,
                exits,
                causes);
    }

    /** Returns a builder without spells. */
    public static Builder builder() {
        return new Builder(16);
    }

    /**
     * Returns these spells, each with a weight instead of 1 or the one it had: what it pays, so that a curve tells of
     * money and not of heads. A spell of weight 0 changes nothing, as if it were not there.
     *
     * @param values one per spell, each finite and not negative
     * @throws IllegalArgumentException if there are more or fewer, or one is out of its range
     */
    public Spells withWeights(double[] values) {
        checkArgument(values.length == size(), "there must be %s weights, were %s", size(), values.length);
        return new Spells(entries, exits, causes, stored(values.clone()), whole);
    }

    /** Checks weights, and drops them where all are 1. */
    private static double[] stored(double[] weights) {
        boolean weighted = false;
        for (double weight : weights) {
            Spell.checkWeight(weight);
            weighted |= weight != 1;
        }
        return weighted ? weights : new double[0];
    }

    /**
     * Returns these spells by group, the groups sorted.
     *
     * @param groups the group of each spell, one per spell
     */
    public SortedMap<String, Spells> by(List<String> groups) {
        checkArgument(groups.size() == size(), "there must be %s groups, were %s", size(), groups.size());
        TreeMap<String, IntStream.Builder> places = new TreeMap<>();
        for (int i = 0; i < size(); i++) {
            places.computeIfAbsent(groups.get(i), group -> IntStream.builder()).add(i);
        }
        TreeMap<String, Spells> split = new TreeMap<>();
        places.forEach((group, chosen) -> split.put(group, at(chosen.build().toArray())));
        return Collections.unmodifiableSortedMap(split);
    }

    /** Returns how many spells there are. */
    public int size() {
        return exits.length;
    }

    /**
     * Returns the spell at {@code index}, from 0.
     *
     * @throws IllegalStateException if the times of these spells are not all whole
     */
    public Spell get(int index) {
        checkIndex(index, exits.length);
        return new Spell(entry(index), exit(index), causes[index], weight(index));
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

    /** Returns the tick at which observation began; only where {@link #isWhole}. */
    long entry(int index) {
        checkWhole();
        return entryKey(index);
    }

    /** Returns the last tick observed; only where {@link #isWhole}. */
    long exit(int index) {
        checkWhole();
        return exits[index];
    }

    private void checkWhole() {
        if (!whole) {
            throw new IllegalStateException("the times of these spells are not whole ticks");
        }
    }

    /** Returns the time at which observation began. */
    double entryTime(int index) {
        return time(entryKey(index));
    }

    /** Returns the last time observed. */
    double exitTime(int index) {
        return time(exits[index]);
    }

    /** Returns the time at which observation of each began, {@code double[size]}. */
    double[] entryTimes() {
        return IntStream.range(0, size()).mapToDouble(this::entryTime).toArray();
    }

    /** Returns the last time at which each was observed, {@code double[size]}. */
    double[] exitTimes() {
        return IntStream.range(0, size()).mapToDouble(this::exitTime).toArray();
    }

    /** Returns a number with the order of the entry times. */
    long entryKey(int index) {
        return entries.length == 0 ? 0 : entries[index];
    }

    /** Returns a number with the order of the exit times. */
    long exitKey(int index) {
        return exits[index];
    }

    int cause(int index) {
        return causes[index];
    }

    double weight(int index) {
        return weights.length == 0 ? 1 : weights[index];
    }

    /** Returns whether a weight is not 1. */
    boolean isWeighted() {
        return weights.length > 0;
    }

    /** Returns whether an entry is delayed. */
    boolean isDelayed() {
        return entries.length > 0;
    }

    /** Returns whether all times are whole ticks, as {@link #get} wants them. */
    boolean isWhole() {
        return whole;
    }

    /**
     * Refuses spells that a count of customers at whole ticks cannot be made of.
     *
     * @param what what they are, for the message
     * @throws IllegalArgumentException if times are not whole ticks, or spells have weights
     */
    public void requireCountable(String what) {
        checkArgument(whole, "%s must end at whole ticks, some do not", what);
        checkArgument(!isWeighted(), "%s must not be weighted: each counts as one", what);
    }

    /** Returns the time that a key stands for. */
    double time(long key) {
        return TimeKeys.time(key, whole);
    }

    /** The columns themselves, for counting; not to be written to. */
    long[] exitKeys() {
        return exits;
    }

    /** The columns themselves, for counting; not to be written to. */
    int[] causes() {
        return causes;
    }

    /** Returns the spells that count: without weights of 0, and in one fixed order, so that sums of weights are too. */
    Spells weighty() {
        return isWeighted() ? at(SpellOrder.of(this)) : this;
    }

    /** Returns the spells that were not over at a time, each observed only after it. */
    Spells after(long key) {
        int[] places = new int[size()];
        int kept = 0;
        for (int i = 0; i < places.length; i++) {
            if (exits[i] > key) {
                places[kept++] = i;
            }
        }
        Spells later = at(Arrays.copyOf(places, kept));
        long[] from = new long[kept];
        for (int i = 0; i < kept; i++) {
            from[i] = Math.max(key, later.entryKey(i));
        }
        return new Spells(key > 0 ? from : later.entries, later.exits, later.causes, later.weights, whole);
    }

    /** Returns these spells with one cause as 1 and every other as 2. */
    Spells competing(int cause) {
        int[] two = new int[causes.length];
        for (int i = 0; i < two.length; i++) {
            two[i] = causes[i] == 0 ? 0 : causes[i] == cause ? 1 : 2;
        }
        return new Spells(entries, exits, two, weights, whole);
    }

    private Spells at(int[] places) {
        int n = places.length;
        long[] entry = new long[entries.length == 0 ? 0 : n];
        long[] exit = new long[n];
        int[] cause = new int[n];
        double[] weight = new double[weights.length == 0 ? 0 : n];
        for (int i = 0; i < n; i++) {
            exit[i] = exits[places[i]];
            cause[i] = causes[places[i]];
            if (entry.length > 0) {
                entry[i] = entries[places[i]];
            }
            if (weight.length > 0) {
                weight[i] = weights[places[i]];
            }
        }
        return new Spells(entry, exit, cause, weight, whole);
    }

    /** Collects spells without an object for each; not thread-safe. */
    public static final class Builder {

        private long[] entries;
        private long[] exits;
        private int[] causes;
        private double[] weights;
        private int size;
        private boolean delayed;

        private Builder(int capacity) {
            entries = new long[capacity];
            exits = new long[capacity];
            causes = new int[capacity];
            weights = new double[capacity];
        }

        /** Adds a spell. */
        public Builder add(Spell spell) {
            requireNonNull(spell, "spell");
            return add(spell.entry(), spell.exit(), spell.cause(), spell.weight());
        }

        /** Adds a spell seen from its origin; see {@link Spell} for the ranges. */
        public Builder add(long exit, int cause) {
            return add(0, exit, cause, 1);
        }

        /** Adds a spell of weight 1; see {@link Spell} for the ranges. */
        public Builder add(long entry, long exit, int cause) {
            return add(entry, exit, cause, 1);
        }

        /** Adds a spell; see {@link Spell} for the ranges. */
        public Builder add(long entry, long exit, int cause, double weight) {
            Spell.check(entry, exit, cause);
            Spell.checkWeight(weight);
            if (size == exits.length) {
                int capacity = Math.max(16, size + (size >> 1));
                entries = Arrays.copyOf(entries, capacity);
                exits = Arrays.copyOf(exits, capacity);
                causes = Arrays.copyOf(causes, capacity);
                weights = Arrays.copyOf(weights, capacity);
            }
            entries[size] = entry;
            exits[size] = exit;
            causes[size] = cause;
            weights[size] = weight;
            delayed |= entry > 0;
            size++;
            return this;
        }

        /** Returns the spells added so far. */
        public Spells build() {
            return new Spells(
                    delayed ? Arrays.copyOf(entries, size) : new long[0],
                    Arrays.copyOf(exits, size),
                    Arrays.copyOf(causes, size),
                    stored(Arrays.copyOf(weights, size)),
                    true);
        }
    }
}
