package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something one side has taken on towards the customer's success, with a day by which it should be done. A task is
 * known from the start unless {@code recordedOn} says otherwise.
 *
 * @param accountId the account
 * @param milestone the milestone it serves, where it serves one
 * @param party who has taken it on
 * @param task what is to be done, not blank
 * @param dueOn the day it should be done by; planned, so that it may lie in the future
 * @param doneOn the day it was done, once it was
 * @param recordedOn the day this became known
 */
public record Task(
        AccountId accountId,
        Optional<String> milestone,
        Party party,
        String task,
        LocalDate dueOn,
        Optional<LocalDate> doneOn,
        LocalDate recordedOn)
        implements AccountFact {

    /** Who has taken on a task. */
    public enum Party {
        /** The vendor. */
        VENDOR,
        /** The customer. */
        CUSTOMER,
        /** Somebody else, such as a partner who implements. */
        THIRD_PARTY
    }

    /** @throws IllegalArgumentException if a text is blank or a day is outside 1970 to 9999 */
    public Task {
        requireNonNull(doneOn, "doneOn");
        requireNonNull(accountId, "accountId");
        checkText("milestone", milestone);
        requireNonNull(party, "party");
        checkText("task", task);
        Days.check("dueOn", dueOn);
        doneOn.ifPresent(day -> Days.check("doneOn", day));
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of a task that {@code party} has taken on for the account. */
    public static Builder builder(AccountId accountId, Party party, String task, LocalDate dueOn) {
        return new Builder(accountId, party, task, dueOn);
    }

    @Override
    public Object key() {
        return List.of(accountId, milestone, party, task, dueOn);
    }

    /** Returns the day this became known: a task begins when it is agreed, not when it is due. */
    @Override
    public LocalDate effectiveOn() {
        return recordedOn;
    }

    @Override
    public LocalDate newestDay() {
        return Days.later(recordedOn, doneOn.orElse(recordedOn));
    }

    @Override
    public Task asKnownOn(LocalDate day) {
        return new Task(accountId, milestone, party, task, dueOn, doneOn.filter(on -> !on.isAfter(day)), recordedOn);
    }

    /** Builds a task; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final Party party;
        private final String task;
        private final LocalDate dueOn;
        private Optional<String> milestone = Optional.empty();
        private Optional<LocalDate> doneOn = Optional.empty();
        private LocalDate recordedOn = FIRST_DAY;

        private Builder(AccountId accountId, Party party, String task, LocalDate dueOn) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.party = requireNonNull(party, "party");
            this.task = requireNonNull(task, "task");
            this.dueOn = requireNonNull(dueOn, "dueOn");
        }

        /** Sets the milestone it serves. */
        public Builder milestone(String value) {
            requireNonNull(value, "milestone");
            milestone = Optional.of(value);
            return this;
        }

        /** Sets the day it was done. */
        public Builder doneOn(LocalDate day) {
            requireNonNull(day, "doneOn");
            doneOn = Optional.of(day);
            return this;
        }

        /** Sets the day this became known; by default it always was. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the task. */
        public Task build() {
            return new Task(accountId, milestone, party, task, dueOn, doneOn, recordedOn);
        }
    }
}
