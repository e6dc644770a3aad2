package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.LiftTable;
import dev.bearing.evidence.PrecisionRecallCurve;
import dev.bearing.evidence.ProbabilityScore;
import dev.bearing.evidence.RocCurve;
import dev.bearing.evidence.ScoredOutcomes;
import java.util.Optional;

/** How well probabilities rank and come true, on the rows they were fitted to: a best case. */
final class Scores {

    private Scores() {}

    static void tell(double[] probabilities, boolean[] events, Optional<double[]> weights, Fitted fitted) {
        ScoredOutcomes plain = ScoredOutcomes.of(probabilities, events);
        ScoredOutcomes scored = weights.map(plain::withWeights).orElse(plain);
        ObjectNode node = fitted.fields().putObject("metrics");
        var auc = RocCurve.of(scored).map(roc -> roc.auc().value());
        var precision = PrecisionRecallCurve.of(scored).map(PrecisionRecallCurve::averagePrecision);
        var brier = ProbabilityScore.of(scored).map(score -> score.brier().value());
        var loss = ProbabilityScore.of(scored).map(score -> score.logLoss().value());
        var lift = LiftTable.of(plain, LiftTable.TieRule.EXPECTED).map(LiftTable::topDecileLift);
        Json.put(node, "auc", auc);
        Json.put(node, "averagePrecision", precision);
        Json.put(node, "brier", brier);
        Json.put(node, "logLoss", loss);
        Json.put(node, "topDecileLift", lift);
        fitted.table(
                "on the rows it was fitted to",
                new TextTable("AUC", "average precision", "Brier", "log loss", "top-decile lift")
                        .row(
                                TextTable.number(Json.orNaN(auc)),
                                Json.orNaN(precision),
                                Json.orNaN(brier),
                                Json.orNaN(loss),
                                Json.orNaN(lift)));
    }
}
