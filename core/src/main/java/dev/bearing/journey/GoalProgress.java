package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Thresholds;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How one goal has gone up to a day, told by all measurements since it began.
 *
 * @param goal the goal
 * @param current the last value measured, in the metric's unit
 * @param measuredOn the day of that measurement
 * @param asOf the day
 * @param firstMetOn the day the goal was first seen met; the day it began where it was met then already
 * @param lostOn the first day on which, after it had been met, it was seen not met, if it is not met now
 * @param standing how the account stands towards the goal
 */
public record GoalProgress(
        OutcomeGoal goal,
        double current,
        LocalDate measuredOn,
        LocalDate asOf,
        Optional<LocalDate> firstMetOn,
        Optional<LocalDate> lostOn,
        GoalStanding standing) {

    /** Refuses null. */
    public GoalProgress {
        requireNonNull(goal, "goal");
        requireNonNull(measuredOn, "measuredOn");
        requireNonNull(asOf, "asOf");
        requireNonNull(firstMetOn, "firstMetOn");
        requireNonNull(lostOn, "lostOn");
        requireNonNull(standing, "standing");
        current = current + 0.0;
    }

    /**
     * Returns how a goal has gone.
     *
     * @param measured the metric's measurements by the day, oldest first, at least one
     * @param otherwise which way is better, where the goal does not say
     */
    static GoalProgress of(OutcomeGoal goal, List<OutcomeMeasurement> measured, Direction otherwise, LocalDate asOf) {
        Optional<LocalDate> firstMetOn = Optional.empty();
        Optional<LocalDate> lostOn = Optional.empty();
        for (int i = 0; i < measured.size(); i++) {
            boolean superseded =
                    i + 1 < measured.size() && !measured.get(i + 1).on().isAfter(goal.from());
            if (superseded) {
                continue;
            }
            OutcomeMeasurement at = measured.get(i);
            LocalDate day = at.on().isBefore(goal.from()) ? goal.from() : at.on();
            if (goal.isMet(at.value(), otherwise)) {
                firstMetOn = firstMetOn.or(() -> Optional.of(day));
                lostOn = Optional.empty();
            } else if (firstMetOn.isPresent()) {
                lostOn = lostOn.or(() -> Optional.of(day));
            }
        }
        OutcomeMeasurement last = measured.get(measured.size() - 1);
        GoalStanding standing = standing(goal, last, otherwise, firstMetOn, asOf);
        return new GoalProgress(goal, last.value(), last.on(), asOf, firstMetOn, lostOn, standing);
    }

    private static GoalStanding standing(
            OutcomeGoal goal,
            OutcomeMeasurement last,
            Direction otherwise,
            Optional<LocalDate> firstMetOn,
            LocalDate asOf) {
        if (goal.isMet(last.value(), otherwise)) {
            boolean late = goal.dueOn()
                    .filter(due -> firstMetOn.orElse(goal.from()).isAfter(due))
                    .isPresent();
            return late ? GoalStanding.MET_LATE : GoalStanding.MET;
        }
        if (firstMetOn.isPresent()) {
            return GoalStanding.REGRESSED;
        }
        if (goal.dueOn().isEmpty()) {
            return GoalStanding.OPEN;
        }
        if (asOf.isAfter(goal.dueOn().get())) {
            return GoalStanding.MISSED;
        }
        boolean onPace = Thresholds.isAtLeast(
                goal.attainment(last.value(), otherwise),
                timeGone(goal, goal.dueOn().get(), last.on()));
        return onPace ? GoalStanding.ON_PACE : GoalStanding.BEHIND;
    }

    /** Returns the share of a goal's time that is gone on a day, in [0, 1]. */
    private static double timeGone(OutcomeGoal goal, LocalDate due, LocalDate day) {
        long all = ChronoUnit.DAYS.between(goal.from(), due);
        long gone = ChronoUnit.DAYS.between(goal.from(), day);
        return all <= 0 ? 1 : Math.max(0, Math.min(1, (double) gone / all));
    }

    /** Returns how many days old the last measurement is. */
    public long measurementAgeDays() {
        return ChronoUnit.DAYS.between(measuredOn, asOf);
    }

    /** Returns the days to the day the goal is wanted by, negative once it has passed; empty where there is none. */
    public Optional<Long> daysToDue() {
        return goal.dueOn().map(due -> ChronoUnit.DAYS.between(asOf, due));
    }
}
