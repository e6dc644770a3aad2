package dev.bearing.evidence;

import static dev.bearing.evidence.Histories.LAST_H;
import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.health.BandPolicy;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two years of customers whose health falls before they leave, more often than not. */
class BacktestOverTimeTest {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
    private static final BacktestPlan PLAN = BacktestPlan.monthly().withLeadDays(10);
    private static final Scorecard NOISE = Scorecard.builder("noise", "1")
            .measure(Measure.builder("noise", new Curve.Linear(0, 1)).build())
            .build();

    private static final HealthHistory HISTORY = history(400, LocalDate.of(9999, 12, 31));
    private static final Backtest BACKTEST = Backtest.of(LAST_H, HISTORY, PLAN);

    /** The history, or one in which nobody leaves any more after a day. */
    private static HealthHistory history(int accounts, LocalDate leavesUpTo) {
        HealthHistory.Builder builder = HealthHistory.builder(AS_OF);
        Random random = new Random(17);
        for (int i = 0; i < accounts; i++) {
            AccountId id = AccountId.of(String.format(Locale.ROOT, "a%04d", i));
            LocalDate from = START.plusDays(random.nextInt(300));
            LocalDate to = from.plusDays(60 + random.nextInt(900));
            double level = 0.3 + 0.6 * random.nextDouble();
            builder.stay(id, to.isAfter(leavesUpTo) ? DateRange.startingOn(from) : DateRange.of(from, to));
            List<Signal> signals = new ArrayList<>();
            for (LocalDate day = from; day.isBefore(to); day = day.plusDays(20)) {
                double fallen = to.toEpochDay() - day.toEpochDay() < 100 ? 0.3 : 0;
                double health = level - fallen + 0.15 * random.nextGaussian();
                signals.add(Signal.of(id, "h", day, Math.max(0, Math.min(1, health))));
                signals.add(Signal.of(id, "noise", day, random.nextDouble()));
            }
            builder.signals(signals);
        }
        return builder.build();
    }

    @Test
    void ranksBetterThanChanceAndLeavesNoObservationOut() {
        assertThat(known(known(BACKTEST.auc()).interval()).lower()).isGreaterThan(0.6);
        BacktestCounts counts = BACKTEST.counts();
        assertThat(BACKTEST.bands().stream().mapToInt(BandOutcome::observations).sum())
                .isEqualTo(counts.observations());
        assertThat(BACKTEST.bands().stream().mapToInt(BandOutcome::churned).sum())
                .isEqualTo(counts.churned());
        assertThat(counts.churns()).isLessThan(counts.churned());
        int observed = PLAN.judgedDays(HISTORY).stream()
                .mapToInt(day -> HISTORY.on(day).size())
                .sum();
        assertThat(counts.observations() + counts.unscored() + leftBeforeTheWindow())
                .isEqualTo(observed);
    }

    private static long leftBeforeTheWindow() {
        return PLAN.judgedDays(HISTORY).stream()
                .flatMap(day -> HISTORY.on(day).stream())
                .filter(one -> PLAN.outcomeOf(one, AS_OF) == BacktestPlan.Outcome.LEFT_TOO_SOON)
                .count();
    }

    @Test
    void anIntervalOfAccountsIsWiderThanOneOfObservations() {
        BacktestRows rows = BACKTEST.rows();
        int[] judged = rows.judgedRows();
        double[] risks = new double[judged.length];
        boolean[] left = new boolean[judged.length];
        for (int i = 0; i < judged.length; i++) {
            risks[i] = rows.risk(judged[i]);
            left[i] = rows.churned(judged[i]);
        }
        Interval ofRows =
                known(known(RocCurve.of(ScoredOutcomes.of(risks, left))).auc().interval());
        Interval ofAccounts = known(known(BACKTEST.auc()).interval());
        assertThat(ofAccounts.upper() - ofAccounts.lower()).isGreaterThan(1.2 * (ofRows.upper() - ofRows.lower()));
    }

    /** The second algorithm: draw accounts anew, with all of their observations. */
    @Test
    void theIntervalIsThatOfABootstrapOverAccounts() {
        BacktestRows rows = BACKTEST.rows();
        int[] judged = rows.judgedRows();
        int accounts = rows.accounts().size();
        List<List<Integer>> of = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            of.add(new ArrayList<>());
        }
        for (int row : judged) {
            of.get(rows.account(row)).add(row);
        }
        Random random = new Random(1);
        double[] aucs = new double[600];
        double[] lifts = new double[600];
        for (int draw = 0; draw < aucs.length; draw++) {
            int[] drawn = random.ints(accounts, 0, accounts)
                    .flatMap(account -> of.get(account).stream().mapToInt(row -> row))
                    .toArray();
            aucs[draw] = known(RocCurve.of(rows.scored(drawn))).auc().value();
            List<BandOutcome> bands = BACKTEST.bandPolicy().bands().stream()
                    .map(band -> BandOutcome.of(band, rows, drawn))
                    .toList();
            lifts[draw] = known(bands.get(0).share()).value()
                    / known(bands.get(2).share()).value();
        }
        Interval auc = known(known(BACKTEST.auc()).interval());
        assertThat((auc.upper() - auc.lower()) / 2 / 1.959963984540054).isCloseTo(deviation(aucs), within(0.003));
        Interval lift = known(known(BACKTEST.lift()).interval());
        double[] logs = Arrays.stream(lifts).map(Math::log).toArray();
        double ours = Math.log(lift.upper() / lift.lower()) / 2 / 1.959963984540054;
        assertThat(ours).isCloseTo(deviation(logs), within(0.15 * ours));
    }

    private static double deviation(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }

    @Test
    void probabilitiesComeTrueMoreOrLess() {
        CalibrationFit fit = known(BACKTEST.calibration());
        assertThat(fit.slope().value()).isBetween(0.7, 1.4);
        assertThat(known(known(BACKTEST.probabilityScore()).brierSkill())).isPositive();
        assertThat(known(BACKTEST.calibrationCurve()).bins()).hasSize(10);
        assertThat(known(BACKTEST.liftTable()).topDecileLift()).isGreaterThan(1.5);
        assertThat(known(BACKTEST.precisionRecall()).averagePrecision())
                .isGreaterThan(known(known(BACKTEST.probabilities()).baseRate()));
    }

    /** Whatever happens from the day on which a fold begins, what is told in it of the same customer is the same. */
    @Test
    void learnsProbabilitiesOnlyFromWhatWasOver() {
        assertThat(BACKTEST.folds()).hasSize(4).isSortedAccordingTo(Comparator.comparing(Backtest.Fold::from));
        for (Backtest.Fold fold : BACKTEST.folds()) {
            Backtest nobodyLeaves = Backtest.of(LAST_H, history(400, fold.from()), PLAN);
            Map<String, Double> told = told(BACKTEST, fold);
            Map<String, Double> toldThere = told(nobodyLeaves, fold);
            assertThat(toldThere).isNotEmpty();
            told.keySet().retainAll(toldThere.keySet());
            toldThere.keySet().retainAll(told.keySet());
            assertThat(toldThere).isEqualTo(told).hasSizeGreaterThan(100);
        }
    }

    private static Map<String, Double> told(Backtest backtest, Backtest.Fold fold) {
        Map<String, Double> told = new TreeMap<>();
        TimeFolds.Calibrated all = backtest.calibrated();
        BacktestRows rows = backtest.rows();
        for (int i = 0; i < all.rows().size(); i++) {
            int row = all.rows().get(i);
            if (!rows.on(row).isBefore(fold.from()) && !rows.on(row).isAfter(fold.to())) {
                told.put(
                        rows.accounts().get(rows.account(row)) + " " + rows.on(row),
                        all.probabilities().score(i));
            }
        }
        return told;
    }

    @Test
    void comparesTwoScoresInPairs() {
        Backtest noise = Backtest.of(NOISE, HISTORY, PLAN);
        BacktestComparison comparison = known(BACKTEST.against(noise));
        assertThat(comparison.aucDifference().map(gap -> gap.value() > 0.1)).isEqualTo(Answer.known(true));
        assertThat(known(known(comparison.aucDifference()).interval()).lower()).isPositive();
        assertThat(known(known(comparison.liftRatio()).interval()).lower()).isGreaterThan(1);
        assertThat(known(known(comparison.brierDifference()).interval()).upper())
                .isNegative();
        assertThat(comparison.onlyFirst()).isZero();
        BacktestComparison back = known(noise.against(BACKTEST));
        assertThat(known(back.aucDifference()).value())
                .isCloseTo(-known(comparison.aucDifference()).value(), within(1e-12));
        assertThat(known(back.liftRatio()).value())
                .isCloseTo(1 / known(comparison.liftRatio()).value(), within(1e-12));
    }

    @Test
    void aScoreAgainstItselfDiffersInNothing() {
        BacktestComparison comparison = known(BACKTEST.against(Backtest.of(LAST_H, HISTORY, PLAN)));
        assertThat(known(comparison.aucDifference()).value()).isZero();
        assertThat(reason(known(comparison.aucDifference()).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(known(comparison.brierDifference()).value()).isZero();
        assertThat(reason(known(comparison.brierDifference()).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(BACKTEST.against(BACKTEST).flatMap(one -> Answer.unknown(Answer.Reason.CENSORED, ""))))
                .isEqualTo(Answer.Reason.CENSORED);
    }

    @Test
    void tooFewChurnsAreNotCompared() {
        BacktestPlan plan = PLAN.withLeastEvents(100_000);
        Backtest backtest = Backtest.of(LAST_H, HISTORY, plan);
        assertThat(reason(backtest.against(backtest))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(backtest.probabilities())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void percentilesCompareWithTheCustomersOfTheDay() {
        Scorecard percentile = Scorecard.builder("p", "1")
                .measure(Measure.builder("h", new Curve.Percentile(true)).build())
                .build();
        LocalDate day = LocalDate.of(2024, 3, 31);
        List<HealthSignals> peers =
                HISTORY.on(day).stream().map(HealthObservation::signals).toList();
        Scorecard fitted = percentile.fittedTo(peers);
        BacktestRows rows = Backtest.of(percentile, HISTORY, PLAN).rows();
        List<Health> ours = IntStream.range(0, rows.size())
                .filter(row -> rows.on(row).equals(day) && rows.isScored(row))
                .mapToObj(rows::health)
                .toList();
        assertThat(ours)
                .isEqualTo(peers.stream()
                        .flatMap(peer -> fitted.score(peer).toOptional().stream())
                        .toList());
    }

    @Test
    void theFirstScorecardThatIsForAnAccountJudgesIt() {
        HealthHistory history =
                Histories.until(Histories.ONE_DAY_END).onOneDay(2, 0.9, 1).build();
        Scorecard none = Scorecard.builder("large", "1")
                .when("tier", "large")
                .measure(LAST_H.measures().get(0))
                .build();
        assertThat(Backtest.of(List.of(none), history, Histories.ONE_DAY_PLAN)
                        .counts()
                        .unscoredReasons())
                .containsEntry(Answer.Reason.NOT_CONFIGURED, 2);
        Backtest both = Backtest.of(List.of(none, NOISE, LAST_H), history, Histories.ONE_DAY_PLAN);
        assertThat(both.name()).isEqualTo("large 1, noise 1, h 1");
        assertThat(both.counts().unscoredReasons()).containsEntry(Answer.Reason.INSUFFICIENT_DATA, 2);
        HealthHistory large = HealthHistory.builder(Histories.ONE_DAY_END)
                .stay(AccountId.of("a"), DateRange.startingOn(Histories.START))
                .attribute(AttributeChange.of(
                        AccountId.of("a"), "tier", Histories.START, new AttributeValue.Text("large")))
                .signals(List.of(Signal.of(AccountId.of("a"), "h", Histories.ONE_DAY, 0.8)))
                .build();
        assertThat(Backtest.of(List.of(none, NOISE), large, Histories.ONE_DAY_PLAN)
                        .counts()
                        .observations())
                .isEqualTo(1);
    }

    @Test
    void anyStrategyIsCutIntoStandardBands() {
        HealthStrategy strategy = LAST_H::score;
        Backtest backtest = Backtest.of(strategy, HISTORY, PLAN);
        assertThat(backtest.bandPolicy()).isEqualTo(BandPolicy.standard());
        assertThat(backtest.auc()).isEqualTo(BACKTEST.auc());
        assertThat(backtest).hasToString(BACKTEST.toString().replace("h 1", "unnamed strategy"));
    }
}
