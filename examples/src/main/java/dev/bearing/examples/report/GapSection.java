package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Where customers get lost on their paths: the gaps that were found, and folded away every place looked at. */
final class GapSection implements Section {

    /** Of the gaps found the page shows this many at once; the folded table has all. */
    private static final int MOST_SHOWN = 5;

    @Override
    public void write(Scope scope, Html html) {
        List<JsonNode> gaps = scope.all("gaps");
        if (gaps.isEmpty()) {
            return;
        }
        List<JsonNode> found = gaps.stream()
                .filter(gap -> gap.path("verdict").asText("").equals("GAP"))
                .toList();
        long unknown = gaps.stream()
                .filter(gap -> !Reading.of(gap, "verdict").isKnown())
                .count();
        Panel panel = Panel.open(html, scope, "gaps", "Gaps", "Where customers get lost on their path");
        if (found.isEmpty()) {
            panel.say("No gap was shown in " + Words.count(gaps.size(), "place")
                    + " looked at; that is not to say that there is none.");
        } else {
            panel.say("More is missing here than chance explains, with all " + gaps.size()
                            + " places looked at taken into account. Most value waiting first.")
                    .table(
                            "Gaps" + (found.size() > MOST_SHOWN ? ", the first " + MOST_SHOWN : ""),
                            List.of("Where", "What", "Missing", "Waiting", "Worth, " + scope.currency() + ", estimate"),
                            rows(found.subList(0, Math.min(MOST_SHOWN, found.size())), scope.currency()));
        }
        if (unknown > 0) {
            panel.remark("In " + Words.count(unknown, "place") + " there are too few accounts, or no reference, for a"
                    + " verdict.");
        }
        long toCompetitor = gaps.stream()
                .filter(gap -> gap.path("kind").asText("").equals("DROP_OFF"))
                .mapToLong(gap -> gap.path("leftToCompetitor").asLong())
                .sum();
        if (toCompetitor > 0) {
            panel.remark("Of those who left on the way to a milestone, " + toCompetitor
                    + " went to a competitor: whoever bridges a gap wins those who wait at it.");
        }
        panel.foldedTable("All places looked at", headers(), details(gaps)).close();
    }

    private static List<List<Figure>> rows(List<JsonNode> gaps, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode gap : gaps) {
            rows.add(List.of(
                    Figure.words(where(gap)),
                    Figure.words(kind(gap)),
                    Figures.percent(gap, "effect"),
                    Figures.count(gap, "accounts"),
                    Figures.bare(Figures.estimate(gap, "valueAtRisk", currency), currency)));
        }
        return rows;
    }

    private static List<String> headers() {
        return List.of("Where", "What", "Verdict", "Came", "Counted", "Crossed", "Missing", "p, adjusted");
    }

    private static List<List<Figure>> details(List<JsonNode> gaps) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode gap : gaps) {
            Reading verdict = Reading.of(gap, "verdict");
            rows.add(List.of(
                    Figure.words(where(gap)),
                    Figure.words(kind(gap)),
                    Figure.words(verdict.isKnown() ? Words.plain(verdict.text()) : "not known: " + verdict.why()),
                    Figures.count(gap, "arrived"),
                    Figures.count(gap, "observable"),
                    Figures.count(gap, "crossed"),
                    Figures.percent(gap, "effect"),
                    Figures.pValue(gap, "adjustedPValue")));
        }
        return rows;
    }

    private static String where(JsonNode gap) {
        String to = Words.label(gap.path("to").asText(""));
        String from =
                Reading.of(gap, "from").isKnown() ? Words.label(gap.path("from").asText("")) : "setting out";
        return from.equals(to) ? to : from + " \u2192 " + to;
    }

    private static String kind(JsonNode gap) {
        String days = " within " + gap.path("withinDays").asInt() + " days";
        return switch (gap.path("kind").asText("")) {
            case "FUNCTIONAL_TO_OUTCOME" -> "the task is done, the outcome does not follow" + days;
            case "PERCEPTION" -> "we say achieved, the customer does not confirm" + days;
            case "DROP_OFF" -> "too few cross" + days;
            case "DWELL" -> "crossing takes too long";
            default -> Words.plain(gap.path("kind").asText(""));
        };
    }
}
