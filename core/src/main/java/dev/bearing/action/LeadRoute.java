package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.journey.Motion;

/**
 * How a lead is to be bought, and why so.
 *
 * @param motion at a checkout, or from a person
 * @param reason why, in words
 */
public record LeadRoute(Motion motion, String reason) {

    /** Refuses null. */
    public LeadRoute {
        requireNonNull(motion, "motion");
        requireNonNull(reason, "reason");
    }
}
