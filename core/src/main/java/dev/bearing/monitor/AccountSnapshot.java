package dev.bearing.monitor;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.health.BandState;
import dev.bearing.health.Health;
import dev.bearing.health.SignalSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that a {@link HealthMonitor} holds of one account.
 *
 * @param accountId the account
 * @param signals the observations that are kept and known, a series for each signal
 * @param facts the other facts that are kept, and observations that are not known yet
 * @param band where the account stands among the bands
 * @param scores the scores at the end of the days that a fall is measured over, oldest first
 * @param episodes what was told or waits to be
 * @param events how many events there were: the number of the last one
 * @param waiting the events that were not handed over yet, in the order of their numbers
 */
public record AccountSnapshot(
        AccountId accountId,
        List<SignalSeries> signals,
        List<AccountFact> facts,
        BandState band,
        List<ScoreStep> scores,
        List<Episode> episodes,
        long events,
        List<MonitorEvent> waiting) {

    /** @throws IllegalArgumentException if the parts are of several accounts or contradict each other */
    public AccountSnapshot {
        requireNonNull(signals, "signals");
        requireNonNull(facts, "facts");
        requireNonNull(scores, "scores");
        requireNonNull(episodes, "episodes");
        requireNonNull(waiting, "waiting");
        requireNonNull(accountId, "accountId");
        signals = List.copyOf(signals);
        facts = List.copyOf(facts);
        requireNonNull(band, "band");
        scores = List.copyOf(scores);
        episodes = List.copyOf(episodes);
        waiting = List.copyOf(waiting);
        checkArgument(events >= 0, "events of account %s must not be negative, was %s", accountId, events);
        for (AccountFact fact : facts) {
            checkArgument(
                    fact.accountId().equals(accountId),
                    "facts of account %s must be its own, one was of %s",
                    accountId,
                    fact.accountId());
        }
        for (int i = 1; i < scores.size(); i++) {
            checkArgument(
                    scores.get(i).from().isAfter(scores.get(i - 1).from()),
                    "the days of the scores of account %s must rise, was %s after %s",
                    accountId,
                    scores.get(i).from(),
                    scores.get(i - 1).from());
        }
        long number = 0;
        for (MonitorEvent event : waiting) {
            checkArgument(
                    event.accountId().equals(accountId) && event.sequence() > number && event.sequence() <= events,
                    "waiting events of account %s must be its own, numbered in order and at most %s, one was %s",
                    accountId,
                    events,
                    event.id());
            number = event.sequence();
        }
    }

    /**
     * A score, and the first day at whose end it stood.
     *
     * @param from the day
     * @param score the score; empty where there was none
     */
    public record ScoreStep(LocalDate from, Optional<Health> score) {

        /** Refuses null. */
        public ScoreStep {
            requireNonNull(from, "from");
            requireNonNull(score, "score");
        }
    }

    /**
     * What a monitor remembers of a condition, so that it is told once.
     *
     * @param kind which condition
     * @param subject what it is about within the account: a milestone's id, the day of an attempt to cancel; else empty
     * @param holds whether it held when it was looked at last
     * @param told whether this episode was dealt with
     * @param toldOn the day of the last event about it
     */
    public record Episode(
            MonitorEvent.Kind kind, String subject, boolean holds, boolean told, Optional<LocalDate> toldOn) {

        /** @throws IllegalArgumentException if it was told and does not hold */
        public Episode {
            requireNonNull(kind, "kind");
            requireNonNull(subject, "subject");
            requireNonNull(toldOn, "toldOn");
            checkArgument(holds || !told, "an episode of %s that is over must not be told", kind);
        }
    }
}
