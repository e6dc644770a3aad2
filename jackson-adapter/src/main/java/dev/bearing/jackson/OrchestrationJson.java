package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.interaction.EarlyExpectations;
import dev.bearing.interaction.WorkDelivery;
import dev.bearing.journey.SignalledTakes;
import dev.bearing.review.Orchestration;

/** {@code statementsOfWork}, {@code expectations} and {@code signalledExpansions} of interactions in review.json. */
final class OrchestrationJson {

    private OrchestrationJson() {}

    /** Adds the parts of which anything is known. */
    static void addTo(ObjectNode node, Orchestration orchestration) {
        if (!orchestration.work().statements().isEmpty()) {
            node.set("statementsOfWork", work(orchestration.work()));
        }
        if (!orchestration.expectations().isEmpty()) {
            ArrayNode told = node.putArray("expectations");
            for (int days : EarlyExpectations.USUAL_DAYS) {
                told.addObject()
                        .put("days", days)
                        .set("told", JsonForm.rate(orchestration.expectations().within(days)));
            }
        }
        if (!orchestration.signalled().isEmpty()) {
            node.set("signalledExpansions", signalled(orchestration.signalled()));
        }
    }

    private static ObjectNode work(WorkDelivery work) {
        ObjectNode node = JsonForm.object();
        node.put("n", work.statements().size())
                .put("open", work.open().size())
                .put("overdue", work.overdue().size());
        node.set("onTime", JsonForm.rate(work.onTime()));
        JsonForm.putNumber(node, "medianDays", work.medianDays());
        JsonForm.putNumber(node, "p90Days", work.p90Days());
        return node;
    }

    private static ObjectNode signalled(SignalledTakes takes) {
        ObjectNode node = JsonForm.object();
        InteractionJson.association(node, "all", takes.all());
        ArrayNode each = node.putArray("byExpansion");
        takes.byExpansion()
                .forEach((expansion, answer) ->
                        InteractionJson.association(each.addObject().put("expansion", expansion), "takes", answer));
        return node;
    }
}
