package dev.bearing.action;

/** To which of several interventions on one leg an account belongs. */
public enum TouchPolicy {
    /**
     * To the first one on the leg: an account that another intervention touched first is left out of both groups, since
     * what it did may have come of that one.
     */
    FIRST_TOUCH,
    /** To each one: an account belongs to those treated by this intervention whatever else was done for it before. */
    ANY_TOUCH
}
