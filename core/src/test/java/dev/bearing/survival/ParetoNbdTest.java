package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.special.Hypergeometric;
import dev.bearing.internal.stats.GammaSampler;
import dev.bearing.value.Answer;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoNbdTest {

    private static final ParetoNbd CDNOW =
            ParetoNbd.of(0.5532755086895169, 10.577612238681642, 0.6062135686740453, 11.667911237919087);

    @Test
    void agreesWithTheReferenceFitOfCdnow() {
        // mpmath 1.2.1 at 30 digits; published: .553, 10.578, .606, 11.669, -9595.0
        PurchaseFit<ParetoNbd> fit = ParetoNbd.fit(SharedReference.cdnow()).orElseThrow("fit");
        assertThat(fit.model().r()).isCloseTo(CDNOW.r(), within(1e-6 * CDNOW.r()));
        assertThat(fit.model().alpha()).isCloseTo(CDNOW.alpha(), within(1e-6 * CDNOW.alpha()));
        assertThat(fit.model().s()).isCloseTo(CDNOW.s(), within(1e-6 * CDNOW.s()));
        assertThat(fit.model().beta()).isCloseTo(CDNOW.beta(), within(1e-6 * CDNOW.beta()));
        assertThat(fit.logLikelihood()).isCloseTo(-9594.973929826863, within(1e-8));
        Map<String, Double> errors = Map.of(
                "r", 0.047628754429642546,
                "alpha", 0.8427239235043483,
                "s", 0.18727956947073912,
                "beta", 6.211029319866933);
        errors.forEach(
                (name, error) -> assertThat(fit.standardErrors().get(name)).isCloseTo(error, within(1e-5 * error)));
        assertThat(fit.covariance("s", "beta")).isCloseTo(1.1301320793466703, within(1e-5));
        assertThat(fit.provenance().rows()).isEqualTo(2_357);
        assertThat(fit.provenance().events()).isEqualTo(946);
        assertThat(fit.provenance().flags()).isEmpty();
        assertThat(fit.gradientNorm()).isLessThan(1e-4);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "pareto_nbd_predictions.csv", useHeadersInDisplayName = true)
    void agreesOnWhoIsAliveAndWhatToExpect(ArgumentsAccessor row) {
        PurchaseHistory customer = new PurchaseHistory(row.getInteger(0), row.getDouble(1), row.getDouble(2));
        assertRelative(CDNOW.logLikelihood(customer), row.getDouble(3));
        assertRelative(CDNOW.probabilityAlive(customer), row.getDouble(4));
        assertRelative(CDNOW.discountedExpectedPurchases(customer, 0.0027), row.getDouble(5));
        assertRelative(CDNOW.expectedPurchases(customer, row.getDouble(6)), row.getDouble(7));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05100654525816049", "10, 0.4277940555063488", "39, 1.2134080647031331", "78, 1.9098807662903055"})
    void agreesOnWhatToExpectOfANewCustomer(double time, double expected) {
        assertRelative(CDNOW.expectedPurchases(time), expected);
        assertThat(CDNOW.expectedPurchases(0)).isZero();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "pareto_nbd_stress.csv", useHeadersInDisplayName = true)
    void holdsWhereOthersGiveNothing(ArgumentsAccessor row) {
        ParetoNbd model = ParetoNbd.of(row.getDouble(0), row.getDouble(1), row.getDouble(2), row.getDouble(3));
        PurchaseHistory customer = new PurchaseHistory(row.getInteger(4), row.getDouble(5), row.getDouble(6));
        assertRelative(model.logLikelihood(customer), row.getDouble(7));
        assertRelative(model.probabilityAlive(customer), row.getDouble(8));
        assertRelative(model.expectedPurchases(customer, row.getDouble(9)), row.getDouble(10));
        assertRelative(model.discountedExpectedPurchases(customer, row.getDouble(11)), row.getDouble(12));
    }

    private static void assertRelative(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({"0.55, 10.6, 0.6, 11.7", "3, 12, 0.4, 5", "1, 7, 2, 7"})
    void isTheDifferenceOfHypergeometricFunctionsOfTheNote(double r, double alpha, double s, double beta) {
        ParetoNbd model = ParetoNbd.of(r, alpha, s, beta);
        int x = 3;
        double sum = r + s + x;
        double greater = Math.max(alpha, beta);
        double exponent = alpha >= beta ? s + 1 : r + x;
        double integral = (part(greater, 20, sum, exponent, Math.abs(alpha - beta))
                        - part(greater, 40, sum, exponent, Math.abs(alpha - beta)))
                * s
                / sum;
        double here = Math.pow(alpha + 40, -r - x) * Math.pow(beta + 40, -s);
        double paper = LogGamma.value(r + x)
                - LogGamma.value(r)
                + r * Math.log(alpha)
                + s * Math.log(beta)
                + Math.log(here + integral);
        PurchaseHistory customer = new PurchaseHistory(x, 20, 40);
        assertThat(model.logLikelihood(customer)).isCloseTo(paper, within(1e-10));
        assertThat(model.probabilityAlive(customer)).isCloseTo(here / (here + integral), within(1e-10));
    }

    private static double part(double greater, double time, double sum, double exponent, double difference) {
        return Hypergeometric.value(sum, exponent, sum + 1, difference / (greater + time))
                / Math.pow(greater + time, sum);
    }

    @ParameterizedTest
    @CsvSource({"0.55, 10.6, 0.6, 11.7", "3, 0.5, 0.2, 30", "0.05, 400, 5, 1", "900, 4000, 70, 90"})
    void theDerivativesAreTheSlopes(double r, double alpha, double s, double beta) {
        RepeatPurchases customers = RepeatPurchases.builder()
                .add(0, 0, 12)
                .add(0, 0, 30)
                .add(1, 3, 30)
                .add(4, 20, 31)
                .add(4, 20, 31)
                .add(17, 29.5, 30)
                .add(3, 30, 30)
                .add(400, 30, 60)
                .build();
        ParetoNbdLikelihood likelihood = new ParetoNbdLikelihood(new PurchasePatterns(customers));
        double[] logs = {Math.log(r), Math.log(alpha), Math.log(s), Math.log(beta)};
        Slopes.assertSlopes(likelihood::at, logs);
        double sum = 0;
        ParetoNbd model = ParetoNbd.of(r, alpha, s, beta);
        for (int i = 0; i < customers.size(); i++) {
            sum += model.logLikelihood(customers.get(i));
        }
        assertThat(likelihood.at(logs, new double[4], new double[4][4])).isCloseTo(sum, within(1e-13 * Math.abs(sum)));
    }

    @Test
    void findsTheParametersThatMadeTheData() {
        ParetoNbd truth = ParetoNbd.of(1.4, 10, 1.2, 30);
        PurchaseFit<ParetoNbd> fit = ParetoNbd.fit(simulated(truth, 20_000)).orElseThrow("fit");
        Map<String, Double> errors = fit.standardErrors();
        assertThat(fit.model().r()).isCloseTo(1.4, within(4 * errors.get("r")));
        assertThat(fit.model().alpha()).isCloseTo(10, within(4 * errors.get("alpha")));
        assertThat(fit.model().s()).isCloseTo(1.2, within(4 * errors.get("s")));
        assertThat(fit.model().beta()).isCloseTo(30, within(4 * errors.get("beta")));
        assertThat(errors.get("alpha")).isLessThan(1);
    }

    private static RepeatPurchases simulated(ParetoNbd truth, int customers) {
        SplittableRandom random = new SplittableRandom(99);
        GammaSampler gamma = new GammaSampler(random);
        RepeatPurchases.Builder builder = RepeatPurchases.builder();
        for (int i = 0; i < customers; i++) {
            double rate = gamma.next(truth.r()) / truth.alpha();
            double leaving = gamma.next(truth.s()) / truth.beta();
            double age = Math.rint(20 + 30 * random.nextDouble());
            double until = Math.min(age, -Math.log(1 - random.nextDouble()) / leaving);
            int x = 0;
            double last = 0;
            double next = -Math.log(1 - random.nextDouble()) / rate;
            while (next <= until) {
                x++;
                last = next;
                next -= Math.log(1 - random.nextDouble()) / rate;
            }
            builder.add(x, last, age);
        }
        return builder.build();
    }

    @Test
    void alikeCustomersAreALimitThatIsFlagged() {
        // one rate of leaving for all: gamma distributions ever narrower fit ever better
        SplittableRandom random = new SplittableRandom(5);
        GammaSampler gamma = new GammaSampler(random);
        RepeatPurchases.Builder alike = RepeatPurchases.builder();
        for (int i = 0; i < 2_000; i++) {
            double rate = gamma.next(2) / 8;
            double until = Math.min(40, 12 + 8 * random.nextDouble());
            int x = 0;
            double last = 0;
            double next = -Math.log(1 - random.nextDouble()) / rate;
            while (next <= until) {
                x++;
                last = next;
                next -= Math.log(1 - random.nextDouble()) / rate;
            }
            alike.add(x, last, 40);
        }
        assertLimit(ParetoNbd.fit(alike.build()));
    }

    @Test
    void flagsAParameterThatRunsToALimit() {
        // everybody bought to the last moment: nobody seems to leave
        RepeatPurchases.Builder loyal = RepeatPurchases.builder();
        for (int i = 1; i <= 200; i++) {
            loyal.add(1 + i % 7, 30, 30);
        }
        assertLimit(ParetoNbd.fit(loyal.build()));
    }

    private static void assertLimit(Answer<PurchaseFit<ParetoNbd>> fit) {
        assertThat(fit.<Boolean>fold(
                        known -> known.value().provenance().flags().stream()
                                .anyMatch(flag -> flag.contains("runs to a limit")),
                        unknown -> unknown.reason() == Answer.Reason.DID_NOT_CONVERGE
                                && unknown.message().contains("beta")
                                && unknown.message().contains("towards a limit of")))
                .isTrue();
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RepeatPurchases.builder().build())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RepeatPurchases.builder().add(0, 0, 5).build())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(RepeatPurchases purchases) {
        return ((Answer.Unknown<PurchaseFit<ParetoNbd>>) ParetoNbd.fit(purchases)).reason();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsANumberOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoNbd.of(1, 1, bad, 1))
                .withMessage("s must be positive and finite, was %s", bad);
        assertThatIllegalArgumentException().isThrownBy(() -> ParetoNbd.of(bad, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ParetoNbd.of(1, bad, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ParetoNbd.of(1, 1, 1, bad));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CDNOW.discountedExpectedPurchases(new PurchaseHistory(0, 0, 0), bad))
                .withMessage("continuousDiscount must be positive and finite, was %s", bad);
    }
}
