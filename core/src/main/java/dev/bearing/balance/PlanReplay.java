package dev.bearing.balance;

import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.evidence.ForecastOutcome;
import dev.bearing.evidence.PredictedValue;
import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was forecast of months that are over, on the last day before each began and with what was known then. A day is
 * replayed when it is first asked for, and once.
 */
final class PlanReplay {

    private final YearMonth last;
    private final int months;
    private final Function<LocalDate, PlanOutlook> madeOn;
    private final Map<LocalDate, PlanOutlook> known = new ConcurrentHashMap<>();

    /**
     * Replays.
     *
     * @param last the last month that is over
     * @param months how many months up to that one, 0 or more
     * @param madeOn what was to be expected at the end of a day
     */
    PlanReplay(YearMonth last, int months, Function<LocalDate, PlanOutlook> madeOn) {
        this.last = last;
        this.months = months;
        this.madeOn = madeOn;
    }

    /** Returns the day on which a month was forecast: the last one before it began. */
    static LocalDate dayOf(YearMonth month) {
        return month.atDay(1).minusDays(1);
    }

    private Answer<PlanOutlook> before(YearMonth month) {
        if (month.isAfter(last) || !month.isAfter(last.minusMonths(months))) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    "forecasts of the last " + months + " complete months are made again, " + month + " is none");
        }
        return Answer.known(known.computeIfAbsent(dayOf(month), madeOn));
    }

    Answer<PlanForecast> forecast(PlanMetric metric, YearMonth month) {
        return before(month).flatMap(plan -> plan.forecast(metric, month));
    }

    /**
     * Returns the track of one metric over the entries of months that are over, the earliest first.
     *
     * @param actual the metric in a month
     */
    ForecastBacktest track(PlanMetric metric, List<PlanEntry> entries, Function<YearMonth, Answer<BigDecimal>> actual) {
        List<ForecastOutcome> outcomes = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (PlanEntry entry : entries) {
            Optional<PlanForecast> said = forecast(metric, entry.month()).toOptional();
            if (said.isEmpty()) {
                continue;
            }
            Optional<Double> naive = actual.apply(entry.month().minusMonths(1))
                    .map(BigDecimal::doubleValue)
                    .toOptional();
            Optional<Double> came = entry.actual().map(BigDecimal::doubleValue).toOptional();
            if (naive.isPresent() && came.isPresent()) {
                outcomes.add(new ForecastOutcome(
                        dayOf(entry.month()),
                        1,
                        PredictedValue.of(said.get().mean(), said.get()::quantile),
                        PredictedValue.of(naive.get(), errors),
                        came.get()));
                errors.add(came.get() - naive.get());
            }
        }
        return ForecastBacktest.of(metric.toString(), outcomes);
    }
}
