package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is on track, behind and stuck on each path; the legs with their times, and the customers that wait too long. */
final class JourneySection implements Section {

    /** Of the late customers the page names this many; review.json has all. */
    private static final int MOST_NAMED = 40;

    private static final List<String> SIDES = List.of("vendor", "customer", "both", "thirdParty", "noneKnown");

    @Override
    public void write(Scope scope, Html html) {
        JsonNode paths = scope.review().path("paths");
        if (paths.isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "journeys", "Journeys", "On track, behind, stuck");
        for (JsonNode path : paths) {
            path(path, scope, panel);
        }
        panel.close();
    }

    private static void path(JsonNode path, Scope scope, Panel panel) {
        String name = Words.label(path.path("path").asText(""));
        panel.say(Words.capital(name) + ": " + states(path)).say(firstValue(path.path("timeToFirstValue")));
        if (path.path("timeToFirstValue").path("medianDays").isNull()
                && path.path("accounts").asLong() > 0) {
            panel.remark("Those who still wait and those who left count; nobody can tell yet when half will be there.");
        }
        panel.foldedTable("The legs of " + name, legHeaders(), legs(path.path("legs")));
        List<JsonNode> late = late(path, scope.review().path("journeys"));
        if (!late.isEmpty()) {
            panel.foldedTable(
                    "Behind or stuck on " + name + (late.size() > MOST_NAMED ? ", the first " + MOST_NAMED : ""),
                    List.of("Customer", "Stands", "Why", "Still ahead", "Days left, expected"),
                    rows(late.subList(0, Math.min(MOST_NAMED, late.size())), scope.names()));
        }
    }

    private static String states(JsonNode path) {
        JsonNode states = path.path("states");
        String words = Words.count(path.path("accounts").asLong(), "customer") + ", "
                + states.path("onTrack").asLong() + " on track, "
                + states.path("behind").asLong() + " behind, "
                + states.path("stuck").asLong() + " stuck, "
                + states.path("arrived").asLong() + " where the path leads";
        long unknown = states.path("notKnown").asLong();
        return words + (unknown > 0 ? ", " + unknown + " not known." : ".");
    }

    private static String firstValue(JsonNode time) {
        return "First value: " + within("half", time, "medianDays") + ", " + within("nine in ten", time, "p90Days")
                + ", of " + Words.count(time.path("n").asLong(), "account") + ", "
                + time.path("censored").asLong() + " of which still wait.";
    }

    private static String within(String who, JsonNode time, String field) {
        String days = Figures.decimal(time, field, 1).text();
        return Reading.of(time, field).isKnown() ? who + " within " + days + "\u00A0days" : who + " " + days;
    }

    private static List<String> legHeaders() {
        return List.of(
                "Leg to",
                "Which is",
                "Came",
                "Crossed",
                "Left",
                "Wait now",
                "Days expected",
                "Half within",
                "Nine in ten within",
                "Late by open task",
                "Vendor on time",
                "Customer on time");
    }

    private static List<List<Figure>> legs(JsonNode legs) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode leg : legs) {
            rows.add(List.of(
                    leg.has("milestone") ? Figures.label(leg, "milestone") : Figures.words(leg, "name"),
                    Figures.words(leg, "name"),
                    Figures.count(leg, "arrivals"),
                    Figures.count(leg, "crossed"),
                    Figures.count(leg, "churned"),
                    Figures.count(leg, "waiting"),
                    Figures.count(leg, "expectedDays"),
                    Figures.decimal(leg, "medianDays", 1),
                    Figures.decimal(leg, "p90Days", 1),
                    Figure.words(late(leg.path("late"))),
                    onTime(leg.path("onTime").path("vendor")),
                    onTime(leg.path("onTime").path("customer"))));
        }
        return rows;
    }

    private static Figure onTime(JsonNode rate) {
        return new Rate(rate).value();
    }

    /** Returns such as "8: customer 5, vendor 1, no open task 2"; of one kind, "5, no open task". */
    private static String late(JsonNode late) {
        long all = 0;
        List<String> sides = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (String side : SIDES) {
            long count = late.path(side).asLong();
            if (count > 0) {
                all += count;
                sides.add(side.equals("noneKnown") ? "no open task" : Words.plain(side));
                counts.add(sides.get(sides.size() - 1) + " " + count);
            }
        }
        return switch (sides.size()) {
            case 0 -> "nobody";
            case 1 -> all + ", " + sides.get(0);
            default -> all + ": " + String.join(", ", counts);
        };
    }

    /** Returns the days left, or that of those who waited as long too few got there to tell. */
    private static Figure daysLeft(JsonNode journey) {
        Reading days = Reading.of(journey, "daysLeft");
        return days.reason().equals("CENSORED")
                ? Figure.unknown("too few got there after as long a wait")
                : Figures.decimal(journey, "daysLeft", 0);
    }

    /** Returns the customers that are late on a path, the stuck ones first. */
    private static List<JsonNode> late(JsonNode path, JsonNode journeys) {
        List<JsonNode> late = new ArrayList<>();
        for (JsonNode journey : journeys) {
            String state = journey.path("state").asText("");
            if (journey.path("path").equals(path.path("path")) && (state.equals("STUCK") || state.equals("BEHIND"))) {
                late.add(journey);
            }
        }
        late.sort(
                Comparator.comparing((JsonNode journey) -> journey.path("state").asText())
                        .reversed());
        return late;
    }

    private static List<List<Figure>> rows(List<JsonNode> journeys, Names names) {
        return journeys.stream().map(journey -> row(names.of(journey), journey)).toList();
    }

    private static List<Figure> row(Figure name, JsonNode journey) {
        List<String> reasons = new ArrayList<>();
        journey.path("reasons").forEach(reason -> reasons.add(Words.prose(reason.asText())));
        return List.of(
                name,
                Figure.words(Words.plain(journey.path("state").asText(""))),
                Figure.words(String.join("; ", reasons)),
                Figure.words(Words.count(journey.path("route").size(), "milestone")),
                daysLeft(journey));
    }
}
