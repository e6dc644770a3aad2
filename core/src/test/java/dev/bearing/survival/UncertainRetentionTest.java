package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.RatePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncertainRetentionTest {

    private static final double MARGIN = 64.76;

    private final DiscountedLifetime lifetime = DiscountedLifetime.ofAnnual(0.1, RatePeriod.MONTH);
    private final KaplanMeier telco = KaplanMeier.of(Table.spells(Table.read("telco_curve.csv")));

    @Test
    void agreesWithTheGreenwoodErrorOfALifetimeValue() {
        // Telco, all rows, 60 months after the first payment; numpy 1.24.2 and scipy 1.10.1
        Estimate worth = UncertainRetention.greenwood(telco)
                .estimate(model -> lifetime.withPayments(61)
                        .of(model, ValuationDate.TO_BE_ACQUIRED, 0)
                        .map(payments -> MARGIN * payments))
                .orElseThrow("worth");
        Interval interval = worth.interval().orElseThrow("interval");
        assertThat(worth.value()).isCloseTo(2479.7832933577133, within(1e-10 * worth.value()));
        assertThat((interval.upper() - interval.lower()) / 2 / 1.959963984540054)
                .isCloseTo(14.049593616821813, within(1e-9 * 14));
        assertThat(interval.lower()).isCloseTo(2452.2465958713187, within(1e-7));
        assertThat(interval.upper()).isCloseTo(2507.319990844108, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"6, 2454.463733117411", "12, 2297.235251954386", "24, 1865.7439441309514"})
    void agreesOnTheResidualValueAfterAPayment(int tenure, double value) {
        Answer<Double> rest = lifetime.withPayments(60 - tenure)
                .of(UncertainRetention.greenwood(telco).model(), ValuationDate.JUST_PAID, tenure);
        assertThat(MARGIN * rest.orElseThrow("rest")).isCloseTo(value, within(1e-10 * value));
    }

    @Test
    void theErrorOfASharePlainlyIsGreenwoods() {
        UncertainRetention retention = UncertainRetention.greenwood(telco);
        for (long month : new long[] {1, 12, 40, 72}) {
            Interval interval = retention
                    .estimate(model -> model.survival(month))
                    .flatMap(Estimate::interval)
                    .orElseThrow("interval");
            Interval plain = telco.at(month)
                    .flatMap(point -> point.interval(IntervalScale.PLAIN))
                    .orElseThrow("plain");
            assertThat(interval.lower()).isCloseTo(plain.lower(), within(1e-11));
            assertThat(interval.upper()).isCloseTo(plain.upper(), within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0.90077958894401133, 0.090724822249758752",
        "6, 0.86710558561900153, 0.109554074256679956",
        "12, 0.80798475023588789, 0.153904526684852050"
    })
    void theErrorOfAShareOfMoneyIsTheJackknifesOfR(long time, double share, double error) {
        // R 4.2.2, survival 3.5-3: survfit(Surv(t, e) ~ 1, weights = w, robust = TRUE)
        KaplanMeier money =
                KaplanMeier.of(Spells.of(new long[] {3, 3, 5, 6, 8, 9, 9, 12}, new int[] {1, 1, 0, 1, 0, 1, 0, 0})
                        .withWeights(new double[] {50, 20, 100.5, 20, 75, 30, 400, 10}));
        Estimate estimate = UncertainRetention.greenwood(money)
                .estimate(model -> model.survival(time))
                .orElseThrow("S");
        Interval interval = estimate.interval().orElseThrow("interval");
        assertThat(estimate.value()).isCloseTo(share, within(1e-14));
        assertThat((interval.upper() - interval.lower()) / 2 / 1.959963984540054)
                .isCloseTo(error, within(1e-11));
    }

    @Test
    void aShareThatNoEventMovesIsNotCertain() {
        KaplanMeier loyal = KaplanMeier.of(Spells.of(new long[] {12, 12}, new int[] {0, 0}));
        Estimate share = UncertainRetention.greenwood(loyal)
                .estimate(model -> model.survival(5))
                .orElseThrow("S");
        assertThat(share.value()).isEqualTo(1);
        assertThat(share.interval())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no event moves the number, so its standard error is 0 and says nothing"));
    }

    @Test
    void aCurveEndsWhereItWasObservedUnlessNobodyIsLeft() {
        Answer<Double> beyond = UncertainRetention.greenwood(telco).model().survival(73);
        assertThat(((Answer.Unknown<Double>) beyond).reason()).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        KaplanMeier short4 = KaplanMeier.of(Spells.of(new long[] {1, 2, 2, 4}, new int[] {1, 1, 0, 1}));
        UncertainRetention ended = UncertainRetention.greenwood(short4);
        assertThat(ended.model().survival(100).orElseThrow("S")).isZero();
        assertThat(ended.model().name()).isEqualTo("kaplan-meier");
        assertThat(ended.model().provenance().events()).isEqualTo(3);
        Estimate life = ended.estimate(
                        model -> DiscountedLifetime.ofPeriodic(0).of(model, ValuationDate.TO_BE_ACQUIRED, 0))
                .orElseThrow("life");
        assertThat(life.value()).isCloseTo(1 + 0.75 + 0.5 + 0.5, within(1e-15));
        assertThat(life.interval().isKnown()).isTrue();
    }

    @Test
    void aCertainModelHasNoInterval() {
        Estimate estimate = UncertainRetention.certain(GeometricRetention.of(0.1))
                .estimate(model -> model.survival(2))
                .orElseThrow("estimate");
        assertThat(estimate.value()).isCloseTo(0.81, within(1e-15));
        assertThat(estimate.interval().isKnown()).isFalse();
    }

    @Test
    void aNumberWithoutABoundIsUnbounded() {
        RetentionFit fit = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 631, 468, 382, 326))
                .orElseThrow("fit");
        Answer<Estimate> endless = UncertainRetention.delta(fit)
                .estimate(model -> DiscountedLifetime.ofPeriodic(0).of(model, ValuationDate.JUST_PAID, 2));
        assertThat(((Answer.Unknown<Estimate>) endless).reason()).isEqualTo(Answer.Reason.UNBOUNDED);
    }

    @Test
    void theErrorOfAConstantChurnIsThatOfAShare() {
        RetentionFit fit = GeometricRetention.fit(RenewalCounts.ofSurvivors(1000, 800, 640))
                .orElseThrow("fit");
        Interval interval = UncertainRetention.delta(fit)
                .estimate(model -> Answer.known(1 - ((RenewalModel) model).retentionRate(1)))
                .flatMap(Estimate::interval)
                .orElseThrow("interval");
        double error = Math.sqrt(0.2 * 0.8 / 1800);
        assertThat(interval.upper() - interval.lower()).isCloseTo(2 * 1.959963984540054 * error, within(1e-9));
    }
}
