package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** By hand: acme pays 100 and acme-uk 40 from 2025 on, each under a contract of its own over a year. */
class RollUpOfFactsTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2026, 1));
    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId UK = AccountId.of("acme-uk");

    private final List<PriceState> prices = List.of(
            PriceState.builder("s1", ACME, FROM).price("100", USD).build(),
            PriceState.builder("s2", UK, FROM).price("40", USD).build());
    private final List<Contract> contracts = List.of(
            Contract.builder("c1", ACME, FROM, FROM.plusYears(1)).build(),
            Contract.builder("c2", UK, FROM, FROM.plusYears(1)).build());

    /** The parent's customer, and the successor's. */
    static Stream<RollUp> ofBoth() {
        return Stream.of(RollUp.toParent(Map.of(UK, ACME)), RollUp.toAccount().merging(Map.of(UK, ACME)));
    }

    @ParameterizedTest
    @MethodSource("ofBoth")
    void contractsAreThoseOfTheCustomer(RollUp both) {
        RevenueLedger later = ledger(both, LocalDate.of(2026, 6, 30));
        Renewals renewals = Renewals.of(contracts, later);

        assertThat(renewals.logoRenewal(JANUARY)).hasToString("2/2 AVAILABLE_TO_RENEW");
        assertThat(renewals.logoRenewal(JANUARY).policy()).contains("+by(" + both + ")");
        assertThat(renewals.revenueRenewal(JANUARY, USD)).hasToString("USD 140.00/140.00 AVAILABLE_TO_RENEW");
        assertThat(renewals.terms(JANUARY))
                .extracting(term -> term.contract().accountId())
                .containsOnly(ACME);
        assertThat(later.withContracts(contracts).in(USD).logoChurn(JANUARY, Population.AVAILABLE_TO_RENEW))
                .hasToString("0/1 AVAILABLE_TO_RENEW");
    }

    @ParameterizedTest
    @MethodSource("ofBoth")
    void theCalendarHasWhatTheCustomerPays(RollUp both) {
        Renewals ahead = Renewals.of(contracts, ledger(both, LocalDate.of(2025, 12, 1)));
        Mrr all = Mrr.of(USD, new BigDecimal("140"));

        assertThat(ahead.upcoming(3))
                .hasSize(2)
                .allSatisfy(term -> assertThat(term.atStake()).containsExactly(all));
        assertThat(ahead.atStakeByMonth(3, USD)).isEqualTo(Map.of(YearMonth.of(2026, 1), all));
    }

    @Test
    void aLedgerBySubscriptionRefusesContracts() {
        RevenueLedger bySubscription = ledger(RollUp.toSubscription(), LocalDate.of(2026, 6, 30));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bySubscription.withContracts(contracts))
                .withMessage("contracts are of accounts, and this ledger's customers are subscriptions;"
                        + " contract c1 of acme is of none");
        assertThat(Renewals.of(List.of(), bySubscription).isEmpty()).isTrue();
    }

    /** Who paid in 2019 and 2021 is not new in 2025, and first paid in 2019. */
    @ParameterizedTest
    @MethodSource("ofBoth")
    void theEarliestFirstPaymentCounts(RollUp both) {
        Map<AccountId, LocalDate> days = Map.of(UK, LocalDate.of(2019, 1, 1), ACME, LocalDate.of(2021, 1, 1));
        RevenueLedger ledger = ledger(both, LocalDate.of(2025, 12, 31)).withFirstPaid(days);

        assertThat(ledger.in(USD).movements()).extracting(Movement::kind).containsExactly(MovementKind.REACTIVATION);
    }

    @Test
    void aSubscriptionHasAFirstPaymentOfItsOwn() {
        RevenueLedger ledger = ledger(RollUp.toSubscription(), LocalDate.of(2025, 12, 31))
                .withFirstPaid(Map.of(AccountId.of("s2"), LocalDate.of(2019, 1, 1), ACME, LocalDate.of(2019, 1, 1)));

        assertThat(ledger.in(USD).movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.REACTIVATION);
    }

    /** acme-uk is small from 2023 and large from July 2025; acme is said to be a partner from May 2025 on. */
    @ParameterizedTest
    @MethodSource("ofBoth")
    void aCustomerIsInItsOwnSegmentAndBeforeItHasOneInThatOfItsFirstAccount(RollUp both) {
        Timeline<String> small =
                Timeline.of(Map.of(LocalDate.of(2023, 1, 1), "small", LocalDate.of(2025, 7, 1), "large"));
        Timeline<String> late = Timeline.of(Map.of(LocalDate.of(2024, 1, 1), "late"));
        Timeline<String> partner = Timeline.of(Map.of(LocalDate.of(2025, 5, 1), "partner"));
        CurrencyLedger ledger = ledger(both, LocalDate.of(2025, 12, 31)).in(USD);

        Segmentation first = of(ledger, Map.of(UK, small));
        assertThat(first.segmentOn(ACME, LocalDate.of(2025, 6, 30))).isEqualTo("small");
        assertThat(first.segmentOn(ACME, LocalDate.of(2025, 7, 1))).isEqualTo("large");

        Segmentation own = of(ledger, Map.of(UK, small, ACME, partner));
        assertThat(own.segmentOn(ACME, LocalDate.of(2022, 12, 31))).isEqualTo(Segmentation.NONE);
        assertThat(own.segmentOn(ACME, LocalDate.of(2025, 4, 30))).isEqualTo("small");
        assertThat(own.segmentOn(ACME, LocalDate.of(2025, 12, 31))).isEqualTo("partner");
        SegmentedRevenue revenue = SegmentedRevenue.of(ledger, Segmentation.of("size", Map.of(UK, small, ACME, late)));
        assertThat(revenue.segments()).containsExactly("late", "small");
        assertThat(revenue.bridges(YearMonth.of(2025, 1)).get("late").closing())
                .isEqualTo(Mrr.of(USD, new BigDecimal("140")));
    }

    @Test
    void aLedgerByAccountKeepsTheSegmentsOfAccounts() {
        Segmentation size = Segmentation.of("size", Map.of(UK, Timeline.of(Map.of(FROM, "small"))));
        CurrencyLedger ledger =
                ledger(RollUp.toAccount(), LocalDate.of(2025, 12, 31)).in(USD);

        assertThat(SegmentedRevenue.of(ledger, size).segmentation()).isSameAs(size);
    }

    private static Segmentation of(CurrencyLedger ledger, Map<AccountId, Timeline<String>> segments) {
        return SegmentedRevenue.of(ledger, Segmentation.of("size", segments)).segmentation();
    }

    private RevenueLedger ledger(RollUp customers, LocalDate asOf) {
        return customers.ledger(prices, RevenuePolicy.strict(), asOf);
    }
}
