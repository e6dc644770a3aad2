package dev.bearing.journey;

/** What a requirement of the experience is about. */
public enum RequirementKind {
    /** By which way the two talk. */
    CHANNEL,
    /** How often they talk. */
    CADENCE,
    /** What the people who serve the account must know. */
    SKILL,
    /** Which language is spoken. */
    LANGUAGE,
    /** Who decides, reports and signs off. */
    GOVERNANCE,
    /** What the customer does by itself. */
    SELF_SERVICE,
    /** How fast things go on. */
    PACE,
    /** Anything else. */
    OTHER
}
