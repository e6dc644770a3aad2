package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Accountability;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.JourneyStanding;

/**
 * One account on one of its paths.
 *
 * @param accountId the account
 * @param progress how far it is
 * @param standing whether it is on track, and the way that is left
 * @param tasks what it and the vendor have taken on, of all milestones
 */
public record AccountJourney(
        AccountId accountId, JourneyProgress progress, JourneyStanding standing, Accountability tasks) {

    /** Refuses null. */
    public AccountJourney {
        requireNonNull(accountId, "accountId");
        requireNonNull(progress, "progress");
        requireNonNull(standing, "standing");
        requireNonNull(tasks, "tasks");
    }
}
