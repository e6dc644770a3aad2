package dev.bearing.journey;

/** Whether a requirement of the experience is met, as far as anybody has looked. */
public enum Fulfilment {
    /** The latest observation says it is met. */
    MET,
    /** The latest observation says it is not. */
    VIOLATED,
    /** Nobody has looked. */
    UNKNOWN
}
