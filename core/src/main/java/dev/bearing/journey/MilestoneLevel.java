package dev.bearing.journey;

/** What is said about a milestone. */
public enum MilestoneLevel {
    /** The task is done: part of the credit. */
    FUNCTIONAL,
    /** The outcome is there, which implies the task: all of the credit. */
    OUTCOME,
    /** The customer says that the outcome is there: all of the credit. */
    CONFIRMED,
    /** It has been lost again: no credit until it is achieved anew. */
    REGRESSED;

    /** Returns whether the milestone counts as reached by this: its outcome is there. */
    public boolean reaches() {
        return this == OUTCOME || this == CONFIRMED;
    }
}
