package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** What holds of every conversion, whatever the facts and the rates. */
class ConversionProperties {

    private static final RevenuePolicy STRICT = RevenuePolicy.strict();
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<RevenuePolicy> conventions() {
        return RandomPolicies.policies();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<FxPolicy> policies() {
        return Arbitraries.of(FxPolicy.constant(LONG_AGO), FxPolicy.periodEnd(), FxPolicy.eventDate());
    }

    /** Rates that jump about from day to day, with as many digits as rates have. */
    @Provide
    Arbitrary<FxRates> rates() {
        return Arbitraries.integers()
                .between(1, 1000)
                .map(seed -> (from, to, day) -> Optional.of(BigDecimal.valueOf(
                        500_000
                                + Math.floorMod(
                                        (day.toEpochDay() + 7L * from.getCode().hashCode()) * seed * 7919, 1_000_003),
                        6)));
    }

    @Property(seed = "20261122", tries = 300)
    void movementsLeadFromOpeningToClosingAndPeriodsAddUp(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("policies") FxPolicy policy,
            @ForAll("rates") FxRates rates,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate two,
            @ForAll("days") LocalDate three) {
        List<LocalDate> days = Stream.of(one, two, three).sorted().toList();
        Assume.that(days.get(0).isBefore(days.get(1)) && days.get(1).isBefore(days.get(2)));
        CurrencyLedger ledger = RevenueLedger.of(book, conventions, days.get(2)).convertedTo(USD, policy, rates);
        RevenueBridge first = ledger.bridge(DateRange.of(days.get(0), days.get(1)), RevenuePolicy.BridgeMode.EVENT);
        RevenueBridge second = ledger.bridge(DateRange.of(days.get(1), days.get(2)), RevenuePolicy.BridgeMode.EVENT);
        RevenueBridge both = ledger.bridge(DateRange.of(days.get(0), days.get(2)), RevenuePolicy.BridgeMode.EVENT);
        Mrr sum = both.opening();
        for (MovementKind kind : MovementKind.values()) {
            Mrr amount = both.line(kind).amount();
            assertThat(first.line(kind).amount().plus(second.line(kind).amount()))
                    .isEqualTo(amount);
            sum = sum.plus(amount);
        }
        assertThat(sum).isEqualTo(both.closing()).isEqualTo(second.closing());
        assertThat(first.closing()).isEqualTo(second.opening());
        RevenueBridge net = ledger.bridge(DateRange.of(days.get(0), days.get(2)), RevenuePolicy.BridgeMode.SNAPSHOT);
        assertThat(net.opening()).isEqualTo(both.opening());
        assertThat(net.closing()).isEqualTo(both.closing());
    }

    @Property(seed = "20261122", tries = 300)
    void whoeverPaysInAnyCurrencyIsOneCustomer(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") FxPolicy policy,
            @ForAll("rates") FxRates rates,
            @ForAll("days") LocalDate asOf) {
        RevenueLedger ledger = RevenueLedger.of(book, STRICT, asOf);
        CurrencyLedger converted = ledger.convertedTo(USD, policy, rates);
        for (LocalDate day = asOf; day.isAfter(asOf.minusDays(100)); day = day.minusDays(9)) {
            LocalDate on = day;
            long paying = ledger.accounts().stream()
                    .filter(account -> account.currencies().stream()
                            .anyMatch(currency -> account.mrrOn(on, currency).isPositive()))
                    .count();
            assertThat(converted.customersOn(on)).isEqualTo(paying);
        }
        assertThat(converted.movements().stream()
                        .filter(movement -> movement.kind() == MovementKind.NEW)
                        .map(Movement::accountId))
                .doesNotHaveDuplicates();
    }

    @Property(seed = "20261122", tries = 300)
    void ratesThatNeverChangeAreNeverExchanged(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("policies") FxPolicy policy,
            @ForAll("days") LocalDate asOf) {
        FxRates fixed = (from, to, day) -> Optional.of(new BigDecimal("1.2345"));
        RevenueLedger ledger = RevenueLedger.of(book, conventions, asOf);
        List<Movement> movements = ledger.convertedTo(USD, policy, fixed).movements();
        assertThat(movements).noneMatch(movement -> movement.kind() == MovementKind.FX);
        assertThat(movements)
                .isEqualTo(ledger.convertedTo(USD, FxPolicy.constant(LONG_AGO), fixed)
                        .movements());
    }

    @Property(seed = "20261122", tries = 300)
    void aBookInTheReportingCurrencyIsLeftAsItIs(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("policies") FxPolicy policy,
            @ForAll("days") LocalDate asOf) {
        List<PriceState> dollars =
                book.stream().filter(state -> state.currency().equals(USD)).toList();
        RevenueLedger ledger = RevenueLedger.of(dollars, conventions, asOf);
        CurrencyLedger converted = ledger.convertedTo(USD, policy, (from, to, day) -> Optional.empty());
        CurrencyLedger own = ledger.in(USD);
        DateRange month = DateRange.of(YearMonth.from(asOf));
        assertThat(converted.movements()).isEqualTo(own.movements());
        assertThat(converted.bridge(month)).isEqualTo(own.bridge(month));
        assertThat(converted.logoChurn(month).numerator())
                .isEqualTo(own.logoChurn(month).numerator());
    }

    @Property(seed = "20261122", tries = 300)
    void whatNobodyChangedMovesByRatesAlone(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("policies") FxPolicy policy,
            @ForAll("rates") FxRates rates,
            @ForAll("days") LocalDate asOf) {
        RevenueLedger ledger = RevenueLedger.of(book, conventions, asOf);
        List<LocalDate> changed = ledger.accounts().stream()
                .flatMap(account -> account.movements().stream())
                .map(Movement::on)
                .toList();
        assertThat(ledger.convertedTo(USD, policy, rates).movements())
                .allSatisfy(
                        movement -> assertThat(movement.kind() == MovementKind.FX || changed.contains(movement.on()))
                                .isTrue());
    }

    @Property(seed = "20261122", tries = 300)
    void retentionStartsFromTheOpeningBalanceAndContainsNoExchange(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("policies") FxPolicy policy,
            @ForAll("rates") FxRates rates,
            @ForAll("days") LocalDate asOf) {
        DateRange year = DateRange.ofMonthsEnding(YearMonth.from(asOf), 12);
        RevenueLedger ledger = RevenueLedger.of(book, conventions, asOf);
        CurrencyLedger converted = ledger.convertedTo(USD, policy, rates);
        Rate gross = converted.grossRevenueRetention(year);
        Rate net = converted.netRevenueRetention(year);
        assertThat(net.denominator()).isEqualTo(converted.bridge(year).opening().units());
        assertThat(gross.numerator()).isBetween(0L, Math.min(gross.denominator(), net.numerator()));
        LocalDate before = conventions.opening() == RevenuePolicy.Opening.FIRST_DAY
                ? year.from()
                : year.from().minusDays(1);
        boolean nothingChanged = ledger.accounts().stream()
                .allMatch(account -> account.currencies().stream()
                        .allMatch(currency -> account.mrrOn(before, currency).equals(account.mrrOn(asOf, currency))));
        if (nothingChanged) {
            assertThat(net.numerator()).isEqualTo(net.denominator());
        }
        for (RetentionTriangle.Age age : RetentionTriangle.Age.values()) {
            assertThat(converted
                            .triangle(RetentionTriangle.Measure.GROSS_MONOTONE, age)
                            .cohorts())
                    .allSatisfy(cohort -> assertThat(cohort.cells())
                            .allSatisfy(cell -> assertThat(cell.rate().numerator())
                                    .isBetween(0L, cell.rate().denominator())));
        }
    }
}
