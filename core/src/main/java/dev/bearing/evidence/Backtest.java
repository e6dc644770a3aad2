package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.health.BandPolicy;
import dev.bearing.health.HealthBand;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Scorecard;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A health score held against what happened: on days of the past every customer is scored by what was known then,
 * percentiles among the customers of that day, and then it is seen who left. A score for which this was not done is a
 * guess.
 *
 * <pre>{@code
 * Backtest backtest = Backtest.of(scorecard, history, BacktestPlan.monthly().withLeadDays(30));
 * backtest.auc();           // 0.5 is chance
 * backtest.lift();          // churn of the worst band over that of the best
 * backtest.falseGreens();   // who left from the best band
 * }</pre>
 *
 * <p>Several observations of one account are not independent: every interval here takes the account, not the
 * observation, as what was drawn. With fewer churns than {@link BacktestPlan#leastEvents} nothing is said but counts.
 * All figures are associations: they do not say what acting on a score would change.
 */
public final class Backtest {

    private final String name;
    private final HealthHistory history;
    private final BacktestPlan plan;
    private final BandPolicy bandPolicy;
    private final BacktestRows rows;
    private final BacktestCounts counts;
    private final int[] judged;
    private final TimeFolds timeFolds;
    private final Supplier<Answer<ScoredOutcomes>> probabilities;
    private final Supplier<TimeFolds.Calibrated> calibrated;
    private final Supplier<List<BandOutcome>> bands;
    private final Supplier<LeakageReport> leakage;

    private Backtest(DayScorer scorer, HealthHistory history, BacktestPlan plan) {
        this.name = scorer.name();
        this.history = requireNonNull(history, "history");
        this.plan = requireNonNull(plan, "plan");
        this.bandPolicy = scorer.bands();
        this.rows = BacktestRows.of(scorer, history, plan);
        this.counts = BacktestCounts.of(rows);
        this.judged = rows.judgedRows();
        this.timeFolds = new TimeFolds(rows, plan, judged);
        this.calibrated = Lazy.of(timeFolds::calibrated);
        this.probabilities = Lazy.of(this::findProbabilities);
        this.bands = Lazy.of(() -> bandPolicy.bands().stream()
                .map(band -> BandOutcome.of(band, rows, judged))
                .toList());
        this.leakage = Lazy.of(() -> LeakageReport.of(history, plan, scorer.signals(), this));
    }

    /**
     * Returns the back-test of a strategy. A scorecard that compares accounts with their peers is fitted to the
     * customers of each day anew; one that is for some accounts only leaves the others without a score. Other
     * strategies are cut into standard bands.
     */
    public static Backtest of(HealthStrategy strategy, HealthHistory history, BacktestPlan plan) {
        requireNonNull(strategy, "strategy");
        return new Backtest(DayScorer.of(strategy), history, plan);
    }

    /**
     * Returns the back-test of several scorecards together, of which the first that is for an account judges it. Bands
     * are those that all share, the standard ones where they differ.
     */
    public static Backtest of(Collection<Scorecard> scorecards, HealthHistory history, BacktestPlan plan) {
        requireNonNull(scorecards, "scorecards");
        checkArgument(!scorecards.isEmpty(), "scorecards must not be empty");
        return new Backtest(DayScorer.of(scorecards), history, plan);
    }

    /** Returns what was tested: the ids and versions of scorecards, the name of another strategy. */
    public String name() {
        return name;
    }

    /** Returns the plan. */
    public BacktestPlan plan() {
        return plan;
    }

    /** Returns what the figures rest on. */
    public BacktestCounts counts() {
        return counts;
    }

    /** Returns the bands that scores were cut into. */
    public BandPolicy bandPolicy() {
        return bandPolicy;
    }

    /** Returns what became of each band, the worst first. */
    public List<BandOutcome> bands() {
        return bands.get();
    }

    /**
     * Returns the churn of the worst band over that of the best, with its 95 % interval; UNBOUNDED where nobody left
     * from the best band. Below about 3 a score should not be used to forecast.
     */
    public Answer<Estimate> lift() {
        return enough().flatMap(known -> BandLift.of(worst(), best(), rows, judged));
    }

    /** Returns how the score ranks those who left above those who stayed, its AUC among the rest. */
    public Answer<RocCurve> roc() {
        return enough().flatMap(RocCurve::of);
    }

    /** Returns the AUC with its 95 % interval, DeLong's for several observations of one account. */
    public Answer<Estimate> auc() {
        return roc().map(RocCurve::auc);
    }

    /** Returns what a list of the worst scores is worth. */
    public Answer<PrecisionRecallCurve> precisionRecall() {
        return enough().flatMap(PrecisionRecallCurve::of);
    }

    /** Returns lift and gain by the rank of the score, ties at their expectation. */
    public Answer<LiftTable> liftTable() {
        return enough().flatMap(scored -> LiftTable.of(scored, LiftTable.TieRule.EXPECTED));
    }

    /**
     * Returns the observations that have a probability of churn, learnt from the windows that were over before the fold
     * they are in began, and from other accounts; INSUFFICIENT_DATA where there was nothing to learn from.
     */
    public Answer<ScoredOutcomes> probabilities() {
        return probabilities.get();
    }

    /** Returns the Brier score and the log loss of the {@link #probabilities}. */
    public Answer<ProbabilityScore> probabilityScore() {
        return probabilities().flatMap(ProbabilityScore::of);
    }

    /** Returns whether the {@link #probabilities} came true, in ten groups of equal size. */
    public Answer<CalibrationCurve> calibrationCurve() {
        return probabilities().flatMap(scored -> CalibrationCurve.of(scored, Binning.equalMass(10)));
    }

    /** Returns slope and intercept of what happened on the log odds of the {@link #probabilities}. */
    public Answer<CalibrationFit> calibration() {
        return probabilities().flatMap(CalibrationFit::of);
    }

    /** Returns every observation in the best band that was followed by churn, by account and day. */
    public List<FalseGreen> falseGreens() {
        HealthBand best = best().band();
        return Arrays.stream(judged)
                .filter(row -> rows.churned(row) && rows.isIn(best, row))
                .mapToObj(row -> new FalseGreen(
                        rows.accounts().get(rows.account(row)), rows.on(row), rows.health(row), rows.churnedOn(row)))
                .sorted(Comparator.comparing(FalseGreen::accountId).thenComparing(FalseGreen::on))
                .toList();
    }

    /** Returns how long before each churn the band had turned bad. */
    public LeadTimes leadTimes() {
        return LeadTimes.of(rows, worst().band());
    }

    /**
     * One part of the days, by itself: does the score still rank as it did?
     *
     * @param from its first day of observation
     * @param to its last
     * @param observations how many judged observations have a score
     * @param churned how many of them left in the window
     * @param auc the AUC of these, or why there is none; without regard to the least number of churns
     */
    public record Fold(LocalDate from, LocalDate to, int observations, int churned, Answer<Estimate> auc) {

        /** Refuses null. */
        public Fold {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(auc, "auc");
        }
    }

    /** Returns the parts of the days in the order of time, without the first, which is only learnt from. */
    public List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        for (TimeFolds.Fold fold : timeFolds.folds()) {
            ScoredOutcomes scored =
                    rows.scored(fold.rows().stream().mapToInt(Integer::intValue).toArray());
            folds.add(new Fold(
                    fold.from(),
                    fold.to(),
                    scored.size(),
                    (int) scored.positives(),
                    RocCurve.of(scored).map(RocCurve::auc)));
        }
        return folds;
    }

    /** Returns what in the history, or in the score itself, looks as if it knew the outcome. */
    public LeakageReport leakage() {
        return leakage.get();
    }

    /**
     * Returns this score against another on the same observations.
     *
     * @throws IllegalArgumentException if the other was tested on another history or by another plan
     */
    public Answer<BacktestComparison> against(Backtest other) {
        checkArgument(
                history == other.history && plan.equals(other.plan),
                "both must be tested on the same history by the same plan");
        return BacktestComparison.of(this, other);
    }

    BacktestRows rows() {
        return rows;
    }

    TimeFolds.Calibrated calibrated() {
        return calibrated.get();
    }

    BandOutcome worst() {
        return bands().get(0);
    }

    BandOutcome best() {
        return bands().get(bands().size() - 1);
    }

    /** The judged rows, or INSUFFICIENT_DATA with the number of churns where they are too few. */
    private Answer<ScoredOutcomes> enough() {
        return counts.churns() < plan.leastEvents()
                ? Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        counts.churns() + " churns in the windows of " + counts.observations()
                                + " observations with a score, needed " + plan.leastEvents())
                : Answer.known(rows.scored(judged));
    }

    private Answer<ScoredOutcomes> findProbabilities() {
        return enough().flatMap(known -> {
            ScoredOutcomes found = calibrated().probabilities();
            return found.size() > 0
                    ? Answer.known(found)
                    : Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "no window with a churn and one without were over before a later fold began");
        });
    }

    /** Returns what was tested and on how much. */
    @Override
    public String toString() {
        return "back-test of " + name + ": " + counts.churns() + " churns in " + counts.observations()
                + " observations of " + counts.accounts() + " accounts";
    }
}
