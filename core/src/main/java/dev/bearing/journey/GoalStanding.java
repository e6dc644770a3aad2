package dev.bearing.journey;

/** How an account stands towards a goal. */
public enum GoalStanding {
    /** The goal is met, and was first met by the day it was wanted by, or has no such day. */
    MET,
    /** The goal is met, but was first met after the day it was wanted by. */
    MET_LATE,
    /** The goal was met once and is not any more. */
    REGRESSED,
    /** On the day of the last measurement at least as much of the way was done as of the time was gone. */
    ON_PACE,
    /** On the day of the last measurement less of the way was done than of the time was gone. */
    BEHIND,
    /** The day it was wanted by has passed, and it was never met. */
    MISSED,
    /** Not met yet, and there is no day it is wanted by. */
    OPEN
}
