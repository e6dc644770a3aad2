package dev.bearing.health;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scorecard: what is read from a signal, what it means for health and how much it counts.
 *
 * @param signal the signal's name, not blank
 * @param windowDays the length of the window that ends on the as-of day, at least 1: the days after (as-of day −
 *     windowDays), up to and including the as-of day
 * @param aggregate what is read from the observations of the window
 * @param curve what the number means for health
 * @param weight how much the measure counts against the others, 0 or more and finite, on any scale
 * @param missing what happens without a value
 * @param halfLifeDays after how many days without an observation the measure counts half: its weight is multiplied by
 *     2^(−age / halfLifeDays), where age is the days since the signal's newest observation; positive and finite; empty
 *     = it keeps its weight
 * @param expiresDays the greatest age in days, 0 or more; a measure whose newest observation is older is missing; empty
 *     = it does not expire
 */
public record Measure(
        String signal,
        int windowDays,
        Aggregate aggregate,
        Curve curve,
        double weight,
        MissingPolicy missing,
        OptionalDouble halfLifeDays,
        OptionalInt expiresDays) {

    /** @throws IllegalArgumentException if a number is out of its range; the message names the signal */
    public Measure {
        checkArgument(!signal.isBlank(), "signal must not be blank");
        checkArgument(windowDays >= 1, "window of %s must be at least 1 day, was %s", signal, windowDays);
        requireNonNull(aggregate, "aggregate");
        requireNonNull(curve, "curve");
        checkArgument(
                weight >= 0 && weight < Double.POSITIVE_INFINITY,
                "weight of %s must be 0 or more and finite, was %s",
                signal,
                weight);
        requireNonNull(missing, "missing");
        if (halfLifeDays.isPresent()) {
            double days = halfLifeDays.getAsDouble();
            checkArgument(
                    days > 0 && days < Double.POSITIVE_INFINITY,
                    "halfLifeDays of %s must be positive and finite, was %s",
                    signal,
                    days);
        }
        if (expiresDays.isPresent()) {
            int days = expiresDays.getAsInt();
            checkArgument(days >= 0, "expiresDays of %s must not be negative, was %s", signal, days);
        }
        weight = weight + 0.0;
    }

    /**
     * Returns a builder of a measure of this signal: by default its last value within 30 days, of weight 1,
     * redistributed when missing, without half-life or expiry.
     */
    public static Builder builder(String signal, Curve curve) {
        return new Builder(signal, curve);
    }

    /** Returns this measure with its curve fitted to the peers' values, if it needs peers. */
    Measure withCurve(Curve other) {
        return new Measure(signal, windowDays, aggregate, other, weight, missing, halfLifeDays, expiresDays);
    }

    /** Returns this measure with another weight. */
    Measure withWeight(double other) {
        return new Measure(signal, windowDays, aggregate, curve, other, missing, halfLifeDays, expiresDays);
    }

    /**
     * Returns the number that is read from the signal's observations, finite, or NaN if the measure is missing.
     *
     * @param series the observations, null if there is none
     * @param asOf the as-of day as an epoch day
     */
    double observe(@Nullable Series series, int asOf) {
        if (series == null || asOf - series.lastDay() > expiresDays.orElse(Integer.MAX_VALUE)) {
            return Double.NaN;
        }
        return series.aggregate(aggregate, windowDays, asOf);
    }

    /** Returns the measure of saved parameters; each but signal and curve has the builder's default. */
    static Measure from(Parameters parameters) {
        Builder builder = builder(
                parameters.text("signal"),
                parameters
                        .optionalStrategy("curve", Curve::from)
                        .orElseThrow(() -> new IllegalArgumentException("curve must have a type, was absent")));
        parameters.optionalDays("window").ifPresent(builder::windowDays);
        parameters.optionalWord("aggregate", Aggregate.class).ifPresent(builder::aggregate);
        parameters.optionalNumber("weight").ifPresent(builder::weight);
        parameters.optionalStrategy("missing", MissingPolicy::from).ifPresent(builder::missing);
        parameters.optionalNumber("halfLifeDays").ifPresent(builder::halfLifeDays);
        parameters.optionalDays("expiresDays").ifPresent(builder::expiresDays);
        return builder.build();
    }

    /** Returns the saved parameters. */
    Map<String, Object> saved() {
        Map<String, Object> saved = new TreeMap<>();
        saved.put("signal", signal);
        saved.put("window", (long) windowDays);
        saved.put("aggregate", Parameters.word(aggregate));
        saved.put("curve", Parameters.typed(curve.spec()));
        saved.put("weight", weight);
        saved.put("missing", Parameters.typed(missing.spec()));
        halfLifeDays.ifPresent(days -> saved.put("halfLifeDays", days));
        expiresDays.ifPresent(days -> saved.put("expiresDays", (long) days));
        return saved;
    }

    /** Builds a measure; the order of calls does not matter. */
    public static final class Builder {

        private final String signal;
        private final Curve curve;
        private int windowDays = 30;
        private Aggregate aggregate = Aggregate.LAST;
        private double weight = 1;
        private MissingPolicy missing = new MissingPolicy.Redistribute();
        private OptionalDouble halfLifeDays = OptionalDouble.empty();
        private OptionalInt expiresDays = OptionalInt.empty();

        private Builder(String signal, Curve curve) {
            this.signal = requireNonNull(signal, "signal");
            this.curve = requireNonNull(curve, "curve");
        }

        /** Sets the length of the window in days, at least 1. */
        public Builder windowDays(int days) {
            windowDays = days;
            return this;
        }

        /** Sets what is read from the observations of the window. */
        public Builder aggregate(Aggregate value) {
            aggregate = requireNonNull(value, "aggregate");
            return this;
        }

        /** Sets how much the measure counts, 0 or more, on any scale. */
        public Builder weight(double value) {
            weight = value;
            return this;
        }

        /** Sets what happens without a value. */
        public Builder missing(MissingPolicy policy) {
            missing = requireNonNull(policy, "missing");
            return this;
        }

        /** Sets after how many days without an observation the measure counts half. */
        public Builder halfLifeDays(double days) {
            halfLifeDays = OptionalDouble.of(days);
            return this;
        }

        /** Sets how many days old the newest observation may be before the measure is missing. */
        public Builder expiresDays(int days) {
            expiresDays = OptionalInt.of(days);
            return this;
        }

        /** Returns the measure. */
        public Measure build() {
            return new Measure(signal, windowDays, aggregate, curve, weight, missing, halfLifeDays, expiresDays);
        }
    }
}
