package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.balance.MutualSuccess.Finding;
import dev.bearing.value.Answer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutualSuccessTest {

    @Test
    void oneWithoutTheOtherIsNoneWhateverThePlainMeanSays() {
        MutualSuccess both = MutualSuccess.of(0.9, 0.3);
        assertThat(mutual(both)).isCloseTo(0.45, within(1e-12)); // 2 × .9 × .3 / 1.2; the plain mean is .60
        assertThat(both.imbalance().orElseThrow("imbalance")).isCloseTo(0.6, within(1e-12));
        assertThat(both.finding(0.25).orElseThrow("finding")).isEqualTo(Finding.OVER_SERVED);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 0.3, OVER_SERVED",
        "0.3, 0.9, OVER_EXTRACTED",
        "0.5, 0.75, BALANCED",
        "0.75, 0.5, BALANCED",
        "0.5, 0.7501, OVER_EXTRACTED",
        "0, 0, BALANCED"
    })
    void findsAnImbalanceBeyondTheLimitOnly(double customer, double vendor, Finding finding) {
        assertThat(MutualSuccess.of(customer, vendor).finding(0.25).orElseThrow("finding"))
                .isEqualTo(finding);
    }

    @Property(seed = "20261122")
    void whatLiesExactlyAtTheLimitIsBalanced(
            @ForAll @IntRange(max = 100) int vendor, @ForAll @IntRange(max = 100) int limit) {
        double customer = (vendor + limit) / 100.0;
        Assume.that(customer <= 1);
        assertThat(MutualSuccess.of(customer, vendor / 100.0)
                        .finding(limit / 100.0)
                        .orElseThrow("finding"))
                .isEqualTo(Finding.BALANCED);
        assertThat(MutualSuccess.of(vendor / 100.0, customer)
                        .finding(limit / 100.0)
                        .orElseThrow("finding"))
                .isEqualTo(Finding.BALANCED);
    }

    @Test
    void aSideThatIsUnknownStaysUnknownAndSoDoesWhatBothHaveInCommon() {
        Answer<Double> nobodyMeasured = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody has measured it");
        MutualSuccess both = new MutualSuccess(nobodyMeasured, Answer.known(0.0));
        assertThat(both.vendor()).isEqualTo(Answer.known(0.0));
        assertThat(both.customer()).isEqualTo(nobodyMeasured);
        assertThat(both.mutual()).isEqualTo(nobodyMeasured);
        assertThat(both.imbalance()).isEqualTo(nobodyMeasured);
        assertThat(both.finding(0.25).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refusesASideOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutualSuccess.of(bad, 0.5))
                .withMessage("customer must be in [0, 1], was " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutualSuccess.of(0.5, bad))
                .withMessage("vendor must be in [0, 1], was " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutualSuccess.of(0.5, 0.5).finding(bad))
                .withMessage("limit must be in [0, 1], was " + bad);
    }

    @Property(seed = "20261122")
    void theCommonNumberIsSymmetricAndNeverAboveThePlainMeanOrTwiceTheSmallerSide(
            @ForAll @DoubleRange(max = 1) double c, @ForAll @DoubleRange(max = 1) double v) {
        double mutual = mutual(MutualSuccess.of(c, v));
        assertThat(mutual).isEqualTo(mutual(MutualSuccess.of(v, c)));
        assertThat(mutual).isBetween(Math.min(c, v) * (1 - 1e-12), Math.max(c, v));
        assertThat(mutual).isLessThanOrEqualTo((c + v) / 2 + 1e-12);
        assertThat(mutual).isLessThanOrEqualTo(2 * Math.min(c, v) + 1e-12);
        if (c + v > 0) {
            assertThat(mutual).isCloseTo(2 * c * v / (c + v), within(1e-12));
            // the gap to the plain mean is (c - v)² / (2 (c + v)): none only where both are equal
            assertThat((c + v) / 2 - mutual).isCloseTo((c - v) * (c - v) / (2 * (c + v)), within(1e-12));
        }
    }

    @Property(seed = "20261122")
    void equalSidesHaveThemselvesInCommonAndZeroHasNothing(@ForAll @DoubleRange(max = 1) double side) {
        assertThat(mutual(MutualSuccess.of(side, side))).isCloseTo(side, within(1e-15));
        assertThat(mutual(MutualSuccess.of(side, 0))).isZero();
        assertThat(mutual(MutualSuccess.of(0, side))).isZero();
    }

    @Property(seed = "20261122")
    void moreOfEitherSideNeverLowersTheCommonNumber(
            @ForAll @DoubleRange(max = 1) double c,
            @ForAll @DoubleRange(max = 1) double v,
            @ForAll @DoubleRange(max = 1) double step) {
        double better = c + step * (1 - c);
        assertThat(mutual(MutualSuccess.of(better, v))).isGreaterThanOrEqualTo(mutual(MutualSuccess.of(c, v)) - 1e-12);
        if (v > 0.01 && better > c + 0.01) {
            assertThat(mutual(MutualSuccess.of(better, v))).isGreaterThan(mutual(MutualSuccess.of(c, v)));
        }
    }

    @Property(seed = "20261122")
    void theFindingTurnsWithTheSides(
            @ForAll @DoubleRange(max = 1) double c,
            @ForAll @DoubleRange(max = 1) double v,
            @ForAll @DoubleRange(max = 1) double limit) {
        Finding finding = MutualSuccess.of(c, v).finding(limit).orElseThrow("finding");
        Finding turned = MutualSuccess.of(v, c).finding(limit).orElseThrow("finding");
        assertThat(turned)
                .isEqualTo(
                        switch (finding) {
                            case OVER_SERVED -> Finding.OVER_EXTRACTED;
                            case OVER_EXTRACTED -> Finding.OVER_SERVED;
                            case BALANCED -> Finding.BALANCED;
                        });
    }

    private static double mutual(MutualSuccess both) {
        return both.mutual().orElseThrow("mutual");
    }
}
