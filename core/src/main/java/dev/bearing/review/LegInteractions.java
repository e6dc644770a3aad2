package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.journey.CostToOutcome;
import dev.bearing.journey.LegContacts;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;

/**
 * What was done on one leg of a path, over all accounts that were ever on it, and what its milestone took.
 *
 * @param path the path
 * @param contacts who was there while accounts were on the leg
 * @param cost the interactions, their cost and the days until the milestone was reached, from the first interaction on
 * @param crossing how contact in the first days goes together with crossing, adjusted for all legs of the review
 */
public record LegInteractions(
        SuccessPath path, LegContacts contacts, CostToOutcome cost, Answer<Association> crossing) {

    /** Refuses null. */
    public LegInteractions {
        requireNonNull(path, "path");
        requireNonNull(contacts, "contacts");
        requireNonNull(cost, "cost");
        requireNonNull(crossing, "crossing");
    }

    LegInteractions withCrossing(Answer<Association> adjusted) {
        return new LegInteractions(path, contacts, cost, adjusted);
    }
}
