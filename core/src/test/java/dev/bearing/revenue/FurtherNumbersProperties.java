package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.revenue.RetentionTriangle.Age;
import dev.bearing.revenue.RetentionTriangle.Measure;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** Under any policy, what the ledger says beside movements and balances is what the slow ledger says. */
class FurtherNumbersProperties extends OnRandomBooks {

    @Provide
    Arbitrary<List<Contract>> contracts() {
        return RandomContracts.contracts();
    }

    @Property(seed = "20261122", tries = 80)
    void everySpellAndTenureIsTheSame(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        DayByDayNumbers numbers = new DayByDayNumbers(new DayByDayOracle(book, policy, asOf));
        for (AccountRevenue account : RevenueLedger.of(book, policy, asOf).accounts()) {
            AccountId id = account.accountId();
            assertThat(account.spells()).isEqualTo(numbers.stretches(id, 0));
            assertThat(account.tenures()).isEqualTo(numbers.stretches(id, policy.tenureGapDays()));
        }
    }

    @Property(seed = "20261122", tries = 100)
    void everyRateOfAPeriodIsTheSameWithItsFlags(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf);
        DayByDayNumbers numbers = new DayByDayNumbers(oracle);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        YearMonth last = YearMonth.from(asOf);
        LocalDate from = one.isBefore(other) ? one : other;
        DateRange any = DateRange.of(from, (one.isBefore(other) ? other : one).plusDays(1));
        for (CurrencyUnit currency : oracle.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            assertThat(own.headline(last)).isEqualTo(numbers.headline(last));
            for (DateRange period : List.of(numbers.headline(last), DateRange.of(last.minusMonths(1)), any)) {
                if (!period.from().isAfter(asOf)) {
                    assertSameRates(oracle, numbers, own, period);
                }
            }
        }
    }

    private static void assertSameRates(
            DayByDayOracle oracle, DayByDayNumbers numbers, CurrencyLedger ledger, DateRange period) {
        CurrencyUnit currency = ledger.currency();
        long paying = numbers.paying(currency, period);
        boolean over = oracle.isOver(period);
        boolean settled = numbers.isFinal(period);
        assertRate(
                ledger.grossRevenueRetention(period), oracle.grossRetention(currency, period), paying, over, settled);
        assertRate(ledger.netRevenueRetention(period), oracle.netRetention(currency, period), paying, over, settled);
        assertRate(
                ledger.grossRevenueChurn(period), numbers.revenueChurn(currency, period, false), paying, over, settled);
        assertRate(ledger.netRevenueChurn(period), numbers.revenueChurn(currency, period, true), paying, over, settled);
        Parts won = numbers.newCustomerChurn(currency, period);
        assertRate(ledger.newCustomerChurn(period), won, won.denominator(), over, settled);
        for (Rate rate : List.of(
                ledger.grossRevenueRetention(period), ledger.grossRevenueChurn(period), ledger.logoChurn(period))) {
            assertThat(rate.base()).as("base of %s", rate).isEqualTo(accounts(rate));
            assertThat(rate.flags().contains(Rate.Flag.LOW_BASE))
                    .as("%s of %s", Rate.Flag.LOW_BASE, rate)
                    .isEqualTo(rate.denominator() > 0
                            && accounts(rate) < ledger.policy().minimumBase());
        }
        assertSameRatio(ledger.quickRatio(period), numbers.gainsAndLosses(currency, period));
    }

    /** How many are in the denominator, counted one by one; of an average the mean of both counts. */
    private static long accounts(Rate rate) {
        return rate.form() == Rate.Form.FLOW_OVER_AVERAGE
                ? rate.members().stream().mapToLong(Rate.Member::denominator).sum() / 2
                : rate.members().stream()
                        .filter(member -> member.denominator() > 0)
                        .count();
    }

    private static void assertRate(Rate rate, Parts parts, long base, boolean over, boolean settled) {
        assertThat(new Parts(rate.numerator(), rate.denominator())).isEqualTo(parts);
        assertThat(rate.base()).isEqualTo(base);
        assertThat(rate.fraction().isKnown()).isEqualTo(parts.denominator() > 0);
        assertThat(rate.flags().contains(Rate.Flag.PARTIAL_PERIOD)).isEqualTo(!over);
        assertThat(rate.maturity()).isEqualTo(settled ? Rate.Maturity.FINAL : Rate.Maturity.PROVISIONAL);
    }

    private static void assertSameRatio(Answer<Double> ratio, Parts expected) {
        if (expected.denominator() > 0) {
            double exact = (double) expected.numerator() / expected.denominator();
            assertThat(ratio.orElseThrow("ratio")).isCloseTo(exact, within(1e-12 * exact));
        } else {
            Answer.Reason reason = expected.numerator() > 0 ? Answer.Reason.UNBOUNDED : Answer.Reason.EMPTY_BASE;
            assertThat(ratio)
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            unknown -> assertThat(unknown.reason()).isEqualTo(reason));
        }
    }

    @Property(seed = "20261122", tries = 60)
    void everyTriangleHasTheSameCells(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        for (CurrencyUnit currency : oracle.currencies()) {
            for (Measure measure : Measure.values()) {
                for (Age age : Age.values()) {
                    DayByDayTriangle expected = new DayByDayTriangle(oracle, currency, measure, age);
                    RetentionTriangle triangle = ledger.in(currency).triangle(measure, age);
                    Map<YearMonth, List<DayByDayTriangle.Cell>> cells = new TreeMap<>();
                    triangle.cohorts()
                            .forEach(cohort -> cells.put(
                                    cohort.month(),
                                    cohort.cells().stream()
                                            .map(cell -> new DayByDayTriangle.Cell(
                                                    parts(cell.rate()),
                                                    cell.status() == RetentionTriangle.Status.OBSERVED))
                                            .toList()));
                    assertThat(cells).as("%s by %s", measure, age).isEqualTo(expected.cohorts());
                    assertThat(triangle.pooled())
                            .extracting(FurtherNumbersProperties::parts)
                            .isEqualTo(expected.observed(false));
                    assertThat(triangle.development())
                            .extracting(FurtherNumbersProperties::parts)
                            .isEqualTo(expected.observed(true));
                }
            }
        }
    }

    @Property(seed = "20261122", tries = 150)
    void everyTermThatEndedHasTheSameEnd(
            @ForAll("books") List<PriceState> book,
            @ForAll("contracts") List<Contract> contracts,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf);
        DayByDayTerms terms = new DayByDayTerms(oracle, contracts, Renewals.DEFAULT_GRACE_DAYS);
        DayByDayNumbers numbers = new DayByDayNumbers(oracle);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf).withContracts(contracts);
        YearMonth last = YearMonth.from(asOf);
        for (CurrencyUnit currency : oracle.currencies()) {
            for (DateRange period : List.of(
                    DateRange.of(last),
                    DateRange.of(last.minusMonths(1)),
                    DateRange.ofMonthsEnding(last.minusMonths(2), 6),
                    DateRange.ofMonthsEnding(last, 24))) {
                Rate churn = ledger.in(currency).logoChurn(period, RevenuePolicy.Population.AVAILABLE_TO_RENEW);
                assertThat(parts(churn)).isEqualTo(terms.churn(currency, period));
                assertThat(churn.flags().contains(Rate.Flag.PARTIAL_PERIOD))
                        .isEqualTo(!oracle.isOver(period) || terms.anyOpen(period));
                boolean decided =
                        !terms.anyOpen(period) && !asOf.isBefore(period.to().plusDays(Renewals.DEFAULT_GRACE_DAYS));
                assertThat(churn.maturity() == Rate.Maturity.FINAL).isEqualTo(decided && numbers.isFinal(period));
            }
        }
    }

    private static Parts parts(Rate rate) {
        return new Parts(rate.numerator(), rate.denominator());
    }
}
