package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.special.Hypergeometric;
import dev.bearing.internal.stats.BetaSampler;
import dev.bearing.internal.stats.GammaSampler;
import dev.bearing.value.Answer;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BgNbdTest {

    private static final BgNbd CDNOW =
            BgNbd.of(0.2425929072044646, 4.413531561205393, 0.792886148098762, 2.4257534364935975);

    @Test
    void agreesWithTheReferenceFitOfCdnow() {
        // mpmath 1.2.1 at 30 digits; published: .243, 4.414, .793, 2.426, -9582.4
        PurchaseFit<BgNbd> fit = BgNbd.fit(SharedReference.cdnow()).orElseThrow("fit");
        assertThat(fit.model().r()).isCloseTo(CDNOW.r(), within(1e-6 * CDNOW.r()));
        assertThat(fit.model().alpha()).isCloseTo(CDNOW.alpha(), within(1e-6 * CDNOW.alpha()));
        assertThat(fit.model().a()).isCloseTo(CDNOW.a(), within(1e-6 * CDNOW.a()));
        assertThat(fit.model().b()).isCloseTo(CDNOW.b(), within(1e-6 * CDNOW.b()));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.425560567362, within(1e-8));
        Map<String, Double> errors = Map.of(
                "r", 0.012557319583759781,
                "alpha", 0.3782214155265841,
                "a", 0.18571914309590676,
                "b", 0.7053457551034914);
        errors.forEach(
                (name, error) -> assertThat(fit.standardErrors().get(name)).isCloseTo(error, within(1e-5 * error)));
        assertThat(fit.covariance("a", "b")).isCloseTo(0.12319554555326874, within(1e-5));
        assertThat(fit.provenance().rows()).isEqualTo(2_357);
        assertThat(fit.provenance().events()).isEqualTo(946);
        assertThat(fit.provenance().flags()).isEmpty();
        assertThat(fit.gradientNorm()).isLessThan(1e-4);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bgnbd_predictions.csv", useHeadersInDisplayName = true)
    void agreesOnWhoIsAliveAndWhatToExpect(int x, double last, double age, double alive, double time, double expected) {
        PurchaseHistory customer = new PurchaseHistory(x, last, age);
        assertThat(CDNOW.probabilityAlive(customer)).isCloseTo(alive, within(1e-12));
        assertThat(CDNOW.expectedPurchases(customer, time)).isCloseTo(expected, within(1e-11 * expected));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05318474077621766", "10, 0.4317610202921956", "39, 1.195016297703444", "78, 1.8579717824279223"})
    void agreesOnWhatToExpectOfANewCustomer(double time, double expected) {
        assertThat(CDNOW.expectedPurchases(time)).isCloseTo(expected, within(1e-12 * expected));
        assertThat(CDNOW.expectedPurchases(0)).isZero();
    }

    @Test
    void reproducesThePublishedExample() {
        // the spreadsheet note of the authors: 1.226 purchases in 39 weeks
        double expected = CDNOW.expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39);
        assertThat(Math.round(expected * 1e3) / 1e3).isEqualTo(1.226);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bgnbd_stress.csv", useHeadersInDisplayName = true)
    void holdsWhereOthersGiveNothing(org.junit.jupiter.params.aggregator.ArgumentsAccessor row) {
        BgNbd model = BgNbd.of(row.getDouble(0), row.getDouble(1), row.getDouble(2), row.getDouble(3));
        PurchaseHistory customer = new PurchaseHistory(row.getInteger(4), row.getDouble(5), row.getDouble(6));
        double logLikelihood = row.getDouble(7);
        double alive = row.getDouble(8);
        double expected = row.getDouble(10);
        assertThat(model.logLikelihood(customer)).isCloseTo(logLikelihood, within(1e-11 * Math.abs(logLikelihood)));
        assertThat(model.probabilityAlive(customer)).isCloseTo(alive, within(1e-11 * alive));
        assertThat(model.expectedPurchases(customer, row.getDouble(9))).isCloseTo(expected, within(1e-11 * expected));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 6, 2.5, 1.5, 3, 10, 20, 30", "1.2, 3, 1.7, 4, 1, 2, 9, 100", "2, 8, 3, 3, 12, 30, 31, 5"})
    void isEquationTenOfThePaperWhereThatIsDefined(
            double r, double alpha, double a, double b, int x, double last, double age, double time) {
        BgNbd model = BgNbd.of(r, alpha, a, b);
        PurchaseHistory customer = new PurchaseHistory(x, last, age);
        double bracket = 1
                - Math.pow((alpha + age) / (alpha + age + time), r + x)
                        * Hypergeometric.value(r + x, b + x, a + b + x - 1, time / (alpha + age + time));
        double paper = (a + b + x - 1)
                / (a - 1)
                * bracket
                / (1 + a / (b + x - 1) * Math.pow((alpha + age) / (alpha + last), r + x));
        assertThat(model.expectedPurchases(customer, time)).isCloseTo(paper, within(1e-10 * paper));
    }

    @ParameterizedTest
    @CsvSource({"0.24, 4.4, 0.8, 2.4", "3, 0.5, 0.2, 0.3", "0.05, 40, 5, 1"})
    void theDerivativesAreTheSlopes(double r, double alpha, double a, double b) {
        RepeatPurchases customers = RepeatPurchases.builder()
                .add(0, 0, 12)
                .add(0, 0, 30)
                .add(1, 3, 30)
                .add(4, 20, 31)
                .add(4, 20, 31)
                .add(17, 29.5, 30)
                .build();
        BetaGeometricLikelihood likelihood = new BetaGeometricLikelihood(new PurchasePatterns(customers), 0);
        double[] logs = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
        Slopes.assertSlopes(likelihood::at, logs);
        double sum = 0;
        BgNbd model = BgNbd.of(r, alpha, a, b);
        for (int i = 0; i < customers.size(); i++) {
            sum += model.logLikelihood(customers.get(i));
        }
        assertThat(likelihood.at(logs, new double[4], new double[4][4])).isCloseTo(sum, within(1e-10));
    }

    @Test
    void findsTheParametersThatMadeTheData() {
        BgNbd truth = BgNbd.of(1.4, 10, 0.9, 3);
        PurchaseFit<BgNbd> fit = BgNbd.fit(simulated(truth, 20_000)).orElseThrow("fit");
        Map<String, Double> errors = fit.standardErrors();
        assertThat(fit.model().r()).isCloseTo(1.4, within(4 * errors.get("r")));
        assertThat(fit.model().alpha()).isCloseTo(10, within(4 * errors.get("alpha")));
        assertThat(fit.model().a()).isCloseTo(0.9, within(4 * errors.get("a")));
        assertThat(fit.model().b()).isCloseTo(3, within(4 * errors.get("b")));
        assertThat(errors.get("alpha")).isLessThan(1);
    }

    private static RepeatPurchases simulated(BgNbd truth, int customers) {
        SplittableRandom random = new SplittableRandom(99);
        GammaSampler gamma = new GammaSampler(random);
        BetaSampler beta = new BetaSampler(random);
        RepeatPurchases.Builder builder = RepeatPurchases.builder();
        for (int i = 0; i < customers; i++) {
            double rate = gamma.next(truth.r()) / truth.alpha();
            double leaving = beta.next(truth.a(), truth.b());
            double age = 20 + 30 * random.nextDouble();
            int x = 0;
            double last = 0;
            double next = -Math.log(1 - random.nextDouble()) / rate;
            while (next <= age) {
                x++;
                last = next;
                if (random.nextDouble() < leaving) {
                    break;
                }
                next -= Math.log(1 - random.nextDouble()) / rate;
            }
            builder.add(x, last, age);
        }
        return builder.build();
    }

    @Test
    void equalHistoriesAreOnePatternAndGiveTheSameFit() {
        RepeatPurchases once = simulated(BgNbd.of(1.4, 10, 0.9, 3), 700);
        RepeatPurchases.Builder thrice = RepeatPurchases.builder();
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < once.size(); i++) {
                PurchaseHistory each = once.get(i);
                thrice.add(each.repeats(), each.recency(), each.age());
            }
        }
        assertThat(new PurchasePatterns(thrice.build()).size()).isEqualTo(new PurchasePatterns(once).size());
        BgNbd one = BgNbd.fit(once).orElseThrow("fit").model();
        BgNbd three = BgNbd.fit(thrice.build()).orElseThrow("fit").model();
        assertThat(three.a()).isCloseTo(one.a(), within(1e-8));
    }

    @Test
    void flagsAParameterThatRunsToALimit() {
        // everybody bought to the last moment: nobody seems to leave
        RepeatPurchases.Builder loyal = RepeatPurchases.builder();
        for (int i = 1; i <= 200; i++) {
            loyal.add(1 + i % 7, 30, 30);
        }
        Answer<PurchaseFit<BgNbd>> fit = BgNbd.fit(loyal.build());
        assertThat(fit.<Boolean>fold(
                        known -> known.value().provenance().flags().stream()
                                .anyMatch(flag -> flag.contains("runs to a limit")),
                        unknown -> unknown.reason() == Answer.Reason.DID_NOT_CONVERGE))
                .isTrue();
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RepeatPurchases.builder().build())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RepeatPurchases.builder().add(0, 0, 5).build())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(RepeatPurchases purchases) {
        return ((Answer.Unknown<PurchaseFit<BgNbd>>) BgNbd.fit(purchases)).reason();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.of(1, bad, 1, 1))
                .withMessage("alpha must be positive and finite, was %s", bad);
        assertThatIllegalArgumentException().isThrownBy(() -> BgNbd.of(bad, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BgNbd.of(1, 1, bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BgNbd.of(1, 1, 1, bad));
    }

    @Test
    void rejectsHistoriesThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(0, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, Double.NaN, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedPurchases(-1));
    }
}
