package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.health.BandPath;
import dev.bearing.health.ChangeCause;
import dev.bearing.health.HealthChange;
import dev.bearing.health.HealthReason;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthTrend;
import dev.bearing.review.AccountReview;
import dev.bearing.review.HealthDetails;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code details} of {@code health} in review.json: the same for one account on demand and for the few shown. */
final class HealthDetailsJson {

    /** How many accounts a review explains unasked. */
    private static final int SHOWN = 10;

    /** How many paths are listed. */
    private static final int PATHS = 3;

    private HealthDetailsJson() {}

    /** Returns the details of the customers with the lowest scores outside the best band, the lowest first. */
    static ArrayNode worst(SuccessReview review) {
        ArrayNode list = JsonForm.array();
        review.accounts().stream()
                .filter(account ->
                        account.revenue().isCustomerOn(account.facts().asOf()))
                .filter(account -> account.health()
                        .toOptional()
                        .filter(score -> score.band().to() < 1)
                        .isPresent())
                .sorted(Comparator.comparingDouble(HealthDetailsJson::score).thenComparing(AccountReview::accountId))
                .limit(SHOWN)
                .forEach(account -> list.add(of(review.details(account))));
        return list;
    }

    private static double score(AccountReview account) {
        return account.health().map(score -> score.score().value()).orElseThrow("score");
    }

    static ObjectNode of(HealthDetails details) {
        ObjectNode node = JsonForm.object();
        node.put("accountId", details.accountId().value());
        JsonForm.putNumber(
                node, "score", details.health().map(score -> score.score().value()));
        JsonForm.put(node, "band", details.health().map(HealthScore::band), band -> node.put("band", band.name()));
        ArrayNode reasons = node.putArray("reasons");
        details.reasons().forEach(reason -> reasons.add(reason(reason)));
        ArrayNode trend = node.putArray("trend");
        ArrayNode changes = node.putArray("changes");
        details.trend()
                .toOptional()
                .ifPresent(known -> known.settings().windowDays().forEach(days -> {
                    trend.add(movement(days, known.over(days)));
                    changes.add(change(days, details.change(days)));
                }));
        Answer<List<BandPath>> paths = details.paths();
        JsonForm.put(node, "paths", paths, known -> node.set("paths", paths(known)));
        if (paths instanceof Answer.Unknown<List<BandPath>> unknown) {
            node.put("pathsMessage", unknown.message());
        }
        return node;
    }

    private static ObjectNode reason(HealthReason reason) {
        return JsonForm.object()
                .put("code", reason.code().name())
                .put("measure", reason.measure())
                .put("contribution", reason.contribution())
                .put("most", reason.most())
                .put("text", reason.text());
    }

    private static ObjectNode movement(int days, Answer<HealthTrend.Movement> movement) {
        ObjectNode node = JsonForm.object().put("days", days);
        JsonForm.putNumber(node, "change", movement.map(HealthTrend.Movement::change));
        movement.toOptional()
                .ifPresent(known -> node.put("before", known.before().value())
                        .put("direction", known.direction().name()));
        return node;
    }

    private static ObjectNode change(int days, Answer<HealthChange> change) {
        ObjectNode node = JsonForm.object().put("days", days);
        JsonForm.putNumber(node, "total", change.map(HealthChange::total));
        change.toOptional().ifPresent(known -> {
            for (ChangeCause cause : ChangeCause.values()) {
                node.put(name(cause), known.part(cause));
            }
            ArrayNode measures = node.putArray("measures");
            for (ChangeCause cause : ChangeCause.values()) {
                known.measures(cause)
                        .forEach(part -> measures.addObject()
                                .put("cause", cause.name())
                                .put("measure", part.name())
                                .put("value", part.value()));
            }
        });
        return node;
    }

    private static String name(ChangeCause cause) {
        return cause == ChangeCause.MISSING_DATA ? "missingData" : cause.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode paths(List<BandPath> paths) {
        ArrayNode list = JsonForm.array();
        for (BandPath path : paths.subList(0, Math.min(PATHS, paths.size()))) {
            ObjectNode node = list.addObject()
                    .put("band", path.band().name())
                    .put("effort", path.effort())
                    .put("score", path.after().score().value())
                    .put("text", path.text());
            ArrayNode steps = node.putArray("steps");
            for (BandPath.Step step : path.steps()) {
                ObjectNode one = steps.addObject().put("measure", step.measure());
                step.from().ifPresent(from -> one.put("from", from));
                one.put("to", step.to()).put("effort", step.effort());
            }
        }
        return list;
    }
}
