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
 * How many accounts moved from which tier to which within a month: the counts that a {@link LadderModel} is fitted
 * from. One observation is an account that stands in a tier on the day before a month begins; by the month's last day
 * it is in a tier again, the same or another, or it is lost. An account that comes back later opens a new spell and is
 * no move out of the lost. An account that is neither lost nor in any tier at the end is not observed that month.
 *
 * <p>Counts of disjoint accounts or months {@linkplain #plus add}; {@link #empty()} is their neutral element.
 */
public final class TierMoves {

    private static final TierMoves NONE = new Builder().build();

    private final SortedMap<TierId, SortedMap<TierId, Long>> moved;
    private final SortedMap<TierId, Long> lost;
    private final SortedSet<YearMonth> months;

    private TierMoves(Builder builder) {
        this.moved = new TreeMap<>();
        builder.moved.forEach((from, row) -> moved.put(from, Collections.unmodifiableSortedMap(new TreeMap<>(row))));
        this.lost = new TreeMap<>(builder.lost);
        this.months = Collections.unmodifiableSortedSet(new TreeSet<>(builder.months));
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
        return row(from).getOrDefault(to, 0L);
    }

    /** Returns how many account-months began in {@code from} and ended with the account lost. */
    public long lost(TierId from) {
        return lost.getOrDefault(from, 0L);
    }

    /** Returns how many account-months began in {@code from}. */
    public long atRisk(TierId from) {
        return row(from).values().stream().mapToLong(Long::longValue).reduce(lost(from), Math::addExact);
    }

    /** Returns every tier that was seen, in the order of ids. */
    public SortedSet<TierId> tiers() {
        SortedSet<TierId> all = new TreeSet<>(lost.keySet());
        moved.forEach((from, row) -> {
            all.add(from);
            all.addAll(row.keySet());
        });
        return Collections.unmodifiableSortedSet(all);
    }

    /** Returns the months that were observed. */
    public SortedSet<YearMonth> months() {
        return months;
    }

    /** Returns the counts of both; they must share no account-month. */
    public TierMoves plus(TierMoves other) {
        return new Builder().add(this).add(other).build();
    }

    private SortedMap<TierId, Long> row(TierId from) {
        return moved.getOrDefault(from, Collections.emptySortedMap());
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof TierMoves that
                && moved.equals(that.moved)
                && lost.equals(that.lost)
                && months.equals(that.months);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * moved.hashCode() + lost.hashCode()) + months.hashCode();
    }

    @Override
    public String toString() {
        return "moved " + moved + ", lost " + lost + ", in " + months.size() + " months";
    }

    /** Counts observations; their order does not matter. */
    public static final class Builder {

        private final SortedMap<TierId, SortedMap<TierId, Long>> moved = new TreeMap<>();
        private final SortedMap<TierId, Long> lost = new TreeMap<>();
        private final SortedSet<YearMonth> months = new TreeSet<>();

        private Builder() {}

        /**
         * Counts accounts that were in {@code from} as the month began and in {@code to} as it ended.
         *
         * @param accounts how many, 0 or more
         */
        public Builder moved(YearMonth month, TierId from, TierId to, long accounts) {
            observe(month, accounts);
            if (accounts > 0) {
                moved.computeIfAbsent(from, tier -> new TreeMap<>()).merge(to, accounts, Math::addExact);
            }
            return this;
        }

        /**
         * Counts accounts that were in {@code from} as the month began and lost as it ended.
         *
         * @param accounts how many, 0 or more
         */
        public Builder lost(YearMonth month, TierId from, long accounts) {
            observe(month, accounts);
            if (accounts > 0) {
                lost.merge(from, accounts, Math::addExact);
            }
            return this;
        }

        private void observe(YearMonth month, long accounts) {
            checkArgument(accounts >= 0, "accounts must not be negative, was %s", accounts);
            months.add(requireNonNull(month, "month"));
        }

        private Builder add(TierMoves moves) {
            moves.moved.forEach((from, row) -> {
                SortedMap<TierId, Long> sum = moved.computeIfAbsent(from, tier -> new TreeMap<>());
                row.forEach((to, accounts) -> sum.merge(to, accounts, Math::addExact));
            });
            moves.lost.forEach((tier, accounts) -> lost.merge(tier, accounts, Math::addExact));
            months.addAll(moves.months);
            return this;
        }

        /** Returns the counts. */
        public TierMoves build() {
            return new TierMoves(this);
        }
    }
}
