package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.balance.PlanEntry;
import dev.bearing.balance.PlanForecast;
import dev.bearing.balance.PlanProgress;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.time.YearMonth;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The example company's plan, whose past holds prices, cancellations and tiers that became known late. */
class PlanTrackTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    /** To the last digit: what is told of the past is what a review of that day told. */
    @Test
    void whatWasForecastIsWhatTheReviewOfThatDaySaid() {
        PlanProgress plan = Example.REVIEW.plan(USD);
        for (YearMonth month : new YearMonth[] {YearMonth.of(2025, 9), YearMonth.of(2026, 2), YearMonth.of(2026, 8)}) {
            LocalDate day = month.atDay(1).minusDays(1);
            PlanProgress then =
                    SuccessReview.of(Example.BOOK, Example.PLAYBOOK, day).plan(USD);
            for (PlanEntry entry : plan.entries()) {
                if (entry.month().equals(month)) {
                    assertThat(plan.forecastBefore(entry).map(PlanForecast::mean))
                            .as("%s of %s", entry.name(), month)
                            .isEqualTo(then.forecast(entry.metric().orElseThrow(), month)
                                    .map(PlanForecast::mean));
                    assertThat(plan.forecastOn(entry)).isEqualTo(day);
                }
            }
        }
    }
}
