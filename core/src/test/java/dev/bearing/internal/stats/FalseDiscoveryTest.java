package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    // scipy 1.17.1: false_discovery_control([.2, .001, .6, .012, .03])
    @Test
    void keepsTheOrderAndAgreesWithScipy() {
        double[] adjusted = FalseDiscovery.adjusted(new double[] {0.2, 0.001, 0.6, 0.012, 0.03});
        assertThat(adjusted).containsExactly(new double[] {0.25, 0.005, 0.6, 0.03, 0.05}, within(1e-15));
        assertThat(FalseDiscovery.adjusted(new double[] {0.03, 0.001, 0.6, 0.012, 0.2}))
                .containsExactly(new double[] {0.05, 0.005, 0.6, 0.03, 0.25}, within(1e-15));
        assertThat(FalseDiscovery.adjusted(new double[0])).isEmpty();
    }

    @Test
    void rejectsTheFirstThreeOfFiveAtFivePercent() {
        double[] adjusted = FalseDiscovery.adjusted(new double[] {0.001, 0.012, 0.03, 0.2, 0.6});
        assertThat(adjusted[2]).isLessThanOrEqualTo(0.05);
        assertThat(adjusted[3]).isGreaterThan(0.05);
        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(3);
    }

    @Property(seed = "20261122")
    void rejectsWhatTheStepUpProcedureRejects(@ForAll @Size(max = 12) List<@DoubleRange(max = 1) Double> pValues) {
        double[] p = pValues.stream().mapToDouble(Double::doubleValue).toArray();
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double threshold = -1; // the largest p(k) with p(k) n <= k q, by the definition
        for (int k = 1; k <= sorted.length; k++) {
            if (sorted[k - 1] * sorted.length / k <= 0.1) {
                threshold = sorted[k - 1];
            }
        }
        double[] adjusted = FalseDiscovery.adjusted(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i] <= 0.1).isEqualTo(p[i] <= threshold);
            assertThat(adjusted[i]).isBetween(p[i], 1.0);
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseDiscovery.adjusted(new double[] {0.5, Double.NaN}))
                .withMessage("a p-value must be in [0, 1], was NaN");
    }
}
