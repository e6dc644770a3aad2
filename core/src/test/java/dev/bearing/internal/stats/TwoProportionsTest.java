package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoProportionsTest {

    // scipy 1.17.1: fisher_exact([[a, n - a], [b, m - b]]), chi2_contingency(..., correction=False)
    @ParameterizedTest
    @CsvSource({
        "8, 10, 1, 6, 0.034965034965034975, 0.013425424881491248",
        "3, 4, 1, 4, 0.48571428571428565, 0.15729920705028105",
        "0, 5, 5, 5, 0.007936507936507938, 0.001565402258002549",
        "45, 60, 60, 120, 0.00137563925955906, 0.0013406411172294807",
        "70, 100, 40, 90, 0.00042173599153777887, 0.0003674872135109968",
        "2, 30, 9, 25, 0.015018081469069734, 0.0067687411469154884"
    })
    void agreesWithScipy(long a, long n, long b, long m, double fisher, double score) {
        assertThat(TwoProportions.fisher(a, n, b, m)).isCloseTo(fisher, within(fisher * 1e-10));
        assertThat(TwoProportions.score(a, n, b, m)).isCloseTo(score, within(score * 1e-10));
    }

    @Test
    void isExactWhereAnExpectedCountIsSmall() {
        assertThat(TwoProportions.pValue(3, 4, 1, 4)).isEqualTo(TwoProportions.fisher(3, 4, 1, 4));
        assertThat(TwoProportions.pValue(45, 60, 60, 120)).isEqualTo(TwoProportions.score(45, 60, 60, 120));
    }

    @Test
    void reproducesNewcombesIntervalOf45Of60Against60Of120() {
        double[] ends = TwoProportions.newcombe95(45, 60, 60, 120);
        assertThat(ends[0]).isCloseTo(0.0993, within(5e-5));
        assertThat(ends[1]).isCloseTo(0.3775, within(5e-5));
    }

    @Test
    void reproducesNewcombesOwnExample() {
        double[] ends = TwoProportions.newcombe95(56, 70, 48, 80); // Newcombe (1998), table II (a), method 10
        assertThat(ends[0]).isCloseTo(0.0524, within(5e-5));
        assertThat(ends[1]).isCloseTo(0.3339, within(5e-5));
    }

    @Property(seed = "20261122")
    void swappingTheGroupsNegatesTheIntervalAndKeepsTheTests(
            @ForAll @IntRange(max = 30) int a,
            @ForAll @IntRange(max = 30) int moreA,
            @ForAll @IntRange(max = 30) int b,
            @ForAll @IntRange(max = 30) int moreB) {
        int n = a + moreA + 1;
        int m = b + moreB + 1;
        double[] ends = TwoProportions.newcombe95(a, n, b, m);
        double[] swapped = TwoProportions.newcombe95(b, m, a, n);
        assertThat(ends[0])
                .isCloseTo(-swapped[1], within(1e-12))
                .isBetween(-1.0 - 1e-12, (double) a / n - (double) b / m);
        assertThat(ends[1])
                .isCloseTo(-swapped[0], within(1e-12))
                .isBetween((double) a / n - (double) b / m, 1.0 + 1e-12);
        assertThat(TwoProportions.fisher(a, n, b, m))
                .isBetween(0.0, 1.0)
                .isCloseTo(TwoProportions.fisher(b, m, a, n), within(1e-9));
        assertThat(TwoProportions.pValue(a, n, b, m)).isBetween(0.0, 1.0);
    }

    @Test
    void refusesCountsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoProportions.fisher(5, 4, 1, 4))
                .withMessage("a must be in [0, n = 4], was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoProportions.score(0, 0, 1, 4))
                .withMessage("both groups must have members, had 0 and 4");
    }
}
