package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.action.EffectGroup;
import dev.bearing.action.InterventionEffect;
import dev.bearing.journey.GapTest;
import dev.bearing.journey.SuccessGap;
import dev.bearing.review.InterventionReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import org.joda.money.CurrencyUnit;

/** {@code gaps} and {@code interventions} in review.json. */
final class GapJson {

    private GapJson() {}

    static void addTo(ObjectNode node, SuccessReview review) {
        ArrayNode gaps = node.putArray("gaps");
        for (CurrencyUnit currency : review.currencies()) {
            review.gaps(currency).all().forEach(gap -> gaps.add(gap(gap, currency)));
        }
        if (!review.interventions().isEmpty()) {
            ArrayNode interventions = node.putArray("interventions");
            review.interventions().forEach(intervention -> interventions.add(intervention(intervention)));
        }
    }

    private static ObjectNode gap(SuccessGap gap, CurrencyUnit currency) {
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("path", gap.path());
        if (gap.from().isEmpty()) {
            node.putNull("from").put("fromReason", Answer.Reason.EMPTY_BASE.name());
        } else {
            node.put("from", String.join(" + ", gap.from()));
        }
        node.put("to", gap.to());
        node.put("kind", gap.kind().name());
        JsonForm.put(node, "verdict", gap.verdict(), verdict -> node.put("verdict", verdict.name()));
        node.put("withinDays", gap.withinDays());
        node.put("arrived", gap.counts().arrived());
        node.put("observable", gap.counts().observable());
        node.put("crossed", gap.counts().crossed());
        JsonForm.putNumber(node, "share", gap.counts().share().fraction());
        JsonForm.putNumber(node, "incidence", gap.incidence());
        JsonForm.putNumber(node, "reference", gap.test().map(GapTest::reference));
        JsonForm.putNumber(node, "effect", gap.test().map(test -> test.effect().value()));
        ends(node, gap.test().flatMap(test -> test.effect().interval()));
        gap.test().toOptional().ifPresent(test -> node.put("test", test.method()));
        JsonForm.putNumber(node, "pValue", gap.test().map(GapTest::pValue));
        JsonForm.putNumber(node, "adjustedPValue", gap.test().map(GapTest::adjustedPValue));
        node.put("accounts", gap.waiting().size());
        node.put("left", gap.left().size());
        node.put("leftToCompetitor", gap.toCompetitor().size());
        JsonForm.putNumber(node, "valueAtRisk", gap.valueAtRisk());
        return node;
    }

    private static void ends(ObjectNode node, Answer<Interval> interval) {
        JsonForm.putNumber(node, "lower", interval.map(Interval::lower));
        JsonForm.putNumber(node, "upper", interval.map(Interval::upper));
    }

    private static ObjectNode intervention(InterventionReview review) {
        ObjectNode node = JsonForm.object();
        node.put("id", review.intervention().id());
        node.put("kind", Place.wordOf(review.intervention().kind()));
        review.intervention().gap().ifPresent(gap -> node.put("gap", gap));
        node.put("cost", JsonForm.amount(review.intervention().cost()));
        ArrayNode due = node.putArray("due");
        review.due().forEach(account -> due.add(account.value()));
        JsonForm.put(node, "treated", review.effect(), effect -> node.set("treated", group(effect.allTreated())));
        JsonForm.put(node, "untreated", review.effect(), effect -> node.set("untreated", group(effect.allUntreated())));
        node.put("withinDays", review.withinDays());
        node.put("leftOut", review.leftOut());
        estimate(node, "difference", review.effect().flatMap(InterventionEffect::difference));
        estimate(node, "stratifiedDifference", review.effect().flatMap(InterventionEffect::stratifiedDifference));
        JsonForm.putEstimate(node, "worth", review.worth());
        review.worth()
                .toOptional()
                .ifPresent(worth -> node.put("currency", worth.currency().getCode()));
        estimate(node, "expectedValue", review.expectedValue());
        JsonForm.putEstimate(node, "costCeiling", review.costCeiling());
        node.put("caution", InterventionEffect.CAUTION);
        return node;
    }

    private static ObjectNode group(EffectGroup group) {
        return JsonForm.object().put("crossed", group.crossed()).put("accounts", group.accounts());
    }

    private static void estimate(ObjectNode node, String name, Answer<Estimate> answer) {
        JsonForm.put(node, name, answer, estimate -> {
            ObjectNode part = node.putObject(name);
            part.put("value", estimate.value());
            ends(part, estimate.interval());
        });
    }
}
