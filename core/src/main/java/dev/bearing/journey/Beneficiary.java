package dev.bearing.journey;

/** Whose success a milestone is. */
public enum Beneficiary {
    /** The customer's own. */
    CUSTOMER,
    /** The customer's and the vendor's alike. It never makes a path by itself. */
    SHARED,
    /** The vendor's alone: a phase of its sales cycle, say. It never makes a path by itself. */
    VENDOR
}
