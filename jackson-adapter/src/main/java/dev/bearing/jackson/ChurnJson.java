package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.CancelFlowReport;
import dev.bearing.churn.CancelIntentReport;
import dev.bearing.churn.CauseGroup;
import dev.bearing.churn.CauseReport;
import dev.bearing.churn.ChurnEvent;
import dev.bearing.churn.ClassifiedChurn;
import dev.bearing.churn.RepeatedReason;
import dev.bearing.churn.RootCause;
import dev.bearing.review.ChurnReview;
import dev.bearing.review.LossCost;
import dev.bearing.review.OpenCancellation;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Mrr;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * {@code causes}, {@code reasonCoverage}, {@code churn}, {@code cancelFlows} and {@code cancelIntent} in review.json.
 */
final class ChurnJson {

    private ChurnJson() {}

    static void addTo(ObjectNode node, SuccessReview review) {
        ChurnReview churn = review.churn();
        CauseReport report = churn.causes();
        ArrayNode causes = node.putArray("causes");
        report.groups().forEach(group -> causes.add(group(group)));
        node.set("reasonCoverage", JsonForm.rate(report.reasonCoverage()));
        node.set("churn", churn(review, churn));
        CancelFlowReport flows = churn.cancelFlows();
        if (!flows.flows().isEmpty()) {
            node.set("cancelFlows", flows(flows, churn.openCancellations()));
        }
        churn.cancelIntent().toOptional().ifPresent(intent -> node.set("cancelIntent", intent(intent)));
    }

    private static ObjectNode group(CauseGroup group) {
        ObjectNode node = JsonForm.object();
        node.put("rootCause", group.rootCause().name());
        node.put("accounts", group.accounts());
        node.put("fitNotKnown", group.fitNotKnown());
        node.set("revenue", amounts(group.revenue()));
        node.set("statedAs", counts(group.statedAs()));
        node.set("details", counts(group.details()));
        return node;
    }

    private static ObjectNode amounts(SortedMap<CurrencyUnit, Mrr> amounts) {
        ObjectNode node = JsonForm.object();
        amounts.forEach((currency, amount) -> node.put(currency.getCode(), JsonForm.amount(amount)));
        return node;
    }

    private static ObjectNode counts(SortedMap<String, Long> counts) {
        ObjectNode node = JsonForm.object();
        counts.forEach((name, count) -> node.put(name, count.longValue()));
        return node;
    }

    private static ObjectNode churn(SuccessReview review, ChurnReview churn) {
        CauseReport report = churn.causes();
        ObjectNode node = JsonForm.object();
        node.set("statedCoverage", JsonForm.rate(report.statedCoverage()));
        node.set("agreement", JsonForm.rate(report.agreement()));
        node.set("controllable", JsonForm.rate(report.controllable()));
        ObjectNode natural = JsonForm.rate(churn.naturalRetention());
        natural.put("from", churn.lastYear().from().toString())
                .put("to", churn.lastYear().to().toString());
        node.set("naturalRetention", natural);
        ArrayNode repeated = node.putArray("repeatedReasons");
        churn.repeatedReasons().forEach(reason -> repeated.add(repeated(reason)));
        node.put("returned", report.returned().size());
        node.set("kinds", kinds(report, churn.reductions()));
        ArrayNode costs = node.putArray("costs");
        for (CurrencyUnit currency : review.currencies()) {
            costs.add(cost(currency, churn.costs(currency), churn.lostLifetimeValue(currency)));
        }
        ArrayNode accounts = node.putArray("accounts");
        report.churned().forEach(one -> accounts.add(account(one)));
        return node;
    }

    private static ObjectNode repeated(RepeatedReason reason) {
        ObjectNode node = JsonForm.object();
        node.put("reason", reason.reason());
        node.put("firstOn", reason.first().toString());
        node.put("lastOn", reason.last().toString());
        ArrayNode again = node.putArray("again");
        reason.again()
                .forEach(loss -> again.addObject()
                        .put("accountId", loss.accountId().value())
                        .put("on", loss.on().toString()));
        return node;
    }

    private static ObjectNode kinds(CauseReport report, List<ChurnEvent> reductions) {
        TreeMap<String, Long> kinds = new TreeMap<>();
        report.kinds().forEach((kind, count) -> kinds.put(kind.name(), count));
        reductions.forEach(event -> kinds.merge(event.kind().name(), 1L, Long::sum));
        return counts(kinds);
    }

    private static ObjectNode cost(CurrencyUnit currency, List<LossCost> costs, Answer<Estimate> lifetime) {
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("accounts", costs.size());
        long valued = 0;
        double open = 0;
        long counted = 0;
        for (LossCost cost : costs) {
            valued += cost.lostLifetimeValue().isKnown() ? 1 : 0;
            open += cost.cost()
                    .fold(known -> known.value().unrecoveredAcquisition().amount(), unknown -> 0.0);
            counted += cost.cost().isKnown() ? 1 : 0;
        }
        JsonForm.putWithInterval(node, "lostLifetimeValue", lifetime);
        node.put("lostLifetimeValueOf", valued);
        putSum(node, "unrecoveredAcquisition", open, counted);
        return node;
    }

    /** A sum over those of whom it is known; of nobody it is not known. */
    private static void putSum(ObjectNode node, String name, double sum, long accounts) {
        if (accounts == 0) {
            node.putNull(name);
            node.put(name + "Reason", "INSUFFICIENT_DATA");
        } else {
            node.put(name, sum);
        }
        node.put(name + "Of", accounts);
    }

    private static ObjectNode account(ClassifiedChurn one) {
        ChurnEvent event = one.event();
        ObjectNode node = JsonForm.object();
        node.put("accountId", event.accountId().value());
        node.put("on", event.on().toString());
        event.noticeOn().ifPresent(day -> node.put("noticeOn", day.toString()));
        node.put("kind", event.kind().name());
        node.set("lost", amounts(event.lost()));
        node.put("rootCause", one.cause().kind().name());
        node.put("fitKnown", one.fitKnown());
        detail(node, one.cause());
        ArrayNode stated = node.putArray("stated");
        event.stated().forEach(stated::add);
        one.stated().ifPresent(kind -> node.put("statedCause", kind.name()));
        return node;
    }

    private static void detail(ObjectNode node, RootCause cause) {
        if (cause instanceof RootCause.NoSuccessPotential bad) {
            ArrayNode unmet = node.putArray("unmet");
            bad.unmet().forEach(unmet::add);
        } else if (cause instanceof RootCause.OutcomeNotAchieved missed) {
            node.put("half", missed.half().name());
            missed.stalledAt().ifPresent(milestone -> node.put("stalledAt", milestone));
        } else if (cause instanceof RootCause.Exogenous outside) {
            node.put("event", outside.event().name());
        } else if (cause instanceof RootCause.Unknown unknown) {
            node.put("reason", unknown.reason().name());
            node.put("message", unknown.message());
        }
    }

    private static ObjectNode flows(CancelFlowReport flows, List<OpenCancellation> stillHere) {
        ObjectNode node = JsonForm.object();
        Map<CancelFlow.Outcome, Long> outcomes = flows.outcomes();
        ObjectNode counts = node.putObject("outcomes");
        for (CancelFlow.Outcome outcome : CancelFlow.Outcome.values()) {
            counts.put(Place.wordOf(outcome), outcomes.getOrDefault(outcome, 0L).longValue());
        }
        node.put("durableDays", flows.durableDays());
        node.set("saveRate", JsonForm.rate(flows.saveRate()));
        node.set("durableSaveRate", JsonForm.rate(flows.durableSaveRate()));
        JsonForm.putWithInterval(node, "lastingShare", flows.lastingShare());
        node.set("reasonCapture", JsonForm.rate(flows.reasonCapture()));
        node.set("downgradedRevenue", amounts(flows.downgradedRevenue()));
        ArrayNode offers = node.putArray("offers");
        flows.byOffer().forEach((offer, own) -> {
            ObjectNode part = offers.addObject().put("offer", offer);
            part.set("saveRate", JsonForm.rate(own.saveRate()));
            part.set("durableSaveRate", JsonForm.rate(own.durableSaveRate()));
        });
        ArrayNode open = node.putArray("open");
        for (OpenCancellation one : stillHere) {
            ObjectNode part = open.addObject();
            part.put("accountId", one.flow().accountId().value());
            part.put("on", one.flow().on().toString());
            one.flow().reason().ifPresent(reason -> part.put("reason", reason));
            JsonForm.put(part, "endsOn", one.endsOn(), day -> part.put("endsOn", day.toString()));
        }
        return node;
    }

    private static ObjectNode intent(CancelIntentReport intent) {
        ObjectNode node = JsonForm.object();
        node.put("withinDays", intent.withinDays());
        node.set("precision", JsonForm.rate(intent.precision()));
        node.set("recall", JsonForm.rate(intent.recall()));
        JsonForm.put(node, "hazardRatio", intent.hazardRatio(), ratio -> {
            ObjectNode part = node.putObject("hazardRatio");
            part.put("value", ratio.value());
            JsonForm.putInterval(part, "interval", ratio.interval());
        });
        ArrayNode open = node.putArray("open");
        intent.open()
                .forEach(signal -> open.addObject()
                        .put("accountId", signal.accountId().value())
                        .put("kind", signal.kind())
                        .put("on", signal.on().toString())
                        .put("strength", signal.strength()));
        return node;
    }
}
