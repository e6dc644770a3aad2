package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HealthScoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final AccountId ACME = AccountId.of("acme");

    private final Scorecard scorecard = Scorecard.builder("smb", "7")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                    .weight(2)
                    .halfLifeDays(10)
                    .build())
            .measure(Measure.builder("nps", new Curve.Linear(-100, 100)).build())
            .measure(Measure.builder("tickets", new Curve.Linear(10, 0))
                    .missing(new MissingPolicy.Neutral(0.5))
                    .build())
            .build();

    private final HealthScore score = scorecard
            .assess(HealthSignals.of(
                    List.of(
                            Signal.of(ACME, "logins", DAY.minusDays(10), 15),
                            Signal.of(ACME, "tickets", DAY.minusDays(40), 9)),
                    DAY))
            .orElseThrow("assess");

    @Test
    void showsEveryMeasuresPart() {
        // weights: logins 2 × 2^(−10/10) = 1, tickets 1 assumed, nps dropped out
        assertThat(score.components())
                .containsExactly(
                        new HealthScore.Component(
                                "logins",
                                OptionalDouble.of(15),
                                OptionalDouble.of(0.75),
                                0.5,
                                0.375,
                                OptionalInt.of(10),
                                Optional.empty(),
                                1),
                        new HealthScore.Component(
                                "nps",
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                0,
                                0,
                                OptionalInt.empty(),
                                Optional.empty(),
                                0),
                        new HealthScore.Component(
                                "tickets",
                                OptionalDouble.empty(),
                                OptionalDouble.of(0.5),
                                0.5,
                                0.25,
                                OptionalInt.of(40),
                                Optional.empty(),
                                1));
        assertThat(score.components())
                .extracting(HealthScore.Component::isMissing)
                .containsExactly(false, true, true);
    }

    @Test
    void leavesMeasuresThatDroppedOutOutOfItsContributions() {
        assertThat(score.contributions())
                .containsExactly(new Contribution("logins", 0.375), new Contribution("tickets", 0.25));
        assertThat(score.explanation().terms()).isEqualTo(score.contributions());
        assertThat(score.score()).isEqualTo(Health.of(0.625));
    }

    @Test
    void saysHowMuchWasObservedAndHowFreshThatWas() {
        assertThat(score.coverage()).isEqualTo(0.5);
        assertThat(score.freshness()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void saysUnderWhichScorecardItIsWhatItIs() {
        assertThat(score.scorecardId()).isEqualTo("smb");
        assertThat(score.scorecardVersion()).isEqualTo("7");
        assertThat(score.asOf()).isEqualTo(DAY);
        assertThat(score.band()).isEqualTo(new HealthBand("middle", 0.5, 0.75));
        assertThat(score).hasToString("0.625 middle as of 2026-03-31, coverage 0.5");
    }

    @Test
    void equalsAScoreWithEqualParts() {
        HealthSignals other = HealthSignals.of(
                List.of(
                        Signal.of(ACME, "logins", DAY.minusDays(10), 15),
                        Signal.of(ACME, "tickets", DAY.minusDays(40), 1)), // out of the window
                DAY);
        assertThat(scorecard.assess(other).orElseThrow("assess"))
                .isEqualTo(score)
                .hasSameHashCodeAs(score);
        assertThat(scorecard.assess(other.with("nps", 0)).orElseThrow("assess")).isNotEqualTo(score);
    }
}
