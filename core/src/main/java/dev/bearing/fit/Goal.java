package dev.bearing.fit;

/** What a vendor is after during the time frame of a profile; it decides how much each value input weighs. */
public enum Goal {
    /** Recurring revenue. */
    REVENUE,
    /** New customers, whatever they pay. */
    LOGOS,
    /** Customers who speak for the vendor. */
    ADVOCATES,
    /** Customers who grow. */
    EXPANSION
}
