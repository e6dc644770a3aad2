package dev.bearing.testkit;

import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.health.HealthStrategy;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a health score; all of them are about how it does on a history. */
public final class HealthStrategyAssert extends AbstractAssert<HealthStrategyAssert, HealthStrategy> {

    HealthStrategyAssert(HealthStrategy actual) {
        super(actual, HealthStrategyAssert.class);
    }

    /** Returns assertions about how the score does on a history, by {@link BacktestPlan#monthly()}. */
    public BacktestAssert onHistory(HealthHistory history) {
        isNotNull();
        return new BacktestAssert(actual, history, BacktestPlan.monthly());
    }
}
