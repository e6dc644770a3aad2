package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.EUR;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.action.RankedWork;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPlan;
import dev.bearing.balance.MutualGainRanking.Standing;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MutualGainRankingTest {

    private static final Answer<Estimate> UNKNOWN = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "not measured");

    private static Standing standing(double customer, double vendor) {
        return new Standing(MutualSuccess.of(customer, vendor), usd(1_000), usd(800));
    }

    private static EstimatedMoney usd(double amount) {
        return EstimatedMoney.of(USD, amount);
    }

    private static WorkItem item(String account, WorkKind kind, Answer<Estimate> gain, double hours) {
        return WorkItem.builder(AccountId.of(account), kind, "something", USD)
                .gain(gain)
                .effortHours(hours)
                .build();
    }

    private static Answer<Estimate> gain(double amount) {
        return Answer.known(new Estimate(amount, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "one number")));
    }

    /** served has much more than the vendor, squeezed much less; an intervention moves the customer by 0.2. */
    private static final MutualGainRanking RANKING = MutualGainRanking.of(
            account -> switch (account.value()) {
                case "served" -> Answer.known(standing(0.9, 0.3));
                case "squeezed" -> Answer.known(standing(0.3, 0.9));
                default -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no such account");
            },
            item -> Answer.known(item.kind() == WorkKind.INTERVENTION ? 0.2 : 0.0));

    private static double priority(WorkItem item) {
        return RANKING.priority(item).orElseThrow("priority");
    }

    @Test
    void anUpsellIsWorthMoreWhereTheCustomerHasWhatItWants() {
        // 100 of 1,000 planned: .9 and .4 have .5538 in common instead of .45
        assertThat(priority(item("served", WorkKind.LEAD, gain(100), 2)))
                .isCloseTo((2 * 0.9 * 0.4 / 1.3 - 0.45) / 2, within(1e-12));
        assertThat(priority(item("squeezed", WorkKind.LEAD, gain(100), 2)))
                .isCloseTo((2 * 0.3 * 1.0 / 1.3 - 0.45) / 2, within(1e-12));
    }

    @Test
    void helpIsWorthMoreWhereTheVendorHasWhatItPlanned() {
        WorkItem served = item("served", WorkKind.INTERVENTION, gain(0), 1);
        WorkItem squeezed = item("squeezed", WorkKind.INTERVENTION, gain(0), 1);
        // .5 and .9 have .6429 in common; 1 and .3 have .4615
        assertThat(priority(squeezed)).isCloseTo(0.9 / 1.4 - 0.45, within(1e-12));
        assertThat(priority(served)).isCloseTo(0.6 / 1.3 - 0.45, within(1e-12));
        List<RankedWork> ranked =
                WorkPlan.of(List.of(served, squeezed), RANKING).ranked();
        assertThat(ranked).extracting(work -> work.item().accountId().value()).containsExactly("squeezed", "served");
    }

    @Test
    void keepingACustomerKeepsWhatBothHaveInCommon() {
        // 200 of 800 a year: a quarter of .45
        assertThat(priority(item("served", WorkKind.RENEWAL_SAVE, gain(200), 1)))
                .isCloseTo(0.1125, within(1e-12));
        assertThat(priority(item("served", WorkKind.CANCEL_INTENT, gain(5_000), 1)))
                .isCloseTo(0.45, within(1e-12));
    }

    @Test
    void whatIsNotKnownStandsApartAndIsNotTheLeast() {
        WorkItem unknownGain = item("served", WorkKind.TASK, UNKNOWN, 1);
        WorkItem unknownAccount = item("nobody", WorkKind.LEAD, gain(100), 1);
        WorkPlan plan = WorkPlan.of(List.of(unknownGain, unknownAccount), RANKING);
        assertThat(plan.ranked()).isEmpty();
        assertThat(plan.apart()).hasSize(2);
        assertThat(RANKING.spec()).isEmpty();
    }

    @Test
    void refusesAmountsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standing(MutualSuccess.of(1, 1), usd(0), usd(1)))
                .withMessage("plannedYear must be above 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standing(MutualSuccess.of(1, 1), usd(1), EstimatedMoney.of(EUR, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RANKING.priority(WorkItem.builder(AccountId.of("served"), WorkKind.LEAD, "x", EUR)
                        .gain(gain(1))
                        .build()));
    }

    @Property(seed = "20261122")
    void moreGainNeverRanksLowerTwiceTheHoursHalveItAndNothingIsNothing(
            @ForAll @DoubleRange(max = 1) double customer,
            @ForAll @DoubleRange(max = 1) double vendor,
            @ForAll @DoubleRange(max = 2000) double amount,
            @ForAll @DoubleRange(max = 500) double more,
            @ForAll @DoubleRange(min = 0.1, max = 40) double hours) {
        MutualGainRanking ranking =
                MutualGainRanking.of(any -> Answer.known(standing(customer, vendor)), any -> Answer.known(0.0));
        for (WorkKind kind : List.of(WorkKind.LEAD, WorkKind.RENEWAL_SAVE)) {
            double one = ranking.priority(item("a", kind, gain(amount), hours)).orElseThrow("one");
            assertThat(one).isBetween(-1e-12, 1 / hours + 1e-12);
            assertThat(ranking.priority(item("a", kind, gain(amount + more), hours))
                            .orElseThrow("more"))
                    .isGreaterThanOrEqualTo(one - 1e-12);
            assertThat(ranking.priority(item("a", kind, gain(amount), 2 * hours))
                            .orElseThrow("twice"))
                    .isCloseTo(one / 2, within(1e-12));
            assertThat(ranking.priority(item("a", kind, gain(0), hours)).orElseThrow("nothing"))
                    .isCloseTo(0, within(1e-12));
        }
    }
}
