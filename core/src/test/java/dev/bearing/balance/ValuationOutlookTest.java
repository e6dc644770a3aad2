package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicies;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ValuationOutlookTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    /** Ten customers at 100 a month; one left in May. */
    private static CurrencyLedger ledger() {
        return ledger(RevenuePolicy.strict());
    }

    private static CurrencyLedger ledger(RevenuePolicy policy) {
        List<PriceState> prices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            PriceState.Builder price = PriceState.builder("s" + i, AccountId.of("a" + i), LocalDate.of(2024, 1, 1))
                    .price("100", CurrencyUnit.USD);
            prices.add(i == 0 ? price.to(LocalDate.of(2026, 5, 10)).build() : price.build());
        }
        return RevenueLedger.of(prices, policy, AS_OF).in(CurrencyUnit.USD);
    }

    @Test
    void theWhatIfStandsBesideWhatACustomerIsWorthAndCosts() {
        ValuationOutlook outlook =
                ValuationOutlook.of(ledger(), 5, Optional.of(EstimatedMoney.of(CurrencyUnit.USD, 1190)), 0.8);
        assertThat(outlook.sensitivity().value().amount()).isCloseTo(9 * 1200 * 5, within(1e-9));
        assertThat(outlook.netRevenueRetention().fraction().orElseThrow("nrr")).isCloseTo(0.9, within(1e-12));
        // ARPA 100 / (1 lost of 10 × 11 + 9 customer months at a month's start) = 11,900; of it 80 % = 9,520; over
        // 1,190 = 8
        Estimate ratio = outlook.lifetimeValueToCost().orElseThrow("ratio");
        assertThat(ratio.value()).isCloseTo(8, within(1e-9));
        // the ends of the churn's Wilson interval, 1 of 119: .00148 and .04603 (by its formula)
        double[] churn = wilson(1, 119);
        assertThat(ratio.interval().orElseThrow("interval").lower()).isCloseTo(80 / churn[1] / 1190, within(1e-9));
        assertThat(ratio.interval().orElseThrow("interval").upper()).isCloseTo(80 / churn[0] / 1190, within(1e-9));
        assertThat(outlook.paybackMonths().orElseThrow("months")).isCloseTo(1190 / 80.0, within(1e-9));
    }

    /** By hand: from 30 June to 30 June, the last day whose state is known: 900 of 1,000, of a year that is over. */
    @Test
    void theYearEndsWhereThePolicyClosesItOnTheDay() {
        for (RevenuePolicy policy : List.of(RevenuePolicies.goldBook(), RevenuePolicy.strict())) {
            Rate kept = ValuationOutlook.of(ledger(policy), 5, Optional.empty(), 0.8)
                    .netRevenueRetention();
            assertThat(kept).hasToString("USD 900.00/1000.00 CLOSED_COHORT");
            assertThat(kept.flags()).doesNotContain(Rate.Flag.PARTIAL_PERIOD);
        }
    }

    @Test
    void cheaperAcquisitionIsToldByWhatTheYearsBudgetWouldWin() {
        List<PriceState> prices = new ArrayList<>();
        for (int i = 0; i < 10; i++) { // four of them were won within the year, at 100 a month
            LocalDate from = LocalDate.of(i < 4 ? 2026 : 2024, 1, 1);
            prices.add(PriceState.builder("s" + i, AccountId.of("a" + i), from)
                    .price("100", CurrencyUnit.USD)
                    .build());
        }
        CurrencyLedger ledger =
                RevenueLedger.of(prices, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
        // 4 × 900 = 3,600 bought 4,800 of annual revenue at 0.75 each; at 0.675 it buys 5,333 1/3, that is 533 1/3 more
        assertThat(ValuationOutlook.of(ledger, 5, Optional.of(EstimatedMoney.of(CurrencyUnit.USD, 900)), 0.8)
                        .ofOneTenthLessAcquisitionCost()
                        .orElseThrow("difference")
                        .amount())
                .isCloseTo(5 * 1600 / 3.0, within(1e-9));
        assertThat(ValuationOutlook.of(ledger, 5, Optional.empty(), 0.8).ofOneTenthLessAcquisitionCost())
                .isEqualTo(
                        Answer.unknown(Answer.Reason.NOT_CONFIGURED, "nobody has said what winning a customer costs"));
        assertThat(ValuationOutlook.of(ledger(), 5, Optional.of(EstimatedMoney.of(CurrencyUnit.USD, 900)), 0.8)
                        .ofOneTenthLessAcquisitionCost())
                .isEqualTo(Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was won in the last twelve months"));
    }

    @Test
    void withoutACostThereIsNoRatioToIt() {
        ValuationOutlook outlook = ValuationOutlook.of(ledger(), 5, Optional.empty(), 0.8);
        assertThat(outlook.lifetimeValueToCost())
                .isEqualTo(
                        Answer.unknown(Answer.Reason.NOT_CONFIGURED, "nobody has said what winning a customer costs"));
        assertThat(outlook.paybackMonths().isKnown()).isFalse();
        assertThat(outlook.sensitivity().ofChurn(0).amount()).isZero();
    }

    private static double[] wilson(double k, double n) {
        double z = 1.959963984540054;
        double middle = (k + z * z / 2) / (n + z * z);
        double half = z / (n + z * z) * Math.sqrt(k * (n - k) / n + z * z / 4);
        return new double[] {middle - half, middle + half};
    }
}
