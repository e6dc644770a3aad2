package dev.bearing.account;

import java.time.LocalDate;

/**
 * Something that happened or was agreed: dated by day, immutable, and known since a day. Facts of one class with the
 * same {@linkplain #key key} are versions of one another: the one recorded last counts, from the day it was recorded
 * on. Order and exact duplicates never matter.
 *
 * <p>Facts are compared by {@link Object#equals}; implementations are records.
 */
public interface Fact {

    /** The earliest day a fact may carry. */
    LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    /** The latest day a fact may carry. */
    LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Returns what makes this fact the same fact in another version; compared by {@link Object#equals}. */
    Object key();

    /** Returns the day this fact began or happened. */
    LocalDate effectiveOn();

    /** Returns the day this fact became known; by default the day it took effect. */
    LocalDate recordedOn();

    /** Returns the newest day on which anything in this fact began or happened: never a planned end or due date. */
    default LocalDate newestDay() {
        return effectiveOn().isAfter(recordedOn()) ? effectiveOn() : recordedOn();
    }

    /**
     * Returns this fact as it was known on {@code day}: every field dated later is blank. Asked only of facts that had
     * begun and were recorded by then.
     */
    Fact asKnownOn(LocalDate day);
}
