package dev.bearing.journey;

/** How a customer speaks up for the vendor. */
public enum AdvocacyKind {
    /** Names somebody who may buy. */
    REFERRAL,
    /** Says something that may be quoted. */
    TESTIMONIAL,
    /** Writes a public review. */
    REVIEW,
    /** Lets its story be told. */
    CASE_STUDY,
    /** Answers other buyers' questions. */
    REFERENCE
}
