package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is on track, behind and stuck on each path; the legs with their times, and the customers that wait too long. */
final class JourneySection implements Section {

    /** Of the late customers the page names this many; review.json has all. */
    private static final int MOST_NAMED = 40;

    private static final List<String> SIDES = List.of("vendor", "customer", "both", "thirdParty");

    @Override
    public void write(Scope scope, Html html) {
        JsonNode paths = scope.review().path("paths");
        if (paths.isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "journeys", "Journeys", "On track, behind, stuck");
        for (JsonNode path : paths) {
            path(path, scope.review(), panel);
        }
        panel.close();
    }

    private static void path(JsonNode path, JsonNode review, Panel panel) {
        String name = Words.label(path.path("path").asText(""));
        panel.say(Words.capital(name) + ": " + states(path)).say(firstValue(path.path("timeToFirstValue")));
        if (path.path("timeToFirstValue").path("medianDays").isNull()) {
            panel.remark("Those who still wait and those who left count; nobody can tell yet when half will be there.");
        }
        panel.foldedTable("The legs of " + name, legHeaders(), legs(path.path("legs")));
        List<JsonNode> late = late(path, review.path("journeys"));
        if (!late.isEmpty()) {
            panel.foldedTable(
                    "Behind or stuck on " + name + (late.size() > MOST_NAMED ? ", the first " + MOST_NAMED : ""),
                    List.of("Customer", "Stands", "Why", "Still ahead", "Days left, planned"),
                    rows(late.subList(0, Math.min(MOST_NAMED, late.size())), review));
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

    /** Returns such as "8: customer 5, vendor 1, no open task 2". */
    private static String late(JsonNode late) {
        long all = 0;
        StringBuilder words = new StringBuilder();
        for (String side : SIDES) {
            long count = late.path(side).asLong();
            all += count;
            if (count > 0) {
                words.append(", ").append(Words.plain(side)).append(' ').append(count);
            }
        }
        long none = late.path("noneKnown").asLong();
        if (none > 0) {
            words.append(", no open task ").append(none);
        }
        return all + none == 0 ? "nobody" : (all + none) + ": " + words.substring(2);
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

    private static List<List<Figure>> rows(List<JsonNode> journeys, JsonNode review) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode account : review.path("health").path("accounts")) {
            names.put(account.path("accountId").asText(""), account.path("name").asText(""));
        }
        return journeys.stream()
                .map(journey -> {
                    String id = journey.path("accountId").asText("");
                    String name = names.getOrDefault(id, "");
                    return row(name.isEmpty() ? id : name, journey);
                })
                .toList();
    }

    private static List<Figure> row(String name, JsonNode journey) {
        List<String> reasons = new ArrayList<>();
        journey.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return List.of(
                Figure.words(name),
                Figure.words(Words.plain(journey.path("state").asText(""))),
                Figure.words(String.join("; ", reasons)),
                Figure.words(Words.count(journey.path("route").size(), "milestone")),
                Figures.decimal(journey, "daysLeft", 0));
    }
}
