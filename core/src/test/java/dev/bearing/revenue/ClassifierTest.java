package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    @Test
    void aPauseThatOutlastsItsLimitIsChurnOfNothingOnDayNinety() {
        AccountRevenue acme = revenue(active("s", START, START.plusDays(10)), paused("s", START.plusDays(10), null));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "PAUSE 2025-01-11 -100", "CHURN 2025-04-11 0");
        assertThat(acme.movements().get(2).reason()).isEqualTo(MovementReason.PAUSE_TIMEOUT);
        assertThat(state(acme, "2025-04-10")).isEqualTo(CustomerState.PAUSED);
        assertThat(state(acme, "2025-04-11")).isEqualTo(CustomerState.LOST);
    }

    @Test
    void aPauseOfExactlyNinetyDaysResumes() {
        LocalDate pause = START.plusDays(10);
        AccountRevenue acme = revenue(
                active("s", START, pause),
                paused("s", pause, pause.plusDays(90)),
                active("s", pause.plusDays(90), null));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "PAUSE 2025-01-11 -100", "RESUME 2025-04-11 100");
    }

    @Test
    void whoComesBackAfterATimedOutPauseIsReactivated() {
        LocalDate pause = START.plusDays(10);
        AccountRevenue acme = revenue(
                active("s", START, pause),
                paused("s", pause, pause.plusDays(91)),
                active("s", pause.plusDays(91), null));
        assertThat(kinds(acme))
                .containsExactly(
                        "NEW 2025-01-01 100",
                        "PAUSE 2025-01-11 -100",
                        "CHURN 2025-04-11 0",
                        "REACTIVATION 2025-04-12 100");
    }

    @Test
    void aPauseThatEndsInNothingChangesTheStateWithoutAMovement() {
        LocalDate pause = START.plusDays(10);
        AccountRevenue acme = revenue(active("s", START, pause), paused("s", pause, pause.plusDays(20)));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "PAUSE 2025-01-11 -100");
        assertThat(state(acme, "2025-01-30")).isEqualTo(CustomerState.PAUSED);
        assertThat(state(acme, "2025-01-31")).isEqualTo(CustomerState.LOST);
        assertThat(acme.spells()).extracting(Object::toString).containsExactly("2025-01-01/2025-01-31");
    }

    @Test
    void pausingOneOfTwoSubscriptionsIsContraction() {
        AccountRevenue acme = revenue(
                active("s", START, null), active("t", START, START.plusDays(5)), paused("t", START.plusDays(5), null));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 200", "CONTRACTION 2025-01-06 -100");
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.SUBSCRIPTION_PAUSED);
    }

    @Test
    void anUnpaidBillCountsForThirtyDaysAndIsThenInvoluntaryChurn() {
        AccountRevenue acme = revenue(active("s", START, START.plusDays(31)), pastDue(START.plusDays(31), null));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "CHURN 2025-03-03 -100");
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.INVOLUNTARY);
    }

    @Test
    void twoUnpaidRowsThatTouchShareOneGrace() {
        AccountRevenue split = revenue(
                active("s", START, START.plusDays(31)),
                pastDue(START.plusDays(31), START.plusDays(45)),
                pastDue(START.plusDays(45), null));
        assertThat(kinds(split)).containsExactly("NEW 2025-01-01 100", "CHURN 2025-03-03 -100");
    }

    @Test
    void theEndOfADiscountIsExpansion() {
        PriceState discounted = PriceState.builder("s", ACME, START)
                .price("100", CurrencyUnit.USD)
                .discount(Discount.percent(BigDecimal.TEN).forBills(3))
                .build();
        AccountRevenue acme = revenue(discounted);
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 90", "EXPANSION 2025-04-01 10");
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.DISCOUNT_EXPIRED);
    }

    @Test
    void aDiscountOfASingleBillDoesNotCount() {
        PriceState coupon = PriceState.builder("s", ACME, START)
                .price("100", CurrencyUnit.USD)
                .discount(Discount.amount(new BigDecimal("99")).forBills(1))
                .build();
        assertThat(kinds(revenue(coupon))).containsExactly("NEW 2025-01-01 100");
    }

    @Test
    void aDiscountNeverMakesAPriceNegative() {
        PriceState free = PriceState.builder("s", ACME, START)
                .price("10", CurrencyUnit.USD)
                .discount(Discount.amount(new BigDecimal("11")))
                .build();
        assertThat(kinds(revenue(free))).isEmpty();
    }

    @Test
    void goingOnForFreeIsChurn() {
        PriceState free = PriceState.builder("s", ACME, START.plusDays(10))
                .price("0", CurrencyUnit.USD)
                .status(PriceStatus.FREE)
                .build();
        AccountRevenue acme = revenue(active("s", START, START.plusDays(10)), free);
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "CHURN 2025-01-11 -100");
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.FREE_DOWNGRADE);
    }

    @Test
    void payingInAnotherCurrencyIsChurnInOneAndNewInTheOther() {
        PriceState euro = PriceState.builder("e", ACME, START.plusDays(10))
                .price("90", CurrencyUnit.EUR)
                .build();
        AccountRevenue acme = revenue(active("s", START, START.plusDays(10)), euro);
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "NEW 2025-01-11 90", "CHURN 2025-01-11 -100");
        assertThat(acme.movements().stream().skip(1))
                .extracting(Movement::reason)
                .containsOnly(MovementReason.CURRENCY_SWITCH);
    }

    @Test
    void onlyWhatLeavesAndEntersIsAChangeOfCurrency() {
        LocalDate day = START.plusDays(10);
        PriceState euro =
                PriceState.builder("e", ACME, day).price("90", CurrencyUnit.EUR).build();
        PriceState pounds = PriceState.builder("p", ACME, START)
                .price("5", CurrencyUnit.GBP)
                .to(day)
                .build();
        PriceState morePounds =
                PriceState.builder("p", ACME, day).price("8", CurrencyUnit.GBP).build();
        AccountRevenue acme = revenue(active("s", START, day), euro, pounds, morePounds);
        assertThat(acme.movements())
                .filteredOn(movement -> movement.on().equals(day))
                .extracting(movement -> movement.amount().currency() + " " + movement.kind() + " " + movement.reason())
                .containsExactly("EUR NEW CURRENCY_SWITCH", "GBP EXPANSION PRICE", "USD CHURN CURRENCY_SWITCH");
    }

    @Test
    void whoAskedToEndItLeavesByItself() {
        PriceState asked = PriceState.builder("s", ACME, START)
                .price("100", CurrencyUnit.USD)
                .to(START.plusDays(30))
                .cancelRequestedOn(START.plusDays(3))
                .build();
        assertThat(revenue(asked).movements().get(1).reason()).isEqualTo(MovementReason.VOLUNTARY);
    }

    @Test
    void aSubscriptionUnpaidForLongDoesNotExplainWhyAnotherEnds() {
        LocalDate end = START.plusDays(200);
        PriceState asked = PriceState.builder("t", ACME, START)
                .price("100", CurrencyUnit.USD)
                .to(end)
                .cancelRequestedOn(START.plusDays(3))
                .build();
        // the unpaid row is split on the day the other subscription ends
        AccountRevenue acme = revenue(asked, pastDue(START, end), pastDue(end, null));
        assertThat(acme.movements().get(2).kind()).isEqualTo(MovementKind.CHURN);
        assertThat(acme.movements().get(2).reason()).isEqualTo(MovementReason.VOLUNTARY);
    }

    @Test
    void aDiscountThatEndsWithItsPriceStateHasExpired() {
        PriceState discounted = PriceState.builder("s", ACME, START)
                .price("100", CurrencyUnit.USD)
                .discount(Discount.percent(BigDecimal.TEN).forBills(3))
                .to(START.plusMonths(3))
                .build();
        AccountRevenue acme = revenue(discounted, active("s", START.plusMonths(3), null));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 90", "EXPANSION 2025-04-01 10");
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.DISCOUNT_EXPIRED);
    }

    @Test
    void aDiscountLastsItsBillsCountedInWholeBillingPeriods() {
        PriceState everyTwoMonths = PriceState.builder("s", ACME, LocalDate.of(2024, 12, 31))
                .price("200", CurrencyUnit.USD)
                .every(2, BillingInterval.MONTH)
                .discount(Discount.amount(new BigDecimal("20")).forBills(2))
                .build();
        // 31 December plus four months is the last day of April
        assertThat(kinds(revenue(everyTwoMonths))).containsExactly("NEW 2024-12-31 90", "EXPANSION 2025-04-30 10");
    }

    @ParameterizedTest
    @CsvSource({
        "PLAN, 200, 1, pro, MONTH, 200",
        "SEATS, 100, 2, basic, MONTH, 200",
        "TERM, 2400, 1, basic, YEAR, 200",
        "PRICE, 200, 1, basic, MONTH, 200"
    })
    void theReasonIsWhatDiffersBetweenTwoStates(
            MovementReason reason, String price, long quantity, String plan, BillingInterval interval, String total) {
        LocalDate change = START.plusDays(40);
        PriceState before = PriceState.builder("s", ACME, START)
                .price("100", CurrencyUnit.USD)
                .plan("basic")
                .to(change)
                .build();
        PriceState after = PriceState.builder("s", ACME, change)
                .price(price, CurrencyUnit.USD)
                .quantity(quantity)
                .plan(plan)
                .every(interval)
                .build();
        Movement expansion = revenue(before, after).movements().get(1);
        assertThat(expansion.kind()).isEqualTo(MovementKind.EXPANSION);
        assertThat(expansion.reason()).isEqualTo(reason);
        assertThat(revenue(before, after).mrrOn(change, CurrencyUnit.USD).toDecimal())
                .isEqualByComparingTo(total);
    }

    @Test
    void severalReasonsOnOneDayAreSeveral() {
        LocalDate change = START.plusDays(40);
        AccountRevenue acme = revenue(
                active("s", START, change),
                PriceState.builder("s", ACME, change)
                        .price("150", CurrencyUnit.USD)
                        .build(),
                active("t", change, null));
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.SEVERAL);
    }

    @Test
    void aPausedRowAfterChurnIsAPauseButNoSecondChurn() {
        LocalDate gone = START.plusDays(10);
        LocalDate pause = START.plusDays(20);
        AccountRevenue acme = revenue(active("s", START, gone), paused("s", pause, null));
        assertThat(kinds(acme)).containsExactly("NEW 2025-01-01 100", "CHURN 2025-01-11 -100");
        assertThat(state(acme, "2025-01-20")).isEqualTo(CustomerState.LOST);
        assertThat(state(acme, "2025-01-21")).isEqualTo(CustomerState.PAUSED);
        assertThat(state(acme, "2025-04-21")).isEqualTo(CustomerState.LOST);
    }

    @Test
    void aGapOfOneDayIsChurnAndReactivation() {
        AccountRevenue gap = revenue(active("s", START, START.plusDays(10)), active("s", START.plusDays(11), null));
        assertThat(kinds(gap))
                .containsExactly("NEW 2025-01-01 100", "CHURN 2025-01-11 -100", "REACTIVATION 2025-01-12 100");
        AccountRevenue noGap = revenue(active("s", START, START.plusDays(10)), active("t", START.plusDays(10), null));
        assertThat(kinds(noGap)).containsExactly("NEW 2025-01-01 100");
    }

    @Test
    void whatIsNotKnownYetDoesNotCount() {
        PriceState open = active("s", START, null);
        PriceState ended = PriceState.builder("s", ACME, START)
                .price("100", CurrencyUnit.USD)
                .to(START.plusDays(20))
                .recordedOn(START.plusDays(60))
                .build();
        List<PriceState> both = List.of(open, ended);
        AccountRevenue before = AccountRevenue.of(ACME, both, RevenuePolicy.strict(), START.plusDays(59));
        AccountRevenue after = AccountRevenue.of(ACME, both, RevenuePolicy.strict(), START.plusDays(60));
        assertThat(kinds(before)).containsExactly("NEW 2025-01-01 100");
        assertThat(kinds(after)).containsExactly("NEW 2025-01-01 100", "CHURN 2025-01-21 -100");
    }

    private static AccountRevenue revenue(PriceState... states) {
        return AccountRevenue.of(ACME, Arrays.asList(states), RevenuePolicy.strict(), LocalDate.of(2026, 12, 31));
    }

    private static CustomerState state(AccountRevenue account, String day) {
        return account.stateOn(LocalDate.parse(day), CurrencyUnit.USD);
    }

    private static List<String> kinds(AccountRevenue account) {
        return account.movements().stream()
                .map(movement -> movement.kind() + " " + movement.on() + " "
                        + movement.amount().toDecimal().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static PriceState active(String subscription, LocalDate from, @Nullable LocalDate to) {
        return state(subscription, from, to, PriceStatus.ACTIVE);
    }

    private static PriceState paused(String subscription, LocalDate from, @Nullable LocalDate to) {
        return state(subscription, from, to, PriceStatus.PAUSED);
    }

    private static PriceState pastDue(LocalDate from, @Nullable LocalDate to) {
        return state("s", from, to, PriceStatus.PAST_DUE);
    }

    private static PriceState state(String subscription, LocalDate from, @Nullable LocalDate to, PriceStatus status) {
        PriceState.Builder builder = PriceState.builder(subscription, ACME, from)
                .price("100", CurrencyUnit.USD)
                .status(status);
        return (to == null ? builder : builder.to(to)).build();
    }
}
