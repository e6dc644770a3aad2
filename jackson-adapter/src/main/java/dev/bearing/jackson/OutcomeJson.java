package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.GoalProgress;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.review.AccountOutcome;
import dev.bearing.review.OutcomeReview;
import dev.bearing.value.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code outcomes}, {@code outcomeSummary}, {@code experience} and {@code coverage} in review.json. */
final class OutcomeJson {

    private static final List<Optional<Boolean>> ANSWERS =
            List.of(Optional.of(true), Optional.of(false), Optional.empty());

    private OutcomeJson() {}

    static void addTo(ObjectNode node, OutcomeReview review) {
        ArrayNode outcomes = node.putArray("outcomes");
        ArrayNode experience = node.putArray("experience");
        for (AccountOutcome account : review.accounts()) {
            account.metrics().forEach(metric -> outcomes.add(metric(account, metric)));
            account.assessment().ifPresent(assessment -> experience(experience, account, assessment));
        }
        node.set("outcomeSummary", summary(review));
        if (!review.coverage().isEmpty()) {
            node.set("coverage", coverage(review));
        }
    }

    private static ObjectNode metric(AccountOutcome account, AccountOutcome.Metric metric) {
        ObjectNode node = JsonForm.object()
                .put("accountId", account.accountId().value())
                .put("metric", metric.metric())
                .put("customer", account.customer());
        JsonForm.putNumber(node, "attainment", metric.attainment());
        putFlag(node, "met", metric.met());
        JsonForm.putNumber(node, "experienceFulfilment", account.experienceFulfilment());
        putFlag(node, "success", account.success());
        putFlag(node, "outcomeMet", account.outcomeMet());
        putFlag(node, "experienceMet", account.experienceMet());
        account.desired().flatMap(DesiredOutcome::id).ifPresent(id -> node.put("desiredOutcome", id));
        account.desired().flatMap(DesiredOutcome::jobToBeDone).ifPresent(job -> node.put("jobToBeDone", job));
        node.put("derived", account.desired().isEmpty());
        metric.progress().ifPresent(progress -> progress(node, progress));
        account.assessment().ifPresent(assessment -> statement(node, assessment.statement()));
        return node;
    }

    private static void progress(ObjectNode node, GoalProgress progress) {
        node.put("standing", progress.standing().name())
                .put("baseline", progress.goal().baseline())
                .put("target", progress.goal().target())
                .put("current", progress.current())
                .put("goalFrom", progress.goal().from().toString())
                .put("measuredOn", progress.measuredOn().toString())
                .put("measurementAgeDays", progress.measurementAgeDays());
        progress.goal().dueOn().ifPresent(day -> node.put("dueOn", day.toString()));
        progress.firstMetOn().ifPresent(day -> node.put("firstMetOn", day.toString()));
        progress.lostOn().ifPresent(day -> node.put("lostOn", day.toString()));
    }

    private static void statement(ObjectNode node, OutcomeAssessment.Statement statement) {
        statement.statedOn().ifPresent(day -> node.put("statedOn", day.toString()));
        statement.statedBy().ifPresent(source -> node.put("statedBy", source.name()));
        putFlag(node, "stale", statement.stale());
    }

    private static void experience(ArrayNode list, AccountOutcome account, OutcomeAssessment assessment) {
        assessment.requirements().stream()
                .sorted(Comparator.comparing(r -> r.requirement().requirement()))
                .forEach(r -> {
                    ObjectNode node = list.addObject()
                            .put("accountId", account.accountId().value())
                            .put("requirement", r.requirement().requirement())
                            .put("necessity", r.requirement().necessity().name())
                            .put("kind", r.requirement().kind().name())
                            .put("weight", r.requirement().weight())
                            .put("fulfilment", r.fulfilment().name());
                    r.requirement().value().ifPresent(value -> node.put("value", value));
                    r.observedOn().ifPresent(day -> node.put("observedOn", day.toString()));
                    r.ageDays(assessment.asOf()).ifPresent(days -> node.put("ageDays", days.longValue()));
                });
    }

    private static ObjectNode summary(OutcomeReview review) {
        ObjectNode node = JsonForm.object()
                .put("customers", review.customers().size())
                .put("customersWithoutOutcome", review.customersWithoutOutcome());
        node.set("outcomeMet", JsonForm.rate(review.outcomeMet()));
        node.set("experienceMet", JsonForm.rate(review.experienceMet()));
        node.set("success", JsonForm.rate(review.success()));
        ArrayNode table = node.putArray("table");
        for (Optional<Boolean> outcome : ANSWERS) {
            for (Optional<Boolean> experience : ANSWERS) {
                ObjectNode cell = table.addObject();
                cell.put("outcomeMet", word(outcome)).put("experienceMet", word(experience));
                cell.put("accounts", review.count(outcome, experience));
            }
        }
        node.put("regressed", review.regressed().size())
                .put("stale", review.stale())
                .put("inferred", review.inferred());
        node.putObject("staleness")
                .put("policy", review.staleness().name())
                .put("statedDays", review.staleness().statedDays());
        return node;
    }

    private static ObjectNode coverage(OutcomeReview review) {
        ObjectNode node = JsonForm.object();
        ArrayNode segments = node.putArray("segments");
        review.coverage().stream()
                .sorted(Comparator.comparing(coverage -> coverage.segment().id()))
                .forEach(coverage -> segments.add(segment(coverage)));
        ArrayNode accounts = node.putArray("accounts");
        for (AccountOutcome account : review.accounts()) {
            ObjectNode one = accounts.addObject()
                    .put("accountId", account.accountId().value())
                    .put("customer", account.customer());
            JsonForm.put(
                    one,
                    "segment",
                    account.coverage(),
                    assigned -> one.put("segment", assigned.segment().id()).put("distance", assigned.distance()));
            JsonForm.putNumber(one, "hoursPerMonth", account.effortHours());
            putFlag(one, "overDelivered", account.overDelivered());
        }
        JsonForm.putNumber(node, "capacityUsed", review.capacityUsed());
        return node;
    }

    private static ObjectNode segment(OutcomeReview.Coverage coverage) {
        CoverageSegment segment = coverage.segment();
        ObjectNode node = JsonForm.object()
                .put("segment", segment.id())
                .put("customers", coverage.customers().size())
                .put("peopleShare", segment.peopleShare());
        segment.cadenceDays().ifPresent(days -> node.put("cadenceDays", days));
        node.put("normHoursPerCustomer", segment.hoursPerMonth()).put("normHours", coverage.normHours());
        JsonForm.putNumber(node, "meanHours", coverage.meanHours());
        return node.put("overDelivered", coverage.overDelivered().size());
    }

    private static void putFlag(ObjectNode node, String name, Answer<Boolean> answer) {
        JsonForm.put(node, name, answer, flag -> node.put(name, flag.booleanValue()));
    }

    /** A word rather than null for what is not known: the cell counts those very customers. */
    private static String word(Optional<Boolean> flag) {
        return flag.map(known -> known ? "yes" : "no").orElse("unknown");
    }
}
