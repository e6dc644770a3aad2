package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.TimeToValue;

/** An account that was ever on a path. */
record Traveller(AccountId accountId, JourneyProgress progress) {

    static Traveller of(AccountCase account, JourneyProgress progress) {
        return new Traveller(account.id(), progress);
    }

    TimeToValue.Wait toFirstValue() {
        return TimeToValue.toFirstValue(accountId, progress);
    }

    TimeToValue.Wait to(String milestone) {
        return TimeToValue.toMilestone(accountId, progress, milestone);
    }
}
