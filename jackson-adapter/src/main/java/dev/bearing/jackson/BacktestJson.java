package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestComparison;
import dev.bearing.evidence.BacktestCounts;
import dev.bearing.evidence.BandOutcome;
import dev.bearing.evidence.CalibrationCurve;
import dev.bearing.evidence.CalibrationFit;
import dev.bearing.evidence.LeadTimes;
import dev.bearing.evidence.LeakageFinding;
import dev.bearing.evidence.LiftTable;
import dev.bearing.evidence.PrecisionRecallCurve;
import dev.bearing.evidence.ProbabilityScore;
import dev.bearing.evidence.ScoredOutcomes;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A back-test as JSON, in the forms of {@link ReviewJson}.
 *
 * <pre>{@code
 * ReviewJson.write(BacktestJson.tree(Backtest.of(scorecard, history, plan)), Path.of("backtest.json"));
 * }</pre>
 */
public final class BacktestJson {

    /** The version of the documents' schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final int GROUPS = 10;
    private static final double[] QUANTILES = {0.25, 0.5, 0.75};

    private BacktestJson() {}

    /**
     * Returns a back-test: {@code schemaVersion, score, every, leadDays, horizonDays, leastEvents}, the counts, every
     * figure with its interval, and the lists {@code bands, gains, calibration, folds, leadTimes, falseGreens,
     * leakage}.
     */
    public static ObjectNode tree(Backtest backtest) {
        ObjectNode node = JsonForm.object().put("schemaVersion", SCHEMA_VERSION);
        return node.setAll(part(backtest));
    }

    /** The same without the version, as a part of another document. */
    static ObjectNode part(Backtest backtest) {
        ObjectNode node = JsonForm.object();
        node.put("score", backtest.name());
        node.put("every", backtest.plan().every().toString());
        node.put("leadDays", backtest.plan().leadDays());
        node.put("horizonDays", backtest.plan().horizonDays());
        node.put("leastEvents", backtest.plan().leastEvents());
        counts(node, backtest.counts());
        figures(node, backtest);
        bands(node.putArray("bands"), backtest);
        gains(node, backtest);
        calibration(node, backtest.calibrationCurve());
        folds(node.putArray("folds"), backtest.folds());
        leadTimes(node.putObject("leadTimes"), backtest);
        ArrayNode greens = node.putArray("falseGreens");
        backtest.falseGreens()
                .forEach(green -> greens.addObject()
                        .put("accountId", green.accountId().value())
                        .put("on", green.on().toString())
                        .put("score", green.score().value())
                        .put("churnedOn", green.churnedOn().toString()));
        leakage(node.putObject("leakage"), backtest.leakage().findings());
        return node;
    }

    /**
     * Returns a comparison: {@code schemaVersion, observations, churns, onlyFirst, onlySecond, aucDifference,
     * liftRatio, brierDifference}, the last three with their intervals.
     */
    public static ObjectNode tree(BacktestComparison comparison) {
        ObjectNode node = JsonForm.object().put("schemaVersion", SCHEMA_VERSION);
        node.put("observations", comparison.observations());
        node.put("churns", comparison.churns());
        node.put("onlyFirst", comparison.onlyFirst());
        node.put("onlySecond", comparison.onlySecond());
        putEstimate(node, "aucDifference", comparison.aucDifference());
        putEstimate(node, "liftRatio", comparison.liftRatio());
        putEstimate(node, "brierDifference", comparison.brierDifference());
        return node;
    }

    private static void counts(ObjectNode node, BacktestCounts counts) {
        node.put("days", counts.days());
        node.put("accounts", counts.accounts());
        node.put("observations", counts.observations());
        node.put("churned", counts.churned());
        node.put("churns", counts.churns());
        node.put("unscored", counts.unscored());
        node.put("unscoredChurned", counts.unscoredChurned());
        ObjectNode reasons = node.putObject("unscoredReasons");
        counts.unscoredReasons().forEach((reason, rows) -> reasons.put(reason.name(), rows));
        node.put("leftTooSoon", counts.leftTooSoon());
    }

    private static void figures(ObjectNode node, Backtest backtest) {
        putEstimate(node, "lift", backtest.lift());
        putEstimate(node, "auc", backtest.auc());
        JsonForm.putNumber(
                node, "averagePrecision", backtest.precisionRecall().map(PrecisionRecallCurve::averagePrecision));
        JsonForm.putNumber(node, "baseRate", backtest.liftTable().map(LiftTable::baseRate));
        JsonForm.putNumber(node, "topDecileLift", backtest.liftTable().map(LiftTable::topDecileLift));
        Answer<ProbabilityScore> score = backtest.probabilityScore();
        putEstimate(node, "brier", score.map(ProbabilityScore::brier));
        JsonForm.putNumber(node, "brierSkill", score.flatMap(ProbabilityScore::brierSkill));
        putEstimate(node, "logLoss", score.map(ProbabilityScore::logLoss));
        Answer<CalibrationFit> fit = backtest.calibration();
        putEstimate(node, "calibrationSlope", fit.map(CalibrationFit::slope));
        putEstimate(node, "calibrationIntercept", fit.map(CalibrationFit::intercept));
        JsonForm.putNumber(
                node,
                "expectedCalibrationError",
                backtest.calibrationCurve().map(CalibrationCurve::expectedCalibrationError));
        node.put(
                "withProbability",
                backtest.probabilities().map(ScoredOutcomes::size).toOptional().orElse(0));
    }

    private static void bands(ArrayNode bands, Backtest backtest) {
        for (BandOutcome outcome : backtest.bands()) {
            ObjectNode band = bands.addObject();
            band.put("band", outcome.band().name());
            band.put("from", outcome.band().from());
            band.put("to", outcome.band().to());
            ObjectNode rate = band.putObject("rate");
            JsonForm.putNumber(rate, "value", outcome.share().map(Estimate::value));
            rate.put("numerator", outcome.churned());
            rate.put("denominator", outcome.observations());
            JsonForm.putInterval(rate, "interval", outcome.share().flatMap(Estimate::interval));
            rate.put("population", "OBSERVATIONS");
            band.put("accounts", outcome.accounts());
            band.put("churns", outcome.churns());
        }
    }

    private static void gains(ObjectNode node, Backtest backtest) {
        JsonForm.put(node, "gains", backtest.liftTable(), table -> {
            ArrayNode gains = node.putArray("gains");
            int groups = Math.min(GROUPS, backtest.counts().observations());
            table.groups(groups)
                    .forEach(group -> gains.addObject()
                            .put("observations", group.rows())
                            .put("churned", group.positives())
                            .put("rate", group.rate())
                            .put("lift", group.lift())
                            .put("captured", group.captured())
                            .put("meanScore", 1 - group.meanScore()));
        });
    }

    private static void calibration(ObjectNode node, Answer<CalibrationCurve> curve) {
        JsonForm.put(node, "calibration", curve, known -> {
            ArrayNode bins = node.putArray("calibration");
            for (CalibrationCurve.Bin bin : known.bins()) {
                ObjectNode one = bins.addObject();
                one.put("observations", bin.rows());
                one.put("predicted", bin.meanPredicted());
                one.put("observed", bin.observed());
                JsonForm.putInterval(one, "interval", bin.interval());
            }
        });
    }

    private static void folds(ArrayNode folds, List<Backtest.Fold> parts) {
        for (Backtest.Fold part : parts) {
            ObjectNode fold = folds.addObject();
            fold.put("from", part.from().toString());
            fold.put("to", part.to().toString());
            fold.put("observations", part.observations());
            fold.put("churned", part.churned());
            putEstimate(fold, "auc", part.auc());
        }
    }

    private static void leadTimes(ObjectNode node, Backtest backtest) {
        LeadTimes times = backtest.leadTimes();
        node.put("churns", times.churns().size());
        node.put("never", times.never());
        node.set("warnedInTime", JsonForm.rate(times.warned(backtest.plan().leadDays())));
        ObjectNode quantiles = node.putObject("days");
        for (double probability : QUANTILES) {
            JsonForm.putNumber(quantiles, Double.toString(probability), times.days(probability));
        }
        TreeMap<Integer, Integer> months = new TreeMap<>();
        times.churns().stream()
                .map(LeadTimes.Warning::daysBefore)
                .filter(OptionalInt::isPresent)
                .forEach(days -> months.merge(days.getAsInt() / 30, 1, Integer::sum));
        ArrayNode distribution = node.putArray("distribution");
        months.forEach((month, churns) -> distribution
                .addObject()
                .put("fromDays", 30 * month)
                .put("toDays", 30 * (month + 1))
                .put("churns", churns));
    }

    private static void leakage(ObjectNode node, List<LeakageFinding> findings) {
        ObjectNode counts = node.putObject("findings");
        for (LeakageFinding.Kind kind : LeakageFinding.Kind.values()) {
            counts.put(
                    kind.name(),
                    findings.stream().filter(finding -> finding.kind() == kind).count());
        }
        ArrayNode reaching = node.putArray("reachingScore");
        findings.stream()
                .filter(LeakageFinding::reachesScore)
                .forEach(finding ->
                        reaching.addObject().put("kind", finding.kind().name()).put("message", finding.message()));
    }

    /** An estimate as an object of {@code value, lower, upper}. */
    private static void putEstimate(ObjectNode node, String name, Answer<Estimate> answer) {
        JsonForm.put(node, name, answer, estimate -> {
            ObjectNode parts = node.putObject(name).put("value", estimate.value());
            JsonForm.putNumber(parts, "lower", estimate.interval().map(Interval::lower));
            JsonForm.putNumber(parts, "upper", estimate.interval().map(Interval::upper));
        });
    }
}
