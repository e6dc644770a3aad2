package dev.bearing.value;

import static dev.bearing.value.RateConversion.COMPOUND;
import static dev.bearing.value.RateConversion.LINEAR;
import static dev.bearing.value.RatePeriod.MONTH;
import static dev.bearing.value.RatePeriod.QUARTER;
import static dev.bearing.value.RatePeriod.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateConversionTest {

    @ParameterizedTest
    // worked by hand as 1 - (1 - m)^12, to the digits shown; 2 to 5 % also in tomtunguz.com/maximum-viable-churn
    @CsvSource({
        "0.01, 0.113615",
        "0.0042, 0.04925",
        "0.0058, 0.06742",
        "0.02, 0.215283",
        "0.03, 0.306158",
        "0.04, 0.387",
        "0.05, 0.459640"
    })
    void aMonthlyLossCompoundsToAYearlyOne(double month, double year) {
        assertThat(COMPOUND.convertLoss(month, MONTH, YEAR)).isCloseTo(year, within(1e-5 + (month == 0.04 ? 1e-3 : 0)));
    }

    @ParameterizedTest
    // worked by hand as 1 - (1 - a)^(1/12), and a/12
    @CsvSource({
        "0.05, 0.004265, 0.004167",
        "0.06, 0.005143, 0.005",
        "0.07, 0.006029, 0.005833",
        "0.11, 0.009664, 0.009167",
        "0.30, 0.029286, 0.025",
        "0.10, 0.008742, 0.008333",
        "0.20, 0.018423, 0.016667",
        "0.36, 0.036508, 0.03"
    })
    void aYearlyLossPerMonth(double year, double compound, double linear) {
        assertThat(COMPOUND.convertLoss(year, YEAR, MONTH)).isCloseTo(compound, within(1e-6));
        assertThat(LINEAR.convertLoss(year, YEAR, MONTH)).isCloseTo(linear, within(1e-6));
    }

    @Test
    void aLossOfDaysIsScaledToAYearOf365Days() {
        assertThat(COMPOUND.convertLossOfDays(0.07, 30, YEAR)).isCloseTo(0.5864, within(5e-5));
        assertThat(COMPOUND.convertLossOfDays(0.07, 30, MONTH)).isCloseTo(0.070937, within(5e-7));
        // reference values for ten made-up accounts, 2 of 9 lost in 90 days: see dev/bearing/revenue/saas_metrics.csv
        assertThat(COMPOUND.convertLossOfDays(2 / 9.0, 90, YEAR)).isCloseTo(0.6391235510142662, within(1e-14));
        assertThat(COMPOUND.convertLossOfDays(2 / 9.0, 90, MONTH)).isCloseTo(0.08142798171597165, within(1e-14));
        assertThat(LINEAR.convertLossOfDays(0.03, 73, YEAR)).isCloseTo(0.15, within(1e-15));
    }

    @Test
    void netChurnConvertsAsAFactor() {
        assertThat(1 - RateConversion.compoundRetention(1.02, MONTH, YEAR)).isCloseTo(-0.268, within(5e-4));
        assertThat(RateConversion.compoundRetention(0.5, YEAR, QUARTER)).isCloseTo(0.8408964152537145, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COMPOUND.convertLoss(-0.02, MONTH, YEAR))
                .withMessage("loss must be in [0, 1], was -0.02; a net rate converts as a factor");
    }

    @Test
    void aDerivedRateSaysThatItIs() {
        Answer<Double> year = COMPOUND.convertLoss(Rate.ofCounts(1, 100), MONTH, YEAR);

        assertThat(year.orElseThrow("year")).isEqualTo(COMPOUND.convertLoss(0.01, MONTH, YEAR));
        assertThat(((Answer.Known<Double>) year).explanation().method()).isEqualTo("derived: COMPOUND, MONTH to YEAR");
        assertThat(COMPOUND.convertLoss(Rate.ofCounts(0, 0), MONTH, YEAR).isKnown())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoLoss(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> COMPOUND.convertLoss(bad, MONTH, YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> COMPOUND.convertLossOfDays(bad, 30, YEAR));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoFactor(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> RateConversion.compoundRetention(bad, MONTH, YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> LINEAR.convertLoss(bad, MONTH, YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> LINEAR.convertLossOfDays(0.1, 0, YEAR));
    }

    // above a half a month, a year leaves less than 1 in 4,096, and 1 - that has lost the digits to come back by
    @Property(seed = "20261122")
    void thereAndBackAgainIsTheSame(
            @ForAll @DoubleRange(max = 0.5) double loss,
            @ForAll RateConversion conversion,
            @ForAll RatePeriod from,
            @ForAll RatePeriod to) {
        double there = conversion.convertLoss(loss, from, to);
        assertThat(conversion.convertLoss(there, to, from)).isCloseTo(loss, within(1e-12));
    }

    @Property(seed = "20261122")
    void aRetentionConvertsThereAndBack(
            @ForAll @DoubleRange(max = 3) double factor, @ForAll RatePeriod from, @ForAll RatePeriod to) {
        double there = RateConversion.compoundRetention(factor, from, to);
        assertThat(RateConversion.compoundRetention(there, to, from)).isCloseTo(factor, within(1e-12 * (1 + factor)));
    }

    @Property(seed = "20261122")
    void whatIsKeptAndWhatIsLostMakeOne(@ForAll @DoubleRange(max = 1) double loss, @ForAll RatePeriod to) {
        assertThat(COMPOUND.convertLoss(loss, MONTH, to) + RateConversion.compoundRetention(1 - loss, MONTH, to))
                .isCloseTo(1, within(1e-12));
    }

    @Property(seed = "20261122")
    void toALongerPeriodCompoundingGivesLess(@ForAll @DoubleRange(max = 1) double loss) {
        double compound = COMPOUND.convertLoss(loss, MONTH, YEAR);
        assertThat(compound).isBetween(loss, 1.0);
        assertThat(compound).isLessThanOrEqualTo(LINEAR.convertLoss(loss, MONTH, YEAR) * (1 + 1e-15));
    }

    @Property(seed = "20261122")
    void aLossOfAYearOfDaysIsTheYears(
            @ForAll @DoubleRange(max = 1) double loss, @ForAll @IntRange(min = 1, max = 700) int days) {
        assertThat(COMPOUND.convertLossOfDays(loss, 365, YEAR)).isCloseTo(loss, within(1e-12));
        assertThat(COMPOUND.convertLoss(COMPOUND.convertLossOfDays(loss, days, MONTH), MONTH, YEAR))
                .isCloseTo(COMPOUND.convertLossOfDays(loss, days, YEAR), within(1e-9));
    }
}
