package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.ConstantChurn;
import dev.bearing.revenue.ConstantChurn.Timing;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.GrowthArithmetic;
import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.OrderBridge;
import dev.bearing.revenue.OrderLedger;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.revenue.ValuationSensitivity;
import dev.bearing.survival.ActivityChurn;
import dev.bearing.survival.ChurnObservation;
import dev.bearing.survival.ObservationPlan;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.trial.TrialProgress;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import dev.bearing.value.RateConversion;
import dev.bearing.value.RatePeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of the pages on renewals, trials, lifetime value, one-off business, activity and benchmarks. */
class CustomerBaseGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BOLT = AccountId.of("bolt");

    @Test
    void aTermIsRenewedOrNot() {
        LocalDate lastYear = LocalDate.of(2025, 3, 15);
        List<PriceState> prices = List.of(
                PriceState.builder("s-1", ACME, lastYear).price("100", USD).build(),
                PriceState.builder("s-2", BOLT, lastYear)
                        .price("300", USD)
                        .to(LocalDate.of(2026, 3, 15))
                        .build());
        // snippet: renewals
        List<Contract> contracts = List.of(
                Contract.builder("c-1", AccountId.of("acme"), lastYear, lastYear.plusYears(1))
                        .outcome(Contract.Outcome.RENEWED)
                        .build(),
                Contract.builder("c-2", AccountId.of("acme"), lastYear.plusYears(1), lastYear.plusYears(2))
                        .build(),
                Contract.builder("c-3", AccountId.of("bolt"), lastYear, lastYear.plusYears(1))
                        .outcome(Contract.Outcome.ENDED)
                        .build());
        RevenueLedger ledger = RevenueLedger.of(prices, RevenuePolicy.strict(), LocalDate.of(2026, 6, 30));
        Renewals renewals = Renewals.of(contracts, ledger);

        DateRange march = DateRange.of(YearMonth.of(2026, 3));
        Rate logos = renewals.logoRenewal(march); // 1 of 2 terms
        Rate money = renewals.revenueRenewal(march, USD); // USD 100 of 400 a month
        List<UpcomingRenewal> next = renewals.upcoming(12); // acme, 15 March 2027, USD 100 a month at stake
        // end

        assertThat(logos).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(money).hasToString("USD 100.00/400.00 AVAILABLE_TO_RENEW");
        assertThat(next).singleElement().satisfies(renewal -> {
            assertThat(renewal.termEndsOn()).isEqualTo(LocalDate.of(2027, 3, 15));
            assertThat(renewal.atStake()).hasToString("[USD 100.00 a month]");
        });
    }

    @Test
    void aTrialConvertsInThreeDefinitions() {
        // snippet: trials
        List<Trial> trials = List.of(
                Trial.builder(AccountId.of("G"), LocalDate.of(2024, 12, 20))
                        .outcome(Trial.Outcome.CONVERTED)
                        .outcomeOn(LocalDate.of(2025, 1, 3))
                        .build(),
                Trial.builder(AccountId.of("K"), LocalDate.of(2025, 1, 10))
                        .outcome(Trial.Outcome.CANCELLED)
                        .outcomeOn(LocalDate.of(2025, 1, 24))
                        .build());
        TrialFunnel funnel = TrialFunnel.of(trials, LocalDate.of(2025, 1, 31));

        DateRange january = DateRange.of(YearMonth.of(2025, 1));
        Rate cohort = funnel.cohort(january); // 0 of 1: K, which started in January, did not convert
        Rate ended = funnel.endedWindow(january); // 1 of 2: G and K ended in January
        Rate flow = funnel.flowWindow(january); // 1 over 1: G converted, K started
        TrialProgress progress = funnel.progress(january); // 0 converted, 1 lost, 0 open
        Answer<Estimate> eventually = funnel.eventualConversion(january); // open trials censored
        // end

        assertThat(List.of(cohort, ended, flow)).hasToString("[0/1 COHORT, 1/2 ENDED_WINDOW, 1/1 FLOW_WINDOW]");
        assertThat(progress).isEqualTo(new TrialProgress(0, 1, 0));
        assertThat(eventually.orElseThrow("share").value()).isZero();
    }

    @Test
    void aLifetimeValueHasSeveralForms() {
        // snippet: lifetime-value-forms-forms
        EstimatedMoney arpa = EstimatedMoney.of(USD, 100);
        ConstantChurn simple = ConstantChurn.ofChurn(Rate.ofCounts(5, 100), RatePeriod.MONTH);

        LifetimeValue two = simple.value(arpa, RatePeriod.MONTH).orElseThrow("value"); // 2,000, from 894.85 to 4,641.73
        ConstantChurn profit = simple.withGrossMargin(0.8); // 1,600
        ConstantChurn discounted = simple.discounted(0.01, Timing.ARREARS); // 1,666.67
        ConstantChurn fiveYears = simple.withHorizon(60); // 1,907.86
        // end

        assertThat(amount(two)).isCloseTo(2000, within(1e-9));
        assertThat(two.lower().orElseThrow("lower").amount()).isCloseTo(894.85, within(0.005));
        assertThat(two.upper().orElseThrow("upper").amount()).isCloseTo(4641.73, within(0.005));
        assertThat(amount(value(profit, arpa))).isCloseTo(1600, within(1e-9));
        assertThat(amount(value(discounted, arpa))).isCloseTo(1666.67, within(0.005));
        assertThat(amount(value(fiveYears, arpa))).isCloseTo(2000 * (1 - Math.pow(0.95, 60)), within(1e-8));
        assertThat(amount(value(fiveYears, arpa))).isCloseTo(1907.86, within(0.005));
    }

    @Test
    void growthHasItsArithmetic() {
        EstimatedMoney arpa = EstimatedMoney.of(USD, 100);
        LifetimeValue worth = value(ConstantChurn.ofChurn(Rate.ofCounts(5, 100), RatePeriod.MONTH), arpa);
        // snippet: growth
        EstimatedMoney cost = EstimatedMoney.of(USD, 800);
        Answer<Estimate> ratio = GrowthArithmetic.lifetimeValueToCost(worth, cost); // 2.5
        Answer<Double> months = GrowthArithmetic.paybackMonths(cost, arpa, 0.8); // 10
        Answer<Double> coverage = GrowthArithmetic.pipelineCoverage(Rate.ofCounts(20, 100)); // 5

        ValuationSensitivity what = new ValuationSensitivity(EstimatedMoney.of(USD, 10_000_000), 6);
        EstimatedMoney onePointLessChurn = what.ofChurn(-0.01); // 600,000 after a year: a what-if, no appraisal
        // end

        assertThat(ratio.orElseThrow("ratio").value()).isCloseTo(2.5, within(1e-12));
        assertThat(months.orElseThrow("months")).isCloseTo(10, within(1e-12));
        assertThat(coverage.orElseThrow("coverage")).isCloseTo(5, within(1e-12));
        assertThat(onePointLessChurn.amount()).isCloseTo(600_000, within(1e-6));
    }

    @Test
    void aBuyerIsActiveForAWindow() {
        // snippet: orders
        List<Order> orders = List.of(
                order("o-1", "acme", LocalDate.of(2026, 3, 10), "100"),
                order("o-2", "acme", LocalDate.of(2026, 4, 20), "130"),
                order("o-3", "bolt", LocalDate.of(2026, 3, 2), "70"));
        OrderLedger buyers = OrderLedger.of(orders, USD, OrderPolicy.ofWindow(45), LocalDate.of(2026, 6, 30));

        DateRange april = DateRange.of(YearMonth.of(2026, 4));
        Answer<Integer> window = buyers.gaps().quantile(0.9); // 41 days: what 9 of 10 repurchases came within
        Rate churn = buyers.logoChurn(april); // 1 of 2: bolt's 45 days ran out on 16 April
        Rate again = buyers.repurchase(april); // 1 of 2: acme bought again
        OrderBridge bridge = buyers.bridge(april); // 170 − 70 lapsed + 30 more = 130
        RetentionTriangle left = buyers.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR);
        Rate afterAMonth = left.pooled().get(1); // 130 of 170
        // end

        assertThat(window.orElseThrow("days")).isEqualTo(41);
        assertThat(churn).hasToString("1/2 CLOSED_COHORT");
        assertThat(again).hasToString("1/2 CLOSED_COHORT");
        assertThat(bridge.opening().amount()).isEqualByComparingTo("170");
        assertThat(bridge.line(OrderBridge.Kind.LAPSED).amount()).isEqualByComparingTo("-70");
        assertThat(bridge.line(OrderBridge.Kind.INCREASED).amount()).isEqualByComparingTo("30");
        assertThat(bridge.closing().amount()).isEqualByComparingTo("130");
        assertThat(afterAMonth).hasToString("USD 130.00/170.00 OBSERVED_AT_AGE");
    }

    @Test
    void anAccountIsActiveForAWindow() {
        Map<AccountId, List<LocalDate>> logins = Map.of(
                ACME, List.of(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 25)),
                BOLT, List.of(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 14)));
        // snippet: activity
        ActivityChurn usage = ActivityChurn.of(logins, 10, LocalDate.of(2026, 4, 30));
        DateRange march = DateRange.of(YearMonth.of(2026, 3));
        Rate silentAtTheEnd = usage.rate(march, ActivityChurn.Mode.WINDOW); // 1 of 2: bolt
        Rate silentAtAll = usage.rate(march, ActivityChurn.Mode.SPELLS); // 2 of 2: acme was, and came back
        // end

        assertThat(silentAtTheEnd).hasToString("1/2 ACTIVE_AT_OPENING");
        assertThat(silentAtAll).hasToString("2/2 ACTIVE_AT_OPENING");
    }

    @Test
    void aModelNeedsRows() {
        RevenueLedger ledger = RevenueLedger.of(
                List.of(PriceState.builder("s-1", ACME, LocalDate.of(2026, 1, 10))
                        .price("100", USD)
                        .to(LocalDate.of(2026, 4, 10))
                        .build()),
                RevenuePolicy.strict(),
                LocalDate.of(2026, 6, 30));
        // snippet: labels
        ObservationPlan plan =
                ObservationPlan.every(Period.ofMonths(1)).withLeadDays(7).withGapDays(31);
        List<ChurnObservation> rows = plan.observations(ledger); // 3 Feb stayed, 3 Mar stayed, 3 Apr churned
        // end

        assertThat(rows)
                .extracting(row -> row.on() + " " + row.label())
                .containsExactly("2026-02-03 STAYED", "2026-03-03 STAYED", "2026-04-03 CHURNED");
    }

    @Test
    void aBenchmarkIsComparedOnRequest() {
        // snippet: benchmarks
        Rate churn = Rate.ofCounts(30, 400); // of one month
        Answer<Double> aYear = RateConversion.COMPOUND.convertLoss(churn, RatePeriod.MONTH, RatePeriod.YEAR); // 60.8 %

        Benchmark band = Benchmark.shipped("churn-very-small-business-month");
        String verdict = band.compare(churn, Benchmark.Measure.LOGO_CHURN, RatePeriod.MONTH)
                .orElseThrow("churn")
                .sentence(); // 7.50 % is above 3.0 % to 5.0 % a month (…; saastr.com/…; grade R)
        // end

        assertThat(aYear.orElseThrow("churn")).isCloseTo(0.608, within(5e-4));
        assertThat(verdict)
                .startsWith("7.50 % is above 3.0 % to 5.0 % a month (")
                .contains("; saastr.com/")
                .endsWith("; grade R)");
    }

    private static Order order(String id, String account, LocalDate on, String amount) {
        return Order.builder(id, AccountId.of(account), on, USD)
                .amount(new BigDecimal(amount))
                .build();
    }

    private static LifetimeValue value(ConstantChurn model, EstimatedMoney arpa) {
        return model.value(arpa, RatePeriod.MONTH).orElseThrow("value");
    }

    private static double amount(LifetimeValue value) {
        return value.value().orElseThrow("amount").amount();
    }
}
