package dev.bearing.survival;

/**
 * The day on which a customer's future is valued. Two of these differ by one payment and by one period's discount,
 * which is why there is no default.
 */
public enum ValuationDate {
    /** Before the customer is there: the first payment counts, undiscounted (DEL). */
    TO_BE_ACQUIRED,
    /** Just after a payment, the first or that of a renewal: it does not count, the next one is a period away. */
    JUST_PAID,
    /** Just before a renewal whose payment, if it comes, counts undiscounted (DERL). */
    BEFORE_RENEWAL
}
