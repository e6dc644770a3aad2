package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.util.List;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class GrowthArithmeticTest {

    private static final LifetimeValue TWO_THOUSAND = ConstantChurn.assuming(0.05, RatePeriod.MONTH)
            .value(usd(100), RatePeriod.MONTH)
            .orElseThrow("value");

    @Test
    void standingStillTakesWhatExistingCustomersLose() {
        // 500 of 10,000 churned, another customer grew by 5,000
        assertThat(value(GrowthArithmetic.grossNewToStandStill(usd(10_000), ofMoney(95, 100)))
                        .amount())
                .isCloseTo(500, within(1e-9));
        assertThat(value(GrowthArithmetic.netNewToStandStill(usd(10_000), ofMoney(145, 100)))
                        .amount())
                .isZero();
        Answer<EstimatedMoney> net = GrowthArithmetic.netNewToStandStill(usd(10_000), ofMoney(96, 100));
        assertThat(value(net).amount()).isCloseTo(400, within(1e-9));
        assertThat(((Answer.Known<EstimatedMoney>) net).explanation().method()).isEqualTo("net new to stand still");
        assertThat(value(GrowthArithmetic.customersToStandStill(200, Rate.ofCounts(5, 100))))
                .isCloseTo(10, within(1e-12));
        assertThat(GrowthArithmetic.customersToStandStill(200, Rate.ofCounts(0, 0))
                        .isKnown())
                .isFalse();
    }

    @Test
    void earnedGrowthIsNetRetentionAndEarnedNewLessOne() {
        Answer<Double> growth = GrowthArithmetic.earnedGrowth(ofMoney(108, 100), ofMoney(7, 100));
        assertThat(value(growth)).isCloseTo(0.15, within(1e-12)); // Reichheld's example: 108 % + 7 % - 100 %
        assertThat(((Answer.Known<Double>) growth)
                        .explanation().terms().stream()
                                .mapToDouble(term -> term.value())
                                .sum())
                .isCloseTo(0.15, within(1e-12));
        assertThat(value(GrowthArithmetic.earnedGrowth(ofMoney(108, 100), ofMoney(0, 100))))
                .isCloseTo(0.08, within(1e-12));
    }

    @Test
    void aPipelineMustBeWorthItsTargetOverTheWinRate() {
        assertThat(value(GrowthArithmetic.pipelineCoverage(Rate.ofCounts(20, 100))))
                .isCloseTo(5, within(1e-12));
        assertThat(value(GrowthArithmetic.pipelineCoverage(Rate.ofCounts(90, 100))))
                .isCloseTo(1.1111, within(5e-5));
        assertThat(reason(GrowthArithmetic.pipelineCoverage(Rate.ofCounts(0, 7))))
                .isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(reason(GrowthArithmetic.pipelineCoverage(Rate.ofCounts(0, 0))))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void lifetimeValueOverAcquisitionCost() {
        Estimate ratio =
                GrowthArithmetic.lifetimeValueToCost(TWO_THOUSAND, usd(500)).orElseThrow("ratio");
        assertThat(ratio.value()).isCloseTo(4, within(1e-12));
        assertThat(ratio.interval().isKnown()).isFalse(); // a churn that was assumed has none
        assertThat(reason(GrowthArithmetic.lifetimeValueToCost(TWO_THOUSAND, usd(0))))
                .isEqualTo(Answer.Reason.UNBOUNDED);
        LifetimeValue unbounded = ConstantChurn.assuming(0, RatePeriod.MONTH)
                .value(usd(100), RatePeriod.MONTH)
                .orElseThrow("value");
        assertThat(reason(GrowthArithmetic.lifetimeValueToCost(unbounded, usd(500))))
                .isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() ->
                        GrowthArithmetic.lifetimeValueToCost(TWO_THOUSAND, EstimatedMoney.of(CurrencyUnit.EUR, 1)));
    }

    @Test
    void aCustomerPaysBackOutOfItsMargin() {
        assertThat(value(GrowthArithmetic.paybackMonths(usd(800), usd(100), 0.8)))
                .isCloseTo(10, within(1e-12));
        assertThat(reason(GrowthArithmetic.paybackMonths(usd(800), usd(0), 0.8)))
                .isEqualTo(Answer.Reason.UNBOUNDED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrowthArithmetic.paybackMonths(usd(800), usd(1), 0))
                .withMessage("grossMargin must be in (0, 1], was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrowthArithmetic.paybackMonths(usd(-1), usd(1), 1))
                .withMessage("acquisitionCost must not be negative, was -1.0");
    }

    @Test
    void aCustomerThatLeavesCostsWhatWasAheadAndWhatHasNotComeBack() {
        ChurnCost early = ChurnCost.of(usd(1600), usd(800), usd(240));
        assertThat(early.unrecoveredAcquisition().amount()).isEqualTo(560);
        assertThat(early.total().amount()).isEqualTo(2160);
        assertThat(ChurnCost.of(usd(1600), usd(800), usd(5000)).total().amount())
                .isEqualTo(1600);
        assertThatIllegalArgumentException().isThrownBy(() -> ChurnCost.of(usd(-1), usd(800), usd(0)));
    }

    private static EstimatedMoney usd(double amount) {
        return EstimatedMoney.of(CurrencyUnit.USD, amount);
    }

    private static Rate ofMoney(long numerator, long denominator) {
        return Rate.ofMoney(
                Mrr.ofUnits(CurrencyUnit.USD, numerator), Mrr.ofUnits(CurrencyUnit.USD, denominator), 1, List::of);
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("answer");
    }

    private static <T> Answer.Reason reason(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).reason();
    }
}
