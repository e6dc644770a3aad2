package dev.bearing.value;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a value came about: the method's name and its terms, which combine to the value, so that a reader can redo it by
 * hand.
 *
 * @param method the method, in words that its Javadoc uses ("weighted mean", "ARPA / churn")
 * @param combination how the terms make the value
 * @param terms the terms in the order of the method
 */
public record Explanation(String method, Combination combination, List<Contribution> terms) {

    /** How terms make a value. */
    public enum Combination {
        /** The terms add up to the value. */
        SUM,
        /** The terms multiply to the value. */
        PRODUCT,
        /** The first term divided by the second is the value. */
        QUOTIENT,
        /** The terms are what the method read; the method's documentation says how they make the value. */
        INPUTS
    }

    /** Copies the terms. */
    public Explanation {
        requireNonNull(terms, "terms");
        requireNonNull(method, "method");
        requireNonNull(combination, "combination");
        terms = List.copyOf(terms);
    }

    /** Returns the explanation of a value that was given and not computed. */
    public static Explanation given() {
        return new Explanation("given", Combination.INPUTS, List.of());
    }

    /** Returns the explanation of a sum. */
    public static Explanation sum(String method, List<Contribution> terms) {
        return new Explanation(method, Combination.SUM, terms);
    }

    /** Returns the explanation of a product. */
    public static Explanation product(String method, List<Contribution> terms) {
        return new Explanation(method, Combination.PRODUCT, terms);
    }

    /** Returns the explanation of a quotient. */
    public static Explanation quotient(String method, Contribution dividend, Contribution divisor) {
        requireNonNull(dividend, "dividend");
        requireNonNull(divisor, "divisor");
        return new Explanation(method, Combination.QUOTIENT, List.of(dividend, divisor));
    }

    /** Returns the explanation of a value by the inputs of a documented method. */
    public static Explanation inputs(String method, List<Contribution> terms) {
        return new Explanation(method, Combination.INPUTS, terms);
    }
}
