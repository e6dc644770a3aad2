package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page says of health beside the scores, each only where there is something to say: bands that are held, where
 * people and the score disagree, who is judged by which scorecard, and the health of parents.
 */
final class StandingsPanel {

    /** So many rows of a table are enough for a page; all stand in review.json. */
    private static final int MOST_ROWS = 20;

    private StandingsPanel() {}

    static void write(JsonNode health, Names names, Panel panel) {
        held(health, panel);
        for (JsonNode report : health.path("disagreements")) {
            disagreements(report, names, panel);
        }
        scorecards(health.path("scorecards"), panel);
        parents(health.path("rollUp"), panel);
    }

    private static void held(JsonNode health, Panel panel) {
        long held = 0;
        for (JsonNode account : health.path("accounts")) {
            JsonNode steady = account.path("steadyBand").path("band");
            boolean differs = steady.isTextual()
                    && !steady.asText().equals(account.path("band").asText());
            held += differs && account.path("customer").asBoolean(true) ? 1 : 0;
        }
        if (held > 0) {
            panel.remark(Words.count(held, "account")
                    + " still counted in the band before, since the score has not left it far or long enough.");
        }
    }

    private static void disagreements(JsonNode report, Names names, Panel panel) {
        JsonNode list = report.path("list");
        panel.say("People and the score agree on the band of "
                + report.path("agreement").path("numerator").asText()
                + " of "
                + Words.count(report.path("agreement").path("denominator").asLong(), "account")
                + " on which both say anything. A statement stands beside the score and is never averaged with it.");
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode one : list) {
            if (rows.size() < MOST_ROWS) {
                rows.add(List.of(
                        names.of(one),
                        Figure.words(one.path("computed").asText()),
                        Figure.words(one.path("stated").asText()),
                        Figure.words(Words.date(one.path("since").asText())),
                        Figure.words(one.path("author").asText() + ": "
                                + one.path("reason").asText())));
            }
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "Where people and the score disagree" + first(list.size()),
                    List.of("Customer", "Score", "Person", "Since", "Who and why"),
                    rows);
        }
    }

    private static void scorecards(JsonNode scorecards, Panel panel) {
        int conflicts = scorecards.path("conflicts").size();
        if (conflicts > 0) {
            panel.remark("Several scorecards are for " + Words.count(conflicts, "account")
                    + "; the playbook’s precedence decided.");
        }
        int unresolved = scorecards.path("unresolved").size();
        if (unresolved > 0) {
            panel.remark("No scorecard is for " + Words.count(unresolved, "account") + ".");
        }
        for (JsonNode use : scorecards.path("uses")) {
            if (use.path("applies").asInt() > 0 && use.path("judges").asInt() == 0) {
                panel.remark("Scorecard “" + use.path("scorecard").asText()
                        + "” never has its turn: another comes before it for each of its accounts.");
            }
        }
    }

    private static void parents(JsonNode rollUp, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode group : rollUp.path("groups")) {
            if (rows.size() < MOST_ROWS) {
                rows.add(List.of(
                        Figure.words(group.path("name").asText()),
                        Figures.points(group, "score"),
                        Figure.number(Integer.toString(group.path("parts").size()), ""),
                        Figure.number(
                                Math.round(100 * group.path("coverage").asDouble()) + "\u00A0%",
                                group.path("coverage").asText())));
            }
        }
        if (!rows.isEmpty()) {
            panel.say("The health of wholes from that of their accounts, by “"
                            + rollUp.path("attribute").asText() + "”.")
                    .foldedTable(
                            "Health of wholes" + first(rollUp.path("groups").size()),
                            List.of("Whole", "Score", "Accounts", "Known"),
                            rows);
        }
    }

    private static String first(int size) {
        return size > MOST_ROWS ? ", the first " + MOST_ROWS + " of " + size : "";
    }
}
