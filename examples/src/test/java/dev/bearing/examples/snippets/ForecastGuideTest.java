package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.review.ForecastReview;
import dev.bearing.review.Scenario;
import dev.bearing.review.SuccessReview;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The part of the guide on the forecast of a review. */
class ForecastGuideTest {

    @Test
    void theForecastOfAReview() {
        SuccessReview review = Example.REVIEW;
        // snippet: review-forecast
        ForecastReview forecasts = review.forecasts(CurrencyUnit.USD);
        forecasts.expansion().map(ExpansionForecast::mean); // next month's, by milestone in its cohorts
        forecasts.net().map(NetForecast::netRevenueRetention); // with its 90 % interval
        forecasts.months(); // the fan: one distribution for each month ahead
        forecasts.segments(); // by the playbook's attribute; forecasts.by("industry") by another

        Scenario scenario = Scenario.builder("a fifth less churn in business")
                .churn(0.8)
                .where("tier", "business")
                .build();
        forecasts.under(scenario).net().map(NetForecast::churn);

        ForecastBacktest.Horizon month = forecasts.track().net().horizon(1).orElseThrow("twelve months of forecasts");
        month.coverage(); // 12 of 12 within the 90 % interval
        month.skill(); // how much better the score is than that of repeating the last month
        // end
        assertThat(month.coverage().numerator()).isEqualTo(12);
        assertThat(month.coverage().denominator()).isEqualTo(12);
        assertThat(month.skill().orElseThrow("known")).isPositive();
        assertThat(forecasts.months()).hasSize(6);
        assertThat(forecasts.segments()).containsKey("business");
        assertThat(forecasts.scenarios()).hasSize(3);
        double as = forecasts.net().orElseThrow("known").churn().amount();
        assertThat(forecasts.under(scenario).net().orElseThrow("known").churn().amount())
                .isBetween(0.8 * as, as);
    }
}
