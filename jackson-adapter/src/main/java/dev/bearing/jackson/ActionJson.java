package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.action.LeadChance;
import dev.bearing.action.LeadCounts;
import dev.bearing.action.LeadFunnel;
import dev.bearing.action.OpenLead;
import dev.bearing.action.QualifiedLead;
import dev.bearing.action.RankedWork;
import dev.bearing.action.RefusedLead;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkPlan;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.review.AccountReview;
import dev.bearing.review.ActionReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** {@code actions} and {@code leads} in review.json. */
final class ActionJson {

    private final SuccessReview review;
    private final ActionReview actions;
    private final Map<AccountId, String> names = new HashMap<>();

    private ActionJson(SuccessReview review) {
        this.review = review;
        this.actions = review.actions();
        for (AccountReview account : review.accounts()) {
            account.facts().account().name().ifPresent(name -> names.put(account.accountId(), name));
        }
    }

    static void addTo(ObjectNode node, SuccessReview review) {
        ActionJson json = new ActionJson(review);
        ArrayNode all = node.putArray("actions");
        review.currencies().forEach(currency -> json.actions(all, currency));
        node.set("leads", json.leads());
        AdvocacyJson.addTo(node, review);
    }

    private void actions(ArrayNode all, CurrencyUnit currency) {
        WorkPlan plan = actions.work(currency);
        Set<RankedWork> today =
                new HashSet<>(plan.today(review.playbook().actions().work().today()));
        for (RankedWork work : plan.ranked()) {
            ObjectNode node = item(work.item());
            node.put("rank", work.rank());
            node.put("priority", work.priority());
            node.put("today", today.contains(work));
            all.add(node);
        }
        for (WorkItem item : plan.apart()) {
            ObjectNode node = item(item);
            node.putNull("rank").put("rankReason", reason(item));
            node.put("today", false);
            all.add(node);
        }
    }

    private static String reason(WorkItem item) {
        return item.gain()
                .fold(
                        known -> Answer.Reason.NOT_CONFIGURED.name(),
                        unknown -> unknown.reason().name());
    }

    private ObjectNode item(WorkItem item) {
        ObjectNode node = JsonForm.object();
        node.put("currency", item.currency().getCode());
        account(node, item.accountId());
        node.put("kind", item.kind().name());
        node.put("subject", item.subject());
        item.milestone().ifPresent(milestone -> node.put("milestone", milestone));
        node.put("reason", item.reason());
        estimate(node, "expectedValue", item.gain());
        if (item.gain() instanceof Answer.Unknown<Estimate> unknown) {
            node.put("expectedValueMessage", unknown.message());
        }
        node.put("effortHours", item.effortHours());
        return node;
    }

    private void account(ObjectNode node, AccountId account) {
        node.put("accountId", account.value());
        String name = names.get(account);
        if (name != null) {
            node.put("name", name);
        }
    }

    /** Writes the value beside the ends of its interval. */
    private static void estimate(ObjectNode node, String name, Answer<Estimate> answer) {
        JsonForm.putNumber(node, name, answer.map(Estimate::value));
        Answer<Interval> ends = answer.flatMap(Estimate::interval);
        JsonForm.putNumber(node, "lower", ends.map(Interval::lower));
        JsonForm.putNumber(node, "upper", ends.map(Interval::upper));
    }

    private ObjectNode leads() {
        ObjectNode node = JsonForm.object();
        ArrayNode qualified = node.putArray("qualified");
        actions.leads().qualified().forEach(lead -> qualified.add(qualified(lead)));
        ArrayNode open = node.putArray("open");
        actions.leads().open().forEach(lead -> open.add(open(lead)));
        ArrayNode refused = node.putArray("refused");
        actions.leads().refused().forEach(lead -> refused.add(refused(lead)));
        node.set("funnel", funnel(actions.leadFunnel()));
        return node;
    }

    private ObjectNode qualified(QualifiedLead lead) {
        ObjectNode node = lead(lead.accountId(), lead.expansion());
        node.put("milestone", lead.milestone());
        node.put("direction", lead.direction().name());
        node.put("motion", Place.wordOf(lead.route().motion()));
        ArrayNode reasons = node.putArray("reasons");
        lead.reasons().forEach(reasons::add);
        chance(node, lead.chance());
        return node;
    }

    private ObjectNode open(OpenLead lead) {
        ObjectNode node = lead(lead.lead().accountId(), lead.expansion());
        node.put("motion", Place.wordOf(lead.lead().motion()));
        node.put("status", lead.status().name());
        node.put("openedOn", lead.lead().openedOn().toString());
        chance(node, lead.chance());
        return node;
    }

    private ObjectNode refused(RefusedLead lead) {
        ObjectNode node = lead(lead.accountId(), lead.expansion());
        node.put("milestone", lead.milestone());
        ArrayNode objections = node.putArray("objections");
        lead.objections()
                .forEach(objection -> objections
                        .addObject()
                        .put("kind", objection.kind().name())
                        .put("reason", objection.reason()));
        return node;
    }

    private ObjectNode lead(AccountId account, LogicalExpansion expansion) {
        ObjectNode node = JsonForm.object();
        node.put("currency", expansion.annualValue().getCurrencyUnit().getCode());
        account(node, account);
        node.put("expansion", expansion.id());
        node.put("annualValue", JsonForm.amount(expansion.annualValue().getAmount()));
        return node;
    }

    private static void chance(ObjectNode node, LeadChance chance) {
        JsonForm.putNumber(node, "probability", chance.probability().map(Estimate::value));
        JsonForm.putInterval(node, "probabilityInterval", chance.probability().flatMap(Estimate::interval));
        estimate(node, "expectedValue", chance.expectedValue());
    }

    private static ObjectNode funnel(LeadFunnel funnel) {
        ObjectNode node = JsonForm.object();
        for (Motion motion : Motion.values()) {
            node.set(Place.wordOf(motion), counts(funnel.of(motion)));
        }
        node.set("all", counts(funnel.all()));
        node.put("duplicates", funnel.duplicates().size());
        node.put("noExpansions", funnel.noExpansions().size());
        return node;
    }

    private static ObjectNode counts(LeadCounts counts) {
        ObjectNode node = JsonForm.object()
                .put("opened", counts.opened())
                .put("accepted", counts.accepted())
                .put("won", counts.won())
                .put("lost", counts.lost())
                .put("expired", counts.expired())
                .put("open", counts.open());
        node.set("acceptance", JsonForm.rate(counts.acceptance()));
        node.set("conversion", JsonForm.rate(counts.conversion()));
        node.set("winRate", JsonForm.rate(counts.winRate()));
        return node;
    }
}
