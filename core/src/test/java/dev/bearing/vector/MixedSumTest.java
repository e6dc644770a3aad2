package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.ThreeMoments;
import org.junit.jupiter.api.Test;

class MixedSumTest {

    private static final double[] P = {0.3, 0.5, 0.1};
    private static final double[] V = {2, 5, 40};

    /** Every outcome of three amounts, under a factor of 0.4 or 1.6 with equal chance, one by one. */
    @Test
    void hasTheMomentsOfAllItsOutcomes() {
        double[] raw = new double[4];
        for (double factor : new double[] {0.4, 1.6}) {
            for (int outcome = 0; outcome < 8; outcome++) {
                double probability = 0.5;
                double sum = 0;
                for (int i = 0; i < 3; i++) {
                    boolean comes = (outcome >> i & 1) == 1;
                    probability *= comes ? factor * P[i] : 1 - factor * P[i];
                    sum += comes ? V[i] : 0;
                }
                for (int k = 1; k <= 3; k++) {
                    raw[k] += probability * Math.pow(sum, k);
                }
            }
        }
        ThreeMoments moments = sum().moments(1, (0.16 + 2.56) / 2, (0.064 + 4.096) / 2);

        assertThat(moments.mean()).isCloseTo(raw[1], within(1e-12));
        assertThat(moments.variance()).isCloseTo(raw[2] - raw[1] * raw[1], within(1e-10));
        assertThat(moments.third())
                .isCloseTo(raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] * raw[1] * raw[1], within(1e-8));
    }

    @Test
    void aGammaFactorOfNoVarianceIsNone() {
        assertThat(sum().underGamma(1, 0)).isEqualTo(sum().moments());
    }

    /** G6: 100 accounts of 1,000 under a rate from 27 of 30. */
    @Test
    void aTakeRateIsSuchAFactor() {
        MixedSum hundred = new MixedSum();
        for (int i = 0; i < 100; i++) {
            hundred.add(1, 1000);
        }
        ThreeMoments moments = hundred.under(new TakeRate.Estimated("s", 27, 30, BetaPrior.UNIFORM));
        assertThat(moments.mean()).isCloseTo(87_500, within(1e-8));
        assertThat(moments.sd()).isCloseTo(6_614.38, within(0.005));
        assertThat(moments.third()).isNegative();
    }

    private static MixedSum sum() {
        MixedSum sum = new MixedSum();
        for (int i = 0; i < 3; i++) {
            sum.add(P[i], V[i]);
        }
        return sum;
    }
}
