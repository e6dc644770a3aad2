package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * When a buyer of one-off business counts as an active customer: on the day of an order and for so many days in all.
 * Choose the window from {@link OrderLedger#gaps() the time between orders}, not by taste.
 *
 * @param windowDays for how many days an order keeps an account active, its own day included; at least 1
 */
public record OrderPolicy(int windowDays) {

    /** @throws IllegalArgumentException if the window is below 1 */
    public OrderPolicy {
        checkArgument(windowDays >= 1, "windowDays must be at least 1, was %s", windowDays);
    }

    /** Returns the policy of a window. */
    public static OrderPolicy ofWindow(int windowDays) {
        return new OrderPolicy(windowDays);
    }

    /** Returns a text that changes with the convention, such as {@code orders:windowDays=90}. */
    public String fingerprint() {
        return "orders:windowDays=" + windowDays;
    }
}
