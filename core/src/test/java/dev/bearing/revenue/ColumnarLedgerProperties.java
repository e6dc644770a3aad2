package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/**
 * The bulk path says what the path of single accounts says, of random books that collide on purpose, in any order of
 * rows, by one thread and by two; and what one pass over many months says is what asking for each month says.
 */
class ColumnarLedgerProperties {

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<List<PriceState>> punctualBooks() {
        return RandomBooks.punctualBooks();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return Arbitraries.oneOf(Arbitraries.of(RevenuePolicies.all()), RandomPolicies.policies());
    }

    @Property(seed = "20261122", tries = 400)
    void movementsAndStatesAreThoseOfTheLedger(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf,
            @ForAll long shuffle) {
        assertSameMovements(book, policy, asOf, shuffle);
    }

    @Property(seed = "20261122", tries = 400)
    void movementsAndStatesAreThoseOfTheLedgerWhereAllIsKnownInTime(
            @ForAll("punctualBooks") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf,
            @ForAll long shuffle) {
        assertSameMovements(book, policy, asOf, shuffle);
    }

    @Property(seed = "20261122", tries = 150)
    void everyMetricIsThatOfTheLedger(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf,
            @ForAll long shuffle) {
        RevenueLedger expected = RevenueLedger.of(book, policy, asOf);
        ColumnarLedger actual = columnar(book, policy, asOf, shuffle);
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        for (CurrencyUnit currency : expected.currencies()) {
            CurrencyLedger own = expected.in(currency);
            CurrencyLedger columns = actual.in(currency);
            assertThat(columns.mrrOn(asOf)).isEqualTo(own.mrrOn(asOf));
            assertThat(columns.customersOn(asOf)).isEqualTo(own.customersOn(asOf));
            assertThat(columns.firstMonth()).isEqualTo(own.firstMonth());
            assertThat(columns.bridge(quarter)).isEqualTo(own.bridge(quarter));
            assertThat(columns.quickRatio(quarter)).isEqualTo(own.quickRatio(quarter));
            assertSameRate(columns.logoChurn(quarter), own.logoChurn(quarter));
            assertSameRate(columns.grossRevenueRetention(quarter), own.grossRevenueRetention(quarter));
            assertSameRate(columns.netRevenueRetention(quarter), own.netRevenueRetention(quarter));
            assertSameRate(columns.grossRevenueChurn(quarter), own.grossRevenueChurn(quarter));
            assertSameRate(columns.netRevenueChurn(quarter), own.netRevenueChurn(quarter));
            for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
                assertThat(columns.triangle(measure, RetentionTriangle.Age.CALENDAR))
                        .isEqualTo(own.triangle(measure, RetentionTriangle.Age.CALENDAR));
            }
            AccountId one = own.accountIds().get(0);
            assertThat(columns.where(one::equals).movements())
                    .isEqualTo(own.where(one::equals).movements());
        }
    }

    @Property(seed = "20261122", tries = 200)
    void onePassOverManyMonthsGivesTheBridgeOfEach(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf,
            @ForAll long shuffle) {
        YearMonth first = YearMonth.from(RandomBooks.FIRST).plusMonths(Math.floorMod(shuffle, 3) - 1L);
        YearMonth last = YearMonth.from(asOf);
        if (last.isBefore(first)) {
            return;
        }
        for (CurrencyLedger ledger : ledgers(book, policy, asOf, shuffle)) {
            for (RevenuePolicy.BridgeMode mode : RevenuePolicy.BridgeMode.values()) {
                List<RevenueBridge> bridges = ledger.bridges(first, last, mode);
                int i = 0;
                for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                    assertThat(bridges.get(i++)).isEqualTo(ledger.bridge(DateRange.of(month), mode));
                }
                assertThat(bridges).hasSize(i);
            }
        }
    }

    @Property(seed = "20261122", tries = 200)
    void onePassOverManyWindowsGivesTheRetentionOfEach(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf,
            @ForAll long shuffle) {
        int months = 1 + Math.floorMod(shuffle, 14);
        YearMonth last = YearMonth.from(asOf).plusMonths(Math.floorMod(shuffle, 2) == 0 && months > 1 ? 1 : 0);
        YearMonth first = last.minusMonths(Math.floorMod(shuffle >> 8, 20));
        for (CurrencyLedger ledger : ledgers(book, policy, asOf, shuffle)) {
            List<RetentionMonth> series = ledger.retentionSeries(first, last, months);
            int i = 0;
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                RetentionMonth entry = series.get(i++);
                DateRange period = DateRange.ofMonthsEnding(month, months);
                assertThat(entry.month()).isEqualTo(month);
                assertThat(entry.period()).isEqualTo(period);
                assertSameRate(entry.netRevenueRetention(), ledger.netRevenueRetention(period));
                assertSameRate(entry.grossRevenueRetention(), ledger.grossRevenueRetention(period));
                Rate churn = ledger.logoChurn(period, RevenuePolicy.Population.CLOSED_COHORT);
                Rate kept = entry.logoRetention();
                assertThat(kept.denominator()).isEqualTo(churn.denominator());
                assertThat(kept.numerator()).isEqualTo(churn.denominator() - churn.numerator());
                assertThat(kept.flags()).isEqualTo(churn.flags());
                assertThat(kept.maturity()).isEqualTo(churn.maturity());
                assertThat(kept.members().stream()
                                .mapToLong(Rate.Member::numerator)
                                .sum())
                        .isEqualTo(kept.numerator());
            }
            assertThat(series).hasSize(i);
        }
    }

    @Property(seed = "20261122", tries = 150)
    void onePassOverTheStepsGivesTheTriangleOfEveryAccountsAges(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate asOf,
            @ForAll long shuffle) {
        for (CurrencyLedger ledger : ledgers(book, policy, asOf, shuffle)) {
            for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
                for (RetentionTriangle.Age age : RetentionTriangle.Age.values()) {
                    RetentionTriangle slow = new RetentionTriangles(measure, age, ledger).build();
                    RetentionTriangle fast = ledger.triangle(measure, age);
                    assertThat(fast).isEqualTo(slow);
                    assertThat(members(fast)).isEqualTo(members(slow));
                }
            }
        }
    }

    private static List<List<Rate.Member>> members(RetentionTriangle triangle) {
        List<List<Rate.Member>> all = new ArrayList<>();
        triangle.cohorts()
                .forEach(cohort ->
                        cohort.cells().forEach(cell -> all.add(cell.rate().members())));
        triangle.pooled().forEach(rate -> all.add(rate.members()));
        triangle.development().forEach(rate -> all.add(rate.members()));
        return all;
    }

    @Property(seed = "20261122", tries = 150)
    void aPriceStateComesOutAsItWentIn(@ForAll("books") List<PriceState> book) {
        PriceColumns.Builder rows = PriceColumns.builder();
        book.forEach(rows::add);
        PriceColumns columns = rows.build();
        assertThat(columns.size()).isEqualTo(book.size());
        for (int i = 0; i < book.size(); i++) {
            assertThat(columns.get(i)).isEqualTo(book.get(i));
        }
    }

    private static void assertSameMovements(List<PriceState> book, RevenuePolicy policy, LocalDate asOf, long shuffle) {
        RevenueLedger expected = RevenueLedger.of(book, policy, asOf);
        for (int threads = 1; threads <= 2; threads++) {
            ColumnarLedger actual = columnar(book, policy, asOf, shuffle, threads);
            assertThat(actual.currencies()).isEqualTo(expected.currencies());
            assertThat(actual.accounts()).isEqualTo(expected.accounts().size());
            for (CurrencyUnit currency : expected.currencies()) {
                CurrencyLedger own = expected.in(currency);
                CurrencyLedger columns = actual.in(currency);
                assertThat(columns.accountIds()).isEqualTo(own.accountIds());
                assertThat(columns.movements()).isEqualTo(own.movements());
                for (int i = 0; i < own.lines().size(); i++) {
                    AccountLine line = own.lines().get(i);
                    AccountLine column = columns.lines().get(i);
                    assertThat(column.size()).isEqualTo(line.size());
                    for (int step = 0; step < line.size(); step++) {
                        assertThat(column.day(step)).isEqualTo(line.day(step));
                        assertThat(column.state(step)).isEqualTo(line.state(step));
                    }
                }
            }
        }
    }

    /** The columns of both, and the ledgers of the path of single accounts, which fold by the same code. */
    private static List<CurrencyLedger> ledgers(
            List<PriceState> book, RevenuePolicy policy, LocalDate asOf, long shuffle) {
        RevenueLedger single = RevenueLedger.of(book, policy, asOf);
        ColumnarLedger columns = columnar(book, policy, asOf, shuffle, 2);
        List<CurrencyLedger> all = new ArrayList<>();
        for (CurrencyUnit currency : single.currencies()) {
            all.add(single.in(currency));
            all.add(single.in(currency).withThreads(2));
            all.add(columns.in(currency));
            all.add(columns.in(currency).withThreads(1));
        }
        return all;
    }

    private static ColumnarLedger columnar(List<PriceState> book, RevenuePolicy policy, LocalDate asOf, long shuffle) {
        return columnar(book, policy, asOf, shuffle, 1 + Math.floorMod(shuffle, 2));
    }

    private static ColumnarLedger columnar(
            List<PriceState> book, RevenuePolicy policy, LocalDate asOf, long shuffle, int threads) {
        List<PriceState> shuffled = new ArrayList<>(book);
        Collections.shuffle(shuffled, new Random(shuffle));
        PriceColumns.Builder rows = PriceColumns.builder(Math.floorMod(shuffle, 9));
        shuffled.forEach(rows::add);
        return ColumnarLedger.of(rows.build(), policy, asOf, threads);
    }

    private static void assertSameRate(Rate actual, Rate expected) {
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.members()).isEqualTo(expected.members());
    }
}
