package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an account wants a metric to become: from a baseline to a target. It holds from a day until the account's next
 * goal for the metric.
 *
 * @param accountId the account
 * @param metric the metric's name
 * @param from the day the goal begins to hold
 * @param baseline where the metric stood, finite
 * @param target where it is to get, finite; equal to the baseline where it is to be kept
 * @param dueOn the day it is wanted by
 * @param direction which way is better; needed only where target and baseline are equal
 * @param recordedOn the day this became known
 */
public record OutcomeGoal(
        AccountId accountId,
        String metric,
        LocalDate from,
        double baseline,
        double target,
        Optional<LocalDate> dueOn,
        Optional<Direction> direction,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the metric is blank, a number not finite or a day outside 1970 to 9999 */
    public OutcomeGoal {
        requireNonNull(metric, "metric");
        requireNonNull(dueOn, "dueOn");
        requireNonNull(accountId, "accountId");
        checkText("metric", metric);
        checkArgument(Double.isFinite(baseline), "baseline of %s must be finite, was %s", metric, baseline);
        checkArgument(Double.isFinite(target), "target of %s must be finite, was %s", metric, target);
        requireNonNull(direction, "direction");
        Days.check("from", from);
        dueOn.ifPresent(day -> Days.check("dueOn", day));
        Days.check("recordedOn", recordedOn);
        baseline = baseline + 0.0;
        target = target + 0.0;
    }

    /** Returns a builder of a goal for a metric; a baseline and a target are needed. */
    public static Builder builder(AccountId accountId, String metric, LocalDate from) {
        return new Builder(accountId, metric, from);
    }

    /**
     * Returns whether a value meets the target: at the target or beyond it, seen from the baseline. Where target and
     * baseline are equal, at the target or on the better side of it.
     *
     * @param current the value now, finite
     * @param otherwise which way is better, where the goal does not say
     */
    public boolean isMet(double current, Direction otherwise) {
        checkArgument(Double.isFinite(current), "current must be finite, was %s", current);
        if (target > baseline) {
            return current >= target;
        }
        if (target < baseline) {
            return current <= target;
        }
        return direction.orElse(otherwise).meets(current, target);
    }

    /**
     * Returns how much of the way from the baseline to the target a value has come, in [0, 1]: (current - baseline) /
     * (target - baseline), cut to that range; 1 exactly where the goal {@linkplain #isMet is met}. Where target and
     * baseline are equal it is 1 or 0.
     *
     * @param current the value now, finite
     * @param otherwise which way is better, where the goal does not say
     */
    public double attainment(double current, Direction otherwise) {
        if (isMet(current, otherwise)) {
            return 1;
        }
        if (target == baseline) {
            return 0;
        }
        // halves, so that the difference of two huge numbers stays finite
        double share = (current / 2 - baseline / 2) / (target / 2 - baseline / 2);
        return Math.max(0, Math.min(share, Math.nextDown(1.0))) + 0.0;
    }

    @Override
    public Object key() {
        return List.of(accountId, metric, from);
    }

    @Override
    public LocalDate effectiveOn() {
        return from;
    }

    @Override
    public OutcomeGoal asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds a goal; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final String metric;
        private final LocalDate from;
        private double baseline = Double.NaN;
        private double target = Double.NaN;
        private Optional<LocalDate> dueOn = Optional.empty();
        private Optional<Direction> direction = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, String metric, LocalDate from) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.metric = requireNonNull(metric, "metric");
            this.from = requireNonNull(from, "from");
            this.recordedOn = from;
        }

        /** Sets where the metric stood. */
        public Builder baseline(double value) {
            baseline = value;
            return this;
        }

        /** Sets where the metric is to get. */
        public Builder target(double value) {
            target = value;
            return this;
        }

        /** Sets the day it is wanted by. */
        public Builder dueOn(LocalDate day) {
            requireNonNull(day, "dueOn");
            dueOn = Optional.of(day);
            return this;
        }

        /** Sets which way is better. */
        public Builder direction(Direction value) {
            requireNonNull(value, "direction");
            direction = Optional.of(value);
            return this;
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the goal. */
        public OutcomeGoal build() {
            return new OutcomeGoal(accountId, metric, from, baseline, target, dueOn, direction, recordedOn);
        }
    }
}
