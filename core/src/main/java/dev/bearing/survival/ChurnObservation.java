package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.time.LocalDate;

/**
 * One row for a churn model: an account on a day, and whether it churned after that day and by another.
 *
 * @param accountId the account
 * @param on the day of observation; features of the row may use only what was recorded by it
 * @param until the next day of observation: the label is about the days after {@code on}, up to and including this one
 * @param label what happened in them
 */
public record ChurnObservation(AccountId accountId, LocalDate on, LocalDate until, Label label) {

    /** What happened. */
    public enum Label {
        /** The account churned. */
        CHURNED,
        /** The account stayed. */
        STAYED,
        /** Not known yet: a row to leave out, or to weight, never to count as staying. */
        CENSORED
    }

    /** Refuses null. */
    public ChurnObservation {
        requireNonNull(accountId, "accountId");
        requireNonNull(on, "on");
        requireNonNull(until, "until");
        requireNonNull(label, "label");
    }
}
