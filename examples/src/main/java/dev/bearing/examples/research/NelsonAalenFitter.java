package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.Spells;
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
        return Set.of("duration", "event", "entry", "weight", "group", "times");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        List<Double> times = request.options().times();
        Spells spells = input.spells();
        NelsonAalen all = NelsonAalen.of(spells, NelsonAalen.Form.POISSON);
        Fitted fitted = new Fitted(all.provenance(), input.fileRows());
        tell("all", all, times, fitted.fields(), fitted);
        input.group().ifPresent(labels -> {
            ArrayNode groups = fitted.fields().putArray("groups");
            spells.by(labels.words()).forEach((name, some) -> {
                NelsonAalen one = NelsonAalen.of(some, NelsonAalen.Form.POISSON);
                ObjectNode node = groups.addObject()
                        .put("group", name)
                        .put("n", one.size())
                        .put("events", one.events());
                tell(name, one, times, node, fitted);
            });
        });
        return fitted;
    }

    private static void tell(String name, NelsonAalen hazard, List<Double> times, ObjectNode node, Fitted fitted) {
        ArrayNode points = node.putArray("curve");
        TextTable table = new TextTable("time", "n.risk", "n.event", "cum.hazard", "std.err");
        Curve curve = new Curve(name, true).point(0, 0, 0, 0);
        int rows = 0;
        for (NelsonAalen.Point point : hazard.curve()) {
            put(points.addObject(), point);
            double lower = Json.orNaN(point.interval().map(interval -> interval.lower()));
            double upper = Json.orNaN(point.interval().map(interval -> interval.upper()));
            curve.point(point.time(), point.cumulativeHazard(), lower, upper);
            if (times.isEmpty() && point.events() > 0 && rows++ < PRINTED) {
                row(table, point);
            }
        }
        ArrayNode asked = node.putArray("at");
        for (double time : times) {
            ObjectNode entry = asked.addObject();
            var at = hazard.at(time);
            at.toOptional()
                    .ifPresentOrElse(
                            point -> {
                                put(entry, point);
                                row(table, point);
                            },
                            () -> {
                                entry.put("time", time);
                                Json.put(entry, "cumulativeHazard", at.map(NelsonAalen.Point::cumulativeHazard));
                            });
        }
        fitted.table("cumulative hazard, " + name, table).curve(curve);
    }

    private static void put(ObjectNode entry, NelsonAalen.Point point) {
        Json.put(entry, "time", point.time());
        entry.put("atRisk", point.atRisk()).put("events", point.events());
        Json.put(entry, "cumulativeHazard", point.cumulativeHazard());
        Json.put(entry, "standardError", point.standardError());
    }

    private static void row(TextTable table, NelsonAalen.Point point) {
        table.row(point.time(), point.atRisk(), point.events(), point.cumulativeHazard(), point.standardError());
    }
}
