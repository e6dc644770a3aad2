package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NoneSeenTest {

    private static final int STEPS = 30_000;

    @Test
    void ofEqualPartsItIsTheRuleOfThree() {
        assertThat(NoneSeen.perUnit(100)).isEqualTo(0.03);
        long[] equal = new long[100];
        Arrays.fill(equal, 9);
        // Hanley and Lippman-Hand (1983): 3 / n, of 1 - .05^(1/n) = .02951
        assertThat(NoneSeen.shareOf(equal)).isCloseTo(1 - Math.exp(-0.03), within(1e-14));
        assertThat(NoneSeen.shareOf(equal)).isCloseTo(1 - Math.pow(0.05, 0.01), within(5e-5));
        assertThat(NoneSeen.shareOf(new long[] {7})).isCloseTo(1 - Math.exp(-3), within(1e-14));
    }

    @Test
    void oneThatDominatesMayBeTheOneInDanger() {
        long[] parts = new long[51];
        Arrays.fill(parts, 1);
        parts[20] = 50;
        // by hand: of 50 it is (50 - exp(-3) 50) / 100 while 50 exp(-3) = 2.49 is above the others
        assertThat(NoneSeen.shareOf(parts)).isCloseTo((50 - 50 * Math.exp(-3)) / 100, within(1e-14));
        assertThatIllegalArgumentException().isThrownBy(() -> NoneSeen.shareOf(new long[] {0}));
    }

    /** The danger is handed out in small steps, each to whom it costs most. */
    @Property(seed = "20261122", tries = 30)
    void isWhatHandingOutTheDangerInSmallStepsFinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        long[] parts = new SplittableRandom(seed).longs(size, 1, 1_000).toArray();
        double[] left = Arrays.stream(parts).asDoubleStream().toArray();
        for (int step = 0; step < STEPS; step++) {
            int most = 0;
            for (int i = 1; i < left.length; i++) {
                most = left[i] > left[most] ? i : most;
            }
            left[most] *= Math.exp(-3.0 / STEPS);
        }
        double total = Arrays.stream(parts).sum();
        assertThat(NoneSeen.shareOf(parts)).isCloseTo(1 - Arrays.stream(left).sum() / total, within(2e-4));
    }

    @Property(seed = "20261122")
    void noDangerUnderWhichNothingWouldStillBeSeenCostsMore(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] parts = random.longs(size, 1, 10_000).toArray();
        double[] dangers =
                random.doubles(size).map(share -> Math.pow(share, 8) + 1e-9).toArray();
        double scale = 3 / Arrays.stream(dangers).sum();
        double lost = 0;
        for (int i = 0; i < size; i++) {
            lost += parts[i] * -Math.expm1(-dangers[i] * scale);
        }
        assertThat(NoneSeen.shareOf(parts))
                .isGreaterThanOrEqualTo(lost / Arrays.stream(parts).sum() * (1 - 1e-12))
                .isGreaterThanOrEqualTo(-Math.expm1(-3.0 / size) * (1 - 1e-12))
                .isLessThan(1);
    }
}
