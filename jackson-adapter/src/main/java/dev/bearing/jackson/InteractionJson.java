package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.ContactPhase;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InteractionCut;
import dev.bearing.interaction.InteractionLedger;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.interaction.RequestTimes;
import dev.bearing.interaction.Task;
import dev.bearing.journey.CostToOutcome;
import dev.bearing.review.AccountContact;
import dev.bearing.review.InteractionReview;
import dev.bearing.review.LegInteractions;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import java.util.List;
import java.util.function.Function;

/** {@code interactions} in review.json. */
final class InteractionJson {

    private InteractionJson() {}

    static ObjectNode of(SuccessReview review) {
        InteractionReview done = review.interactions();
        InteractionLedger ledger = done.ledger();
        ObjectNode node = totals(ledger.total());
        node.set(
                "perFunction",
                cut("function", ledger.byFunction(), Place::wordOf, List.of(Interaction.Function.values())));
        node.set("perStage", cut("stage", ledger.byStage(), Place::wordOf, List.of(Interaction.Stage.values())));
        node.set(
                "perInitiator",
                cut("initiator", ledger.byInitiator(), Place::wordOf, List.of(Interaction.Initiator.values())));
        node.set("perChannel", cut("channel", ledger.byChannel(), text -> text, List.of()));
        node.set("perMilestone", cut("milestone", ledger.byMilestone(), text -> text, List.of()));
        ObjectNode phases = node.putObject("phases");
        for (ContactPhase phase : ContactPhase.values()) {
            phases.set(JourneyJson.word(phase.name()), totals(done.total(phase)));
        }
        ArrayNode afterEnd = node.putArray("afterEnd");
        done.afterEnd()
                .forEach(one -> afterEnd.addObject()
                        .put("accountId", one.accountId().value())
                        .put("on", one.on().toString()));
        node.set("timeToFirstValue", JourneyJson.timeToValue(review.timeToFirstValue()));
        node.set("costToFirstValue", cost(done.costToFirstValue()));
        node.put("meaningful", review.playbook().interactions().meaningful().name());
        node.set("cadenceMet", JsonForm.rate(done.cadenceMet()));
        ArrayNode accounts = node.putArray("accounts");
        done.accounts().forEach(account -> accounts.add(account(account)));
        ArrayNode legs = node.putArray("legs");
        done.legs().forEach(leg -> legs.add(leg(leg)));
        node.set("requests", requests(done.requests()));
        node.set("onTime", onTime(done.tasks()));
        OrchestrationJson.addTo(node, done.orchestration());
        return node;
    }

    static ObjectNode totals(InteractionTotals totals) {
        return JsonForm.object()
                .put("count", totals.count())
                .put("cost", JsonForm.amount(totals.cost()))
                .put("unknownCosts", totals.unknownCosts());
    }

    /**
     * Returns a row for each group, also for those of {@code all} in which nothing is, and one more, of which the
     * property is null, where it is not stated.
     */
    private static <K extends Comparable<? super K>> ArrayNode cut(
            String name, InteractionCut<K> cut, Function<K, String> word, List<K> all) {
        ArrayNode rows = JsonForm.array();
        Iterable<K> keys = all.isEmpty() ? cut.groups().keySet() : all;
        for (K key : keys) {
            ObjectNode row = JsonForm.object().put(name, word.apply(key));
            row.setAll(totals(cut.of(key)));
            rows.add(row);
        }
        if (cut.notStated().count() > 0) {
            ObjectNode row = JsonForm.object().putNull(name);
            row.put(name + "Reason", Answer.Reason.INSUFFICIENT_DATA.name());
            row.setAll(totals(cut.notStated()));
            rows.add(row);
        }
        return rows;
    }

    private static ObjectNode cost(CostToOutcome cost) {
        ObjectNode node = JsonForm.object();
        node.set("reached", totals(cost.reached()));
        node.set("notReached", totals(cost.notReached()));
        JsonForm.putAmount(node, "costPerOutcome", cost.costPerOutcome());
        return node;
    }

    private static ObjectNode account(AccountContact account) {
        ObjectNode node = JsonForm.object().put("accountId", account.accountId().value());
        node.setAll(totals(account.total()));
        JsonForm.put(
                node,
                "daysSinceMeaningful",
                account.daysSinceMeaningful(),
                days -> node.put("daysSinceMeaningful", days.longValue()));
        if (!account.cadences().isEmpty()) {
            ArrayNode cadences = node.putArray("cadences");
            account.cadences().forEach(standing -> cadences.add(cadence(standing)));
        }
        account.toFirstValue().ifPresent(spent -> {
            ObjectNode first = node.putObject("toFirstValue")
                    .put("end", spent.waited().end().name())
                    .put("days", spent.waited().days());
            first.setAll(totals(spent.spent()));
        });
        return node;
    }

    private static ObjectNode cadence(ContactCadence.Standing standing) {
        ObjectNode node = JsonForm.object()
                .put("requirement", standing.cadence().requirement())
                .put("everyDays", standing.cadence().everyDays())
                .put("met", standing.isMet());
        standing.lastOn().ifPresent(day -> node.put("lastOn", day.toString()));
        node.put("dueOn", standing.dueOn().toString()).put("daysLate", standing.daysLate());
        node.set("kept", JsonForm.parts(standing.kept()));
        return node;
    }

    private static ObjectNode leg(LegInteractions leg) {
        ObjectNode node = JsonForm.object()
                .put("path", leg.path().id())
                .put("milestone", leg.contacts().milestone().id())
                .put("accounts", leg.contacts().accounts().size());
        ObjectNode coverage = node.putObject("coverage");
        for (Interaction.Function function : Interaction.Function.values()) {
            coverage.set(
                    JourneyJson.word(function.name()),
                    JsonForm.rate(leg.contacts().coverage(function)));
        }
        node.set("time", JourneyJson.timeToValue(leg.cost().time()));
        node.set("cost", cost(leg.cost()));
        association(node, "crossing", leg.crossing());
        return node;
    }

    static void association(ObjectNode node, String name, Answer<Association> answer) {
        JsonForm.put(node, name, answer, found -> {
            ObjectNode association = node.putObject(name);
            association.set("with", JsonForm.rate(found.with()));
            association.set("without", JsonForm.rate(found.without()));
            association
                    .put("difference", found.difference())
                    .put("lower", found.interval().lower())
                    .put("upper", found.interval().upper());
            JsonForm.putNumber(association, "lift", found.lift());
            association.put("pValue", found.pValue()).put("adjustedPValue", found.adjustedPValue());
        });
    }

    private static ObjectNode requests(RequestTimes times) {
        ObjectNode node = JsonForm.object();
        JsonForm.putNumber(node, "medianDays", times.medianDays());
        JsonForm.putNumber(node, "p90Days", times.p90Days());
        return node.put("n", times.n()).put("censored", times.censored());
    }

    private static ObjectNode onTime(Accountability tasks) {
        ObjectNode node = JsonForm.object();
        for (Task.Party party : Task.Party.values()) {
            node.set(JourneyJson.word(party.name()), JsonForm.rate(tasks.onTime(party)));
        }
        return node;
    }
}
