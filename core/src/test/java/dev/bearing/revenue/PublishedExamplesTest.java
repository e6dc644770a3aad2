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

/** Examples that vendors publish with their definitions, and defects seen in other implementations. */
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
        CurrencyLedger ledger = RevenueLedger.of(states, RevenuePolicy.chartMogulLike2025(), AS_OF)
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

    // Defects seen in other implementations

    @Test
    void aSecondSubscriptionIsNoNewCustomerAsWherePartitionedBySubscription() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "first", BEFORE, "10").build(),
                state("a", "second", day(5), "10").build()));
        assertThat(ledger.bridge(JANUARY).line(MovementKind.NEW).count()).isZero();
        assertThat(ledger.bridge(JANUARY).line(MovementKind.EXPANSION).count()).isEqualTo(1);
    }

    @Test
    void whoComesBackIsReactivatedAndNotNewAsWhereThereAreFourBuckets() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "10").to(BEFORE.plusDays(5)).build(),
                state("a", "again", day(5), "10").build()));
        assertThat(ledger.bridge(JANUARY).line(MovementKind.NEW).count()).isZero();
        assertThat(ledger.bridge(JANUARY).line(MovementKind.REACTIVATION).count())
                .isEqualTo(1);
    }

    @Test
    void nothingExpiresSilentlyAfterFortyFiveDaysWithoutAChange() {
        CurrencyLedger ledger =
                ledger(List.of(state("a", "a", BEFORE.minusYears(3), "10").build()));
        assertThat(ledger.mrrOn(AS_OF).toDouble()).isEqualTo(10);
        assertThat(ledger.movements()).hasSize(1);
    }

    @Test
    void aLiveCustomerGetsNoChurnRowAfterItsLastMonth() {
        CurrencyLedger ledger = ledger(List.of(state("a", "a", BEFORE, "10").build()));
        assertThat(ledger.movements()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    @Test
    void datesNeedNotBeFirstsOfMonthsAndSubscriptionsMayOverlap() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "first", BEFORE.plusDays(16), "10").to(day(20)).build(),
                state("a", "second", day(3), "25").build()));
        assertThat(ledger.mrrOn(day(10)).toDouble()).isEqualTo(35);
        assertThat(ledger.mrrOn(day(20)).toDouble()).isEqualTo(25);
    }

    @Test
    void aMonthWithoutChurnHasARateOfZeroAndADownsellRate() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "100").to(day(9)).build(),
                state("a", "a", day(9), "80").build()));
        assertThat(value(ledger.logoChurn(JANUARY).fraction())).isZero();
        assertThat(value(ledger.grossRevenueChurn(JANUARY).fraction())).isEqualTo(0.2);
    }

    @Test
    void aCancellationIsSubtractedOnce() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "10")
                        .cancelRequestedOn(day(3))
                        .to(day(10))
                        .build(),
                state("b", "b", BEFORE, "10").build()));
        assertThat(ledger.bridge(JANUARY).losses().toDouble()).isEqualTo(10);
        assertThat(ledger.mrrOn(AS_OF).toDouble()).isEqualTo(10);
    }

    @Test
    void aPauseTodayChangesNoPastMonth() {
        List<PriceState> before = List.of(state("a", "a", BEFORE, "10").build());
        List<PriceState> after = List.of(
                state("a", "a", BEFORE, "10").to(day(20)).build(),
                state("a", "a", day(20), "10").status(PriceStatus.PAUSED).build());
        assertThat(ledger(after).mrrOn(day(19))).isEqualTo(ledger(before).mrrOn(day(19)));
    }

    @Test
    void aggregateGrowthHidesNobodysChurn() {
        CurrencyLedger ledger = ledger(List.of(
                state("leaves", "leaves", BEFORE, "50").to(day(9)).build(),
                state("grows", "grows", BEFORE, "50").to(day(9)).build(),
                state("grows", "grows", day(9), "100").build()));
        assertThat(value(ledger.grossRevenueRetention(JANUARY).fraction())).isEqualTo(0.5);
    }

    @Test
    void whoChurnedStaysInTheDenominatorWithoutSurvivorBias() {
        CurrencyLedger ledger = ledger(List.of(
                state("gone", "gone", BEFORE, "50").to(day(9)).build(),
                state("stays", "stays", BEFORE, "50").build()));
        assertThat(ledger.logoChurn(JANUARY).toString()).isEqualTo("1/2 CLOSED_COHORT");
    }

    @Test
    void noCustomersIsNoChurnRateAndNotZero() {
        Answer<Double> churn = ledger(List.of()).logoChurn(JANUARY).fraction();
        assertThat(churn).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void aDiscountLargerThanThePriceLeavesNothingAndNoNegativeRevenue() {
        assertThat(mrr(state("a", "a", BEFORE, "1").discount(Discount.amount(new BigDecimal(2)))))
                .isZero();
    }

    @Test
    void theOrderOfTheFactsChangesNothing() {
        List<PriceState> reversed = new ArrayList<>(GoldenMonth.states());
        Collections.reverse(reversed);
        assertThat(ledger(reversed).movements())
                .isEqualTo(ledger(GoldenMonth.states()).movements());
    }

    @Test
    void netChurnIsNeverClamped() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "100").to(day(9)).build(),
                state("a", "a", day(9), "150").build(),
                state("new", "new", day(9), "1000").build()));
        assertThat(value(ledger.netRevenueChurn(JANUARY).fraction())).isEqualTo(-0.5);
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
