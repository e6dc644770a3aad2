package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** A table of rates gives what looking through all of its facts gives, and what it lacks is missing in a ledger. */
class FxTableProperties {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final List<CurrencyUnit> CURRENCIES = List.of(USD, CurrencyUnit.EUR, CurrencyUnit.JPY);

    /** Facts, and how they are read. */
    record Rates(List<FxRate> facts, boolean inverses, int maxAgeDays) {

        FxTable table(LocalDate knownAt) {
            FxTable table = FxTable.of(facts, knownAt).notOlderThan(maxAgeDays);
            return inverses ? table.withInverses() : table;
        }

        Optional<BigDecimal> find(CurrencyUnit from, CurrencyUnit to, LocalDate day, LocalDate knownAt) {
            Optional<BigDecimal> own = newest(from, to, day, knownAt);
            return own.isPresent() || !inverses
                    ? own
                    : newest(to, from, day, knownAt).map(rate -> BigDecimal.ONE.divide(rate, MathContext.DECIMAL128));
        }

        private Optional<BigDecimal> newest(CurrencyUnit from, CurrencyUnit to, LocalDate day, LocalDate knownAt) {
            return facts.stream()
                    .filter(fact -> fact.fromCurrency().equals(from)
                            && fact.toCurrency().equals(to))
                    .filter(fact -> !fact.recordedOn().isAfter(knownAt))
                    .filter(fact -> !fact.on().isAfter(day))
                    .max(Comparator.comparing(FxRate::on).thenComparing(FxRate::recordedOn))
                    .filter(fact -> ChronoUnit.DAYS.between(fact.on(), day) <= maxAgeDays)
                    .map(FxRate::rate);
        }
    }

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<FxPolicy> policies() {
        return Arbitraries.of(FxPolicy.periodEnd(), FxPolicy.eventDate(), FxPolicy.constant(RandomBooks.FIRST));
    }

    @Provide
    Arbitrary<Rates> rates() {
        Arbitrary<FxRate> facts = Combinators.combine(
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.of(1, 2),
                        Arbitraries.integers().between(-400, 800),
                        Arbitraries.of("0.5", "1.25", "0.0061", "162", "1"),
                        Arbitraries.of(0, 0, 0, 3, 40))
                .as((from, next, day, rate, late) -> {
                    CurrencyUnit to = CURRENCIES.get((CURRENCIES.indexOf(from) + next) % 3);
                    LocalDate on = RandomBooks.FIRST.plusDays(day);
                    return FxRate.of(from, to, on, new BigDecimal(rate)).withRecordedOn(on.plusDays(late));
                });
        return Combinators.combine(
                        Arbitraries.oneOf(
                                facts.list().ofMaxSize(12),
                                facts.list().ofMinSize(60).ofMaxSize(120)),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 1, 35, 366, 2000, Integer.MAX_VALUE))
                .as((list, inverses, age) -> new Rates(oneVersionADay(list), inverses, age));
    }

    private static List<FxRate> oneVersionADay(List<FxRate> facts) {
        Map<List<Object>, FxRate> one = new LinkedHashMap<>();
        facts.forEach(fact ->
                one.putIfAbsent(List.of(fact.fromCurrency(), fact.toCurrency(), fact.on(), fact.recordedOn()), fact));
        return new ArrayList<>(one.values());
    }

    @Property(seed = "20261122", tries = 300)
    void everyRateIsTheNewestThatIsYoungEnough(@ForAll("rates") Rates rates, @ForAll("days") LocalDate knownAt) {
        FxTable table = rates.table(knownAt);
        for (CurrencyUnit from : CURRENCIES) {
            for (CurrencyUnit to : CURRENCIES) {
                for (int day = -450; day < 850 && !from.equals(to); day += 7) {
                    LocalDate on = RandomBooks.FIRST.plusDays(day);
                    assertThat(table.rate(from, to, on))
                            .as("%s to %s on %s", from, to, on)
                            .isEqualTo(rates.find(from, to, on, knownAt));
                }
            }
        }
    }

    @Property(seed = "20261122", tries = 200)
    void aLedgerLacksARateWhereTheFactsDo(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") FxPolicy policy,
            @ForAll("rates") Rates rates,
            @ForAll("days") LocalDate asOf) {
        FxRates looked = (from, to, day) -> rates.find(from, to, day, asOf);
        RevenueLedger ledger = RevenueLedger.of(book, RevenuePolicy.strict(), asOf);
        if (policy instanceof FxPolicy.Constant && asOf.isBefore(RandomBooks.FIRST)) {
            return;
        }
        DayByDayOracle oracle;
        try {
            oracle = new DayByDayOracle(book, asOf).converted(USD, policy, looked);
        } catch (MissingFxRateException missing) {
            assertThatThrownBy(() -> ledger.convertedTo(USD, policy, rates.table(asOf)))
                    .isInstanceOf(MissingFxRateException.class)
                    .hasMessageStartingWith("no exchange rate from ")
                    .hasMessageContaining(" to USD on ");
            return;
        }
        assertThat(ledger.convertedTo(USD, policy, rates.table(asOf)).movements())
                .extracting(movement -> new DayByDayOracle.Change(
                        movement.accountId(),
                        movement.on(),
                        movement.kind(),
                        movement.amount().units(),
                        MovementReason.UNSPECIFIED))
                .containsExactlyElementsOf(oracle.changes(USD).stream()
                        .map(change -> new DayByDayOracle.Change(
                                change.account(),
                                change.on(),
                                change.kind(),
                                change.units(),
                                MovementReason.UNSPECIFIED))
                        .toList());
    }
}
