package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.testkit.Dice.Purpose;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    private static final int DRAWS = 20_000;

    private final Dice dice = Dice.of(7, 3, Purpose.MONEY);

    @Test
    void theSameSeedAccountAndPurposeGiveTheSameDraws() {
        Dice again = Dice.of(7, 3, Purpose.MONEY);

        assertThat(uniforms(dice)).isEqualTo(uniforms(again));
    }

    @Test
    void anotherSeedAccountOrPurposeGivesOtherDraws() {
        double[] draws = uniforms(dice);

        assertThat(uniforms(Dice.of(8, 3, Purpose.MONEY))).isNotEqualTo(draws);
        assertThat(uniforms(Dice.of(7, 4, Purpose.MONEY))).isNotEqualTo(draws);
        assertThat(uniforms(Dice.of(7, 3, Purpose.SALES))).isNotEqualTo(draws);
    }

    /** Regression values: what a Java 17 virtual machine drew; another one must draw the same. */
    @Test
    void drawsWhatItDrewBefore() {
        assertThat(dice.uniform()).isEqualTo(0.05312665615298451);
        assertThat(dice.normal()).isEqualTo(-1.0287603290398506);
        assertThat(IntStream.range(0, 6).map(i -> dice.between(1, 6)).toArray()).containsExactly(3, 4, 1, 4, 1, 5);
    }

    @Test
    void aUniformNumberHasMeanOneHalfAndStaysBelowOne() {
        double[] draws = DoubleStream.generate(dice::uniform).limit(DRAWS).toArray();

        assertThat(DoubleStream.of(draws).average().orElseThrow()).isCloseTo(0.5, within(0.01));
        assertThat(DoubleStream.of(draws)).allMatch(draw -> draw >= 0 && draw < 1);
    }

    @Test
    void aNormalNumberHasMeanZeroAndVarianceOne() {
        double[] draws = DoubleStream.generate(dice::normal).limit(DRAWS).toArray();

        assertThat(DoubleStream.of(draws).average().orElseThrow()).isCloseTo(0, within(0.03));
        assertThat(DoubleStream.of(draws).map(draw -> draw * draw).average().orElseThrow())
                .isCloseTo(1, within(0.05));
    }

    @Test
    void aPoissonCountHasItsMeanAndAsMuchVariance() {
        int[] draws = IntStream.range(0, DRAWS).map(i -> dice.poisson(2.5)).toArray();
        double mean = IntStream.of(draws).average().orElseThrow();

        assertThat(mean).isCloseTo(2.5, within(0.05));
        assertThat(IntStream.of(draws)
                        .mapToDouble(draw -> (draw - mean) * (draw - mean))
                        .average()
                        .orElseThrow())
                .isCloseTo(2.5, within(0.12));
    }

    @Test
    void theTrialsUntilASuccessAreGeometric() {
        int[] draws = IntStream.range(0, DRAWS).map(i -> dice.trialsUntil(0.2)).toArray();

        assertThat(IntStream.of(draws).average().orElseThrow()).isCloseTo(5, within(0.15));
        assertThat(IntStream.of(draws).filter(draw -> draw == 1).count() / (double) DRAWS)
                .isCloseTo(0.2, within(0.012));
        assertThat(dice.trialsUntil(1)).isEqualTo(1);
    }

    @Test
    void anIndexIsDrawnInProportionToItsWeight() {
        long second = IntStream.range(0, DRAWS)
                .map(i -> dice.weighted(1, 3, 0))
                .filter(i -> i == 1)
                .count();

        assertThat(second / (double) DRAWS).isCloseTo(0.75, within(0.015));
    }

    @Test
    void wholeNumbersReachBothEnds() {
        assertThat(IntStream.range(0, 200)
                        .map(i -> dice.between(1, 3))
                        .distinct()
                        .sorted())
                .containsExactly(1, 2, 3);
        assertThat(List.of("a", "b")).contains(dice.oneOf(List.of("a", "b")));
    }

    private static double[] uniforms(Dice dice) {
        return DoubleStream.generate(dice::uniform).limit(20).toArray();
    }
}
