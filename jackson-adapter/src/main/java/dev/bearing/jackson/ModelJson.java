package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.Leaderboard;
import dev.bearing.health.WeightProvenance;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Fitted models and their comparison as JSON, with the names of {@code research fit --json} and {@code research compare
 * --json}. A number that is not known, or not finite, is {@code null} with a sibling that ends in {@code Reason}.
 *
 * <pre>{@code
 * ObjectNode fit = ModelJson.tree(cox.provenance());
 * fit.set("coefficients", ModelJson.coefficients(cox.coefficients()));
 * ReviewJson.write(ModelJson.tree(board), Path.of("board.json"));
 * }</pre>
 */
public final class ModelJson {

    private ModelJson() {}

    /**
     * Returns where a model comes from: {@code model, version, n, events, converged, iterations, flags: […], parameters
     * {name: value}}, and where there are any {@code window {from, to}, seed}.
     */
    public static ObjectNode tree(FitProvenance provenance) {
        ObjectNode node = JsonForm.object();
        node.put("model", provenance.model()).put("version", provenance.version());
        node.put("n", provenance.rows()).put("events", provenance.events());
        node.put("converged", provenance.converged()).put("iterations", provenance.iterations());
        provenance.flags().forEach(node.putArray("flags")::add);
        ObjectNode parameters = node.putObject("parameters");
        provenance.parameters().forEach((name, value) -> put(parameters, name, Answer.known(value)));
        provenance
                .window()
                .ifPresent(days -> node.putObject("window")
                        .put("from", days.from().toString())
                        .put("to", days.to().toString()));
        provenance.seed().ifPresent(seed -> node.put("seed", seed));
        return node;
    }

    /**
     * Returns a regression's coefficients in their order: {@code [ {name, estimate, standardError, robustStandardError,
     * z, pValue} … ]}; z and p-value stand on the error that the model trusts.
     */
    public static ArrayNode coefficients(List<FittedCoefficient> coefficients) {
        ArrayNode list = JsonForm.array();
        for (FittedCoefficient one : coefficients) {
            ObjectNode node = list.addObject().put("name", one.name()).put("estimate", one.estimate());
            put(node, "standardError", one.standardError());
            put(node, "robustStandardError", one.robustStandardError());
            put(node, "z", one.z());
            put(node, "pValue", one.pValue());
        }
        return list;
    }

    /**
     * Returns models side by side: {@code folds, metric: "brier", horizon, rows: [ {model, concordance, brier,
     * logScore, lower, upper, calibrationSlope} … ], paired: [ {a, b, difference, lower, upper} … ]}; {@code lower} and
     * {@code upper} are the 95 % interval of the Brier score, or of the difference of two.
     */
    public static ObjectNode tree(Leaderboard board) {
        ObjectNode tree = JsonForm.object();
        tree.put("folds", board.folds()).put("metric", "brier").put("horizon", board.horizon());
        ArrayNode rows = tree.putArray("rows");
        for (Leaderboard.Row row : board.rows()) {
            ObjectNode node = rows.addObject().put("model", row.model());
            put(node, "concordance", row.concordance());
            put(node, "brier", row.brier().map(Estimate::value));
            put(node, "logScore", row.logScore());
            putEnds(node, row.brier().flatMap(Estimate::interval));
            put(node, "calibrationSlope", row.calibrationSlope());
        }
        ArrayNode paired = tree.putArray("paired");
        for (Leaderboard.Pair pair : board.paired()) {
            ObjectNode node = paired.addObject().put("a", pair.a()).put("b", pair.b());
            put(node, "difference", Answer.known(pair.difference().value()));
            putEnds(node, pair.difference().interval());
        }
        return tree;
    }

    /**
     * Returns where a scorecard's learnt weights come from, with the names that it has in a playbook and for each
     * measure besides whether it is at its bound and the 95 % interval: {@code expertVersion, sample {from, to,
     * knownOn, leadDays, horizonDays, rows, accounts, events, unscored}, shrinkage {expertWorth, penalty, slope},
     * intercept, weights: [ {measure, expertShare, share, coefficient, standardError, lower, upper, atBound,
     * observedShare} … ], notes: […]}.
     */
    public static ObjectNode tree(WeightProvenance provenance) {
        ObjectNode node = JsonForm.object().put("expertVersion", provenance.expertVersion());
        node.set("sample", sample(provenance.sample()));
        WeightProvenance.Shrinkage shrinkage = provenance.shrinkage();
        node.putObject("shrinkage")
                .put("expertWorth", shrinkage.expertWorth())
                .put("penalty", shrinkage.penalty())
                .put("slope", shrinkage.slope());
        node.put("intercept", provenance.intercept());
        ArrayNode weights = node.putArray("weights");
        for (WeightProvenance.LearntWeight weight : provenance.weights()) {
            ObjectNode one = weights.addObject().put("measure", weight.measure());
            one.put("expertShare", weight.expertShare()).put("share", weight.share());
            one.put("coefficient", weight.coefficient());
            put(
                    one,
                    "standardError",
                    ifFree(weight.standardError().stream().boxed().findFirst()));
            putEnds(one, ifFree(weight.interval()));
            one.put("atBound", weight.isAtBound()).put("observedShare", weight.observedShare());
        }
        provenance.notes().forEach(node.putArray("notes")::add);
        return node;
    }

    private static ObjectNode sample(WeightProvenance.Sample sample) {
        ObjectNode node = JsonForm.object()
                .put("from", sample.observed().from().toString())
                .put("to", sample.observed().to().toString())
                .put("knownOn", sample.knownOn().toString());
        sample.leadDays().ifPresent(days -> node.put("leadDays", days));
        sample.horizonDays().ifPresent(days -> node.put("horizonDays", days));
        return node.put("rows", sample.rows())
                .put("accounts", sample.accounts())
                .put("events", sample.events())
                .put("unscored", sample.unscored());
    }

    private static <T> Answer<T> ifFree(Optional<T> value) {
        return value.map(Answer::known)
                .orElseGet(() -> Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the coefficient is at its bound"));
    }

    private static void putEnds(ObjectNode node, Answer<Interval> interval) {
        put(node, "lower", interval.map(Interval::lower));
        put(node, "upper", interval.map(Interval::upper));
    }

    private static void put(ObjectNode node, String name, Answer<Double> answer) {
        JsonForm.putNumber(
                node,
                name,
                answer.flatMap(value -> Double.isFinite(value)
                        ? answer
                        : Answer.unknown(Answer.Reason.UNBOUNDED, name + " is not finite")));
    }
}
