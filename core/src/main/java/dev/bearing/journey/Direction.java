package dev.bearing.journey;

/** Which way is better for a metric. */
public enum Direction {
    /** More is better. */
    UP,
    /** Less is better. */
    DOWN;

    /** Returns whether {@code current} is as good as {@code target} or better. */
    public boolean meets(double current, double target) {
        return this == UP ? current >= target : current <= target;
    }
}
