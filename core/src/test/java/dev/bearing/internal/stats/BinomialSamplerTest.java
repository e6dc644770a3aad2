package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialSamplerTest {

    @ParameterizedTest
    @CsvSource({"10, 0.3", "25, 0.5", "1000, 0.02", "1000000, 0.7", "100000000000, 1e-9", "60, 0.999"})
    void hasTheMeanAndTheSpreadOfTheDistribution(long trials, double probability) {
        BinomialSampler sampler = new BinomialSampler(new SplittableRandom(11));
        int draws = 20_000;
        double mean = trials * probability;
        double variance = mean * (1 - probability);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double deviation = sampler.next(trials, probability) - mean;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertThat(sum / draws).isCloseTo(0, within(4 * Math.sqrt(variance / draws)));
        // the variance of a squared deviation is (mu4 - variance²), mu4 = variance (1 + 3 variance (n - 2) / n)
        double spread = variance * (1 + 3 * variance) - variance * variance;
        assertThat(squares / draws).isCloseTo(variance, within(4 * Math.sqrt(spread / draws) + 1e-3 * variance));
    }

    @Test
    void drawsEachNumberAsOftenAsItsProbability() {
        BinomialSampler sampler = new BinomialSampler(new SplittableRandom(5));
        int draws = 40_000;
        int[] counts = new int[31];
        for (int i = 0; i < draws; i++) {
            counts[(int) sampler.next(30, 0.4)]++;
        }
        double probability = Math.pow(0.6, 30);
        for (int k = 0; k <= 30; k++) {
            double error = Math.sqrt(probability * (1 - probability) / draws);
            assertThat((double) counts[k] / draws).isCloseTo(probability, within(5 * error + 1.0 / draws));
            probability *= (30.0 - k) / (k + 1) * 0.4 / 0.6;
        }
    }

    @Test
    void isCertainAtTheEnds() {
        BinomialSampler sampler = new BinomialSampler(new SplittableRandom(1));
        assertThat(sampler.next(1_000, 0)).isZero();
        assertThat(sampler.next(1_000, 1)).isEqualTo(1_000);
        assertThat(sampler.next(0, 0.5)).isZero();
    }

    @Test
    void drawsAsManyMembersAsThereAre() {
        BinomialSampler sampler = new BinomialSampler(new SplittableRandom(2));
        long[] counts = {5, 0, 100, 895};
        double[] sums = new double[4];
        for (int i = 0; i < 4_000; i++) {
            long[] drawn = sampler.resample(counts);
            assertThat(Arrays.stream(drawn).sum()).isEqualTo(1_000);
            for (int j = 0; j < 4; j++) {
                sums[j] += drawn[j] / 4_000.0;
            }
        }
        assertThat(sums[1]).isZero();
        assertThat(sums[0]).isCloseTo(5, within(4 * Math.sqrt(5.0 / 4_000)));
        assertThat(sums[2]).isCloseTo(100, within(4 * Math.sqrt(90.0 / 4_000)));
    }

    @Test
    void refusesWhatIsNoProbability() {
        BinomialSampler sampler = new BinomialSampler(new SplittableRandom(1));
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.next(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.next(-1, 0.5));
    }
}
