package dev.bearing.journey;

/** Who says what an account wants. */
public enum OutcomeSource {
    /** The customer said so itself. */
    CUSTOMER,
    /** The vendor concluded it, and the customer has not confirmed it. */
    INFERRED
}
