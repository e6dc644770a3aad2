package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthReasonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static Measure measure(String signal, double weight) {
        return Measure.builder(signal, new Curve.Linear(0, 12)).weight(weight).build();
    }

    private static List<String> texts(HealthScore score) {
        return score.reasons().stream().map(HealthReason::text).toList();
    }

    private static double costs(HealthScore score) {
        return score.reasons().stream().mapToDouble(HealthReason::cost).sum();
    }

    @Test
    void tellsNumberWindowAndEffectTheDearestFirst() {
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .measure(measure("seats", 30))
                .measure(measure("logins", 40).toBuilder()
                        .aggregate(Aggregate.SUM)
                        .build())
                .measure(measure("nps", 20).toBuilder()
                        .missing(new MissingPolicy.Neutral(0.5))
                        .build())
                .measure(measure("calls", 10).toBuilder().windowDays(1).build())
                .build();
        HealthSignals signals = HealthSignals.of(
                List.of(
                        Signal.of(ACME, "seats", DAY, 12),
                        Signal.of(ACME, "logins", DAY.minusDays(4), 2),
                        Signal.of(ACME, "logins", DAY, 1)),
                DAY);
        HealthScore score = scorecard.assess(signals).orElseThrow("score");
        // calls drop out: weights 30, 40 and 20 of 90
        assertThat(texts(score))
                .containsExactly(
                        "logins: 3 in 30 days, worth 11 of at most 44 points",
                        "nps: not known, taken as 50 of 100, worth 11 of at most 22 points",
                        "seats: 12, newest in 30 days, worth all of 33 points",
                        "calls: not known, its weight is shared among the others");
        assertThat(score.reasons())
                .extracting(HealthReason::code)
                .containsExactly(
                        HealthReason.Code.OBSERVED,
                        HealthReason.Code.ASSUMED,
                        HealthReason.Code.FULL,
                        HealthReason.Code.DROPPED);
        assertThat(costs(score)).isCloseTo(1 - score.score().value(), within(1e-12));
    }

    @Test
    void namesTheCeilingThatHoldsAScoreDown() {
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .measure(measure("paid", 10))
                .measure(measure("logins", 90))
                .ceiling(ScoreCeiling.of("paid", 0.5, 0.4))
                .build();
        HealthScore score = scorecard
                .assess(HealthSignals.of(Map.of("paid", 3.0, "logins", 12.0), DAY))
                .orElseThrow("score");
        // 0.1 × 0.25 + 0.9 = 0.925, held at 0.4
        assertThat(texts(score))
                .containsExactly(
                        "ceiling of paid: health 25 is below 50, holds the score at 40, costs 53 points",
                        "paid: 3, newest in 30 days, worth 2.5 of at most 10 points",
                        "logins: 12, newest in 30 days, worth all of 90 points");
        assertThat(score.reasons().get(0).code()).isEqualTo(HealthReason.Code.CEILING);
        assertThat(score.reasons().get(0).contribution()).isEqualTo(0.4 - 0.925);
        assertThat(costs(score)).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void blamesTheWorstMeasureOfAMinimumOnly() {
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .aggregation(Scorecard.Aggregation.MINIMUM)
                .measure(measure("seats", 30))
                .measure(measure("logins", 40))
                .build();
        HealthScore score = scorecard
                .assess(HealthSignals.of(Map.of("seats", 6.0, "logins", 3.0), DAY))
                .orElseThrow("score");
        assertThat(texts(score))
                .containsExactly(
                        "logins: 3, newest in 30 days, worth 25 of at most 100 points",
                        "seats: 6, newest in 30 days, without effect");
        assertThat(costs(score)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void splitsTheCostOfGroupsOfEveryKind() {
        for (Scorecard.Aggregation outer : Scorecard.Aggregation.values()) {
            for (Scorecard.Aggregation inner : Scorecard.Aggregation.values()) {
                Scorecard scorecard = Scorecard.builder("smb", "1")
                        .aggregation(outer)
                        .group(new MeasureGroup("use", 3, inner))
                        .measure("use", measure("seats", 30))
                        .measure("use", measure("logins", 40))
                        .measure(measure("nps", 2))
                        .ceiling(ScoreCeiling.veto("nps", 0.9))
                        .build();
                HealthScore score = scorecard
                        .assess(HealthSignals.of(Map.of("seats", 6.0, "logins", 3.0, "nps", 8.0), DAY))
                        .orElseThrow("score");
                assertThat(costs(score))
                        .as("%s of %s", outer, inner)
                        .isCloseTo(1 - score.score().value(), within(1e-12));
            }
        }
    }

    @Test
    void saysWhatEachAggregateReadInEveryLocaleAlike() {
        List<Signal> signals = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            signals.add(Signal.of(ACME, "logins", DAY.minusDays(day + 1), 1234.5678 - day));
        }
        signals.add(Signal.of(ACME, "licences", DAY, 2000));
        HealthSignals known = HealthSignals.of(signals, DAY);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            List<String> readings = new ArrayList<>();
            for (Aggregate aggregate : Aggregate.values()) {
                Measure.Builder measure = measure("logins", 1).toBuilder()
                        .aggregate(aggregate)
                        .windowDays(10)
                        .halfLifeDays(30);
                if (aggregate == Aggregate.RATIO_TO_BASELINE) {
                    measure.baselineDays(14);
                }
                if (aggregate == Aggregate.MEAN) {
                    measure.shareOf("licences");
                }
                HealthScore score = Scorecard.builder("any", "1")
                        .measure(measure.build())
                        .build()
                        .assess(known)
                        .orElseThrow("score");
                String text = score.reasons().get(0).text();
                readings.add(text.substring("logins: ".length(), text.indexOf(", 1 day old")));
            }
            assertThat(readings)
                    .containsExactly(
                            "1235, newest in 10 days",
                            "11075 in 10 days",
                            "0.6153 on average over 10 days, as a share of licences",
                            "1231 as median over 10 days",
                            "1227 at least in 10 days",
                            "1235 at most in 10 days",
                            "on 9 of 10 days",
                            "active in a share of 0.9 of 10 days",
                            "1 a day over 10 days",
                            "0.907 times the 10 days before",
                            "1.008 times the 14 days before, over 10 days",
                            "1 day since the newest");
        } finally {
            Locale.setDefault(before);
        }
    }
}
