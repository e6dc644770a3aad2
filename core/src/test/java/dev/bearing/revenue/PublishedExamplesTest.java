package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Examples that vendors publish with their definitions. */
class PublishedExamplesTest {

    private static final LocalDate BEFORE = LocalDate.of(2024, 12, 1);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);

    /** <a href="https://help.chartmogul.com/hc/en-us/articles/201244842">ChartMogul on MRR movements</a>. */
    @Test
    void chartMogulsSeatsAreNewThenExpansionThenContractionThenChurn() {
        LocalDate end = BEFORE.plusYears(1);
        List<PriceState> states = List.of(
                state("a", "annual", BEFORE, "500")
                        .quantity(4)
                        .every(BillingInterval.YEAR)
                        .to(end)
                        .build(),
                state("a", "monthly", day(5), "30").quantity(2).to(day(20)).build());
        List<Movement> movements = RevenueLedger.of(states, RevenuePolicy.strict(), end)
                .in(CurrencyUnit.USD)
                .movements();
        assertThat(movements)
                .extracting(Movement::kind)
                .containsExactly(
                        MovementKind.NEW, MovementKind.EXPANSION, MovementKind.CONTRACTION, MovementKind.CHURN);
        assertThat(movements.get(0).amount().toDouble()).isCloseTo(166.67, within(0.005));
        assertThat(movements.get(1).amount().toDouble()).isEqualTo(60);
        assertThat(movements.get(2).amount().toDouble()).isEqualTo(-60);
        assertThat(movements.get(3).on()).isEqualTo(end);
    }

    /**
     * <a href="https://support.stripe.com/questions/billing-analytics">Stripe</a>, and <a
     * href="https://help.baremetrics.com/en/articles/5380330-monthly-recurring-revenue">Baremetrics</a>.
     */
    @Test
    void aYearlyPriceIsATwelfthAMonthAndALifetimeCouponComesOff() {
        assertThat(mrr(state("a", "s", BEFORE, "1200").every(BillingInterval.YEAR)))
                .isEqualTo(100);
        assertThat(mrr(state("a", "s", BEFORE, "120").every(BillingInterval.YEAR)))
                .isEqualTo(10);
        assertThat(mrr(state("a", "s", BEFORE, "10").discount(Discount.percent(new BigDecimal(50)))))
                .isEqualTo(5);
        assertThat(mrr(state("a", "s", BEFORE, "120")
                        .every(BillingInterval.YEAR)
                        .discount(Discount.percent(BigDecimal.TEN))))
                .isEqualTo(9);
    }

    /** <a href="https://help.chartmogul.com/hc/en-us/articles/203359301">ChartMogul on ARPA</a>. */
    @Test
    void chartMogulsArpaIsThreeHundred() {
        List<PriceState> states = new ArrayList<>();
        for (String price : List.of("100", "100", "300", "500", "500")) {
            String id = "a" + states.size();
            states.add(state(id, id, BEFORE, price).build());
        }
        assertThat(value(ledger(states).arpaOn(AS_OF))).isEqualByComparingTo("300");
    }

    /** <a href="https://help.chartmogul.com/hc/en-us/articles/203359381">ChartMogul on ASP</a>. */
    @Test
    void chartMogulsAverageSalePriceIsSixtyFive() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            states.add(state("a" + i, "s" + i, day(2 + i), i < 3 ? "100" : "50").build());
        }
        assertThat(value(ledger(states).averageSellingPrice(JANUARY))).isEqualByComparingTo("65");
    }

    /**
     * <a href="https://help.chartmogul.com/hc/en-us/articles/207340419">ChartMogul on customer churn</a>: 100 at the
     * start, 12 churned, of whom one came back and one had joined in the period.
     */
    @Test
    void chartMogulsCustomerChurnIsTenOfAHundred() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            PriceState.Builder state = state("a" + i, "s" + i, BEFORE, "10");
            states.add((i < 11 ? state.to(day(10)) : state).build());
        }
        states.add(state("a0", "s0", day(20), "10").build());
        states.add(state("new", "new", day(5), "10").to(day(15)).build());
        CurrencyLedger ledger = ledger(states);
        assertThat(ledger.bridge(JANUARY).line(MovementKind.CHURN).count()).isEqualTo(12);
        assertThat(ledger.logoChurn(JANUARY).toString()).isEqualTo("10/100 CLOSED_COHORT");
        assertThat(ledger.logoChurn(JANUARY, Population.FLOW_OVER_OPENING).numerator())
                .isEqualTo(12);
    }

    /**
     * ChartMogul on <a href="https://help.chartmogul.com/hc/en-us/articles/203359341">gross</a> and <a
     * href="https://help.chartmogul.com/hc/en-us/articles/4414075567250">net</a> MRR churn: 100 at the start, 10
     * churned, 10 contracted, 10 expanded.
     */
    @Test
    void chartMogulsRevenueChurnIsTwentyGrossAndTenNet() {
        List<PriceState> states = List.of(
                state("a", "a", BEFORE, "10").to(day(9)).build(),
                state("b", "b", BEFORE, "40").to(day(9)).build(),
                state("b", "b", day(9), "30").build(),
                state("c", "c", BEFORE, "50").to(day(9)).build(),
                state("c", "c", day(9), "60").build());
        CurrencyLedger ledger = RevenueLedger.of(states, RevenuePolicies.chartMogulLike2025(), AS_OF)
                .in(CurrencyUnit.USD);
        assertThat(value(ledger.grossRevenueChurn(JANUARY).fraction())).isEqualTo(0.2);
        assertThat(value(ledger.netRevenueChurn(JANUARY).fraction())).isEqualTo(0.1);
    }

    /** A $1,000 and a $5,000 customer, the big one leaves: half of the logos, five sixths of the dollars. */
    @Test
    void skoksTwoCustomersAreHalfTheLogosAndFiveSixthsOfTheDollars() {
        CurrencyLedger ledger = ledger(List.of(
                state("small", "small", BEFORE, "1000").build(),
                state("big", "big", BEFORE, "5000").to(day(9)).build()));
        assertThat(value(ledger.logoChurn(JANUARY).fraction())).isEqualTo(0.5);
        assertThat(value(ledger.grossRevenueChurn(JANUARY).fraction())).isCloseTo(0.8333, within(0.00005));
    }

    @Test
    void pooledChurnAddsCountsAndNeverAveragesRates() {
        Rate pooled = Rate.ofCounts(1, 100).plus(Rate.ofCounts(10, 20));
        assertThat(value(pooled.fraction())).isCloseTo(0.0917, within(0.00005));
    }

    @Test
    void theOrderOfTheFactsChangesNothing() {
        List<PriceState> reversed = new ArrayList<>(GoldenMonth.states());
        Collections.reverse(reversed);
        assertThat(ledger(reversed).movements())
                .isEqualTo(ledger(GoldenMonth.states()).movements());
    }

    private static double mrr(PriceState.Builder state) {
        return state.build().discountedMrr().toDouble();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 1, day);
    }

    private static PriceState.Builder state(String account, String subscription, LocalDate from, String price) {
        return PriceState.builder(subscription, AccountId.of(account), from).price(price, CurrencyUnit.USD);
    }

    private static CurrencyLedger ledger(List<PriceState> states) {
        return RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("expected a value");
    }
}
