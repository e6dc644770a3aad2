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
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MbgNbdTest {

    private static final MbgNbd CDNOW =
            MbgNbd.of(0.5248379836655874, 6.1829920196720405, 0.8913561553315379, 1.613999334730531);

    @Test
    void agreesWithTheReferenceFitOfCdnow() {
        // mpmath 1.2.1 at 30 digits
        PurchaseFit<MbgNbd> fit = MbgNbd.fit(SharedReference.cdnow()).orElseThrow("fit");
        assertThat(fit.model().r()).isCloseTo(CDNOW.r(), within(1e-6 * CDNOW.r()));
        assertThat(fit.model().alpha()).isCloseTo(CDNOW.alpha(), within(1e-6 * CDNOW.alpha()));
        assertThat(fit.model().a()).isCloseTo(CDNOW.a(), within(1e-6 * CDNOW.a()));
        assertThat(fit.model().b()).isCloseTo(CDNOW.b(), within(1e-6 * CDNOW.b()));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.132684899903, within(1e-8));
        Map<String, Double> errors = Map.of(
                "r", 0.0832640646135894,
                "alpha", 0.6955979328548655,
                "a", 0.15478531140322188,
                "b", 0.5374723605483901);
        errors.forEach(
                (name, error) -> assertThat(fit.standardErrors().get(name)).isCloseTo(error, within(1e-5 * error)));
        assertThat(fit.covariance("a", "b")).isCloseTo(0.07379792801973034, within(1e-5));
        assertThat(fit.provenance().model()).isEqualTo("mbg-nbd");
        assertThat(fit.provenance().rows()).isEqualTo(2_357);
        assertThat(fit.provenance().flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.52, 6.2, 0.9, 1.6, 0, 0, 38.86", "0.52, 6.2, 0.9, 1.6, 2, 30.43, 38.86", "2, 3, 0.3, 0.2, 9, 12, 30"
    })
    void isTheLikelihoodOfThePaper(double r, double alpha, double a, double b, int x, double last, double age) {
        MbgNbd model = MbgNbd.of(r, alpha, a, b);
        PurchaseHistory customer = new PurchaseHistory(x, last, age);
        double common = Math.exp(LogGamma.value(r + x) - LogGamma.value(r)) * Math.pow(alpha, r) / beta(a, b);
        double here = common * beta(a, b + x + 1) / Math.pow(alpha + age, r + x);
        double gone = common * beta(a + 1, b + x) / Math.pow(alpha + last, r + x);
        assertThat(model.logLikelihood(customer)).isCloseTo(Math.log(here + gone), within(1e-12 * (1 + x)));
        assertThat(model.probabilityAlive(customer)).isCloseTo(here / (here + gone), within(1e-12));
    }

    private static double beta(double a, double b) {
        return Math.exp(LogGamma.value(a) + LogGamma.value(b) - LogGamma.value(a + b));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 6, 2.5, 1.5, 30", "0.52, 6.2, 1.9, 1.6, 39", "2, 8, 3, 3, 5"})
    void expectsOfANewCustomerWhatThePaperExpects(double r, double alpha, double a, double b, double time) {
        double z = time / (alpha + time);
        double paper = b / (a - 1) * (1 - Math.pow(1 - z, r) * Hypergeometric.value(r, b + 1, a + b, z));
        assertThat(MbgNbd.of(r, alpha, a, b).expectedPurchases(time)).isCloseTo(paper, within(1e-10 * paper));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 6, 2.5, 1.5, 3, 10, 20, 30", "1.2, 3, 1.7, 4, 0, 0, 9, 100", "2, 8, 3, 3, 12, 30, 31, 5"})
    void expectsOfACustomerWhatThePaperExpects(
            double r, double alpha, double a, double b, int x, double last, double age, double time) {
        MbgNbd model = MbgNbd.of(r, alpha, a, b);
        PurchaseHistory customer = new PurchaseHistory(x, last, age);
        double z = time / (alpha + age + time);
        double bracket = 1 - Math.pow(1 - z, r + x) * Hypergeometric.value(r + x, b + x + 1, a + b + x, z);
        double paper =
                (a + b + x) / (a - 1) * bracket / (1 + a / (b + x) * Math.pow((alpha + age) / (alpha + last), r + x));
        assertThat(model.expectedPurchases(customer, time)).isCloseTo(paper, within(1e-10 * paper));
    }

    @Test
    void doubtsWhoBoughtOnlyOnce() {
        assertThat(CDNOW.probabilityAlive(new PurchaseHistory(0, 0, 0)))
                .isCloseTo(CDNOW.b() / (CDNOW.a() + CDNOW.b()), within(1e-15));
        double odds = CDNOW.a() / CDNOW.b() * Math.pow(1 + 38.86 / CDNOW.alpha(), CDNOW.r());
        assertThat(CDNOW.probabilityAlive(new PurchaseHistory(0, 0, 38.86)))
                .isCloseTo(1 / (1 + odds), within(1e-15))
                .isCloseTo(0.39, within(5e-3));
        assertThat(CDNOW.expectedPurchases(0)).isZero();
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
        BetaGeometricLikelihood likelihood = new BetaGeometricLikelihood(new PurchasePatterns(customers), 1);
        double[] logs = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
        Slopes.assertSlopes(likelihood::at, logs);
        double sum = 0;
        MbgNbd model = MbgNbd.of(r, alpha, a, b);
        for (int i = 0; i < customers.size(); i++) {
            sum += model.logLikelihood(customers.get(i));
        }
        assertThat(likelihood.at(logs, new double[4], new double[4][4])).isCloseTo(sum, within(1e-10));
    }

    @Test
    void findsTheParametersThatMadeTheData() {
        MbgNbd truth = MbgNbd.of(1.4, 10, 0.9, 3);
        SplittableRandom random = new SplittableRandom(99);
        GammaSampler gamma = new GammaSampler(random);
        BetaSampler beta = new BetaSampler(random);
        RepeatPurchases.Builder customers = RepeatPurchases.builder();
        for (int i = 0; i < 20_000; i++) {
            double rate = gamma.next(truth.r()) / truth.alpha();
            double leaving = beta.next(truth.a(), truth.b());
            double age = 20 + 30 * random.nextDouble();
            int x = 0;
            double last = 0;
            double next = -Math.log(1 - random.nextDouble()) / rate;
            while (next <= age && random.nextDouble() >= leaving) {
                x++;
                last = next;
                next -= Math.log(1 - random.nextDouble()) / rate;
            }
            customers.add(x, last, age);
        }
        PurchaseFit<MbgNbd> fit = MbgNbd.fit(customers.build()).orElseThrow("fit");
        Map<String, Double> errors = fit.standardErrors();
        assertThat(fit.model().r()).isCloseTo(1.4, within(4 * errors.get("r")));
        assertThat(fit.model().alpha()).isCloseTo(10, within(4 * errors.get("alpha")));
        assertThat(fit.model().a()).isCloseTo(0.9, within(4 * errors.get("a")));
        assertThat(fit.model().b()).isCloseTo(3, within(4 * errors.get("b")));
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RepeatPurchases.builder().build())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RepeatPurchases.builder().add(0, 0, 5).build())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(RepeatPurchases purchases) {
        return ((Answer.Unknown<PurchaseFit<MbgNbd>>) MbgNbd.fit(purchases)).reason();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MbgNbd.of(1, bad, 1, 1))
                .withMessage("alpha must be positive and finite, was %s", bad);
    }
}
