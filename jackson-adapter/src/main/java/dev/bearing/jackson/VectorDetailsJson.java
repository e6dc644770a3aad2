package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.vector.MilestoneReach;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.VectorUncertainty;

/** What an entry of {@code vectors} says beside its numbers: how far they can be trusted, and what made them. */
final class VectorDetailsJson {

    private VectorDetailsJson() {}

    static void addTo(ObjectNode node, SuccessVector vector) {
        ArrayNode reaches = node.putArray("reaches");
        vector.reaches().forEach(reach -> reaches.add(reach(reach)));
        VectorUncertainty uncertainty = vector.uncertainty();
        JsonForm.putNumber(node, "expansionSd", uncertainty.expansionVariance().map(Math::sqrt));
        ObjectNode intervals = node.putObject("intervals");
        JsonForm.putInterval(intervals, "etaDays", uncertainty.etaDays());
        JsonForm.putInterval(intervals, "reachProbability", uncertainty.reach());
        JsonForm.putInterval(intervals, "takeProbability", uncertainty.take());
        JsonForm.putInterval(intervals, "churnProbability", uncertainty.churn());
        JsonForm.putInterval(intervals, "expectedExpansion", uncertainty.expectedExpansion());
        JsonForm.putInterval(intervals, "advantage", uncertainty.advantage());
        ObjectNode contributions = node.putObject("contributions");
        put(contributions, "position", vector.position());
        put(contributions, "direction", vector.directionExplanation());
        put(contributions, "pace", vector.pace());
        put(contributions, "etaDays", vector.etaDays());
        put(contributions, "reachProbability", vector.reachProbability());
        put(contributions, "takeProbability", vector.takeProbability());
        put(contributions, "churnProbability", vector.churnProbability());
        put(contributions, "expectedExpansion", vector.expectedExpansion());
        put(contributions, "advantage", vector.advantage());
    }

    private static ObjectNode reach(MilestoneReach reach) {
        ObjectNode node = JsonForm.object().put("milestone", reach.milestone());
        JsonForm.putNumber(node, "probability", reach.probability());
        JsonForm.putInterval(node, "interval", reach.interval());
        return node;
    }

    private static void put(ObjectNode node, String name, Answer<?> answer) {
        if (answer instanceof Answer.Known<?> known
                && !known.explanation().terms().isEmpty()) {
            put(node, name, known.explanation());
        }
    }

    private static void put(ObjectNode node, String name, Explanation explanation) {
        ArrayNode terms = node.putArray(name);
        for (Contribution term : explanation.terms()) {
            terms.add(JsonForm.object().put("name", term.name()).put("value", term.value()));
        }
    }
}
