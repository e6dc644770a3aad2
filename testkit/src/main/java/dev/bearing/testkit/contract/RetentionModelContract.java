package dev.bearing.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RetentionModel} promises. Extend it in a test, hand it a model, and run:
 *
 * <pre>{@code
 * class MyModelTest extends RetentionModelContract {
 *     @Override protected RetentionModel model() { return new MyModel(0.03); }
 * }
 * }</pre>
 *
 * <p>Statistical checks draw from a fixed seed and allow five standard deviations.
 */
public abstract class RetentionModelContract {

    private static final int DRAWS = 4_000;
    private static final long SEED = 20_260_101;

    /** For whoever extends it. */
    protected RetentionModelContract() {}

    /** Returns the model under test; equal calls return models that tell the same. */
    protected abstract RetentionModel model();

    /** Returns how many ticks are looked at, at least 2; 60 unless overridden. */
    protected long horizon() {
        return 60;
    }

    /** S(t) is a share. */
    @Test
    protected void survivalIsAShare() {
        RetentionModel model = asked();
        for (long t = 0; t <= horizon(); t++) {
            long at = t;
            model.survival(t)
                    .toOptional()
                    .ifPresent(share -> assertThat(share).as("S(%d)", at).isBetween(0.0, 1.0));
        }
    }

    /** S never rises: nobody comes back. */
    @Test
    protected void survivalNeverRises() {
        RetentionModel model = asked();
        double last = 1;
        for (long t = 0; t <= horizon(); t++) {
            double share = model.survival(t).toOptional().orElse(last);
            assertThat(share).as("S(%d) must not be above S(%d)", t, t - 1).isLessThanOrEqualTo(last + 1e-12);
            last = share;
        }
    }

    /** It tells something: S(0) or S(1), at least, is known. */
    @Test
    protected void somethingIsKnown() {
        assertThat(asked().survival(0).isKnown() || asked().survival(1).isKnown())
                .as("S(0) or S(1) must be known")
                .isTrue();
    }

    /** Where S is not known at a tick, it is not known later either. */
    @Test
    protected void whatIsNotKnownStaysNotKnown() {
        RetentionModel model = asked();
        boolean known = true;
        for (long t = 0; t <= horizon(); t++) {
            boolean now = model.survival(t).isKnown();
            assertThat(known || !now)
                    .as("S(%d) must not be known where S(%d) is not", t, t - 1)
                    .isTrue();
            known = now;
        }
    }

    /** What follows from S where it is not known is not known either; nobody is left where S is 0. */
    @Test
    protected void nothingIsToldBeyondTheCurve() {
        RetentionModel model = asked();
        for (long t = 0; t <= horizon(); t++) {
            Answer<Double> share = model.survival(t);
            boolean anybody = share.toOptional().filter(s -> s > 0).isPresent();
            if (!share.isKnown()) {
                assertThat(model.churnWithin(0, t).isKnown())
                        .as("churnWithin(0, %d) must not be known where S(%d) is not", t, t)
                        .isFalse();
            }
            if (!anybody) {
                assertThat(model.churnWithin(t, 1).isKnown())
                        .as("churnWithin(%d, 1) must not be known where nobody is known to be left", t)
                        .isFalse();
                assertThat(model.expectedRemaining(t, 1).isKnown())
                        .as("expectedRemaining(%d, 1) must not be known where nobody is known to be left", t)
                        .isFalse();
                assertThat(model.sample(t, 1, new SplittableRandom(SEED)).isKnown())
                        .as("sample(%d, 1) must not be known where nobody is known to be left", t)
                        .isFalse();
            }
        }
    }

    /** P(churn within h) is what the curve says, a probability, and never falls with h. */
    @Test
    protected void churnWithinFollowsTheCurve() {
        RetentionModel model = asked();
        for (long age = 0; age <= horizon() / 2; age += Math.max(1, horizon() / 8)) {
            double last = 0;
            for (long h = 0; h <= horizon() / 2; h++) {
                Answer<Double> churn = model.churnWithin(age, h);
                if (!churn.isKnown() || share(model, age) == 0) {
                    continue;
                }
                double p = churn.orElseThrow("known");
                assertThat(p)
                        .as("churnWithin(%d, %d) must be a probability", age, h)
                        .isBetween(-1e-12, 1 + 1e-12);
                assertThat(p)
                        .as("churnWithin(%d, %d) must not be below churnWithin(%d, %d)", age, h, age, h - 1)
                        .isGreaterThanOrEqualTo(last - 1e-12);
                double curve = 1 - share(model, age + h) / share(model, age);
                assertThat(p)
                        .as("churnWithin(%d, %d) must be 1 - S(%d) / S(%d)", age, h, age + h, age)
                        .isEqualTo(curve, within(1e-9));
                last = p;
            }
        }
    }

    /** The expected remaining time is the sum under the curve, and at most the horizon. */
    @Test
    protected void expectedRemainingFollowsTheCurve() {
        RetentionModel model = asked();
        for (long age = 0; age <= horizon() / 2; age += Math.max(1, horizon() / 8)) {
            for (long h : new long[] {0, 1, horizon() / 2}) {
                Answer<Double> remaining = model.expectedRemaining(age, h);
                if (!remaining.isKnown() || share(model, age) == 0) {
                    continue;
                }
                double sum = 0;
                for (long u = 0; u < h; u++) {
                    sum += share(model, age + u) / share(model, age);
                }
                assertThat(remaining.orElseThrow("known"))
                        .as("expectedRemaining(%d, %d) must be the sum of S over S(%d)", age, h, age)
                        .isBetween(0.0, h + 1e-9)
                        .isEqualTo(sum, within(1e-9 * Math.max(1, sum)));
            }
        }
    }

    /** Where nobody gets so old, what is told of those who would is a share still, or not known. */
    @Test
    protected void whereNobodyIsLeftNothingOutOfRangeIsTold() {
        RetentionModel model = asked();
        for (long age = 0; age <= horizon(); age++) {
            double left = model.survival(age).toOptional().orElse(1.0);
            for (Answer<Double> answer : List.of(model.churnWithin(age, 1), model.expectedRemaining(age, 1))) {
                if (left == 0 && answer.isKnown()) {
                    assertThat(answer.orElseThrow("known"))
                            .as("after tick %d", age)
                            .isBetween(0.0, 1.0);
                }
            }
        }
    }

    /** Samples leave after the age, within the horizon, and as often as the curve says. */
    @Test
    protected void samplesFollowTheCurve() {
        RetentionModel model = asked();
        long age = horizon() / 6;
        long h = horizon() / 2;
        if (!model.churnWithin(age, h).isKnown()) {
            return;
        }
        double expected = model.churnWithin(age, h).orElseThrow("known");
        SplittableRandom random = new SplittableRandom(SEED);
        int left = 0;
        for (int i = 0; i < DRAWS; i++) {
            OptionalLong tick = model.sample(age, h, random)
                    .orElseThrow("sample(" + age + ", " + h + ") must be known where churnWithin is");
            if (tick.isPresent()) {
                assertThat(tick.getAsLong())
                        .as("sample(%d, %d) must lie after the age and within the horizon", age, h)
                        .isBetween(age + 1, age + h);
                left++;
            }
        }
        double deviation = Math.sqrt(DRAWS * expected * (1 - expected));
        assertThat((double) left)
                .as("samples of %d that leave, against churnWithin(%d, %d) = %s", DRAWS, age, h, expected)
                .isEqualTo(DRAWS * expected, within(5 * deviation + 1e-6));
    }

    /** Equal seeds draw equal samples. */
    @Test
    protected void equalSeedsDrawEqualSamples() {
        RetentionModel model = asked();
        SplittableRandom one = new SplittableRandom(SEED);
        SplittableRandom other = new SplittableRandom(SEED);
        for (int i = 0; i < 100; i++) {
            assertThat(model.sample(0, horizon(), one).toOptional())
                    .as("sample(0, %d), draw %d of two equal seeds", horizon(), i + 1)
                    .isEqualTo(asked().sample(0, horizon(), other).toOptional());
        }
    }

    /** The same question gets the same answer, whatever was asked before. */
    @Test
    protected void theSameQuestionGetsTheSameAnswer() {
        RetentionModel model = asked();
        for (long t = horizon(); t >= 0; t--) {
            model.survival(t);
        }
        for (long t = 0; t <= horizon(); t++) {
            assertThat(model.survival(t).toOptional())
                    .as("S(%d), asked after others and asked first", t)
                    .isEqualTo(asked().survival(t).toOptional());
        }
    }

    /** Times before the beginning are refused. */
    @Test
    protected void negativeTimesAreRefused() {
        RetentionModel model = model();
        refused("survival(-1)", () -> model.survival(-1));
        refused("churnWithin(-1, 1)", () -> model.churnWithin(-1, 1));
        refused("churnWithin(1, -1)", () -> model.churnWithin(1, -1));
        refused("expectedRemaining(-1, 1)", () -> model.expectedRemaining(-1, 1));
        refused("expectedRemaining(1, -1)", () -> model.expectedRemaining(1, -1));
        refused("sample(-1, 1)", () -> model.sample(-1, 1, new SplittableRandom(SEED)));
    }

    /** It has a name and says where it comes from. */
    @Test
    protected void itSaysWhereItComesFrom() {
        assertThat(asked().name()).as("name()").isNotBlank();
        assertThat(asked().provenance().model()).as("provenance().model()").isNotBlank();
    }

    private static void refused(String question, ThrowingCallable asking) {
        assertThatIllegalArgumentException()
                .as("%s must be refused by an IllegalArgumentException", question)
                .isThrownBy(asking);
    }

    private RetentionModel asked() {
        return new AskedModel(Asked.of("model()", this::model));
    }

    private static double share(RetentionModel model, long time) {
        return model.survival(time).orElseThrow("S(" + time + ") must be known where what follows from it is");
    }
}
