package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;

/** What holds under every policy, whatever the facts. */
class PolicyLawsProperties extends OnRandomBooks {

    @Property(seed = "20261122", tries = 300)
    void bothBridgesLeadFromOpeningToClosing(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        for (CurrencyUnit currency : ledger.currencies()) {
            // a bridge that does not lead there cannot be made
            RevenueBridge events = ledger.in(currency).bridge(quarter, BridgeMode.EVENT);
            RevenueBridge net = ledger.in(currency).bridge(quarter, BridgeMode.SNAPSHOT);
            assertThat(net.opening()).isEqualTo(events.opening());
            assertThat(net.closing()).isEqualTo(events.closing());
            assertThat(net.gains().units()).isBetween(0L, events.gains().units());
            assertThat(net.losses().units()).isBetween(0L, events.losses().units());
        }
    }

    @Property(seed = "20261122", tries = 300)
    void eventBridgesOfAdjoiningPeriodsAddUp(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        YearMonth last = YearMonth.from(asOf);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        for (CurrencyUnit currency : ledger.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            RevenueBridge whole = own.bridge(DateRange.ofMonthsEnding(last, 2), BridgeMode.EVENT);
            RevenueBridge earlier = own.bridge(DateRange.of(last.minusMonths(1)), BridgeMode.EVENT);
            RevenueBridge later = own.bridge(DateRange.of(last), BridgeMode.EVENT);
            for (MovementKind kind : MovementKind.values()) {
                assertThat(whole.line(kind).count())
                        .isEqualTo(earlier.line(kind).count() + later.line(kind).count());
                assertThat(whole.line(kind).amount())
                        .isEqualTo(earlier.line(kind)
                                .amount()
                                .plus(later.line(kind).amount()));
            }
        }
    }

    @Property(seed = "20261122", tries = 300)
    void ratesOfAClosedCohortAreSharesAndChurnIsWhatRetentionLeaves(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        RevenuePolicy closed = policy.toBuilder("closed")
                .revenueChurn(RevenuePolicy.RevenueChurn.CLOSED_COHORT)
                .build();
        RevenueLedger ledger = RevenueLedger.of(book, closed, asOf);
        DateRange month = DateRange.of(YearMonth.from(asOf));
        for (CurrencyUnit currency : ledger.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            Rate logo = own.logoChurn(month, Population.CLOSED_COHORT);
            assertThat(logo.numerator()).isBetween(0L, logo.denominator());
            Rate gross = own.grossRevenueRetention(month);
            Rate net = own.netRevenueRetention(month);
            assertThat(gross.numerator()).isBetween(0L, Math.min(gross.denominator(), net.numerator()));
            assertThat(own.grossRevenueChurn(month).numerator()).isEqualTo(gross.denominator() - gross.numerator());
            assertThat(own.netRevenueChurn(month).numerator()).isEqualTo(net.denominator() - net.numerator());
        }
    }

    @Property(seed = "20261122", tries = 200)
    void membersMakeEveryRate(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        DateRange month = DateRange.of(YearMonth.from(asOf));
        for (CurrencyUnit currency : ledger.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            for (Rate rate : List.of(
                    own.logoChurn(month),
                    own.newCustomerChurn(month),
                    own.grossRevenueChurn(month),
                    own.netRevenueChurn(month))) {
                assertThat(rate.members().stream()
                                .mapToLong(Rate.Member::numerator)
                                .sum())
                        .isEqualTo(rate.numerator());
                assertThat(rate.members().stream()
                                .mapToLong(Rate.Member::denominator)
                                .sum())
                        .isEqualTo(rate.denominator());
                assertThat(rate.policy()).isEqualTo(policy.fingerprint());
            }
        }
    }

    @Property(seed = "20261122", tries = 200)
    void aTenureHoldsWholeSpells(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy policy) {
        for (AccountRevenue account : RevenueLedger.of(book, policy, asOf).accounts()) {
            List<DateRange> tenures = account.tenures();
            for (DateRange spell : account.spells()) {
                assertThat(tenures)
                        .filteredOn(tenure -> !tenure.from().isAfter(spell.from())
                                && !tenure.to().isBefore(spell.to()))
                        .hasSize(1);
            }
        }
    }
}
