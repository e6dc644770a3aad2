package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.Backtest;
import dev.bearing.health.HealthCoverage;
import dev.bearing.health.HealthScore;
import dev.bearing.review.AccountReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.util.Comparator;
import java.util.stream.Collectors;

/** {@code health} in review.json. */
final class HealthJson {

    private HealthJson() {}

    static ObjectNode of(SuccessReview review) {
        ObjectNode node = JsonForm.object();
        if (review.scorecards().isEmpty()) {
            node.putNull("scorecard").put("scorecardReason", Answer.Reason.NOT_CONFIGURED.name());
        } else {
            node.put(
                    "scorecard",
                    review.scorecards().stream()
                            .map(scorecard -> scorecard.id() + " " + scorecard.version())
                            .collect(Collectors.joining(", ")));
        }
        node.put("asOf", review.asOf().toString());
        ArrayNode accounts = node.putArray("accounts");
        review.accounts().forEach(account -> {
            ObjectNode one = account(account, review);
            HealthStandingsJson.addTo(one, account, review.standings());
            accounts.add(one);
        });
        HealthStandingsJson.addTo(node, review.standings());
        node.set("details", HealthDetailsJson.worst(review));
        backtest(node, review.backtest());
        return node;
    }

    private static void backtest(ObjectNode node, Answer<Backtest> backtest) {
        JsonForm.put(node, "backtest", backtest, known -> node.set("backtest", BacktestJson.part(known)));
        if (backtest instanceof Answer.Unknown<Backtest> unknown) {
            node.put("backtestMessage", unknown.message());
        }
    }

    /** What was observed is known where it is too little for a score, and how fresh it is where it is anything. */
    private static void coverage(ObjectNode node, Answer<HealthCoverage> coverage) {
        JsonForm.putNumber(node, "coverage", coverage.map(HealthCoverage::share));
        JsonForm.putNumber(
                node,
                "freshness",
                coverage.flatMap(known -> known.freshness().isPresent()
                        ? Answer.known(known.freshness().getAsDouble())
                        : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nothing was observed")));
        coverage.toOptional().ifPresent(known -> known.missing().forEach(node.putArray("missing")::add));
    }

    private static ObjectNode account(AccountReview account, SuccessReview review) {
        ObjectNode node = JsonForm.object();
        node.put("accountId", account.accountId().value());
        account.facts().account().name().ifPresent(name -> node.put("name", name));
        node.put("customer", account.revenue().isCustomerOn(account.facts().asOf()));
        Answer<HealthScore> health = account.health();
        JsonForm.putNumber(node, "score", health.map(score -> score.score().value()));
        JsonForm.put(
                node, "band", health, score -> node.put("band", score.band().name()));
        if (health.isKnown()) {
            JsonForm.putNumber(node, "coverage", health.map(HealthScore::coverage));
            JsonForm.putNumber(node, "freshness", health.map(HealthScore::freshness));
        } else {
            coverage(node, review.details(account).coverage());
        }
        health.toOptional()
                .flatMap(HealthScore::cut)
                .ifPresent(cut -> node.putObject("heldDown")
                        .put("measure", cut.ceiling().measure())
                        .put("kind", cut.ceiling().isVeto() ? "veto" : "ceiling")
                        .put("below", cut.ceiling().below())
                        .put("health", cut.health())
                        .put("before", cut.before()));
        ArrayNode contributions = node.putArray("contributions");
        health.toOptional()
                .ifPresent(score -> score.contributions().stream()
                        .sorted(Comparator.comparing(Contribution::name))
                        .forEach(part -> contributions
                                .addObject()
                                .put("measure", part.name())
                                .put("value", part.value())));
        return node;
    }
}
