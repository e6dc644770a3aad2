package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.RatePeriod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountedLifetimeTest {

    @ParameterizedTest
    @CsvFileSource(resources = "derl_grid.csv", useHeadersInDisplayName = true)
    void agreesWithSixtyDigitsOnAllThreeDates(
            double alpha, double beta, double discount, ValuationDate date, long renewals, double value) {
        DiscountedLifetime lifetime = DiscountedLifetime.ofPeriodic(discount);
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(alpha, beta);
        assertThat(known(lifetime.of(model, date, renewals))).isCloseTo(value, within(1e-11 * value));
    }

    /** The same sBG without its closed form, so that the sum over S is used. */
    private record Plain(ShiftedBetaGeometric model) implements RetentionModel {

        @Override
        public String name() {
            return "plain";
        }

        @Override
        public Answer<Double> survival(long time) {
            return model.survival(time);
        }

        @Override
        public FitProvenance provenance() {
            return model.provenance();
        }
    }

    @ParameterizedTest
    @CsvSource({"3.8, 15.2, 0.1", "0.067, 0.267, 0.15", "0.5, 20, 0.00797414", "50, 450, 0.01"})
    void theSumOverTheCurveAgreesWithTheClosedForm(double alpha, double beta, double discount) {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(alpha, beta);
        DiscountedLifetime lifetime = DiscountedLifetime.ofPeriodic(discount);
        for (ValuationDate date : ValuationDate.values()) {
            long renewals = date == ValuationDate.TO_BE_ACQUIRED ? 0 : 7;
            double closed = known(lifetime.of(model, date, renewals));
            assertThat(known(lifetime.of(new Plain(model), date, renewals))).isCloseTo(closed, within(1e-11 * closed));
        }
    }

    @Test
    void reproducesThePublishedTable() {
        // Fader and Hardie (2010), d = 10 %, after 0 to 4 renewals; case 2 is printed from 1/15 and 4/15
        assertRow(ShiftedBetaGeometric.of(3.80, 15.20), 3.31, 3.45, 3.59, 3.72, 3.84);
        assertRow(ShiftedBetaGeometric.of(1.0 / 15, 4.0 / 15), 7.68, 9.46, 9.86, 10.06, 10.19);
    }

    private static void assertRow(ShiftedBetaGeometric model, double... printed) {
        for (int made = 0; made < printed.length; made++) {
            double value = known(DiscountedLifetime.ofPeriodic(0.1).of(model, ValuationDate.BEFORE_RENEWAL, made));
            assertThat(Math.round(value * 100) / 100.0).isEqualTo(printed[made]);
        }
    }

    @Test
    void valuesTheBaseOfThePaperLikeThePaper() {
        // active customers by renewals made, oldest cohort last: 207,438 in payments, 182,292 with the naive retention
        long[] active = {20_500, 15_200, 11_340, 7_961, 4_391};
        double total = 0;
        for (int made = 0; made < active.length; made++) {
            total += active[made]
                    * known(DiscountedLifetime.ofPeriodic(0.1)
                            .of(ShiftedBetaGeometric.of(3.80, 15.20), ValuationDate.BEFORE_RENEWAL, made));
        }
        assertThat(total).isCloseTo(207_438, within(0.5));
    }

    @Test
    void agreesWithTheClosedFormsOfConstantRetention() {
        for (Map<String, String> row : Table.read("/dev/bearing/revenue/clv_closed_form.csv")) {
            GeometricRetention model = GeometricRetention.of(1 - number(row, "retention"));
            DiscountedLifetime lifetime = DiscountedLifetime.ofPeriodic(number(row, "discount"));
            double margin = number(row, "margin");
            assertClose(row, "advance", margin * known(lifetime.of(model, ValuationDate.TO_BE_ACQUIRED, 0)));
            assertClose(row, "without_first", margin * known(lifetime.of(model, ValuationDate.JUST_PAID, 3)));
            assertClose(row, "before_renewal", margin * known(lifetime.of(model, ValuationDate.BEFORE_RENEWAL, 3)));
            assertClose(
                    row, "ten", margin * known(lifetime.withPayments(10).of(model, ValuationDate.TO_BE_ACQUIRED, 0)));
            assertClose(
                    row,
                    "lifetime",
                    known(DiscountedLifetime.ofPeriodic(0).of(model, ValuationDate.TO_BE_ACQUIRED, 0)));
        }
    }

    private static void assertClose(Map<String, String> row, String column, double actual) {
        double expected = number(row, column);
        assertThat(actual).as(column).isCloseTo(expected, within(1e-12 * expected));
    }

    /** 5,000 customers with retention 0.9 and 10,000 with 0.5: a model of one's own, which knows only its curve. */
    private record TwoSegments() implements RetentionModel {

        @Override
        public String name() {
            return "two-segments";
        }

        @Override
        public Answer<Double> survival(long time) {
            return Answer.known((Math.pow(0.9, time) + 2 * Math.pow(0.5, time)) / 3);
        }

        @Override
        public FitProvenance provenance() {
            return FitProvenance.builder(name(), 0, 0).build();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 226.11111111111106",
        "1, 282.71929824561397",
        "2, 341.0559796437658",
        "3, 392.003745318352",
        "4, 430.4542738872529",
        "5, 456.3955292832457"
    })
    void valuesAMixtureOfTwoSegmentsJustBeforeTheNextRenewal(long renewals, double value) {
        // Fader and Hardie's two-segment example; mpmath 1.2.1. Naive: 8.76 million, by segments 14.02 million
        double actual = 100
                * known(DiscountedLifetime.ofPeriodic(0.1)
                        .of(new TwoSegments(), ValuationDate.BEFORE_RENEWAL, renewals));
        assertThat(actual).isCloseTo(value, within(1e-12 * value));
    }

    @Test
    void convertsAYearlyDiscountByCompounding() {
        assertThat(DiscountedLifetime.ofAnnual(0.1, RatePeriod.MONTH).discount())
                .isCloseTo(0.007974140428903764, within(1e-15));
        assertThat(DiscountedLifetime.ofAnnual(0.1, RatePeriod.QUARTER).discount())
                .isCloseTo(0.02411368908444511, within(1e-15));
        assertThat(DiscountedLifetime.ofAnnual(0.1, RatePeriod.YEAR).discount()).isCloseTo(0.1, within(1e-15));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sbg_lifetimes.csv", useHeadersInDisplayName = true)
    void agreesWithTheDeltaMethodOfTheReferenceFits(
            String name, double discount, ValuationDate date, long renewals, double value, Double error) {
        Map<String, String> row = ShiftedBetaGeometricTest.references()
                .filter(each -> each.get("case").equals(name))
                .findFirst()
                .orElseThrow();
        RetentionFit fit =
                ShiftedBetaGeometric.fit(ShiftedBetaGeometricTest.counts(row)).orElseThrow("fit");
        Estimate estimate = UncertainRetention.delta(fit)
                .estimate(model -> DiscountedLifetime.ofPeriodic(discount).of(model, date, renewals))
                .orElseThrow("estimate");
        assertThat(estimate.value()).isCloseTo(value, within(1e-8 * value));
        if (error != null) {
            Interval interval = estimate.interval().orElseThrow("interval");
            assertThat((interval.upper() - interval.lower()) / 2 / 1.959963984540054)
                    .isCloseTo(error, within(1e-6 * error));
        }
    }

    @Test
    void anUndiscountedLifetimeMayBeInfinite() {
        DiscountedLifetime undiscounted = DiscountedLifetime.ofPeriodic(0);
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(1, 4);
        for (ValuationDate date : ValuationDate.values()) {
            assertThat(known(undiscounted.of(model, date, 0))).isEqualTo(Double.POSITIVE_INFINITY);
        }
        assertThat(known(undiscounted.withPayments(3).of(model, ValuationDate.TO_BE_ACQUIRED, 0)))
                .isCloseTo(1 + 0.8 + 0.8 * 5 / 6, within(1e-14));
        Answer<Double> open = undiscounted.of(new Plain(model), ValuationDate.TO_BE_ACQUIRED, 0);
        assertThat(((Answer.Unknown<Double>) open).reason()).isEqualTo(Answer.Reason.UNBOUNDED);
    }

    @Test
    void isNothingWhereNobodyStaysAndUnknownWhereNobodyIsLeft() {
        GeometricRetention gone = GeometricRetention.of(1);
        DiscountedLifetime lifetime = DiscountedLifetime.ofPeriodic(0.1);
        assertThat(known(lifetime.of(gone, ValuationDate.TO_BE_ACQUIRED, 0))).isEqualTo(1);
        assertThat(known(lifetime.of(gone, ValuationDate.BEFORE_RENEWAL, 0))).isZero();
        Answer<Double> after = lifetime.withPayments(5).of(gone, ValuationDate.JUST_PAID, 2);
        assertThat(((Answer.Unknown<Double>) after).reason()).isEqualTo(Answer.Reason.EMPTY_BASE);
        for (ValuationDate date : new ValuationDate[] {ValuationDate.JUST_PAID, ValuationDate.BEFORE_RENEWAL}) {
            assertThat(((Answer.Unknown<Double>) lifetime.of(gone, date, 3)).message())
                    .isEqualTo("nobody is left after 3 renewals");
        }
    }

    @Test
    void aShareTooSmallForADoubleIsNotNobody() {
        double value = known(DiscountedLifetime.ofPeriodic(0.1)
                .of(GeometricRetention.of(0.5), ValuationDate.BEFORE_RENEWAL, 100_000));
        assertThat(value).isCloseTo(0.5 / (1 - 0.5 / 1.1), within(1e-12)); // however long they have been there
    }

    @Test
    void refusesRenewalsOfACustomerToBeAcquired() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscountedLifetime.ofPeriodic(0.1)
                        .of(GeometricRetention.of(0.1), ValuationDate.TO_BE_ACQUIRED, 1))
                .withMessage("renewals must be 0 for a customer to be acquired, was 1");
        assertThatIllegalArgumentException().isThrownBy(() -> DiscountedLifetime.ofPeriodic(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> DiscountedLifetime.ofPeriodic(-0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscountedLifetime.ofPeriodic(0).withPayments(0));
    }

    private static double known(Answer<Double> answer) {
        return answer.orElseThrow("lifetime");
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
