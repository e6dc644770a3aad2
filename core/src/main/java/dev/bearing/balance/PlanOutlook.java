package dev.bearing.balance;

import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.SortedMap;

/** Says what a metric will be in a month that is not over: immutable, the same question gets the same answer. */
interface PlanOutlook {

    /** Returns what a metric is expected to be at the end of a month, or why that is not known. */
    Answer<PlanForecast> forecast(PlanMetric metric, YearMonth month);

    /**
     * Returns what each part adds to the expected value and its weight in the target; only where there is a forecast.
     */
    SortedMap<String, Terms> parts(PlanMetric metric, YearMonth month, PlanCut cut);

    /**
     * What a part adds.
     *
     * @param value to the metric, in its own unit
     * @param base its weight in the target, in any unit that all parts share
     */
    record Terms(BigDecimal value, double base) {}
}
