package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.ConversionBacktest;
import dev.bearing.evidence.ProbabilityScore;
import dev.bearing.evidence.RocCurve;
import dev.bearing.review.TrialReview;
import dev.bearing.trial.AssistedConversion;
import dev.bearing.trial.ConversionActivities;
import dev.bearing.trial.ConversionActivity;
import dev.bearing.trial.ConversionScore;
import dev.bearing.trial.ProductQualifiedLead;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.trial.TrialModel;
import dev.bearing.trial.TrialProgress;
import dev.bearing.trial.TrialRun;
import dev.bearing.value.Benchmark;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** {@code models} and {@code leads} of {@code trials} in review.json. */
final class TrialModelJson {

    private TrialModelJson() {}

    static void addTo(ObjectNode node, TrialReview review) {
        ArrayNode models = node.putArray("models");
        review.models().forEach((model, funnel) -> models.add(model(review, model, funnel)));
        ArrayNode leads = node.putArray("leads");
        review.leads().forEach(lead -> leads.add(lead(review, lead)));
    }

    private static ObjectNode model(TrialReview review, TrialModel model, TrialFunnel funnel) {
        ObjectNode node = JsonForm.object();
        node.put("model", model.name());
        DateRange all = untilTheLastBegan(funnel);
        TrialProgress progress = funnel.progress(all);
        node.put("converted", progress.converted());
        node.put("lost", progress.lost());
        node.put("open", progress.open());
        node.put("extended", count(funnel, run -> run.extensions() > 0));
        node.put("repeated", count(funnel, run -> run.repeats() > 0));
        node.put("convertedAfterEnd", count(funnel, TrialRun::convertedLate));
        Rate conversion = funnel.cohort(all);
        node.set("conversion", JsonForm.rate(conversion));
        JsonForm.putWithInterval(node, "eventualConversion", funnel.eventualConversion(all));
        benchmarks(node, model.compare(conversion));
        AssistedConversion help = review.assisted(model);
        node.set("assisted", benchmarks(JsonForm.rate(help.assisted()), help.compareAssisted()));
        node.set("selfServe", benchmarks(JsonForm.rate(help.selfServe()), help.compareSelfServe()));
        activities(node, Objects.requireNonNull(review.activities().get(model)));
        JsonForm.put(
                node,
                "score",
                Objects.requireNonNull(review.activities().get(model)).score(),
                score -> node.set("score", score(score, review.backtest(model))));
        return node;
    }

    /** All days up to that on which the last trial began. */
    private static DateRange untilTheLastBegan(TrialFunnel funnel) {
        LocalDate last = funnel.runs().stream()
                .map(TrialRun::startedOn)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        return DateRange.of(LocalDate.EPOCH, last.plusDays(1));
    }

    private static ObjectNode score(ConversionScore score, ConversionBacktest past) {
        ObjectNode node = JsonForm.object().put("method", score.method().name());
        ArrayNode activities = node.putArray("activities");
        score.activities().forEach(activity -> activities.add(activity.activity()));
        ObjectNode backtest = node.putObject("backtest")
                .put("trials", past.scored().size())
                .put("unscored", past.unscored())
                .put("refits", past.refits());
        JsonForm.putWithInterval(backtest, "auc", past.roc().map(RocCurve::auc));
        JsonForm.putWithInterval(backtest, "brier", past.probabilities().map(ProbabilityScore::brier));
        JsonForm.putNumber(backtest, "brierSkill", past.probabilities().flatMap(ProbabilityScore::brierSkill));
        return node;
    }

    private static long count(TrialFunnel funnel, Predicate<TrialRun> counted) {
        return funnel.runs().stream().filter(counted).count();
    }

    private static ObjectNode benchmarks(ObjectNode node, List<Benchmark.Comparison> comparisons) {
        ArrayNode benchmarks = node.putArray("benchmarks");
        comparisons.forEach(comparison -> benchmarks.add(comparison(comparison)));
        return node;
    }

    private static ObjectNode comparison(Benchmark.Comparison comparison) {
        Benchmark benchmark = comparison.benchmark();
        ObjectNode node = JsonForm.object();
        node.put("key", benchmark.key());
        benchmark.lower().ifPresent(value -> node.put("lower", value));
        benchmark.upper().ifPresent(value -> node.put("upper", value));
        node.put("standing", comparison.standing().name());
        JsonForm.put(node, "clear", comparison.clear(), clear -> node.put("clear", clear.booleanValue()));
        node.put("population", benchmark.population());
        node.put("source", benchmark.source());
        benchmark.year().ifPresent(year -> node.put("year", year));
        node.put("grade", benchmark.grade().name());
        return node;
    }

    private static void activities(ObjectNode node, ConversionActivities common) {
        node.put("activityDays", common.plan().withinDays());
        node.put("leftOut", common.leftOut());
        ArrayNode activities = node.putArray("activities");
        for (ConversionActivity activity : common.activities()) {
            ObjectNode part = activities.addObject();
            part.put("activity", activity.activity());
            part.set("ofConverted", JsonForm.parts(activity.ofConverted()));
            part.set("ofLost", JsonForm.parts(activity.ofLost()));
            JsonForm.putNumber(part, "lift", activity.lift());
            JsonForm.putInterval(part, "interval", activity.liftInterval());
            part.put("pValue", activity.association().pValue());
            part.put("adjustedPValue", activity.association().adjustedPValue());
            part.put("found", activity.association().isFoundAt(common.plan().falseDiscoveryRate()));
        }
    }

    private static ObjectNode lead(TrialReview review, ProductQualifiedLead lead) {
        TrialRun trial = lead.trial();
        ObjectNode node = JsonForm.object();
        node.put("accountId", trial.accountId().value());
        trial.product().ifPresent(product -> node.put("product", product));
        node.put("startedOn", trial.startedOn().toString());
        trial.endsOn().ifPresent(day -> node.put("endsOn", day.toString()));
        ArrayNode done = node.putArray("done");
        Objects.requireNonNull(review.activities().get(trial.model()))
                .done(trial)
                .forEach(done::add);
        node.put("probability", lead.probability());
        JsonForm.putInterval(node, "probabilityInterval", lead.chance().interval());
        JsonForm.put(node, "fits", lead.fits(), fits -> node.put("fits", fits.booleanValue()));
        node.put("qualified", lead.isQualified());
        return node;
    }
}
