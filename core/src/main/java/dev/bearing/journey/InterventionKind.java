package dev.bearing.journey;

/** What bridges a gap. */
public enum InterventionKind {
    /** Documentation, a course or a guide that the customer uses by itself. */
    SELF_SERVE,
    /** A service that the customer pays for. */
    PAID_SERVICE,
    /** What somebody else provides. */
    THIRD_PARTY,
    /** A person of the vendor's: a mail, a call, a visit. */
    HUMAN,
    /** A change to the product. */
    PRODUCT_CHANGE
}
