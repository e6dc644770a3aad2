package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.balance.PlanEntry;
import dev.bearing.balance.PlanForecast;
import dev.bearing.balance.PlanMetric;
import dev.bearing.balance.PlanPart;
import dev.bearing.balance.PlanProgress;
import dev.bearing.balance.PlanSplit;
import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** {@code plan} in review.json. */
final class PlanJson {

    private PlanJson() {}

    /** Adds the targets of every currency; nothing where there is none. */
    static void addTo(ObjectNode node, SuccessReview review) {
        List<ObjectNode> entries = new ArrayList<>();
        YearMonth lastComplete = YearMonth.from(review.asOf().plusDays(1)).minusMonths(1);
        for (CurrencyUnit currency : review.currencies()) {
            PlanProgress plan = review.plan(currency);
            for (PlanEntry entry : plan.entries()) {
                ObjectNode target = entry(plan, entry);
                if (!entry.month().isBefore(lastComplete) && !entry.month().isAfter(lastComplete.plusMonths(1))) {
                    carriedBy(target, plan, entry);
                }
                entries.add(target);
            }
        }
        if (!entries.isEmpty()) {
            node.putArray("plan").addAll(entries);
            ArrayNode track = node.putArray("planTrack");
            review.currencies().forEach(currency -> track(track, review.plan(currency)));
        }
    }

    /** How the forecasts of the last complete months did, by metric, where any came due. */
    private static void track(ArrayNode all, PlanProgress plan) {
        Set<PlanMetric> metrics = EnumSet.noneOf(PlanMetric.class);
        plan.entries().forEach(entry -> entry.metric().ifPresent(metrics::add));
        for (PlanMetric metric : metrics) {
            ForecastBacktest track = plan.track(metric);
            for (int months : track.months()) {
                ObjectNode node = all.addObject();
                node.put("currency", plan.currency().getCode());
                node.put("metric", metric.toString());
                node.setAll(ForecastJson.horizon(months, track.horizon(months)));
            }
        }
    }

    /** Which parts carry the difference: of the last complete month and of the one that runs or comes next. */
    private static void carriedBy(ObjectNode target, PlanProgress plan, PlanEntry entry) {
        ArrayNode splits = target.putArray("carriedBy");
        if (entry.metric().isPresent()) {
            plan.cuts()
                    .forEach(cut ->
                            plan.split(entry, cut).toOptional().ifPresent(split -> splits.add(split(entry, split))));
        }
    }

    private static ObjectNode entry(PlanProgress plan, PlanEntry entry) {
        ObjectNode node = JsonForm.object();
        node.put("currency", plan.currency().getCode());
        node.put("metric", entry.name());
        node.put("month", entry.month().toString());
        node.put("complete", entry.complete());
        number(node, "target", Answer.known(entry.target()), entry);
        number(node, "actual", entry.actual(), entry);
        Answer<PlanForecast> forecast = plan.forecastBefore(entry);
        JsonForm.putNumber(node, "forecast", forecast.map(PlanForecast::mean));
        JsonForm.putNumber(node, "lower", forecast.map(known -> known.interval().lower()));
        JsonForm.putNumber(node, "upper", forecast.map(known -> known.interval().upper()));
        if (forecast.isKnown()) {
            node.put("forecastOn", plan.forecastOn(entry).toString());
        }
        JsonForm.putNumber(node, "probability", plan.probabilityBefore(entry));
        JsonForm.put(node, "onTrack", entry.onTrack(), met -> node.put("onTrack", met.booleanValue()));
        return node;
    }

    private static ObjectNode split(PlanEntry entry, PlanSplit split) {
        ObjectNode node = JsonForm.object();
        node.put("by", split.cut());
        number(node, "difference", Answer.known(split.difference()), entry);
        ArrayNode parts = node.putArray("parts");
        for (PlanPart part : split.parts()) {
            ObjectNode row = parts.addObject().put("part", part.part());
            number(row, "value", Answer.known(part.value()), entry);
            number(row, "target", Answer.known(part.target()), entry);
            number(row, "difference", Answer.known(part.difference()), entry);
        }
        return node;
    }

    /** Amounts are decimal strings; counts, shares and what is of no known metric are numbers. */
    private static void number(ObjectNode node, String name, Answer<BigDecimal> value, PlanEntry entry) {
        boolean money = entry.metric()
                .filter(metric -> metric.unit() == PlanMetric.Unit.MONEY)
                .isPresent();
        if (money) {
            JsonForm.putAmount(node, name, value);
        } else {
            JsonForm.putNumber(node, name, value.map(BigDecimal::doubleValue));
        }
    }
}
