package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import org.junit.jupiter.api.Test;

class FittedCoefficientTest {

    private static final Answer<Double> ONE = Answer.known(0.1);
    private static final Answer<Double> OTHER = Answer.known(0.2);

    @Test
    void testsAndIntervalsStandOnTheErrorThatTheModelTrusts() {
        FittedCoefficient plain = new FittedCoefficient("seats", 0.3, ONE, OTHER, false);
        FittedCoefficient robust = new FittedCoefficient("seats", 0.3, ONE, OTHER, true);
        assertThat(plain.z().orElseThrow("z")).isCloseTo(3, within(1e-12));
        assertThat(robust.z().orElseThrow("z")).isCloseTo(1.5, within(1e-12));
        assertThat(plain.pValue().orElseThrow("p")).isCloseTo(0.002699796063, within(1e-12)); // 2 (1 - Phi(3))
        assertThat(robust.pValue().orElseThrow("p")).isCloseTo(0.133614402538, within(1e-12)); // 2 (1 - Phi(1.5))
        assertThat(width(robust)).isCloseTo(2 * width(plain), within(1e-12));
    }

    @Test
    void theRatioIsTheExponentialOfTheEstimateAndOfItsInterval() {
        FittedCoefficient doubles = new FittedCoefficient("tickets", Math.log(2), ONE, OTHER, false);
        Interval ends = doubles.ratio().interval().orElseThrow("interval");
        assertThat(doubles.ratio().value()).isCloseTo(2, within(1e-12));
        assertThat(ends.lower() * ends.upper()).isCloseTo(4, within(1e-12)); // symmetric about it as a ratio
        assertThat(Math.log(ends.upper() / 2)).isCloseTo(0.1959963984540054, within(1e-12));
    }

    @Test
    void withoutAnErrorThereIsNoTestAndNoInterval() {
        Answer<Double> none = Answer.unknown(Answer.Reason.UNBOUNDED, "the rows say nothing");
        FittedCoefficient bare = new FittedCoefficient("seats", 20, none, none, true);
        assertThat(bare.logPValue().isKnown()).isFalse();
        assertThat(bare.interval().isKnown()).isFalse();
        assertThat(bare.ratio().interval().isKnown()).isFalse();
    }

    @Test
    void refusesAnEstimateThatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FittedCoefficient("seats", Double.NaN, ONE, OTHER, false))
                .withMessage("estimate of seats must be finite, was NaN");
    }

    private static double width(FittedCoefficient coefficient) {
        Interval ends = coefficient.interval().orElseThrow("interval");
        return ends.upper() - ends.lower();
    }
}
