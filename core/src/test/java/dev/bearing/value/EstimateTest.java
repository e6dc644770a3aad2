package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {

    @Test
    void carriesItsInterval() {
        Estimate estimate = Estimate.of(0.2, Interval.of95(0.1, 0.3));
        assertThat(estimate.interval()).isEqualTo(Answer.known(new Interval(0.1, 0.3, 0.95)));
        assertThat(estimate.value()).isEqualTo(0.2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void isFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(bad, Interval.of95(0, 1)))
                .withMessage("value must be finite, was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstimatedMoney.of(CurrencyUnit.USD, bad))
                .withMessage("amount must be finite, was %s", bad);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0.95", "NaN, 1, 0.95", "0, NaN, 0.95", "0, 1, 0", "0, 1, 1", "0, 1, NaN"})
    void anIntervalIsInOrderAndHasALevel(double lower, double upper, double level) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(lower, upper, level));
    }

    @Test
    void anIntervalIncludesItsEndsAndMayHaveNone() {
        Interval open = Interval.of95(-0.0, Double.POSITIVE_INFINITY);
        assertThat(open.contains(0)).isTrue();
        assertThat(open.contains(Double.MAX_VALUE)).isTrue();
        assertThat(open.contains(-1e-300)).isFalse();
        assertThat(open.contains(Double.NaN)).isFalse();
        assertThat(open).isEqualTo(Interval.of95(0.0, Double.POSITIVE_INFINITY));
    }

    @Test
    void estimatedMoneyAddsWithinACurrency() {
        EstimatedMoney two = EstimatedMoney.of(CurrencyUnit.USD, 2);
        assertThat(two.plus(two.multipliedBy(0.5))).isEqualTo(EstimatedMoney.of(CurrencyUnit.USD, 3));
        assertThat(EstimatedMoney.zero(CurrencyUnit.USD).multipliedBy(-1))
                .isEqualTo(EstimatedMoney.zero(CurrencyUnit.USD));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> two.plus(EstimatedMoney.zero(CurrencyUnit.EUR)));
    }
}
