package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    private static final Contribution TWO = new Contribution("two", 2);
    private static final Contribution THREE = new Contribution("three", 3);

    @Test
    void namesHowItsTermsCombine() {
        assertThat(Explanation.sum("m", List.of(TWO, THREE)).combination()).isEqualTo(Explanation.Combination.SUM);
        assertThat(Explanation.product("m", List.of(TWO)).combination()).isEqualTo(Explanation.Combination.PRODUCT);
        assertThat(Explanation.inputs("m", List.of()).combination()).isEqualTo(Explanation.Combination.INPUTS);
        Explanation quotient = Explanation.quotient("ARPA / churn", TWO, THREE);
        assertThat(quotient.combination()).isEqualTo(Explanation.Combination.QUOTIENT);
        assertThat(quotient.method()).isEqualTo("ARPA / churn");
        assertThat(quotient.terms()).containsExactly(TWO, THREE);
        assertThat(Explanation.given().terms()).isEmpty();
    }

    @Test
    void keepsItsOwnCopyOfTheTerms() {
        List<Contribution> terms = new ArrayList<>(List.of(TWO));
        Explanation sum = Explanation.sum("m", terms);
        terms.add(THREE);
        assertThat(sum.terms()).containsExactly(TWO);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTermIsFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contribution("usage", bad))
                .withMessage("value of usage must be finite, was %s", bad);
    }

    @Test
    void aTermHasNoNegativeZero() {
        assertThat(new Contribution("x", -0.0)).isEqualTo(new Contribution("x", 0.0));
    }
}
