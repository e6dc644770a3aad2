package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts moved from which tier to which within each month: the counts that a {@link LadderModel} is fitted
 * from. One observation is an account that stands in a tier on the day before a month begins; by the month's last day
 * it is in a tier again, the same or another, or it is lost. An account that comes back later opens a new spell: it
 * {@linkplain Builder#joined joins}, and there is no move out of the lost. Who paid and then uses the product for free
 * in no tier is lost. An account that is neither lost nor in any tier at the end is not observed that month.
 *
 * <p>Counts of disjoint accounts or months {@linkplain #plus add}; {@link #empty()} is their neutral element.
 */
public final class TierMoves {

    private static final TierMoves NONE = new Builder().build();

    private final SortedMap<YearMonth, TierCounts> byMonth;
    private final TierCounts total;

    private TierMoves(SortedMap<YearMonth, TierCounts> byMonth) {
        this.byMonth = byMonth;
        this.total = new TierCounts();
        byMonth.values().forEach(total::addAll);
    }

    /** Returns no observation at all. */
    public static TierMoves empty() {
        return NONE;
    }

    /** Returns a builder without an observation. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many account-months began in {@code from} and ended in {@code to}; with both equal, who stayed. */
    public long moved(TierId from, TierId to) {
        return total.moved(from, to);
    }

    /** Returns how many account-months began in {@code from} and ended with the account lost. */
    public long lost(TierId from) {
        return total.lost(from);
    }

    /** Returns how many account-months began in {@code from} and ended in a tier or with the account lost. */
    public long atRisk(TierId from) {
        return total.atRisk(from);
    }

    /** Returns how often an account came into a tier from outside the ladder: new, come back, or resumed. */
    public long joined(TierId to) {
        return total.joined(to);
    }

    /** Returns how many of those who stayed in a tier were paused as the month ended. */
    public long paused(TierId tier) {
        return total.paused(tier);
    }

    /** Returns how many account-months began in a tier and ended on the ladder in none; they are not observed. */
    public long unplaced(TierId from) {
        return total.unplaced(from);
    }

    /** Returns every tier that was seen, in the order of ids. */
    public SortedSet<TierId> tiers() {
        return Collections.unmodifiableSortedSet(total.tiers());
    }

    /** Returns the months of which anything was counted. */
    public SortedSet<YearMonth> months() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byMonth.keySet()));
    }

    /** Returns in how many months any account was in a tier as the month began and observed as it ended. */
    int observedMonths() {
        return (int) byMonth.values().stream().filter(TierCounts::isObserved).count();
    }

    /** Returns the counts of one month alone. */
    public TierMoves in(YearMonth month) {
        return new Builder().add(month, this).build();
    }

    /** Returns the counts of both; they must share no account-month. */
    public TierMoves plus(TierMoves other) {
        Builder sum = new Builder();
        byMonth.keySet().forEach(month -> sum.add(month, this));
        other.byMonth.keySet().forEach(month -> sum.add(month, other));
        return sum.build();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof TierMoves that && byMonth.equals(that.byMonth);
    }

    @Override
    public int hashCode() {
        return byMonth.hashCode();
    }

    @Override
    public String toString() {
        return total + ", in " + byMonth.size() + " months";
    }

    /** Counts observations; their order does not matter. */
    public static final class Builder {

        private final SortedMap<YearMonth, TierCounts> byMonth = new TreeMap<>();

        private Builder() {}

        /**
         * Counts accounts that were in {@code from} as the month began and in {@code to} as it ended.
         *
         * @param accounts how many, 0 or more
         */
        public Builder moved(YearMonth month, TierId from, TierId to, long accounts) {
            observe(month, accounts).addMoved(requireNonNull(from, "from"), requireNonNull(to, "to"), accounts);
            return this;
        }

        /**
         * Counts accounts that were in {@code from} as the month began and lost as it ended.
         *
         * @param accounts how many, 0 or more
         */
        public Builder lost(YearMonth month, TierId from, long accounts) {
            observe(month, accounts).addLost(requireNonNull(from, "from"), accounts);
            return this;
        }

        /**
         * Counts accounts that were in no tier as the month began and in {@code to} as it ended: new ones, those that
         * came back after they were lost or paused, and those that now meet the rule of a tier.
         *
         * @param accounts how many, 0 or more
         */
        public Builder joined(YearMonth month, TierId to, long accounts) {
            observe(month, accounts).addJoined(requireNonNull(to, "to"), accounts);
            return this;
        }

        /**
         * Counts accounts that were in {@code from} as the month began and paused as it ended. They count as having
         * stayed; as the next month begins they are in no tier.
         *
         * @param accounts how many, 0 or more
         */
        public Builder paused(YearMonth month, TierId from, long accounts) {
            observe(month, accounts).addPaused(requireNonNull(from, "from"), accounts);
            return this;
        }

        /**
         * Counts accounts that were in {@code from} as the month began and, though not lost, in no tier as it ended.
         * They are no observation of the chain.
         *
         * @param accounts how many, 0 or more
         */
        public Builder unplaced(YearMonth month, TierId from, long accounts) {
            observe(month, accounts).addUnplaced(requireNonNull(from, "from"), accounts);
            return this;
        }

        private TierCounts observe(YearMonth month, long accounts) {
            checkArgument(accounts >= 0, "accounts must not be negative, was %s", accounts);
            return byMonth.computeIfAbsent(requireNonNull(month, "month"), first -> new TierCounts());
        }

        private Builder add(YearMonth month, TierMoves moves) {
            TierCounts counts = moves.byMonth.get(month);
            if (counts != null) {
                observe(month, 0).addAll(counts);
            }
            return this;
        }

        /** Returns the counts. */
        public TierMoves build() {
            SortedMap<YearMonth, TierCounts> copy = new TreeMap<>();
            byMonth.forEach((month, counts) -> {
                TierCounts own = new TierCounts();
                own.addAll(counts);
                copy.put(month, own);
            });
            return new TierMoves(copy);
        }
    }
}
