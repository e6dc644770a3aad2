package dev.bearing.survival;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What follows from a curve alone, on the geometric model, where every number has a closed form. */
class RetentionModelTest {

    /** Each tick a tenth leaves; it knows a thousand ticks. */
    private record Tenth() implements RetentionModel {

        @Override
        public String name() {
            return "tenth";
        }

        @Override
        public Answer<Double> survival(long time) {
            return time > 1_000
                    ? Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "after tick 1000")
                    : Answer.known(Math.pow(0.9, time));
        }

        @Override
        public FitProvenance provenance() {
            return FitProvenance.builder("tenth", 0, 0).parameter("churn", 0.1).build();
        }
    }

    private final RetentionModel model = new Tenth();

    @Test
    void churnWithinDoesNotDependOnAgeWhereTheHazardIsConstant() {
        assertThat(model.churnWithin(0, 3).orElseThrow("known")).isEqualTo(1 - 0.729, within(1e-15));
        assertThat(model.churnWithin(40, 3).orElseThrow("known")).isEqualTo(1 - 0.729, within(1e-12));
        assertThat(model.churnWithin(7, 0).orElseThrow("known")).isZero();
    }

    @Test
    void expectedRemainingIsTheGeometricSum() {
        assertThat(model.expectedRemaining(5, 3).orElseThrow("known")).isEqualTo(1 + 0.9 + 0.81, within(1e-12));
        assertThat(model.expectedRemaining(0, 1_000).orElseThrow("known")).isEqualTo(10, within(1e-9));
    }

    @Test
    void whatTheCurveDoesNotCoverIsNotKnown() {
        assertThat(reason(model.churnWithin(990, 20))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(model.expectedRemaining(990, 20))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(model.sample(990, 20, new SplittableRandom(1)))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void sampledTicksFollowTheCurve() {
        SplittableRandom random = new SplittableRandom(7);
        long stayed = LongStream.range(0, 20_000)
                .filter(i -> model.sample(4, 3, random).orElseThrow("known").equals(OptionalLong.empty()))
                .count();
        // 20,000 draws of probability 0.729: the standard deviation is 63
        assertThat(stayed).isBetween(14_580 - 315L, 14_580 + 315L);
    }

    @Test
    void aSampledTickLiesAfterTheAgeAndWithinTheHorizon() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 1_000; i++) {
            model.sample(4, 3, random)
                    .orElseThrow("known")
                    .ifPresent(tick -> assertThat(tick).isBetween(5L, 7L));
        }
    }

    @Test
    void negativeAgesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.churnWithin(-1, 3))
                .withMessage("age must not be negative, was -1");
        assertThatIllegalArgumentException().isThrownBy(() -> model.expectedRemaining(1, -3));
    }

    @Test
    void provenanceSortsItsFlagsAndKeepsTheOrderOfItsParameters() {
        FitProvenance provenance = FitProvenance.builder("cox", 100, 40)
                .parameter("z", 1)
                .parameter("a", 2)
                .flag("b")
                .flag("a")
                .iterations(5, true)
                .seed(42)
                .build();
        assertThat(provenance.parameters().keySet()).containsExactly("z", "a");
        assertThat(provenance.flags()).containsExactly("a", "b");
        assertThat(provenance.seed()).isEqualTo(OptionalLong.of(42));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitProvenance.builder(" ", 0, 0).build());
    }
}
