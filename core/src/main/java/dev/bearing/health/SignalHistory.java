package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One account's observations, ready to be looked at on one day after the other, each as it was known on that day. What
 * {@link HealthSignals#of(Collection, LocalDate)} returns for a day, this returns for all days of a period at about the
 * cost of the observations, since from one day to the next only those are read that became known in between.
 *
 * <pre>{@code
 * SignalHistory history = SignalHistory.of(observations);
 * history.forEachDay(from, lastDay, signals -> scorecard.score(signals));
 * }</pre>
 */
public final class SignalHistory {

    private static final Comparator<Signal> BY_ARRIVAL = Comparator.comparing(SignalHistory::knownOn)
            .thenComparing(Signal::on)
            .thenComparing(Signal::signal)
            .thenComparing(Signal::recordedOn);

    private final Signal[] arrivals;
    private final Optional<LocalDate> customerSince;

    private SignalHistory(Signal[] arrivals, Optional<LocalDate> customerSince) {
        this.arrivals = arrivals;
        this.customerSince = customerSince;
    }

    /**
     * Returns the history of one account.
     *
     * @param observations the account's observations in any order, corrections among them; equal ones count once
     * @throws IllegalArgumentException if the observations are of several accounts, or two of one signal and day were
     *     recorded on one day with different values
     */
    public static SignalHistory of(Collection<Signal> observations) {
        requireNonNull(observations, "observations");
        Signal[] arrivals = observations.toArray(new Signal[0]);
        AccountId account = arrivals.length == 0 ? null : arrivals[0].accountId();
        for (Signal signal : arrivals) {
            checkArgument(
                    signal.accountId().equals(account),
                    "observations must be of one account, were of %s and %s",
                    account,
                    signal.accountId());
        }
        Arrays.sort(arrivals, BY_ARRIVAL);
        for (int i = 1; i < arrivals.length; i++) {
            Signal before = arrivals[i - 1];
            Signal signal = arrivals[i];
            checkArgument(
                    BY_ARRIVAL.compare(before, signal) != 0 || before.equals(signal),
                    "%s of account %s on %s was recorded on %s with two values, %s and %s",
                    signal.signal(),
                    signal.accountId(),
                    signal.on(),
                    signal.recordedOn(),
                    Math.min(signal.value(), before.value()),
                    Math.max(signal.value(), before.value()));
        }
        return new SignalHistory(arrivals, Optional.empty());
    }

    /** Returns this history of a customer whose first day is known; see {@link HealthSignals#withCustomerSince}. */
    public SignalHistory withCustomerSince(LocalDate firstDay) {
        Days.check("customerSince", firstDay);
        return new SignalHistory(arrivals, Optional.of(firstDay));
    }

    /** Returns the first day on which anything was known; empty where nothing ever was. */
    public Optional<LocalDate> firstKnownOn() {
        return arrivals.length == 0 ? Optional.empty() : Optional.of(knownOn(arrivals[0]));
    }

    /**
     * Hands the account's signals as known on each day to {@code action}, one day after the other.
     *
     * @param from the first day
     * @param lastDay the last day, included; if it is before the first, nothing happens
     * @param action what is done with the signals of a day
     */
    public void forEachDay(LocalDate from, LocalDate lastDay, Consumer<HealthSignals> action) {
        requireNonNull(action, "action");
        Days.check("from", from);
        Days.check("lastDay", lastDay);
        Cursor cursor = cursor();
        for (LocalDate day = from; !day.isAfter(lastDay); day = day.plusDays(1)) {
            action.accept(cursor.on(day));
        }
    }

    Cursor cursor() {
        return new Cursor();
    }

    private static LocalDate knownOn(Signal signal) {
        return Days.later(signal.on(), signal.recordedOn());
    }

    /** Reads the history forward. Not thread-safe. */
    final class Cursor {

        private final TreeMap<String, GrowingSeries> growing = new TreeMap<>();
        private Map<String, Series> known = Map.of();
        private int next;

        private Cursor() {}

        /** Returns the signals as known on a day, which must not be before the last one asked for. */
        HealthSignals on(LocalDate day) {
            boolean changed = false;
            while (next < arrivals.length && !knownOn(arrivals[next]).isAfter(day)) {
                Signal signal = arrivals[next];
                growing.computeIfAbsent(signal.signal(), name -> new GrowingSeries())
                        .put(signal);
                next++;
                changed = true;
            }
            if (changed) {
                known = new LinkedHashMap<>();
                growing.forEach((name, series) -> known.put(name, series.series()));
            }
            return new HealthSignals(day, known, customerSince.filter(first -> !first.isAfter(day)));
        }
    }

    /** The observations of one signal so far, in the order of their days. */
    private static final class GrowingSeries {

        private int[] days = new int[8];
        private double[] values = new double[8];
        private int size;
        private Optional<Series> made = Optional.empty();

        /** Adds an observation, in place of one of the same day: that was recorded earlier. */
        void put(Signal signal) {
            int day = Math.toIntExact(signal.on().toEpochDay());
            int at = size > 0 && days[size - 1] < day ? -1 - size : Arrays.binarySearch(days, 0, size, day);
            if (at < 0) {
                at = -1 - at;
                if (size == days.length) {
                    days = Arrays.copyOf(days, 2 * size);
                    values = Arrays.copyOf(values, 2 * size);
                }
                System.arraycopy(days, at, days, at + 1, size - at);
                System.arraycopy(values, at, values, at + 1, size - at);
                size++;
            }
            days[at] = day;
            values[at] = signal.value();
            made = Optional.empty();
        }

        Series series() {
            if (made.isEmpty()) {
                made = Optional.of(new Series(Arrays.copyOf(days, size), Arrays.copyOf(values, size)));
            }
            return made.get();
        }
    }
}
