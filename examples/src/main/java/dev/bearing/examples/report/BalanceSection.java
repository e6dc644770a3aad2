package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether it is good for both sides; more, proven, faster; and whose side the balance leans to. */
final class BalanceSection implements Section {

    /** So many rows of a table are enough for a page; all stand in review.json. */
    private static final int MOST_ROWS = 20;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode balance = scope.one("balance");
        if (balance.path("accounts").isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "balance", "Balance", "Is it good for both sides?");
        panel.say(sentence(balance));
        JsonNode findings = balance.path("findings");
        panel.say(Words.count(findings.path("balanced").asLong(), "customer is", "customers are") + " in balance; with "
                + findings.path("overServed").asLong()
                + " the customer has much more of what it wants than the vendor, with "
                + findings.path("overExtracted").asLong() + " it is the other way round; of "
                + findings.path("unknown").asLong() + " one side is not known.");
        panel.foldedTable(
                "In common; more, proven, faster", List.of("Figure", "Number", "95 %", "What it is"), motto(balance));
        table(panel, scope, "OVER_SERVED", "Much more for the customer");
        table(panel, scope, "OVER_EXTRACTED", "Much more for the vendor");
        work(balance.path("work"), scope.names(), panel);
        notRanked(balance.path("workNotRanked"), panel);
        monthEnds(balance.path("monthEnds"), panel);
        panel.close();
    }

    private static String sentence(JsonNode balance) {
        return "Customers have "
                + Figures.percent(balance, "customerAttainment").text()
                + " of what they want, the vendor "
                + Figures.percent(balance, "vendorAttainment").text()
                + " of what it planned with them; in common "
                + Figures.percent(balance, "mutual").text()
                + Figures.percentInterval(balance.path("mutualInterval"))
                        .map(range -> " (95 %: " + range + ")")
                        .orElse("")
                + ", for neither makes up for the other.";
    }

    private static List<List<Figure>> motto(JsonNode balance) {
        JsonNode more = balance.path("more");
        JsonNode proven = balance.path("proven");
        JsonNode faster = balance.path("faster");
        String since = " since " + Words.date(more.path("since").asText(""));
        return List.of(
                row("In common", balance, "mutual", "the harmonic mean of both sides"),
                row(
                        "Imbalance",
                        balance,
                        "imbalance",
                        "customer less vendor; a finding beyond "
                                + Figures.percent(balance, "limit").text()),
                row("More for the customer", more, "customer", "change of attainment" + since),
                row("More for the vendor", more, "vendor", "change of attainment" + since),
                List.of(
                        Figure.words("Proven"),
                        Figures.percent(proven, "value"),
                        Figure.words(
                                Figures.percentInterval(proven.path("interval")).orElse("")),
                        Figure.words("of the outcomes reached there is evidence, or the customer said so")),
                row("Faster", faster, "value", fasterThan(faster)));
    }

    private static List<Figure> row(String name, JsonNode parent, String field, String what) {
        return List.of(
                Figure.words(name),
                Figures.percent(parent, field),
                Figure.words(
                        Figures.percentInterval(parent.path(field + "Interval")).orElse("")),
                Figure.words(what));
    }

    private static String fasterThan(JsonNode faster) {
        return "more of those who set out lately had a first value within "
                + Figures.decimal(faster, "days", 1).text() + " days than "
                + (faster.path("basis").asText().equals("BENCHMARK") ? "the half expected" : "the year before");
    }

    /** The most one-sided first. */
    private static void table(Panel panel, Scope scope, String finding, String caption) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode account : scope.one("balance").path("accounts")) {
            if (account.path("finding").asText().equals(finding)) {
                found.add(account);
            }
        }
        if (found.isEmpty()) {
            return;
        }
        found.sort(Comparator.comparingDouble(
                account -> -Math.abs(account.path("imbalance").asDouble())));
        panel.foldedTable(
                caption + (found.size() > MOST_ROWS ? ", the first " + MOST_ROWS + " of " + found.size() : ""),
                List.of("Customer", "Has of what it wants", "The vendor of its plan", "In common"),
                found.stream()
                        .limit(MOST_ROWS)
                        .map(account -> List.of(
                                scope.names().of(account),
                                Figures.percent(account, "customerAttainment"),
                                Figures.percent(account, "vendorAttainment"),
                                Figures.percent(account, "mutual")))
                        .toList());
    }

    private static void work(JsonNode work, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode item : work) {
            rows.add(List.of(
                    names.of(item),
                    Figure.words(ActionSection.what(item)),
                    Figures.percent(item, "mutualGainPerHour"),
                    Figures.prose(item, "reason")));
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "What would bring both sides most for an hour",
                    List.of("Customer", "What", "More in common for an hour", "Why"),
                    rows);
        }
    }

    private static void notRanked(JsonNode reasons, Panel panel) {
        long items = 0;
        List<String> parts = new ArrayList<>();
        for (JsonNode one : reasons) {
            items += one.path("items").asLong();
            parts.add(Words.reason(one.path("reason").asText()) + " "
                    + one.path("items").asLong());
        }
        if (items > 0) {
            panel.remark("What it would bring both sides is not known of "
                    + Words.count(items, "piece of work", "pieces of work") + ": " + String.join(", ", parts) + ".");
        }
    }

    private static void monthEnds(JsonNode ends, Panel panel) {
        JsonNode contacts = ends.path("contacts");
        if (contacts.path("denominator").asLong() == 0) {
            return;
        }
        panel.remark("Of " + Words.count(contacts.path("denominator").asLong(), "commercial contact")
                + " that the vendor began, " + contacts.path("numerator").asLong() + " fell on the last "
                + ends.path("lastDays").asLong() + " days of a month, " + new Rate(contacts).said()
                + ", where an even spread gives "
                + Figures.percent(ends, "expectedShare").text() + ": " + verdict(ends) + ".");
    }

    private static String verdict(JsonNode ends) {
        if (!ends.path("concentrated").isBoolean()) {
            return "whether that is more than chance is not known, "
                    + Reading.of(ends, "concentrated").why();
        }
        String text = Figures.pValue(ends, "pValue").text();
        String p = text.startsWith("<") ? "p " + text : "p = " + text;
        return ends.path("concentrated").asBoolean()
                ? "more than chance would give, " + p + "; the vendor’s own calendar shows"
                : "no more than chance would give, " + p;
    }
}
