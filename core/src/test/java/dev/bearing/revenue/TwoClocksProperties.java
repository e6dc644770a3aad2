package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** What holds of what was known when, whatever the facts. */
class TwoClocksProperties {

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

    @Property(seed = "20261122", tries = 300)
    void nothingThatBecameKnownLaterCanBeSeen(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        LocalDate asOf = one.isBefore(other) ? one : other;
        LocalDate knownAt = one.isBefore(other) ? other : one;
        List<PriceState> known = book.stream()
                .filter(state -> !state.recordedOn().isAfter(knownAt))
                .toList();
        for (AccountRevenue account :
                RevenueLedger.of(book, conventions, asOf, knownAt).accounts()) {
            List<PriceState> own = known.stream()
                    .filter(state -> state.accountId().equals(account.accountId()))
                    .toList();
            assertThat(account.movements())
                    .allSatisfy(movement -> assertThat(movement.on()).isBeforeOrEqualTo(asOf))
                    .isEqualTo(AccountRevenue.of(account.accountId(), own, conventions, asOf, knownAt)
                            .movements());
        }
    }

    /** The later knowledge of the earlier days is what the later ledger shows of them. */
    @Property(seed = "20261122", tries = 300)
    void whatIsKnownLaterOfADayIsWhatTheLaterLedgerShowsOfIt(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        LocalDate asOf = one.isBefore(other) ? one : other;
        LocalDate knownAt = one.isBefore(other) ? other : one;
        RevenueLedger restated = RevenueLedger.of(book, conventions, asOf, knownAt);
        RevenueLedger later = RevenueLedger.of(book, conventions, knownAt);
        for (CurrencyUnit currency : later.currencies()) {
            assertThat(restated.in(currency).mrrOn(asOf))
                    .isEqualTo(later.in(currency).mrrOn(asOf));
            assertThat(restated.in(currency).movements())
                    .isEqualTo(later.in(currency).movements().stream()
                            .filter(movement -> !movement.on().isAfter(asOf))
                            .toList());
        }
    }

    @Property(seed = "20261122", tries = 300)
    void rowsAddUpToTheDifferenceAndEachHasItsFacts(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate two,
            @ForAll("days") LocalDate three) {
        List<LocalDate> days = Stream.of(one, two, three).sorted().toList();
        LocalDate asOf = days.get(0);
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        RevenueLedger then = RevenueLedger.of(book, conventions, asOf, days.get(1));
        RevenueLedger now = RevenueLedger.of(book, conventions, asOf, days.get(2));
        for (CurrencyUnit currency : List.of(CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.JPY)) {
            Restatement restatement = Restatement.between(then, now, ledger -> ledger.in(currency));
            Restatement.RestatedBridge bridge = restatement.bridge(quarter);
            assertThat(bridge.then()).isEqualTo(then.in(currency).bridge(quarter, RevenuePolicy.BridgeMode.EVENT));
            assertThat(bridge.now()).isEqualTo(now.in(currency).bridge(quarter, RevenuePolicy.BridgeMode.EVENT));
            assertThat(bridge.difference(new Restatement.Item.Opening()))
                    .isEqualTo(bridge.now().opening().minus(bridge.then().opening()));
            assertThat(bridge.difference(new Restatement.Item.Closing()))
                    .isEqualTo(bridge.now().closing().minus(bridge.then().closing()));
            for (MovementKind kind : MovementKind.values()) {
                Mrr difference = bridge.now()
                        .line(kind)
                        .amount()
                        .minus(bridge.then().line(kind).amount());
                assertThat(bridge.difference(new Restatement.Item.Movements(kind)))
                        .isEqualTo(difference);
            }
            assertThat(bridge.rows()).allSatisfy(row -> assertThat(row.facts()).isNotEmpty());
            rateRowsAddUp(restatement, ledger -> ledger.logoChurn(quarter, RevenuePolicy.Population.CLOSED_COHORT));
            rateRowsAddUp(restatement, ledger -> ledger.netRevenueRetention(quarter));
        }
    }

    private static void rateRowsAddUp(Restatement restatement, Function<CurrencyLedger, Rate> metric) {
        Restatement.RestatedRate rate = restatement.rate(metric);
        assertThat(rate.rows().stream()
                        .mapToLong(row -> row.numeratorNow() - row.numeratorThen())
                        .sum())
                .isEqualTo(rate.now().numerator() - rate.then().numerator());
        assertThat(rate.rows().stream()
                        .mapToLong(row -> row.denominatorNow() - row.denominatorThen())
                        .sum())
                .isEqualTo(rate.now().denominator() - rate.then().denominator());
        assertThat(rate.rows()).allSatisfy(row -> assertThat(row.facts()).isNotEmpty());
    }
}
