package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.RatePeriod;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetentionBootstrapTest {

    private static final Function<RenewalCounts, Answer<RetentionModel>> SBG =
            counts -> ShiftedBetaGeometric.fit(counts).map(RetentionFit::model);

    private final RenewalCounts highEnd = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

    @Test
    void agreesWithTheBootstrapOfAKaplanMeierLifetimeValue() {
        // Telco, margin 64.76, 10 % a year, 60 months; numpy 1.24.2, 2,000 multinomial replicates: se within 6 %,
        // limits
        // within 0.3 se
        RenewalCounts telco = RenewalCounts.ofTenures(Table.spells(Table.read("telco_curve.csv")));
        RetentionBootstrap again = RetentionBootstrap.resampling(
                        telco,
                        counts -> Answer.known(UncertainRetention.greenwood(KaplanMeier.of(counts.toSpells()))
                                .model()),
                        1_000,
                        20_260_101)
                .orElseThrow("bootstrap");
        Function<RetentionModel, Answer<Double>> worth = model -> DiscountedLifetime.ofAnnual(0.1, RatePeriod.MONTH)
                .withPayments(61)
                .of(model, ValuationDate.TO_BE_ACQUIRED, 0)
                .map(payments -> 64.76 * payments);
        double error = again.standardError(worth).orElseThrow("error");
        Estimate estimate = again.estimate(worth).orElseThrow("worth");
        Interval interval = estimate.interval().orElseThrow("interval");
        assertThat(estimate.value()).isCloseTo(2479.7832933577133, within(1e-6));
        assertThat(error).isCloseTo(13.614240173632172, within(0.06 * 13.6));
        assertThat(interval.lower()).isCloseTo(2453.5209168481715, within(0.3 * 13.6));
        assertThat(interval.upper()).isCloseTo(2506.782406739335, within(0.3 * 13.6));
    }

    @Test
    void bothKindsAgreeWithTheDeltaMethodWhereThatHolds() {
        RetentionFit fit = ShiftedBetaGeometric.fit(highEnd).orElseThrow("fit");
        Function<RetentionModel, Answer<Double>> tenYears = model -> model.survival(10);
        Interval delta = UncertainRetention.delta(fit)
                .estimate(tenYears)
                .flatMap(Estimate::interval)
                .orElseThrow("interval");
        double error = (delta.upper() - delta.lower()) / 2 / 1.959963984540054;
        RetentionBootstrap resampled =
                RetentionBootstrap.resampling(highEnd, SBG, 1_000, 1).orElseThrow("bootstrap");
        RetentionBootstrap drawn = RetentionBootstrap.parametric(fit, 1_000, 2).orElseThrow("bootstrap");
        for (RetentionBootstrap each : new RetentionBootstrap[] {resampled, drawn}) {
            assertThat(each.standardError(tenYears).orElseThrow("error")).isCloseTo(error, within(0.1 * error));
            Interval interval =
                    each.estimate(tenYears).flatMap(Estimate::interval).orElseThrow("interval");
            assertThat(interval.lower()).isCloseTo(delta.lower(), within(0.35 * error));
            assertThat(interval.upper()).isCloseTo(delta.upper(), within(0.35 * error));
            assertThat(each.models()).hasSize(1_000);
        }
    }

    @Test
    void theParametricKindKeepsTheCensoringOfTheData() {
        RenewalCounts tenures = RenewalCounts.ofTenures(Table.spells(Table.read("telco_m2m_odd.csv")));
        RetentionFit fit = ShiftedBetaGeometric.fit(tenures).orElseThrow("fit");
        RetentionBootstrap drawn = RetentionBootstrap.parametric(fit, 400, 3).orElseThrow("bootstrap");
        Function<RetentionModel, Answer<Double>> alpha = model -> Answer.known(((ShiftedBetaGeometric) model).alpha());
        double error = fit.standardErrors().get("alpha");
        assertThat(drawn.standardError(alpha).orElseThrow("error")).isCloseTo(error, within(0.2 * error));
    }

    @Test
    void givesTheSameOnOneThreadAndOnMany() throws ExecutionException, InterruptedException {
        Function<RetentionModel, Answer<Double>> tenYears = model -> model.survival(10);
        ForkJoinPool alone = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4);
        try {
            Answer<Estimate> one = alone.submit(() -> RetentionBootstrap.resampling(highEnd, SBG, 50, 9)
                            .flatMap(again -> again.estimate(tenYears)))
                    .get();
            Answer<Estimate> many = four.submit(() -> RetentionBootstrap.resampling(highEnd, SBG, 50, 9)
                            .flatMap(again -> again.estimate(tenYears)))
                    .get();
            assertThat(one).isEqualTo(many);
        } finally {
            alone.shutdown();
            four.shutdown();
        }
        assertThat(RetentionBootstrap.resampling(highEnd, SBG, 50, 10).flatMap(again -> again.estimate(tenYears)))
                .isNotEqualTo(
                        RetentionBootstrap.resampling(highEnd, SBG, 50, 9).flatMap(again -> again.estimate(tenYears)));
    }

    @Test
    void isUnknownWhereTheFitIsOrTooManyReplicatesHaveNone() {
        Answer<RetentionBootstrap> nobodyLost =
                RetentionBootstrap.resampling(RenewalCounts.ofSurvivors(10, 10, 10), SBG, 20, 1);
        assertThat(((Answer.Unknown<RetentionBootstrap>) nobodyLost).reason()).isEqualTo(Answer.Reason.ZERO_CHURN);
        Answer<RetentionBootstrap> fragile =
                RetentionBootstrap.resampling(RenewalCounts.ofSurvivors(10, 8, 7, 7), SBG, 200, 1);
        assertThat(((Answer.Unknown<RetentionBootstrap>) fragile).reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThatIllegalArgumentException().isThrownBy(() -> RetentionBootstrap.resampling(highEnd, SBG, 1, 1));
    }

    @Test
    void anIntervalMayEndInInfinity() {
        // alpha is 1.28 with a standard error of 0.55: many replicates have no finite undiscounted lifetime
        RenewalCounts counts = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
        RetentionBootstrap again =
                RetentionBootstrap.resampling(counts, SBG, 200, 4).orElseThrow("bootstrap");
        Function<RetentionModel, Answer<Double>> life =
                model -> DiscountedLifetime.ofPeriodic(0).of(model, ValuationDate.TO_BE_ACQUIRED, 0);
        Estimate estimate = again.estimate(life).orElseThrow("life");
        assertThat(estimate.value()).isCloseTo(28.72611735220089, within(1e-4));
        assertThat(estimate.interval().orElseThrow("interval").upper()).isInfinite();
        assertThat(again.standardError(life).isKnown()).isFalse();
    }
}
