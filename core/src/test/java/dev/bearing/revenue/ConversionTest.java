package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Every figure here was worked out by hand from the rates of the table. */
class ConversionTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZEST = AccountId.of("zest");
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 31);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));

    private static final FxTable RATES = FxTable.of(
            List.of(
                    eur("2024-11-30", "1.00"),
                    eur("2024-12-10", "1.05"),
                    eur("2024-12-31", "1.10"),
                    eur("2025-01-31", "1.20"),
                    eur("2025-02-28", "1.25"),
                    eur("2025-03-31", "1.30"),
                    FxRate.of(CurrencyUnit.JPY, USD, LocalDate.of(2024, 12, 1), new BigDecimal("0.0064"))),
            AS_OF);

    @Test
    void constantRatesLeaveNothingToExchange() {
        CurrencyLedger ledger = ledger(
                FxPolicy.constant(LocalDate.of(2025, 1, 1)),
                state("e", ACME, EUR, "100", "2024-12-10").build(),
                state("u", ZEST, USD, "50", "2024-12-10").build());
        RevenueBridge bridge = ledger.bridge(JANUARY);
        assertThat(bridge.opening()).isEqualTo(usd("160"));
        assertThat(bridge.closing()).isEqualTo(usd("160"));
        assertThat(ledger.movements()).extracting(Movement::kind).containsExactly(MovementKind.NEW, MovementKind.NEW);
    }

    @Test
    void aYenIsNoCent() {
        CurrencyLedger ledger = ledger(
                FxPolicy.eventDate(),
                state("j", ACME, CurrencyUnit.JPY, "10000", "2025-01-02").build());
        assertThat(ledger.mrrOn(AS_OF)).isEqualTo(usd("64"));
    }

    @Test
    void monthEndsValueBalancesAnew() {
        CurrencyLedger ledger = ledger(
                FxPolicy.periodEnd(),
                state("e", ACME, EUR, "100", "2024-12-10").build(),
                state("z", ZEST, EUR, "100", "2024-12-10").to(day("2025-01-15")).build());
        assertThat(ledger.mrrOn(day("2024-12-30"))).isEqualTo(usd("200")); // at the rate of 30 November
        RevenueBridge january = ledger.bridge(JANUARY);
        assertThat(january.opening()).isEqualTo(usd("220"));
        assertThat(january.line(MovementKind.CHURN).amount()).isEqualTo(usd("-110")); // what it was worth before
        assertThat(january.line(MovementKind.FX).amount()).isEqualTo(usd("10"));
        assertThat(january.line(MovementKind.FX).count()).isEqualTo(1);
        assertThat(january.closing()).isEqualTo(usd("120"));
        assertThat(parts(ledger.netRevenueRetention(JANUARY))).isEqualTo("USD 110.00/220.00");
        assertThat(parts(ledger.grossRevenueRetention(JANUARY))).isEqualTo("USD 110.00/220.00");
    }

    @Test
    void aMonthThatIsNotOverIsStillAtItsOpeningRates() {
        LocalDate asOf = day("2025-02-27");
        CurrencyLedger ledger = RevenueLedger.of(
                        List.of(state("e", ACME, EUR, "100", "2024-12-10").build()), RevenuePolicy.strict(), asOf)
                .convertedTo(USD, FxPolicy.periodEnd(), RATES);
        assertThat(ledger.mrrOn(asOf)).isEqualTo(usd("120"));
    }

    @Test
    void changesOnTheLastDayOfAMonthComeBeforeItsValuation() {
        CurrencyLedger ledger = ledger(
                FxPolicy.periodEnd(),
                state("e", ACME, EUR, "100", "2024-12-10").to(day("2025-01-31")).build(),
                state("e", ACME, EUR, "150", "2025-01-31").build());
        assertThat(ledger.bridge(JANUARY).line(MovementKind.EXPANSION).amount()).isEqualTo(usd("55")); // 50 at 1.10
        assertThat(ledger.bridge(JANUARY).line(MovementKind.FX).amount()).isEqualTo(usd("15")); // 150 times 0.10
        assertThat(ledger.mrrOn(day("2025-01-31"))).isEqualTo(usd("180"));
        assertThat(ledger.bridge(DateRange.of(day("2025-01-31"), day("2025-02-01")))
                        .opening())
                .isEqualTo(usd("110"));
    }

    @Test
    void eventsCarryTheRateOfTheirDay() {
        CurrencyLedger ledger = ledger(
                FxPolicy.eventDate(),
                state("e", ACME, EUR, "100", "2024-12-31").to(day("2025-02-10")).build(),
                state("e", ACME, EUR, "150", "2025-02-10").to(day("2025-03-05")).build());
        assertThat(ledger.movements())
                .extracting(Movement::on, Movement::kind, Movement::amount)
                .containsExactly(
                        tuple(day("2024-12-31"), MovementKind.NEW, usd("110")),
                        tuple(day("2025-02-10"), MovementKind.FX, usd("10")),
                        tuple(day("2025-02-10"), MovementKind.EXPANSION, usd("60")),
                        tuple(day("2025-03-05"), MovementKind.CHURN, usd("-180")));
        DateRange february = DateRange.of(YearMonth.of(2025, 2));
        assertThat(parts(ledger.netRevenueRetention(february))).isEqualTo("USD 165.00/110.00"); // 150 at 1.10
        assertThat(ledger.fingerprint())
                .isEqualTo(RevenuePolicy.strict().fingerprint() + "+fx(EVENT_DATE)")
                .isEqualTo(ledger.logoChurn(february).policy());
    }

    @Test
    void whoSwitchesTheCurrencyOnOneDayIsOneCustomerThatStays() {
        List<PriceState> states = List.of(
                state("e", ACME, EUR, "100", "2024-12-31").to(day("2025-01-31")).build(),
                state("u", ACME, USD, "130", "2025-01-31").build());
        RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF);
        assertThat(ledger.in(EUR).logoChurn(JANUARY).numerator()).isEqualTo(1);
        assertThat(ledger.in(EUR).movements())
                .extracting(Movement::reason)
                .containsExactly(MovementReason.NEW_SUBSCRIPTION, MovementReason.CURRENCY_SWITCH);
        CurrencyLedger constant = ledger.convertedTo(USD, FxPolicy.constant(day("2025-01-31")), RATES);
        assertThat(constant.movements())
                .extracting(Movement::kind, Movement::reason, Movement::amount)
                .containsExactly(
                        tuple(MovementKind.NEW, MovementReason.NEW_SUBSCRIPTION, usd("120")),
                        tuple(MovementKind.EXPANSION, MovementReason.CURRENCY_SWITCH, usd("10")));
        CurrencyLedger events = ledger.convertedTo(USD, FxPolicy.eventDate(), RATES);
        assertThat(events.movements())
                .extracting(Movement::kind, Movement::reason, Movement::amount)
                .containsExactly(
                        tuple(MovementKind.NEW, MovementReason.NEW_SUBSCRIPTION, usd("110")),
                        tuple(MovementKind.FX, MovementReason.UNSPECIFIED, usd("10")),
                        tuple(MovementKind.EXPANSION, MovementReason.CURRENCY_SWITCH, usd("10")));
        for (CurrencyLedger converted : List.of(constant, events)) {
            assertThat(converted.logoChurn(JANUARY).toString()).startsWith("0/1");
            assertThat(converted.customersOn(AS_OF)).isEqualTo(1);
        }
    }

    @Test
    void whoPaysNothingForADayInBetweenIsLostAndComesBack() {
        CurrencyLedger ledger = ledger(
                FxPolicy.constant(AS_OF),
                state("e", ACME, EUR, "100", "2024-12-31").to(day("2025-01-30")).build(),
                state("u", ACME, USD, "130", "2025-01-31").build());
        assertThat(ledger.movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.CHURN, MovementKind.REACTIVATION);
    }

    @Test
    void aCurrencyMoreOrLessIsASubscriptionMoreOrLess() {
        CurrencyLedger ledger = ledger(
                FxPolicy.constant(day("2025-01-31")),
                state("u", ACME, USD, "100", "2024-12-31").build(),
                state("e", ACME, EUR, "100", "2025-01-10").to(day("2025-02-10")).build(),
                state("e", ACME, EUR, "100", "2025-02-10")
                        .status(PriceStatus.PAUSED)
                        .to(day("2025-02-20"))
                        .build(),
                state("e", ACME, EUR, "100", "2025-02-20").to(day("2025-03-01")).build());
        assertThat(ledger.movements())
                .extracting(Movement::kind, Movement::reason)
                .containsExactly(
                        tuple(MovementKind.NEW, MovementReason.NEW_SUBSCRIPTION),
                        tuple(MovementKind.EXPANSION, MovementReason.NEW_SUBSCRIPTION),
                        tuple(MovementKind.CONTRACTION, MovementReason.SUBSCRIPTION_PAUSED),
                        tuple(MovementKind.EXPANSION, MovementReason.SUBSCRIPTION_RESUMED),
                        tuple(MovementKind.CONTRACTION, MovementReason.SUBSCRIPTION_ENDED));
    }

    @Test
    void aPauseOfTheLastCurrencyIsAPauseAndTimesOut() {
        LocalDate asOf = day("2025-07-31");
        CurrencyLedger ledger = RevenueLedger.of(
                        List.of(
                                state("u", ACME, USD, "100", "2024-12-31")
                                        .to(day("2025-02-01"))
                                        .build(),
                                state("e", ACME, EUR, "100", "2024-12-31")
                                        .to(day("2025-03-01"))
                                        .build(),
                                state("e", ACME, EUR, "100", "2025-03-01")
                                        .status(PriceStatus.PAUSED)
                                        .build()),
                        RevenuePolicy.strict(),
                        asOf)
                .convertedTo(USD, FxPolicy.constant(AS_OF), RATES);
        assertThat(ledger.movements())
                .extracting(Movement::kind, Movement::reason)
                .containsExactly(
                        tuple(MovementKind.NEW, MovementReason.NEW_SUBSCRIPTION),
                        tuple(MovementKind.CONTRACTION, MovementReason.SUBSCRIPTION_ENDED),
                        tuple(MovementKind.PAUSE, MovementReason.UNSPECIFIED),
                        tuple(MovementKind.CHURN, MovementReason.PAUSE_TIMEOUT));
        assertThat(ledger.logoChurn(DateRange.ofMonthsEnding(YearMonth.of(2025, 7), 6))
                        .numerator())
                .isEqualTo(1);
    }

    /** 100 EUR from 10 January: 110 at the 1.10 with which January opened, 10 more at its end by the rate alone. */
    @Test
    void whoIsNewIsNewByNoMoreThanItCameInWith() {
        PriceState came = state("e", ACME, EUR, "100", "2025-01-10").build();
        CurrencyLedger ends = ledger(FxPolicy.periodEnd(), came);
        CurrencyLedger events = ledger(FxPolicy.eventDate(), came);
        for (RevenuePolicy.BridgeMode mode : RevenuePolicy.BridgeMode.values()) {
            RevenueBridge january = ends.bridge(JANUARY, mode);
            assertThat(january.line(MovementKind.NEW).amount()).isEqualTo(usd("110"));
            assertThat(january.line(MovementKind.FX).amount()).isEqualTo(usd("10"));
            assertThat(january.closing()).isEqualTo(usd("120"));
            assertThat(events.bridge(JANUARY, mode).line(MovementKind.NEW).amount())
                    .isEqualTo(usd("110"));
            assertThat(events.bridge(JANUARY, mode).line(MovementKind.FX).count())
                    .isZero();
        }
    }

    /** As among the subscriptions of one currency: euros are paused, dollars go on for free. */
    @Test
    void aPauseInOneCurrencyComesBeforeAFreePlanInAnother() {
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("house")
                .free(RevenuePolicy.Free.ACTIVE_AT_ZERO)
                .build();
        for (CurrencyUnit other : List.of(USD, EUR)) {
            List<PriceState> states = List.of(
                    state("u", ACME, other, "100", "2024-12-31")
                            .to(day("2025-02-01"))
                            .build(),
                    state("u", ACME, other, "0", "2025-02-01").build(),
                    state("e", ACME, EUR, "100", "2024-12-31")
                            .to(day("2025-03-01"))
                            .build(),
                    state("e", ACME, EUR, "100", "2025-03-01")
                            .status(PriceStatus.PAUSED)
                            .build());
            assertThat(RevenueLedger.of(states, policy, AS_OF)
                            .convertedTo(USD, FxPolicy.constant(AS_OF), RATES)
                            .movements())
                    .extracting(Movement::kind)
                    .containsExactly(MovementKind.NEW, MovementKind.CONTRACTION, MovementKind.PAUSE);
        }
    }

    @Test
    void aMissingRateIsAnErrorThatNamesPairAndDay() {
        assertThatExceptionOfType(MissingFxRateException.class)
                .isThrownBy(() -> ledger(
                        FxPolicy.eventDate(),
                        state("g", ACME, CurrencyUnit.GBP, "5", "2025-01-02").build()))
                .withMessage("no exchange rate from GBP to USD on 2025-01-02")
                .satisfies(missing -> {
                    assertThat(missing.from()).isEqualTo(CurrencyUnit.GBP);
                    assertThat(missing.to()).isEqualTo(USD);
                    assertThat(missing.day()).isEqualTo(day("2025-01-02"));
                });
        assertThatExceptionOfType(MissingFxRateException.class) // known later is not known
                .isThrownBy(() -> ledger(
                        FxPolicy.eventDate(),
                        state("e", ACME, EUR, "5", "2024-11-29").build()));
    }

    @Test
    void aRateMustBePositiveAndItsDayKnown() {
        RevenueLedger euros = RevenueLedger.of(
                List.of(state("e", ACME, EUR, "100", "2024-12-31").build()), RevenuePolicy.strict(), AS_OF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.convertedTo(
                        USD, FxPolicy.constant(AS_OF), (from, to, day) -> Optional.of(BigDecimal.ZERO)))
                .withMessage("the rate from EUR to USD on 2025-03-31 must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.convertedTo(USD, FxPolicy.constant(AS_OF.plusDays(1)), RATES))
                .withMessage("rateDate must not be after asOf = 2025-03-31, was 2025-04-01");
    }

    @Test
    void nobodyIsLostByRounding() {
        CurrencyLedger ledger = RevenueLedger.of(
                        List.of(state("e", ACME, EUR, "100", "2024-12-31").build()), RevenuePolicy.strict(), AS_OF)
                .convertedTo(USD, FxPolicy.constant(AS_OF), (from, to, day) -> Optional.of(new BigDecimal("1E-18")));
        assertThat(ledger.customersOn(AS_OF)).isEqualTo(1);
        assertThat(ledger.mrrOn(AS_OF).units()).isEqualTo(1);
    }

    private static CurrencyLedger ledger(FxPolicy policy, PriceState... states) {
        return RevenueLedger.of(List.of(states), RevenuePolicy.strict(), AS_OF).convertedTo(USD, policy, RATES);
    }

    private static String parts(Rate rate) {
        return rate.toString().replace(" CLOSED_COHORT", "");
    }

    private static PriceState.Builder state(
            String id, AccountId account, CurrencyUnit currency, String price, String from) {
        return PriceState.builder(id, account, day(from)).price(price, currency);
    }

    private static FxRate eur(String on, String rate) {
        return FxRate.of(EUR, USD, day(on), new BigDecimal(rate));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(USD, new BigDecimal(amount));
    }
}
