package dev.bearing.fit;

/** What to make of a gate of which too little is known to tell. */
public enum UnknownGate {
    /** It is not passed; the default, since a profile is for choosing. */
    NOT_PASSED,
    /** It is passed until something is known against it. */
    PASSED
}
