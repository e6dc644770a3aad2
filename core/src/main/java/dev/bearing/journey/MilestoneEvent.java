package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account did a milestone's task, reached its outcome, confirmed it, or lost it again.
 *
 * @param accountId the account
 * @param milestone the milestone's id
 * @param level what is said about it
 * @param on the day
 * @param evidence what shows it, in words or as a link
 * @param recordedOn the day this became known
 */
public record MilestoneEvent(
        AccountId accountId,
        String milestone,
        MilestoneLevel level,
        LocalDate on,
        Optional<String> evidence,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the milestone is blank or a day is outside 1970 to 9999 */
    public MilestoneEvent {
        requireNonNull(milestone, "milestone");
        requireNonNull(accountId, "accountId");
        checkText("milestone", milestone);
        requireNonNull(level, "level");
        requireNonNull(evidence, "evidence");
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns an event known since its day, without evidence. */
    public static MilestoneEvent of(AccountId accountId, String milestone, MilestoneLevel level, LocalDate on) {
        return new MilestoneEvent(accountId, milestone, level, on, Optional.empty(), on);
    }

    /** Returns this event with what shows it. */
    public MilestoneEvent withEvidence(String value) {
        return new MilestoneEvent(accountId, milestone, level, on, Optional.of(value), recordedOn);
    }

    /** Returns this event, known since another day. */
    public MilestoneEvent withRecordedOn(LocalDate day) {
        return new MilestoneEvent(accountId, milestone, level, on, evidence, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, milestone, level, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public MilestoneEvent asKnownOn(LocalDate day) {
        return this;
    }
}
