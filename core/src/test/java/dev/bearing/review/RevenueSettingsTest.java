package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.OrderPolicy;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RevenueSettingsTest {

    @Test
    void keepWhatIsSet() {
        ReportingCurrency dollars = ReportingCurrency.of(CurrencyUnit.USD).withPolicy(FxPolicy.periodEnd());
        RevenueSettings settings = RevenueSettings.defaults()
                .withReporting(dollars)
                .withSegmentBy("tier")
                .withOrders(OrderPolicy.ofWindow(90))
                .withRenewalGraceDays(0);

        assertThat(settings.reporting()).contains(dollars);
        assertThat(settings.segmentBy()).contains("tier");
        assertThat(settings.orders()).contains(OrderPolicy.ofWindow(90));
        assertThat(settings.renewalGraceDays()).isZero();
        assertThat(dollars.withInverses().inverses()).isTrue();
        assertThat(dollars.withInverses().policy()).contains(FxPolicy.periodEnd());
    }

    @Test
    void withoutAPolicyTheRatesOfTheReviewsDayCount() {
        LocalDate day = LocalDate.of(2026, 6, 30);

        assertThat(ReportingCurrency.of(CurrencyUnit.USD).policyOn(day)).isEqualTo(FxPolicy.constant(day));
    }

    @Test
    void refuseABlankAttributeAndANegativeGrace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueSettings.defaults().withSegmentBy(" "))
                .withMessage("segmentBy must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueSettings.defaults().withRenewalGraceDays(-1))
                .withMessage("renewalGraceDays must not be negative, was -1");
    }
}
