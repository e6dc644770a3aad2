package dev.bearing.revenue;

import static dev.bearing.revenue.GoldenMonth.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Pauses;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.revenue.RevenuePolicy.RevenueChurn;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden month under every convention; each expected value was worked out by hand from the stories. */
class GoldenConventionsTest {

    private static final DateRange JANUARY = DateRange.of(MONTH);
    private static final double CENT_OF_A_PERCENT = 0.00005;

    private final CurrencyLedger strict = ledger(RevenuePolicy.strict());
    private final CurrencyLedger merged =
            ledger(RevenuePolicy.strict().toBuilder("merged").mergeGapDays(7).build());

    @Test
    void aWeekOfMergingTakesOneAccountOutOfChurnAndReactivation() {
        RevenueBridge events = strict.bridge(JANUARY);
        RevenueBridge fewer = merged.bridge(JANUARY);
        assertThat(fewer.line(MovementKind.REACTIVATION)).isEqualTo(line("110", 1)); // I, no longer J
        assertThat(fewer.line(MovementKind.CHURN)).isEqualTo(line("-380", 3)); // D H M
        for (MovementKind kind : List.of(
                MovementKind.NEW,
                MovementKind.EXPANSION,
                MovementKind.CONTRACTION,
                MovementKind.PAUSE,
                MovementKind.RESUME,
                MovementKind.FX)) {
            assertThat(fewer.line(kind)).isEqualTo(events.line(kind));
        }
        assertThat(fewer.opening()).isEqualTo(events.opening());
        assertThat(fewer.closing()).isEqualTo(events.closing());
    }

    @Test
    void aSnapshotNetsPerAccount() {
        RevenueBridge net = strict.bridge(JANUARY, BridgeMode.SNAPSHOT);
        assertThat(net.mode()).isEqualTo(BridgeMode.SNAPSHOT);
        assertThat(net.line(MovementKind.NEW)).isEqualTo(line("150", 2)); // F G; H came and went
        assertThat(net.line(MovementKind.REACTIVATION)).isEqualTo(line("110", 1)); // I; J is where it was
        assertThat(net.line(MovementKind.EXPANSION)).isEqualTo(line("50", 1));
        assertThat(net.line(MovementKind.CONTRACTION)).isEqualTo(line("-120", 2));
        assertThat(net.line(MovementKind.PAUSE)).isEqualTo(line("-40", 1));
        assertThat(net.line(MovementKind.CHURN)).isEqualTo(line("-350", 2)); // D M
        assertThat(net.closing()).isEqualTo(strict.bridge(JANUARY).closing());
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED_COHORT,        2, 9,  2, 9",
        "FLOW_OVER_OPENING,    4, 9,  3, 9",
        "EXPOSURE_COUNT,       4, 12, 3, 12",
        "AVERAGE,              8, 18, 6, 18",
        "EXPOSURE_PERSON_TIME, 4, 322, 3, 329"
    })
    void logoChurnInEveryPopulation(Population population, long lost, long base, long mergedLost, long mergedBase) {
        Rate rate = strict.logoChurn(JANUARY, population);
        assertThat(rate.population()).isEqualTo(population.name());
        assertThat(List.of(rate.numerator(), rate.denominator())).containsExactly(lost, base);
        Rate gentler = merged.logoChurn(JANUARY, population);
        assertThat(List.of(gentler.numerator(), gentler.denominator())).containsExactly(mergedLost, mergedBase);
    }

    /**
     * By hand: nine pay when it opens; F, G and H are new; nine pay when it closes, of whom F, G and I did not before,
     * so that the mean is nine; who lived a day as a customer are the first nine and F, G, H and I.
     */
    @ParameterizedTest
    @CsvSource({
        "CLOSED_COHORT,         9, true",
        "FLOW_OVER_OPENING,     9, true",
        "EXPOSURE_COUNT,       12, false",
        "AVERAGE,               9, true",
        "EXPOSURE_PERSON_TIME, 13, false"
    })
    void theBaseCountsAccountsInEveryPopulation(Population population, long accounts, boolean low) {
        Rate rate = strict.logoChurn(JANUARY, population);
        assertThat(rate.base()).isEqualTo(accounts);
        assertThat(rate.flags().contains(Rate.Flag.LOW_BASE)).isEqualTo(low);
        long counted = population == Population.AVERAGE ? 12 : accounts; // nine then or nine now
        assertThat(rate.members().stream().filter(member -> member.denominator() > 0))
                .hasSize((int) counted);
    }

    /** A, B, C and E over 31 days, D over 19 and F over 24 are 167 days, and six accounts. */
    @Test
    void sixAccountsAreALowBaseHoweverTheyAreCounted() {
        CurrencyLedger six = strict.where(id -> "ABCDEF".contains(id.value()));
        for (Population population : List.of(
                Population.CLOSED_COHORT,
                Population.EXPOSURE_COUNT,
                Population.AVERAGE,
                Population.EXPOSURE_PERSON_TIME)) {
            Rate rate = six.logoChurn(JANUARY, population);
            boolean withNew = population == Population.EXPOSURE_COUNT || population == Population.EXPOSURE_PERSON_TIME;
            assertThat(rate.base()).isEqualTo(withNew ? 6 : 5); // F joins, D leaves
            assertThat(rate.flags()).containsExactly(Rate.Flag.LOW_BASE);
        }
    }

    @Test
    void thePolicySaysWhichPopulationIsMeant() {
        for (Population population : Population.values()) {
            CurrencyLedger ledger = ledger(RevenuePolicy.strict().toBuilder("one")
                    .logoPopulation(population)
                    .build());
            Rate rate = ledger.logoChurn(JANUARY);
            assertThat(rate).isEqualTo(ledger.logoChurn(JANUARY, population));
            assertThat(rate.policy()).isEqualTo(ledger.policy().fingerprint());
        }
    }

    @Test
    void whereAPauseIsChurnThreeOfNineAreLost() {
        CurrencyLedger ledger = ledger(
                RevenuePolicy.strict().toBuilder("p").pauses(Pauses.CHURN).build());
        Rate churn = ledger.logoChurn(JANUARY);
        assertThat(churn.numerator()).isEqualTo(3);
        assertThat(churn.denominator()).isEqualTo(9);
        assertThat(lost(churn)).containsExactly("D", "M", "O");
        assertThat(ledger.bridge(JANUARY).line(MovementKind.CHURN)).isEqualTo(line("-520", 5));
        assertThat(ledger.bridge(JANUARY).line(MovementKind.PAUSE)).isEqualTo(line("0", 0));
    }

    @Test
    void personTimeIsTheShareLostInAMonth() {
        Rate rate = strict.logoChurn(JANUARY, Population.EXPOSURE_PERSON_TIME);
        assertThat(fraction(rate)).isCloseTo(0.3147, within(CENT_OF_A_PERCENT));
        assertThat(fraction(rate)).isCloseTo(1 - Math.exp(-4.0 / 322 * 365 / 12), within(1e-15));
        assertThat(rate.members())
                .filteredOn(member -> List.of("D", "F", "O").contains(member.id()))
                .extracting(Rate.Member::denominator)
                .containsExactly(19L, 24L, 15L);
    }

    @Test
    void theSumOfDailyRatesIsAnotherNumberStill() {
        // 4 January 1 of 10, 20 January 1 of 12, 24 January 1 of 11, 25 January 1 of 10
        double expected = 1.0 / 10 + 1.0 / 12 + 1.0 / 11 + 1.0 / 10;
        assertThat(value(strict.sumOfDailyLogoChurn(JANUARY))).isCloseTo(expected, within(1e-15));
        assertThat(expected).isCloseTo(0.3742, within(CENT_OF_A_PERCENT));
    }

    @Test
    void whoWasNewAndLeftIsNewCustomerChurn() {
        Rate rate = strict.newCustomerChurn(JANUARY);
        assertThat(rate.numerator()).isEqualTo(1);
        assertThat(rate.denominator()).isEqualTo(3);
        assertThat(lost(rate)).containsExactly("H");
        assertThat(rate.population()).isEqualTo("ACQUIRED_IN_PERIOD");
    }

    @Test
    void closedCohortChurnIsWhatRetentionLeaves() {
        assertThat(fraction(strict.grossRevenueRetention(JANUARY))).isCloseTo(157.0 / 310, within(1e-15));
        assertThat(fraction(strict.grossRevenueChurn(JANUARY))).isCloseTo(153.0 / 310, within(1e-15));
        assertThat(fraction(strict.netRevenueRetention(JANUARY))).isCloseTo(86.0 / 155, within(1e-15));
        assertThat(fraction(strict.netRevenueChurn(JANUARY))).isCloseTo(69.0 / 155, within(1e-15));
        assertThat(strict.netRevenueChurn(JANUARY).population()).isEqualTo("CLOSED_COHORT");
    }

    @Test
    void flowChurnIsTheMovementsOfAnybody() {
        CurrencyLedger flow = ledger(flow().build());
        Rate gross = flow.grossRevenueChurn(JANUARY);
        assertThat(gross.numeratorDecimal()).isEqualByComparingTo("640");
        assertThat(fraction(gross)).isCloseTo(0.6194, within(CENT_OF_A_PERCENT));
        assertThat(gross.population()).isEqualTo("FLOW_OVER_OPENING");
        assertThat(gross.form()).isEqualTo(Rate.Form.FLOW);
        CurrencyLedger week = ledger(flow().mergeGapDays(7).build());
        assertThat(fraction(week.grossRevenueChurn(JANUARY))).isCloseTo(0.5226, within(CENT_OF_A_PERCENT));
        assertThat(fraction(flow.netRevenueChurn(JANUARY))).isCloseTo(0.3677, within(CENT_OF_A_PERCENT));
        CurrencyLedger without = ledger(flow().reactivationIsGain(false).build());
        assertThat(fraction(without.netRevenueChurn(JANUARY))).isCloseTo(0.5710, within(CENT_OF_A_PERCENT));
        CurrencyLedger noPause = ledger(flow().pauseIsLoss(false).build());
        assertThat(noPause.grossRevenueChurn(JANUARY).numeratorDecimal()).isEqualByComparingTo("600");
    }

    @Test
    void quickRatioWithAndWithoutReactivation() {
        assertThat(value(strict.quickRatio(JANUARY))).isEqualTo(0.6875);
        CurrencyLedger without = ledger(RevenuePolicy.strict().toBuilder("without")
                .reactivationIsGain(false)
                .build());
        assertThat(value(without.quickRatio(JANUARY))).isCloseTo(0.3594, within(CENT_OF_A_PERCENT));
    }

    @Test
    void averages() {
        assertThat(value(strict.arpaOn(GoldenMonth.AS_OF))).isEqualByComparingTo("92.5925925926");
        assertThat(value(strict.averageSellingPrice(JANUARY))).isEqualByComparingTo("60");
    }

    /** Both are published formulas; no method of the library returns either. */
    @Test
    void lazyAndAggregateRetentionAreWrongNumbers() {
        RevenueBridge bridge = strict.bridge(JANUARY);
        double opening = bridge.opening().toDouble();
        double lazy = (opening
                        + bridge.line(MovementKind.EXPANSION).amount().toDouble()
                        - bridge.losses().toDouble())
                / opening;
        assertThat(lazy).isCloseTo(0.4290, within(CENT_OF_A_PERCENT));
        double aggregate = Math.min(opening, bridge.closing().toDouble()) / opening;
        assertThat(aggregate).isCloseTo(0.8065, within(CENT_OF_A_PERCENT));
        assertThat(fraction(strict.netRevenueRetention(JANUARY))).isCloseTo(0.5548, within(CENT_OF_A_PERCENT));
        assertThat(fraction(strict.grossRevenueRetention(JANUARY))).isCloseTo(0.5065, within(CENT_OF_A_PERCENT));
    }

    /**
     * By hand: without a limit of grace M still pays; a pause that keeps its revenue leaves O at 40; on 1 January and 1
     * February the same accounts pay as on the days before. Net per account H and J are no events: 50 + 300 churned,
     * 120 contracted and 40 paused are 510 of 1,033.33 lost, 50 + 110 won. With a month of merging and without a limit
     * of grace D and H churn: 80 + 120 + 40 are 240 lost, 50 + 110 won.
     */
    @ParameterizedTest
    @CsvSource({
        "strict,             2, 9,  0.49355, 0.44516",
        "stripeLike,         3, 12, 0.29032, 0.03871",
        "chartMogulLike2025, 1, 9,  0.29032, 0.03871",
        "baremetricsLike,    4, 9,  0.61935, 0.57097",
        "profitWellLike,     2, 9,  0.49355, 0.33871",
        "recurlyLike,        1, 9,  0.23226, 0.07742",
        "chargebeeLike,      2, 9,  0.49355, 0.33871",
        "goldBook,           2, 9,  0.20323, 0.15484",
        "saasCapitalAnnual,  2, 9,  0.49355, 0.44516",
        "boardNrr12,         2, 9,  0.49355, 0.44516"
    })
    void everyPresetGivesAnotherChurn(String preset, long lost, long base, double gross, double net) {
        CurrencyLedger ledger = ledger(RevenuePolicies.named(preset));
        Rate churn = ledger.logoChurn(JANUARY);
        assertThat(List.of(churn.numerator(), churn.denominator())).containsExactly(lost, base);
        assertThat(fraction(ledger.grossRevenueChurn(JANUARY))).isCloseTo(gross, within(0.00001));
        assertThat(fraction(ledger.netRevenueChurn(JANUARY))).isCloseTo(net, within(0.00001));
    }

    /** By hand: M, its grace over on the 24th, is lost too; O's 40 are paused and M's 300 gone, beside those above. */
    @Test
    void withThirtyDaysOfGraceStripesFormIsFourOfTwelveAndChartMogulsSixtyTwoPercent() {
        CurrencyLedger stripe = ledger(RevenuePolicies.stripeLike().toBuilder("stripe with grace")
                .pastDueGraceDays(30)
                .build());
        assertThat(stripe.logoChurn(JANUARY)).hasToString("4/12 EXPOSURE_COUNT");
        assertThat(lost(stripe.logoChurn(JANUARY))).containsExactly("D", "H", "J", "M");
        CurrencyLedger chartMogul = ledger(RevenuePolicies.chartMogulLike2025().toBuilder("ChartMogul with grace")
                .pastDueGraceDays(30)
                .pauses(Pauses.ZERO_MRR_NOT_CHURN)
                .build());
        assertThat(chartMogul.grossRevenueChurn(JANUARY).numeratorDecimal()).isEqualByComparingTo("640");
        assertThat(fraction(chartMogul.grossRevenueChurn(JANUARY))).isCloseTo(0.6194, within(CENT_OF_A_PERCENT));
        assertThat(fraction(chartMogul.netRevenueChurn(JANUARY))).isCloseTo(0.3677, within(CENT_OF_A_PERCENT));
    }

    /** I left in December at 90 and came back in January at 110. */
    @Test
    void netBridgesOfTwoMonthsDoNotAddUp() {
        CurrencyLedger own = strict.where(id -> id.value().equals("I"));
        DateRange both = DateRange.ofMonthsEnding(MONTH, 2);
        assertThat(own.bridge(DateRange.of(MONTH.minusMonths(1)), BridgeMode.SNAPSHOT)
                        .line(MovementKind.CHURN))
                .isEqualTo(line("-90", 1));
        assertThat(own.bridge(JANUARY, BridgeMode.SNAPSHOT).line(MovementKind.REACTIVATION))
                .isEqualTo(line("110", 1));
        RevenueBridge together = own.bridge(both, BridgeMode.SNAPSHOT);
        assertThat(together.line(MovementKind.EXPANSION)).isEqualTo(line("20", 1));
        assertThat(together.line(MovementKind.CHURN)).isEqualTo(line("0", 0));
        assertThat(own.bridge(both, BridgeMode.EVENT).line(MovementKind.CHURN)).isEqualTo(line("-90", 1));
    }

    /** The fixture row by row: what each account pays on the day before January and on its last day. */
    @ParameterizedTest
    @CsvSource({
        "A, 100, 100",
        "B, 100, 150",
        "C, 200, 120",
        "D, 50, 0",
        "E, 100, 60",
        "F, 0, 80",
        "G, 0, 70",
        "H, 0, 0",
        "I, 0, 110",
        "J, 100, 100",
        "L, 43.3333333333, 43.3333333333",
        "M, 300, 0",
        "N, 0, 0",
        "O, 40, 0"
    })
    void eachAccountPaysWhatItsStorySays(String account, double before, double after) {
        CurrencyLedger own = strict.where(id -> id.value().equals(account));
        assertThat(own.mrrOn(MONTH.atDay(1).minusDays(1)).toDouble()).isCloseTo(before, within(1e-9));
        assertThat(own.mrrOn(MONTH.atEndOfMonth()).toDouble()).isCloseTo(after, within(1e-9));
    }

    @Test
    void accountOIsPausedAndNotLost() {
        AccountRevenue revenue = RevenueLedger.of(GoldenMonth.states(), RevenuePolicy.strict(), GoldenMonth.AS_OF)
                .account(AccountId.of("O"))
                .orElseThrow();
        assertThat(revenue.stateOn(MONTH.atDay(15), CurrencyUnit.USD)).isEqualTo(CustomerState.PAYING);
        assertThat(revenue.stateOn(MONTH.atEndOfMonth(), CurrencyUnit.USD)).isEqualTo(CustomerState.PAUSED);
    }

    @Test
    void aRateIsProvisionalUntilThePeriodHasSettled() {
        assertThat(maturity(31)).isEqualTo(Rate.Maturity.PROVISIONAL);
        assertThat(maturity(31 + 3)).isEqualTo(Rate.Maturity.PROVISIONAL); // 3 February
        assertThat(maturity(31 + 4)).isEqualTo(Rate.Maturity.FINAL);
        assertThat(strict.logoChurn(DateRange.of(MONTH.minusMonths(1))).maturity())
                .isEqualTo(Rate.Maturity.FINAL);
    }

    private static Rate.Maturity maturity(int dayOfYear) {
        return RevenueLedger.of(
                        GoldenMonth.states(),
                        RevenuePolicy.strict(),
                        MONTH.atDay(1).withDayOfYear(dayOfYear))
                .in(CurrencyUnit.USD)
                .logoChurn(JANUARY)
                .maturity();
    }

    private static RevenuePolicy.Builder flow() {
        return RevenuePolicy.strict().toBuilder("flow").revenueChurn(RevenueChurn.FLOW_OVER_OPENING);
    }

    /** A day into February, so that a policy that measures on the first day finds it. */
    private static CurrencyLedger ledger(RevenuePolicy policy) {
        return RevenueLedger.of(GoldenMonth.states(), policy, GoldenMonth.AS_OF.plusDays(1))
                .in(CurrencyUnit.USD);
    }

    private static List<String> lost(Rate rate) {
        return rate.members().stream()
                .filter(member -> member.numerator() > 0)
                .map(Rate.Member::id)
                .toList();
    }

    private static RevenueBridge.Line line(String amount, long count) {
        return new RevenueBridge.Line(Mrr.of(CurrencyUnit.USD, new BigDecimal(amount)), count);
    }

    private static double fraction(Rate rate) {
        return value(rate.fraction());
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("expected a value");
    }
}
