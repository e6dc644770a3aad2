package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code --model aalen-johansen}: what each of several causes takes, where one keeps the others from happening. */
final class AalenJohansenFitter implements Fitter {

    private static final int MOST_CAUSES = 100;
    private static final int PRINTED = 60;

    @Override
    public List<String> names() {
        return List.of("aalen-johansen");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "entry", "group", "times");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.CAUSE);
        double largest = Arrays.stream(input.event()).max().orElse(0);
        if (largest > MOST_CAUSES) {
            throw new ResearchInputException("causes must be at most " + MOST_CAUSES + ", one was "
                    + TextTable.number(largest) + ": is --event the right column?");
        }
        int causes = Math.max(1, (int) largest);
        Spells spells = input.spells();
        List<Double> times = request.options().times();
        long events = Arrays.stream(input.event()).filter(cause -> cause > 0).count();
        Fitted fitted = new Fitted(
                FitProvenance.builder("aalen-johansen", input.rows(), events).build(), input.fileRows());
        tell("all", CumulativeIncidence.of(spells, causes), times, fitted.fields(), fitted);
        input.group().ifPresent(labels -> {
            ArrayNode groups = fitted.fields().putArray("groups");
            spells.by(labels.words()).forEach((name, some) -> {
                CumulativeIncidence one = CumulativeIncidence.of(some, causes);
                ObjectNode node = groups.addObject().put("group", name).put("n", one.size());
                tell(name, one, times, node, fitted);
            });
        });
        return fitted;
    }

    private static void tell(
            String name, CumulativeIncidence incidence, List<Double> times, ObjectNode node, Fitted fitted) {
        ArrayNode points = node.putArray("curve");
        TextTable table = table(incidence.causes());
        Curve[] curves = new Curve[incidence.causes()];
        Arrays.setAll(curves, cause -> new Curve(name + ", cause " + (cause + 1), true));
        int rows = 0;
        for (CumulativeIncidence.Point point : incidence.curve()) {
            put(points.addObject(), point);
            for (int cause = 0; cause < curves.length; cause++) {
                curves[cause].point(point.time(), point.incidences().get(cause), Double.NaN, Double.NaN);
            }
            if (times.isEmpty() && rows++ < PRINTED) {
                row(table, point);
            }
        }
        ArrayNode asked = node.putArray("at");
        for (double time : times) {
            ObjectNode entry = asked.addObject();
            Answer<CumulativeIncidence.Point> at = incidence.at(time);
            at.toOptional()
                    .ifPresentOrElse(
                            point -> {
                                put(entry, point);
                                row(table, point);
                            },
                            () -> {
                                entry.put("time", time);
                                Json.put(entry, "eventFree", at.map(CumulativeIncidence.Point::eventFree));
                            });
        }
        fitted.table("cumulative incidence, " + name, table);
        for (Curve curve : curves) {
            fitted.curve(curve);
        }
    }

    private static void put(ObjectNode entry, CumulativeIncidence.Point point) {
        Json.put(entry, "time", point.time());
        entry.put("atRisk", point.atRisk());
        Json.put(entry, "eventFree", point.eventFree());
        ArrayNode causes = entry.putArray("causes");
        for (int cause = 0; cause < point.incidences().size(); cause++) {
            ObjectNode one = causes.addObject().put("cause", cause + 1);
            int index = cause;
            Json.put(one, "incidence", point.incidences().get(cause));
            Json.put(one, "standardError", point.standardErrors().map(errors -> errors.get(index)));
        }
    }

    private static TextTable table(int causes) {
        String[] header = new String[3 + causes];
        header[0] = "time";
        header[1] = "n.risk";
        header[2] = "event-free";
        for (int cause = 1; cause <= causes; cause++) {
            header[2 + cause] = "cause " + cause;
        }
        return new TextTable(header);
    }

    private static void row(TextTable table, CumulativeIncidence.Point point) {
        Object[] cells = new Object[3 + point.incidences().size()];
        cells[0] = point.time();
        cells[1] = point.atRisk();
        cells[2] = point.eventFree();
        for (int cause = 0; cause < point.incidences().size(); cause++) {
            cells[3 + cause] = point.incidences().get(cause);
        }
        table.row(cells);
    }
}
