package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Thresholds;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How an account's health has moved up to a day. Each earlier day is scored as it was known then, nothing later is
 * seen; and always by the one scorecard that is given, so that a new version of it never looks like a change of the
 * customer. Peers of a percentile are those the scorecard was fitted to, on every day. Nothing is scored before it is
 * asked for.
 *
 * <pre>{@code
 * HealthTrend trend = HealthTrend.of(scorecard, observations, asOf);
 * trend.over(30); // from 0.62 to 0.48, FALLING
 * trend.points(13, 7); // a quarter, week by week
 * }</pre>
 */
public final class HealthTrend {

    private final Scorecard scorecard;
    private final LocalDate asOf;
    private final Function<LocalDate, HealthSignals> history;
    private final TrendSettings settings;

    private HealthTrend(
            Scorecard scorecard, LocalDate asOf, Function<LocalDate, HealthSignals> history, TrendSettings settings) {
        this.scorecard = requireNonNull(scorecard, "scorecard");
        this.asOf = requireNonNull(asOf, "asOf");
        this.history = requireNonNull(history, "history");
        this.settings = requireNonNull(settings, "settings");
        checkArgument(!scorecard.needsPeers(), "%s must be fitted to its peers first", scorecard);
    }

    /** Which way a health moves. */
    public enum Direction {
        /** It rose by the size that counts, or more. */
        RISING,
        /** It fell by the size that counts, or more. */
        FALLING,
        /** It changed by less. */
        FLAT
    }

    /**
     * A change over a window.
     *
     * @param days the length of the window
     * @param before the health at its start, as known then
     * @param after the health at its end
     * @param direction which way it went
     */
    public record Movement(int days, Health before, Health after, Direction direction) {

        /** Refuses null. */
        public Movement {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
            requireNonNull(direction, "direction");
        }

        /** Returns by how much the health changed, in score points. */
        public double change() {
            return after.value() - before.value();
        }
    }

    /**
     * One day of a sparkline.
     *
     * @param day the day
     * @param health the health as it was known on that day, or why there was none
     */
    public record Point(LocalDate day, Answer<Health> health) {

        /** Refuses null. */
        public Point {
            requireNonNull(day, "day");
            requireNonNull(health, "health");
        }
    }

    /**
     * Returns the trend of one account under the scorecard's own {@linkplain Scorecard#trend settings}.
     *
     * @param scorecard the scorecard, fitted to its peers if it needs them
     * @param observations the account's observations, corrections among them, in any order
     * @param asOf the last day
     */
    public static HealthTrend of(Scorecard scorecard, Collection<Signal> observations, LocalDate asOf) {
        requireNonNull(scorecard, "scorecard");
        List<Signal> own = List.copyOf(observations);
        return of(scorecard, asOf, day -> HealthSignals.of(own, day));
    }

    /**
     * Returns the trend of an account of which a host knows what was known on any day.
     *
     * @param history the account's signals as known on a day; asked for {@code asOf} and earlier days only
     */
    public static HealthTrend of(Scorecard scorecard, LocalDate asOf, Function<LocalDate, HealthSignals> history) {
        requireNonNull(scorecard, "scorecard");
        return new HealthTrend(scorecard, asOf, history, scorecard.trend());
    }

    /** Returns the last day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the windows and what counts as flat. */
    public TrendSettings settings() {
        return settings;
    }

    /**
     * Returns the change over {@code days} days up to the last day, or the reason for which one of the ends has no
     * score.
     *
     * @param days at least 1
     */
    public Answer<Movement> over(int days) {
        return on(asOf).flatMap(after -> on(start(days)).flatMap(before -> moved(days, before, after)));
    }

    /** Returns the change over each of the settings' windows, in their order. */
    public List<Answer<Movement>> windows() {
        return settings.windowDays().stream().map(this::over).toList();
    }

    /**
     * Returns the change of one measure's health over the measure's {@linkplain MeasureGuide#trendDays own window}, or
     * else over the first of the settings.
     *
     * @param measure the measure's name in the scorecard
     * @throws IllegalArgumentException if the scorecard has no such measure
     */
    public Answer<Movement> measure(String measure) {
        int days = scorecard
                .measures()
                .get(index(measure))
                .guide()
                .trendDays()
                .orElse(settings.windowDays().get(0));
        return measure(measure, days);
    }

    /** Returns the change of one measure's health over {@code days} days. */
    public Answer<Movement> measure(String measure, int days) {
        int index = index(measure);
        return measured(index, asOf)
                .flatMap(after -> measured(index, start(days)).flatMap(before -> moved(days, before, after)));
    }

    /**
     * Returns the health on days up to the last day, oldest first, for a sparkline.
     *
     * @param count how many days, at least 1
     * @param everyDays how many days lie between two of them, at least 1
     */
    public List<Point> points(int count, int everyDays) {
        checkArgument(count >= 1, "count must be at least 1, was %s", count);
        checkArgument(everyDays >= 1, "everyDays must be at least 1, was %s", everyDays);
        List<Point> points = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            LocalDate day = asOf.minusDays((long) i * everyDays);
            points.add(new Point(day, on(day)));
        }
        return List.copyOf(points);
    }

    private LocalDate start(int days) {
        checkArgument(days >= 1, "days must be at least 1, was %s", days);
        return asOf.minusDays(days);
    }

    private Answer<Health> on(LocalDate day) {
        return scorecard.score(history.apply(day));
    }

    private Answer<Health> measured(int index, LocalDate day) {
        HealthSignals signals = history.apply(day);
        Measure measure = scorecard.measures().get(index);
        double observed = measure.observe(signals);
        return Double.isNaN(observed) || FittedPercentile.isWithoutPeers(measure.curve())
                ? Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no value of " + scorecard.measureNames().get(index) + " on " + day)
                : Answer.known(
                        new Health(measure.curve().at(observed)),
                        Explanation.inputs("curve", List.of(new Contribution("observed", observed))));
    }

    private int index(String measure) {
        int index = scorecard.measureNames().indexOf(measure);
        checkArgument(index >= 0, "measure must be one of %s, was %s", scorecard.measureNames(), measure);
        return index;
    }

    private Answer<Movement> moved(int days, Health before, Health after) {
        return Answer.known(
                new Movement(days, before, after, direction(after.value() - before.value())),
                Explanation.sum(
                        "health now − health then",
                        List.of(
                                new Contribution("health now", after.value()),
                                new Contribution("health then, taken off", -before.value()))));
    }

    private Direction direction(double change) {
        double moved = Thresholds.rounded(change);
        if (moved == 0 || !Thresholds.isAtLeast(Math.abs(change), settings.flat())) {
            return Direction.FLAT;
        }
        return moved > 0 ? Direction.RISING : Direction.FALLING;
    }
}
