package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.health.BandState;
import dev.bearing.health.Disagreement;
import dev.bearing.health.DisagreementReport;
import dev.bearing.health.GroupHealth;
import dev.bearing.health.Health;
import dev.bearing.health.HealthBand;
import dev.bearing.health.JudgedHealth;
import dev.bearing.health.ResolverReport;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.ScorecardResolver;
import dev.bearing.review.AccountReview;
import dev.bearing.review.HealthStandings;
import dev.bearing.value.Mrr;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** What stands in {@code health} of review.json beside the scores: only where there is something to say. */
final class HealthStandingsJson {

    private HealthStandingsJson() {}

    /** Adds to an account its steady band and what people say about it. */
    static void addTo(ObjectNode node, AccountReview account, HealthStandings standings) {
        standings.band(account).ifPresent(state -> node.set("steadyBand", band(state)));
        JudgedHealth judged = standings.judged(account);
        if (judged.inForce().isEmpty()) {
            return;
        }
        ArrayNode statements = node.putArray("statements");
        judged.inForce().stream()
                .sorted(Comparator.comparing(ScoreOverride::from))
                .forEach(override -> statements.add(statement(override)));
        JsonForm.putNumber(node, "effectiveScore", judged.effective().map(Health::value));
    }

    /** Adds to the health of all where people and the score disagree, who judges whom, and the health of parents. */
    static void addTo(ObjectNode node, HealthStandings standings) {
        List<DisagreementReport> reports = standings.disagreements();
        if (!reports.isEmpty()) {
            ArrayNode list = node.putArray("disagreements");
            reports.forEach(report -> list.add(report(report)));
        }
        ResolverReport resolutions = standings.resolutions();
        if (resolutions.uses().size() > 1
                || (!resolutions.uses().isEmpty() && !resolutions.unresolved().isEmpty())) {
            node.set("scorecards", resolutions(resolutions));
        }
        SortedMap<String, GroupHealth> groups = standings.rollUps();
        if (!groups.isEmpty()) {
            ObjectNode rollUp = node.putObject("rollUp")
                    .put("attribute", standings.settings().rollUpBy())
                    .put("method", Place.wordOf(standings.settings().rollUpMethod()));
            ArrayNode list = rollUp.putArray("groups");
            groups.values().forEach(group -> list.add(group(group)));
        }
    }

    private static ObjectNode band(BandState state) {
        ObjectNode node = JsonForm.object();
        state.current()
                .ifPresentOrElse(
                        spell -> node.put("band", spell.band())
                                .put("since", spell.since().toString()),
                        () -> node.putNull("band").put("bandReason", "INSUFFICIENT_DATA"));
        state.pending()
                .ifPresent(spell -> node.put("pending", spell.band())
                        .put("pendingSince", spell.since().toString()));
        state.alertedOn().ifPresent(day -> node.put("alertedOn", day.toString()));
        state.unknownSince().ifPresent(day -> node.put("unknownSince", day.toString()));
        return node;
    }

    private static ObjectNode statement(ScoreOverride override) {
        ObjectNode node = JsonForm.object()
                .put("from", override.from().toString())
                .put("until", override.until().toString())
                .put("kind", Place.wordOf(override.kind()));
        override.score().ifPresent(score -> node.put("score", score.value()));
        override.sentiment().ifPresent(word -> node.put("sentiment", word));
        return node.put("author", override.author()).put("reason", override.reason());
    }

    private static ObjectNode report(DisagreementReport report) {
        ObjectNode node = JsonForm.object();
        ArrayNode bands = node.putArray("bands");
        List<String> names =
                report.bands().bands().stream().map(HealthBand::name).toList();
        names.forEach(bands::add);
        node.set("agreement", JsonForm.rate(report.agreement()));
        ObjectNode accounts = node.putObject("accounts");
        for (DisagreementReport.Standing standing : DisagreementReport.Standing.values()) {
            accounts.put(camel(standing), report.accounts(standing));
        }
        ArrayNode matrix = node.putArray("matrix");
        for (String computed : names) {
            for (String stated : names) {
                if (report.count(computed, stated) > 0) {
                    matrix.addObject()
                            .put("computed", computed)
                            .put("stated", stated)
                            .put("accounts", report.count(computed, stated));
                }
            }
        }
        ArrayNode list = node.putArray("list");
        report.disagreements().forEach(disagreement -> list.add(disagreement(disagreement)));
        return node;
    }

    private static String camel(DisagreementReport.Standing standing) {
        return switch (standing) {
            case BOTH -> "both";
            case SCORE_ONLY -> "scoreOnly";
            case PERSON_ONLY -> "personOnly";
            case NEITHER -> "neither";
        };
    }

    private static ObjectNode disagreement(Disagreement disagreement) {
        ObjectNode node = JsonForm.object()
                .put("accountId", disagreement.accountId().value())
                .put("computed", disagreement.computed().name())
                .put("stated", disagreement.stated().name())
                .put("bandsApart", disagreement.bandsApart())
                .put("since", disagreement.since().toString())
                .put("until", disagreement.statement().until().toString())
                .put("author", disagreement.statement().author())
                .put("reason", disagreement.statement().reason());
        disagreement.pointsApart().ifPresent(points -> node.put("pointsApart", points));
        ArrayNode mrr = node.putArray("mrr");
        disagreement.mrr().stream()
                .sorted(Comparator.comparing((Mrr amount) -> amount.currency().getCode()))
                .forEach(amount -> mrr.addObject()
                        .put("currency", amount.currency().getCode())
                        .put("amount", JsonForm.amount(amount)));
        return node;
    }

    private static ObjectNode resolutions(ResolverReport report) {
        ObjectNode node = JsonForm.object();
        ArrayNode uses = node.putArray("uses");
        for (ResolverReport.Use use : report.uses()) {
            uses.addObject()
                    .put("scorecard", use.scorecard().id())
                    .put("priority", use.scorecard().priority())
                    .put("applies", use.applies())
                    .put("judges", use.judges());
        }
        ArrayNode conflicts = node.putArray("conflicts");
        report.conflicts().forEach((account, resolution) -> conflicts.add(conflict(account, resolution)));
        ArrayNode unresolved = node.putArray("unresolved");
        report.unresolved().forEach(account -> unresolved.add(account.value()));
        return node;
    }

    private static ObjectNode conflict(AccountId account, ScorecardResolver.Resolution resolution) {
        ObjectNode node = JsonForm.object().put("accountId", account.value());
        resolution.scorecard().ifPresent(scorecard -> node.put("scorecard", scorecard.id()));
        ArrayNode others = node.putArray("others");
        resolution.others().stream().map(Scorecard::id).forEach(others::add);
        return node.put("reason", resolution.reason());
    }

    private static ObjectNode group(GroupHealth group) {
        ObjectNode node = JsonForm.object().put("name", group.name());
        JsonForm.putNumber(node, "score", group.health().map(Health::value));
        node.put("coverage", group.coverage());
        ArrayNode parts = node.putArray("parts");
        for (GroupHealth.Part part : group.parts()) {
            ObjectNode one = parts.addObject().put("accountId", part.accountId().value());
            JsonForm.putNumber(one, "score", part.health().map(Health::value));
            one.put("share", part.share()).put("contribution", part.contribution());
        }
        return node;
    }
}
