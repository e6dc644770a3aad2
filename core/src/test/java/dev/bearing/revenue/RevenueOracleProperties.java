package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Change;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** The ledger gives what asking every account on every day gives, to the last unit. */
class RevenueOracleProperties {

    /** Both implementations, asked about one currency. */
    private record Pair(DayByDayOracle oracle, CurrencyLedger ledger, CurrencyUnit currency) {}

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Property(seed = "20261122", tries = 500)
    void aPriceStateIsWorthItsExactFractionRoundedOnce(@ForAll("books") List<PriceState> book) {
        for (PriceState state : book) {
            Fraction full = DayByDayRows.exactUnits(state, false);
            Fraction discounted = DayByDayRows.exactUnits(state, true);
            assertThat(state.mrr().units()).isEqualTo(full.halfEven());
            assertThat(state.discountedMrr().units()).isEqualTo(discounted.halfEven());
            assertThat(state.isRounded()).isEqualTo(!discounted.isWhole());
        }
    }

    @Property(seed = "20261122", tries = 400)
    void everyMovementIsTheSame(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        forEachCurrency(
                book,
                asOf,
                pair -> assertThat(pair.ledger().movements())
                        .extracting(movement -> new Change(
                                movement.accountId(),
                                movement.on(),
                                movement.kind(),
                                movement.amount().units(),
                                movement.reason()))
                        .containsExactlyElementsOf(pair.oracle().changes(pair.currency())));
    }

    @Property(seed = "20261122", tries = 150)
    void everyAccountPaysAndStandsTheSameOnEveryDay(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        assertSameDays(RevenueLedger.of(book, RevenuePolicy.strict(), asOf), new DayByDayOracle(book, asOf));
    }

    private static void assertSameDays(RevenueLedger ledger, DayByDayOracle oracle) {
        LocalDate asOf = ledger.asOf();
        assertThat(ledger.currencies()).containsExactlyElementsOf(oracle.currencies());
        for (CurrencyUnit currency : oracle.currencies()) {
            assertThat(ledger.in(currency).accountIds()).containsExactlyElementsOf(oracle.accounts(currency));
            for (AccountId id : oracle.accounts(currency)) {
                AccountRevenue account = ledger.account(id).orElseThrow();
                for (LocalDate day = RandomBooks.FIRST.minusDays(1); !day.isAfter(asOf); day = day.plusDays(1)) {
                    DayByDayLife.Day expected = oracle.on(id, currency, day);
                    assertThat(account.mrrOn(day, currency)).isEqualTo(Mrr.ofUnits(currency, expected.units()));
                    assertThat(account.stateOn(day, currency))
                            .as("state of %s on %s", id, day)
                            .isEqualTo(expected.state());
                }
            }
        }
    }

    @Property(seed = "20261122", tries = 80)
    void everyMonthHasTheSameBridge(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        forEachCurrency(book, asOf, pair -> {
            for (DateRange month : months(asOf)) {
                assertSameBridge(pair, month);
            }
        });
    }

    @Property(seed = "20261122", tries = 150)
    void anyPeriodHasTheSameBridgeAndRates(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        LocalDate from = one.isBefore(other) ? one : other;
        LocalDate to = one.isBefore(other) ? other : one.plusDays(1);
        if (from.isAfter(asOf)) {
            return;
        }
        forEachCurrency(book, asOf, pair -> {
            assertSameBridge(pair, DateRange.of(from, to));
            assertSameRates(pair, DateRange.of(from, to));
        });
    }

    @Property(seed = "20261122", tries = 80)
    void everyMonthHasTheSameRatesAndAverages(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        forEachCurrency(book, asOf, pair -> {
            for (DateRange month : months(asOf)) {
                assertSameRates(pair, month);
                assertSameAverages(pair, month);
            }
        });
    }

    @Property(seed = "20261122", tries = 80)
    void pooledChurnAddsTheMonths(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        forEachCurrency(book, asOf, pair -> {
            YearMonth last = YearMonth.from(asOf);
            long lost = 0;
            long opening = 0;
            for (int months = 1; months <= 14; months++) {
                Parts month = pair.oracle().logoChurn(pair.currency(), DateRange.of(last.minusMonths(months - 1)));
                lost += month.numerator();
                opening += month.denominator();
                assertThat(parts(pair.ledger().pooledMonthlyLogoChurn(last, months)))
                        .isEqualTo(new Parts(lost, opening));
            }
        });
    }

    @Property(seed = "20261122", tries = 80)
    void everyCohortHasTheSameCells(@ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        forEachCurrency(book, asOf, pair -> {
            for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
                RetentionTriangle triangle = pair.ledger().triangle(measure, RetentionTriangle.Age.CALENDAR);
                Map<YearMonth, List<Parts>> expected =
                        DayByDayTriangle.calendar(pair.oracle(), pair.currency(), measure);
                assertThat(triangle.cohorts())
                        .extracting(RetentionTriangle.Cohort::month)
                        .containsExactlyElementsOf(expected.keySet());
                for (RetentionTriangle.Cohort cohort : triangle.cohorts()) {
                    List<Parts> cells = expected.get(cohort.month());
                    assertThat(cohort.cells())
                            .extracting(cell -> parts(cell.rate()))
                            .as("%s of %s", measure, cohort.month())
                            .containsExactlyElementsOf(cells);
                    for (RetentionTriangle.Cell cell : cohort.cells()) {
                        LocalDate end = cohort.month().plusMonths(cell.age()).atEndOfMonth();
                        assertThat(cell.status() == RetentionTriangle.Status.PARTIAL)
                                .isEqualTo(end.isAfter(asOf));
                    }
                    if (measure.isLogo()) {
                        assertThat(cohort.size()).isEqualTo(cells.get(0).denominator());
                    }
                }
            }
        });
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return RandomPolicies.policies();
    }

    @Property(seed = "20261122", tries = 400)
    void everyMovementIsTheSameUnderAnyPolicy(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        assertSameMovements(book, policy, asOf);
    }

    @Property(seed = "20261122", tries = 20)
    void everyMovementIsTheSameUnderEveryPreset(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        for (RevenuePolicy preset : RevenuePolicies.all()) {
            assertSameMovements(book, preset, asOf);
            assertSameNumbers(book, preset, asOf);
        }
    }

    @Property(seed = "20261122", tries = 100)
    void everyAccountPaysAndStandsTheSameOnEveryDayUnderAnyPolicy(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        assertSameDays(RevenueLedger.of(book, policy, asOf), new DayByDayOracle(book, policy, asOf));
    }

    @Property(seed = "20261122", tries = 200)
    void everyBridgePopulationAndFormIsTheSameUnderAnyPolicy(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        assertSameNumbers(book, policy, asOf);
    }

    private static void assertSameMovements(List<PriceState> book, RevenuePolicy policy, LocalDate asOf) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf);
        for (CurrencyUnit currency : oracle.currencies()) {
            assertThat(ledger.in(currency).movements())
                    .extracting(movement -> new Change(
                            movement.accountId(),
                            movement.on(),
                            movement.kind(),
                            movement.amount().units(),
                            movement.reason()))
                    .containsExactlyElementsOf(oracle.changes(currency));
        }
    }

    private static void assertSameNumbers(List<PriceState> book, RevenuePolicy policy, LocalDate asOf) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf);
        DayByDayNumbers numbers = new DayByDayNumbers(oracle);
        for (DateRange period : List.of(
                DateRange.ofMonthsEnding(YearMonth.from(asOf), 3),
                DateRange.of(YearMonth.from(asOf).minusMonths(1)))) {
            for (CurrencyUnit currency : oracle.currencies()) {
                CurrencyLedger own = ledger.in(currency);
                assertSameBridge(new Pair(oracle, own, currency), period);
                for (RevenuePolicy.Population population : RevenuePolicy.Population.values()) {
                    assertThat(parts(own.logoChurn(period, population)))
                            .as(population.name())
                            .isEqualTo(oracle.logoChurn(currency, period, population));
                }
                assertThat(parts(own.grossRevenueChurn(period)))
                        .isEqualTo(numbers.revenueChurn(currency, period, false));
                assertThat(parts(own.netRevenueChurn(period))).isEqualTo(numbers.revenueChurn(currency, period, true));
                assertThat(parts(own.grossRevenueRetention(period))).isEqualTo(oracle.grossRetention(currency, period));
                assertThat(parts(own.netRevenueRetention(period))).isEqualTo(oracle.netRetention(currency, period));
            }
        }
        for (CurrencyUnit currency : oracle.currencies()) {
            for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
                Map<YearMonth, List<Parts>> cells = new TreeMap<>();
                ledger.in(currency)
                        .triangle(measure, RetentionTriangle.Age.CALENDAR)
                        .cohorts()
                        .forEach(cohort -> cells.put(
                                cohort.month(),
                                cohort.cells().stream()
                                        .map(cell -> parts(cell.rate()))
                                        .toList()));
                assertThat(cells).isEqualTo(DayByDayTriangle.calendar(oracle, currency, measure));
            }
        }
    }

    private static void assertSameBridge(Pair pair, DateRange period) {
        RevenueBridge bridge = pair.ledger().bridge(period);
        CurrencyUnit currency = pair.currency();
        LocalDate opening = pair.oracle().openingDay(period);
        LocalDate closing = pair.oracle().lastDay(period);
        assertThat(bridge.opening().units()).isEqualTo(pair.oracle().units(currency, opening));
        assertThat(bridge.closing().units()).isEqualTo(pair.oracle().units(currency, closing));
        assertThat(bridge.openingCustomers()).isEqualTo(pair.oracle().customers(currency, opening));
        assertThat(bridge.closingCustomers()).isEqualTo(pair.oracle().customers(currency, closing));
        assertThat(bridge.complete()).isEqualTo(pair.oracle().isOver(period));
        pair.oracle().bridge(currency, period).forEach((kind, parts) -> {
            RevenueBridge.Line line = bridge.line(kind);
            assertThat(new Parts(line.amount().units(), line.count()))
                    .as("%s in %s", kind, period)
                    .isEqualTo(parts);
        });
    }

    private static void assertSameRates(Pair pair, DateRange period) {
        CurrencyUnit currency = pair.currency();
        Rate churn = pair.ledger().logoChurn(period);
        Rate gross = pair.ledger().grossRevenueRetention(period);
        Rate net = pair.ledger().netRevenueRetention(period);
        assertThat(parts(churn)).isEqualTo(pair.oracle().logoChurn(currency, period));
        assertThat(parts(gross)).isEqualTo(pair.oracle().grossRetention(currency, period));
        assertThat(parts(net)).isEqualTo(pair.oracle().netRetention(currency, period));
        boolean partial = !pair.oracle().lastDay(period).plusDays(1).equals(period.to());
        for (Rate rate : List.of(churn, gross, net)) {
            assertThat(rate.flags().contains(Rate.Flag.PARTIAL_PERIOD)).isEqualTo(partial);
            assertThat(rate.members()).hasSize((int) churn.denominator());
            assertThat(rate.members().stream().mapToLong(Rate.Member::numerator).sum())
                    .isEqualTo(rate.numerator());
            assertThat(rate.members().stream()
                            .mapToLong(Rate.Member::denominator)
                            .sum())
                    .isEqualTo(rate.denominator());
        }
    }

    private static void assertSameAverages(Pair pair, DateRange period) {
        CurrencyUnit currency = pair.currency();
        Map<MovementKind, Parts> bridge = pair.oracle().bridge(currency, period);
        Parts sold = bridge.get(MovementKind.NEW);
        assertSameQuotient(pair.ledger().averageSellingPrice(period), sold.numerator(), sold.denominator(), currency);
        LocalDate last = pair.oracle().lastDay(period);
        assertSameQuotient(
                pair.ledger().arpaOn(last),
                pair.oracle().units(currency, last),
                pair.oracle().customers(currency, last),
                currency);
        long gains = 0;
        long losses = 0;
        for (Parts parts : bridge.values()) {
            gains += Math.max(0, parts.numerator());
            losses += Math.max(0, -parts.numerator());
        }
        Answer<Double> ratio = pair.ledger().quickRatio(period);
        if (losses > 0) {
            assertThat(ratio.orElseThrow("ratio")).isCloseTo((double) gains / losses, within(1e-12 * gains / losses));
        } else {
            Answer.Reason reason = gains > 0 ? Answer.Reason.UNBOUNDED : Answer.Reason.EMPTY_BASE;
            assertThat(ratio)
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            unknown -> assertThat(unknown.reason()).isEqualTo(reason));
        }
    }

    private static void assertSameQuotient(Answer<BigDecimal> answer, long units, long count, CurrencyUnit currency) {
        if (count == 0) {
            assertThat(answer.isKnown()).isFalse();
            return;
        }
        BigDecimal perMajor = BigDecimal.valueOf(Mrr.UNITS_PER_MINOR)
                .movePointRight(currency.getDecimalPlaces())
                .multiply(BigDecimal.valueOf(count));
        BigDecimal expected = new BigDecimal(units).divide(perMajor, new MathContext(50, RoundingMode.HALF_EVEN));
        assertThat(answer.orElseThrow("average")).isCloseTo(expected, within(new BigDecimal("0.00000000005")));
    }

    private static void forEachCurrency(List<PriceState> book, LocalDate asOf, Consumer<Pair> check) {
        RevenueLedger ledger = RevenueLedger.of(book, RevenuePolicy.strict(), asOf);
        DayByDayOracle oracle = new DayByDayOracle(book, asOf);
        for (CurrencyUnit currency : oracle.currencies()) {
            check.accept(new Pair(oracle, ledger.in(currency), currency));
        }
    }

    private static List<DateRange> months(LocalDate asOf) {
        List<DateRange> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(RandomBooks.FIRST);
                !month.atDay(1).isAfter(asOf);
                month = month.plusMonths(1)) {
            months.add(DateRange.of(month));
        }
        return months;
    }

    private static Parts parts(Rate rate) {
        return new Parts(rate.numerator(), rate.denominator());
    }
}
