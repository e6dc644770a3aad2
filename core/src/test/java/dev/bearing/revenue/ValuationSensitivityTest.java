package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.EstimatedMoney;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ValuationSensitivityTest {

    private final ValuationSensitivity what = new ValuationSensitivity(usd(10_000_000), 6);

    @Test
    void aPointOfChurnIsAPointOfTheValue() {
        assertThat(what.value()).isEqualTo(usd(60_000_000));
        assertThat(what.ofChurn(-0.01).amount()).isCloseTo(600_000, within(1e-6));
        assertThat(what.ofExpansion(0.02).amount()).isCloseTo(1_200_000, within(1e-6));
        // a million buys 1,000,000 / 1.25 = 800,000 of new revenue, and 1,000,000 at 1
        assertThat(what.ofAcquisitionCost(usd(1_000_000), 1.25, 1).amount()).isCloseTo(1_200_000, within(1e-6));
    }

    @Property(seed = "20261122")
    void noChangeGivesNoDifferenceAndAllIsLinear(
            @ForAll @DoubleRange(max = 1e9) double revenue,
            @ForAll @DoubleRange(max = 50) double multiple,
            @ForAll @DoubleRange(min = -1, max = 1) double points) {
        ValuationSensitivity one = new ValuationSensitivity(usd(revenue), multiple);
        ValuationSensitivity more = new ValuationSensitivity(usd(2 * revenue), multiple);
        ValuationSensitivity dearer = new ValuationSensitivity(usd(revenue), 2 * multiple);
        assertThat(one.ofChurn(0).amount()).isZero();
        assertThat(one.ofExpansion(0).amount()).isZero();
        assertThat(one.ofAcquisitionCost(usd(revenue), 1.5, 1.5).amount()).isZero();
        assertThat(one.ofChurn(points).amount())
                .isEqualTo(-one.ofExpansion(points).amount() + 0.0);
        assertThat(more.ofChurn(points).amount())
                .isEqualTo(2 * one.ofChurn(points).amount() + 0.0);
        assertThat(dearer.ofChurn(points).amount())
                .isEqualTo(2 * one.ofChurn(points).amount() + 0.0);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValuationSensitivity(usd(1), Double.NaN))
                .withMessage("multiple must be finite and at least 0, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new ValuationSensitivity(usd(-1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> what.ofChurn(Double.NaN))
                .withMessage("points must be in [-1, 1], was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> what.ofAcquisitionCost(usd(1), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> what.ofAcquisitionCost(usd(1), 1, 0));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> what.ofAcquisitionCost(EstimatedMoney.of(CurrencyUnit.EUR, 1), 1, 1));
    }

    private static EstimatedMoney usd(double amount) {
        return EstimatedMoney.of(CurrencyUnit.USD, amount);
    }
}
