package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.StrategySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorecardTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final AccountId ACME = AccountId.of("acme");
    /** Turns a score of 0 to 100 into a fraction. */
    private static final Curve PERCENT = new Curve.Linear(0, 100);

    private final HealthSignals noSentiment = HealthSignals.of(Map.of("adoption", 80.0, "support", 50.0), DAY);

    @Test
    void sharesTheWeightOfAMissingMeasureAmongTheRest() {
        HealthScore score = assess(card(new MissingPolicy.Redistribute()), noSentiment);
        assertThat(score.score().value()).isCloseTo((40 * 0.8 + 30 * 0.5) / 70, within(1e-12)); // 67.14
        assertThat(score.score().value()).isCloseTo(0.6714, within(5e-5));
        assertThat(score.coverage()).isCloseTo(0.70, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.62", "0, 0.47", "1, 0.77"})
    void countsAnAssumedHealthInTheScoreAndNotInTheCoverage(double assumed, double expected) {
        HealthScore neutral = assess(card(new MissingPolicy.Neutral(assumed)), noSentiment);
        HealthScore penalised = assess(card(new MissingPolicy.Penalise(assumed)), noSentiment);
        assertThat(neutral.score().value()).isCloseTo(expected, within(1e-12));
        assertThat(neutral.coverage()).isCloseTo(0.70, within(1e-12));
        assertThat(penalised).isEqualTo(neutral);
    }

    @Test
    void aScoreThatIsOneHalfIsInTheBandThatBeginsThere() {
        Scorecard thirds = Scorecard.builder("thirds", "1")
                .measure(percent("a").build())
                .measure(percent("b").build())
                .measure(percent("c").build())
                .build();
        // in doubles 0.75/3 + 0.5/3 + 0.25/3 is 0.49999999999999994
        HealthScore score = assess(thirds, HealthSignals.of(Map.of("a", 75.0, "b", 50.0, "c", 25.0), DAY));
        assertThat(score.score().value()).isEqualTo(0.5);
        assertThat(score.band().name()).isEqualTo("middle");
    }

    @Test
    void hasNoScoreWithoutAMeasureThatBlocks() {
        assertUnknown(
                card(new MissingPolicy.Block()).assess(noSentiment),
                "no value of sentiment, without which there is no score");
    }

    @Test
    void namesTheFirstMeasureThatBlocks() {
        Scorecard scorecard = Scorecard.builder("blocked", "1")
                .measure(percent("a").build())
                .measure(percent("b").missing(new MissingPolicy.Block()).build())
                .measure(percent("c").missing(new MissingPolicy.Block()).build())
                .build();
        assertUnknown(
                scorecard.assess(HealthSignals.of(Map.of("a", 1.0), DAY)),
                "no value of b, without which there is no score");
    }

    @Test
    void hasNoScoreWhereTooLittleWasObserved() {
        HealthSignals sentimentOnly = HealthSignals.of(Map.of("sentiment", 90.0), DAY);
        String message = "measures with 30.0 % of the weight were observed, needed 50.0 %; missing: adoption, support";
        assertUnknown(card(new MissingPolicy.Redistribute()).assess(sentimentOnly), message);
        assertUnknown(card(new MissingPolicy.Redistribute()).score(sentimentOnly), message);
    }

    @Test
    void takesExactlyTheLeastCoverage() {
        Scorecard half = Scorecard.builder("half", "1")
                .measure(percent("a").weight(0.3).build())
                .measure(percent("b").weight(0.1).build())
                .measure(percent("c").weight(0.2).build())
                .build();
        assertThat(assess(half, HealthSignals.of(Map.of("a", 40.0), DAY)).score())
                .isEqualTo(Health.of(0.4));
    }

    @ParameterizedTest
    @EnumSource(Scorecard.Aggregation.class)
    void isUnknownWhereNothingWasObservedWhateverIsAssumed(Scorecard.Aggregation aggregation) {
        for (MissingPolicy policy : List.of(
                new MissingPolicy.Redistribute(),
                new MissingPolicy.Neutral(0.5),
                new MissingPolicy.Penalise(0),
                new MissingPolicy.Block())) {
            Scorecard scorecard = Scorecard.builder("one", "1")
                    .aggregation(aggregation)
                    .minCoverage(Double.MIN_VALUE)
                    .measure(percent("adoption").missing(policy).build())
                    .build();
            assertThat(scorecard.assess(HealthSignals.empty(DAY)).isKnown()).isFalse();
        }
    }

    @Test
    void averagesEqualWeightsArithmeticallyOrGeometrically() {
        HealthSignals signals = HealthSignals.of(Map.of("a", 90.0, "b", 20.0, "c", 80.0), DAY);
        Scorecard.Builder equal = Scorecard.builder("equal", "1")
                .measure(percent("a").build())
                .measure(percent("b").build())
                .measure(percent("c").build());
        assertThat(assess(equal.build(), signals).score().value()).isCloseTo(.6333, within(5e-5));
        assertThat(assess(equal.aggregation(Scorecard.Aggregation.GEOMETRIC).build(), signals)
                        .score()
                        .value())
                .isCloseTo(.5241, within(5e-5));
        assertThat(assess(equal.aggregation(Scorecard.Aggregation.MINIMUM).build(), signals)
                        .score()
                        .value())
                .isEqualTo(.2);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/dev/bearing/health/mean.csv",
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 10_000)
    void agreesWithOutsideWeightedMeans(String healths, String weights, double arithmetic, double geometric) {
        double[] values = numbers(healths);
        double[] scale = numbers(weights);
        Scorecard.Builder builder = Scorecard.builder("mean", "1");
        HealthSignals signals = HealthSignals.empty(DAY);
        for (int i = 0; i < values.length; i++) {
            builder.measure(Measure.builder("s" + i, new Curve.Linear(0, 1))
                    .weight(scale[i])
                    .build());
            signals = signals.with("s" + i, values[i]);
        }
        assertThat(assess(builder.build(), signals).score().value()).isCloseTo(arithmetic, within(1e-12));
        assertThat(assess(builder.aggregation(Scorecard.Aggregation.GEOMETRIC).build(), signals)
                        .score()
                        .value())
                .isCloseTo(geometric, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"14, 90, .01161", "90, 90, .5"})
    void halvesAWeightWithEveryHalfLife(double halfLifeDays, int age, double factor) {
        assertThat(ScoreKernel.decay(age / halfLifeDays)).isCloseTo(factor, within(5e-6));
        Scorecard scorecard = Scorecard.builder("aged", "1")
                .measure(percent("fresh").weight(1).build())
                .measure(percent("old")
                        .weight(1)
                        .windowDays(365)
                        .halfLifeDays(halfLifeDays)
                        .build())
                .build();
        HealthScore score = assess(
                scorecard,
                HealthSignals.of(
                        List.of(Signal.of(ACME, "fresh", DAY, 100), Signal.of(ACME, "old", DAY.minusDays(age), 0)),
                        DAY));
        double exact = Math.exp(-age / halfLifeDays * Math.log(2));
        assertThat(score.score().value()).isCloseTo(1 / (1 + exact), within(1e-12));
        assertThat(score.components().get(1).weight()).isCloseTo(exact / (1 + exact), within(1e-12));
        assertThat(score.freshness()).isCloseTo((1 + exact) / 2, within(1e-12));
        assertThat(score.coverage()).isEqualTo(1);
    }

    @Test
    void keepsTheProportionsOfMeasuresThatAreAllVeryOld() {
        Scorecard scorecard = Scorecard.builder("old", "1")
                .measure(percent("a").windowDays(99_999).halfLifeDays(1).build())
                .measure(percent("b").windowDays(99_999).halfLifeDays(1).build())
                .build();
        HealthScore score = assess(
                scorecard,
                HealthSignals.of(
                        List.of(
                                Signal.of(ACME, "a", DAY.minusDays(20_000), 100),
                                Signal.of(ACME, "b", DAY.minusDays(20_001), 0)),
                        DAY));
        assertThat(score.score().value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(score.freshness()).isZero();
    }

    @Test
    void staysANumberWithTheShortestOfHalfLives() {
        Scorecard scorecard = Scorecard.builder("short", "1")
                .measure(percent("a").halfLifeDays(Double.MIN_VALUE).build())
                .measure(percent("b").halfLifeDays(Double.MIN_VALUE).build())
                .build();
        HealthScore score = assess(
                scorecard,
                HealthSignals.of(
                        List.of(
                                Signal.of(ACME, "a", DAY.minusDays(1), 100),
                                Signal.of(ACME, "b", DAY.minusDays(2), 50)),
                        DAY));
        assertThat(score.score()).isEqualTo(Health.of(0.75));
        assertThat(score.freshness()).isZero();
    }

    @Test
    void letsAMeasureOfWeightZeroBlockButNotCount() {
        Scorecard scorecard = Scorecard.builder("gate", "1")
                .aggregation(Scorecard.Aggregation.MINIMUM)
                .measure(percent("a").build())
                .measure(percent("gate")
                        .weight(0)
                        .missing(new MissingPolicy.Block())
                        .build())
                .build();
        assertThat(assess(scorecard, HealthSignals.of(Map.of("a", 60.0, "gate", 0.0), DAY))
                        .score())
                .isEqualTo(Health.of(0.6));
        assertThat(scorecard.score(HealthSignals.of(Map.of("a", 60.0), DAY)).isKnown())
                .isFalse();
    }

    @Test
    void explainsAMeanAGeometricMeanAndTheWorstMeasure() {
        HealthSignals signals = HealthSignals.of(Map.of("a", 90.0, "b", 40.0), DAY);
        Scorecard.Builder builder = Scorecard.builder("x", "1")
                .measure(percent("a").weight(3).build())
                .measure(percent("b").weight(1).build());
        assertThat(explanation(builder, Scorecard.Aggregation.ARITHMETIC, signals))
                .isEqualTo(Explanation.sum(
                        "weighted mean",
                        List.of(new Contribution("a", 0.75 * 0.9), new Contribution("b", 0.25 * 0.4))));
        assertThat(explanation(builder, Scorecard.Aggregation.GEOMETRIC, signals))
                .satisfies(explanation -> {
                    // S = 0.9^0.75 · 0.4^0.25; what is lost is split by w ln h
                    double score = Math.pow(0.9, 0.75) * Math.pow(0.4, 0.25);
                    double lostByA = (1 - score) * 0.75 * Math.log(0.9) / Math.log(score);
                    assertThat(explanation.method()).isEqualTo("weighted geometric mean");
                    assertThat(explanation.combination()).isEqualTo(Explanation.Combination.SUM);
                    assertThat(explanation.terms().get(0).value()).isCloseTo(0.75 - lostByA, within(1e-13));
                    assertThat(explanation.terms().get(1).value())
                            .isCloseTo(0.25 - (1 - score - lostByA), within(1e-13));
                });
        assertThat(explanation(builder, Scorecard.Aggregation.MINIMUM, signals))
                .isEqualTo(Explanation.sum(
                        "worst measure", List.of(new Contribution("a", 0), new Contribution("b", 0.4))));
    }

    @Test
    void namesMeasuresOfOneSignalByWhatTheyRead() {
        Scorecard scorecard = Scorecard.builder("names", "1")
                .measure(percent("logins").aggregate(Aggregate.SUM).build())
                .measure(percent("logins")
                        .aggregate(Aggregate.DAYS_SINCE)
                        .windowDays(90)
                        .build())
                .measure(percent("nps").build())
                .build();
        assertThat(scorecard.measureNames()).containsExactly("logins sum 30d", "logins days_since 90d", "nps");
    }

    @Test
    void isForAccountsWithItsAttribute() {
        Scorecard smb = Scorecard.builder("smb", "1")
                .when("seats", "5")
                .measure(percent("a").build())
                .build();
        assertThat(smb.appliesTo(Attributes.of(Map.of("seats", AttributeValue.parse("5")))))
                .isTrue();
        assertThat(smb.appliesTo(Attributes.of(Map.of("seats", AttributeValue.parse("6")))))
                .isFalse();
        assertThat(smb.appliesTo(Attributes.empty())).isFalse();
        assertThat(Scorecard.builder("all", "1")
                        .measure(percent("a").build())
                        .build()
                        .appliesTo(Attributes.empty()))
                .isTrue();
    }

    @Test
    void comparesWithPeersOnceItIsFitted() {
        Scorecard scorecard = Scorecard.builder("peers", "1")
                .measure(Measure.builder("logins", new Curve.Percentile(true)).build())
                .build();
        HealthSignals mine = HealthSignals.of(Map.of("logins", 3.0), DAY);
        assertThat(scorecard.needsPeers()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> scorecard.assess(mine))
                .withMessage("scorecard peers compares an account with its peers: fit the scorecard to them first");
        Scorecard fitted = scorecard.fittedTo(List.of(
                mine,
                HealthSignals.of(Map.of("logins", 1.0), DAY),
                HealthSignals.of(Map.of("logins", 2.0), DAY),
                HealthSignals.of(Map.of("nps", 9.0), DAY)));
        assertThat(assess(fitted, mine).score().value()).isCloseTo(2.5 / 3, within(1e-12));
        assertThat(fitted.fittedTo(List.of(HealthSignals.empty(DAY)))).isSameAs(fitted);
    }

    @Test
    void takesAMeasureThatNoPeerHasAsMissing() {
        Scorecard scorecard = Scorecard.builder("peers", "1")
                .measure(Measure.builder("logins", new Curve.Percentile(true)).build())
                .measure(percent("nps").build())
                .build()
                .fittedTo(List.of(HealthSignals.empty(DAY)));
        HealthScore score = assess(scorecard, HealthSignals.of(Map.of("logins", 3.0, "nps", 70.0), DAY));
        assertThat(score.score()).isEqualTo(Health.of(0.7));
        assertThat(score.coverage()).isEqualTo(0.5);
    }

    @Test
    void takesAnInvertedMeasureThatNoPeerHasAsMissing() {
        Scorecard scorecard = Scorecard.builder("peers", "1")
                .measure(percent("adoption").build())
                .measure(Measure.builder("tickets", new Curve.Inverted(new Curve.Percentile(true)))
                        .build())
                .build();
        assertThat(scorecard.needsPeers()).isTrue();
        HealthSignals own = HealthSignals.of(Map.of("adoption", 80.0, "tickets", 3.0), DAY);
        HealthScore alone = assess(scorecard.fittedTo(List.of()), own);
        assertThat(alone.score()).isEqualTo(Health.of(0.8));
        assertThat(alone.coverage()).isEqualTo(0.5);
        Scorecard fitted = scorecard.fittedTo(List.of(own, HealthSignals.of(Map.of("tickets", 1.0), DAY)));
        // half of one of two equal, one below: at 0.75 of the tickets, so 0.25 healthy
        assertThat(assess(fitted, own).score().value()).isCloseTo((0.8 + 0.25) / 2, within(1e-12));
    }

    @Test
    void mayReadASignalTwiceIfItReadsSomethingElse() {
        Measure.Builder users = Measure.builder("users", PERCENT);
        Scorecard scorecard = Scorecard.builder("users", "1")
                .measure(users.build())
                .measure(users.shareOf("licences").build())
                .measure(users.shareOf("seats").build())
                .build();
        assertThat(scorecard.measureNames())
                .containsExactly("users last 30d", "users last 30d of licences", "users last 30d of seats");
        assertThat(Scorecard.from(scorecard.spec().orElseThrow())).isEqualTo(scorecard);
    }

    @Test
    void rejectsPeersOfSeveralDays() {
        Scorecard scorecard = card(new MissingPolicy.Redistribute());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        scorecard.fittedTo(List.of(HealthSignals.empty(DAY), HealthSignals.empty(DAY.minusDays(1)))))
                .withMessage("peers must all be as of one day, were as of [2026-03-30, 2026-03-31]");
    }

    @Test
    void derivesAScorecardFromTheSignalsSeen() {
        Collection<HealthSignals> accounts = HealthSignals.byAccount(
                        List.of(
                                Signal.of(ACME, "logins", DAY, 10),
                                Signal.of(ACME, "nps", DAY.minusDays(29), 9),
                                Signal.of(AccountId.of("b"), "logins", DAY, 20),
                                Signal.of(AccountId.of("b"), "nps", DAY.minusDays(30), 1),
                                Signal.of(AccountId.of("c"), "later", DAY.plusDays(1), 1)),
                        DAY)
                .values();
        Answer<Scorecard> answer = Scorecard.derivedFrom(accounts);
        Scorecard derived = answer.orElseThrow("derived");
        assertThat(derived.measureNames()).containsExactly("logins", "nps");
        assertThat(derived.bands()).isEqualTo(BandPolicy.standard());
        assertThat(derived.measures()).allSatisfy(measure -> {
            assertThat(measure.weight()).isEqualTo(1);
            assertThat(measure.windowDays()).isEqualTo(30);
            assertThat(measure.aggregate()).isEqualTo(Aggregate.LAST);
            assertThat(measure.curve()).isEqualTo(new Curve.Percentile(true));
        });
        List<Double> scores = accounts.stream()
                .map(account ->
                        assess(derived.fittedTo(accounts), account).score().value())
                .toList();
        assertThat(scores).containsExactly((0.25 + 0.5) / 2, 0.75); // acme, the only one with an nps of 30 days; b
    }

    @Test
    void derivesNothingFromNoSignals() {
        assertUnknown(
                Scorecard.derivedFrom(List.of(HealthSignals.empty(DAY))), "none of 1 accounts ever sent a signal");
    }

    @Test
    void isRebuiltFromItsSavedForm() {
        Scorecard scorecard = Scorecard.builder("smb", "2026-03")
                .when("segment", "smb")
                .minCoverage(0.6)
                .aggregation(Scorecard.Aggregation.GEOMETRIC)
                .bands(BandPolicy.builder().band("red", 0).band("green", 0.4).build())
                .bandStability(new BandStability(0.05, 7, 14))
                .priority(-3)
                .measure(percent("logins")
                        .aggregate(Aggregate.DAYS_SINCE)
                        .windowDays(90)
                        .weight(40)
                        .missing(new MissingPolicy.Neutral(0.4))
                        .halfLifeDays(14.5)
                        .expiresDays(60)
                        .build())
                .measure(Measure.builder("nps", new Curve.Percentile(false)).build())
                .build();
        Scorecard rebuilt = Scorecard.from(scorecard.spec().orElseThrow());
        assertThat(rebuilt).isEqualTo(scorecard).hasSameHashCodeAs(scorecard);
        assertThat(rebuilt.when()).contains(new AttributeCondition("segment", "smb"));
        assertThat(rebuilt.minCoverage()).isEqualTo(0.6);
        assertThat(rebuilt.bandStability()).isEqualTo(new BandStability(0.05, 7, 14));
        assertThat(rebuilt.priority()).isEqualTo(-3);
        assertThat(BandTracker.of(rebuilt)).isEqualTo(new BandTracker(rebuilt.bands(), rebuilt.bandStability()));
        assertThat(rebuilt.toBuilder().priority(0).build()).isNotEqualTo(rebuilt);
        assertThat(rebuilt.toBuilder().bandStability(BandStability.none()).build())
                .isNotEqualTo(rebuilt);
        assertThat(rebuilt.toString()).isEqualTo("scorecard smb version 2026-03 of [logins, nps]");
        Scorecard fitted = scorecard.fittedTo(List.of(HealthSignals.of(Map.of("nps", 3.0), DAY)));
        assertThat(Scorecard.from(fitted.spec().orElseThrow()))
                .isEqualTo(fitted)
                .isNotEqualTo(scorecard);
    }

    @Test
    void readsASavedFormAsAPersonWritesIt() {
        Map<String, Object> logins = new HashMap<>(Map.of(
                "signal",
                "logins",
                "window",
                30,
                "aggregate",
                "sum",
                "curve",
                Map.of("type", "linear", "from", 0, "to", 20),
                "weight",
                40,
                "missing",
                "neutral"));
        logins.put("halfLifeDays", null); // an empty cell of YAML
        Map<String, Object> nps = Map.of("signal", "nps", "curve", "percentile", "missing", Map.of("type", "block"));
        StrategySpec spec = StrategySpec.of("scorecard")
                .with("id", "smb")
                .with("version", 3)
                .with("when", Map.of("attribute", "seats", "equals", 5.0))
                .with("bands", List.of(Map.of("name", "red", "from", 0), Map.of("name", "green", "from", 0.6)))
                .with("measures", List.of(logins, nps));
        assertThat(Scorecard.from(spec))
                .isEqualTo(Scorecard.builder("smb", "3")
                        .when("seats", "5")
                        .bands(BandPolicy.builder()
                                .band("red", 0)
                                .band("green", 0.6)
                                .build())
                        .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                                .aggregate(Aggregate.SUM)
                                .weight(40)
                                .missing(new MissingPolicy.Neutral(0.5))
                                .build())
                        .measure(Measure.builder("nps", new Curve.Percentile(true))
                                .missing(new MissingPolicy.Block())
                                .build())
                        .build());
    }

    @Test
    void saysWhereASavedFormIsWrong() {
        rejectsSaved(
                "measures[0]: weight of logins must be 0 or more and finite, was NaN", Map.of("weight", Double.NaN));
        rejectsSaved("measures[0]: weight must be a number, was heavy", Map.of("weight", "heavy"));
        rejectsSaved(
                "measures[0]: aggregate must be one of [last, sum, mean, median, min, max, count, active_share, slope,"
                        + " growth, ratio_to_baseline, days_since], was mode",
                Map.of("aggregate", "mode"));
        rejectsSaved(
                "measures[0]: unknown parameter halflife, known are"
                        + " [aggregate, audience, baselineDays, ceilings, changeable, curve, customerLabel, effort,"
                        + " expiresDays, group, halfLifeDays, leastTenureDays, missing, shareOf, signal, step,"
                        + " trendDays, weight, window]",
                Map.of("halflife", 3));
        rejectsSaved("measures[0]: window must be a whole number of days, was 1.5", Map.of("window", 1.5));
        rejectsSaved("measures[0]: curve: from must be a number, was absent", Map.of("curve", "linear"));
        rejectsSaved("measures[0]: missing must have a type, was {prior=1}", Map.of("missing", Map.of("prior", 1)));
        rejectsSaved("measures[0]: missing must have parameters, was 3", Map.of("missing", 3));
        rejectsSaved("measures[0]: signal must be text, was [1]", Map.of("signal", List.of(1)));
        rejectsSaved("measures[0]: signal must be text, was NaN", Map.of("signal", Double.NaN));
    }

    @Test
    void saysWhatASavedFormLacks() {
        rejects(
                "a scorecard's saved form must be named scorecard, was card",
                () -> Scorecard.from(StrategySpec.of("card")));
        rejects("scorecard: id must be text, was absent", () -> Scorecard.from(StrategySpec.of("scorecard")));
        rejects(
                "scorecard smb: measures must be a list, was absent",
                () -> Scorecard.from(StrategySpec.of("scorecard").with("id", "smb")));
        rejects(
                "scorecard smb: measures must not be empty",
                () -> Scorecard.from(
                        StrategySpec.of("scorecard").with("id", "smb").with("measures", List.of())));
        rejects(
                "scorecard smb: measures[0]: curve must have a type, was absent",
                () -> Scorecard.from(StrategySpec.of("scorecard")
                        .with("id", "smb")
                        .with("measures", List.of(Map.of("signal", "a")))));
        rejects(
                "scorecard smb: bands[1]: from of band b must be in (0.0, 1), was 0.0",
                () -> Scorecard.from(StrategySpec.of("scorecard")
                        .with("id", "smb")
                        .with("bands", List.of(Map.of("name", "a", "from", 0), Map.of("name", "b", "from", 0)))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void rejectsALeastCoverageOutsideItsRange(double bad) {
        Scorecard.Builder builder =
                Scorecard.builder("x", "1").measure(percent("a").build()).minCoverage(bad);
        rejects("minCoverage must be in (0, 1], was " + bad, builder::build);
    }

    @Test
    void rejectsWeightsThatDoNotAddUpToAnything() {
        rejects(
                "the weights' sum must be positive and finite, was 0.0",
                () -> Scorecard.builder("x", "1")
                        .measure(percent("a").weight(0).build())
                        .build());
        rejects(
                "the weights' sum must be positive and finite, was Infinity",
                () -> Scorecard.builder("x", "1")
                        .measure(percent("a").weight(Double.MAX_VALUE).build())
                        .measure(percent("b").weight(Double.MAX_VALUE).build())
                        .build());
    }

    @Test
    void rejectsAScorecardThatIsNone() {
        rejects(
                "a scorecard's id must not be blank",
                () -> Scorecard.builder(" ", "1").build());
        rejects(
                "version of scorecard x must not be blank",
                () -> Scorecard.builder("x", "").build());
        rejects("measures must not be empty", () -> Scorecard.builder("x", "1").build());
        rejects(
                "measure a last 30d stands twice",
                () -> Scorecard.builder("x", "1")
                        .measure(percent("a").build())
                        .measure(percent("a").weight(2).build())
                        .build());
        rejects("attribute must not be blank", () -> Scorecard.builder("x", "1").when("", "b"));
    }

    private static void rejectsSaved(String message, Map<String, Object> changes) {
        Map<String, Object> measure = new TreeMap<>(
                Map.of("signal", "logins", "curve", Map.of("type", "linear", "from", 0L, "to", 20L), "weight", 40L));
        measure.putAll(changes);
        StrategySpec spec = StrategySpec.of("scorecard").with("id", "smb").with("measures", List.of(measure));
        rejects("scorecard smb: " + message, () -> Scorecard.from(spec));
    }

    private static void rejects(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static Explanation explanation(
            Scorecard.Builder builder, Scorecard.Aggregation aggregation, HealthSignals signals) {
        return builder.aggregation(aggregation)
                .build()
                .score(signals)
                .fold(Answer.Known::explanation, unknown -> Explanation.given());
    }

    private static <T> void assertUnknown(Answer<T> answer, String message) {
        assertThat(answer).isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, message));
    }

    private static HealthScore assess(Scorecard scorecard, HealthSignals signals) {
        return scorecard.assess(signals).orElseThrow("assess");
    }

    private static Scorecard card(MissingPolicy sentiment) {
        return Scorecard.builder("40/30/30", "1")
                .measure(percent("adoption").weight(40).build())
                .measure(percent("sentiment").weight(30).missing(sentiment).build())
                .measure(percent("support").weight(30).build())
                .build();
    }

    private static Measure.Builder percent(String signal) {
        return Measure.builder(signal, PERCENT);
    }

    private static double[] numbers(String text) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split(" ")));
        return parts.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
