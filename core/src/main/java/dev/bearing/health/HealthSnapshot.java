package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What one account was judged by on a day: the scorecard, the signals known then and what people said of it.
 *
 * @param scorecard the scorecard, fitted to its peers if it needs them
 * @param signals what was known of the account on the day
 * @param overrides what people stated about the account, in any order; those that do not hold on the day, or were not
 *     known by then, have no effect
 */
public record HealthSnapshot(Scorecard scorecard, HealthSignals signals, List<ScoreOverride> overrides) {

    /** @throws IllegalArgumentException if the scorecard needs peers and is not fitted to them */
    public HealthSnapshot {
        requireNonNull(scorecard, "scorecard");
        checkArgument(!scorecard.needsPeers(), "%s must be fitted to its peers first", scorecard);
        requireNonNull(signals, "signals");
        overrides = List.copyOf(overrides);
    }

    /** Returns a snapshot about which nobody stated anything. */
    public static HealthSnapshot of(Scorecard scorecard, HealthSignals signals) {
        return new HealthSnapshot(scorecard, signals, List.of());
    }

    /** Returns this snapshot with what people stated about the account. */
    public HealthSnapshot withOverrides(Collection<ScoreOverride> stated) {
        return new HealthSnapshot(scorecard, signals, List.copyOf(stated));
    }

    /** Returns the day. */
    public LocalDate day() {
        return signals.asOf();
    }

    /** Returns the computed health under what people forced, capped or floored it to on the day. */
    Health effective(Health computed) {
        return JudgedHealth.of(Answer.known(computed), overrides, day())
                .effective()
                .orElseThrow("effective health");
    }
}
