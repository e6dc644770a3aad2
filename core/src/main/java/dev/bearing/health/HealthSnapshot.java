package dev.bearing.health;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one account was judged by on a day: the scorecard, the signals known then and what a person said of it.
 *
 * @param scorecard the scorecard, fitted to its peers if it needs them
 * @param signals what was known of the account on the day
 * @param override what a person said its health was; empty if nobody did
 */
public record HealthSnapshot(Scorecard scorecard, HealthSignals signals, Optional<ScoreOverride> override) {

    /**
     * @throws IllegalArgumentException if the scorecard needs peers and is not fitted to them, or the override has no
     *     score or does not hold on the day
     */
    public HealthSnapshot {
        checkArgument(!scorecard.needsPeers(), "%s must be fitted to its peers first", scorecard);
        requireNonNull(signals, "signals");
        override.ifPresent(said -> {
            checkArgument(said.score().isPresent(), "the override by %s must have a score", said.author());
            checkArgument(said.holdsOn(signals.asOf()), "the override must hold on %s", signals.asOf());
        });
    }

    /** Returns a snapshot without an override. */
    public static HealthSnapshot of(Scorecard scorecard, HealthSignals signals) {
        return new HealthSnapshot(scorecard, signals, Optional.empty());
    }

    /**
     * Returns this snapshot with the one of these overrides that holds on its day, was known by then and has a score:
     * of several the one that was recorded last, and of those the one that began last.
     *
     * @param overrides overrides of this account in any order
     */
    public HealthSnapshot withOverrides(Collection<ScoreOverride> overrides) {
        Optional<ScoreOverride> holding = overrides.stream()
                .filter(said -> said.score().isPresent()
                        && said.holdsOn(day())
                        && !said.recordedOn().isAfter(day()))
                .max(Comparator.comparing(ScoreOverride::recordedOn)
                        .thenComparing(ScoreOverride::from)
                        .thenComparing(ScoreOverride::until)
                        .thenComparing(ScoreOverride::author));
        return new HealthSnapshot(scorecard, signals, holding);
    }

    /** Returns the day. */
    public LocalDate day() {
        return signals.asOf();
    }
}
