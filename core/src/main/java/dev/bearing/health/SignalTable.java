package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What measures read of many accounts on one day, in columns, ready to be scored by {@link Scorecard#assessAll}: a
 * column for each {@linkplain Scorecard#measureNames measure}, a row for each account. Immutable.
 *
 * <pre>{@code
 * SignalTable table = SignalTable.builder(asOf, logins.length)
 *         .column("logins", logins)
 *         .column("nps", nps, neverAsked)
 *         .build();
 * }</pre>
 */
public final class SignalTable {

    /** Stands for the numbers below it, which might be taken for missing; it is as far from all others as they are. */
    private static final double LEAST = CurveLoop.MISSING / 2;

    private static final int[] NO_AGES = {};

    private final LocalDate asOf;
    private final int accounts;
    private final List<AccountId> accountIds;
    private final SortedMap<String, double[]> values;
    private final SortedMap<String, int[]> ages;

    private SignalTable(Builder builder) {
        asOf = builder.asOf;
        accounts = builder.accounts;
        accountIds = List.copyOf(builder.accountIds);
        values = new TreeMap<>(builder.values);
        ages = new TreeMap<>(builder.ages);
        for (Map.Entry<String, int[]> entry : ages.entrySet()) {
            double[] column = values.get(entry.getKey());
            checkArgument(column != null, "ages of %s must have a column of numbers", entry.getKey());
            checkAges(entry.getKey(), requireNonNull(column, "column"), entry.getValue());
        }
        checkArgument(
                accountIds.isEmpty() || accountIds.size() == accounts,
                "accountIds must be %s, were %s",
                accounts,
                accountIds.size());
    }

    private static void checkAges(String measure, double[] numbers, int[] days) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != CurveLoop.MISSING && days[i] < 0) {
                throw new IllegalArgumentException(
                        "age of " + measure + " of row " + i + " must be 0 or more, was " + days[i]);
            }
        }
    }

    /**
     * Returns what a scorecard's measures read of every account, in the order of the accounts.
     *
     * @param signals what was known of each account, all as of one day, at least one account
     * @throws IllegalArgumentException if there is no account or the signals are of several days
     */
    public static SignalTable of(Scorecard scorecard, SortedMap<AccountId, HealthSignals> signals) {
        checkArgument(!signals.isEmpty(), "signals must not be empty");
        LocalDate day = signals.values().iterator().next().asOf();
        Builder builder = builder(day, signals.size());
        int n = scorecard.measures().size();
        double[][] numbers = new double[n][signals.size()];
        int[][] days = new int[n][signals.size()];
        int account = 0;
        for (HealthSignals own : signals.values()) {
            checkArgument(
                    own.asOf().equals(day), "signals must all be as of one day, were of %s and %s", day, own.asOf());
            for (int i = 0; i < n; i++) {
                Measure measure = scorecard.measures().get(i);
                Series series = own.series(measure.signal());
                double value = measure.observe(series, own);
                numbers[i][account] = Double.isNaN(value) ? CurveLoop.MISSING : Math.max(LEAST, value);
                days[i][account] = series == null ? -1 : own.asOfDay() - series.lastDay();
            }
            account++;
        }
        for (int i = 0; i < n; i++) {
            builder.values.put(scorecard.measureNames().get(i), numbers[i]);
            builder.ages.put(scorecard.measureNames().get(i), days[i]);
        }
        return builder.accountIds(new ArrayList<>(signals.keySet())).build();
    }

    /**
     * Returns a builder of a table.
     *
     * @param asOf the day of the numbers
     * @param accounts how many accounts there are, 0 or more
     */
    public static Builder builder(LocalDate asOf, int accounts) {
        return new Builder(asOf, accounts);
    }

    /** Returns the day of the numbers. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns how many accounts there are. */
    public int accounts() {
        return accounts;
    }

    /** Returns the accounts in the order of the rows; empty where none were given. */
    public List<AccountId> accountIds() {
        return accountIds;
    }

    /** Returns the measures that have a column, in alphabetical order. */
    public Set<String> measures() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Returns the columns of a scorecard's measures, without the values that have expired under it. */
    SignalColumns columnsOf(Scorecard scorecard) {
        int n = scorecard.measures().size();
        double[][] numbers = new double[n][];
        int[][] days = new int[n][];
        for (int i = 0; i < n; i++) {
            String name = scorecard.measureNames().get(i);
            checkArgument(values.containsKey(name), "the table must have a column %s, has %s", name, values.keySet());
            days[i] = ages.getOrDefault(name, NO_AGES);
            numbers[i] = unexpired(
                    values.get(name),
                    days[i],
                    scorecard.measures().get(i).expiresDays().orElse(Integer.MAX_VALUE));
        }
        return new SignalColumns(numbers, days);
    }

    private static double[] unexpired(double[] numbers, int[] days, int expiresDays) {
        double[] copy = numbers;
        for (int i = 0; i < days.length; i++) {
            if (days[i] > expiresDays && numbers[i] != CurveLoop.MISSING) {
                copy = copy == numbers ? numbers.clone() : copy;
                copy[i] = CurveLoop.MISSING;
            }
        }
        return copy;
    }

    /** Builds a table; the order of calls does not matter. */
    public static final class Builder {

        private final LocalDate asOf;
        private final int accounts;
        private List<AccountId> accountIds = List.of();
        private final Map<String, double[]> values = new TreeMap<>();
        private final Map<String, int[]> ages = new TreeMap<>();

        private Builder(LocalDate asOf, int accounts) {
            Days.check("asOf", asOf);
            checkArgument(accounts >= 0, "accounts must be 0 or more, were %s", accounts);
            this.asOf = asOf;
            this.accounts = accounts;
        }

        /** Names the accounts in the order of the rows; without it, they are known by their row alone. */
        public Builder accountIds(List<AccountId> ids) {
            accountIds = requireNonNull(ids, "ids");
            return this;
        }

        /**
         * Adds a column in which every account has a number.
         *
         * @param measure the measure's name in the scorecard
         * @param numbers {@code double[accounts]}, finite; copied
         * @throws IllegalArgumentException if the length is another, a number is not finite or the column stands twice
         */
        public Builder column(String measure, double[] numbers) {
            requireNonNull(measure, "measure");
            requireNonNull(numbers, "numbers");
            return column(measure, numbers, new BitSet());
        }

        /**
         * Adds a column in which some accounts have no number.
         *
         * @param measure the measure's name in the scorecard
         * @param numbers {@code double[accounts]}, finite where not missing; copied
         * @param missing the rows of the accounts without a number
         * @throws IllegalArgumentException if the length is another, a number is not finite or the column stands twice
         */
        public Builder column(String measure, double[] numbers, BitSet missing) {
            requireNonNull(measure, "measure");
            requireNonNull(numbers, "numbers");
            checkText("measure", measure);
            checkArgument(!values.containsKey(measure), "column %s stands twice", measure);
            checkLength(measure, numbers.length);
            double[] copy = new double[accounts];
            for (int i = 0; i < accounts; i++) {
                double number = numbers[i];
                if (missing.get(i)) {
                    copy[i] = CurveLoop.MISSING;
                } else if (Double.isFinite(number)) {
                    copy[i] = Math.max(LEAST, number);
                } else {
                    throw new IllegalArgumentException(
                            measure + " of row " + i + " must be finite or missing, was " + number);
                }
            }
            values.put(measure, copy);
            return this;
        }

        /**
         * Says how old the numbers of a column are, for half-lives and expiry; without it, all are of the day itself.
         *
         * @param days {@code int[accounts]}: the days since the signal's newest observation, 0 or more; where a number
         *     is missing it may be anything; copied
         * @throws IllegalArgumentException if the length is another or the ages stand twice
         */
        public Builder ages(String measure, int[] days) {
            requireNonNull(measure, "measure");
            requireNonNull(days, "days");
            checkArgument(!ages.containsKey(measure), "ages of %s stand twice", measure);
            checkLength(measure, days.length);
            ages.put(measure, days.clone());
            return this;
        }

        private void checkLength(String measure, int length) {
            checkArgument(length == accounts, "column %s must have %s rows, had %s", measure, accounts, length);
        }

        /**
         * Returns the table.
         *
         * @throws IllegalArgumentException if there are ages without a column, or other than {@code accounts} ids
         */
        public SignalTable build() {
            return new SignalTable(this);
        }
    }
}
