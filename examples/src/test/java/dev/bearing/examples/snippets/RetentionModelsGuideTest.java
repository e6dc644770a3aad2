package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.revenue.LifetimeValue;
import dev.bearing.survival.BetaDiscreteWeibull;
import dev.bearing.survival.BgBb;
import dev.bearing.survival.BgNbd;
import dev.bearing.survival.DiscountedLifetime;
import dev.bearing.survival.DurationFit;
import dev.bearing.survival.ExponentialGamma;
import dev.bearing.survival.GammaGamma;
import dev.bearing.survival.ParetoNbd;
import dev.bearing.survival.PurchaseHistory;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.RetentionBootstrap;
import dev.bearing.survival.RetentionFit;
import dev.bearing.survival.RetentionForecast;
import dev.bearing.survival.RetentionLifetimeValue;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.Spells;
import dev.bearing.survival.UncertainRetention;
import dev.bearing.survival.ValuationDate;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.RatePeriod;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of the page on models of retention. */
class RetentionModelsGuideTest {

    @Test
    void aCohortIsProjectedAndValued() {
        // snippet: retention-models-fit
        RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
        RetentionFit fit = ShiftedBetaGeometric.fit(cohort).orElseThrow("fit"); // alpha 0.668, beta 3.806
        UncertainRetention retention = UncertainRetention.delta(fit);
        Answer<Estimate> twelve = retention.estimate(model -> model.survival(12)); // 0.378, from 0.340 to 0.416
        // end
        // snippet: retention-models-ageing
        RetentionFit ageing = BetaDiscreteWeibull.fit(cohort).orElseThrow("fit"); // alpha 0.214, beta 1.427, c 1.724
        double p = ageing.durationDependence().orElseThrow("test").pValue(); // 0.0006: chances change with age
        double share = ageing.model().survival(12).orElseThrow("share"); // 0.404
        // end
        // snippet: retention-models-value
        DiscountedLifetime tenPercent = DiscountedLifetime.ofAnnual(0.10, RatePeriod.YEAR);
        LifetimeValue worth = RetentionLifetimeValue.of(
                        retention, tenPercent, RatePeriod.YEAR, ValuationDate.BEFORE_RENEWAL)
                .afterRenewals(7)
                .value(EstimatedMoney.of(USD, 100), RatePeriod.YEAR)
                .orElseThrow("value"); // 753: 7.53 payments, the eighth renewal just ahead
        Answer<Estimate> nextYear = RetentionForecast.of(retention, Map.of(0L, 1_000L, 7L, 491L))
                .customers(1); // 1,313, from 1,283 to 1,343
        Answer<RetentionBootstrap> again = RetentionBootstrap.parametric(fit, 200, 42);
        // end

        assertThat(fit.model().provenance().parameters().get("alpha")).isCloseTo(0.668, within(5e-4));
        assertThat(fit.model().provenance().parameters().get("beta")).isCloseTo(3.806, within(5e-4));
        double projected = twelve.orElseThrow("estimate").value();
        assertThat(projected).isCloseTo(0.378, within(5e-4));
        assertThat(ageing.model().provenance().parameters().get("alpha")).isCloseTo(0.214, within(5e-4));
        assertThat(ageing.model().provenance().parameters().get("beta")).isCloseTo(1.427, within(5e-4));
        assertThat(ageing.model().provenance().parameters().get("c")).isCloseTo(1.724, within(5e-4));
        assertThat(p).isCloseTo(0.0006, within(5e-5));
        assertThat(share).isCloseTo(0.404, within(5e-4));
        double amount = worth.value().orElseThrow("value").amount();
        assertThat(amount).isCloseTo(753, within(0.1));
        assertThat(nextYear.orElseThrow("forecast").value()).isCloseTo(1313.1, within(0.1));
        assertThat(again.isKnown()).isTrue();
    }

    @Test
    void staysNeedNotEndWithAPeriod() {
        // snippet: retention-models-durations
        double[] days = {12.5, 31, 80.25, 200, 410, 730, 900, 1000};
        int[] lost = {1, 1, 1, 0, 1, 0, 0, 0};
        DurationFit stays = ExponentialGamma.fit(Spells.ofDurations(days, lost)).orElseThrow("fit");
        double days90 = stays.model().hazard(90); // 0.00187 a day, of those who are there after 90
        double worth90 = stays.model().lifetime(90, 0.0003); // 1,832: days to come, discounted by 0.03 % a day
        // end

        assertThat(days90).isCloseTo(0.00187, within(5e-6));
        assertThat(worth90).isCloseTo(1832, within(0.5));
    }

    @Test
    void aBuyerIsPerhapsStillACustomer() {
        // snippet: retention-models-buyers
        BgNbd buying = BgNbd.of(0.243, 4.414, 0.793, 2.426); // or BgNbd.fit(purchases)
        PurchaseHistory customer = new PurchaseHistory(2, 30.43, 38.86); // two repeats, weeks
        double alive = buying.probabilityAlive(customer); // 0.727
        double expected = buying.expectedPurchases(customer, 39); // 1.226 in the next 39 weeks
        Answer<Double> spend = GammaGamma.of(6.25, 3.74, 15.44).expectedSpend(2, 22.35); // 24.66 each
        // end

        assertThat(alive).isCloseTo(0.727, within(1e-3));
        assertThat(expected).isCloseTo(1.226, within(1e-3));
        assertThat(spend.orElseThrow("spend")).isCloseTo(24.66, within(0.01));
    }

    @Test
    void aBuyerMayLeaveAtAnyTime() {
        // snippet: retention-models-leaving
        ParetoNbd leaving = ParetoNbd.of(0.553, 10.578, 0.606, 11.669); // or ParetoNbd.fit(purchases)
        PurchaseHistory once = new PurchaseHistory(0, 0, 38.86); // bought once, 39 weeks ago
        double still = leaving.probabilityAlive(once); // 0.295
        double worth = leaving.discountedExpectedPurchases(once, Math.log(1.15) / 52); // 0.48 purchases, today's value
        // end

        assertThat(still).isCloseTo(0.295, within(5e-4));
        assertThat(worth).isCloseTo(0.48, within(5e-3));
    }

    @Test
    void aDonorIsAskedOnceAYear() {
        // snippet: retention-models-opportunities
        BgBb giving = BgBb.of(1.204, 0.750, 0.657, 2.783); // or BgBb.fit(purchases)
        PurchaseHistory donor = new PurchaseHistory(2, 5, 6); // gave at two of six appeals, last at the fifth
        double stillThere = giving.probabilityAlive(donor); // 0.865
        double gifts = giving.expectedPurchases(donor, 5); // 1.44 at the next five appeals
        // end

        assertThat(stillThere).isCloseTo(0.865, within(5e-4));
        assertThat(gifts).isCloseTo(1.44, within(5e-3));
    }
}
