package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaGammaTest {

    private static final GammaGamma CDNOW = GammaGamma.of(6.248802489708901, 3.7445884532873754, 15.447748009463808);

    @Test
    void agreesWithTheReferenceFitOfCdnow() {
        // mpmath 1.2.1 at 30 digits; published: 6.25, 3.74, 15.44
        PurchaseFit<GammaGamma> fit = GammaGamma.fit(SharedReference.cdnow()).orElseThrow("fit");
        assertThat(fit.model().p()).isCloseTo(CDNOW.p(), within(1e-6 * CDNOW.p()));
        assertThat(fit.model().q()).isCloseTo(CDNOW.q(), within(1e-6 * CDNOW.q()));
        assertThat(fit.model().v()).isCloseTo(CDNOW.v(), within(1e-6 * CDNOW.v()));
        assertThat(fit.logLikelihood()).isCloseTo(-4055.9232435028644, within(1e-8));
        Map.of("p", 1.1896870376584996, "q", 0.290165615135237, "v", 4.159993878327016)
                .forEach((name, error) ->
                        assertThat(fit.standardErrors().get(name)).isCloseTo(error, within(1e-5 * error)));
        assertThat(fit.provenance().rows()).isEqualTo(946);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 35.17100208824128",
        "1, 10, 17.681645569167607",
        "1, 35, 35.052186139783075",
        "3, 22.5, 24.118197972235283",
        "10, 100, 97.27239320995595"
    })
    void drawsACustomersSpendTowardsThatOfAll(int repeats, double mean, double expected) {
        assertThat(CDNOW.expectedSpend(repeats, mean).orElseThrow("spend"))
                .isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void theMeanOfAllIsThatOfACustomerNobodyKnows() {
        assertThat(CDNOW.expectedSpend()).isEqualTo(Answer.known(CDNOW.p() * CDNOW.v() / (CDNOW.q() - 1)));
        GammaGamma heavy = GammaGamma.of(2, 0.8, 10);
        assertThat(((Answer.Unknown<Double>) heavy.expectedSpend()).reason()).isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(((Answer.Unknown<Double>) heavy.expectedSpend(0, 0)).reason())
                .isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(heavy.expectedSpend(1, 10).orElseThrow("spend")).isCloseTo(2 * 20 / 1.8, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"6.2, 3.7, 15.4", "0.5, 0.9, 200", "30, 12, 1"})
    void theDerivativesAreTheSlopes(double p, double q, double v) {
        RepeatPurchases customers = RepeatPurchases.builder()
                .add(1, 3, 9, 10)
                .add(1, 4, 9, 35)
                .add(3, 8, 9, 22.5)
                .add(10, 8, 9, 100)
                .add(0, 0, 9)
                .build();
        GammaGammaLikelihood likelihood = new GammaGammaLikelihood(customers);
        Slopes.assertSlopes(likelihood::at, new double[] {Math.log(p), Math.log(q), Math.log(v)});
    }

    @Test
    void saysWhyThereIsNoFit() {
        RepeatPurchases.Builder customers = RepeatPurchases.builder().add(0, 0, 9);
        assertThat(reason(customers.build())).isEqualTo(Answer.Reason.EMPTY_BASE);
        customers.add(2, 3, 9, 10).add(1, 2, 9, 10);
        assertThat(reason(customers.build())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(RepeatPurchases purchases) {
        return ((Answer.Unknown<PurchaseFit<GammaGamma>>) GammaGamma.fit(purchases)).reason();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> GammaGamma.of(bad, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> GammaGamma.of(1, 1, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedSpend(1, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedSpend(-1, 1));
    }
}
