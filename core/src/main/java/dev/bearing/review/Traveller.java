package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.TimeToValue;
import java.time.LocalDate;
import java.util.Optional;

/** An account that was ever on a path, and the day it was lost, if it was. */
record Traveller(AccountId accountId, JourneyProgress progress, Optional<LocalDate> lostOn) {

    static Traveller of(AccountCase account, JourneyProgress progress) {
        return new Traveller(account.id(), progress, account.lostOn());
    }

    TimeToValue.Wait toFirstValue() {
        return orChurned(TimeToValue.toFirstValue(accountId, progress));
    }

    TimeToValue.Wait to(String milestone) {
        return orChurned(TimeToValue.toMilestone(accountId, progress, milestone));
    }

    private TimeToValue.Wait orChurned(TimeToValue.Wait wait) {
        return lostOn.map(wait::withChurn).orElse(wait);
    }
}
