package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was known of one account's signals on a day, ready to be scored any number of times. Nothing dated or recorded
 * after that day is in it, in whatever order the observations came and however often. Immutable.
 *
 * <pre>{@code
 * HealthSignals signals = HealthSignals.of(observations, LocalDate.of(2026, 3, 31));
 * OptionalDouble logins = signals.aggregate("logins", Aggregate.SUM, 30);
 * }</pre>
 */
public final class HealthSignals {

    private final LocalDate asOf;
    private final int asOfDay;
    private final Map<String, Series> series;
    private final Optional<LocalDate> customerSince;
    private final int tenureDays;

    /** Takes the map over, in the alphabetical order of its keys; the first day, if any, is not after {@code asOf}. */
    HealthSignals(LocalDate asOf, Map<String, Series> series, Optional<LocalDate> customerSince) {
        Days.check("asOf", asOf);
        this.asOf = asOf;
        this.asOfDay = Math.toIntExact(asOf.toEpochDay());
        this.series = series;
        this.customerSince = customerSince;
        this.tenureDays = customerSince
                .map(day -> Math.toIntExact(asOfDay - day.toEpochDay() + 1))
                .orElse(0);
    }

    /** Returns the signals of an account of which nothing was ever observed. */
    public static HealthSignals empty(LocalDate asOf) {
        return new HealthSignals(asOf, Map.of(), Optional.empty());
    }

    /**
     * Returns what was known of one account on {@code asOf}: of observations with the same signal and day the one
     * recorded last by then, and nothing dated or recorded later.
     *
     * @param observations the account's observations in any order; equal ones count once
     * @param asOf the day to look from
     * @throws IllegalArgumentException if the observations are of several accounts, or two of one signal and day were
     *     recorded on one day with different values
     */
    public static HealthSignals of(Collection<Signal> observations, LocalDate asOf) {
        requireNonNull(observations, "observations");
        List<Signal> known = new ArrayList<>(observations.size());
        AccountId account = null;
        for (Signal signal : observations) {
            checkArgument(
                    account == null || account.equals(signal.accountId()),
                    "observations must be of one account, were of %s and %s",
                    account,
                    signal.accountId());
            account = signal.accountId();
            if (isKnown(signal, asOf)) {
                known.add(signal);
            }
        }
        known.sort(HealthSignals::inOrder);
        Map<String, Series> series = new LinkedHashMap<>();
        for (int i = 0; i < known.size(); ) {
            int end = i;
            String name = known.get(i).signal();
            while (end < known.size() && known.get(end).signal().equals(name)) {
                end++;
            }
            series.put(name, series(known.subList(i, end)));
            i = end;
        }
        return new HealthSignals(asOf, series, Optional.empty());
    }

    /**
     * Returns signals that were all observed on {@code asOf}, for a host that has the current numbers and no history.
     *
     * @param values the value of each signal by its name, finite
     * @param asOf the day of the observations
     */
    public static HealthSignals of(Map<String, Double> values, LocalDate asOf) {
        requireNonNull(values, "values");
        HealthSignals signals = empty(asOf);
        for (Map.Entry<String, Double> entry : new TreeMap<>(values).entrySet()) {
            signals = signals.with(entry.getKey(), entry.getValue());
        }
        return signals;
    }

    /**
     * Returns the signals of every account of which anything was known on {@code asOf}, by account.
     *
     * @param observations observations of any accounts in any order
     * @param asOf the day to look from
     * @throws IllegalArgumentException if two observations of one account, signal and day were recorded on one day with
     *     different values
     */
    public static SortedMap<AccountId, HealthSignals> byAccount(Collection<Signal> observations, LocalDate asOf) {
        requireNonNull(observations, "observations");
        requireNonNull(asOf, "asOf");
        TreeMap<AccountId, List<Signal>> grouped = new TreeMap<>();
        for (Signal signal : observations) {
            if (isKnown(signal, asOf)) {
                grouped.computeIfAbsent(signal.accountId(), id -> new ArrayList<>())
                        .add(signal);
            }
        }
        TreeMap<AccountId, HealthSignals> result = new TreeMap<>();
        grouped.forEach((account, own) -> result.put(account, of(own, asOf)));
        return Collections.unmodifiableSortedMap(result);
    }

    private static int inOrder(Signal one, Signal other) {
        int order = one.signal().compareTo(other.signal());
        order = order == 0 ? one.on().compareTo(other.on()) : order;
        return order == 0 ? one.recordedOn().compareTo(other.recordedOn()) : order;
    }

    private static boolean isKnown(Signal signal, LocalDate asOf) {
        return !signal.on().isAfter(asOf) && !signal.recordedOn().isAfter(asOf);
    }

    /** Returns the series of one signal's observations, sorted by day and then by the day they were recorded. */
    private static Series series(List<Signal> sorted) {
        int[] days = new int[sorted.size()];
        double[] values = new double[sorted.size()];
        int n = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Signal signal = sorted.get(i);
            boolean sameDay = i > 0 && sorted.get(i - 1).on().equals(signal.on());
            if (sameDay && sorted.get(i - 1).recordedOn().equals(signal.recordedOn())) {
                checkArgument(
                        signal.equals(sorted.get(i - 1)),
                        "%s of account %s on %s was recorded on %s with two values, %s and %s",
                        signal.signal(),
                        signal.accountId(),
                        signal.on(),
                        signal.recordedOn(),
                        Math.min(signal.value(), sorted.get(i - 1).value()),
                        Math.max(signal.value(), sorted.get(i - 1).value()));
            }
            n = sameDay ? n : n + 1;
            days[n - 1] = Math.toIntExact(signal.on().toEpochDay());
            values[n - 1] = signal.value();
        }
        return new Series(Arrays.copyOf(days, n), Arrays.copyOf(values, n));
    }

    /** Returns the day from which these signals are seen. */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * Returns these signals of a customer whose first day is known, which measures
     * {@linkplain Measure.Builder#scaledToTenure scaled to tenure} need. A day after the as-of day is not known yet:
     * with it, these signals stay as they are.
     *
     * @param firstDay the account's first day as a customer, such as its first paying day; trials do not count
     */
    public HealthSignals withCustomerSince(LocalDate firstDay) {
        Days.check("customerSince", firstDay);
        return firstDay.isAfter(asOf) ? this : new HealthSignals(asOf, series, Optional.of(firstDay));
    }

    /** Returns the account's first day as a customer, or empty where it is not known or has not come yet. */
    public Optional<LocalDate> customerSince() {
        return customerSince;
    }

    /** Returns the names of the signals ever observed, in alphabetical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(series.keySet());
    }

    /** Returns whether the signal was ever observed. */
    public boolean has(String signal) {
        return series.containsKey(signal);
    }

    /** Returns the newest value of a signal, however old, or empty if it was never observed. */
    public OptionalDouble last(String signal) {
        Series own = series.get(signal);
        return own == null ? OptionalDouble.empty() : OptionalDouble.of(own.value(own.size() - 1));
    }

    /** Returns the day of a signal's newest value, or empty if it was never observed. */
    public Optional<LocalDate> lastOn(String signal) {
        return Optional.ofNullable(series.get(signal)).map(own -> LocalDate.ofEpochDay(own.lastDay()));
    }

    /**
     * Returns an aggregate of a signal, or empty where {@link Aggregate} says that there is none.
     *
     * @param windowDays the length of the window that ends on the as-of day, at least 1
     * @throws IllegalArgumentException if the aggregate is {@link Aggregate#RATIO_TO_BASELINE}, which needs a baseline:
     *     {@link #observe} a measure instead
     */
    public OptionalDouble aggregate(String signal, Aggregate aggregate, int windowDays) {
        checkArgument(windowDays >= 1, "windowDays must be at least 1, was %s", windowDays);
        requireNonNull(aggregate, "aggregate");
        Series own = series.get(signal);
        return known(own == null ? Double.NaN : own.aggregate(aggregate, windowDays, asOfDay));
    }

    /** Returns the number that a measure reads from these signals, or empty where it is missing. */
    public OptionalDouble observe(Measure measure) {
        return known(measure.observe(this));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Returns the values of a signal by day, in the order of days; empty if it was never observed. */
    public SortedMap<LocalDate, Double> history(String signal) {
        TreeMap<LocalDate, Double> history = new TreeMap<>();
        Series own = series.get(signal);
        for (int i = 0; own != null && i < own.size(); i++) {
            history.put(LocalDate.ofEpochDay(own.day(i)), own.value(i));
        }
        return Collections.unmodifiableSortedMap(history);
    }

    /** Returns these signals with one observed on the as-of day, in place of an observation of that day. */
    public HealthSignals with(String signal, double value) {
        checkText("signal", signal);
        checkArgument(Double.isFinite(value), "value of %s must be finite, was %s", signal, value);
        TreeMap<String, Series> copy = new TreeMap<>(series);
        copy.merge(signal, new Series(new int[] {asOfDay}, new double[] {value + 0.0}), Series::followedBy);
        return new HealthSignals(asOf, new LinkedHashMap<>(copy), customerSince);
    }

    /** Returns these observations and no newer ones, seen from a later day or the same. */
    HealthSignals seenFrom(LocalDate later) {
        checkArgument(!later.isBefore(asOf), "later must not be before %s, was %s", asOf, later);
        return new HealthSignals(later, series, customerSince);
    }

    /** Returns signals that were brought into order already; takes the map over. */
    static HealthSignals ofSeries(Map<String, Series> sorted, LocalDate asOf, Optional<LocalDate> customerSince) {
        return new HealthSignals(asOf, sorted, customerSince.filter(day -> !day.isAfter(asOf)));
    }

    /** Returns the observations of a signal, or null if there is none. */
    @Nullable Series series(String signal) {
        return series.get(signal);
    }

    /** Returns the as-of day as an epoch day. */
    int asOfDay() {
        return asOfDay;
    }

    /** Returns the days since the first one as a customer, that and the as-of day included; 0 where it is unknown. */
    int tenureDays() {
        return tenureDays;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HealthSignals that
                && asOf.equals(that.asOf)
                && series.equals(that.series)
                && customerSince.equals(that.customerSince);
    }

    @Override
    public int hashCode() {
        return 31 * asOf.hashCode() + series.hashCode();
    }

    /** Returns the day, since when it is a customer where that is known, and the newest value of each signal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("signals as of ").append(asOf);
        customerSince.ifPresent(day -> text.append(", customer since ").append(day));
        series.forEach((name, own) -> text.append(", ").append(name).append(' ').append(own.value(own.size() - 1)));
        return text.toString();
    }
}
