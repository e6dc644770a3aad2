package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammaSamplerTest {

    /** Mean and variance of the gamma distribution are both its shape; five standard errors of 40,000 draws. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 30, 4000})
    void drawsHaveMeanAndVarianceOfTheShape(double shape) {
        GammaSampler sampler = new GammaSampler(new SplittableRandom(11));
        int n = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = sampler.next(shape);
            sum += x;
            squares += (x - shape) * (x - shape);
        }
        assertThat(sum / n).isCloseTo(shape, within(5 * Math.sqrt(shape / n)));
        double errorOfVariance = Math.sqrt((2 * shape * shape + 6 * shape) / n);
        assertThat(squares / n).isCloseTo(shape, within(5 * errorOfVariance));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0, Double.NaN})
    void refusesAShapeBelowOne(double bad) {
        GammaSampler sampler = new GammaSampler(new SplittableRandom(1));
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.next(bad));
    }
}
