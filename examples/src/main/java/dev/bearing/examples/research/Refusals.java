package dev.bearing.examples.research;

import dev.bearing.value.Answer;

/** Turns a fit that failed into what the reader is told. */
final class Refusals {

    private Refusals() {}

    /** Returns the fitted model. @throws ResearchInputException with the reason if there is none */
    static <T> T orRefuse(String model, Answer<T> answer) {
        return answer.fold(known -> known.value(), unknown -> {
            throw new ResearchInputException(
                    model + " could not be fitted: " + unknown.reason() + ", " + unknown.message());
        });
    }
}
