package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Interval;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ChurnUncertaintyProperties {

    @Property(seed = "20261122", tries = 500)
    void anEstimateIsHeldByItsIntervalAndNeverCertain(
            @ForAll("probabilities") double probability, @ForAll @DoubleRange(min = 0.01, max = 10) double error) {
        Interval ends = ChurnUncertainty.of(probability, error, 0).interval();
        assertThat(ends.contains(probability)).isTrue();
        assertThat(ends.lower()).isLessThan(ends.upper());
        assertThat(ends.lower()).isNotNegative();
        assertThat(ends.upper()).isLessThanOrEqualTo(1);
    }

    /** Wilson's interval of none of n is [0, z² / (n + z²)], that of all of n its mirror image. */
    @Property(seed = "20261122", tries = 200)
    void theErrorOfNobodyGivesWilsonsIntervalBack(@ForAll @IntRange(min = 1, max = 1_000_000) int accounts) {
        double z2 = Proportions.Z95 * Proportions.Z95;
        double upper = z2 / (accounts + z2);
        double error = upper / (2 * Proportions.Z95);
        assertThat(ChurnUncertainty.of(0, error, 0).interval().upper()).isCloseTo(upper, within(1e-12));
        assertThat(ChurnUncertainty.of(1, error, 0).interval().lower()).isCloseTo(1 - upper, within(1e-12));
    }

    @Provide
    Arbitrary<Double> probabilities() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, 1.0, 1e-15, 1 - 1e-15),
                Arbitraries.doubles().between(0, 1));
    }
}
