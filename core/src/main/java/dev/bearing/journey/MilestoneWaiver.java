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
 * A vendor and a customer have agreed that an account may go on without a milestone: what comes after it may begin, and
 * the milestone is off the account's path. It gives no credit, since nothing was achieved by it, and takes the
 * milestone's weight out of the position; one that is reached all the same counts as any. It holds from its day on.
 *
 * @param accountId the account
 * @param milestone the milestone's id
 * @param on the day
 * @param reason why, in words
 * @param recordedOn the day this became known
 */
public record MilestoneWaiver(
        AccountId accountId, String milestone, LocalDate on, Optional<String> reason, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the milestone is blank or a day is outside 1970 to 9999 */
    public MilestoneWaiver {
        requireNonNull(milestone, "milestone");
        requireNonNull(accountId, "accountId");
        checkText("milestone", milestone);
        Days.check("on", on);
        requireNonNull(reason, "reason");
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a waiver known since its day, without a reason. */
    public static MilestoneWaiver of(AccountId accountId, String milestone, LocalDate on) {
        return new MilestoneWaiver(accountId, milestone, on, Optional.empty(), on);
    }

    /** Returns this waiver with its reason. */
    public MilestoneWaiver withReason(String value) {
        return new MilestoneWaiver(accountId, milestone, on, Optional.of(value), recordedOn);
    }

    /** Returns this waiver, known since another day. */
    public MilestoneWaiver withRecordedOn(LocalDate day) {
        return new MilestoneWaiver(accountId, milestone, on, reason, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, milestone, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public MilestoneWaiver asKnownOn(LocalDate day) {
        return this;
    }
}
