package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody looked whether a requirement of the appropriate experience is met for an account.
 *
 * @param accountId the account
 * @param requirement the requirement's name
 * @param on the day
 * @param met whether it was met
 * @param recordedOn the day this became known
 */
public record ExperienceObservation(
        AccountId accountId, String requirement, LocalDate on, boolean met, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the requirement is blank or a day is outside 1970 to 9999 */
    public ExperienceObservation {
        requireNonNull(requirement, "requirement");
        requireNonNull(accountId, "accountId");
        checkText("requirement", requirement);
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns an observation known since its day. */
    public static ExperienceObservation of(AccountId accountId, String requirement, LocalDate on, boolean met) {
        return new ExperienceObservation(accountId, requirement, on, met, on);
    }

    /** Returns this observation, known since another day. */
    public ExperienceObservation withRecordedOn(LocalDate day) {
        return new ExperienceObservation(accountId, requirement, on, met, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, requirement, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public ExperienceObservation asKnownOn(LocalDate day) {
        return this;
    }
}
