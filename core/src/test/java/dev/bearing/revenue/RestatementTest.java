package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import dev.bearing.value.ReportingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RestatementTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZEST = AccountId.of("zest");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 2, 28);
    private static final LocalDate LATER = LocalDate.of(2025, 3, 31);
    private static final DateRange FEBRUARY = DateRange.of(YearMonth.of(2025, 2));
    private static final RevenuePolicy STRICT = RevenuePolicy.strict();

    private final PriceState open = state("a", ACME, "100").build();
    private final PriceState ended = state("a", ACME, "100")
            .to(LocalDate.of(2025, 2, 10))
            .recordedOn(LocalDate.of(2025, 3, 5))
            .build();
    private final PriceState late = PriceState.builder("z", ZEST, LocalDate.of(2025, 2, 20))
            .price("40", CurrencyUnit.USD)
            .recordedOn(LocalDate.of(2025, 3, 6))
            .build();
    private final PriceState other = state("o", AccountId.of("other"), "7").build();
    private final PriceState march = PriceState.builder("m", AccountId.of("march"), LocalDate.of(2025, 3, 1))
            .price("9", CurrencyUnit.USD)
            .build();
    private final List<PriceState> states = List.of(open, ended, late, other, march);

    private final Restatement restatement =
            Restatement.between(ledger(END), ledger(LATER), ledger -> ledger.in(CurrencyUnit.USD));

    @Test
    void namesTheAccountsAndFactsThatMakeTheDifference() {
        Restatement.RestatedBridge bridge = restatement.bridge(FEBRUARY);
        assertThat(bridge.then().closing()).isEqualTo(usd("107"));
        assertThat(bridge.now().closing()).isEqualTo(usd("47"));
        assertThat(bridge.rows())
                .extracting(
                        Restatement.BridgeRow::accountId,
                        Restatement.BridgeRow::item,
                        Restatement.BridgeRow::then,
                        Restatement.BridgeRow::now)
                .containsExactly(
                        tuple(ACME, new Restatement.Item.Movements(MovementKind.CHURN), usd("0"), usd("-100")),
                        tuple(ACME, new Restatement.Item.Closing(), usd("100"), usd("0")),
                        tuple(ZEST, new Restatement.Item.Movements(MovementKind.NEW), usd("0"), usd("40")),
                        tuple(ZEST, new Restatement.Item.Closing(), usd("0"), usd("40")));
        assertThat(bridge.rows().get(0).facts())
                .containsExactly(new Restatement.FactChange(Optional.of(open), Optional.of(ended)));
        assertThat(bridge.rows().get(3).facts())
                .containsExactly(new Restatement.FactChange(Optional.empty(), Optional.of(late)));
        assertThat(bridge.difference(new Restatement.Item.Closing())).isEqualTo(usd("-60"));
        assertThat(restatement.facts()).containsOnlyKeys(ACME, ZEST);
    }

    @Test
    void explainsARateByItsMembers() {
        Restatement.RestatedRate churn = restatement.rate(ledger -> ledger.logoChurn(FEBRUARY));
        assertThat(churn.then().toString()).startsWith("0/2");
        assertThat(churn.now().toString()).startsWith("1/2");
        assertThat(churn.rows()).singleElement().satisfies(row -> {
            assertThat(row.accountId()).isEqualTo(ACME);
            assertThat(List.of(row.numeratorThen(), row.numeratorNow(), row.denominatorThen(), row.denominatorNow()))
                    .containsExactly(0L, 1L, 1L, 1L);
            assertThat(row.facts()).hasSize(1);
        });
    }

    @Test
    void whatIsKnownLaterOfLaterDaysChangesNothing() {
        Restatement none = Restatement.between(
                RevenueLedger.of(List.of(open, march), STRICT, END, END),
                RevenueLedger.of(
                        List.of(
                                open,
                                march,
                                state("a", ACME, "100")
                                        .to(LATER)
                                        .recordedOn(LATER)
                                        .build()),
                        STRICT,
                        END,
                        LATER),
                ledger -> ledger.in(CurrencyUnit.USD));
        assertThat(none.facts()).isEmpty();
        assertThat(none.bridge(FEBRUARY).rows()).isEmpty();
    }

    @Test
    void aCorrectedExchangeRateChangesNumbersWithoutAFactOfTheAccount() {
        PriceState euros = PriceState.builder("e", ACME, START)
                .price("100", CurrencyUnit.EUR)
                .build();
        FxRate rate = FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, START, new BigDecimal("1.1"));
        FxRate corrected =
                new FxRate(CurrencyUnit.EUR, CurrencyUnit.USD, START, new BigDecimal("1.2"), LocalDate.of(2025, 3, 3));
        Restatement converted = Restatement.between(
                RevenueLedger.of(List.of(euros), STRICT, END, END),
                RevenueLedger.of(List.of(euros), STRICT, END, LATER),
                ledger -> ledger.convertedTo(
                        CurrencyUnit.USD,
                        FxPolicy.eventDate(),
                        FxTable.of(List.of(rate, corrected), ledger.knownAt())));
        assertThat(converted.bridge(FEBRUARY).rows())
                .extracting(
                        Restatement.BridgeRow::item, Restatement.BridgeRow::difference, Restatement.BridgeRow::facts)
                .containsExactly(
                        tuple(new Restatement.Item.Opening(), usd("10"), List.of()),
                        tuple(new Restatement.Item.Closing(), usd("10"), List.of()));
    }

    @Test
    void refusesToCompareWhatDiffersInMoreThanKnowledge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restatement.between(
                        RevenueLedger.of(states, STRICT, END),
                        RevenueLedger.of(states, STRICT, LATER),
                        ledger -> ledger.in(CurrencyUnit.USD)))
                .withMessage("both must go up to the same day, were 2025-02-28 and 2025-03-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restatement.between(
                        ledger(END),
                        RevenueLedger.of(
                                states,
                                STRICT.toBuilder("lenient").pastDueGraceDays(60).build(),
                                END,
                                LATER),
                        ledger -> ledger.in(CurrencyUnit.USD)))
                .withMessageStartingWith("both must be under one policy and of the same customers, were strict:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restatement.between(
                        RevenueLedger.of(states, STRICT, END),
                        RollUp.toSubscription().ledger(states, STRICT, END, LATER),
                        ledger -> ledger.in(CurrencyUnit.USD)))
                .withMessageEndingWith("+by(subscription)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> restatement.rate(ledger -> Rate.ofCounts(1, 2)))
                .withMessage("the members of 1/2 UNSPECIFIED must make its parts, they make 0 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueLedger.of(states, STRICT, LATER, END))
                .withMessage("knownAt must not be before asOf = 2025-03-31, was 2025-02-28");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Restatement.FactChange(Optional.empty(), Optional.empty()))
                .withMessage("then or now must be there");
    }

    /** Clocks go back in New York on 2 November 2025, and 23:30 there on 31 October is November in UTC. */
    @Test
    void bothClocksCountTheDaysOfTheReportingCalendar() {
        ReportingCalendar newYork = ReportingCalendar.of(ZoneId.of("America/New_York"));
        LocalDate cancelled = newYork.dayOf(Instant.parse("2025-11-01T03:30:00Z"));
        LocalDate recorded = newYork.dayOf(Instant.parse("2025-11-03T04:59:59Z"));
        assertThat(cancelled).isEqualTo(LocalDate.of(2025, 10, 31));
        assertThat(recorded).isEqualTo(LocalDate.of(2025, 11, 2));
        List<PriceState> versions = List.of(
                open, state("a", ACME, "100").to(cancelled).recordedOn(recorded).build());
        LocalDate end = LocalDate.of(2025, 10, 31);
        DateRange october = DateRange.of(YearMonth.of(2025, 10));
        for (int late = 0; late <= 2; late++) {
            Rate churn = RevenueLedger.of(versions, STRICT, end, end.plusDays(late))
                    .in(CurrencyUnit.USD)
                    .logoChurn(october);
            assertThat(churn.numerator()).isEqualTo(late == 2 ? 1 : 0);
        }
        ReportingCalendar berlin = ReportingCalendar.of(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.dayOf(Instant.parse("2025-03-29T22:59:59Z"))).isEqualTo(LocalDate.of(2025, 3, 29));
        assertThat(berlin.dayOf(Instant.parse("2025-03-30T21:59:59Z"))).isEqualTo(LocalDate.of(2025, 3, 30));
        assertThat(berlin.dayOf(Instant.parse("2025-03-30T22:00:00Z"))).isEqualTo(LocalDate.of(2025, 3, 31));
    }

    private RevenueLedger ledger(LocalDate knownAt) {
        return RevenueLedger.of(states, STRICT, END, knownAt);
    }

    private static PriceState.Builder state(String id, AccountId account, String price) {
        return PriceState.builder(id, account, START).price(price, CurrencyUnit.USD);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    @Test
    void namesANewSubscriptionThatLiesAheadAndClosesAGap() {
        AccountId account = AccountId.of("a");
        LocalDate ended = LocalDate.of(2024, 2, 1);
        LocalDate again = LocalDate.of(2024, 3, 1);
        List<PriceState> book = List.of(
                PriceState.builder("s-1", account, LocalDate.of(2024, 1, 1))
                        .price("10", CurrencyUnit.USD)
                        .to(ended)
                        .build(),
                PriceState.builder("s-2", account, again)
                        .price("10", CurrencyUnit.USD)
                        .build());
        RevenuePolicy merging =
                RevenuePolicy.strict().toBuilder("merging").mergeGapDays(30).build();

        Restatement restatement = Restatement.between(
                RevenueLedger.of(book, merging, ended, ended),
                RevenueLedger.of(book, merging, ended, again),
                ledger -> ledger.in(CurrencyUnit.USD));

        assertThat(restatement
                        .bridge(DateRange.ofMonthsEnding(YearMonth.of(2024, 2), 1))
                        .rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.facts())
                        .singleElement()
                        .satisfies(fact ->
                                assertThat(fact.now().orElseThrow().from()).isEqualTo(again)));
    }

    /** It was announced before both days of knowledge, and begins only by the second: what was asked to end goes on. */
    @Test
    void namesAStateThatWasKnownToComeAndHasBegunMeanwhile() {
        LocalDate asked = LocalDate.of(2024, 1, 31);
        LocalDate renewed = LocalDate.of(2024, 7, 21);
        List<PriceState> book = List.of(
                PriceState.builder("s", ACME, asked)
                        .price("10", CurrencyUnit.USD)
                        .to(renewed)
                        .cancelRequestedOn(asked)
                        .build(),
                PriceState.builder("s", ACME, renewed)
                        .price("12", CurrencyUnit.USD)
                        .recordedOn(renewed.minusDays(1))
                        .build());
        RevenuePolicy onRequest = RevenuePolicy.strict().toBuilder("on request")
                .recognition(RevenuePolicy.Recognition.ON_REQUEST)
                .build();

        Restatement restatement = Restatement.between(
                RevenueLedger.of(book, onRequest, asked, renewed.minusDays(1)),
                RevenueLedger.of(book, onRequest, asked, renewed),
                ledger -> ledger.in(CurrencyUnit.USD));

        assertThat(restatement.bridge(DateRange.of(YearMonth.of(2024, 1))).rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.facts())
                        .singleElement()
                        .satisfies(fact ->
                                assertThat(fact.now().orElseThrow().from()).isEqualTo(renewed)));
    }
}
