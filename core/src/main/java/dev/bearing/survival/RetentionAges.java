package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;

/** What every {@link RetentionModel} says of an age that it is asked about. */
final class RetentionAges {

    private RetentionAges() {}

    static void check(long age, long horizon) {
        checkArgument(age >= 0, "age must not be negative, was %s", age);
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
    }

    static <T> Answer<T> nobodyLeft(long age) {
        return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is left after tick " + age);
    }
}
