package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.review.LadderReport;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.MovePrice;
import dev.bearing.vector.ProjectedMix;
import dev.bearing.vector.TierFlow;
import dev.bearing.vector.TierSeparation;
import dev.bearing.vector.TransitionRow;
import dev.bearing.vector.VectorGroup;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** {@code ladder} in review.json. */
final class LadderJson {

    private LadderJson() {}

    static ObjectNode of(SuccessReview review, CurrencyUnit currency) {
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        ArrayNode tiers = node.putArray("tiers");
        review.tiers(currency).forEach(group -> tiers.add(tier(group)));
        review.ladderReport(currency).ifPresent(report -> details(node, report));
        return node;
    }

    private static void details(ObjectNode node, LadderReport report) {
        LadderModel model = report.model();
        node.put("months", model.months());
        node.put("discountMonthly", model.monthlyDiscount());
        node.put("priorAccountMonths", model.prior().accountMonths());
        ArrayNode transitions = node.putArray("transitions");
        model.transitions().forEach(row -> transitions.add(row(row, model.ladder())));
        node.set("promotions", promotions(model));
        ArrayNode prices = node.putArray("movePrices");
        report.movePrices().forEach(price -> prices.add(price(price, model.ladder())));
        JsonForm.put(node, "projection", report.projection(), mixes -> {
            ArrayNode projection = node.putArray("projection");
            mixes.forEach(mix -> projection.add(mix(mix, model.ladder())));
        });
        separation(node, report.separation());
    }

    private static ObjectNode tier(VectorGroup group) {
        ObjectNode node = JsonForm.object();
        node.put("tier", group.tier().value());
        node.put("rank", group.rank());
        node.put("accounts", group.accounts());
        JsonForm.putEstimate(node, "lifetimeValue", group.lifetimeValue());
        ends(node, group.interval());
        JsonForm.putNumber(node, "promotion", group.promotion().fraction());
        JsonForm.putInterval(node, "promotionInterval", group.promotion().interval());
        JsonForm.putNumber(node, "demotion", group.demotion().fraction());
        JsonForm.putInterval(node, "demotionInterval", group.demotion().interval());
        JsonForm.putNumber(node, "churn", group.churn().fraction());
        JsonForm.putInterval(node, "churnInterval", group.churn().interval());
        node.put("accountMonths", group.churn().denominator());
        node.put("fromPrior", group.fromPrior());
        ArrayNode flows = node.putArray("flows");
        group.flows().forEach(flow -> flows.add(flow(flow)));
        return node;
    }

    private static ObjectNode flow(TierFlow flow) {
        return JsonForm.object()
                .put("month", flow.month().toString())
                .put("opening", flow.opening())
                .put("joined", flow.joined())
                .put("promotedIn", flow.promotedIn())
                .put("demotedIn", flow.demotedIn())
                .put("promotedOut", flow.promotedOut())
                .put("demotedOut", flow.demotedOut())
                .put("lost", flow.lost())
                .put("setAside", flow.setAside())
                .put("closing", flow.closing());
    }

    private static ObjectNode row(TransitionRow row, Ladder ladder) {
        ObjectNode node = JsonForm.object();
        node.put("from", row.from().value());
        node.put("accountMonths", row.accountMonths());
        node.put("fromPrior", row.fromPrior());
        ArrayNode to = node.putArray("to");
        ladder.tiers().forEach(tier -> {
            TransitionRow.Cell cell = row.to().get(tier.id());
            if (cell != null && (cell.probability() > 0 || tier.id().equals(row.from()))) {
                to.add(cell(JsonForm.object().put("tier", tier.id().value()), cell));
            }
        });
        node.set("lost", cell(JsonForm.object(), row.lost()));
        return node;
    }

    private static ObjectNode cell(ObjectNode node, TransitionRow.Cell cell) {
        node.put("count", cell.observed().numerator());
        node.put("probability", cell.probability());
        return node;
    }

    /** One promotion from each tier to the next. */
    private static ArrayNode promotions(LadderModel model) {
        ArrayNode promotions = JsonForm.array();
        List<TierId> tiers =
                model.ladder().tiers().stream().map(tier -> tier.id()).toList();
        for (int i = 1; i < tiers.size(); i++) {
            TierId from = tiers.get(i - 1);
            TierId to = tiers.get(i);
            ObjectNode node = promotions.addObject();
            node.put("from", from.value());
            node.put("to", to.value());
            JsonForm.putEstimate(node, "worth", model.promotionWorth(from, to));
            ends(node, model.promotionWorthInterval(from, to));
        }
        return promotions;
    }

    private static ObjectNode price(MovePrice price, Ladder ladder) {
        ObjectNode node = JsonForm.object();
        node.put("from", price.from().value());
        node.put("kind", kind(price, ladder));
        price.to().ifPresent(to -> node.put("to", to.value()));
        node.put("count", price.observed().numerator());
        node.put("probability", price.probability());
        JsonForm.putEstimate(node, "perAccount", price.perAccount());
        JsonForm.putEstimate(node, "base", price.base());
        JsonForm.putEstimate(node, "onePoint", price.onePoint());
        return node;
    }

    private static String kind(MovePrice price, Ladder ladder) {
        return price.to()
                .map(to -> rank(ladder, to) > rank(ladder, price.from()) ? "promotion" : "demotion")
                .orElse("churn");
    }

    private static int rank(Ladder ladder, TierId id) {
        return ladder.tier(id).orElseThrow().rank();
    }

    private static ObjectNode mix(ProjectedMix mix, Ladder ladder) {
        ObjectNode node = JsonForm.object();
        node.put("monthsAhead", mix.monthsAhead());
        ArrayNode tiers = node.putArray("tiers");
        ladder.tiers().forEach(tier -> {
            Estimate estimate = mix.accounts().get(tier.id());
            if (estimate != null) {
                ObjectNode one = tiers.addObject();
                one.put("tier", tier.id().value());
                one.put("accounts", estimate.value());
                JsonForm.putInterval(one, "interval", estimate.interval());
            }
        });
        return node;
    }

    private static void separation(ObjectNode node, TierSeparation separation) {
        ArrayNode verdicts = node.putArray("separation");
        separation.verdicts().forEach(verdict -> {
            ObjectNode one = verdicts.addObject();
            one.put("tier", verdict.tier().value());
            one.put("accounts", verdict.accounts());
            JsonForm.putNumber(one, "mean", verdict.mean());
            JsonForm.putNumber(one, "variation", verdict.variation());
            ends(one, verdict.above());
            ArrayNode findings = one.putArray("findings");
            verdict.findings().forEach(finding -> findings.add(finding.name()));
        });
        ArrayNode merges = node.putArray("proposedMerges");
        separation.proposedMerges().forEach(pair -> {
            ArrayNode tiers = merges.addArray();
            pair.forEach(tier -> tiers.add(tier.value()));
        });
    }

    /** An end that is infinite is unknown, without a bound. */
    private static void ends(ObjectNode node, Answer<Interval> interval) {
        JsonForm.putNumber(node, "lower", interval.flatMap(both -> bounded(both.lower())));
        JsonForm.putNumber(node, "upper", interval.flatMap(both -> bounded(both.upper())));
    }

    private static Answer<Double> bounded(double end) {
        return Double.isInfinite(end)
                ? Answer.unknown(Answer.Reason.UNBOUNDED, "there is no bound")
                : Answer.known(end);
    }
}
