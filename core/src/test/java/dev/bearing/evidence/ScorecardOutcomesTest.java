package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.MeasureGroup;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScorecardOutcomesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final LocalDate LATER = DAY.plusDays(90);
    private static final AccountId ACME = AccountId.of("acme");
    private static final Curve WHOLE = new Curve.Linear(0, 1);

    private static Scorecard card() {
        return Scorecard.builder("smb", "2")
                .minCoverage(0.1)
                .measure(Measure.builder("logins", WHOLE).weight(40).build())
                .measure(Measure.builder("seats", WHOLE)
                        .weight(30)
                        .windowDays(1_000)
                        .halfLifeDays(30)
                        .build())
                .measure(Measure.builder("nps", WHOLE)
                        .weight(20)
                        .missing(new MissingPolicy.Neutral(0.4))
                        .build())
                .measure(Measure.builder("training", WHOLE)
                        .weight(10)
                        .missing(new MissingPolicy.Penalise(0.1))
                        .build())
                .build();
    }

    private static double health(ScorecardOutcomes outcomes, int measure) {
        return outcomes.rows().healths()[measure][0];
    }

    private static ScorecardOutcomes one(Scorecard card, HealthSignals signals) {
        return ScorecardOutcomes.builder(card)
                .add(ACME, card.assess(signals), true, LATER)
                .build();
    }

    @Test
    void readsAMissingMeasureAsTheScorecardDoes() {
        ScorecardOutcomes outcomes = one(card(), HealthSignals.of(Map.of("logins", 0.8), DAY));
        assertThat(health(outcomes, 0)).isCloseTo(0.8, within(1e-15));
        assertThat(health(outcomes, 2)).isCloseTo(0.4, within(1e-15));
        assertThat(health(outcomes, 3)).isCloseTo(0.1, within(1e-15));
        // dropped out: the score of the others
        assertThat(health(outcomes, 1)).isCloseTo((40 * 0.8 + 20 * 0.4 + 10 * 0.1) / 70, within(1e-12));
        assertThat(outcomes.observedShare(0)).isEqualTo(1);
        assertThat(outcomes.observedShare(1)).isZero();
    }

    @Test
    void anOldMeasureCountsAsMuchLessAsItsWeightHasFallen() {
        Signal old = Signal.of(ACME, "seats", DAY.minusDays(30), 1);
        Signal fresh = Signal.of(ACME, "logins", DAY, 0.5);
        ScorecardOutcomes outcomes = one(card(), HealthSignals.of(List.of(old, fresh), DAY));
        double score = (40 * 0.5 + 15 * 1 + 20 * 0.4 + 10 * 0.1) / 85;
        assertThat(health(outcomes, 1)).isCloseTo(0.5 * 1 + 0.5 * score, within(1e-12));
    }

    /**
     * Two groups, of which one may be missing altogether, beside a measure alone; measures age and one has no weight.
     */
    private static Scorecard grouped() {
        return Scorecard.builder("grouped", "2")
                .minCoverage(0.1)
                .group(new MeasureGroup("usage", 60, Scorecard.Aggregation.ARITHMETIC))
                .group(new MeasureGroup("people", 25, Scorecard.Aggregation.ARITHMETIC))
                .measure("usage", aging("logins", 3))
                .measure("people", aging("nps", 1))
                .measure(aging("paid", 15))
                .measure("usage", aging("seats", 1))
                .measure(
                        "people",
                        Measure.builder("champion", WHOLE)
                                .weight(2)
                                .missing(new MissingPolicy.Neutral(0.3))
                                .build())
                .measure("usage", aging("exports", 0))
                .build();
    }

    private static Measure aging(String signal, double weight) {
        return Measure.builder(signal, WHOLE)
                .weight(weight)
                .windowDays(1_000)
                .halfLifeDays(40)
                .build();
    }

    @Property(seed = "20261122", tries = 300)
    void theWeightedMeanOfARowIsTheScore(@ForAll long seed) {
        Random random = new Random(seed);
        Scorecard card = random.nextBoolean() ? card() : grouped();
        List<Signal> signals = new ArrayList<>();
        for (Measure measure : card.measures()) {
            if (random.nextInt(3) > 0) {
                signals.add(Signal.of(ACME, measure.signal(), DAY.minusDays(random.nextInt(90)), random.nextDouble()));
            }
        }
        Answer<HealthScore> health = card.assess(HealthSignals.of(signals, DAY));
        ScorecardOutcomes outcomes =
                ScorecardOutcomes.builder(card).add(ACME, health, true, LATER).build();
        assertThat(outcomes.size()).isEqualTo(health.isKnown() ? 1 : 0);
        assertThat(outcomes.unscored()).isEqualTo(health.isKnown() ? 0 : 1);
        if (health.isKnown()) {
            double mean = 0;
            for (int j = 0; j < card.measures().size(); j++) {
                mean += card.shares().get(j) * health(outcomes, j);
                assertThat(health(outcomes, j)).isBetween(0.0, 1.0);
            }
            assertThat(mean).isCloseTo(health.orElseThrow("health").score().value(), within(1e-12));
        }
    }

    @Test
    void countsAnAccountThatIsSeenOnSeveralDaysBeforeItLeftOnce() {
        Scorecard card = card();
        ScorecardOutcomes.Builder builder = ScorecardOutcomes.builder(card);
        for (int month = 0; month < 3; month++) {
            HealthSignals signals = HealthSignals.of(Map.of("logins", 0.5), DAY.minusDays(30 * month));
            builder.add(ACME, card.assess(signals), true, LATER);
            builder.add(AccountId.of("b"), card.assess(signals), false, LATER);
        }
        ScorecardOutcomes outcomes = builder.build();
        assertThat(outcomes.size()).isEqualTo(6);
        assertThat(outcomes.accounts()).isEqualTo(2);
        assertThat(outcomes.events()).isEqualTo(1);
        assertThat(outcomes.rows().rowsPerEvent()).isEqualTo(3);
        assertThat(outcomes.rows().penalty(10)).isEqualTo(30 * outcomes.rows().meanVariance());
    }

    @Test
    void replaysAHistoryByWhatWasKnownOnEachDay() {
        AccountId left = AccountId.of("left");
        AccountId late = AccountId.of("late");
        HealthHistory history = Histories.until(Histories.ONE_DAY_END)
                .onOneDay(2, 0.8, 0)
                .stay(left, Histories.START, Histories.ONE_DAY.plusDays(20))
                .signal(left, "h", Histories.ONE_DAY, 0.3)
                // its signal became known after the observation
                .stay(late, Histories.START, Histories.ONE_DAY.plusDays(5))
                .signals(new Signal(late, "h", Histories.ONE_DAY, 0.9, Histories.ONE_DAY.plusDays(1)))
                .build();
        ScorecardOutcomes outcomes = ScorecardOutcomes.of(Histories.LAST_H, history, Histories.ONE_DAY_PLAN);
        assertThat(outcomes.size()).isEqualTo(3);
        assertThat(outcomes.events()).isEqualTo(1);
        assertThat(outcomes.unscored()).isEqualTo(1);
        assertThat(outcomes.rows().healths()[0]).containsExactlyInAnyOrder(0.8, 0.8, 0.3);
        assertThat(outcomes.leadDays()).hasValue(0);
        assertThat(outcomes.horizonDays()).hasValue(28);
        assertThat(LocalDate.ofEpochDay(outcomes.rows().knownOn(0))).isEqualTo(Histories.ONE_DAY_END);
    }

    @Test
    void comparesPeersOfTheSameDay() {
        Scorecard percentile = Scorecard.builder("p", "1")
                .measure(Measure.builder("h", new Curve.Percentile(true)).build())
                .build();
        HealthHistory history = Histories.until(Histories.ONE_DAY_END)
                .onOneDay(1, 0.8, 0)
                .onOneDay(1, 0.3, 1)
                .build();
        ScorecardOutcomes outcomes = ScorecardOutcomes.of(percentile, history, Histories.ONE_DAY_PLAN);
        assertThat(outcomes.rows().healths()[0]).containsExactlyInAnyOrder(0.75, 0.25);
    }

    @Test
    void leavesOutAccountsThatTheScorecardIsNotFor() {
        Scorecard some = Scorecard.builder("some", "1")
                .when("segment", "smb")
                .measure(Measure.builder("h", WHOLE).build())
                .build();
        HealthHistory history =
                Histories.until(Histories.ONE_DAY_END).onOneDay(3, 0.8, 0).build();
        assertThat(ScorecardOutcomes.of(some, history, Histories.ONE_DAY_PLAN).size())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Scorecard.Aggregation.class,
            names = {"GEOMETRIC", "MINIMUM"})
    void refusesAScoreThatIsNoWeightedMean(Scorecard.Aggregation aggregation) {
        Scorecard card = Scorecard.builder("smb", "2")
                .aggregation(aggregation)
                .measure(Measure.builder("h", WHOLE).build())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardOutcomes.builder(card))
                .withMessage(
                        "aggregation of scorecard smb must be ARITHMETIC, was %s: the log odds of churn are a sum over"
                                + " measures, and only the weights of a score that is one too can be learnt",
                        aggregation);
        Scorecard grouped = Scorecard.builder("smb", "2")
                .group(new MeasureGroup("usage", 1, aggregation))
                .measure("usage", Measure.builder("h", WHOLE).build())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardOutcomes.builder(grouped))
                .withMessageStartingWith("aggregation of group usage must be ARITHMETIC, was " + aggregation);
    }

    @Test
    void refusesAHealthOfAnotherScorecardAndAnOutcomeBeforeItsObservation() {
        Answer<HealthScore> health = card().assess(HealthSignals.of(Map.of("logins", 0.5), DAY));
        ScorecardOutcomes.Builder other = ScorecardOutcomes.builder(Histories.LAST_H);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.add(ACME, health, true, LATER))
                .withMessage("the health must be of scorecard h version 1, was of smb version 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardOutcomes.builder(card()).add(ACME, health, true, DAY.minusDays(1)))
                .withMessage("known must not be before the observation on 2026-03-31, was 2026-03-30");
        assertThatIllegalArgumentException().isThrownBy(() -> other.window(-1, 90));
        assertThatIllegalArgumentException().isThrownBy(() -> other.window(0, 0));
    }
}
