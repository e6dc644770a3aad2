package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ColumnarLedgerTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final RevenuePolicy STRICT = RevenuePolicy.strict();

    @Test
    void noPriceStatesMakeAnEmptyLedger() {
        ColumnarLedger ledger = ColumnarLedger.of(PriceColumns.builder().build(), STRICT, AS_OF, 2);
        assertThat(ledger.currencies()).isEmpty();
        assertThat(ledger.accounts()).isZero();
        assertThat(ledger.priceStates()).isZero();
        CurrencyLedger usd = ledger.in(CurrencyUnit.USD);
        assertThat(usd.movements()).isEmpty();
        assertThat(usd.bridges(YearMonth.of(2025, 1), YearMonth.of(2025, 12))).hasSize(12);
        assertThat(usd.retentionSeries(YearMonth.of(2025, 12), YearMonth.of(2025, 12), 12)
                        .get(0)
                        .netRevenueRetention()
                        .denominator())
                .isZero();
    }

    @Test
    void anAccountWithManyRowsAmongManyAccountsIsAsAnyOther() {
        List<PriceState> book = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            book.add(state("big", "s" + i % 700, START.plusDays(i / 700 * 7), START.plusDays(i / 700 * 7 + 6), i));
        }
        for (int i = 0; i < 3000; i++) {
            book.add(state("a" + i, "s", START.plusDays(i % 300), null, 10 + i));
        }
        assertSame(book);
    }

    @Test
    void severalCurrenciesOfOneAccountAreSeveralLedgers() {
        PriceState dollars = PriceState.builder("s", AccountId.of("acme"), START)
                .price("100", CurrencyUnit.USD)
                .to(START.plusDays(30))
                .build();
        PriceState euros = PriceState.builder("t", AccountId.of("acme"), START.plusDays(30))
                .price("90", CurrencyUnit.EUR)
                .build();
        ColumnarLedger ledger = assertSame(List.of(dollars, euros));
        assertThat(ledger.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(ledger.in(CurrencyUnit.EUR).movements().get(0).reason()).isEqualTo(MovementReason.CURRENCY_SWITCH);
    }

    @Test
    void aVersionRecordedLaterReplacesTheEarlierOneFromThatDayOn() {
        PriceState first = state("acme", "s", START, null, 100);
        PriceState second = PriceState.builder("s", AccountId.of("acme"), START)
                .price("120", CurrencyUnit.USD)
                .recordedOn(START.plusDays(40))
                .build();
        ColumnarLedger ledger = assertSame(List.of(first, second, first));
        assertThat(ledger.in(CurrencyUnit.USD).mrrOn(AS_OF)).isEqualTo(second.mrr());
        assertThat(ledger.priceStates()).isEqualTo(3);
        assertThat(ledger.accounts()).isEqualTo(1);
    }

    @Test
    void numbersAsIdsAreTheirDecimalTexts() {
        PriceColumns.Builder rows = PriceColumns.builder();
        for (long id : new long[] {10, 9, -3, Long.MAX_VALUE}) {
            rows.account(id)
                    .subscription(id)
                    .from(START)
                    .price(100, CurrencyUnit.USD)
                    .add();
        }
        CurrencyLedger usd = ColumnarLedger.of(rows.build(), STRICT, AS_OF).in(CurrencyUnit.USD);
        assertThat(usd.accountIds())
                .extracting(AccountId::value)
                .containsExactly("-3", "10", "9", "9223372036854775807");
    }

    @Test
    void refusesStatesThatOverlap() {
        PriceColumns columns =
                columns(List.of(state("acme", "s", START, null, 1), state("acme", "s", START.plusDays(1), null, 2)));
        for (int threads = 1; threads <= 2; threads++) {
            int count = threads;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ColumnarLedger.of(columns, STRICT, AS_OF, count))
                    .withMessage("price states of subscription s overlap: 2025-01-01 to open and from 2025-01-02");
        }
    }

    @Test
    void refusesTwoVersionsRecordedOnOneDay() {
        PriceColumns columns = columns(List.of(state("acme", "s", START, null, 1), state("acme", "s", START, null, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnarLedger.of(columns, STRICT, AS_OF))
                .withMessageStartingWith("two facts have the key [s, 2025-01-01]");
    }

    @Test
    void anIdOfTwoAccountsIsTwoSubscriptions() {
        PriceColumns columns = columns(List.of(state("a", "s", START, null, 1), state("b", "s", START, null, 2)));
        assertThat(ColumnarLedger.of(columns, STRICT, AS_OF)
                        .in(CurrencyUnit.USD)
                        .customersOn(AS_OF))
                .isEqualTo(2);
    }

    @Test
    void aSumTooLargeFailsAndASingleAmountDoesNot() {
        PriceColumns.Builder rows = PriceColumns.builder();
        for (int i = 0; i < 10; i++) {
            rows.account(i)
                    .subscription(i)
                    .from(START)
                    .price(6_000_000_000_000L, CurrencyUnit.USD)
                    .add();
        }
        CurrencyLedger usd = ColumnarLedger.of(rows.build(), STRICT, AS_OF, 2).in(CurrencyUnit.USD);
        YearMonth january = YearMonth.of(2025, 1);
        YearMonth december = YearMonth.of(2025, 12);
        assertThat(usd.movements()).hasSize(10);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> usd.bridges(january, december));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> usd.retentionSeries(december, december, 3));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> usd.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR));
        assertThat(usd.triangle(RetentionTriangle.Measure.LOGO_SURVIVAL, RetentionTriangle.Age.CALENDAR)
                        .cohorts())
                .hasSize(1);
    }

    @Test
    void aWindowMayBeLongerThanSixtyTwoMonths() {
        LocalDate early = LocalDate.of(1999, 5, 17);
        List<PriceState> book = List.of(
                state("a", "s", early, LocalDate.of(2012, 2, 29), 70), state("b", "s", early.plusYears(9), null, 30));
        CurrencyLedger usd = columnar(book).in(CurrencyUnit.USD);
        List<RevenueBridge> bridges = usd.bridges(YearMonth.of(1999, 1), YearMonth.of(2025, 12));
        assertThat(bridges).hasSize(324);
        assertThat(bridges.get(323).closing())
                .isEqualTo(usd.mrrOn(AS_OF))
                .isEqualTo(Mrr.of(CurrencyUnit.USD, new java.math.BigDecimal("30")));
        assertThat(bridges.get(0).opening().isZero()).isTrue();
    }

    @Test
    void aTriangleMayHaveMoreThanFiftyYears() {
        LocalDate early = LocalDate.of(1970, 3, 2);
        CurrencyLedger usd = columnar(List.of(
                        state("a", "s", early, LocalDate.of(2012, 2, 29), 70),
                        state("b", "s", early.plusYears(55), null, 30)))
                .in(CurrencyUnit.USD);
        for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
            RetentionTriangle triangle = usd.triangle(measure, RetentionTriangle.Age.CALENDAR);
            List<RetentionTriangle.Cell> first = triangle.cohorts().get(0).cells();
            assertThat(first).hasSize(670); // March 1970 to December 2025
            assertThat(first.get(502).rate().numerator()).isPositive(); // January 2012
            assertThat(first.get(503).rate().numerator()).isZero();
        }
    }

    @Test
    void takesAtMostTwentyFourBytesAPriceState() {
        Random random = new Random(7);
        PriceColumns.Builder rows = PriceColumns.builder();
        int count = 0;
        for (int account = 0; account < 20_000; account++) {
            int day = (int) START.toEpochDay() - random.nextInt(700);
            for (int row = random.nextInt(4); row >= 0; row--) {
                int end = day + 30 + random.nextInt(300);
                rows.account(account)
                        .subscription(1)
                        .from(day)
                        .to(end)
                        .price(100L + random.nextInt(50), CurrencyUnit.USD)
                        .add();
                day = random.nextInt(5) == 0 ? end + 20 : end;
                count++;
            }
        }
        ColumnarLedger ledger = ColumnarLedger.of(rows.build(), STRICT, AS_OF);
        assertThat(ledger.priceStates()).isEqualTo(count);
        assertThat(ledger.bytes()).isPositive().isLessThanOrEqualTo(24L * count);
    }

    private static ColumnarLedger assertSame(List<PriceState> book) {
        RevenueLedger expected = RevenueLedger.of(
                book.stream().map(ColumnarLedgerTest::withOwnSubscription).toList(), STRICT, AS_OF);
        ColumnarLedger actual = columnar(book);
        for (CurrencyUnit currency : expected.currencies()) {
            assertThat(actual.in(currency).movements())
                    .isEqualTo(expected.in(currency).movements());
            assertThat(actual.in(currency).bridges(YearMonth.of(2025, 1), YearMonth.of(2025, 12)))
                    .isEqualTo(expected.in(currency).bridges(YearMonth.of(2025, 1), YearMonth.of(2025, 12)));
        }
        return actual;
    }

    /** Ledgers of objects want a subscription's id for one account only. */
    private static PriceState withOwnSubscription(PriceState state) {
        PriceState.Builder own = PriceState.builder(
                        state.accountId() + "/" + state.subscriptionId(), state.accountId(), state.from())
                .price(state.amount(), state.currency())
                .recordedOn(state.recordedOn());
        state.to().ifPresent(own::to);
        return own.build();
    }

    private static ColumnarLedger columnar(List<PriceState> book) {
        return ColumnarLedger.of(columns(book), STRICT, AS_OF, 2);
    }

    private static PriceColumns columns(List<PriceState> book) {
        PriceColumns.Builder rows = PriceColumns.builder(book.size());
        book.forEach(rows::add);
        return rows.build();
    }

    private static PriceState state(
            String account,
            String subscription,
            LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate to,
            int price) {
        PriceState.Builder state = PriceState.builder(subscription, AccountId.of(account), from)
                .price(Integer.toString(price), CurrencyUnit.USD);
        return (to == null ? state : state.to(to)).build();
    }
}
