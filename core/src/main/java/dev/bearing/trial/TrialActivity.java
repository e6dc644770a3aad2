package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.health.Signal;
import dev.bearing.internal.Days;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Something that an account did, perhaps during a trial.
 *
 * @param accountId the account
 * @param activity what it did
 * @param on the day
 * @param recordedOn the day this became known; an activity counts for nothing that is worked out as of an earlier day
 */
public record TrialActivity(AccountId accountId, String activity, LocalDate on, LocalDate recordedOn) {

    /** @throws IllegalArgumentException if the activity is blank or the day outside 1970 to 9999 */
    public TrialActivity {
        requireNonNull(accountId, "accountId");
        checkText("activity", activity);
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns something that was known on the day it was done. */
    public static TrialActivity of(AccountId accountId, String activity, LocalDate on) {
        return new TrialActivity(accountId, activity, on, on);
    }

    /** Returns the milestones that were reached or done, each as an activity by its name. */
    public static List<TrialActivity> ofMilestones(Collection<MilestoneEvent> events) {
        requireNonNull(events, "events");
        return events.stream()
                .filter(event -> event.level() != MilestoneLevel.REGRESSED)
                .map(event -> new TrialActivity(event.accountId(), event.milestone(), event.on(), event.recordedOn()))
                .distinct()
                .toList();
    }

    /**
     * Returns the observations of a signal that are at least so high, each as an activity by the signal's name.
     *
     * @param atLeast finite
     */
    public static List<TrialActivity> ofSignals(Collection<Signal> signals, String name, double atLeast) {
        requireNonNull(signals, "signals");
        requireNonNull(name, "name");
        checkArgument(Double.isFinite(atLeast), "atLeast must be finite, was %s", atLeast);
        return signals.stream()
                .filter(signal -> signal.signal().equals(name) && signal.value() >= atLeast)
                .map(signal -> new TrialActivity(signal.accountId(), name, signal.on(), signal.recordedOn()))
                .toList();
    }
}
