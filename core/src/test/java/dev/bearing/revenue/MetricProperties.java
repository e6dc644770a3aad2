package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** The contract of a metric, held to the built-in ones and to some of a host. */
class MetricProperties {

    /** Written as a host would: a state of its own, merged part by part. */
    private record Extremes(long least, long most) {}

    private static final Metric<Extremes, Mrr> SPREAD = new Metric<>() {
        @Override
        public Extremes empty() {
            return new Extremes(Long.MAX_VALUE, Long.MIN_VALUE);
        }

        @Override
        public Extremes of(AccountPeriod account) {
            long units = account.closing().units();
            return new Extremes(units, units);
        }

        @Override
        public Extremes merge(Extremes a, Extremes b) {
            return new Extremes(Math.min(a.least(), b.least()), Math.max(a.most(), b.most()));
        }

        @Override
        public Mrr finish(Extremes state, MetricScope scope) {
            long spread = state.least() > state.most() ? 0 : state.most() - state.least();
            return Mrr.ofUnits(scope.currency(), spread);
        }
    };

    private static final Metric<Long, Long> NEVER_PAID = Metric.of(
            0L,
            account -> account.firstPaidOn().isEmpty() && account.openingState() == CustomerState.NEVER_PAID ? 1L : 0L,
            Long::sum,
            n -> n);

    private static final List<Metric<?, ?>> ALL = List.of(
            Metrics.logoChurn(), Metrics.grossRevenueRetention(), Metrics.netRevenueRetention(), SPREAD, NEVER_PAID);

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

    @Property(seed = "20261122", tries = 200)
    void mergingIsAssociativeHasANeutralElementAndNeedsNoOrder(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf, @ForAll Random random) {
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        for (Metric<?, ?> metric : ALL) {
            holdsItsContract(metric, accounts(book, asOf, quarter), random);
        }
    }

    @Property(seed = "20261122", tries = 200)
    void builtInRatesAreWhatTheLedgerAnswers(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate asOf) {
        RevenueLedger all = RevenueLedger.of(book, conventions, asOf);
        for (CurrencyUnit currency : all.currencies()) {
            CurrencyLedger ledger = all.in(currency);
            for (int months : List.of(1, 12)) {
                DateRange period = DateRange.ofMonthsEnding(YearMonth.from(asOf), months);
                same(
                        ledger,
                        period,
                        Metrics.logoChurn(),
                        (own, range) -> own.logoChurn(range, RevenuePolicy.Population.CLOSED_COHORT));
                same(ledger, period, Metrics.grossRevenueRetention(), CurrencyLedger::grossRevenueRetention);
                same(ledger, period, Metrics.netRevenueRetention(), CurrencyLedger::netRevenueRetention);
            }
        }
    }

    /** As a program does that has the accounts on many machines: no ledger anywhere. */
    @Property(seed = "20261122", tries = 100)
    void accountsFoldedOneByOneMakeTheLedgersAnswer(
            @ForAll("books") List<PriceState> book, @ForAll("days") LocalDate asOf) {
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        Metric<Metrics.Share, Rate> metric = Metrics.netRevenueRetention();
        Metrics.Share share = metric.empty();
        for (AccountPeriod account : accounts(book, asOf, quarter)) {
            share = metric.merge(share, metric.of(account));
        }
        CurrencyLedger ledger =
                RevenueLedger.of(book, RevenuePolicy.strict(), asOf).in(CurrencyUnit.USD);
        MetricScope scope = MetricScope.of(ledger, quarter);
        assertThat(metric.finish(share, scope)).isEqualTo(ledger.netRevenueRetention(quarter));
    }

    private static List<AccountPeriod> accounts(List<PriceState> book, LocalDate asOf, DateRange period) {
        return RevenueLedger.of(book, RevenuePolicy.strict(), asOf).accounts().stream()
                .map(account -> account.over(period, CurrencyUnit.USD))
                .toList();
    }

    private static <S, R> void holdsItsContract(Metric<S, R> metric, List<AccountPeriod> accounts, Random random) {
        List<S> states = new ArrayList<>(accounts.stream().map(metric::of).toList());
        S whole = fold(metric, states);
        for (S state : states) {
            assertThat(metric.merge(metric.empty(), state)).isEqualTo(state);
            assertThat(metric.merge(state, metric.empty())).isEqualTo(state);
        }
        int cut = random.nextInt(states.size() + 1);
        assertThat(metric.merge(fold(metric, states.subList(0, cut)), fold(metric, states.subList(cut, states.size()))))
                .isEqualTo(whole);
        Collections.shuffle(states, random);
        assertThat(fold(metric, states)).isEqualTo(whole);
    }

    private static <S, R> S fold(Metric<S, R> metric, List<S> states) {
        S sum = metric.empty();
        for (S state : states) {
            sum = metric.merge(sum, state);
        }
        return sum;
    }

    private static void same(
            CurrencyLedger ledger,
            DateRange period,
            Metric<Metrics.Share, Rate> metric,
            BiFunction<CurrencyLedger, DateRange, Rate> direct) {
        assertThat(ledger.measure(metric, period)).isEqualTo(direct.apply(ledger, period));
    }
}
