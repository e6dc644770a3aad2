package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.bearing.account.AccountId;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceStateTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "10, DAY, 1, 304.1666666667",
        "10, WEEK, 1, 43.4523809524",
        "10, MONTH, 1, 10.00",
        "130, QUARTER, 1, 43.3333333333",
        "600, HALF_YEAR, 1, 100.00",
        "1200, YEAR, 1, 100.00",
        "2400, YEAR, 2, 100.00",
        "1, WEEK, 2, 2.1726190476",
        "100, MONTH, 7, 14.2857142857",
        "100, WEEK, 13, 33.4249084295" // 555923076.92 units, rounded to a whole one
    })
    void aPriceIsNormalisedToAMonth(String price, BillingInterval interval, int count, BigDecimal monthly) {
        assertThat(state(price).every(count, interval).build().mrr().toDecimal())
                .isEqualTo(monthly);
    }

    @Test
    void sevenDaysAreAWeekAndTwelveMonthsAYear() {
        Mrr daily = state("1").every(BillingInterval.DAY).build().mrr();
        Mrr weekly = state("7").every(BillingInterval.WEEK).build().mrr();
        assertThat(daily).isEqualTo(weekly);
        assertThat(state("7").every(7, BillingInterval.DAY).build().mrr())
                .isEqualTo(state("7").every(1, BillingInterval.WEEK).build().mrr());
        assertThat(state("100").every(BillingInterval.YEAR).build().mrr().multipliedBy(12))
                .isEqualTo(Mrr.of(CurrencyUnit.USD, new BigDecimal("100")));
        assertThat(state("100").every(12, BillingInterval.MONTH).build().mrr())
                .isEqualTo(state("100").every(BillingInterval.YEAR).build().mrr());
    }

    @ParameterizedTest
    @EnumSource
    void theUsualIntervalsDivideWithoutRest(BillingInterval interval) {
        for (int count : new int[] {1, 2, 3, 4, 6}) {
            assertThat(state("99.99").every(count, interval).build().isRounded())
                    .isFalse();
        }
        assertThat(state("99.99").every(13, BillingInterval.WEEK).build().isRounded())
                .isTrue();
    }

    @Test
    void fourAnnualSeatsAt500AreTheSourcesNumber() {
        // https://help.chartmogul.com/hc/en-us/articles/201244842
        Mrr seats = state("500").quantity(4).every(BillingInterval.YEAR).build().mrr();
        assertThat(seats.toMoney(RoundingMode.HALF_EVEN)).isEqualTo(Money.parse("USD 166.67"));
        assertThat(seats.multipliedBy(12)).isEqualTo(Mrr.of(CurrencyUnit.USD, new BigDecimal("2000")));
    }

    @Test
    void aUnitPriceMayBeFinerThanTheCurrencyAndIsRoundedOnlyAsAProduct() {
        assertThat(state("0.0125").quantity(1000).build().mrr().toDecimal()).isEqualTo(new BigDecimal("12.50"));
        PriceState thirds = state("0.3333333333").quantity(3).build();
        assertThat(thirds.mrr().toDecimal()).isEqualByComparingTo("1"); // 0.9999999999 is nearest to 1 in units
        assertThat(thirds.isRounded()).isTrue();
    }

    @Test
    void currenciesWithOtherDigitsCountInTheirOwnMinorUnit() {
        Mrr yen = PriceState.builder("s", ACME, START)
                .price("500", CurrencyUnit.JPY)
                .build()
                .mrr();
        assertThat(yen.units()).isEqualTo(500 * Mrr.UNITS_PER_MINOR);
        Mrr dinar = PriceState.builder("s", ACME, START)
                .price("1.234", CurrencyUnit.of("KWD"))
                .build()
                .mrr();
        assertThat(dinar.units()).isEqualTo(1234 * Mrr.UNITS_PER_MINOR);
    }

    @ParameterizedTest
    @CsvSource({
        "10, , 90, false",
        "0, , 100, false",
        "100, , 0, false",
        "33.3, , 66.7, false",
        ", 5.55, 94.45, false",
        ", 100, 0, false",
        ", 250, 0, false",
        "10, 5, 85, false",
        "99, 5, 0, false",
        "33.33333333, , 66.6666666667, true" // the unit nearest to 66.66666667 is two thirds of 100
    })
    void aDiscountIsFirstThePercentageThenTheAmountNeverBelowZero(
            @Nullable BigDecimal percent, @Nullable BigDecimal amount, BigDecimal left, boolean rounded) {
        PriceState state = state("100")
                .discount(new Discount(Optional.ofNullable(percent), Optional.ofNullable(amount), OptionalInt.empty()))
                .build();
        assertThat(state.discountedMrr().toDecimal()).isEqualByComparingTo(left);
        assertThat(state.isRounded()).isEqualTo(rounded);
        assertThat(state.mrr().toDecimal()).isEqualByComparingTo("100");
    }

    @Test
    void anAmountOffIsTakenOncePerBillAndNotPerUnit() {
        PriceState seats = state("100")
                .quantity(5)
                .every(BillingInterval.YEAR)
                .discount(Discount.amount(new BigDecimal("20")))
                .build();
        assertThat(seats.discountedMrr().toDecimal()).isEqualByComparingTo("40"); // (500 - 20) / 12
    }

    @Test
    void sourcesOfDiscountsAgree() {
        // $120 a year with 10 % off is $9 (ProfitWell); $10 a month with a 50 % coupon for life is $5 (Baremetrics)
        assertThat(state("120")
                        .every(BillingInterval.YEAR)
                        .discount(Discount.percent(BigDecimal.TEN))
                        .build()
                        .discountedMrr()
                        .toDecimal())
                .isEqualByComparingTo("9");
        assertThat(state("10")
                        .discount(Discount.percent(new BigDecimal("50")))
                        .build()
                        .discountedMrr()
                        .toDecimal())
                .isEqualByComparingTo("5");
    }

    @Test
    void equalNumbersAreEqualFacts() {
        assertThat(state("10").build())
                .isEqualTo(state("10.00").build())
                .isEqualTo(state("1E+1").build());
        assertThat(state("0").build()).isEqualTo(state("0.00").build());
        assertThat(state("1E+2").build().amount()).hasToString("100");
        assertThat(Discount.percent(new BigDecimal("10.0"))).isEqualTo(Discount.percent(BigDecimal.TEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "-1E-100"})
    void refusesANegativePrice(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state(bad).build())
                .withMessage("amount must not be negative, was %s", bad);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+18", "1E+2147483647", "1E-181", "0E+2147483647"})
    void refusesAPriceOfTooManyDigits(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state(bad).build())
                .withMessageStartingWith("amount must have at most 18 digits before its point");
    }

    @ParameterizedTest
    @CsvSource({"1E+17, 1", "60000000000, 1000", "1, 9223372036854775807", "999999999999999999, 9223372036854775807"})
    void refusesAMonthlyAmountThatCannotBeHeldExactly(String price, long quantity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state(price).quantity(quantity).build())
                .withMessage(
                        "subscription s: a price must come to less than USD 60125060125.06 a month to be held"
                                + " exactly, was amount %s times quantity %s",
                        new BigDecimal(price).toPlainString(), quantity);
    }

    @Test
    void refusesAPriceThatNobodySet() {
        refused(
                () -> PriceState.builder("s", ACME, START).build(),
                "the price of subscription s must be set, 0 where it is free");
        refused(
                () -> PriceState.builder("s", ACME, START)
                        .status(PriceStatus.FREE)
                        .build(),
                "the price of subscription s must be set, 0 where it is free");
        assertThat(state("0").build().mrr().isZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "", "ten", "12.50 "})
    void refusesAPriceThatIsNoNumber(String bad) {
        refused(() -> state(bad), "price must be a number such as 12.50, was " + bad);
    }

    @ParameterizedTest
    @ValueSource(strings = {" s", "s ", "s\n", "\ts", "\u00a0s"})
    void refusesASubscriptionIdWithWhiteSpaceAroundIt(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceState.builder(bad, ACME, START)
                        .price("1", CurrencyUnit.USD)
                        .build())
                .withMessageStartingWith("subscriptionId must have no white space before or after it, was \"");
    }

    @Test
    void aCopyKeepsItsPrice() {
        PriceState state = state("12.5").quantity(3).build();
        assertThat(state.withRecordedOn(START.plusDays(1)).mrr()).isEqualTo(state.mrr());
    }

    @Test
    void holdsAmountsOfManyBillionsExactly() {
        assertThat(state("60000000000").build().mrr().toDecimal()).isEqualByComparingTo("60000000000");
        assertThat(state("100000000000")
                        .every(BillingInterval.YEAR)
                        .build()
                        .mrr()
                        .multipliedBy(12)
                        .toDecimal())
                .isEqualByComparingTo("100000000000");
    }

    @Test
    void refusesWhatIsOutOfRange() {
        refused(() -> state("1").every(0, BillingInterval.MONTH).build(), "intervalCount must be at least 1, was 0");
        refused(() -> state("1").quantity(-1).build(), "quantity must not be negative, was -1");
        refused(() -> state("1").to(START).build(), "to must be after from = 2026-01-01, was 2026-01-01");
        refused(() -> state("1").to(START.minusDays(1)).build(), "to must be after from = 2026-01-01, was 2025-12-31");
        refused(
                () -> PriceState.builder(" ", ACME, START)
                        .price("1", CurrencyUnit.USD)
                        .build(),
                "subscriptionId must not be blank");
        refused(
                () -> PriceState.builder("s", ACME, LocalDate.of(1969, 12, 31))
                        .price("1", CurrencyUnit.USD)
                        .build(),
                "from must be from 1970 to 9999, was 1969-12-31");
        refused(
                () -> state("1").to(LocalDate.of(10000, 1, 1)).build(),
                "to must be from 1970 to 9999, was +10000-01-01");
        refused(
                () -> state("1").cancelRequestedOn(LocalDate.MIN).build(),
                "cancelRequestedOn must be from 1970 to 9999, was -999999999-01-01");
        refused(
                () -> state("1").recordedOn(LocalDate.MAX).build(),
                "recordedOn must be from 1970 to 9999, was +999999999-12-31");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> withDiscount(nothing()))
                .withMessage("discount");
    }

    @Test
    void refusesADiscountOutOfRange() {
        refused(() -> Discount.percent(new BigDecimal("100.1")), "percentOff must be in [0, 100], was 100.1");
        refused(() -> Discount.percent(new BigDecimal("-1")), "percentOff must be in [0, 100], was -1");
        refused(() -> Discount.amount(new BigDecimal("-1")), "amountOff must not be negative, was -1");
        refused(() -> Discount.amount(BigDecimal.ONE).forBills(0), "bills must be at least 1, was 0");
        refused(
                () -> new Discount(Optional.empty(), Optional.empty(), OptionalInt.empty()),
                "a discount needs percentOff or amountOff, has neither");
        refused(
                () -> Discount.amount(new BigDecimal("1E+18")),
                "amountOff must have at most 18 digits before its point");
    }

    @Test
    void isKnownByItsSubscriptionAndFirstDay() {
        assertThat(state("1").build().key()).isEqualTo(List.of("s", START));
        assertThat(state("1").build().effectiveOn()).isEqualTo(START);
        assertThat(state("1").build().recordedOn()).isEqualTo(START);
    }

    @Test
    void itsEndIsKnownFromTheEndOrTheRequestWhicheverIsEarlier() {
        LocalDate asked = START.plusDays(10);
        LocalDate end = START.plusDays(30);
        PriceState state =
                state("1").to(end).cancelRequestedOn(asked).reason("too dear").build();
        PriceState before = state.asKnownOn(asked.minusDays(1));
        assertThat(before.to()).isEmpty();
        assertThat(before.cancelRequestedOn()).isEmpty();
        assertThat(before.reason()).isEmpty();
        assertThat(state.asKnownOn(asked)).isEqualTo(state);
        PriceState unasked = state("1").to(end).build();
        assertThat(unasked.asKnownOn(end.minusDays(1)).to()).isEmpty();
        assertThat(unasked.asKnownOn(end)).isEqualTo(unasked);
    }

    @Test
    void theEndOfItsBillingIsKnownFromThatDayOrTheRequest() {
        PriceState planned = state("1")
                .to(START.plusDays(300))
                .billingEndsOn(START.plusDays(60))
                .build();
        assertThat(planned.asKnownOn(START.plusDays(59)).billingEndsOn()).isEmpty();
        assertThat(planned.asKnownOn(START.plusDays(60)).billingEndsOn()).hasValue(START.plusDays(60));
        assertThat(planned.asKnownOn(START.plusDays(60)).to()).isEmpty();
        PriceState asked = state("1")
                .to(START.plusDays(300))
                .cancelRequestedOn(START.plusDays(40))
                .billingEndsOn(START.plusDays(60))
                .build();
        assertThat(asked.asKnownOn(START.plusDays(40))).isEqualTo(asked);
        assertThat(asked.endingBy(START.plusDays(50)).billingEndsOn()).isEmpty();
        refused(
                () -> state("1").billingEndsOn(START).build(),
                "billingEndsOn must be after from = " + START + ", was " + START);
        refused(
                () -> state("1")
                        .to(START.plusDays(3))
                        .billingEndsOn(START.plusDays(4))
                        .build(),
                "billingEndsOn must not be after to = " + START.plusDays(3) + ", was " + START.plusDays(4));
    }

    @Test
    void aRequestThatCameAfterTheEndIsNotKnownBefore() {
        LocalDate end = START.plusDays(30);
        PriceState late = state("1").to(end).cancelRequestedOn(end.plusDays(5)).build();
        assertThat(late.asKnownOn(end).to()).contains(end);
        assertThat(late.asKnownOn(end).cancelRequestedOn()).isEmpty();
        assertThat(late.asKnownOn(end.plusDays(5))).isEqualTo(late);
    }

    @Test
    void itsNewestDayIsNeverAPlannedEnd() {
        LocalDate end = START.plusYears(3);
        assertThat(state("1").to(end).build().newestDay()).isEqualTo(START);
        assertThat(state("1").to(end).recordedOn(START.plusDays(2)).build().newestDay())
                .isEqualTo(START.plusDays(2));
        assertThat(state("1")
                        .to(end)
                        .cancelRequestedOn(START.plusDays(9))
                        .build()
                        .newestDay())
                .isEqualTo(START.plusDays(9));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-01-31, 3, 2026-02-03",
        "WEEK, 2026-01-31, 2, 2026-02-14",
        "MONTH, 2026-01-31, 1, 2026-02-28",
        "MONTH, 2026-01-31, 2, 2026-03-31",
        "QUARTER, 2025-11-30, 1, 2026-02-28",
        "HALF_YEAR, 2025-08-31, 1, 2026-02-28",
        "YEAR, 2024-02-29, 1, 2025-02-28"
    })
    void intervalsFollowTheCalendar(BillingInterval interval, LocalDate from, long count, LocalDate then) {
        assertThat(interval.after(from, count)).isEqualTo(then);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static PriceState.Builder state(String price) {
        return PriceState.builder("s", ACME, START).price(price, CurrencyUnit.USD);
    }

    private static PriceState withDiscount(Optional<Discount> discount) {
        PriceState state = state("1").build();
        return new PriceState(
                state.subscriptionId(),
                state.accountId(),
                state.from(),
                state.to(),
                state.amount(),
                state.currency(),
                state.interval(),
                state.intervalCount(),
                state.quantity(),
                state.plan(),
                discount,
                state.status(),
                state.cancelRequestedOn(),
                state.billingEndsOn(),
                state.reason(),
                state.recordedOn());
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static <T> T nothing() {
        return null;
    }
}
