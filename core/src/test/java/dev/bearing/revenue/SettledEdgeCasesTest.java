package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.ReportingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Edge cases of intervals, months, clocks and small numbers, with defects of other implementations by name. */
class SettledEdgeCasesTest {

    private static final LocalDate BEFORE = LocalDate.of(2024, 1, 1);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 31);

    // intervals

    @Test
    void twelveMonthsOfAnAnnualPriceAreThePriceAndSevenDaysAWeek() {
        for (String price : List.of("1200", "99.99", "0.01", "1000000.07")) {
            Mrr yearly = state("a", BEFORE, price)
                    .every(BillingInterval.YEAR)
                    .build()
                    .mrr();
            assertThat(yearly.multipliedBy(12).toDecimal()).isEqualByComparingTo(price);
            Mrr weekly = state("a", BEFORE, price)
                    .every(BillingInterval.WEEK)
                    .build()
                    .mrr();
            Mrr daily =
                    state("a", BEFORE, price).every(BillingInterval.DAY).build().mrr();
            Mrr sevenDays = state("a", BEFORE, price)
                    .every(7, BillingInterval.DAY)
                    .build()
                    .mrr();
            assertThat(sevenDays).isEqualTo(weekly);
            assertThat(daily).isEqualTo(weekly.multipliedBy(7));
        }
    }

    /** One product divides by the seconds of the current month, so that its revenue moves every February. */
    @ParameterizedTest
    @EnumSource(BillingInterval.class)
    void februaryIsWorthAsMuchInALeapYear(BillingInterval interval) {
        CurrencyLedger ledger =
                ledger(List.of(state("a", BEFORE, "10").every(interval).build()));
        Mrr leap = ledger.mrrOn(LocalDate.of(2024, 2, 29));
        assertThat(ledger.mrrOn(LocalDate.of(2025, 2, 28))).isEqualTo(leap);
        assertThat(ledger.mrrOn(LocalDate.of(2024, 3, 31))).isEqualTo(leap);
        assertThat(ledger.movements()).hasSize(1);
    }

    /** The analytics plugin of Kill Bill gives 0 for daily, weekly, fortnightly and thirty-day prices. */
    @ParameterizedTest
    @CsvSource({"1,DAY,304.1667", "1,WEEK,43.4524", "2,WEEK,21.7262", "30,DAY,10.1389"})
    void aPriceByTheDayOrWeekIsNotZeroAsInKillBill(int count, BillingInterval interval, double monthly) {
        assertThat(state("a", BEFORE, "10").every(count, interval).build().mrr().toDouble())
                .isCloseTo(monthly, within(0.00005));
    }

    /** A shipped client counted terms of two and three years 24 and 36 times. */
    @ParameterizedTest
    @CsvSource({"2,240,10", "3,360,10"})
    void aTermOfYearsIsSpreadOverItsMonths(int years, String price, double monthly) {
        assertThat(state("a", BEFORE, price)
                        .every(years, BillingInterval.YEAR)
                        .build()
                        .mrr()
                        .toDouble())
                .isEqualTo(monthly);
    }

    /** Recurly: a subscription opened on 29 March counts its full price on every day. */
    @Test
    void aSubscriptionOpenedLateInAMonthCountsInFull() {
        CurrencyLedger ledger =
                ledger(List.of(state("a", LocalDate.of(2025, 3, 29), "100").build()));
        assertThat(ledger.mrrOn(LocalDate.of(2025, 3, 29)).toDouble()).isEqualTo(100);
        assertThat(ledger.bridge(DateRange.of(YearMonth.of(2025, 3)))
                        .line(MovementKind.NEW)
                        .amount()
                        .toDouble())
                .isEqualTo(100);
    }

    // steps and folds

    @Test
    void anUpgradeInTheMiddleOfAMonthIsTheFullDifferenceOnItsDay() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", BEFORE, "100").to(day(15)).build(),
                state("a", day(15), "160").build()));
        assertThat(ledger.movements().get(1))
                .isEqualTo(new Movement(
                        AccountId.of("a"), day(15), MovementKind.EXPANSION, MovementReason.PRICE, usd("60")));
        assertThat(ledger.mrrOn(day(14)).toDouble()).isEqualTo(100);
        assertThat(ledger.mrrOn(day(15)).toDouble()).isEqualTo(160);
    }

    /**
     * ChartMogul's grouping: two plans bought together are NEW, not NEW and EXPANSION; both cancelled are one CHURN.
     */
    @Test
    void whatHappensTogetherIsOneMovement() {
        CurrencyLedger ledger = ledger(List.of(
                PriceState.builder("one", AccountId.of("a"), day(5))
                        .price("60", CurrencyUnit.USD)
                        .to(day(25))
                        .build(),
                PriceState.builder("two", AccountId.of("a"), day(5))
                        .price("40", CurrencyUnit.USD)
                        .to(day(25))
                        .build()));
        assertThat(ledger.movements()).extracting(Movement::kind).containsExactly(MovementKind.NEW, MovementKind.CHURN);
        assertThat(ledger.movements().get(0).amount()).isEqualTo(usd("100"));
    }

    /** A book of Polar: 77 subscriptions at 15 with 14 off the first bill are 1,155 of committed revenue, not 77. */
    @Test
    void committedRevenueIsAtTheSteadyPrice() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 77; i++) {
            states.add(state("a" + i, AS_OF, "15")
                    .discount(Discount.amount(new BigDecimal("14")).forBills(1))
                    .build());
        }
        assertThat(RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF)
                        .committedMrr(CurrencyUnit.USD, 30)
                        .toDouble())
                .isEqualTo(1155);
    }

    /** Stripe: $1,200 a year count $100; annual recurring revenue is twelve times that and no other sum. */
    @Test
    void annualRevenueIsTwelveTimesMonthly() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", BEFORE, "1200").every(BillingInterval.YEAR).build(),
                state("b", BEFORE, "10").build()));
        assertThat(ledger.arrOn(AS_OF).toDecimal()).isEqualByComparingTo("1320");
    }

    // quick ratio: (8 + 4 + 1) / (3 + 2) = 2.6 with reactivation, (20 + 8) / (5 + 3) = 3.5

    @ParameterizedTest
    @CsvSource({"8,4,1,3,2,2.6,2.4", "20,8,0,5,3,3.5,3.5"})
    void theQuickRatiosThatOthersPrint(
            String fresh, int expansion, int back, String churn, int contraction, double with, double without) {
        List<PriceState> states = new ArrayList<>();
        states.add(state("new", day(5), fresh).build());
        states.add(state("grows", BEFORE, "10").to(day(9)).build());
        states.add(state("grows", day(9), String.valueOf(10 + expansion)).build());
        states.add(state("back", BEFORE, "5").to(BEFORE.plusDays(30)).build());
        states.add(state("back", day(9), String.valueOf(back)).build());
        states.add(state("leaves", BEFORE, churn).to(day(9)).build());
        states.add(state("shrinks", BEFORE, "10").to(day(9)).build());
        states.add(state("shrinks", day(9), String.valueOf(10 - contraction)).build());
        assertThat(value(ledger(states).quickRatio(JANUARY))).isCloseTo(with, within(1e-12));
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("without")
                .reactivationIsGain(false)
                .build();
        assertThat(value(RevenueLedger.of(states, policy, AS_OF)
                        .in(CurrencyUnit.USD)
                        .quickRatio(JANUARY)))
                .isCloseTo(without, within(1e-12));
    }

    // days and months

    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 1, MONTH, 2025-02-28",
        "2024-01-31, 1, MONTH, 2024-02-29",
        "2024-02-29, 1, YEAR, 2025-02-28",
        "2024-08-31, 1, HALF_YEAR, 2025-02-28",
        "2024-11-30, 1, QUARTER, 2025-02-28"
    })
    void aDiscountEndsWithItsLastBillAtAMonthBoundary(
            LocalDate from, int bills, BillingInterval interval, LocalDate ends) {
        RevenuePolicy all = RevenuePolicy.strict().toBuilder("all")
                .discounts(DiscountPolicy.all())
                .build();
        PriceState state = state("a", from, "120")
                .every(interval)
                .discount(Discount.percent(BigDecimal.TEN).forBills(bills))
                .build();
        List<Movement> movements = RevenueLedger.of(List.of(state), all, AS_OF)
                .in(CurrencyUnit.USD)
                .movements();
        assertThat(movements.get(1).on()).isEqualTo(ends);
        assertThat(movements.get(1).reason()).isEqualTo(MovementReason.DISCOUNT_EXPIRED);
    }

    /** What ends on the first of a month is gone in that month; on the last day of the one before it still pays. */
    @Test
    void theFirstOfAMonthBelongsToThatMonth() {
        CurrencyLedger ledger = ledger(
                List.of(state("a", BEFORE, "100").to(LocalDate.of(2025, 2, 1)).build()));
        assertThat(ledger.logoChurn(JANUARY).toString()).isEqualTo("0/1 CLOSED_COHORT");
        assertThat(ledger.logoChurn(DateRange.of(YearMonth.of(2025, 2))).toString())
                .isEqualTo("1/1 CLOSED_COHORT");
        assertThat(ledger.logoChurn(DateRange.of(YearMonth.of(2025, 3))).toString())
                .isEqualTo("0/0 CLOSED_COHORT");
    }

    /** Cancelled at 23:30 on 31 January in New York: January's churn there, February's in UTC. */
    @Test
    void theReportingCalendarDecidesTheMonthOfAChurn() {
        Instant cancelled = Instant.parse("2025-02-01T04:30:00Z");
        assertThat(churned(ZoneId.of("America/New_York"), cancelled)).isEqualTo(YearMonth.of(2025, 1));
        assertThat(churned(ZoneId.of("UTC"), cancelled)).isEqualTo(YearMonth.of(2025, 2));
    }

    /** The nights on which clocks change in Berlin and New York, a minute before and at midnight. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2025-03-30T21:59:00Z, 2025-03-30",
        "Europe/Berlin,    2025-03-30T22:00:00Z, 2025-03-31",
        "Europe/Berlin,    2025-03-29T22:59:00Z, 2025-03-29",
        "Europe/Berlin,    2025-03-29T23:00:00Z, 2025-03-30",
        "America/New_York, 2025-11-02T03:59:00Z, 2025-11-01",
        "America/New_York, 2025-11-02T04:00:00Z, 2025-11-02",
        "America/New_York, 2025-11-03T04:59:00Z, 2025-11-02",
        "America/New_York, 2025-11-03T05:00:00Z, 2025-11-03"
    })
    void aPriceThatEndsInANightOfChangingClocksEndsOnItsLocalDay(ZoneId zone, Instant instant, LocalDate day) {
        LocalDate ends = ReportingCalendar.of(zone).dayOf(instant);
        assertThat(ends).isEqualTo(day);
        CurrencyLedger ledger = RevenueLedger.of(
                        List.of(state("a", BEFORE, "100").to(ends).build()),
                        RevenuePolicy.strict(),
                        LocalDate.of(2025, 12, 31))
                .in(CurrencyUnit.USD);
        assertThat(ledger.movements().get(1).on()).isEqualTo(day);
    }

    private static YearMonth churned(ZoneId zone, Instant cancelled) {
        LocalDate ends = ReportingCalendar.of(zone).dayOf(cancelled);
        return ledger(List.of(state("a", BEFORE, "100").to(ends).build())).movements().stream()
                .filter(movement -> movement.kind() == MovementKind.CHURN)
                .map(movement -> YearMonth.from(movement.on()))
                .findFirst()
                .orElseThrow();
    }

    private static CurrencyLedger ledger(List<PriceState> states) {
        return RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
    }

    private static PriceState.Builder state(String account, LocalDate from, String price) {
        return PriceState.builder(account, AccountId.of(account), from).price(price, CurrencyUnit.USD);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 1, day);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("expected a value");
    }
}
