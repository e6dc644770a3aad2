package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.EstimateWithError;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code --model kaplan-meier}: the share still there, of all or of each group. */
final class KaplanMeierFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("kaplan-meier");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "entry", "weight", "group", "conf-type", "times");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        IntervalScale scale = scale(request.options().word("conf-type", "log"));
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        List<Double> times = request.options().times();
        Spells spells = input.spells();
        KaplanMeier all = KaplanMeier.of(spells);
        Fitted fitted = new Fitted(all.provenance(), input.fileRows());
        if (all.earlyZero().isPresent()) {
            fitted.flag("nobody at risk was left at "
                    + TextTable.number(all.earlyZero().getAsDouble())
                    + ", early on, though others were observed later: the curve says nothing beyond");
        }
        tell(all, scale, times, fitted.fields());
        input.group().ifPresentOrElse(labels -> groups(spells.by(labels.words()), scale, times, fitted), () -> {
            fitted.table("survival", table(all, scale, times)).curve(curve("all", all, scale));
            fitted.table("medians", medians(Map.of("all", all), scale));
        });
        return fitted;
    }

    private static void groups(Map<String, Spells> groups, IntervalScale scale, List<Double> times, Fitted fitted) {
        ArrayNode list = fitted.fields().putArray("groups");
        Map<String, KaplanMeier> curves = new TreeMap<>();
        groups.forEach((name, spells) -> {
            KaplanMeier one = KaplanMeier.of(spells);
            curves.put(name, one);
            ObjectNode node =
                    list.addObject().put("group", name).put("n", one.size()).put("events", one.events());
            tell(one, scale, times, node);
            fitted.table("survival, " + name, table(one, scale, times)).curve(curve(name, one, scale));
        });
        fitted.table("medians", medians(curves, scale));
    }

    static IntervalScale scale(String word) {
        return switch (word) {
            case "log" -> IntervalScale.LOG;
            case "log-log" -> IntervalScale.LOG_LOG;
            case "plain" -> IntervalScale.PLAIN;
            default -> throw new FitOptions.UsageException("--conf-type must be log, log-log or plain, was " + word);
        };
    }

    private static void tell(KaplanMeier curve, IntervalScale scale, List<Double> times, ObjectNode node) {
        ArrayNode points = node.putArray("curve");
        int index = 0;
        for (KaplanMeier.Point point : curve.curve()) {
            ObjectNode entry = points.addObject();
            Json.put(entry, "time", point.time());
            Json.put(entry, "atRisk", curve.weightAtRisk(index++));
            entry.put("events", point.events()).put("censored", point.censored());
            value(point, scale, entry);
        }
        ArrayNode asked = node.putArray("at");
        for (double time : times) {
            ObjectNode entry = asked.addObject();
            Json.put(entry, "time", time);
            Answer<KaplanMeier.Point> at = curve.at(time);
            Json.put(entry, "atRisk", at.map(point -> curve.weightAtRiskAt(point.time())));
            at.toOptional().ifPresentOrElse(point -> value(point, scale, entry), () -> {
                Json.put(entry, "survival", at.map(KaplanMeier.Point::survival));
                entry.putNull("standardError").putNull("lower").putNull("upper");
            });
        }
        ObjectNode median = node.putObject("median");
        Json.put(median, "value", curve.quantile(0.5));
        Json.put(median, curve.quantileInterval(0.5, scale));
        ArrayNode means = node.putArray("restrictedMean");
        for (double tau : times.isEmpty() ? List.of(curve.lastTime()) : times) {
            Answer<EstimateWithError> mean = curve.restrictedMean(tau);
            ObjectNode entry = means.addObject();
            Json.put(entry, "tau", tau);
            Json.put(entry, "value", mean.map(EstimateWithError::value));
            Json.put(entry, "standardError", mean.map(EstimateWithError::standardError));
        }
    }

    private static void value(KaplanMeier.Point point, IntervalScale scale, ObjectNode entry) {
        Json.put(entry, "survival", point.survival());
        Json.put(entry, "standardError", point.standardError());
        Json.put(entry, point.interval(scale));
    }

    private static TextTable table(KaplanMeier curve, IntervalScale scale, List<Double> times) {
        TextTable table = new TextTable("time", "n.risk", "n.event", "survival", "std.err", "lower 95%", "upper 95%");
        if (times.isEmpty()) {
            curve.curve().stream()
                    .filter(point -> point.events() > 0)
                    .limit(60)
                    .forEach(point -> row(curve, point, scale, table));
        } else {
            for (double time : times) {
                Answer<KaplanMeier.Point> at = curve.at(time);
                at.toOptional()
                        .ifPresentOrElse(
                                point -> row(curve, point, scale, table),
                                () -> table.row(time, "-", "-", "not known", "-", "-", "-"));
            }
        }
        return table;
    }

    private static void row(KaplanMeier curve, KaplanMeier.Point point, IntervalScale scale, TextTable table) {
        table.row(
                point.time(),
                curve.weightAtRiskAt(point.time()),
                point.events(),
                point.survival(),
                Json.orNaN(point.standardError()),
                Json.orNaN(point.interval(scale).map(interval -> interval.lower())),
                Json.orNaN(point.interval(scale).map(interval -> interval.upper())));
    }

    private static TextTable medians(Map<String, KaplanMeier> curves, IntervalScale scale) {
        TextTable table = new TextTable("group", "n", "events", "median", "lower 95%", "upper 95%");
        curves.forEach((name, curve) -> table.row(
                name,
                curve.size(),
                curve.events(),
                Json.orNaN(curve.quantile(0.5)),
                Json.orNaN(curve.quantileInterval(0.5, scale).map(interval -> interval.lower())),
                Json.orNaN(curve.quantileInterval(0.5, scale).map(interval -> interval.upper()))));
        return table;
    }

    private static Curve curve(String name, KaplanMeier fit, IntervalScale scale) {
        Curve curve = new Curve(name, true).point(0, 1, 1, 1);
        for (KaplanMeier.Point point : fit.curve()) {
            curve.point(
                    point.time(),
                    point.survival(),
                    Json.orNaN(point.interval(scale).map(interval -> interval.lower())),
                    Json.orNaN(point.interval(scale).map(interval -> interval.upper())));
        }
        return curve;
    }
}
