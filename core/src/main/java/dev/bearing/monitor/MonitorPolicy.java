package dev.bearing.monitor;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.health.Scorecard;
import dev.bearing.journey.SuccessPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link HealthMonitor} looks at and when it speaks.
 *
 * @param scorecard judges the accounts; its {@linkplain Scorecard#bandStability stability} keeps bands from
 *     flip-flopping and is the cool-down of changes of band
 * @param path the path whose milestones may be overdue: one with {@code expectedDays}, after so many days from the last
 *     milestone before it or from the customer's first day; empty = none is
 * @param drop which fall of the score is told; empty = none is
 * @param coolDownDays by kind, the least days from one event to the next of that kind about the account, and for
 *     milestones about the milestone; 0 or more. What begins meanwhile is told when they have passed, if it still
 *     holds; an attempt to cancel meanwhile is not told. It has no entry for changes of band
 */
public record MonitorPolicy(
        Scorecard scorecard,
        Optional<SuccessPath> path,
        Optional<Drop> drop,
        Map<MonitorEvent.Kind, Integer> coolDownDays) {

    /** The cool-down where none is set, in days. */
    public static final int DEFAULT_COOL_DOWN_DAYS = 7;

    /** An attempt to cancel that becomes known later than so many days after its own is history, and not told. */
    public static final int INTENT_NEWS_DAYS = 30;

    /**
     * A fall of the score that is told.
     *
     * @param points by how much it must be lower, in points of the score, in {@code (0, 1]}
     * @param days within how many days, at least 1: lower than at the end of one of the last so many days
     */
    public record Drop(double points, int days) {

        /** @throws IllegalArgumentException if a number is out of its range */
        public Drop {
            checkArgument(points > 0 && points <= 1, "points must be in (0, 1], was %s", points);
            checkArgument(days >= 1, "days must be at least 1, was %s", days);
        }
    }

    /**
     * @throws IllegalArgumentException if a cool-down is negative or one of changes of band, or the scorecard
     *     {@linkplain Scorecard#needsPeers needs peers}: fit it to them first
     */
    public MonitorPolicy {
        requireNonNull(scorecard, "scorecard");
        checkArgument(
                !scorecard.needsPeers(),
                "scorecard %s compares an account with its peers: fit the scorecard to them first",
                scorecard.id());
        requireNonNull(path, "path");
        requireNonNull(drop, "drop");
        EnumMap<MonitorEvent.Kind, Integer> copy = new EnumMap<>(MonitorEvent.Kind.class);
        copy.putAll(coolDownDays);
        checkArgument(
                !copy.containsKey(MonitorEvent.Kind.BAND_CHANGED),
                "the cool-down of changes of band must be set in the scorecard's bandStability");
        copy.forEach((kind, days) ->
                checkArgument(days >= 0, "the cool-down of %s must not be negative, was %s", kind, days));
        coolDownDays = Collections.unmodifiableMap(copy);
    }

    /** Returns a builder of a policy that tells changes of band, running dry and attempts to cancel. */
    public static Builder builder(Scorecard scorecard) {
        return new Builder(scorecard);
    }

    /** Returns the least days from one event of a kind to the next. */
    int coolDown(MonitorEvent.Kind kind) {
        return coolDownDays.getOrDefault(kind, DEFAULT_COOL_DOWN_DAYS);
    }

    /** Builds a policy; the order of calls does not matter. */
    public static final class Builder {

        private final Scorecard scorecard;
        private Optional<SuccessPath> path = Optional.empty();
        private Optional<Drop> drop = Optional.empty();
        private final Map<MonitorEvent.Kind, Integer> coolDownDays = new EnumMap<>(MonitorEvent.Kind.class);

        private Builder(Scorecard scorecard) {
            this.scorecard = requireNonNull(scorecard, "scorecard");
        }

        /** Sets the path whose milestones may be overdue. */
        public Builder path(SuccessPath value) {
            path = Optional.of(value);
            return this;
        }

        /**
         * Tells a fall of the score.
         *
         * @param points by how much, in points of the score, in {@code (0, 1]}
         * @param days within how many days, at least 1
         */
        public Builder drop(double points, int days) {
            drop = Optional.of(new Drop(points, days));
            return this;
        }

        /** Sets the cool-down of a kind other than changes of band, in days, 0 or more; without it, 7. */
        public Builder coolDownDays(MonitorEvent.Kind kind, int days) {
            coolDownDays.put(requireNonNull(kind, "kind"), days);
            return this;
        }

        /** Returns the policy. */
        public MonitorPolicy build() {
            return new MonitorPolicy(scorecard, path, drop, coolDownDays);
        }
    }
}
