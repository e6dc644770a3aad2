package dev.bearing.jackson;

import dev.bearing.evidence.BacktestPlan;
import java.time.Period;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part {@code backtest} of a playbook, read and written. */
final class BacktestPlanForm {

    private BacktestPlanForm() {}

    static BacktestPlan read(Place place, PlaybookDocument.BacktestPart part) {
        BacktestPlan usual = BacktestPlan.monthly();
        Integer months = part.everyMonths();
        if (months != null && months < 1) {
            throw place.property("everyMonths").complaint("must be at least 1, was " + months);
        }
        return new BacktestPlan(
                months == null ? usual.every() : Period.ofMonths(months),
                Objects.requireNonNullElse(part.leadDays(), usual.leadDays()),
                Objects.requireNonNullElse(part.horizonDays(), usual.horizonDays()),
                Objects.requireNonNullElse(part.folds(), usual.folds()),
                Objects.requireNonNullElse(part.leastEvents(), usual.leastEvents()));
    }

    /**
     * Returns the written form; null where nothing departs from the defaults.
     *
     * @throws PlaybookFormatException if the days of observation are not whole months apart, which has no written form
     */
    static PlaybookDocument.@Nullable BacktestPart write(BacktestPlan plan) {
        if (plan.equals(BacktestPlan.monthly())) {
            return null;
        }
        int months = Math.toIntExact(plan.every().toTotalMonths());
        if (!plan.every().minusMonths(months).normalized().isZero()) {
            throw Place.DOCUMENT
                    .property("backtest")
                    .property("everyMonths")
                    .complaint("must be a whole number of months, was every " + plan.every());
        }
        return new PlaybookDocument.BacktestPart(
                months, plan.leadDays(), plan.horizonDays(), plan.folds(), plan.leastEvents());
    }
}
