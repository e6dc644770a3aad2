package dev.bearing.journey;

/** Who opened a lead. */
public enum LeadOrigin {
    /** Customer success. */
    CUSTOMER_SUCCESS,
    /** The product itself, from how it is used. */
    PRODUCT,
    /** Sales. */
    SALES,
    /** Marketing. */
    MARKETING
}
