package dev.bearing.journey;

/** What a success gap lies between. */
public enum GapKind {
    /** Between a milestone's task and its outcome: the task is done, and the outcome does not follow in time. */
    FUNCTIONAL_TO_OUTCOME,
    /**
     * Between what the vendor counts as success and what the customer does: the vendor says that the outcome is there,
     * and the customer does not confirm it in time, or it is taken back.
     */
    PERCEPTION,
    /** Between one milestone and the next: too few who set out for it reach its outcome in time. */
    DROP_OFF,
    /** On the same leg: reaching the next milestone takes too long, however many do in the end. */
    DWELL
}
