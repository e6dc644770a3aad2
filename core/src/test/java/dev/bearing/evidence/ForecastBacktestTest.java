package dev.bearing.evidence;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ForecastBacktestTest {

    private static final PredictedValue UNIFORM = PredictedValue.of(0.5, p -> p);

    /** Of a uniform forecast on [0, 1] the score is y² - y + 1/3 within it, by integration. */
    @Property(seed = "20261122", tries = 100)
    void theScoreOfAUniformForecastIsKnown(@ForAll @DoubleRange(min = 0, max = 1) double y) {
        assertThat(UNIFORM.crps(y)).isCloseTo(y * y - y + 1.0 / 3, within(1e-3));
    }

    @Test
    void theScoreOfASureForecastIsItsError() {
        PredictedValue sure = PredictedValue.of(10.0);
        assertThat(sure.crps(13)).isCloseTo(3, within(1e-12));
        assertThat(sure.crps(8)).isCloseTo(2, within(1e-12));
        assertThat(sure.pinball(0.9, 13)).isCloseTo(2.7, within(1e-12));
        assertThat(sure.pinball(0.9, 8)).isCloseTo(0.2, within(1e-12));
    }

    /** A proper score: who believes in [0, 1] does worse in the mean by saying anything else. */
    @Property(seed = "20261122", tries = 100)
    void nobodyDoesBetterThanByTheTruth(
            @ForAll @DoubleRange(min = -1, max = 1) double shift,
            @ForAll @DoubleRange(min = 0.1, max = 3) double spread) {
        PredictedValue other = PredictedValue.of(0.5 + shift, p -> 0.5 + shift + (p - 0.5) * spread);
        double own = 0;
        double others = 0;
        for (int i = 0; i < 200; i++) {
            double y = (i + 0.5) / 200;
            own += UNIFORM.crps(y) / 200;
            others += other.crps(y) / 200;
        }
        assertThat(own).isLessThanOrEqualTo(others + 1e-6);
    }

    @Test
    void quantilesAreReadBetweenThoseKnown() {
        assertThat(UNIFORM.quantile(0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(UNIFORM.quantile(0.05)).isCloseTo(0.05, within(1e-12));
        assertThat(UNIFORM.interval(0.9).lower()).isCloseTo(0.05, within(1e-12));
        assertThat(UNIFORM.covers(0.9, 0.06)).isTrue();
        assertThat(UNIFORM.covers(0.9, 0.04)).isFalse();
    }

    @Test
    void whatDiffersByRoundingAloneIsWithin() {
        PredictedValue sure = PredictedValue.of(0.3);
        assertThat(sure.covers(0.9, 0.1 + 0.2)).isTrue(); // 0.30000000000000004
        assertThat(sure.isAtMost(0.5, 0.1 + 0.2)).isTrue();
        assertThat(sure.covers(0.9, 0.300001)).isFalse();
        assertThat(sure.isAtMost(0.5, 0.300001)).isFalse();
    }

    @Test
    void aNaiveForecastSpreadsByItsErrors() {
        PredictedValue naive = PredictedValue.of(10, List.of(-1.0, 0.0, 1.0));
        assertThat(naive.mean()).isEqualTo(10);
        assertThat(naive.quantile(0.1)).isEqualTo(9);
        assertThat(naive.quantile(0.5)).isEqualTo(10);
        assertThat(naive.quantile(0.9)).isEqualTo(11);
        assertThat(PredictedValue.of(10, List.of()).quantile(0.9)).isEqualTo(10);
    }

    @Test
    void countsWhatCameTrueByHorizon() {
        List<ForecastOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            // 0.05, 0.15 … 0.95: nine of ten within (0.05, 0.95) by half a step; the naive one says 1 too much
            outcomes.add(new ForecastOutcome(
                    LocalDate.of(2026, 1 + i, 1), 1, UNIFORM, PredictedValue.of(1.5 + i / 10.0), i / 10.0 + 0.04));
        }
        Collections.shuffle(outcomes, new java.util.Random(1));
        outcomes.add(new ForecastOutcome(LocalDate.of(2026, 1, 1), 2, UNIFORM, UNIFORM, 0.5));
        ForecastBacktest backtest = ForecastBacktest.of("test", outcomes);
        ForecastBacktest.Horizon horizon = backtest.horizon(1).orElseThrow("known");

        assertThat(backtest.months()).containsExactly(1, 2);
        assertThat(horizon.forecasts()).isEqualTo(10);
        assertThat(horizon.bias()).isCloseTo(0.5 - 0.49, within(1e-12));
        assertThat(horizon.coverage().numerator()).isEqualTo(9);
        assertThat(horizon.calibration().get(0.25).numerator()).isEqualTo(3);
        assertThat(horizon.calibration().get(0.95).numerator()).isEqualTo(10);
        assertThat(horizon.naiveMeanAbsoluteError()).isCloseTo(1.46, within(1e-12));
        assertThat(horizon.skill().orElseThrow("known"))
                .isCloseTo(1 - horizon.crps() / horizon.naiveCrps(), within(1e-12));
        assertThat(horizon.pinball()).isPositive();
        assertThat(backtest.outcomes()).isSortedAccordingTo((a, b) -> a.asOf().compareTo(b.asOf()));
    }

    @Test
    void isUnknownWhereTooFewCameDue() {
        ForecastBacktest backtest = ForecastBacktest.of(
                "test", List.of(new ForecastOutcome(LocalDate.of(2026, 1, 1), 1, UNIFORM, UNIFORM, 0.5)));
        assertThat(reason(backtest.horizon(1))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(backtest.horizon(7))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(backtest).hasToString("back-test of test: 1 forecasts");
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PredictedValue(1, List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> PredictedValue.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> UNIFORM.quantile(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastOutcome(LocalDate.of(2026, 1, 1), 0, UNIFORM, UNIFORM, 1));
    }
}
