package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Free;
import dev.bearing.revenue.RevenuePolicy.Pauses;
import dev.bearing.revenue.RevenuePolicy.Recognition;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One switch at a time, on one account. */
class RevenueConventionsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @ParameterizedTest
    @CsvSource({
        "year_365,       10, WEEK, 43.4524",
        "year_52w,       10, WEEK, 43.3333",
        "paddle,         10, WEEK, 43.30",
        "thirty_day,     10, WEEK, 40.00",
        "mean_gregorian, 10, WEEK, 43.4813",
        "year_365,       1,  DAY,  30.4167",
        "year_52w,       1,  DAY,  30.4167",
        "paddle,         1,  DAY,  30",
        "thirty_day,     1,  DAY,  30",
        "mean_gregorian, 1,  DAY,  30.4369",
        "paddle,         120, YEAR, 10"
    })
    void aPriceIsWorthWhatTheFactorsSay(String factors, String price, BillingInterval interval, double mrr) {
        AccountRevenue acme = revenue(
                builder -> builder.set("intervalFactors", factors),
                state(0, price).every(interval).build());
        assertThat(acme.mrrOn(AS_OF, CurrencyUnit.USD).toDouble()).isCloseTo(mrr, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({
        "all,          90, 90, 90",
        "at_least_2,  100, 90, 90",
        "forever_only, 100, 100, 90",
        "one_time_only, 90, 100, 100",
        "2_to_3_bills, 100, 90, 100",
        "none,         100, 100, 100"
    })
    void aDiscountCountsAsThePolicySays(String discounts, double oneBill, double twoBills, double forEver) {
        Discount tenth = Discount.percent(BigDecimal.TEN);
        List<Discount> granted = List.of(tenth.forBills(1), tenth.forBills(2), tenth);
        List<Double> expected = List.of(oneBill, twoBills, forEver);
        for (int i = 0; i < granted.size(); i++) {
            AccountRevenue acme = revenue(
                    builder -> builder.set("discounts", discounts),
                    state(0, "100").discount(granted.get(i)).build());
            assertThat(acme.mrrOn(START, CurrencyUnit.USD).toDouble()).isEqualTo(expected.get(i));
        }
    }

    /** A tenth off the first monthly bill: 90 in January, and 100 from 1 February on. */
    @Test
    void aCouponForOneBillEndsAfterIt() {
        AccountRevenue acme = revenue(
                builder -> builder.discounts(DiscountPolicy.oneTimeOnly()),
                state(0, "100")
                        .discount(Discount.percent(BigDecimal.TEN).forBills(1))
                        .build());
        assertThat(kinds(acme)).containsExactly("NEW 0 90", "EXPANSION 31 10");
        assertThat(acme.movements().get(1).reason()).isEqualTo(MovementReason.DISCOUNT_EXPIRED);
    }

    @Test
    void anAnnualPlanCancelledInItsSecondMonthChurnsThenOrAtItsEnd() {
        PriceState annual = state(0, "1200")
                .every(BillingInterval.YEAR)
                .to(START.plusDays(300))
                .cancelRequestedOn(START.plusDays(40))
                .build();
        assertThat(kinds(revenue(builder -> builder, annual))).containsExactly("NEW 0 100", "CHURN 300 -100");
        AccountRevenue onRequest = revenue(builder -> builder.recognition(Recognition.ON_REQUEST), annual);
        assertThat(kinds(onRequest)).containsExactly("NEW 0 100", "CHURN 40 -100");
        assertThat(onRequest.movements().get(1).reason()).isEqualTo(MovementReason.VOLUNTARY);
    }

    /** Paid in advance for 300 days, asked to leave on day 40, closed by the billing system on day 60. */
    @Test
    void theFourDaysOfACancellationAreThreeRecognitions() {
        PriceState annual = state(0, "1200")
                .every(BillingInterval.YEAR)
                .to(START.plusDays(300))
                .cancelRequestedOn(START.plusDays(40))
                .billingEndsOn(START.plusDays(60))
                .build();
        assertThat(kinds(revenue(builder -> builder, annual))).containsExactly("NEW 0 100", "CHURN 300 -100");
        AccountRevenue billing = revenue(builder -> builder.recognition(Recognition.BILLING_END), annual);
        assertThat(kinds(billing)).containsExactly("NEW 0 100", "CHURN 60 -100");
        assertThat(billing.movements().get(1).reason()).isEqualTo(MovementReason.VOLUNTARY);
        assertThat(kinds(revenue(builder -> builder.recognition(Recognition.ON_REQUEST), annual)))
                .containsExactly("NEW 0 100", "CHURN 40 -100");
    }

    @Test
    void whereTheEndOfBillingIsNotStatedItIsTheEnd() {
        assertThat(kinds(revenue(
                        builder -> builder.recognition(Recognition.BILLING_END),
                        state(0, "100").to(START.plusDays(30)).build())))
                .containsExactly("NEW 0 100", "CHURN 30 -100");
        assertThat(kinds(revenue(
                        builder -> builder.recognition(Recognition.BILLING_END),
                        state(0, "100")
                                .to(START.plusDays(90))
                                .billingEndsOn(START.plusDays(40))
                                .build(),
                        state(90, "60").build())))
                .containsExactly("NEW 0 100", "CONTRACTION 90 -40"); // another price follows: nothing has ended
    }

    @Test
    void aRequestThatAnotherPriceFollowsEndsNothing() {
        AccountRevenue acme = revenue(
                builder -> builder.recognition(Recognition.ON_REQUEST),
                state(0, "100")
                        .to(START.plusDays(90))
                        .cancelRequestedOn(START.plusDays(40))
                        .build(),
                state(90, "60").build());
        assertThat(kinds(acme)).containsExactly("NEW 0 100", "CONTRACTION 90 -40");
    }

    @Test
    void aPauseIsWhatThePolicySays() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(10)).build(),
            state(10, "0").status(PriceStatus.PAUSED).to(START.plusDays(50)).build(),
            state(50, "100").build()
        };
        assertThat(kinds(revenue(builder -> builder, states)))
                .containsExactly("NEW 0 100", "PAUSE 10 -100", "RESUME 50 100");
        assertThat(kinds(revenue(builder -> builder.pauses(Pauses.KEEP_MRR), states)))
                .containsExactly("NEW 0 100");
        AccountRevenue churned = revenue(builder -> builder.pauses(Pauses.CHURN), states);
        assertThat(kinds(churned)).containsExactly("NEW 0 100", "CHURN 10 -100", "REACTIVATION 50 100");
        assertThat(churned.movements().get(1).reason()).isEqualTo(MovementReason.SUBSCRIPTION_PAUSED);
        assertThat(churned.stateOn(START.plusDays(20), CurrencyUnit.USD)).isEqualTo(CustomerState.LOST);
    }

    @Test
    void pastDueCountsForTheDaysOfGrace() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(10)).build(),
            state(10, "100").status(PriceStatus.PAST_DUE).build()
        };
        assertThat(kinds(revenue(builder -> builder.pastDueGraceDays(0), states)))
                .containsExactly("NEW 0 100", "CHURN 10 -100");
        assertThat(kinds(revenue(builder -> builder.pastDueGraceDays(15), states)))
                .containsExactly("NEW 0 100", "CHURN 25 -100");
        assertThat(kinds(revenue(builder -> builder.unlimitedPastDueGrace(), states)))
                .containsExactly("NEW 0 100");
    }

    @Test
    void whoGoesOnForFreeIsLostOrActiveAtZero() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(40)).build(),
            state(40, "0").status(PriceStatus.FREE).to(START.plusDays(100)).build()
        };
        AccountRevenue lost = revenue(builder -> builder, states);
        assertThat(kinds(lost)).containsExactly("NEW 0 100", "CHURN 40 -100");
        AccountRevenue active = revenue(builder -> builder.free(Free.ACTIVE_AT_ZERO), states);
        assertThat(kinds(active)).containsExactly("NEW 0 100", "CONTRACTION 40 -100", "CHURN 100 0");
        assertThat(active.movements().get(1).reason()).isEqualTo(MovementReason.FREE_DOWNGRADE);
        assertThat(active.stateOn(START.plusDays(99), CurrencyUnit.USD)).isEqualTo(CustomerState.ACTIVE_AT_ZERO);
        assertThat(active.isCustomerOn(START.plusDays(99))).isTrue();
        CurrencyLedger ledger = ledger(builder -> builder.free(Free.ACTIVE_AT_ZERO), states);
        assertThat(ledger.logoChurn(month(2)).numerator()).isZero();
        assertThat(ledger.logoChurn(month(4)).toString()).isEqualTo("1/1 CLOSED_COHORT");
    }

    @Test
    void whoPaysAgainAfterBeingActiveAtZeroExpands() {
        AccountRevenue acme = revenue(
                builder -> builder.free(Free.ACTIVE_AT_ZERO),
                state(0, "100").to(START.plusDays(40)).build(),
                state(40, "0").to(START.plusDays(60)).build(),
                state(60, "70").build());
        assertThat(kinds(acme)).containsExactly("NEW 0 100", "CONTRACTION 40 -100", "EXPANSION 60 70");
    }

    @Test
    void aGapWithinTheMergeLeavesTheNetChange() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(10)).build(),
            state(17, "130").to(START.plusDays(40)).build(),
            state(48, "130").build()
        };
        assertThat(kinds(revenue(builder -> builder.mergeGapDays(7), states)))
                .containsExactly("NEW 0 100", "EXPANSION 17 30", "CHURN 40 -130", "REACTIVATION 48 130");
        assertThat(revenue(builder -> builder.mergeGapDays(7), states)
                        .mrrOn(START.plusDays(12), CurrencyUnit.USD)
                        .toDouble())
                .isEqualTo(100);
        AccountRevenue within = AccountRevenue.of(
                ACME,
                List.of(states),
                RevenuePolicy.strict().toBuilder("m").mergeGapDays(7).build(),
                START.plusDays(12));
        assertThat(kinds(within)).containsExactly("NEW 0 100", "CHURN 10 -100"); // nobody knows that it will be back
    }

    @Test
    void whoComesBackAfterTheWindowIsNewAgain() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(10)).build(),
            state(100, "50").to(START.plusDays(110)).build(),
            state(201, "60").build()
        };
        AccountRevenue acme = revenue(builder -> builder.reactivationWindowDays(90), states);
        assertThat(kinds(acme))
                .containsExactly("NEW 0 100", "CHURN 10 -100", "REACTIVATION 100 50", "CHURN 110 -50", "NEW 201 60");
        assertThat(acme.movements().get(4).reason()).isEqualTo(MovementReason.WIN_BACK);
    }

    @Test
    void aTenureBridgesShortGapsAndMovementsDoNot() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(10)).build(),
            state(41, "100").to(START.plusDays(50)).build(),
            state(82, "100").build()
        };
        AccountRevenue acme = revenue(builder -> builder, states);
        assertThat(acme.spells()).hasSize(3);
        assertThat(acme.tenures())
                .containsExactly(DateRange.of(START, START.plusDays(50)), DateRange.startingOn(START.plusDays(82)));
    }

    @Test
    void thePeriodMayOpenWithItsFirstDay() {
        PriceState state = state(31, "100").to(START.plusDays(45)).build(); // 1 to 14 February
        assertThat(ledger(builder -> builder, state).logoChurn(month(2)).toString())
                .isEqualTo("0/0 CLOSED_COHORT");
        CurrencyLedger gold = ledger(builder -> builder.opening(RevenuePolicy.Opening.FIRST_DAY), state);
        assertThat(gold.logoChurn(month(2)).toString()).isEqualTo("1/1 CLOSED_COHORT");
        assertThat(gold.bridge(month(2)).openingCustomers()).isEqualTo(1);
        assertThat(gold.bridge(month(1)).line(MovementKind.NEW).count()).isEqualTo(1);
    }

    @Test
    void theLeastBaseIsThePolicys() {
        CurrencyLedger ledger =
                ledger(builder -> builder.minimumBase(1), state(0, "100").build());
        assertThat(ledger.logoChurn(month(3)).flags()).isEmpty();
        assertThat(ledger(builder -> builder, state(0, "100").build())
                        .logoChurn(month(3))
                        .flags())
                .isNotEmpty();
    }

    @Test
    void committedRevenueIsWhatIsKnownToBeInForceLater() {
        LocalDate asOf = START.plusDays(20);
        List<PriceState> states = List.of(
                state(0, "15")
                        .discount(Discount.amount(new BigDecimal("14")).forBills(3))
                        .build(),
                PriceState.builder("leaving", ACME, START)
                        .price("40", CurrencyUnit.USD)
                        .to(START.plusDays(60))
                        .cancelRequestedOn(START.plusDays(5))
                        .build(),
                PriceState.builder("secret", ACME, START)
                        .price("7", CurrencyUnit.USD)
                        .to(START.plusDays(60))
                        .build(),
                PriceState.builder("signed", ACME, START.plusDays(30))
                        .price("100", CurrencyUnit.USD)
                        .recordedOn(START.plusDays(10))
                        .build(),
                PriceState.builder("unheard of", ACME, START.plusDays(30))
                        .price("1000", CurrencyUnit.USD)
                        .build());
        RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), asOf);
        assertThat(ledger.in(CurrencyUnit.USD).mrrOn(asOf).toDouble()).isEqualTo(1 + 40 + 7);
        assertThat(ledger.committedMrr(CurrencyUnit.USD, 0).toDouble()).isEqualTo(15 + 40 + 7);
        assertThat(ledger.committedMrr(CurrencyUnit.USD, 10).toDouble()).isEqualTo(15 + 40 + 7 + 100);
        assertThat(ledger.committedMrr(CurrencyUnit.USD, 40).toDouble()).isEqualTo(15 + 7 + 100);
        assertThat(ledger.committedMrr(CurrencyUnit.EUR, 40).isZero()).isTrue();
        for (int ever : new int[] {4_000_000, 4_300_000, Integer.MAX_VALUE}) {
            assertThat(ledger.committedMrr(CurrencyUnit.USD, ever))
                    .isEqualTo(ledger.committedMrr(CurrencyUnit.USD, 10_000));
            assertThat(ledger.scheduledChurn(CurrencyUnit.USD, ever))
                    .isEqualTo(ledger.scheduledChurn(CurrencyUnit.USD, 10_000));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.committedMrr(CurrencyUnit.USD, -1))
                .withMessage("horizonDays must not be negative, was -1");
    }

    @Test
    void whatIsPastDueIsCommittedWhileItCounts() {
        PriceState[] states = {
            state(0, "100").to(START.plusDays(10)).build(),
            state(10, "100").status(PriceStatus.PAST_DUE).build()
        };
        assertThat(committed(START.plusDays(20), states)).isEqualTo(100);
        assertThat(committed(START.plusDays(50), states)).isZero();
    }

    /** Past due since day 10, 30 days of grace; another subscription is paid. */
    @Test
    void whatIsPastDueWithinGraceIsAtRisk() {
        List<PriceState> states = List.of(
                state(0, "100").to(START.plusDays(10)).build(),
                state(10, "100").status(PriceStatus.PAST_DUE).build(),
                PriceState.builder("paid", ACME, START)
                        .price("7", CurrencyUnit.USD)
                        .build());
        RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF);
        assertThat(atRisk(ledger, 9)).isZero();
        assertThat(atRisk(ledger, 10)).isEqualTo(100);
        assertThat(atRisk(ledger, 39)).isEqualTo(100);
        assertThat(atRisk(ledger, 40)).isZero(); // lost
        assertThat(ledger.atRiskMrrOn(AS_OF, CurrencyUnit.EUR).isZero()).isTrue();
        assertThat(atRisk(RevenueLedger.of(states, policy(builder -> builder.unlimitedPastDueGrace()), AS_OF), 300))
                .isEqualTo(100);
    }

    private static double atRisk(RevenueLedger ledger, int day) {
        return ledger.atRiskMrrOn(START.plusDays(day), CurrencyUnit.USD).toDouble();
    }

    @Test
    void aScheduledCancellationIsNoMovementUntilItsDay() {
        PriceState leaving = state(0, "100")
                .to(START.plusDays(60))
                .cancelRequestedOn(START.plusDays(20))
                .build();
        RevenueLedger then = RevenueLedger.of(List.of(leaving), RevenuePolicy.strict(), START.plusDays(30));
        assertThat(then.in(CurrencyUnit.USD).movements()).hasSize(1);
        assertThat(then.scheduledChurn(CurrencyUnit.USD, 29)).isEmpty();
        assertThat(then.accounts().get(0).leavesOn(CurrencyUnit.USD)).contains(START.plusDays(60));
        assertThat(then.scheduledChurn(CurrencyUnit.USD, 30))
                .containsExactly(new Movement(
                        ACME,
                        START.plusDays(60),
                        MovementKind.CHURN,
                        MovementReason.VOLUNTARY,
                        dev.bearing.value.Mrr.of(CurrencyUnit.USD, new BigDecimal("-100"))));
        RevenueLedger before = RevenueLedger.of(List.of(leaving), RevenuePolicy.strict(), START.plusDays(19));
        assertThat(before.scheduledChurn(CurrencyUnit.USD, 365)).isEmpty(); // nobody had asked
        assertThat(before.accounts().get(0).leavesOn(CurrencyUnit.USD)).isEmpty();
        RevenueLedger after = RevenueLedger.of(List.of(leaving), RevenuePolicy.strict(), START.plusDays(60));
        assertThat(after.scheduledChurn(CurrencyUnit.USD, 365)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then.scheduledChurn(CurrencyUnit.USD, -1))
                .withMessage("horizonDays must not be negative, was -1");
    }

    /** Asked on day 20, taken back on day 40: as of day 30 it was scheduled, and revenue never knew. */
    @Test
    void aCancellationTakenBackLeavesNoTraceInRevenueAndBothFacts() {
        List<PriceState> states = List.of(
                state(0, "100").build(),
                state(0, "100")
                        .to(START.plusDays(60))
                        .cancelRequestedOn(START.plusDays(20))
                        .recordedOn(START.plusDays(20))
                        .build(),
                state(0, "100").recordedOn(START.plusDays(40)).build());
        RevenuePolicy strict = RevenuePolicy.strict();
        assertThat(RevenueLedger.of(states, strict, START.plusDays(30)).scheduledChurn(CurrencyUnit.USD, 365))
                .hasSize(1);
        RevenueLedger now = RevenueLedger.of(states, strict, AS_OF);
        assertThat(now.scheduledChurn(CurrencyUnit.USD, 365)).isEmpty();
        assertThat(now.in(CurrencyUnit.USD).movements()).hasSize(1);
    }

    @Test
    void onlyWhoKeepsNothingIsScheduledToChurn() {
        PriceState leaving = state(0, "100")
                .to(START.plusDays(60))
                .cancelRequestedOn(START.plusDays(20))
                .build();
        PriceState stays = PriceState.builder("stays", ACME, START)
                .price("7", CurrencyUnit.USD)
                .build();
        PriceState signed = PriceState.builder("signed", ACME, START.plusDays(60))
                .price("9", CurrencyUnit.USD)
                .recordedOn(START.plusDays(25))
                .build();
        PriceState overdue = PriceState.builder("overdue", AccountId.of("late"), START.plusDays(29))
                .price("9", CurrencyUnit.USD)
                .status(PriceStatus.PAST_DUE)
                .build();
        LocalDate asOf = START.plusDays(30);
        for (List<PriceState> states : List.of(List.of(leaving, stays), List.of(leaving, signed), List.of(overdue))) {
            assertThat(RevenueLedger.of(states, RevenuePolicy.strict(), asOf).scheduledChurn(CurrencyUnit.USD, 365))
                    .isEmpty();
        }
    }

    /**
     * Signed on day 10, from day 30, for 60 days; on day 40 it is cancelled. As of day 20 nobody has asked, so that 9
     * are committed for day 100 and nobody is known to leave; as of day 40 nothing is, and 9 are known to be lost.
     */
    @Test
    void whatIsSignedIsCommittedUntilSomebodyAsksToEndIt() {
        PriceState signed = state(30, "9")
                .recordedOn(START.plusDays(10))
                .to(START.plusDays(90))
                .cancelRequestedOn(START.plusDays(40))
                .build();
        RevenueLedger before = RevenueLedger.of(List.of(signed), RevenuePolicy.strict(), START.plusDays(20));
        assertThat(before.committedMrr(CurrencyUnit.USD, 80).toDouble()).isEqualTo(9);
        assertThat(before.scheduledChurn(CurrencyUnit.USD, 365)).isEmpty();
        RevenueLedger after = RevenueLedger.of(List.of(signed), RevenuePolicy.strict(), START.plusDays(40));
        assertThat(after.committedMrr(CurrencyUnit.USD, 60).isZero()).isTrue();
        assertThat(after.scheduledChurn(CurrencyUnit.USD, 365))
                .extracting(Movement::on)
                .containsExactly(START.plusDays(90));
    }

    /** Overdue since day 10, lost on day 40, paused on day 50: a pause that keeps revenue has none to keep. */
    @Test
    void aPauseAfterGraceCommitsNothing() {
        List<PriceState> states = List.of(
                state(0, "100").to(START.plusDays(10)).build(),
                state(10, "100")
                        .status(PriceStatus.PAST_DUE)
                        .to(START.plusDays(50))
                        .build(),
                state(50, "0").status(PriceStatus.PAUSED).build());
        RevenueLedger ledger = RevenueLedger.of(
                states, policy(builder -> builder.pauses(RevenuePolicy.Pauses.KEEP_MRR)), START.plusDays(60));
        assertThat(ledger.in(CurrencyUnit.USD).mrrOn(START.plusDays(60)).isZero())
                .isTrue();
        assertThat(ledger.committedMrr(CurrencyUnit.USD, 0).isZero()).isTrue();
    }

    private static double committed(LocalDate asOf, PriceState... states) {
        return AccountRevenue.of(ACME, List.of(states), RevenuePolicy.strict(), asOf)
                .committedMrr(CurrencyUnit.USD, 60)
                .toDouble();
    }

    private static PriceState.Builder state(int from, String price) {
        return PriceState.builder("s", ACME, START.plusDays(from)).price(price, CurrencyUnit.USD);
    }

    private static AccountRevenue revenue(UnaryOperator<RevenuePolicy.Builder> change, PriceState... states) {
        return AccountRevenue.of(ACME, List.of(states), policy(change), AS_OF);
    }

    private static CurrencyLedger ledger(UnaryOperator<RevenuePolicy.Builder> change, PriceState... states) {
        return RevenueLedger.of(List.of(states), policy(change), AS_OF).in(CurrencyUnit.USD);
    }

    private static RevenuePolicy policy(UnaryOperator<RevenuePolicy.Builder> change) {
        return change.apply(RevenuePolicy.strict().toBuilder("changed")).build();
    }

    private static DateRange month(int month) {
        return DateRange.of(YearMonth.of(2025, month));
    }

    /** Kind, days since the start, amount. */
    private static List<String> kinds(AccountRevenue revenue) {
        return revenue.movements().stream()
                .map(movement -> movement.kind() + " " + START.until(movement.on(), java.time.temporal.ChronoUnit.DAYS)
                        + " "
                        + movement.amount().toDecimal().stripTrailingZeros().toPlainString())
                .toList();
    }
}
