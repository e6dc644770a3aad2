package dev.bearing.interaction;

/** Whose task is open where something does not go on. It says who could act next, not who is to blame. */
public enum OpenSide {
    /** Only the vendor's, of the two sides. */
    VENDOR,
    /** Only the customer's, of the two sides. */
    CUSTOMER,
    /** The vendor's and the customer's. */
    BOTH,
    /** Only a third party's. */
    THIRD_PARTY,
    /** No open task is known. */
    NONE_KNOWN
}
