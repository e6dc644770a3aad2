package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.value.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitPortfolioTest {

    private static final FitPortfolio PORTFOLIO = FitPortfolio.of(List.of(
            Answer.known(FitClass.GOOD),
            Answer.known(FitClass.GOOD),
            Answer.known(FitClass.STRETCH),
            Answer.known(FitClass.BAD),
            Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "not assessed")));

    @Test
    void countsEachClassAndThoseWithoutOne() {
        assertThat(PORTFOLIO.classes())
                .containsEntry(FitClass.GOOD, 2L)
                .containsEntry(FitClass.NOT_YET, 0L)
                .hasSize(5);
        assertThat(PORTFOLIO.unclassified()).isEqualTo(1);
        assertThat(PORTFOLIO.stretchShare().toString()).contains("1").contains("4");
    }

    @Test
    void isOverstretchedAboveTheLimitOnly() {
        assertThat(PORTFOLIO.isOverstretched(0.25))
                .extracting(answer -> answer.orElseThrow(""))
                .isEqualTo(false);
        assertThat(PORTFOLIO.isOverstretched(0.24))
                .extracting(answer -> answer.orElseThrow(""))
                .isEqualTo(true);
        assertThat(FitPortfolio.of(List.of()).isOverstretched(0.2).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refusesALimitOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PORTFOLIO.isOverstretched(bad))
                .withMessage("mostStretch must be in [0, 1], was " + bad);
    }
}
