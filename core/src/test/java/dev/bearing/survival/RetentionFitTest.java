package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Interval;
import org.junit.jupiter.api.Test;

class RetentionFitTest {

    private static final double HALF_CHI_SQUARE = 3.841458820694124 / 2;

    private final RenewalCounts counts = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
    private final RetentionFit fit = ShiftedBetaGeometric.fit(counts).orElseThrow("fit");

    /** The highest likelihood over the other parameter, by golden section: a second algorithm. */
    private double profile(boolean ofAlpha, double value) {
        RenewalLikelihood likelihood = new RenewalLikelihood(counts);
        double low = -10;
        double high = 10;
        double ratio = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 200; i++) {
            double one = high - ratio * (high - low);
            double two = low + ratio * (high - low);
            double atOne = ofAlpha ? likelihood.value(value, Math.exp(one)) : likelihood.value(Math.exp(one), value);
            double atTwo = ofAlpha ? likelihood.value(value, Math.exp(two)) : likelihood.value(Math.exp(two), value);
            if (atOne > atTwo) {
                high = two;
            } else {
                low = one;
            }
        }
        double middle = Math.exp((low + high) / 2);
        return ofAlpha ? likelihood.value(value, middle) : likelihood.value(middle, value);
    }

    @Test
    void theEndsOfAProfileIntervalAreWhereTheLikelihoodRatioTestRefuses() {
        for (String parameter : fit.parameters()) {
            Interval interval = fit.profileInterval(parameter).orElseThrow("interval");
            boolean ofAlpha = parameter.equals("alpha");
            assertThat(fit.logLikelihood() - profile(ofAlpha, interval.lower()))
                    .isCloseTo(HALF_CHI_SQUARE, within(1e-6));
            assertThat(fit.logLikelihood() - profile(ofAlpha, interval.upper()))
                    .isCloseTo(HALF_CHI_SQUARE, within(1e-6));
            double error = fit.standardErrors().get(parameter);
            assertThat(interval.upper() - interval.lower()).isBetween(3.5 * error, 5 * error);
        }
    }

    @Test
    void aProfileIntervalIsOpenWhereEqualCustomersAreNotRefused() {
        RetentionFit weak = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(100, 89, 80, 73))
                .orElseThrow("fit");
        assertThat(weak.isGeometricLimit()).isFalse();
        for (String parameter : weak.parameters()) {
            Interval interval = weak.profileInterval(parameter).orElseThrow("interval");
            assertThat(interval.upper()).isInfinite();
            assertThat(interval.lower()).isPositive();
        }
        assertThat(weak.conditionNumber()).isGreaterThan(fit.conditionNumber());
    }

    @Test
    void theProfileOfAConstantChurnIsThatOfAShare() {
        RetentionFit geometric = GeometricRetention.fit(counts).orElseThrow("fit");
        Interval interval = geometric.profileInterval("churn").orElseThrow("interval");
        double lost = counts.lost();
        double kept = counts.opportunities() - lost;
        for (double end : new double[] {interval.lower(), interval.upper()}) {
            assertThat(geometric.logLikelihood() - lost * Math.log(end) - kept * Math.log(1 - end))
                    .isCloseTo(HALF_CHI_SQUARE, within(1e-9));
        }
        assertThat(geometric.conditionNumber()).isEqualTo(1);
        assertThat(geometric.gradientNorm()).isZero();
    }

    @Test
    void saysWhatItWasFittedTo() {
        assertThat(fit.counts()).isSameAs(counts);
        FitProvenance provenance = fit.model().provenance();
        assertThat(provenance.model()).isEqualTo("sbg");
        assertThat(provenance.rows()).isEqualTo(1000);
        assertThat(provenance.events()).isEqualTo(509);
        assertThat(provenance.parameters()).containsOnlyKeys("alpha", "beta");
        assertThat(provenance.flags()).isEmpty();
    }

    @Test
    void refusesAParameterItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit.profileInterval("churn"))
                .withMessage("parameter must be one of [alpha, beta], was churn");
    }
}
