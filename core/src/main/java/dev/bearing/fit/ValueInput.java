package dev.bearing.fit;

/** What makes one company that fits worth more than another that fits. */
public enum ValueInput {
    /** Acquisition efficiency: what a customer brings for what it costs to win. */
    EFFICIENCY,
    /** Ascension potential: how much of its worth lies in the steps it has yet to take. */
    ASCENSION,
    /** Advocacy potential: how many customers it brings along. */
    ADVOCACY
}
