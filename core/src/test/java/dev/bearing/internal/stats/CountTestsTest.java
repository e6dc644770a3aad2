package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTestsTest {

    /** scipy 1.17.1: binom.cdf(k, n, p); the first two are 60 of 150 and 3 of 10 at 0.6. */
    @ParameterizedTest
    @CsvSource({
        "60, 150, 0.6, 6.082071158635292e-07",
        "3, 10, 0.6, 0.05476188160000002",
        "0, 25, 0.3, 0.0001341068619663966",
        "700, 1000, 0.72, 0.08549509295132153",
        "10, 10, 0.6, 1"
    })
    void givesTheBinomialTail(long k, long n, double p, double tail) {
        assertThat(CountTests.binomialLower(k, n, p)).isCloseTo(tail, relative(tail, 1e-11));
    }

    @Test
    void theBinomialTailIsTheSumOfItsTerms() {
        double sum = 0;
        for (int x = 0; x <= 3; x++) {
            double choose = x == 0 ? 1 : x == 1 ? 10 : x == 2 ? 45 : 120;
            sum += choose * Math.pow(0.6, x) * Math.pow(0.4, 10 - x);
        }
        assertThat(CountTests.binomialLower(3, 10, 0.6)).isCloseTo(sum, within(1e-15));
    }

    /** scipy 1.17.1: fisher_exact([[k, n - k], [otherK, otherN - otherK]], alternative="less"). */
    @ParameterizedTest
    @CsvSource({
        "3, 12, 9, 14, 0.05290752456589043",
        "0, 10, 20, 40, 0.002924863842545261",
        "5, 20, 300, 1000, 0.41883445478895376",
        "10, 10, 5, 9, 1",
        "0, 10, 0, 9, 1",
        "10, 10, 9, 9, 1"
    })
    void givesFishersTail(long k, long n, long otherK, long otherN, double tail) {
        assertThat(CountTests.fisherLower(k, n, otherK, otherN)).isCloseTo(tail, relative(tail, 1e-10));
    }

    /** R 4: prop.test(..., correct = FALSE, alternative = "less")$p.value. */
    @Test
    void givesTheScoreTestsOfShares() {
        assertThat(CountTests.twoSharesLower(45, 100, 120, 200)).isCloseTo(R_45_OF_100, within(1e-12));
        assertThat(CountTests.twoSharesLower(60, 150, 110, 150)).isCloseTo(R_60_OF_150, within(1e-20));
        assertThat(CountTests.scoreLower(700, 1000, 0.72)).isCloseTo(R_700_OF_1000, within(1e-12));
        assertThat(CountTests.twoSharesLower(5, 5, 7, 7)).isEqualTo(1);
    }

    private static final double R_45_OF_100 = 0.006911511910188325;
    private static final double R_60_OF_150 = 2.846798369477488e-09;
    private static final double R_700_OF_1000 = 0.07947815593970163;

    /** scipy 1.17.1: poisson.cdf; chi2.ppf(.025, 2k) / 2 and chi2.ppf(.975, 2k + 2) / 2. */
    @Test
    void givesPoissonTailsAndIntervals() {
        assertThat(CountTests.poissonLower(3, 8.5)).isCloseTo(0.030109079689220955, within(1e-14));
        assertThat(CountTests.poissonLower(0, 2.5)).isCloseTo(0.0820849986238988, within(1e-14));
        assertThat(CountTests.poisson95(0)[0]).isZero();
        assertThat(CountTests.poisson95(0)[1]).isCloseTo(3.6888794541139354, within(1e-10));
        assertThat(CountTests.poisson95(3))
                .containsExactly(new double[] {0.6186721228956014, 8.767273069742323}, within(1e-10));
        assertThat(CountTests.poisson95(12))
                .containsExactly(new double[] {6.200575108722218, 20.96158504817696}, within(1e-10));
    }

    private static Offset<Double> relative(double value, double tolerance) {
        return within(value * tolerance);
    }
}
