package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.revenue.ConstantChurn;
import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.LifetimeValueModel;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.RatePeriod;
import org.junit.jupiter.api.Test;

class RetentionLifetimeValueTest {

    private static final EstimatedMoney ARPA = EstimatedMoney.of(USD, 100);

    private final DiscountedLifetime onePercent = DiscountedLifetime.ofPeriodic(0.01);
    private final RetentionFit fit = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593))
            .orElseThrow("fit");

    @Test
    void isTheValueAtConstantChurnInAdvanceWhereAllAreAlike() {
        LifetimeValueModel constant = ConstantChurn.assuming(0.05, RatePeriod.MONTH)
                .discounted(0.01, ConstantChurn.Timing.ADVANCE)
                .withGrossMargin(0.8);
        LifetimeValueModel geometric = RetentionLifetimeValue.of(
                        UncertainRetention.certain(GeometricRetention.of(0.05)),
                        onePercent,
                        RatePeriod.MONTH,
                        ValuationDate.TO_BE_ACQUIRED)
                .withGrossMargin(0.8);
        assertThat(amount(geometric, RatePeriod.MONTH)).isCloseTo(amount(constant, RatePeriod.MONTH), within(1e-9));
    }

    @Test
    void hasTheIntervalOfTheRetention() {
        LifetimeValue value = RetentionLifetimeValue.of(
                        UncertainRetention.delta(fit),
                        DiscountedLifetime.ofPeriodic(0.05),
                        RatePeriod.YEAR,
                        ValuationDate.TO_BE_ACQUIRED)
                .value(ARPA, RatePeriod.YEAR)
                .orElseThrow("value");
        // DEL 7.502366642669282 with a standard error of 0.6344913838358434: mpmath 1.2.1, delta method
        assertThat(value.value().orElseThrow("value").amount()).isCloseTo(750.2366642669282, within(1e-5));
        assertThat(value.lower().orElseThrow("lower").amount())
                .isCloseTo(750.2366642669282 - 1.959963984540054 * 63.44913838358434, within(1e-4));
        assertThat(value.upper().orElseThrow("upper").amount())
                .isCloseTo(750.2366642669282 + 1.959963984540054 * 63.44913838358434, within(1e-4));
        assertThat(value.method()).isEqualTo("revenue × discounted expected lifetime, sbg, TO_BE_ACQUIRED");
    }

    @Test
    void theThreeDatesDifferByOnePaymentAndOneDiscount() {
        UncertainRetention certain = UncertainRetention.certain(fit.model());
        double acquired =
                amount(RetentionLifetimeValue.of(certain, onePercent, RatePeriod.YEAR, ValuationDate.TO_BE_ACQUIRED));
        double paid = amount(RetentionLifetimeValue.of(certain, onePercent, RatePeriod.YEAR, ValuationDate.JUST_PAID));
        double before =
                amount(RetentionLifetimeValue.of(certain, onePercent, RatePeriod.YEAR, ValuationDate.BEFORE_RENEWAL));
        assertThat(acquired - paid).isCloseTo(100, within(1e-9));
        assertThat(before).isCloseTo(1.01 * paid, within(1e-9));
        double later = amount(RetentionLifetimeValue.of(certain, onePercent, RatePeriod.YEAR, ValuationDate.JUST_PAID)
                .afterRenewals(4));
        assertThat(later).isGreaterThan(paid);
    }

    @Test
    void isUnboundedWhereTheLifetimeHasNoEnd() {
        LifetimeValue endless = RetentionLifetimeValue.of(
                        UncertainRetention.certain(ShiftedBetaGeometric.of(0.7, 1.2)),
                        DiscountedLifetime.ofPeriodic(0),
                        RatePeriod.YEAR,
                        ValuationDate.JUST_PAID)
                .value(ARPA, RatePeriod.YEAR)
                .orElseThrow("value");
        assertThat(endless)
                .isInstanceOfSatisfying(
                        LifetimeValue.Unbounded.class,
                        unbounded -> assertThat(unbounded.reason()).isEqualTo(Answer.Reason.UNBOUNDED));
        assertThat(endless.lower().isKnown()).isFalse();
    }

    @Test
    void isUnknownWhereTheCurveDoesNotReach() {
        UncertainRetention curve = UncertainRetention.greenwood(
                KaplanMeier.of(Spells.of(new long[] {1, 2, 3, 5, 5}, new int[] {1, 1, 0, 1, 0})));
        Answer<LifetimeValue> value = RetentionLifetimeValue.of(
                        curve, onePercent, RatePeriod.MONTH, ValuationDate.TO_BE_ACQUIRED)
                .value(ARPA, RatePeriod.MONTH);
        assertThat(((Answer.Unknown<LifetimeValue>) value).reason()).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void refusesAnotherPeriodAndRenewalsOfNobody() {
        RetentionLifetimeValue model = RetentionLifetimeValue.of(
                UncertainRetention.certain(fit.model()), onePercent, RatePeriod.YEAR, ValuationDate.TO_BE_ACQUIRED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.value(ARPA, RatePeriod.MONTH))
                .withMessage("revenue must be per YEAR as payments are, was per MONTH");
        assertThatIllegalArgumentException().isThrownBy(() -> model.afterRenewals(1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.withGrossMargin(Double.NaN));
    }

    private static double amount(LifetimeValueModel model) {
        return amount(model, RatePeriod.YEAR);
    }

    private static double amount(LifetimeValueModel model, RatePeriod period) {
        return model.value(ARPA, period)
                .flatMap(LifetimeValue::value)
                .orElseThrow("value")
                .amount();
    }
}
