package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.review.AccountReview;
import dev.bearing.review.AccountVector;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.vector.CohortForecast;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.SuccessVector;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** {@code vectors} and {@code forecast} in review.json. */
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
        VectorDetailsJson.put(node, vector);
        return node;
    }

    static ObjectNode forecast(SuccessReview review, CurrencyUnit currency) {
        Answer<ExpansionForecast> answer = review.forecast(currency);
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("horizonMonths", review.playbook().forecast().horizonMonths());
        JsonForm.putEstimate(node, "mean", answer.map(ExpansionForecast::mean));
        JsonForm.putNumber(node, "sd", answer.map(ExpansionForecast::sd));
        ObjectNode quantiles = node.putObject("quantiles");
        for (double probability : new double[] {0.05, 0.5, 0.95}) {
            JsonForm.putEstimate(
                    quantiles, Double.toString(probability), answer.map(forecast -> forecast.quantile(probability)));
        }
        answer.toOptional()
                .ifPresent(forecast ->
                        node.put("quantileMethod", forecast.method().name().toLowerCase(Locale.ROOT)));
        ArrayNode cohorts = node.putArray("cohorts");
        answer.toOptional().ifPresent(forecast -> forecast.cohorts().forEach(cohort -> cohorts.add(cohort(cohort))));
        return node;
    }

    private static ObjectNode cohort(CohortForecast cohort) {
        return JsonForm.object()
                .put("milestone", cohort.milestone())
                .put("accounts", cohort.accounts())
                .put("expectedReaches", cohort.expectedReaches())
                .put("expectedTakes", cohort.expectedTakes())
                .put("mean", cohort.mean().amount())
                .put("sd", cohort.sd());
    }
}
