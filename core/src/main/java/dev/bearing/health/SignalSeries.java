package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one signal of one account, one a day, in the order of their days: what {@link RunningHealth}
 * keeps of a signal, in 16 bytes an observation. Immutable.
 */
public final class SignalSeries {

    private final String signal;
    private final int[] days;
    private final double[] values;
    private final int[] recorded;

    /** Takes the arrays over; days are epoch days and rise strictly. */
    SignalSeries(String signal, int[] days, double[] values, int[] recorded) {
        this.signal = signal;
        this.days = days;
        this.values = values;
        this.recorded = recorded;
    }

    /** Returns a builder of a series of this signal, which is not blank. */
    public static Builder builder(String signal) {
        return new Builder(signal);
    }

    /** Returns the signal's name. */
    public String signal() {
        return signal;
    }

    /** Returns how many observations there are. */
    public int size() {
        return days.length;
    }

    /** Returns the day of an observation, 0 being the oldest. */
    public LocalDate on(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    /** Returns the value of an observation, 0 being the oldest. */
    public double value(int index) {
        return values[index];
    }

    /** Returns the day on which an observation became known, 0 being the oldest observation. */
    public LocalDate recordedOn(int index) {
        return LocalDate.ofEpochDay(recorded[index]);
    }

    int day(int index) {
        return days[index];
    }

    int recordedDay(int index) {
        return recorded[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignalSeries that
                && signal.equals(that.signal)
                && Arrays.equals(days, that.days)
                && Arrays.equals(values, that.values)
                && Arrays.equals(recorded, that.recorded);
    }

    @Override
    public int hashCode() {
        return 31 * signal.hashCode() + Arrays.hashCode(values);
    }

    /** Returns the signal and how often it was observed. */
    @Override
    public String toString() {
        return signal + ", " + days.length + " observations";
    }

    /** Builds a series from its oldest observation to its newest. */
    public static final class Builder {

        private final String signal;
        private int[] days = new int[8];
        private double[] values = new double[8];
        private int[] recorded = new int[8];
        private int size;

        private Builder(String signal) {
            this.signal = requireNonNull(signal, "signal");
            checkText("signal", signal);
        }

        /**
         * Adds the next observation.
         *
         * @param on its day, after the one before it
         * @param value what was seen, finite
         * @param recordedOn the day this became known
         * @throws IllegalArgumentException if the day is not after the one before it, or the value is not finite
         */
        public Builder add(LocalDate on, double value, LocalDate recordedOn) {
            Days.check("on", on);
            Days.check("recordedOn", recordedOn);
            checkArgument(Double.isFinite(value), "value of %s must be finite, was %s", signal, value);
            int day = Math.toIntExact(on.toEpochDay());
            checkArgument(
                    size == 0 || day > days[size - 1],
                    "days of %s must rise, was %s after %s",
                    signal,
                    on,
                    size == 0 ? on : LocalDate.ofEpochDay(days[size - 1]));
            if (size == days.length) {
                days = Arrays.copyOf(days, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
                recorded = Arrays.copyOf(recorded, 2 * size);
            }
            days[size] = day;
            values[size] = value + 0.0;
            recorded[size] = Math.toIntExact(recordedOn.toEpochDay());
            size++;
            return this;
        }

        /**
         * Returns the series.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public SignalSeries build() {
            checkArgument(size > 0, "a series of %s must have an observation", signal);
            return new SignalSeries(
                    signal, Arrays.copyOf(days, size), Arrays.copyOf(values, size), Arrays.copyOf(recorded, size));
        }
    }
}
