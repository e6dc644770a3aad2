package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * One wait, from its origin at tick 0: when it came under observation, when that ended, and how.
 *
 * @param entry the tick observation began: 0 for a wait seen from its origin, which then counts at tick 0 too;
 *     otherwise the wait counts after this tick (delayed entry)
 * @param exit the last tick observed, at least 0 and later than a delayed entry
 * @param cause how it ended: 0 for not yet (censored), 1 and up for what happened, one number per cause
 * @param weight how much it counts, such as its recurring revenue: 0 or more and finite; 1 for one customer, one voice.
 *     A wait of weight 0 changes nothing, as if it were not there
 */
public record Spell(long entry, long exit, int cause, double weight) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Spell {
        check(entry, exit, cause);
        checkWeight(weight);
    }

    /** Makes a wait of weight 1. */
    public Spell(long entry, long exit, int cause) {
        this(entry, exit, cause, 1);
    }

    /** Returns a wait seen from its origin that ended at {@code exit} by {@code cause}. */
    public static Spell ended(long exit, int cause) {
        checkArgument(cause >= 1, "cause must be 1 or more, was %s", cause);
        return new Spell(0, exit, cause);
    }

    /** Returns a wait seen from its origin that was not over at {@code exit}, the last tick it was looked at. */
    public static Spell censored(long exit) {
        return new Spell(0, exit, 0);
    }

    /** Returns this wait, observed only after tick {@code value}. */
    public Spell withEntry(long value) {
        return new Spell(value, exit, cause, weight);
    }

    /** Returns this wait with a weight. */
    public Spell withWeight(double value) {
        return new Spell(entry, exit, cause, value);
    }

    static void check(long entry, long exit, int cause) {
        checkArgument(entry >= 0, "entry must not be negative, was %s", entry);
        checkArgument(
                entry == 0 ? exit >= 0 : exit > entry,
                "exit must not be negative, and later than a delayed entry, was %s after entry %s",
                exit,
                entry);
        checkArgument(cause >= 0, "cause must be 0 (censored) or more, was %s", cause);
    }

    static void checkWeight(double weight) {
        checkArgument(
                weight >= 0 && weight < Double.POSITIVE_INFINITY,
                "weight must be finite and not negative, was %s",
                weight);
    }
}
