package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Every owner's book of business. */
final class OwnerSection implements Section {

    private static final String NOBODY = "(none)";

    @Override
    public void write(Scope scope, Html html) {
        JsonNode books = scope.review().path("owners").path("books");
        if (books.isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "owners", "Owners", "Books of business");
        List<List<Figure>> rows = new ArrayList<>();
        long owners = 0;
        for (JsonNode book : books) {
            String owner = book.path("owner").asText("");
            owners += owner.equals(NOBODY) ? 0 : 1;
            rows.add(List.of(
                    Figure.words(owner.equals(NOBODY) ? "nobody" : owner),
                    Figures.count(book, "customers"),
                    Figure.words(revenue(book.path("revenue"))),
                    Figure.words(bands(book)),
                    Figures.count(book.path("states"), "behind"),
                    Figures.count(book.path("states"), "stuck"),
                    Figure.words(gaps(book.path("gaps"))),
                    Figure.words(fit(book.path("fitClasses"))),
                    Figures.count(book.path("interactions"), "count")));
        }
        panel.say(Words.count(owners, "owner") + " of accounts. What stands is by who has them today, what was done by"
                + " who had them then.");
        panel.foldedTable(
                "Books of business",
                List.of(
                        "Owner",
                        "Customers",
                        "Pay a month",
                        "Health",
                        "Behind",
                        "Stuck",
                        "Gaps at",
                        "Fit",
                        "Interactions"),
                rows);
        panel.close();
    }

    /** The milestones to which the way has a gap among these customers, each once. */
    private static String gaps(JsonNode gaps) {
        Set<String> places = new TreeSet<>();
        gaps.forEach(gap -> places.add(Words.label(gap.path("to").asText(""))));
        return places.isEmpty() ? "none found" : String.join(", ", places);
    }

    private static String fit(JsonNode classes) {
        StringJoiner words = new StringJoiner(", ");
        classes.properties().forEach(entry -> {
            if (entry.getValue().asLong() > 0) {
                words.add(Words.label(entry.getKey().toLowerCase(Locale.ROOT)) + " "
                        + entry.getValue().asLong());
            }
        });
        return words.length() == 0 ? "not known" : words.toString();
    }

    private static String revenue(JsonNode revenue) {
        StringJoiner words = new StringJoiner("; ");
        for (JsonNode row : revenue) {
            if (!row.path("mrr").asText("").equals("0")) {
                words.add(Figures.money(row, "mrr", row.path("currency").asText(""))
                        .text());
            }
        }
        return words.length() == 0 ? "nothing" : words.toString();
    }

    private static String bands(JsonNode book) {
        StringJoiner words = new StringJoiner(", ");
        for (JsonNode band : book.path("bands")) {
            words.add(
                    band.path("band").asText("") + " " + band.path("customers").asLong());
        }
        long unknown = book.path("withoutHealth").asLong();
        if (unknown > 0) {
            words.add("not known " + unknown);
        }
        return words.toString();
    }
}
