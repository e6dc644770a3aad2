package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * On a day an account was told what to expect, or what is expected of it.
 *
 * @param accountId the account
 * @param on the day
 * @param expectation what it may expect, not blank
 * @param dueOn the day by which, where one was named; not before {@code on}
 * @param recordedOn the day this became known
 * @see <a href="https://sixteenventures.com/elements-customer-success-management">Murphy, the elements of Customer
 *     Success Management: expectations, accountability, expansion</a>
 */
public record ExpectationSet(
        AccountId accountId, LocalDate on, String expectation, Optional<LocalDate> dueOn, LocalDate recordedOn)
        implements AccountFact {

    /**
     * @throws IllegalArgumentException if the text is blank, or a day is outside 1970 to 9999 or due before it was said
     */
    public ExpectationSet {
        requireNonNull(dueOn, "dueOn");
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        LocalDate said = on;
        checkText("expectation", expectation);
        dueOn.ifPresent(day -> {
            Days.check("dueOn", day);
            checkArgument(!day.isBefore(said), "dueOn must not be before on = %s, was %s", said, day);
        });
        Days.check("recordedOn", recordedOn);
    }

    /** Returns an expectation that names no day, known since it was set. */
    public static ExpectationSet of(AccountId accountId, LocalDate on, String expectation) {
        return new ExpectationSet(accountId, on, expectation, Optional.empty(), on);
    }

    /** Returns this expectation as one to come true by a day. */
    public ExpectationSet withDueOn(LocalDate day) {
        return new ExpectationSet(accountId, on, expectation, Optional.of(day), recordedOn);
    }

    /** Returns this expectation as one that became known on {@code day}. */
    public ExpectationSet withRecordedOn(LocalDate day) {
        return new ExpectationSet(accountId, on, expectation, dueOn, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, on, expectation);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public ExpectationSet asKnownOn(LocalDate day) {
        return this;
    }
}
