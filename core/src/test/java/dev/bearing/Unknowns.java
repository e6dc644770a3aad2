package dev.bearing;

import dev.bearing.value.Answer;

/** What an answer that is not known says. */
public final class Unknowns {

    private Unknowns() {}

    /** Returns why it is not known; fails where it is. */
    public static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known.value());
                },
                Answer.Unknown::reason);
    }
}
