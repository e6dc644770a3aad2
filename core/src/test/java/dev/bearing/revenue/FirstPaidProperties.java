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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** Under any policy, who is new, and what comes to a customer, where it is told when accounts first paid. */
class FirstPaidProperties extends OnRandomBooks {

    private static final FxRates RATES = (from, to, day) -> Optional.of(new BigDecimal("1.2345"));

    /** Days before, on and after those on which the random books begin. */
    @Provide
    Arbitrary<Map<AccountId, LocalDate>> firstPaid() {
        return Arbitraries.maps(
                        Arbitraries.of("a0", "a1", "a2", "a3", "nobody").map(AccountId::of),
                        Arbitraries.of(-3000, -1, 0, 0, 1, 30, 60, 90, 400).map(RandomBooks.FIRST::plusDays))
                .ofMaxSize(5)
                .map(TreeMap::new);
    }

    @Property(seed = "20261122", tries = 200)
    void whatACustomerBeginsWithIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("firstPaid") Map<AccountId, LocalDate> firstPaid,
            @ForAll("days") LocalDate asOf) {
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf).telling(firstPaid);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf).withFirstPaid(firstPaid);
        for (CurrencyUnit currency : oracle.currencies()) {
            assertSame(oracle, ledger.in(currency));
        }
        FxPolicy constant = FxPolicy.constant(RandomBooks.FIRST.minusYears(1));
        assertSame(
                oracle.converted(CurrencyUnit.GBP, constant, RATES),
                ledger.convertedTo(CurrencyUnit.GBP, constant, RATES));
    }

    private static void assertSame(DayByDayOracle oracle, CurrencyLedger ledger) {
        CurrencyUnit currency = ledger.currency();
        assertThat(ledger.movements())
                .extracting(movement -> change(movement, currency))
                .containsExactlyElementsOf(oracle.changes(currency).stream()
                        .map(change -> new Change(
                                change.account(),
                                change.on(),
                                change.kind(),
                                change.units(),
                                currency.equals(CurrencyUnit.GBP) ? MovementReason.UNSPECIFIED : change.reason()))
                        .toList());
        YearMonth month = YearMonth.from(oracle.asOf());
        for (DateRange period : List.of(DateRange.of(month), DateRange.ofMonthsEnding(month, 12))) {
            Rate churn = ledger.newCustomerChurn(period);
            assertThat(new Parts(churn.numerator(), churn.denominator()))
                    .isEqualTo(new DayByDayNumbers(oracle).newCustomerChurn(currency, period));
            oracle.bridge(currency, period)
                    .forEach((kind, parts) -> assertThat(new Parts(
                                    ledger.bridge(period).line(kind).amount().units(),
                                    ledger.bridge(period).line(kind).count()))
                            .as("%s in %s", kind, period)
                            .isEqualTo(parts));
        }
        for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
            Map<YearMonth, List<Parts>> cells = new TreeMap<>();
            ledger.triangle(measure, RetentionTriangle.Age.CALENDAR)
                    .cohorts()
                    .forEach(cohort -> cells.put(
                            cohort.month(),
                            cohort.cells().stream()
                                    .map(cell -> new Parts(
                                            cell.rate().numerator(), cell.rate().denominator()))
                                    .toList()));
            assertThat(cells).isEqualTo(DayByDayTriangle.calendar(oracle, currency, measure));
        }
    }

    private static Change change(Movement movement, CurrencyUnit currency) {
        return new Change(
                movement.accountId(),
                movement.on(),
                movement.kind(),
                movement.amount().units(),
                currency.equals(CurrencyUnit.GBP) ? MovementReason.UNSPECIFIED : movement.reason());
    }

    /** Who pays nothing, for free or paused, is no customer of an average; who was new twice is one. */
    @Property(seed = "20261122", tries = 200)
    void whatComesToACustomerIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("firstPaid") Map<AccountId, LocalDate> firstPaid,
            @ForAll("days") LocalDate asOf) {
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf).telling(firstPaid);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf).withFirstPaid(firstPaid);
        YearMonth month = YearMonth.from(asOf);
        for (CurrencyUnit currency : oracle.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            for (LocalDate day = asOf; !day.isBefore(oracle.firstDay()); day = day.minusDays(11)) {
                assertSame(own.arpaOn(day), oracle.units(currency, day), oracle.customers(currency, day), currency);
            }
            for (DateRange period : List.of(DateRange.of(month), DateRange.ofMonthsEnding(month, 18))) {
                Parts sold = oracle.newOnes(currency, period);
                assertSame(own.averageSellingPrice(period), sold.numerator(), sold.denominator(), currency);
            }
        }
    }

    private static void assertSame(Answer<BigDecimal> answer, long units, long count, CurrencyUnit currency) {
        assertThat(answer.isKnown()).isEqualTo(count > 0);
        if (count > 0) {
            BigDecimal perMajor = BigDecimal.valueOf(Mrr.UNITS_PER_MINOR)
                    .movePointRight(currency.getDecimalPlaces())
                    .multiply(BigDecimal.valueOf(count));
            BigDecimal expected = BigDecimal.valueOf(units).divide(perMajor, MathContext.DECIMAL128);
            assertThat(answer.orElseThrow("average")).isCloseTo(expected, within(new BigDecimal("0.00000000005")));
        }
    }
}
