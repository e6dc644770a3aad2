package dev.bearing.fit;

/** Whether something is so, is not, or is not known. */
public enum FitVerdict {
    /** It is not so. */
    UNMET,
    /** It is not known. */
    UNKNOWN,
    /** It is so. */
    MET;

    /** Returns {@link #MET} or {@link #UNMET}. */
    public static FitVerdict of(boolean met) {
        return met ? MET : UNMET;
    }

    /** Returns whether both are so: unmet if one is, else unknown if one is. */
    public FitVerdict and(FitVerdict other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Returns whether at least one is so: met if one is, else unknown if one is. */
    public FitVerdict or(FitVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
