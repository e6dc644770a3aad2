package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values: R 4 (pnorm, qnorm, pchisq with log.p), the same to all digits as mpmath with 30 digits. */
class TailsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void theNormalDistributionIsThatOfR() {
        assertThat(Tails.normal(-3.5) / 0.00023262907903552504).isEqualTo(1, EXACT);
        assertThat(Tails.normal(0)).isEqualTo(0.5);
        assertThat(Tails.normalQuantile(0.001) / -3.0902323061678135).isEqualTo(1, EXACT);
        assertThat(Tails.normalQuantile(0.975) / Proportions.Z95).isEqualTo(1, EXACT);
        assertThat(Tails.twoSided(-2) / 0.0455002638963584144).isEqualTo(1, EXACT);
    }

    @Test
    void theLogarithmOfANormalTailNeverUnderflows() {
        assertThat(Tails.twoSided(50)).isZero();
        assertThat(Tails.logTwoSided(50) / -1254.13821395885996).isEqualTo(1, EXACT);
        assertThat(Tails.logTwoSided(2)).isEqualTo(Math.log(Tails.twoSided(2)), EXACT);
    }

    @Test
    void theChiSquareTailIsThatOfR() {
        assertThat(Tails.chiSquare(7.3, 3) / 0.062926236459043167).isEqualTo(1, EXACT);
        assertThat(Tails.chiSquare(0, 3)).isEqualTo(1);
        assertThat(Tails.logChiSquare(7.3, 3)).isEqualTo(Math.log(0.062926236459043167), EXACT);
    }

    @Test
    void theLogarithmOfAChiSquareTailNeverUnderflows() {
        assertThat(Tails.chiSquare(2352.872538, 2)).isZero();
        assertThat(Tails.logChiSquare(2352.872538, 2) / -1176.436269).isEqualTo(1, EXACT);
        assertThat(Tails.logChiSquare(3000, 7) / -1482.91625569085569).isEqualTo(1, EXACT);
    }
}
