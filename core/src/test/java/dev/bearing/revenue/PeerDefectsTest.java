package dev.bearing.revenue;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Defects seen in the code or on the pages of others, each by the name of who had it: none of them is here. */
class PeerDefectsTest {

    private static final LocalDate BEFORE = LocalDate.of(2024, 12, 1);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);

    /** Lago and PostHog document four kinds of movement: who comes back is new there. */
    @Test
    void whoComesBackIsReactivatedUnlikeAtLagoAndPostHog() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "10").to(BEFORE.plusDays(5)).build(),
                state("a", "again", day(5), "10").build()));
        assertThat(ledger.bridge(JANUARY).line(MovementKind.NEW).count()).isZero();
        assertThat(ledger.bridge(JANUARY).line(MovementKind.REACTIVATION).count())
                .isEqualTo(1);
    }

    /** PostHog partitions by subscription: a second one of the same customer is new there. */
    @Test
    void aSecondSubscriptionIsNoNewCustomerUnlikeAtPostHog() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "first", BEFORE, "10").build(),
                state("a", "second", day(5), "10").build()));
        assertThat(ledger.bridge(JANUARY).line(MovementKind.NEW).count()).isZero();
        assertThat(ledger.bridge(JANUARY).line(MovementKind.EXPANSION).count()).isEqualTo(1);
    }

    /** PostHog lets revenue expire 45 days after its last change. */
    @Test
    void nothingExpiresAfterFortyFiveDaysUnlikeAtPostHog() {
        CurrencyLedger ledger =
                ledger(List.of(state("a", "a", BEFORE.minusYears(3), "10").build()));
        assertThat(ledger.mrrOn(AS_OF).toDouble()).isEqualTo(10);
        assertThat(ledger.movements()).hasSize(1);
    }

    /**
     * The mrr-playbook of dbt Labs has a churn row one month after the last month of every customer, live ones
     * included: <a href="https://github.com/dbt-labs/mrr-playbook/pull/3">pull request 3</a>, closed unmerged.
     */
    @Test
    void aLiveCustomerHasNoChurnRowUnlikeInDbtMrrPlaybook() {
        CurrencyLedger ledger = ledger(List.of(state("a", "a", BEFORE, "10").build()));
        assertThat(ledger.movements()).extracting(Movement::kind).containsExactly(MovementKind.NEW);
    }

    /** The mrr-playbook of dbt Labs demands first-of-month dates and periods that do not overlap. */
    @Test
    void anyDateAndOverlappingSubscriptionsWillDoUnlikeInDbtMrrPlaybook() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "first", BEFORE.plusDays(16), "10").to(day(20)).build(),
                state("a", "second", day(3), "25").build()));
        assertThat(ledger.mrrOn(day(10)).toDouble()).isEqualTo(35);
        assertThat(ledger.mrrOn(day(20)).toDouble()).isEqualTo(25);
    }

    /** Gold, listing 2.4: a month without churners has no rate there, not even its downsell. */
    @Test
    void aMonthWithoutChurnKeepsItsDownsellUnlikeInGoldsListing24() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "100").to(day(9)).build(),
                state("a", "a", day(9), "80").build()));
        assertThat(value(ledger.logoChurn(JANUARY).fraction())).isZero();
        assertThat(value(ledger.grossRevenueChurn(JANUARY).fraction())).isEqualTo(0.2);
    }

    /** Gold, listing 2.6: an inner join, by which months without churn vanish. */
    @Test
    void monthsWithoutChurnStayUnlikeInGoldsListing26() {
        CurrencyLedger ledger = ledger(List.of(
                state("gone", "gone", BEFORE, "50").to(day(9)).build(),
                state("stays", "stays", BEFORE.minusMonths(6), "50").build()));
        List<RevenueBridge> months = ledger.bridges(YearMonth.of(2024, 8), YearMonth.of(2025, 1));
        assertThat(months)
                .extracting(month -> YearMonth.from(month.period().from()))
                .containsExactly(
                        YearMonth.of(2024, 8),
                        YearMonth.of(2024, 9),
                        YearMonth.of(2024, 10),
                        YearMonth.of(2024, 11),
                        YearMonth.of(2024, 12),
                        YearMonth.of(2025, 1));
        assertThat(months)
                .extracting(month -> month.line(MovementKind.CHURN).count())
                .containsExactly(0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(months.subList(0, 5))
                .allSatisfy(month -> assertThat(
                                value(ledger.logoChurn(month.period()).fraction()))
                        .isZero());
    }

    /**
     * Ghost once subtracted twice the amount of a cancellation: <a
     * href="https://github.com/TryGhost/Members/pull/255">Members, pull request 255</a>.
     */
    @Test
    void aCancellationIsSubtractedOnceUnlikeAtGhost() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "10")
                        .cancelRequestedOn(day(3))
                        .to(day(10))
                        .build(),
                state("b", "b", BEFORE, "10").build()));
        assertThat(ledger.bridge(JANUARY).losses().toDouble()).isEqualTo(10);
        assertThat(ledger.mrrOn(AS_OF).toDouble()).isEqualTo(10);
    }

    /**
     * A warehouse template of bruin applied a flag of today to all history: <a
     * href="https://github.com/bruin-data/bruin/pull/2702">pull request 2702</a>.
     */
    @Test
    void aPauseTodayChangesNoPastMonthUnlikeAtBruin() {
        List<PriceState> before = List.of(state("a", "a", BEFORE, "10").build());
        List<PriceState> after = List.of(
                state("a", "a", BEFORE, "10").to(day(20)).build(),
                state("a", "a", day(20), "10").status(PriceStatus.PAUSED).build());
        assertThat(ledger(after).mrrOn(day(19))).isEqualTo(ledger(before).mrrOn(day(19)));
    }

    /**
     * Cap-go read a capped list of an API page by page: revenue of 26.5k was 22.3k, <a
     * href="https://github.com/Cap-go/capgo.app/pull/2993">pull request 2993</a>.
     */
    @Test
    void aCappedListShowsInTheReconciliationUnlikeAtCapGo() {
        List<PriceState> all = GoldenMonth.states();
        Reconciliation whole =
                RevenueLedger.of(all, RevenuePolicy.strict(), GoldenMonth.AS_OF).reconciliationOn(GoldenMonth.AS_OF);
        // in force on 31 January: A B C E F G I J L, M past due, N free, O paused
        assertThat(whole).isEqualTo(new Reconciliation(12, 12, 10));
        Reconciliation cut = RevenueLedger.of(all.subList(0, 10), RevenuePolicy.strict(), GoldenMonth.AS_OF)
                .reconciliationOn(GoldenMonth.AS_OF);
        assertThat(cut.subscriptions()).isLessThan(whole.subscriptions());
    }

    /** Polar's numerator is no part of its denominator, so that its churn can exceed 1; a closed cohort's cannot. */
    @Test
    void aClosedCohortNeverLosesMoreThanItHasUnlikeAtPolar() {
        List<PriceState> states =
                new ArrayList<>(List.of(state("old", BEFORE, "10").to(day(9)).build()));
        for (int i = 0; i < 5; i++) {
            states.add(state("new" + i, day(2), "10").to(day(20)).build());
        }
        CurrencyLedger ledger = ledger(states);
        assertThat(value(ledger.logoChurn(JANUARY).fraction())).isEqualTo(1);
        Rate flow = ledger.logoChurn(JANUARY, RevenuePolicy.Population.FLOW_OVER_OPENING);
        assertThat(value(flow.fraction())).isEqualTo(6);
        assertThat(flow.form()).isEqualTo(Rate.Form.FLOW);
    }

    /** Polar has trials in the denominator of churn, Vitally those that never converted in the numerator. */
    @Test
    void whoNeverPaidIsNeverLostUnlikeAtPolarAndVitally() {
        CurrencyLedger ledger = ledger(List.of(
                state("pays", BEFORE, "10").build(),
                state("free", BEFORE, "0").status(PriceStatus.FREE).to(day(20)).build()));
        for (RevenuePolicy.Population population : RevenuePolicy.Population.values()) {
            Rate churn = ledger.logoChurn(JANUARY, population);
            assertThat(churn.numerator()).isZero();
            assertThat(churn.members()).extracting(Rate.Member::id).doesNotContain("free");
        }
    }

    /** cashier-saas-metrics and profitable take the opening from who is active today: who churned is not in it. */
    @Test
    void whoChurnedStaysInTheDenominatorUnlikeAtCashierAndProfitable() {
        CurrencyLedger ledger = ledger(List.of(
                state("gone", "gone", BEFORE, "50").to(day(9)).build(),
                state("stays", "stays", BEFORE, "50").build()));
        assertThat(ledger.logoChurn(JANUARY).toString()).isEqualTo("1/2 CLOSED_COHORT");
    }

    /** Polar, profitable and cashier-saas-metrics report 0 for a company without customers. */
    @Test
    void noCustomersAreNoRateUnlikeAtPolarProfitableAndCashier() {
        Answer<Double> churn = ledger(List.of()).logoChurn(JANUARY).fraction();
        assertThat(reason(churn)).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    /** cashier-saas-metrics clamps net churn to [0, 1] and nets off revenue of new customers. */
    @Test
    void netChurnIsNeverClampedUnlikeAtCashier() {
        CurrencyLedger ledger = ledger(List.of(
                state("a", "a", BEFORE, "100").to(day(9)).build(),
                state("a", "a", day(9), "150").build(),
                state("new", "new", day(9), "1000").build()));
        assertThat(value(ledger.netRevenueChurn(JANUARY).fraction())).isEqualTo(-0.5);
    }

    /**
     * stripe-cohort made +$1 of -$1: <a href="https://github.com/segmentio/stripe-cohort/pull/2">pull request 2</a>.
     */
    @Test
    void aDiscountAboveThePriceLeavesNothingUnlikeAtStripeCohort() {
        assertThat(mrr(state("a", "a", BEFORE, "1").discount(Discount.amount(new BigDecimal(2)))))
                .isZero();
    }

    /** Chargebee's page takes the minimum of totals: one customer's growth hides another's churn there. */
    @Test
    void growthHidesNobodysChurnUnlikeAtChargebee() {
        CurrencyLedger ledger = ledger(List.of(
                state("leaves", "leaves", BEFORE, "50").to(day(9)).build(),
                state("grows", "grows", BEFORE, "50").to(day(9)).build(),
                state("grows", "grows", day(9), "100").build()));
        assertThat(value(ledger.grossRevenueRetention(JANUARY).fraction())).isEqualTo(0.5);
    }

    /** Chargebee's page prints 5000/5000 = 1 %. */
    @Test
    void whoKeepsAllKeepsOneUnlikeOnChargebeesPage() {
        CurrencyLedger ledger = ledger(List.of(state("a", BEFORE, "5000").build()));
        assertThat(value(ledger.grossRevenueRetention(JANUARY).fraction())).isEqualTo(1);
    }

    private static double mrr(PriceState.Builder state) {
        return state.build().discountedMrr().toDouble();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 1, day);
    }

    private static PriceState.Builder state(String account, LocalDate from, String price) {
        return state(account, account, from, price);
    }

    private static PriceState.Builder state(String account, String subscription, LocalDate from, String price) {
        return PriceState.builder(subscription, AccountId.of(account), from).price(price, CurrencyUnit.USD);
    }

    private static CurrencyLedger ledger(List<PriceState> states) {
        return RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("expected a value");
    }
}
