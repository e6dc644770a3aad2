package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Change;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.revenue.RetentionTriangle.Age;
import dev.bearing.revenue.RetentionTriangle.Measure;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** Under any policy, amounts in one reporting currency are what converting every day by exact fractions gives. */
class ExchangeOracleProperties extends OnRandomBooks {

    private static final LocalDate LONG_AGO = LocalDate.of(2023, 1, 1);

    /** How everything is converted. */
    record Exchange(CurrencyUnit reporting, FxPolicy policy, FxRates rates) {

        @Override
        public String toString() {
            return reporting + " " + policy;
        }
    }

    /** Rates that jump about from day to day, or every ten days, from a hundredth of a unit to two. */
    @Provide
    Arbitrary<Exchange> exchanges() {
        Arbitrary<FxRates> rates = Combinators.combine(
                        Arbitraries.integers().between(1, 1000), Arbitraries.of(1, 10), Arbitraries.of(10_000, 500_000))
                .as((seed, steady, least) -> (from, to, day) -> Optional.of(BigDecimal.valueOf(
                        least
                                + Math.floorMod(
                                        (day.toEpochDay() / steady
                                                        + 7L * from.getCode().hashCode())
                                                * seed
                                                * 7919,
                                        1_000_003),
                        6)));
        return Combinators.combine(
                        Arbitraries.of(CurrencyUnit.USD, CurrencyUnit.JPY, CurrencyUnit.GBP),
                        Arbitraries.of(FxPolicy.constant(LONG_AGO), FxPolicy.periodEnd(), FxPolicy.eventDate()),
                        rates)
                .as(Exchange::new);
    }

    @Property(seed = "20261122", tries = 150)
    void everyMovementAndBalanceIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("exchanges") Exchange exchange,
            @ForAll("days") LocalDate asOf) {
        DayByDayOracle oracle = oracle(book, policy, exchange, asOf);
        CurrencyLedger ledger = ledger(book, policy, exchange, asOf);
        assertThat(ledger.movements())
                .extracting(movement -> new Change(
                        movement.accountId(),
                        movement.on(),
                        movement.kind(),
                        movement.amount().units(),
                        hasOneCurrency(book, movement.accountId(), asOf)
                                ? movement.reason()
                                : MovementReason.UNSPECIFIED))
                .containsExactlyElementsOf(oracle.changes(exchange.reporting()));
        for (LocalDate day = oracle.firstDay(); !day.isAfter(asOf); day = day.plusDays(5)) {
            assertThat(ledger.mrrOn(day).units()).isEqualTo(oracle.units(exchange.reporting(), day));
            assertThat(ledger.customersOn(day)).isEqualTo(oracle.customers(exchange.reporting(), day));
        }
    }

    /** Of its days a ledger shows what the one up to the day of its knowledge shows. */
    @Property(seed = "20261122", tries = 100)
    void asKnownLaterItHasTheSameMovements(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("exchanges") Exchange exchange,
            @ForAll("days") LocalDate asOf,
            @ForAll @IntRange(min = 1, max = 120) int later) {
        LocalDate knownAt = asOf.plusDays(later);
        CurrencyUnit currency = exchange.reporting();
        DayByDayOracle oracle = oracle(book, policy, exchange, knownAt);
        CurrencyLedger ledger = RevenueLedger.of(book, policy, asOf, knownAt)
                .convertedTo(currency, exchange.policy(), exchange.rates());
        assertThat(ledger.movements())
                .extracting(
                        Movement::accountId,
                        Movement::on,
                        Movement::kind,
                        movement -> movement.amount().units())
                .containsExactlyElementsOf(oracle.changes(currency).stream()
                        .filter(change -> !change.on().isAfter(asOf))
                        .map(change -> tuple(change.account(), change.on(), change.kind(), change.units()))
                        .toList());
        for (LocalDate day = asOf; !day.isBefore(oracle.firstDay()); day = day.minusDays(9)) {
            assertThat(ledger.mrrOn(day).units()).isEqualTo(oracle.units(currency, day));
        }
    }

    private static boolean hasOneCurrency(List<PriceState> book, AccountId account, LocalDate asOf) {
        return new DayByDayRows(book, RevenuePolicy.strict(), asOf)
                        .known().stream()
                                .filter(state -> state.accountId().equals(account))
                                .map(PriceState::currency)
                                .distinct()
                                .count()
                == 1;
    }

    @Property(seed = "20261122", tries = 100)
    void everyBridgeAndRateIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("exchanges") Exchange exchange,
            @ForAll("days") LocalDate asOf,
            @ForAll("days") LocalDate one) {
        DayByDayOracle oracle = oracle(book, policy, exchange, asOf);
        CurrencyLedger ledger = ledger(book, policy, exchange, asOf);
        CurrencyUnit currency = exchange.reporting();
        DayByDayNumbers numbers = new DayByDayNumbers(oracle);
        YearMonth month = YearMonth.from(asOf);
        LocalDate from = one.isBefore(asOf) ? one : asOf;
        for (DateRange period : List.of(
                DateRange.of(month),
                DateRange.of(month.minusMonths(1)),
                DateRange.ofMonthsEnding(month, 12),
                DateRange.of(from, asOf.plusDays(1)))) {
            RevenueBridge bridge = ledger.bridge(period);
            assertThat(bridge.opening().units()).isEqualTo(oracle.units(currency, oracle.openingDay(period)));
            assertThat(bridge.closing().units()).isEqualTo(oracle.units(currency, oracle.lastDay(period)));
            oracle.bridge(currency, period).forEach((kind, parts) -> {
                RevenueBridge.Line line = bridge.line(kind);
                assertThat(new Parts(line.amount().units(), line.count()))
                        .as("%s in %s", kind, period)
                        .isEqualTo(parts);
            });
            assertThat(parts(ledger.grossRevenueRetention(period)))
                    .as("gross in %s", period)
                    .isEqualTo(oracle.grossRetention(currency, period));
            assertThat(parts(ledger.netRevenueRetention(period)))
                    .as("net in %s", period)
                    .isEqualTo(oracle.netRetention(currency, period));
            assertThat(parts(ledger.grossRevenueChurn(period)))
                    .isEqualTo(numbers.revenueChurn(currency, period, false));
            assertThat(parts(ledger.netRevenueChurn(period))).isEqualTo(numbers.revenueChurn(currency, period, true));
            assertThat(parts(ledger.newCustomerChurn(period))).isEqualTo(numbers.newCustomerChurn(currency, period));
            assertSame(ledger.averageSellingPrice(period), oracle.newOnes(currency, period), currency);
            LocalDate last = oracle.lastDay(period);
            assertSame(
                    ledger.arpaOn(last),
                    new Parts(oracle.units(currency, last), oracle.customers(currency, last)),
                    currency);
            Parts flow = numbers.gainsAndLosses(currency, period);
            assertThat(ledger.quickRatio(period).isKnown()).isEqualTo(flow.denominator() > 0);
            ledger.quickRatio(period)
                    .toOptional()
                    .ifPresent(ratio -> assertThat(ratio)
                            .isCloseTo((double) flow.numerator() / flow.denominator(), withinPercentage(1e-9)));
            for (RevenuePolicy.Population population : RevenuePolicy.Population.values()) {
                if (population != RevenuePolicy.Population.AVAILABLE_TO_RENEW) {
                    assertThat(parts(ledger.logoChurn(period, population)))
                            .as("%s in %s", population, period)
                            .isEqualTo(oracle.logoChurn(currency, period, population));
                }
            }
        }
    }

    private static void assertSame(Answer<BigDecimal> average, Parts parts, CurrencyUnit currency) {
        assertThat(average.isKnown()).isEqualTo(parts.denominator() > 0);
        average.toOptional().ifPresent(value -> {
            BigDecimal perMajor = BigDecimal.valueOf(Mrr.UNITS_PER_MINOR)
                    .movePointRight(currency.getDecimalPlaces())
                    .multiply(BigDecimal.valueOf(parts.denominator()));
            assertThat(value)
                    .isCloseTo(
                            BigDecimal.valueOf(parts.numerator()).divide(perMajor, MathContext.DECIMAL128),
                            within(new BigDecimal("0.00000000005")));
        });
    }

    @Property(seed = "20261122", tries = 60)
    void everyTriangleHasTheSameCells(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("exchanges") Exchange exchange,
            @ForAll("days") LocalDate asOf) {
        DayByDayOracle oracle = oracle(book, policy, exchange, asOf);
        CurrencyLedger ledger = ledger(book, policy, exchange, asOf);
        for (Measure measure : Measure.values()) {
            for (Age age : Age.values()) {
                Map<YearMonth, List<Parts>> cells = new TreeMap<>();
                ledger.triangle(measure, age)
                        .cohorts()
                        .forEach(cohort -> cells.put(
                                cohort.month(),
                                cohort.cells().stream()
                                        .map(cell -> parts(cell.rate()))
                                        .toList()));
                Map<YearMonth, List<Parts>> expected = new TreeMap<>();
                new DayByDayTriangle(oracle, exchange.reporting(), measure, age)
                        .cohorts()
                        .forEach((month, own) -> expected.put(
                                month,
                                own.stream().map(DayByDayTriangle.Cell::parts).toList()));
                assertThat(cells).as("%s by %s", measure, age).isEqualTo(expected);
            }
        }
    }

    private static DayByDayOracle oracle(
            List<PriceState> book, RevenuePolicy policy, Exchange exchange, LocalDate asOf) {
        return new DayByDayOracle(book, policy, asOf)
                .converted(exchange.reporting(), exchange.policy(), exchange.rates());
    }

    private static CurrencyLedger ledger(
            List<PriceState> book, RevenuePolicy policy, Exchange exchange, LocalDate asOf) {
        return RevenueLedger.of(book, policy, asOf)
                .convertedTo(exchange.reporting(), exchange.policy(), exchange.rates());
    }

    private static Parts parts(Rate rate) {
        return new Parts(rate.numerator(), rate.denominator());
    }
}
