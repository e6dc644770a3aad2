package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What must be replaced before anything grows, folded away below the movements. */
final class GrowthDetails {

    private GrowthDetails() {}

    static void write(Panel panel, JsonNode growth, String currency) {
        if (growth.isMissingNode()) {
            return;
        }
        JsonNode offset = growth.path("offset");
        List<List<Figure>> rows = new ArrayList<>();
        rows.add(List.of(
                Figure.words("Lost: churned, paused, contracted"),
                Figures.money(growth, "lost", currency),
                Figure.words("")));
        rows.add(
                List.of(Figure.words("Made up for by expansions"), new Rate(offset).value(), new Rate(offset).range()));
        rows.add(List.of(
                Figure.words("To be won in as long a time so that revenue stands still"),
                Figures.estimate(growth, "grossNewToStandStill", currency),
                Figures.interval(growth, "grossNewToStandStillInterval", 0)));
        rows.add(List.of(
                Figure.words("Of it from new customers, if the others grow as they did"),
                Figures.estimate(growth, "netNewToStandStill", currency),
                Figures.interval(growth, "netNewToStandStillInterval", 0)));
        rows.add(List.of(
                Figure.words("New customers needed in as long a time so that their number stands still"),
                Figures.decimal(growth, "customersToStandStill", 1),
                Figures.interval(growth, "customersToStandStillInterval", 1)));
        lines(growth.path("expansions"), "Expanded: ", currency, rows);
        lines(growth.path("contractions"), "Contracted: ", currency, rows);
        panel.fold(
                "As a table: What has to be replaced first, "
                        + Words.date(growth.path("from").asText()) + " to "
                        + lastDay(growth.path("to").asText()),
                fold -> fold.table("What has to be replaced first", List.of("What", "Amount", "95 %"), rows)
                        .remark(
                                "“Made up for” sets all expansions of these months against all losses. The revenue to be"
                                        + " won follows from gross retention, that from new customers from net retention, of"
                                        + " those who paid as these months began; the customers needed from logo churn, of how"
                                        + " many of those left. So one can need nothing while another does."));
    }

    /** Returns the last day of a period that ends before {@code to}. */
    private static String lastDay(String to) {
        try {
            return Words.date(LocalDate.parse(to).minusDays(1).toString());
        } catch (DateTimeException e) {
            return to;
        }
    }

    private static void lines(JsonNode lines, String kind, String currency, List<List<Figure>> rows) {
        for (JsonNode line : lines) {
            rows.add(List.of(
                    Figure.words(kind + Words.plain(line.path("reason").asText())),
                    Figures.money(line, "amount", currency),
                    Figure.words("")));
        }
    }
}
