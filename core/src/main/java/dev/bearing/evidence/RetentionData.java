package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;
import static java.util.Objects.requireNonNull;

import dev.bearing.survival.Spells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * What models of retention are fitted to and judged by: one row for each stay, as arrays. No book is needed.
 *
 * <pre>{@code
 * RetentionData data = RetentionData.builder(months, churned)        // long[n], boolean[n]
 *         .covariates(List.of("seats", "annual"), x)                // double[n][2]
 *         .accounts(accountIds)                                     // rows of one account stay in one fold
 *         .startedAt(startMonths)                                   // for splits in the order of time
 *         .build();
 * }</pre>
 *
 * <p>Immutable. Ticks are whole (days, months, renewals); a stay of t ticks with the event ended at tick t, one without
 * was not over when last seen at t.
 */
public final class RetentionData {

    private final long[] times;
    private final boolean[] events;
    private final List<String> names;
    private final double[][] covariates;
    private final int[] accounts;
    private final long[] startedAt;

    private RetentionData(
            long[] times,
            boolean[] events,
            List<String> names,
            double[][] covariates,
            int[] accounts,
            long[] startedAt) {
        this.times = times;
        this.events = events;
        this.names = names;
        this.covariates = covariates;
        this.accounts = accounts;
        this.startedAt = startedAt;
    }

    /**
     * Returns a builder of rows without covariates, each of an account of its own.
     *
     * @param times {@code long[n]}, how many ticks each stay was observed, 0 or more
     * @param events {@code boolean[n]}, whether it was over then
     */
    public static Builder builder(long[] times, boolean[] events) {
        requireNonNull(times, "times");
        requireNonNull(events, "events");
        return new Builder(times, events);
    }

    /** Returns how many rows there are. */
    public int size() {
        return times.length;
    }

    /** Returns how many stays were over. */
    public long events() {
        long count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        return count;
    }

    /** Returns how many ticks a stay was observed. */
    public long time(int row) {
        return times[row];
    }

    /** Returns whether a stay was over when last seen. */
    public boolean isEvent(int row) {
        return events[row];
    }

    /** Returns the times as {@code long[n]}. */
    public long[] times() {
        return times.clone();
    }

    /** Returns the events as {@code boolean[n]}. */
    public boolean[] eventFlags() {
        return events.clone();
    }

    /** Returns the names of the covariates; empty where there are none. */
    public List<String> covariateNames() {
        return names;
    }

    /** Returns a row's covariates as {@code double[names]}. */
    public double[] covariates(int row) {
        return covariates[row].clone();
    }

    /** Returns the covariates as {@code double[n][names]}. */
    public double[][] covariateRows() {
        double[][] rows = new double[covariates.length][];
        Arrays.setAll(rows, row -> covariates[row].clone());
        return rows;
    }

    /** Returns the position of a row's account; rows of one account have the same. */
    public int account(int row) {
        return accounts[row];
    }

    /** Returns whether it is known when each stay began. */
    public boolean isDated() {
        return startedAt.length == times.length;
    }

    /**
     * Returns the tick at which a stay began, on a clock all rows share.
     *
     * @throws IllegalStateException if the rows are not dated
     */
    public long startedAt(int row) {
        checkState(isDated(), "the rows are not dated: say startedAt");
        return startedAt[row];
    }

    /** Returns the rows as spells, for models of time alone. */
    public Spells spells() {
        int[] causes = new int[events.length];
        Arrays.setAll(causes, row -> events[row] ? 1 : 0);
        return Spells.of(times, causes);
    }

    /** Returns some of the rows, in the order given. */
    public RetentionData rows(int[] kept) {
        long[] someTimes = new long[kept.length];
        boolean[] someEvents = new boolean[kept.length];
        double[][] someCovariates = new double[kept.length][];
        int[] someAccounts = new int[kept.length];
        long[] someStarts = new long[isDated() ? kept.length : 0];
        for (int i = 0; i < kept.length; i++) {
            someTimes[i] = times[kept[i]];
            someEvents[i] = events[kept[i]];
            someCovariates[i] = covariates[kept[i]];
            someAccounts[i] = accounts[kept[i]];
            if (isDated()) {
                someStarts[i] = startedAt[kept[i]];
            }
        }
        return new RetentionData(someTimes, someEvents, names, someCovariates, someAccounts, someStarts);
    }

    /**
     * Returns what was known of the rows at a tick of the shared clock: stays that had not begun are not there, those
     * not over by then are censored at it. Whatever a model learns from this, it could have learned on that day.
     *
     * @throws IllegalStateException if the rows are not dated
     */
    public RetentionData knownAt(long tick) {
        checkState(isDated(), "the rows are not dated: say startedAt");
        List<Integer> begun = new ArrayList<>();
        for (int row = 0; row < times.length; row++) {
            if (startedAt[row] <= tick) {
                begun.add(row);
            }
        }
        RetentionData known = rows(begun.stream().mapToInt(Integer::intValue).toArray());
        for (int row = 0; row < known.times.length; row++) {
            long seen = tick - known.startedAt[row];
            if (known.times[row] > seen) {
                known.times[row] = seen;
                known.events[row] = false;
            }
        }
        return known;
    }

    /** Returns the lower median of the times of the rows that ended in the event; empty where none did. */
    OptionalInt medianEventTime() {
        long[] ended = new long[(int) events()];
        int n = 0;
        for (int row = 0; row < times.length; row++) {
            if (events[row]) {
                ended[n++] = times[row];
            }
        }
        Arrays.sort(ended);
        return n == 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(ended[(n - 1) / 2], Integer.MAX_VALUE));
    }

    /** Builds rows; the order of calls does not matter. */
    public static final class Builder {

        private final long[] times;
        private final boolean[] events;
        private List<String> names = List.of();
        private double[][] covariates;
        private int[] accounts;
        private long[] startedAt = new long[0];

        private Builder(long[] times, boolean[] events) {
            checkArgument(
                    times.length == events.length,
                    "times and events must be equally long, were %s and %s",
                    times.length,
                    events.length);
            for (int row = 0; row < times.length; row++) {
                checkArgument(times[row] >= 0, "time of row %s must not be negative, was %s", row, times[row]);
            }
            this.times = times.clone();
            this.events = events.clone();
            covariates = new double[times.length][0];
            accounts = new int[times.length];
            Arrays.setAll(accounts, row -> row);
        }

        /**
         * Sets what is known of each row when its stay begins.
         *
         * @param columns the names, each once
         * @param rows {@code double[n][columns]}, finite
         */
        public Builder covariates(List<String> columns, double[][] rows) {
            requireNonNull(columns, "columns");
            requireNonNull(rows, "rows");
            checkLength("covariates", rows.length);
            names = List.copyOf(columns);
            checkArgument(names.stream().distinct().count() == names.size(), "names must differ, were %s", names);
            covariates = new double[rows.length][];
            for (int row = 0; row < rows.length; row++) {
                checkArgument(
                        rows[row].length == names.size(),
                        "row %s must have %s covariates, has %s",
                        row,
                        names.size(),
                        rows[row].length);
                for (double value : rows[row]) {
                    if (!Double.isFinite(value)) {
                        throw new IllegalArgumentException(
                                "covariates of row " + row + " must be finite, one was " + value);
                    }
                }
                covariates[row] = rows[row].clone();
            }
            return this;
        }

        /**
         * Sets whose stay each row is, so that one account never stands on both sides of a split.
         *
         * @param ids {@code String[n]}
         */
        public Builder accounts(String... ids) {
            requireNonNull(ids, "ids");
            checkLength("accounts", ids.length);
            List<String> distinct = Arrays.stream(ids).distinct().sorted().toList();
            accounts = Arrays.stream(ids)
                    .mapToInt(id -> Collections.binarySearch(distinct, id))
                    .toArray();
            return this;
        }

        /**
         * Sets when each stay began, on a clock all rows share, in the ticks of the times.
         *
         * @param ticks {@code long[n]}
         */
        public Builder startedAt(long[] ticks) {
            requireNonNull(ticks, "ticks");
            checkLength("startedAt", ticks.length);
            startedAt = ticks.clone();
            return this;
        }

        /** Returns the rows. */
        public RetentionData build() {
            return new RetentionData(times, events, names, covariates, accounts, startedAt);
        }

        private void checkLength(String what, int length) {
            checkArgument(
                    length == times.length,
                    "%s must have as many rows as the times, %s, had %s",
                    what,
                    times.length,
                    length);
        }
    }
}
