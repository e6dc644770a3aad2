package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.Days;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;

/**
 * The two days whose states a period is measured by, as epoch days; movements of the period are those after the first
 * and up to the second.
 *
 * @param opening the day of the opening state
 * @param closing the day of the closing state, at most the evaluation day
 * @param complete whether the closing state is that of the period's end
 * @param maturity whether late facts should be in by now
 */
record PeriodSpan(int opening, int closing, boolean complete, Rate.Maturity maturity) {

    static PeriodSpan of(DateRange period, RevenuePolicy policy, LocalDate asOf) {
        return of(period, policy, asOf, asOf);
    }

    /** @param knownAt the day whose knowledge counts, {@code asOf} or later: it decides the maturity */
    static PeriodSpan of(DateRange period, RevenuePolicy policy, LocalDate asOf, LocalDate knownAt) {
        checkArgument(!period.from().isAfter(asOf), "period must begin by asOf = %s, was %s", asOf, period);
        int before = policy.opening() == RevenuePolicy.Opening.DAY_BEFORE ? 1 : 0;
        int today = Days.epoch(asOf);
        long end = period.to().toEpochDay() - before;
        boolean settled = period.end().isPresent() && Days.epoch(knownAt) - end >= before + settleDays(policy);
        return new PeriodSpan(
                Days.epoch(period.from()) - before,
                (int) Math.min(end, today),
                end <= today,
                settled ? Rate.Maturity.FINAL : Rate.Maturity.PROVISIONAL);
    }

    /**
     * How long a change of the period may still turn out to be part of a later one. The days of grace are not in it:
     * who never pays its bill is lost when they end, and not when they began.
     */
    private static int settleDays(RevenuePolicy policy) {
        return Math.max(policy.settleDays(), policy.mergeGapDays());
    }

    /** Whether a movement of a day belongs to the period. */
    boolean holds(LocalDate day) {
        int on = Days.epoch(day);
        return opening < on && on <= closing;
    }
}
