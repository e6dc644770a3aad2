package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On which days of the past a score is looked at, and what it is then held against: whether the customer left in the
 * window after the lead, the days from D + leadDays + 1 to D + leadDays + horizonDays for an observation on day D. Who
 * left during the lead left too soon to act on: it is counted, and judged neither way.
 *
 * <p>Days of observation are the ends of months {@code every} apart, or, for a period with days in it, as far apart
 * from the end of the first month on. Only days whose whole window lies in the history are judged.
 *
 * @param every between observations, positive
 * @param leadDays how many days ahead one must know in order to act, 0 or more
 * @param horizonDays the length of the window, at least 1
 * @param folds in how many parts, one after the other in time, the days are judged by what was learnt from the days
 *     before; at least 1
 * @param leastEvents with fewer churns than this in the windows nothing is said; at least 2
 */
public record BacktestPlan(Period every, int leadDays, int horizonDays, int folds, int leastEvents) {

    /** The least number of churns of a plan that sets none. */
    public static final int LEAST_EVENTS = 50;

    private static final int LONGEST = 3_660;
    private static final LocalDate SHORTEST_MONTH = LocalDate.of(2001, 2, 1);
    private static final BacktestPlan MONTHLY = new BacktestPlan(Period.ofMonths(1), 30, 90, 4, LEAST_EVENTS);

    /** @throws IllegalArgumentException if a part is out of its range */
    public BacktestPlan {
        requireNonNull(every, "every");
        checkArgument(
                !every.isNegative() && SHORTEST_MONTH.plus(every).isAfter(SHORTEST_MONTH),
                "every must be positive, was %s",
                every);
        checkArgument(0 <= leadDays && leadDays <= LONGEST, "leadDays must be in [0, %s], was %s", LONGEST, leadDays);
        checkArgument(
                1 <= horizonDays && horizonDays <= LONGEST,
                "horizonDays must be in [1, %s], was %s",
                LONGEST,
                horizonDays);
        checkArgument(folds >= 1, "folds must be at least 1, was %s", folds);
        checkArgument(leastEvents >= 2, "leastEvents must be at least 2, was %s", leastEvents);
    }

    /**
     * Returns observations at the ends of months, 30 days of lead, a window of 90 days, 4 folds, 50 churns at least.
     */
    public static BacktestPlan monthly() {
        return MONTHLY;
    }

    /** Returns this plan with other days of observation. */
    public BacktestPlan withEvery(Period period) {
        return new BacktestPlan(period, leadDays, horizonDays, folds, leastEvents);
    }

    /** Returns this plan with another lead. */
    public BacktestPlan withLeadDays(int days) {
        return new BacktestPlan(every, days, horizonDays, folds, leastEvents);
    }

    /** Returns this plan with another window. */
    public BacktestPlan withHorizonDays(int days) {
        return new BacktestPlan(every, leadDays, days, folds, leastEvents);
    }

    /** Returns this plan with another number of folds. */
    public BacktestPlan withFolds(int count) {
        return new BacktestPlan(every, leadDays, horizonDays, count, leastEvents);
    }

    /** Returns this plan with another least number of churns. */
    public BacktestPlan withLeastEvents(int count) {
        return new BacktestPlan(every, leadDays, horizonDays, folds, count);
    }

    /** What became of an observed customer. */
    public enum Outcome {
        /** It left in the window. */
        CHURNED,
        /** It stayed until the window closed. */
        STAYED,
        /** It left during the lead, or had left unnoticed: too soon to act on. */
        LEFT_TOO_SOON,
        /** The window is not over yet. */
        CENSORED
    }

    /** Returns the last day of the window of a day. */
    public LocalDate windowEnd(LocalDate day) {
        return day.plusDays((long) leadDays + horizonDays);
    }

    /** Returns what became of a customer that was observed. */
    public Outcome outcomeOf(HealthObservation observation, LocalDate asOf) {
        Optional<LocalDate> churn = observation.churnedOn();
        if (churn.isPresent() && !churn.get().isAfter(observation.on().plusDays(leadDays))) {
            return Outcome.LEFT_TOO_SOON;
        }
        if (windowEnd(observation.on()).isAfter(asOf)) {
            return Outcome.CENSORED;
        }
        return churn.isPresent() && !churn.get().isAfter(windowEnd(observation.on()))
                ? Outcome.CHURNED
                : Outcome.STAYED;
    }

    /** Returns the days of observation of a history, the earliest first, that are judged: their windows are over. */
    public List<LocalDate> judgedDays(HealthHistory history) {
        return days(history).stream()
                .filter(day -> !windowEnd(day).isAfter(history.asOf()))
                .toList();
    }

    /** Returns all days of observation of a history, the earliest first. */
    List<LocalDate> days(HealthHistory history) {
        List<LocalDate> days = new ArrayList<>();
        history.firstDay()
                .map(day -> day.with(TemporalAdjusters.lastDayOfMonth()))
                .ifPresent(first -> {
                    LocalDate day = first;
                    for (int k = 1; !day.isAfter(history.asOf()); k++) {
                        days.add(day);
                        LocalDate next = first.plus(every.multipliedBy(k));
                        day = every.withDays(0).equals(every) ? next.with(TemporalAdjusters.lastDayOfMonth()) : next;
                    }
                });
        return days;
    }
}
