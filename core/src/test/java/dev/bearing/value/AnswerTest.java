package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static final Explanation SUM =
            Explanation.sum("by hand", List.of(new Contribution("two", 2), new Contribution("three", 3)));

    private final Answer<Integer> known = Answer.known(5, SUM);
    private final Answer<Integer> unknown = Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is there");

    @Test
    void knowsWhetherThereIsAValue() {
        assertThat(known.isKnown()).isTrue();
        assertThat(unknown.isKnown()).isFalse();
        assertThat(known.toOptional()).contains(5);
        assertThat(unknown.toOptional()).isEmpty();
    }

    @Test
    void mapKeepsTheExplanationAndTheReason() {
        assertThat(known.map(value -> value * 2)).isEqualTo(new Answer.Known<>(10, SUM));
        assertThat(unknown.map(value -> value * 2))
                .isEqualTo(new Answer.Unknown<>(Answer.Reason.EMPTY_BASE, "nobody is there"));
    }

    @Test
    void flatMapAsksOnwardOnlyWhereThereIsAValue() {
        Answer<String> zero = Answer.unknown(Answer.Reason.ZERO_CHURN, "nobody left");
        assertThat(known.flatMap(value -> zero)).isEqualTo(zero);
        assertThat(known.<String>flatMap(value -> Answer.known("five"))).isEqualTo(Answer.known("five"));
        assertThat(unknown.<String>flatMap(value -> Answer.known("never")))
                .isEqualTo(new Answer.Unknown<String>(Answer.Reason.EMPTY_BASE, "nobody is there"));
    }

    @Test
    void foldCallsOneOfTheTwo() {
        assertThat(known.<String>fold(is -> "is " + is.value(), not -> not.message()))
                .isEqualTo("is 5");
        assertThat(unknown.<String>fold(is -> "is " + is.value(), not -> not.message()))
                .isEqualTo("nobody is there");
    }

    @Test
    void orElseThrowSaysWhatWasWantedAndWhyThereIsNone() {
        assertThat(known.orElseThrow("cannot divide")).isEqualTo(5);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> unknown.orElseThrow("cannot divide"))
                .withMessage("cannot divide: EMPTY_BASE, nobody is there");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonCanBeGiven(Answer.Reason reason) {
        assertThat(Answer.<String>unknown(reason, "why")).isEqualTo(new Answer.Unknown<String>(reason, "why"));
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> known.map(value -> nothing()))
                .withMessage("value");
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static String nothing() {
        return null;
    }
}
