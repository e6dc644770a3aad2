package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.bearing.revenue.ConstantChurn.Timing;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantChurnTest {

    private static final EstimatedMoney ARPA = EstimatedMoney.of(CurrencyUnit.USD, 100);
    private static final double ROUNDING = 1e-10; // percent: 1e-12 relative

    private final ConstantChurn fivePercent = ConstantChurn.ofChurn(Rate.ofCounts(5, 100), RatePeriod.MONTH);

    @Test
    void aHundredAMonthAtFivePercent() {
        // worked by hand: 100 / .05; 80 / .05; 100 / .06; 101 / .06
        assertThat(worth(fivePercent)).isCloseTo(2000, within(1e-9));
        assertThat(worth(fivePercent.withGrossMargin(0.8))).isCloseTo(1600, within(1e-9));
        assertThat(worth(fivePercent.discounted(0.01, Timing.ARREARS))).isCloseTo(1666.67, within(0.005));
        assertThat(worth(fivePercent.discounted(0.01, Timing.ADVANCE))).isCloseTo(1683.33, within(0.005));
    }

    @Test
    void anEstimateAtOneHundredPercentOfRevenueOverstatesProfit() {
        double naive = worth(fivePercent);
        assertThat(naive / worth(fivePercent.withGrossMargin(0.81)) - 1).isCloseTo(0.23, within(0.005));
    }

    @Test
    void growthNeedsADiscountAboveItOrAHorizon() {
        ConstantChurn growing = ConstantChurn.assuming(-0.01, RatePeriod.MONTH);

        // worked by hand: 100 / (.015 - .01); 100 (1.01^60 - 1) / .01
        assertThat(worth(growing.discounted(0.015, Timing.ARREARS))).isCloseTo(20_000, within(1e-6));
        assertThat(worth(growing.withHorizon(60))).isCloseTo(8166.97, within(0.005));
        LifetimeValue unbounded = value(growing.discounted(0.01, Timing.ADVANCE));
        assertThat(unbounded).isInstanceOf(LifetimeValue.Unbounded.class);
        assertThat(reason(unbounded.value())).isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(reason(unbounded.upper())).isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(reason(unbounded.lower())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/dev/bearing/revenue/clv_closed_form.csv",
            useHeadersInDisplayName = true,
            numLinesToSkip = 5)
    void agreesWithClosedFormsOfConstantRetention(
            double margin,
            double retention,
            double discount,
            double advance,
            double withoutFirst,
            double arrears,
            double beforeRenewal,
            double ten,
            double lifetime) {
        EstimatedMoney revenue = EstimatedMoney.of(CurrencyUnit.USD, margin);
        ConstantChurn model = ConstantChurn.assuming(1 - retention, RatePeriod.YEAR);
        double inAdvance = worth(model.discounted(discount, Timing.ADVANCE), revenue);

        assertThat(inAdvance).isCloseTo(advance, withinPercentage(ROUNDING));
        assertThat(inAdvance - margin).isCloseTo(withoutFirst, withinPercentage(ROUNDING));
        assertThat(inAdvance * retention).isCloseTo(beforeRenewal, withinPercentage(ROUNDING));
        assertThat(worth(model.discounted(discount, Timing.ARREARS), revenue))
                .isCloseTo(arrears, withinPercentage(ROUNDING));
        assertThat(worth(model.discounted(discount, Timing.ADVANCE).withHorizon(10), revenue))
                .isCloseTo(ten, withinPercentage(ROUNDING));
        assertThat(worth(model, EstimatedMoney.of(CurrencyUnit.USD, 1)))
                .isCloseTo(lifetime, withinPercentage(ROUNDING));
    }

    @Test
    void whereNobodyWasLostWilsonsUpperEndGivesALowerOne() {
        ConstantChurn loyal = ConstantChurn.ofChurn(Rate.ofCounts(0, 10), RatePeriod.MONTH);

        LifetimeValue unbounded = value(loyal);
        assertThat(unbounded).isInstanceOf(LifetimeValue.Unbounded.class);
        assertThat(reason(unbounded.value())).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(amount(unbounded.lower())).isCloseTo(100 / 0.2775, within(0.05)); // Wilson of 0/10 is [0, .2775]
        assertThat(message(unbounded.value())).isEqualTo("nobody of 10 account-months was lost");
        assertThat(message(value(ConstantChurn.assuming(0, RatePeriod.YEAR)).value()))
                .isEqualTo("no churn was assumed");
        Mrr thousand = Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(1000));
        Rate allKept = Rate.ofMoney(thousand, thousand, 1, List::of);
        assertThat(message(value(ConstantChurn.ofRetention(allKept, RatePeriod.MONTH))
                        .value()))
                .isEqualTo("net of growth, nothing of USD 1000.00 was lost");
        LifetimeValue discounted = value(loyal.discounted(0.01, Timing.ARREARS));
        assertThat(amount(discounted.value())).isCloseTo(10_000, within(1e-8));
        assertThat(amount(discounted.upper())).isCloseTo(10_000, within(1e-8));
    }

    @Test
    void whereAllAreLostTheFirstPeriodIsAllThereIs() {
        ConstantChurn lost = ConstantChurn.assuming(1, RatePeriod.MONTH);
        assertThat(worth(lost)).isEqualTo(100);
        assertThat(worth(lost.withHorizon(7))).isEqualTo(100);
        assertThat(worth(lost.discounted(0.25, Timing.ADVANCE))).isEqualTo(100);
        assertThat(worth(lost.discounted(0.25, Timing.ARREARS))).isEqualTo(80);
    }

    @Test
    void netRetentionGivesAnIntervalOfItsOwn() {
        List<Rate.Member> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            members.add(new Rate.Member("a" + i, i % 4 == 0 ? 80 : 100, 100));
        }
        Mrr now = Mrr.ofUnits(CurrencyUnit.USD, 3800);
        Rate retention = Rate.ofMoney(now, Mrr.ofUnits(CurrencyUnit.USD, 4000), 40, () -> members);

        LifetimeValue value = value(ConstantChurn.ofRetention(retention, RatePeriod.MONTH));
        assertThat(amount(value.value())).isCloseTo(2000, within(1e-8));
        assertThat(amount(value.lower())).isLessThan(2000);
        assertThat(amount(value.upper())).isGreaterThan(2000);
        assertThat(value.method()).isEqualTo("ARPA / churn");
    }

    @Test
    void aChurnOfFewIsFlaggedOnTheValueToo() {
        assertThat(value(ConstantChurn.ofChurn(Rate.ofCounts(1, 2), RatePeriod.MONTH))
                        .flags())
                .containsExactly(Rate.Flag.LOW_BASE);
        assertThat(value(ConstantChurn.ofChurn(Rate.ofCounts(0, 9), RatePeriod.MONTH)
                                .withGrossMargin(0.8))
                        .flags())
                .containsExactly(Rate.Flag.LOW_BASE);
        assertThat(value(fivePercent.withHorizon(7)).flags()).isEmpty();
        assertThat(value(ConstantChurn.assuming(0.5, RatePeriod.MONTH)).flags()).isEmpty();
        LifetimeValue few = value(ConstantChurn.ofChurn(Rate.ofCounts(1, 2), RatePeriod.MONTH));
        assertThat(amount(few.value())).isEqualTo(200);
        // Wilson of 1 of 2 by its formula: [.0945, .9055]
        assertThat(amount(few.lower())).isCloseTo(110.4, within(0.1));
        assertThat(amount(few.upper())).isCloseTo(1057.9, within(0.5));
    }

    @Test
    void whatGrowthMadeUpForIsNotLostNetOfIt() {
        List<Rate.Member> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            members.add(new Rate.Member("a" + i, i % 2 == 0 ? 50 : 150, 100));
        }
        Mrr all = Mrr.ofUnits(CurrencyUnit.USD, 4000);
        LifetimeValue value =
                value(ConstantChurn.ofRetention(Rate.ofMoney(all, all, 40, () -> members), RatePeriod.MONTH));
        assertThat(reason(value.value())).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(message(value.value()))
                .startsWith("net of growth, nothing of USD ")
                .endsWith(" was lost");
        assertThat(amount(value.lower())).isBetween(550.0, 750.0); // 100 / (1.96 × .5 / √40) = 645
    }

    @Test
    void saysWhichFormItIs() {
        assertThat(value(fivePercent
                                .withGrossMargin(0.8)
                                .discounted(0.01, Timing.ADVANCE)
                                .withHorizon(12))
                        .method())
                .isEqualTo("ARPA × margin / (discount + churn), in advance, first 12 periods");
    }

    @Test
    void refusesRevenueOfAnotherPeriodThanTheChurn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fivePercent.value(ARPA, RatePeriod.YEAR))
                .withMessage("revenue must be per MONTH as the churn is, was per YEAR");
    }

    @Test
    void isUnknownWhereTheChurnIs() {
        assertThat(reason(ConstantChurn.ofChurn(Rate.ofCounts(0, 0), RatePeriod.MONTH)
                        .value(ARPA, RatePeriod.MONTH)))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void whatIsNoShareOfCustomersGivesNoValueAndNoException() {
        assertThat(reason(ConstantChurn.ofChurn(Rate.ofCounts(40, 12).asFlow(), RatePeriod.MONTH)
                        .withHorizon(3)
                        .value(ARPA, RatePeriod.MONTH)))
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        Rate below = Rate.ofMoney(Mrr.ofUnits(CurrencyUnit.USD, -1), Mrr.ofUnits(CurrencyUnit.USD, 9), 1, List::of);
        assertThat(reason(ConstantChurn.ofRetention(below, RatePeriod.MONTH).value(ARPA, RatePeriod.MONTH)))
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void anIntervalThatReachesAboveOneGivesNoLowerEnd() {
        List<Rate.Member> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            members.add(new Rate.Member("a" + i, i < 4 ? 9 : 0, 1)); // four left nine times each: 36 of 40
        }
        Rate churn = Rate.ofCounts(36, 40, () -> members).asFlow();
        assertThat(churn.interval().orElseThrow("interval").upper()).isGreaterThan(1);
        LifetimeValue value = value(ConstantChurn.ofChurn(churn, RatePeriod.MONTH));
        assertThat(amount(value.value())).isCloseTo(100 / 0.9, within(1e-9));
        assertThat(reason(value.lower())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(amount(value.upper())).isGreaterThan(100 / 0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesAMarginOutOfRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fivePercent.withGrossMargin(bad))
                .withMessage("margin must be in (0, 1], was " + bad);
    }

    @Test
    void refusesANegativeDiscountNoHorizonAndChurnAboveOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> fivePercent.discounted(-0.1, Timing.ADVANCE));
        assertThatIllegalArgumentException().isThrownBy(() -> fivePercent.discounted(Double.NaN, Timing.ADVANCE));
        assertThatIllegalArgumentException().isThrownBy(() -> fivePercent.withHorizon(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ConstantChurn.assuming(1.1, RatePeriod.MONTH));
    }

    @Property(seed = "20261122")
    void fallsWithChurnAndWithTheDiscountAndRisesInProportionToRevenue(
            @ForAll @DoubleRange(min = 0.01, max = 0.9) double churn,
            @ForAll @DoubleRange(max = 0.2) double discount,
            @ForAll Timing timing) {
        ConstantChurn model = ConstantChurn.assuming(churn, RatePeriod.MONTH);
        double value = worth(model.discounted(discount, timing));
        assertThat(worth(ConstantChurn.assuming(churn + 0.05, RatePeriod.MONTH).discounted(discount, timing)))
                .isLessThan(value);
        assertThat(worth(model.discounted(discount + 0.05, timing))).isLessThan(value);
        assertThat(worth(model.discounted(discount, timing), ARPA.multipliedBy(3)))
                .isCloseTo(3 * value, withinPercentage(ROUNDING));
    }

    @Property(seed = "20261122")
    void theDiscountedFormTendsToTheSimpleOne(
            @ForAll @DoubleRange(min = 0.01, max = 1) double churn, @ForAll Timing timing) {
        ConstantChurn model = ConstantChurn.assuming(churn, RatePeriod.MONTH);
        assertThat(worth(model.discounted(1e-9, timing))).isCloseTo(worth(model), withinPercentage(1e-4));
    }

    @Property(seed = "20261122")
    void aHorizonIsTheSumOfItsPeriodsAndRisesToTheWhole(
            @ForAll @DoubleRange(min = -0.05, max = 1) double churn,
            @ForAll @DoubleRange(max = 0.2) double discount,
            @ForAll @IntRange(min = 1, max = 200) int periods,
            @ForAll Timing timing) {
        ConstantChurn model = ConstantChurn.assuming(churn, RatePeriod.MONTH).discounted(discount, timing);
        double sum = 0;
        for (int k = 0; k < periods; k++) {
            sum += 100 * Math.pow(1 - churn, k) / Math.pow(1 + discount, timing == Timing.ADVANCE ? k : k + 1);
        }
        assertThat(worth(model.withHorizon(periods))).isCloseTo(sum, withinPercentage(1e-9));
        assertThat(worth(model.withHorizon(periods + 1))).isGreaterThanOrEqualTo(sum * (1 - 1e-12));
        value(model)
                .value()
                .toOptional()
                .ifPresent(whole -> assertThat(worth(model.withHorizon(periods)))
                        .isLessThanOrEqualTo(whole.amount() * (1 + 1e-12)));
    }

    @Property(seed = "20261122")
    void theIntervalHoldsTheValue(
            @ForAll @IntRange(max = 50) int lost,
            @ForAll @IntRange(min = 50, max = 200) int all,
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double discount) {
        LifetimeValue value = value(ConstantChurn.ofChurn(Rate.ofCounts(lost, all), RatePeriod.MONTH)
                .discounted(discount, Timing.ADVANCE));
        assertThat(amount(value.value())).isBetween(amount(value.lower()), amount(value.upper()));
    }

    private static double worth(ConstantChurn model) {
        return worth(model, ARPA);
    }

    private static double worth(ConstantChurn model, EstimatedMoney revenue) {
        return amount(model.value(revenue, model.period())
                .orElseThrow("lifetime value")
                .value());
    }

    private static LifetimeValue value(ConstantChurn model) {
        return model.value(ARPA, model.period()).orElseThrow("lifetime value");
    }

    private static double amount(Answer<EstimatedMoney> answer) {
        return answer.orElseThrow("amount").amount();
    }

    private static <T> String message(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).message();
    }

    private static <T> Answer.Reason reason(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).reason();
    }
}
