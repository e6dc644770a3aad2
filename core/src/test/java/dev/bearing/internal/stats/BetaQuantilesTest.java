package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import org.junit.jupiter.api.Test;

class BetaQuantilesTest {

    @Test
    void theCentralNinetyFivePercentAreThoseOfScipy() {
        for (double[] row : ReferenceFile.read(getClass(), "beta-quantiles.csv").table("a", "b", "lower", "upper")) {
            double[] ends = {BetaQuantiles.of(0.025, row[0], row[1]), BetaQuantiles.of(0.975, row[0], row[1])};
            assertThat(ends[0]).isCloseTo(row[2], within(1e-10 * Math.max(row[2], 1e-3)));
            assertThat(ends[1]).isCloseTo(row[3], within(1e-10));
        }
    }
}
