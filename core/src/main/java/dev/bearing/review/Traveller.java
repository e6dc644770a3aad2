package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.TimeToValue;

/** An account that was ever on a path. Its waits end with the spell in which they began. */
record Traveller(AccountId accountId, JourneyProgress progress) {

    static Traveller of(AccountCase account, JourneyProgress progress) {
        return new Traveller(account.id(), progress);
    }

    TimeToValue.Wait toFirstValue() {
        return orChurned(TimeToValue.toFirstValue(accountId, progress));
    }

    TimeToValue.Wait to(String milestone) {
        return orChurned(TimeToValue.toMilestone(accountId, progress, milestone));
    }

    private TimeToValue.Wait orChurned(TimeToValue.Wait wait) {
        return progress.lostAfter(wait.startedOn()).map(wait::withChurn).orElse(wait);
    }
}
