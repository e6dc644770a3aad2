package dev.bearing.fit;

/**
 * How an account fits today's offer: exactly one class for every assessment. Murphy's words define good, stretch and
 * bad; the two mixed corners are named here.
 *
 * @see <a href="https://sixteenventures.com/stretch-bad-fit-customer">Murphy, Stretch-fit and bad-fit customers</a>
 */
public enum FitClass {
    /** It has value now and reaches its future value in time, with today's offer. */
    GOOD,
    /** It has value now, and reaches its future value in time with effort: today's offer alone does not do. */
    STRETCH,
    /** It has no value now, and could have in time. */
    NOT_YET,
    /** It has value now, and will need what it cannot get here in time. */
    OUTGROWS_US,
    /** It has no value now and none in time, or only it could be served that way. */
    BAD;

    /**
     * Returns the class of what is known of an account.
     *
     * @param initialValue whether it has value now
     * @param futureInTime whether it reaches its future value by the time that it needs it
     * @param potential whether all six fits are met
     * @param sharedUseCase whether its use case is one that other customers have too
     */
    public static FitClass of(boolean initialValue, boolean futureInTime, boolean potential, boolean sharedUseCase) {
        if (!sharedUseCase || (!initialValue && !futureInTime)) {
            return BAD;
        }
        if (!futureInTime) {
            return OUTGROWS_US;
        }
        if (!initialValue) {
            return NOT_YET;
        }
        return potential ? GOOD : STRETCH;
    }

    /** Returns whether this class is as good as another: GOOD, then STRETCH, then NOT_YET or OUTGROWS_US, then BAD. */
    public boolean isAtLeast(FitClass other) {
        return this == other || level() < other.level();
    }

    private int level() {
        return switch (this) {
            case GOOD -> 0;
            case STRETCH -> 1;
            case NOT_YET, OUTGROWS_US -> 2;
            case BAD -> 3;
        };
    }
}
