package dev.bearing.monitor;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.Health;
import dev.bearing.internal.Days;
import java.time.LocalDate;

/**
 * Something that a {@link HealthMonitor} has to tell about an account, once per episode. The events of an account are
 * numbered 1, 2, 3, … and handed over in that order; account and number together name an event for good, also after a
 * restart.
 */
public sealed interface MonitorEvent {

    /** What kind of thing happened; each has its own cool-down. */
    enum Kind {
        /** The account is in another band than was told last. */
        BAND_CHANGED,
        /** There is no score any more. */
        STALE,
        /** The score is lower by so much than within so many days. */
        DROPPED,
        /** A milestone has not been reached by the day it was expected. */
        MILESTONE_OVERDUE,
        /** The account set out to cancel. */
        CANCEL_INTENT
    }

    /** Returns the account. */
    AccountId accountId();

    /** Returns the number of the event among those of the account, from 1. */
    long sequence();

    /** Returns the monitor's day when it noticed. */
    LocalDate on();

    /** Returns the kind of event. */
    Kind kind();

    /** Returns what names this event for good, such as {@code acme#3}: its account and number. */
    default String id() {
        return accountId() + "#" + sequence();
    }

    /**
     * The account is in another band than was told last. The first band of all is not told.
     *
     * @param accountId the account
     * @param sequence the number of the event among those of the account, from 1
     * @param on the monitor's day when it noticed
     * @param from the band that was told last, or the first one of all
     * @param to the band that counts now
     * @param score the health; with stability it may lie in another band yet
     */
    record BandChanged(AccountId accountId, long sequence, LocalDate on, String from, String to, Health score)
            implements MonitorEvent {

        /** @throws IllegalArgumentException if the number is below 1 or a band's name blank */
        public BandChanged {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            check(accountId, sequence, on);
            checkArgument(!from.isBlank() && !to.isBlank(), "a band's name must not be blank");
            requireNonNull(score, "score");
        }

        @Override
        public Kind kind() {
            return Kind.BAND_CHANGED;
        }
    }

    /**
     * There was a score, and now there is none: too little of the scorecard is observed. The episode ends when there is
     * a score again.
     *
     * @param accountId the account
     * @param sequence the number of the event among those of the account, from 1
     * @param on the monitor's day when it noticed
     * @param band the band that counted last
     * @param message why there is no score, in words
     */
    record Stale(AccountId accountId, long sequence, LocalDate on, String band, String message)
            implements MonitorEvent {

        /** @throws IllegalArgumentException if the number is below 1 or the band's name blank */
        public Stale {
            requireNonNull(band, "band");
            check(accountId, sequence, on);
            checkText("a band's name", band);
            requireNonNull(message, "message");
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /**
     * The score is lower, by what the {@link MonitorPolicy} says, than at the end of a day within the days it says. The
     * episode ends when it is not.
     *
     * @param accountId the account
     * @param sequence the number of the event among those of the account, from 1
     * @param on the monitor's day when it noticed
     * @param from the highest score at the end of one of those days
     * @param fromOn the last of those days on which it stood so high
     * @param to the score now
     */
    record Dropped(AccountId accountId, long sequence, LocalDate on, Health from, LocalDate fromOn, Health to)
            implements MonitorEvent {

        /** @throws IllegalArgumentException if the number is below 1, or the day is not after that of the height */
        public Dropped {
            requireNonNull(fromOn, "fromOn");
            check(accountId, sequence, on);
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            checkArgument(fromOn.isBefore(on), "fromOn must be before on = %s, was %s", on, fromOn);
        }

        @Override
        public Kind kind() {
            return Kind.DROPPED;
        }
    }

    /**
     * A milestone has not been reached by the day it was expected on. The episode ends when it is reached, or the day
     * moves because what comes before it was reached or lost on another day.
     *
     * @param accountId the account
     * @param sequence the number of the event among those of the account, from 1
     * @param on the monitor's day when it noticed
     * @param milestone the milestone's id
     * @param dueOn the last day on which it would have been in time
     */
    record MilestoneOverdue(AccountId accountId, long sequence, LocalDate on, String milestone, LocalDate dueOn)
            implements MonitorEvent {

        /** @throws IllegalArgumentException if the number is below 1, the id is blank, or it is not overdue */
        public MilestoneOverdue {
            requireNonNull(milestone, "milestone");
            requireNonNull(dueOn, "dueOn");
            check(accountId, sequence, on);
            checkText("milestone", milestone);
            checkArgument(dueOn.isBefore(on), "dueOn must be before on = %s, was %s", on, dueOn);
        }

        @Override
        public Kind kind() {
            return Kind.MILESTONE_OVERDUE;
        }
    }

    /**
     * The account set out to cancel, however that ended. Further attempts within the cool-down belong to the episode.
     *
     * @param accountId the account
     * @param sequence the number of the event among those of the account, from 1
     * @param on the monitor's day when it noticed
     * @param flow the attempt as it was known then
     */
    record CancelIntent(AccountId accountId, long sequence, LocalDate on, CancelFlow flow) implements MonitorEvent {

        /** @throws IllegalArgumentException if the number is below 1, or the attempt is another account's */
        public CancelIntent {
            requireNonNull(flow, "flow");
            check(accountId, sequence, on);
            checkArgument(
                    flow.accountId().equals(accountId),
                    "the attempt must be of account %s, was of %s",
                    accountId,
                    flow.accountId());
        }

        @Override
        public Kind kind() {
            return Kind.CANCEL_INTENT;
        }
    }

    private static void check(AccountId accountId, long sequence, LocalDate on) {
        requireNonNull(accountId, "accountId");
        checkArgument(sequence >= 1, "sequence must be at least 1, was %s", sequence);
        Days.check("on", on);
    }
}
