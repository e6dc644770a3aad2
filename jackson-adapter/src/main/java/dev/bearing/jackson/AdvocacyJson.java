package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.action.AdvocacyCandidate;
import dev.bearing.action.AdvocacyReport;
import dev.bearing.action.ReferralTree;
import dev.bearing.action.ReferredAccounts;
import dev.bearing.action.ReferredRevenue;
import dev.bearing.review.ActionReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import org.joda.money.CurrencyUnit;

/** {@code advocacy} in review.json. */
final class AdvocacyJson {

    private AdvocacyJson() {}

    static void addTo(ObjectNode document, SuccessReview review) {
        ActionReview actions = review.actions();
        AdvocacyReport report = actions.advocacy();
        ObjectNode node = document.putObject("advocacy");
        node.put("answerDays", report.policy().answerDays());
        node.put("momentDays", report.policy().momentDays());
        node.set("asked", JsonForm.rate(report.askedYield()));
        node.set("unasked", JsonForm.rate(report.unaskedYield()));
        difference(node, report.difference());
        node.set("referralYield", JsonForm.rate(report.referralYield()));
        node.set("advocacyRate", JsonForm.rate(report.advocacyRate()));
        ObjectNode time = node.putObject("timeFromMilestone");
        JsonForm.putNumber(time, "medianDays", report.timeFromMilestone().medianDays());
        JsonForm.putNumber(time, "p90Days", report.timeFromMilestone().p90Days());
        time.put("n", report.timeFromMilestone().n())
                .put("censored", report.timeFromMilestone().censored());
        ObjectNode counts = node.putObject("counts");
        report.counts().forEach((kind, count) -> counts.put(Place.wordOf(kind), count));
        referrals(node, actions.referrals());
        node.set("referred", referred(actions.referredAccounts()));
        ArrayNode revenue = node.putArray("referredRevenue");
        ArrayNode growth = node.putArray("earnedGrowth");
        for (CurrencyUnit currency : review.currencies()) {
            revenue.add(revenue(actions.referredRevenue(currency)));
            ObjectNode own = growth.addObject();
            own.put("currency", currency.getCode());
            growth(own, actions.earnedGrowth(currency));
            own.set("earnedNew", JsonForm.rate(actions.earnedNew(currency)));
        }
        ArrayNode moments = node.putArray("moments");
        actions.advocacyMoments().forEach(moment -> moments.add(moment(moment)));
    }

    private static void difference(ObjectNode node, Answer<Estimate> difference) {
        JsonForm.putNumber(node, "difference", difference.map(Estimate::value));
        ends(node, difference);
    }

    private static void growth(ObjectNode node, Answer<Estimate> growth) {
        JsonForm.putNumber(node, "value", growth.map(Estimate::value));
        ends(node, growth);
    }

    private static void ends(ObjectNode node, Answer<Estimate> estimate) {
        Answer<Interval> interval = estimate.flatMap(Estimate::interval);
        JsonForm.putNumber(node, "lower", interval.map(Interval::lower));
        JsonForm.putNumber(node, "upper", interval.map(Interval::upper));
    }

    private static void referrals(ObjectNode node, ReferralTree tree) {
        ArrayNode all = node.putArray("referrals");
        tree.referrals()
                .forEach((referred, event) -> all.addObject()
                        .put("accountId", event.accountId().value())
                        .put("referred", referred.value())
                        .put("on", event.on().toString())
                        .put("generation", tree.generation(referred)));
        ArrayNode refused = node.putArray("refusedReferrals");
        tree.refused()
                .forEach(one -> refused.addObject()
                        .put("accountId", one.event().accountId().value())
                        .put(
                                "referred",
                                one.event().resultingAccount().orElseThrow().value())
                        .put("on", one.event().on().toString())
                        .put("reason", one.refusal().name()));
    }

    private static ObjectNode revenue(ReferredRevenue revenue) {
        return JsonForm.object()
                .put("currency", revenue.currency().getCode())
                .put("everPaid", revenue.everPaid())
                .put("paying", revenue.paying())
                .put("mrr", JsonForm.amount(revenue.mrr()));
    }

    private static ObjectNode referred(ReferredAccounts accounts) {
        ObjectNode node = JsonForm.object()
                .put("accounts", accounts.referred())
                .put("everPaid", accounts.everPaid())
                .put("neverPaid", accounts.neverPaid());
        node.set("paidShare", JsonForm.rate(accounts.paidShare()));
        return node;
    }

    private static ObjectNode moment(AdvocacyCandidate moment) {
        ObjectNode node = JsonForm.object()
                .put("accountId", moment.accountId().value())
                .put("milestone", moment.milestone())
                .put("kind", Place.wordOf(moment.kind()))
                .put("eligible", moment.isEligible());
        ArrayNode reasons = node.putArray("reasons");
        moment.reasons().forEach(reasons::add);
        ArrayNode objections = node.putArray("objections");
        moment.objections()
                .forEach(objection -> objections
                        .addObject()
                        .put("kind", objection.kind().name())
                        .put("reason", objection.reason()));
        return node;
    }
}
