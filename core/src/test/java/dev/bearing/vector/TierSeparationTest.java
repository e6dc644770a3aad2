package dev.bearing.vector;

import static dev.bearing.vector.TierSeparation.Finding.DISTINCT;
import static dev.bearing.vector.TierSeparation.Finding.INVERTED;
import static dev.bearing.vector.TierSeparation.Finding.NOT_APART;
import static dev.bearing.vector.TierSeparation.Finding.NOT_COMPARED;
import static dev.bearing.vector.TierSeparation.Finding.TOO_FEW;
import static dev.bearing.vector.TierSeparation.Finding.TOO_SPREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TierSeparationTest {

    private static final TierId A = TierId.of("a");
    private static final TierId B = TierId.of("b");
    private static final TierId C = TierId.of("c");
    private static final Ladder LADDER = Ladder.of(
            ValueTier.of("a", 1, TierRule.everybody()),
            ValueTier.of("b", 2, TierRule.everybody()),
            ValueTier.of("c", 3, TierRule.everybody()));

    @Test
    void tiersApartAreDistinct() {
        TierSeparation separation = check(Map.of(A, values(40, 10), B, values(40, 100), C, values(40, 1000)));
        assertThat(separation.verdicts())
                .allSatisfy(v -> assertThat(v.findings()).containsExactly(DISTINCT));
        assertThat(separation.proposedMerges()).isEmpty();
    }

    @Test
    void neighboursThatCannotBeToldApartAreProposedForMerging() {
        TierSeparation separation = check(Map.of(A, values(40, 10), B, values(40, 10), C, values(40, 1000)));
        assertThat(separation.verdicts().get(1).findings()).containsExactly(NOT_APART);
        assertThat(separation.proposedMerges()).containsExactly(List.of(A, B));
    }

    @Test
    void aTierWorthLessThanTheOneBelowIsInverted() {
        TierSeparation separation = check(Map.of(A, values(40, 100), B, values(40, 10), C, values(40, 1000)));
        assertThat(separation.verdicts().get(1).findings()).containsExactly(INVERTED);
    }

    @Test
    void fewAndUnlikeAccountsAreNoGroup() {
        TierSeparation separation = check(Map.of(A, values(29, 10), B, new double[] {1, 1, 1, 1, 500}));
        assertThat(separation.verdicts().get(0).findings()).containsExactly(TOO_FEW);
        assertThat(separation.verdicts().get(1).findings()).containsExactly(TOO_FEW, TOO_SPREAD, NOT_APART);
        assertThat(separation.verdicts().get(2).findings()).containsExactly(TOO_FEW, NOT_COMPARED);
        assertThat(separation.verdicts().get(2).mean().isKnown()).isFalse();
    }

    /** By hand: 1, 2, 3 against 11, 13, 15: difference 11, variances 1 and 4, 2.94 degrees of freedom. */
    @Test
    void theIntervalIsWelchs() {
        TierSeparation separation = check(Map.of(A, new double[] {3, 1, 2}, B, new double[] {15, 11, 13}));
        Interval interval = separation.verdicts().get(1).above().orElseThrow("interval");
        assertThat((interval.lower() + interval.upper()) / 2).isCloseTo(11, within(1e-12));
        double half = (interval.upper() - interval.lower()) / 2;
        double error = Math.sqrt(5.0 / 3);
        assertThat(half / error).isBetween(3.182, 3.26); // t of 3 degrees is 3.182, of 2.9 about 3.24
    }

    @Test
    void refusesValuesThatAreNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> check(Map.of(A, new double[] {Double.NaN})));
        assertThatIllegalArgumentException().isThrownBy(() -> new TierSeparation.Limits(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TierSeparation.Limits(30, Double.NaN));
    }

    private static TierSeparation check(Map<TierId, double[]> values) {
        return TierSeparation.of(LADDER, values, TierSeparation.Limits.DEFAULT);
    }

    private static double[] values(int n, double mean) {
        return IntStream.range(0, n)
                .mapToDouble(i -> mean * (0.9 + 0.2 * i / (n - 1.0)))
                .toArray();
    }
}
