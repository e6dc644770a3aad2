package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code --model nelson-aalen}: the cumulative hazard, of all or of each group. */
final class NelsonAalenFitter implements Fitter {

    private static final int PRINTED = 60;

    @Override
    public List<String> names() {
        return List.of("nelson-aalen");
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
        IntervalScale scale = KaplanMeierFitter.scale(request.options().word("conf-type", "log"));
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        List<Double> times = request.options().times();
        Spells spells = input.spells();
        NelsonAalen all = NelsonAalen.of(spells, NelsonAalen.Form.POISSON);
        Fitted fitted = new Fitted(all.provenance(), input.fileRows());
        tell("all", new Asked(all, scale, times), fitted.fields(), fitted);
        input.group().ifPresent(labels -> {
            ArrayNode groups = fitted.fields().putArray("groups");
            spells.by(labels.words()).forEach((name, some) -> {
                NelsonAalen one = NelsonAalen.of(some, NelsonAalen.Form.POISSON);
                ObjectNode node = groups.addObject()
                        .put("group", name)
                        .put("n", one.size())
                        .put("events", one.events());
                tell(name, new Asked(one, scale, times), node, fitted);
            });
        });
        return fitted;
    }

    /** A hazard, the scale of its intervals, and the times to tell it at; none for all. */
    private record Asked(NelsonAalen hazard, IntervalScale scale, List<Double> times) {}

    private static void tell(String name, Asked asked, ObjectNode node, Fitted fitted) {
        ArrayNode points = node.putArray("curve");
        TextTable table = new TextTable("time", "n.risk", "n.event", "cum.hazard", "std.err", "lower 95%", "upper 95%");
        Curve curve = new Curve(name, true).point(0, 0, 0, 0);
        int rows = 0;
        for (NelsonAalen.Point point : asked.hazard().curve()) {
            Answer<Interval> interval = point.interval(asked.scale());
            put(points.addObject(), point, interval);
            curve.point(point.time(), point.cumulativeHazard(), lower(interval), upper(interval));
            if (asked.times().isEmpty() && point.events() > 0 && rows++ < PRINTED) {
                row(table, point, interval);
            }
        }
        ArrayNode at = node.putArray("at");
        for (double time : asked.times()) {
            ObjectNode entry = at.addObject();
            var there = asked.hazard().at(time);
            there.toOptional()
                    .ifPresentOrElse(
                            point -> {
                                Answer<Interval> interval = point.interval(asked.scale());
                                put(entry, point, interval);
                                row(table, point, interval);
                            },
                            () -> {
                                entry.put("time", time);
                                Json.put(entry, "cumulativeHazard", there.map(NelsonAalen.Point::cumulativeHazard));
                            });
        }
        fitted.table("cumulative hazard, " + name, table).curve(curve);
    }

    private static void put(ObjectNode entry, NelsonAalen.Point point, Answer<Interval> interval) {
        Json.put(entry, "time", point.time());
        entry.put("atRisk", point.atRisk()).put("events", point.events());
        Json.put(entry, "cumulativeHazard", point.cumulativeHazard());
        Json.put(entry, "standardError", point.standardError());
        Json.put(entry, interval);
    }

    private static void row(TextTable table, NelsonAalen.Point point, Answer<Interval> interval) {
        table.row(
                point.time(),
                point.atRisk(),
                point.events(),
                point.cumulativeHazard(),
                point.standardError(),
                lower(interval),
                upper(interval));
    }

    private static double lower(Answer<Interval> interval) {
        return Json.orNaN(interval.map(Interval::lower));
    }

    private static double upper(Answer<Interval> interval) {
        return Json.orNaN(interval.map(Interval::upper));
    }
}
