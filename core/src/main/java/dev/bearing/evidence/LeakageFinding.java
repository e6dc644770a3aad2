package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that looks as if it knew the outcome beforehand.
 *
 * @param kind what it is
 * @param signal the signal; empty where it is the score itself
 * @param accountId the account, where it is about an observation of one
 * @param on the day of that observation of the signal
 * @param recordedOn the day on which it became known
 * @param churnedOn the day of the churn that it may know of
 * @param reachesScore whether the score that is tested may have been flattered by it; observations of a signal that
 *     were recorded late or dated after the churn never reach it
 * @param message a sentence for a person, with the figures
 */
public record LeakageFinding(
        Kind kind,
        Optional<String> signal,
        Optional<AccountId> accountId,
        Optional<LocalDate> on,
        Optional<LocalDate> recordedOn,
        Optional<LocalDate> churnedOn,
        boolean reachesScore,
        String message) {

    /** What looks as if it knew the outcome. */
    public enum Kind {
        /** An observation dated before a churn was recorded on its day or later: whoever wrote it knew. */
        RECORDED_AFTER_CHURN,
        /** An observation is dated on or after a churn, while the account was no customer. */
        DATED_AFTER_CHURN,
        /** An observation was recorded so late that a day on which it would have counted had passed. */
        RECORDED_LATE,
        /** A signal alone tells those who leave from those who stay nearly without a mistake. */
        NEARLY_PERFECT_SIGNAL,
        /** Every customer of which a signal was ever seen left, though many others stay. */
        ONLY_BEFORE_CHURN,
        /** The score itself ranks nearly without a mistake. */
        NEARLY_PERFECT_SCORE
    }

    /** Refuses null. */
    public LeakageFinding {
        requireNonNull(kind, "kind");
        requireNonNull(signal, "signal");
        requireNonNull(accountId, "accountId");
        requireNonNull(on, "on");
        requireNonNull(recordedOn, "recordedOn");
        requireNonNull(churnedOn, "churnedOn");
        requireNonNull(message, "message");
    }
}
