package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
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
 *     = it does not expire; it concerns the measure's own signal only
 * @param baselineDays the length of the window before the window that {@link Aggregate#RATIO_TO_BASELINE} takes for the
 *     account's own normal, at least {@code windowDays}; present exactly with that aggregate
 * @param shareOf the other signal whose newest value, however old, the number is divided by, such as the licences of
 *     which a share is in use; without a value of it above 0 the measure is missing; only for aggregates in the
 *     signal's own unit; empty = the number itself
 * @param leastTenureDays the least days since the customer's first, that day included, at least 1, from which the
 *     measure has a value; present = a window that reaches back before the {@linkplain HealthSignals#customerSince
 *     first day} is cut there and what it holds scaled to its full length; only for sums, counts, active shares and
 *     growth; empty = it is not scaled
 * @param guide what people are told of the measure and what they can do about it
 */
public record Measure(
        String signal,
        int windowDays,
        Aggregate aggregate,
        Curve curve,
        double weight,
        MissingPolicy missing,
        OptionalDouble halfLifeDays,
        OptionalInt expiresDays,
        OptionalInt baselineDays,
        Optional<String> shareOf,
        OptionalInt leastTenureDays,
        MeasureGuide guide) {

    /**
     * @throws IllegalArgumentException if a number is out of its range or a setting does not go with the aggregate; the
     *     message names the signal
     */
    public Measure {
        requireNonNull(signal, "signal");
        requireNonNull(halfLifeDays, "halfLifeDays");
        requireNonNull(expiresDays, "expiresDays");
        requireNonNull(baselineDays, "baselineDays");
        requireNonNull(shareOf, "shareOf");
        requireNonNull(leastTenureDays, "leastTenureDays");
        checkText("signal", signal);
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
        checkBaseline(signal, windowDays, aggregate, baselineDays);
        shareOf.ifPresent(other -> checkShare(signal, aggregate, other));
        if (leastTenureDays.isPresent()) {
            int days = leastTenureDays.getAsInt();
            checkArgument(days >= 1, "leastTenureDays of %s must be at least 1, was %s", signal, days);
            checkArgument(
                    aggregate.growsWithTheWindow(),
                    "leastTenureDays of %s goes with sum, count, active_share and growth only, was with %s",
                    signal,
                    Parameters.word(aggregate));
        }
        requireNonNull(guide, "guide");
        weight = weight + 0.0;
    }

    private static void checkBaseline(String signal, int windowDays, Aggregate aggregate, OptionalInt baselineDays) {
        boolean needed = aggregate == Aggregate.RATIO_TO_BASELINE;
        checkArgument(
                needed || baselineDays.isEmpty(),
                "baselineDays of %s goes with ratio_to_baseline only, was with %s",
                signal,
                Parameters.word(aggregate));
        checkArgument(
                !needed || baselineDays.isPresent(),
                "baselineDays of %s must be set for ratio_to_baseline, was absent",
                signal);
        int days = baselineDays.orElse(windowDays);
        checkArgument(
                days >= windowDays,
                "baselineDays of %s must be at least its window of %s days, was %s",
                signal,
                windowDays,
                days);
    }

    private static void checkShare(String signal, Aggregate aggregate, String other) {
        checkArgument(!other.isBlank(), "shareOf of %s must not be blank", signal);
        checkArgument(!other.equals(signal), "shareOf of %s must be another signal", signal);
        checkArgument(
                aggregate.isInTheSignalsUnit(),
                "shareOf of %s goes with last, sum, mean, median, min, max and slope only, was with %s",
                signal,
                Parameters.word(aggregate));
    }

    /**
     * Returns a builder of a measure of this signal: by default its last value within 30 days, of weight 1,
     * redistributed when missing, without half-life or expiry, not a share of anything and not scaled to tenure.
     */
    public static Builder builder(String signal, Curve curve) {
        return new Builder(signal, curve);
    }

    /** Returns a builder that starts from this measure, for a changed copy. */
    public Builder toBuilder() {
        Builder builder = new Builder(signal, curve)
                .windowDays(windowDays)
                .aggregate(aggregate)
                .weight(weight)
                .missing(missing);
        builder.halfLifeDays = halfLifeDays;
        builder.expiresDays = expiresDays;
        builder.baselineDays = baselineDays;
        builder.shareOf = shareOf;
        builder.leastTenureDays = leastTenureDays;
        builder.guide = guide;
        return builder;
    }

    /** Returns this measure with another curve, such as its own fitted to the peers' values. */
    Measure withCurve(Curve other) {
        Builder builder = toBuilder();
        builder.curve = other;
        return builder.build();
    }

    /**
     * Returns what the measure reads, such as {@code logins ratio_to_baseline 30d to 90d} or {@code users mean 30d of
     * licences}; two measures of one scorecard never read the same.
     */
    String reading() {
        StringBuilder text = new StringBuilder(signal)
                .append(' ')
                .append(Parameters.word(aggregate))
                .append(' ')
                .append(windowDays)
                .append('d');
        baselineDays.ifPresent(days -> text.append(" to ").append(days).append('d'));
        shareOf.ifPresent(other -> text.append(" of ").append(other));
        leastTenureDays.ifPresent(days -> text.append(" from ").append(days).append('d'));
        return text.toString();
    }

    /** Returns the number that is read from an account's signals, finite, or NaN if the measure is missing. */
    double observe(HealthSignals signals) {
        return observe(signals.series(signal), signals);
    }

    /** Returns the same where the series of the measure's own signal has been looked up, null if there is none. */
    double observe(@Nullable Series own, HealthSignals signals) {
        int asOf = signals.asOfDay();
        if (own == null || asOf - own.lastDay() > expiresDays.orElse(Integer.MAX_VALUE)) {
            return Double.NaN;
        }
        double value;
        if (leastTenureDays.isPresent()) {
            value = scaledToTenure(own, asOf, signals.tenureDays());
        } else if (baselineDays.isPresent()) {
            value = own.ratioToBaseline(windowDays, baselineDays.getAsInt(), asOf);
        } else {
            value = own.aggregate(aggregate, windowDays, asOf);
        }
        if (shareOf.isEmpty()) {
            return value;
        }
        Series whole = signals.series(shareOf.get());
        return whole == null ? Double.NaN : WindowStatistics.ratio(value, whole.lastValue());
    }

    private double scaledToTenure(Series own, int asOf, int tenureDays) {
        if (tenureDays < leastTenureDays.getAsInt()) {
            return Double.NaN;
        }
        int lived = Math.min(windowDays, tenureDays);
        if (aggregate == Aggregate.GROWTH) {
            int livedBefore = Math.min(windowDays, tenureDays - lived);
            int needed = Math.min(windowDays, leastTenureDays.getAsInt());
            return livedBefore < needed ? Double.NaN : own.growth(lived, livedBefore, asOf);
        }
        double value = own.aggregate(aggregate, lived, asOf);
        return aggregate == Aggregate.ACTIVE_SHARE
                ? value
                : WindowStatistics.finite(value * ((double) windowDays / lived));
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
        parameters.optionalDays("baselineDays").ifPresent(builder::baselineDays);
        parameters.optionalText("shareOf").ifPresent(builder::shareOf);
        parameters.optionalDays("leastTenureDays").ifPresent(builder::scaledToTenure);
        builder.guide(MeasureGuide.from(parameters));
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
        baselineDays.ifPresent(days -> saved.put("baselineDays", (long) days));
        shareOf.ifPresent(other -> saved.put("shareOf", other));
        leastTenureDays.ifPresent(days -> saved.put("leastTenureDays", (long) days));
        guide.save(saved);
        return saved;
    }

    /** Builds a measure; the order of calls does not matter. */
    public static final class Builder {

        private final String signal;
        private Curve curve;
        private int windowDays = 30;
        private Aggregate aggregate = Aggregate.LAST;
        private double weight = 1;
        private MissingPolicy missing = new MissingPolicy.Redistribute();
        private OptionalDouble halfLifeDays = OptionalDouble.empty();
        private OptionalInt expiresDays = OptionalInt.empty();
        private OptionalInt baselineDays = OptionalInt.empty();
        private Optional<String> shareOf = Optional.empty();
        private OptionalInt leastTenureDays = OptionalInt.empty();
        private MeasureGuide guide = MeasureGuide.standard();

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

        /**
         * Sets how many days before the window are the account's own normal, at least as many as the window has; for
         * {@link Aggregate#RATIO_TO_BASELINE}, which needs them.
         */
        public Builder baselineDays(int days) {
            baselineDays = OptionalInt.of(days);
            return this;
        }

        /**
         * Divides the number by the newest value of another signal, such as the licences of which a share is in use.
         */
        public Builder shareOf(String otherSignal) {
            requireNonNull(otherSignal, "otherSignal");
            shareOf = Optional.of(otherSignal);
            return this;
        }

        /**
         * Scales to the customer's tenure, so that a window longer than its life does not make a young customer look
         * bad: the days before its {@linkplain HealthSignals#customerSince first day} are left out; a sum or a count is
         * multiplied by the window's days / the days lived in it, and an active share and growth are taken by days
         * lived. The measure is missing before {@code leastDays} of life, and where the first day is not known; growth
         * also until as many days of the window before were lived, or all of them.
         *
         * @param leastDays the least days lived, the first day and the as-of day included, at least 1; a week, say: the
         *     fewer, the more chance is scaled up
         */
        public Builder scaledToTenure(int leastDays) {
            leastTenureDays = OptionalInt.of(leastDays);
            return this;
        }

        /** Sets what people are told of the measure and what they can do about it. */
        public Builder guide(MeasureGuide value) {
            guide = requireNonNull(value, "guide");
            return this;
        }

        /**
         * Returns the measure.
         *
         * @throws IllegalArgumentException if a number is out of its range or a setting does not go with the aggregate;
         *     the message names the signal
         */
        public Measure build() {
            return new Measure(
                    signal,
                    windowDays,
                    aggregate,
                    curve,
                    weight,
                    missing,
                    halfLifeDays,
                    expiresDays,
                    baselineDays,
                    shareOf,
                    leastTenureDays,
                    guide);
        }
    }
}
