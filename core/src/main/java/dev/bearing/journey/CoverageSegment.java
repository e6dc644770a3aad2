package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Customers who are served alike because they need the same experience: what it is, how it is delivered, and what that
 * usually takes. It knows nothing of what they pay.
 *
 * @param id its id, not blank
 * @param experience the experience that its customers need
 * @param peopleShare how much of the service people give, in [0, 1]; technology gives the rest
 * @param cadenceDays the days from one contact to the next; positive, empty where there is no rhythm
 * @param hoursPerMonth the norm: hours of people's work that one customer of it takes in a month (365/12 days); 0 or
 *     more, finite
 */
public record CoverageSegment(
        String id,
        AppropriateExperience experience,
        double peopleShare,
        OptionalInt cadenceDays,
        double hoursPerMonth) {

    /** @throws IllegalArgumentException if the id is blank or a number out of its range */
    public CoverageSegment {
        checkText("a coverage segment's id", id);
        requireNonNull(experience, "experience");
        checkArgument(
                peopleShare >= 0 && peopleShare <= 1, "peopleShare of %s must be in [0, 1], was %s", id, peopleShare);
        cadenceDays.ifPresent(days -> checkArgument(days > 0, "cadenceDays of %s must be positive, was %s", id, days));
        checkArgument(
                hoursPerMonth >= 0 && hoursPerMonth < Double.POSITIVE_INFINITY,
                "hoursPerMonth of %s must be 0 or more and finite, was %s",
                id,
                hoursPerMonth);
        peopleShare = peopleShare + 0.0;
        hoursPerMonth = hoursPerMonth + 0.0;
    }

    /** Returns a segment served by people alone, with its norm in hours per month, and no rhythm. */
    public static CoverageSegment of(String id, AppropriateExperience experience, double hoursPerMonth) {
        return new CoverageSegment(id, experience, 1, OptionalInt.empty(), hoursPerMonth);
    }

    /** Returns this segment with another share given by people, in [0, 1]. */
    public CoverageSegment withPeopleShare(double share) {
        return new CoverageSegment(id, experience, share, cadenceDays, hoursPerMonth);
    }

    /** Returns this segment with a contact every {@code days} days. */
    public CoverageSegment withCadenceDays(int days) {
        return new CoverageSegment(id, experience, peopleShare, OptionalInt.of(days), hoursPerMonth);
    }
}
