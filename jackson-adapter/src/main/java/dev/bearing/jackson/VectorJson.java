package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.review.AccountReview;
import dev.bearing.review.AccountVector;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.vector.SuccessVector;

/** {@code vectors} in review.json. */
final class VectorJson {

    private VectorJson() {}

    static ObjectNode vector(AccountReview review, AccountVector account) {
        SuccessVector vector = account.vector();
        ObjectNode node = JsonForm.object();
        node.put("currency", account.currency().getCode());
        node.put("accountId", vector.accountId().value());
        review.facts().account().name().ifPresent(name -> node.put("name", name));
        node.put("path", vector.path());
        vector.milestone()
                .ifPresentOrElse(
                        milestone -> node.put("milestone", milestone),
                        () -> node.putNull("milestone")
                                .put("milestoneReason", Answer.Reason.OUTSIDE_MODEL_RANGE.name()));
        account.tier()
                .ifPresentOrElse(
                        tier -> node.put("tier", tier.value()),
                        () -> node.putNull("tier").put("tierReason", Answer.Reason.NOT_CONFIGURED.name()));
        JsonForm.putNumber(node, "position", vector.position());
        node.put("direction", vector.direction().name());
        JsonForm.putNumber(node, "pace", vector.pace());
        JsonForm.putNumber(node, "etaDays", vector.etaDays().map(Estimate::value));
        JsonForm.putNumber(node, "reachProbability", vector.reachProbability());
        JsonForm.putNumber(node, "takeProbability", vector.takeProbability());
        JsonForm.putNumber(node, "churnProbability", vector.churnProbability());
        JsonForm.putEstimate(node, "expectedExpansion", vector.expectedExpansion());
        JsonForm.putEstimate(node, "advantage", vector.advantage());
        VectorDetailsJson.addTo(node, vector);
        return node;
    }
}
