package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShareDifferencesTest {

    /** 45 of 60 against 60 of 120: +25 points, 9.9 to 37.8. */
    @Test
    void givesNewcombesInterval() {
        assertThat(TwoProportions.newcombe95(45, 60, 60, 120))
                .containsExactly(new double[] {0.0993, 0.3775}, within(5e-5));
    }

    /** Newcombe (1998), table II, method 10, 95 %: 56/70 - 48/80, 9/10 - 3/10, 10/10 - 0/20, 0/10 - 0/10. */
    @Test
    void givesThePublishedIntervals() {
        assertThat(TwoProportions.newcombe95(56, 70, 48, 80))
                .containsExactly(new double[] {0.0524, 0.3339}, within(5e-5));
        assertThat(TwoProportions.newcombe95(9, 10, 3, 10))
                .containsExactly(new double[] {0.1705, 0.8090}, within(5e-5));
        assertThat(TwoProportions.newcombe95(10, 10, 0, 20))
                .containsExactly(new double[] {0.6791, 1.0000}, within(5e-5));
        assertThat(TwoProportions.newcombe95(0, 10, 0, 10))
                .containsExactly(new double[] {-0.2775, 0.2775}, within(5e-5));
    }

    @Property(seed = "20261122")
    void swappingTheGroupsNegatesEverything(
            @ForAll @IntRange(min = 1, max = 200) int n,
            @ForAll @IntRange(min = 1, max = 200) int m,
            @ForAll @IntRange(max = 200) int a,
            @ForAll @IntRange(max = 200) int c) {
        int k = Math.min(a, n);
        int otherK = Math.min(c, m);
        double[] one = TwoProportions.newcombe95(k, n, otherK, m);
        double[] other = TwoProportions.newcombe95(otherK, m, k, n);
        assertThat(one[0]).isBetween(-1.0, one[1]);
        assertThat(one[1]).isLessThanOrEqualTo(1);
        assertThat(one[0]).isCloseTo(-other[1], within(1e-12));
        double[] stratified = ShareDifferences.mantelHaenszel(new long[][] {{k, n, otherK, m}, {3, 7, 4, 6}});
        double[] swapped = ShareDifferences.mantelHaenszel(new long[][] {{otherK, m, k, n}, {4, 6, 3, 7}});
        assertThat(stratified[0]).isBetween(-1.0, 1.0).isCloseTo(-swapped[0], within(1e-12));
        assertThat(stratified[1]).isCloseTo(swapped[1], within(1e-12));
    }

    @Test
    void oneStratumGivesThePlainDifferenceAndAnEmptyGroupComparesNothing() {
        assertThat(ShareDifferences.mantelHaenszel(new long[][] {{45, 60, 60, 120}, {3, 4, 0, 0}})[0])
                .isCloseTo(0.25, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareDifferences.mantelHaenszel(new long[][] {{3, 4, 0, 0}}))
                .withMessage("at least one stratum must have accounts in both groups");
    }

    /** The variance against that of 20,000 simulated companies: ten strata, a difference of 0.15 in each. */
    @Test
    void theVarianceIsThatOfSimulatedDifferences() {
        Random random = new Random(20_261_122);
        int rounds = 20_000;
        double sum = 0;
        double squares = 0;
        double variances = 0;
        for (int round = 0; round < rounds; round++) {
            long[][] strata = new long[10][];
            for (int s = 0; s < strata.length; s++) {
                double base = 0.2 + 0.05 * s;
                strata[s] = new long[] {drawn(random, 8, base + 0.15), 8, drawn(random, 12, base), 12};
            }
            double[] result = ShareDifferences.mantelHaenszel(strata);
            sum += result[0];
            squares += result[0] * result[0];
            variances += result[1];
        }
        double mean = sum / rounds;
        assertThat(mean).isCloseTo(0.15, within(0.002));
        assertThat(variances / rounds / (squares / rounds - mean * mean)).isCloseTo(1, within(0.04));
    }

    private static long drawn(Random random, int n, double p) {
        long k = 0;
        for (int i = 0; i < n; i++) {
            k += random.nextDouble() < p ? 1 : 0;
        }
        return k;
    }
}
