package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.MeasureGroup;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.ScoreCeiling;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.health.WeightProvenance;
import dev.bearing.health.WeightProvenance.LearntWeight;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.StrategySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightLearnerTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2026, 3, 31);
    private static final BacktestPlan PLAN =
            BacktestPlan.monthly().withLeadDays(0).withHorizonDays(60);

    /** The expert thinks most of price, next of logins, and that a long description is a good sign. */
    private static Scorecard expert() {
        return Scorecard.builder("smb", "2")
                .minCoverage(0.3)
                .measure(monthly("price").weight(50).build())
                .measure(monthly("logins").weight(30).build())
                .measure(monthly("verbose")
                        .weight(20)
                        .missing(new MissingPolicy.Neutral(0.5))
                        .build())
                .build();
    }

    private static Measure.Builder monthly(String signal) {
        return Measure.builder(signal, new Curve.Linear(0, 1)).windowDays(31);
    }

    /**
     * Monthly signals of customers who leave the more likely the fewer logins and the longer descriptions they have.
     */
    private static HealthHistory history(long seed, int accounts, LocalDate asOf) {
        Random random = new Random(seed);
        HealthHistory.Builder builder = HealthHistory.builder(asOf);
        for (int a = 0; a < accounts; a++) {
            AccountId id = AccountId.of("a" + a);
            List<Signal> signals = new ArrayList<>();
            double[] level = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            LocalDate left = LocalDate.of(9999, 12, 31);
            for (int month = 0; month < 15 && left.getYear() == 9999; month++) {
                LocalDate day = START.plusMonths(month);
                double price = near(level[0], random);
                double logins = near(level[1], random);
                double verbose = near(level[2], random);
                signals.add(Signal.of(id, "price", day, price));
                signals.add(Signal.of(id, "logins", day, logins));
                if (random.nextInt(5) > 0) {
                    signals.add(Signal.of(id, "verbose", day, verbose));
                }
                double odds = Math.exp(-3 - 1.0 * price - 4 * logins + 2 * verbose + 1.5);
                if (random.nextDouble() < odds / (1 + odds)) {
                    left = day.plusDays(40 + random.nextInt(20));
                }
            }
            builder.stay(id, DateRange.of(START, left)).signals(signals);
        }
        return builder.build();
    }

    private static double near(double level, Random random) {
        return Math.max(0, Math.min(1, level + 0.1 * random.nextGaussian()));
    }

    private static ScorecardOutcomes rows(int accounts) {
        return ScorecardOutcomes.of(expert(), history(11, accounts, END), PLAN);
    }

    private static LearntWeight weight(Scorecard scorecard, String measure) {
        return scorecard.provenance().orElseThrow().weights().stream()
                .filter(weight -> weight.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void learnsWhatGoesWithChurnAndSaysWhereItComesFrom() {
        ScorecardOutcomes rows = rows(600);
        Scorecard learnt = WeightLearner.standard().learn(rows).orElseThrow("weights");

        assertThat(learnt.version()).isEqualTo("2-learnt-2026-03");
        assertThat(learnt.id()).isEqualTo("smb");
        assertThat(learnt.bands()).isEqualTo(expert().bands());
        assertThat(learnt.measures().stream().mapToDouble(Measure::weight).sum())
                .isCloseTo(100, within(1e-9));
        assertThat(weight(learnt, "logins").share()).isGreaterThan(0.6);
        assertThat(weight(learnt, "price").share()).isBetween(0.05, 0.4);

        WeightProvenance provenance = learnt.provenance().orElseThrow();
        assertThat(provenance.expertVersion()).isEqualTo("2");
        assertThat(provenance.sample().observed())
                .isEqualTo(DateRange.of(LocalDate.of(2025, 1, 31), LocalDate.of(2026, 1, 1)));
        assertThat(provenance.sample().knownOn()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(provenance.sample().leadDays()).hasValue(0);
        assertThat(provenance.sample().horizonDays()).hasValue(60);
        assertThat(provenance.sample().rows()).isEqualTo(rows.size());
        assertThat(provenance.sample().accounts()).isEqualTo(rows.accounts());
        assertThat(provenance.sample().events()).isEqualTo(rows.events());
        assertThat(provenance.shrinkage().expertWorth()).isEqualTo(30);
        assertThat(provenance.shrinkage().penalty())
                .isCloseTo(30 * rows.rows().rowsPerEvent() * rows.rows().meanVariance(), within(1e-12));
        assertThat(provenance.shrinkage().slope()).isGreaterThan(1);
    }

    @Test
    void aMeasureWhoseBetterHealthGoesWithMoreChurnGetsNoWeightAndIsNamed() {
        Scorecard learnt = WeightLearner.standard().learn(rows(600)).orElseThrow("weights");
        LearntWeight verbose = weight(learnt, "verbose");
        assertThat(verbose.isAtBound()).isTrue();
        assertThat(verbose.share()).isZero();
        assertThat(verbose.standardError()).isEmpty();
        assertThat(verbose.interval()).isEmpty();
        assertThat(verbose.expertShare()).isEqualTo(0.2);
        assertThat(verbose.observedShare()).isBetween(0.7, 0.9);
        assertThat(learnt.measures().get(2).weight()).isZero();
        WeightProvenance provenance = learnt.provenance().orElseThrow();
        assertThat(provenance.measuresAtBound()).containsExactly("verbose");
        assertThat(provenance.notes())
                .contains(
                        "verbose has no weight: a better health went with more churn, the other measures held",
                        "a measure that was missing was read as the scorecard reads it: as the score that the others"
                                + " make, or as the health that it assumes");
        LearntWeight logins = weight(learnt, "logins");
        assertThat(logins.interval().orElseThrow().contains(logins.coefficient()))
                .isTrue();
        assertThat(logins.interval().orElseThrow().upper()).isNegative();
    }

    @Test
    void ranksLaterChurnBetterThanAnExpertWhoIsWrong() {
        Scorecard learnt = WeightLearner.standard().learn(rows(600)).orElseThrow("weights");
        HealthHistory others = history(12, 600, END);
        double before =
                Backtest.of(expert(), others, PLAN).auc().orElseThrow("expert").value();
        double after =
                Backtest.of(learnt, others, PLAN).auc().orElseThrow("learnt").value();
        assertThat(before).isBetween(0.45, 0.70);
        assertThat(after).isGreaterThan(before + 0.08);
    }

    @Test
    void holdsToTheExpertTheMoreTheFewerHaveLeft() {
        double last = 1;
        for (int accounts : new int[] {2_400, 100, 25}) {
            Scorecard learnt = WeightLearner.standard()
                    .withLeastEvents(1)
                    .withLeastEventsPerMeasure(0)
                    .learn(rows(accounts))
                    .orElseThrow("weights");
            assertThat(weight(learnt, "logins").share()).isBetween(0.3, last);
            last = weight(learnt, "logins").share();
        }
        Scorecard convinced =
                WeightLearner.standard().withExpertWorth(1e6).learn(rows(600)).orElseThrow("weights");
        assertThat(convinced.measures())
                .zipSatisfy(
                        expert().measures(),
                        (one, other) -> assertThat(one.weight()).isCloseTo(other.weight(), within(0.1)));
    }

    @Test
    void factsAfterTheEndOfTheHistoryChangeNothing() {
        LocalDate middle = LocalDate.of(2025, 10, 31);
        WeightLearner learner = WeightLearner.standard().withLeastEvents(10);
        Scorecard then = learner.learn(ScorecardOutcomes.of(expert(), history(11, 600, middle), PLAN))
                .orElseThrow("weights");
        // the same company, of which all the rest has become known, seen as of the same day: only known outcomes count
        HealthHistory later = history(11, 600, END);
        ScorecardOutcomes.Builder replayed = ScorecardOutcomes.builder(expert()).window(0, 60);
        for (LocalDate day : PLAN.judgedDays(later)) {
            for (HealthObservation customer : later.on(day)) {
                LocalDate known = PLAN.windowEnd(day);
                BacktestPlan.Outcome outcome = PLAN.outcomeOf(customer, later.asOf());
                if (!known.isAfter(middle) && outcome != BacktestPlan.Outcome.LEFT_TOO_SOON) {
                    replayed.add(
                            customer.accountId(),
                            expert().assess(customer.signals()),
                            outcome == BacktestPlan.Outcome.CHURNED,
                            known);
                }
            }
        }
        assertThat(learner.learn(replayed.build()).orElseThrow("weights")).isEqualTo(then);
        assertThat(then.version()).isEqualTo("2-learnt-2025-10");
    }

    @Test
    void choosesTheWorthOfTheExpertInTime() {
        WeightLearner learner = WeightLearner.standard().withWorthChosenInTime(3);
        Scorecard wrong = learner.learn(rows(1_200)).orElseThrow("weights");
        WeightProvenance provenance = wrong.provenance().orElseThrow();
        assertThat(provenance.shrinkage().expertWorth()).isLessThanOrEqualTo(3 * 30.0);
        assertThat(provenance.notes()).contains("the worth of the expert was chosen by log loss in 3 parts in time");

        // an expert who is right: the truth without the measure that points the other way
        Scorecard right = Scorecard.builder("right", "1")
                .measure(monthly("price").weight(1).build())
                .measure(monthly("logins").weight(4).build())
                .build();
        ScorecardOutcomes few = ScorecardOutcomes.of(right, history(13, 300, END), PLAN);
        Scorecard kept = learner.learn(few).orElseThrow("weights");
        assertThat(kept.provenance().orElseThrow().shrinkage().expertWorth()).isEqualTo(2_000);
    }

    @Test
    void cannotChooseTheWorthInTimeWhereThereIsOneDay() {
        HealthHistory history = Histories.until(Histories.ONE_DAY_END)
                .onOneDay(60, 0.2, 30)
                .onOneDay(60, 0.8, 30)
                .build();
        ScorecardOutcomes rows = ScorecardOutcomes.of(Histories.LAST_H, history, Histories.ONE_DAY_PLAN);
        Answer<Scorecard> learnt =
                WeightLearner.standard().withWorthChosenInTime(2).learn(rows);
        assertThat(Telco.reason(learnt)).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void refusesTooFewChurnsWithTheirNumber() {
        HealthHistory history =
                Histories.until(Histories.ONE_DAY_END).onOneDay(200, 0.2, 49).build();
        ScorecardOutcomes rows = ScorecardOutcomes.of(Histories.LAST_H, history, Histories.ONE_DAY_PLAN);
        assertUnknown(WeightLearner.standard().learn(rows), "49 accounts left and 151 stayed, needed 50 of each");
        assertUnknown(
                WeightLearner.standard()
                        .withLeastEvents(20)
                        .withLeastEventsPerMeasure(60)
                        .learn(rows),
                "49 accounts left and 151 stayed, needed 60 of each (60.0 for each of 1 measures)");
        assertUnknown(WeightLearner.standard().withLeastEvents(20).learn(rows), "no measure varies among 200 rows");
    }

    @Test
    void refusesWhereNoMeasureGoesWithLessChurn() {
        HealthHistory history = Histories.until(Histories.ONE_DAY_END)
                .onOneDay(2_000, 0.2, 40)
                .onOneDay(2_000, 0.8, 1_600)
                .build();
        ScorecardOutcomes rows = ScorecardOutcomes.of(Histories.LAST_H, history, Histories.ONE_DAY_PLAN);
        assertUnknown(
                WeightLearner.standard().learn(rows),
                "no measure's better health goes with less churn in 4000 rows: the curves may be the wrong way round");
    }

    @Test
    void saysThatTheExpertsScoreHardlyGoesWithLessChurn() {
        HealthHistory history = Histories.until(Histories.ONE_DAY_END)
                .onOneDay(300, 0.2, 40)
                .onOneDay(300, 0.8, 42)
                .build();
        ScorecardOutcomes rows = ScorecardOutcomes.of(Histories.LAST_H, history, Histories.ONE_DAY_PLAN);
        Scorecard learnt =
                WeightLearner.standard().withExpertWorth(1_000).learn(rows).orElseThrow("weights");
        assertThat(learnt.provenance().orElseThrow().shrinkage().slope()).isEqualTo(1);
        assertThat(learnt.provenance().orElseThrow().notes())
                .containsExactly("the score of version 1 hardly goes with less churn, or not at all");
    }

    @Test
    void countsRowsWithoutAScore() {
        ScorecardOutcomes.Builder builder = ScorecardOutcomes.builder(expert());
        HealthHistory history = history(11, 600, END);
        for (HealthObservation customer : history.on(LocalDate.of(2025, 6, 30))) {
            HealthSignals known = customer.accountId().value().endsWith("7")
                    ? HealthSignals.empty(customer.on())
                    : customer.signals();
            builder.add(
                    customer.accountId(),
                    expert().assess(known),
                    customer.churnedOn().isPresent(),
                    END);
        }
        ScorecardOutcomes some = builder.build();
        Scorecard learnt = WeightLearner.standard().learn(some).orElseThrow("weights");
        assertThat(some.unscored()).isPositive();
        assertThat(learnt.provenance().orElseThrow().sample().unscored()).isEqualTo(some.unscored());
        assertThat(learnt.provenance().orElseThrow().notes())
                .contains(some.unscored() + " rows had no score and were left out");
    }

    @Test
    void isSavedAndReadBackWithItsProvenance() {
        Scorecard learnt =
                WeightLearner.standard().withVersion("3").learn(rows(600)).orElseThrow("weights");
        StrategySpec saved = learnt.spec().orElseThrow();
        Scorecard read = Scorecard.from(saved);
        assertThat(read).isEqualTo(learnt);
        assertThat(read.version()).isEqualTo("3");
        assertThat(read.provenance()).isEqualTo(learnt.provenance());
    }

    @Test
    void groupsGetWhatTheirMeasuresHaveLearnt() {
        Scorecard grouped = Scorecard.builder("grouped", "1")
                .group(new MeasureGroup("usage", 60, Scorecard.Aggregation.ARITHMETIC))
                .group(new MeasureGroup("talk", 40, Scorecard.Aggregation.ARITHMETIC))
                .measure("usage", monthly("price").weight(2).build())
                .measure("usage", monthly("logins").weight(1).build())
                .measure("talk", monthly("verbose").weight(5).build())
                .ceiling(ScoreCeiling.of("logins", 0.1, 0.3))
                .build();
        ScorecardOutcomes rows = ScorecardOutcomes.of(grouped, history(11, 600, END), PLAN);
        Scorecard learnt = WeightLearner.standard().learn(rows).orElseThrow("weights");
        assertThat(learnt.groups()).extracting(MeasureGroup::name).containsExactly("usage", "talk");
        assertThat(learnt.groups().get(0).weight()).isCloseTo(100, within(1e-9));
        assertThat(learnt.groups().get(1).weight()).isZero();
        assertThat(learnt.measures().get(2).weight()).isEqualTo(5);
        assertThat(learnt.shares().get(1)).isCloseTo(weight(learnt, "logins").share(), within(1e-12));
        assertThat(learnt.shares().get(2)).isZero();
        assertThat(learnt.ceilings()).isEqualTo(grouped.ceilings());
        assertThat(Scorecard.from(learnt.spec().orElseThrow())).isEqualTo(learnt);
    }

    @Test
    void changedWeightsDoNotKeepTheirProvenance() {
        Scorecard learnt = WeightLearner.standard().learn(rows(600)).orElseThrow("weights");
        TreeMap<String, Object> parameters =
                new TreeMap<>(learnt.spec().orElseThrow().parameters());
        List<Map<String, Object>> measures = new ArrayList<>();
        for (Object measure : (List<?>) parameters.get("measures")) {
            TreeMap<String, Object> changed = new TreeMap<>();
            ((Map<?, ?>) measure).forEach((key, value) -> changed.put((String) key, value));
            changed.put("weight", 1.0);
            measures.add(changed);
        }
        parameters.put("measures", measures);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorecard.from(new StrategySpec("scorecard", parameters)))
                .withMessageContaining("changed weights have no provenance");
        parameters.remove("provenance");
        assertThat(Scorecard.from(new StrategySpec("scorecard", parameters)).provenance())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, 1_000_001})
    void refusesAWorthOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightLearner.standard().withExpertWorth(bad))
                .withMessage("expertWorth must be in [0, 1000000], was " + bad);
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        WeightLearner learner = WeightLearner.standard();
        assertThatIllegalArgumentException().isThrownBy(() -> learner.withLeastEvents(0));
        assertThatIllegalArgumentException().isThrownBy(() -> learner.withLeastEventsPerMeasure(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> learner.withWorthChosenInTime(1));
        assertThatIllegalArgumentException().isThrownBy(() -> learner.withVersion(" "));
    }

    private static void assertUnknown(Answer<Scorecard> answer, String message) {
        assertThat(answer).isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, message));
    }
}
