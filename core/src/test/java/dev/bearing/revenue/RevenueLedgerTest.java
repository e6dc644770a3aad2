package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RevenueLedgerTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 31);
    private static final DateRange NINETY_DAYS = DateRange.of(START, START.plusDays(90));

    @Test
    void reproducesTheReferenceOfTenAccounts() {
        Map<String, Double> expected = rows("saas_metrics").stream()
                .collect(Collectors.toMap(cells -> cells[0], cells -> Double.parseDouble(cells[1])));
        CurrencyLedger ledger =
                RevenueLedger.of(tenAccounts(), RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
        Rate churn = ledger.logoChurn(NINETY_DAYS);
        assertThat(churn.numerator()).isEqualTo(expected.get("churned_accounts").longValue());
        assertThat(churn.denominator()).isEqualTo(expected.get("start_accounts").longValue());
        assertThat(fraction(churn)).isCloseTo(expected.get("logo_churn"), within(1e-15));
        Interval wilson = churn.interval().orElseThrow("interval");
        assertThat(wilson.lower()).isCloseTo(expected.get("wilson95_logo_churn_lower"), within(1e-15));
        assertThat(wilson.upper()).isCloseTo(expected.get("wilson95_logo_churn_upper"), within(1e-15));
        assertThat(fraction(ledger.grossRevenueRetention(NINETY_DAYS)))
                .isCloseTo(expected.get("gross_revenue_retention"), within(1e-15));
        assertThat(fraction(ledger.netRevenueRetention(NINETY_DAYS)))
                .isCloseTo(expected.get("net_revenue_retention"), within(1e-15));
        RevenueBridge bridge = ledger.bridge(NINETY_DAYS);
        assertThat(bridge.opening().toDouble()).isEqualTo(expected.get("start_mrr"));
        assertThat(bridge.line(MovementKind.CHURN).amount().toDouble()).isEqualTo(-expected.get("churned_mrr"));
        assertThat(bridge.line(MovementKind.CONTRACTION).amount().toDouble()).isEqualTo(-expected.get("downsell_mrr"));
        assertThat(bridge.line(MovementKind.EXPANSION).amount().toDouble()).isEqualTo(expected.get("expansion_mrr"));
        assertThat(bridge.line(MovementKind.NEW).amount().toDouble()).isEqualTo(expected.get("new_mrr"));
        assertThat(1 - fraction(ledger.grossRevenueRetention(NINETY_DAYS)))
                .isCloseTo(expected.get("mrr_churn_rate"), within(1e-15));
    }

    @Test
    void keepsCurrenciesApart() {
        RevenueLedger ledger = RevenueLedger.of(
                List.of(
                        state("s", START).build(),
                        state("e", START).price("7", CurrencyUnit.EUR).build()),
                RevenuePolicy.strict(),
                AS_OF);
        assertThat(ledger.currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(ledger.in(CurrencyUnit.EUR).mrrOn(AS_OF)).isEqualTo(mrr(CurrencyUnit.EUR, "7"));
        assertThat(ledger.in(CurrencyUnit.USD).arrOn(AS_OF)).hasToString("USD 1200.00 a year");
        assertThat(ledger.in(CurrencyUnit.USD).toString())
                .matches("ledger in USD under strict:[0-9a-f]{8} as of " + AS_OF + " of \\d+ accounts?");
        assertThat(ledger.account(ACME).orElseThrow().currencies()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(ledger.in(CurrencyUnit.USD).movements().get(0).kind()).isEqualTo(MovementKind.NEW);
        assertThat(ledger.in(CurrencyUnit.EUR).movements().get(0).kind()).isEqualTo(MovementKind.NEW);
    }

    @Test
    void isEmptyWhereNobodyWasEverPriced() {
        CurrencyLedger empty =
                RevenueLedger.of(List.of(), RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.CHF);
        assertThat(empty.mrrOn(AS_OF)).isEqualTo(Mrr.zero(CurrencyUnit.CHF));
        assertThat(empty.movements()).isEmpty();
        assertThat(empty.firstMonth()).isEmpty();
        assertThat(empty.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR)
                        .cohorts())
                .isEmpty();
        for (Answer<?> answer : List.of(
                empty.arpaOn(AS_OF),
                empty.averageSellingPrice(NINETY_DAYS),
                empty.quickRatio(NINETY_DAYS),
                empty.lifetimeValue(),
                empty.netRevenueRetention(NINETY_DAYS).fraction())) {
            assertThat(((Answer.Unknown<?>) answer).reason()).isEqualTo(Answer.Reason.EMPTY_BASE);
        }
    }

    @Test
    void aLateEndRestatesTheMonthAndTheOldAnswerCanBeHadAgain() {
        PriceState open = state("s", START).build();
        PriceState ended = state("s", START)
                .to(LocalDate.of(2025, 2, 10))
                .recordedOn(LocalDate.of(2025, 3, 5))
                .build();
        DateRange february = DateRange.of(java.time.YearMonth.of(2025, 2));
        CurrencyLedger before = RevenueLedger.of(List.of(open, ended), RevenuePolicy.strict(), LocalDate.of(2025, 3, 4))
                .in(CurrencyUnit.USD);
        CurrencyLedger after = RevenueLedger.of(List.of(open, ended), RevenuePolicy.strict(), LocalDate.of(2025, 3, 5))
                .in(CurrencyUnit.USD);
        assertThat(before.logoChurn(february).numerator()).isZero();
        assertThat(after.logoChurn(february).numerator()).isEqualTo(1);
    }

    @Test
    void thirtyMembersGiveMoneyRatesAnInterval() {
        List<PriceState> states = IntStream.range(0, 30)
                .mapToObj(i -> PriceState.builder("s" + i, AccountId.of("a" + i), START)
                        .price("100", CurrencyUnit.USD))
                .map(builder -> builder.to(START.plusDays(45)).build())
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < 15; i++) {
            states.add(PriceState.builder("s" + i, AccountId.of("a" + i), START.plusDays(45))
                    .price("100", CurrencyUnit.USD)
                    .build());
        }
        DateRange rest = DateRange.of(START.plusDays(1), START.plusDays(90));
        Rate net = RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF)
                .in(CurrencyUnit.USD)
                .netRevenueRetention(rest);
        Interval interval = net.interval().orElseThrow("thirty are enough");
        assertThat(fraction(net)).isEqualTo(0.5);
        // the mean of thirty fair coins: 0.5 +- 1.96 * 0.0913
        assertThat(interval.lower()).isCloseTo(0.32, within(0.04));
        assertThat(interval.upper()).isCloseTo(0.68, within(0.04));
    }

    @Test
    void refusesWhatItCannotAnswerFor() {
        List<PriceState> states = List.of(state("s", START).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueLedger.of(states, RevenuePolicy.strict(), LocalDate.MAX))
                .withMessage("asOf must be from 1970 to 9999, was +999999999-12-31");
        AccountRevenue acme = AccountRevenue.of(ACME, states, RevenuePolicy.strict(), AS_OF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueLedger.ofAccounts(List.of(acme), RevenuePolicy.strict(), AS_OF.plusDays(1)))
                .withMessage("account acme is as of 2025-03-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueLedger.ofAccounts(List.of(acme, acme), RevenuePolicy.strict(), AS_OF))
                .withMessage("accounts must differ, acme is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountRevenue.of(AccountId.of("b"), states, RevenuePolicy.strict(), AS_OF))
                .withMessage("states must be of account b, was one of acme");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acme.mrrOn(AS_OF.plusDays(1), CurrencyUnit.USD))
                .withMessage("day must not be after asOf = 2025-03-31, was 2025-04-01");
    }

    @Test
    void daysFarBeforeTheFirstFactAreEmpty() {
        RevenueLedger ledger = RevenueLedger.of(List.of(state("s", START).build()), RevenuePolicy.strict(), AS_OF);
        AccountRevenue acme = ledger.account(ACME).orElseThrow();
        assertThat(acme.mrrOn(LocalDate.MIN, CurrencyUnit.USD).isZero()).isTrue();
        assertThat(acme.stateOn(LocalDate.MIN, CurrencyUnit.USD)).isEqualTo(CustomerState.NEVER_PAID);
        assertThat(ledger.in(CurrencyUnit.USD).customersOn(LocalDate.MIN)).isZero();
        RevenueBridge all = ledger.in(CurrencyUnit.USD).bridge(DateRange.startingOn(LocalDate.MIN));
        assertThat(all.opening().isZero()).isTrue();
        assertThat(all.closing()).isEqualTo(mrr(CurrencyUnit.USD, "100"));
        assertThat(all.complete()).isFalse();
    }

    @Test
    void aBridgeThatDoesNotAddUpCannotBeMade() {
        RevenueBridge bridge = RevenueLedger.of(tenAccounts(), RevenuePolicy.strict(), AS_OF)
                .in(CurrencyUnit.USD)
                .bridge(NINETY_DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RevenueBridge(
                        bridge.period(),
                        bridge.mode(),
                        true,
                        bridge.opening(),
                        bridge.closing().plus(mrr(CurrencyUnit.USD, "1")),
                        9,
                        8,
                        bridge.lines()))
                .withMessage("opening and movements make USD 955.00 a month, closing is USD 956.00 a month");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RevenueBridge(
                        bridge.period(), bridge.mode(), true, bridge.opening(), bridge.closing(), 9, 8, Map.of()))
                .withMessage("lines must have every kind, NEW is missing");
    }

    private static List<PriceState> tenAccounts() {
        List<PriceState> states = new ArrayList<>();
        for (String[] row : rows("saas_accounts")) {
            AccountId id = AccountId.of(row[0]);
            LocalDate change = START.plusDays(30);
            if (!row[1].equals("0")) {
                states.add(PriceState.builder(row[0], id, START.minusYears(1))
                        .price(row[1], CurrencyUnit.USD)
                        .to(change)
                        .build());
            }
            if (!row[2].equals("0")) {
                states.add(PriceState.builder(row[0], id, change)
                        .price(row[2], CurrencyUnit.USD)
                        .build());
            }
        }
        return states;
    }

    private static List<String[]> rows(String file) {
        String name = "/dev/bearing/revenue/" + file + ".csv";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RevenueLedgerTest.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSumBeyondWhatCanBeHeldSaysSo() {
        List<PriceState> large = IntStream.range(0, 20)
                .mapToObj(i -> PriceState.builder("s" + i, AccountId.of("a" + i), LocalDate.of(2026, 1, 1))
                        .price("59000000000", CurrencyUnit.USD)
                        .build())
                .toList();
        LocalDate asOf = LocalDate.of(2026, 3, 31);
        String limit = " must be below 5.5e13 of the currency's smallest units to be held exactly";
        CurrencyLedger all =
                RevenueLedger.of(large, RevenuePolicy.strict(), asOf).in(CurrencyUnit.USD);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> all.mrrOn(asOf))
                .withMessage("an amount in USD" + limit);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> all.netRevenueRetention(DateRange.of(YearMonth.of(2026, 3))))
                .withMessage("a sum of amounts" + limit);
        CurrencyLedger one = RevenueLedger.of(large.subList(0, 1), RevenuePolicy.strict(), asOf)
                .in(CurrencyUnit.USD);
        assertThat(one.mrrOn(asOf).toDecimal()).isEqualByComparingTo("59000000000");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> one.arrOn(asOf))
                .withMessage("an amount in USD" + limit);
    }

    private static PriceState.Builder state(String subscription, LocalDate from) {
        return PriceState.builder(subscription, ACME, from).price("100", CurrencyUnit.USD);
    }

    private static Mrr mrr(CurrencyUnit currency, String amount) {
        return Mrr.of(currency, new BigDecimal(amount));
    }

    private static double fraction(Rate rate) {
        return rate.fraction().orElseThrow("expected a value");
    }
}
