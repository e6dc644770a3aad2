package dev.bearing.value;

import static java.util.Objects.requireNonNull;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value with its explanation, or the reason there is none. Too little data is an answer, not an error: it is never 0,
 * NaN, null or an exception.
 *
 * <pre>{@code
 * String text = ledger.arpa(day).fold(
 *         known -> "ARPA is " + known.value(),
 *         unknown -> "ARPA is not known: " + unknown.message());
 * }</pre>
 *
 * @param <T> what is answered
 */
public sealed interface Answer<T> {

    /**
     * A value and how it came about.
     *
     * @param value the value
     * @param explanation the method and the terms that make the value
     * @param <T> what is answered
     */
    record Known<T>(T value, Explanation explanation) implements Answer<T> {

        /** Refuses null. */
        public Known {
            requireNonNull(value, "value");
            requireNonNull(explanation, "explanation");
        }
    }

    /**
     * No value, and why.
     *
     * @param reason the reason, one of a closed list
     * @param message a sentence for a person, with the numbers that led to the verdict
     * @param <T> what is answered
     */
    record Unknown<T>(Reason reason, String message) implements Answer<T> {

        /** Refuses null. */
        public Unknown {
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
        }
    }

    /** Why there is no value; one list for the whole library. */
    enum Reason {
        /** There is data, but less than the method needs. */
        INSUFFICIENT_DATA,
        /** Nobody is in the population that the number is about. */
        EMPTY_BASE,
        /** Nobody churned, so a value that divides by churn has no upper end. */
        ZERO_CHURN,
        /** The value grows without limit. */
        UNBOUNDED,
        /** The event has not happened yet for enough accounts to tell. */
        CENSORED,
        /** The playbook does not say what this needs. */
        NOT_CONFIGURED,
        /** The question lies outside what the data or the model covers. */
        OUTSIDE_MODEL_RANGE,
        /** An iterative fit did not reach its stopping rule. */
        DID_NOT_CONVERGE
    }

    /** Returns a value that explains itself. */
    static <T> Answer<T> known(T value) {
        return new Known<>(value, Explanation.given());
    }

    /** Returns a value with its explanation. */
    static <T> Answer<T> known(T value, Explanation explanation) {
        return new Known<>(value, explanation);
    }

    /** Returns the absence of a value with its reason. */
    static <T> Answer<T> unknown(Reason reason, String message) {
        return new Unknown<>(reason, message);
    }

    /** Returns whether there is a value. */
    default boolean isKnown() {
        return this instanceof Known<T>;
    }

    /** Returns the answer to a question about the value; the explanation and the reason stay as they are. */
    default <R> Answer<R> map(Function<? super T, ? extends R> function) {
        return fold(
                known -> new Known<>(function.apply(known.value()), known.explanation()),
                unknown -> new Unknown<>(unknown.reason(), unknown.message()));
    }

    /** Returns the answer that {@code function} gives for the value, or this answer's own reason. */
    default <R> Answer<R> flatMap(Function<? super T, Answer<R>> function) {
        return fold(
                known -> function.apply(known.value()), unknown -> new Unknown<>(unknown.reason(), unknown.message()));
    }

    /** Returns what one of the two functions makes of this answer. */
    default <R> R fold(
            Function<? super Known<T>, ? extends R> known, Function<? super Unknown<T>, ? extends R> unknown) {
        if (this instanceof Known<T> value) {
            return known.apply(value);
        }
        return unknown.apply((Unknown<T>) this);
    }

    /**
     * Returns the value.
     *
     * @param message what the caller was about to do, the start of the exception's message
     * @throws NoSuchElementException if there is no value; its message ends in the reason
     */
    default T orElseThrow(String message) {
        return fold(Known::value, unknown -> {
            throw new NoSuchElementException(message + ": " + unknown.reason() + ", " + unknown.message());
        });
    }

    /** Returns the value, or empty. */
    default Optional<T> toOptional() {
        return fold(known -> Optional.of(known.value()), unknown -> Optional.empty());
    }
}
