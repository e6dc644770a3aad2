package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        sentences(balance).forEach(panel::say);
        findings(balance.path("findings")).ifPresent(panel::say);
        List<List<Figure>> motto = motto(balance);
        if (motto.stream().anyMatch(row -> row.get(1).known())) {
            panel.foldedTable(
                    "In common; more, proven, faster", List.of("Figure", "Number", "95 %", "What it is"), motto);
        }
        table(panel, scope, "OVER_SERVED", "Much more for the customer");
        table(panel, scope, "OVER_EXTRACTED", "Much more for the vendor");
        work(balance.path("work"), scope.names(), panel);
        notRanked(balance.path("workNotRanked"), panel);
        monthEnds(balance.path("monthEnds"), panel);
        panel.close();
    }

    /** Returns what is known of the two sides in one sentence, and what is not in another. */
    private static List<String> sentences(JsonNode balance) {
        Figure customer = Figures.percent(balance, "customerAttainment");
        Figure vendor = Figures.percent(balance, "vendorAttainment");
        Figure mutual = Figures.percent(balance, "mutual");
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        if (customer.known()) {
            known.add("customers have " + customer.text() + " of what they want");
        } else {
            unknown.add("how much customers have of what they want (" + why(balance, "customerAttainment") + ")");
        }
        if (vendor.known()) {
            known.add("the vendor " + (customer.known() ? "" : "has ") + vendor.text() + " of what it planned with them");
        } else {
            unknown.add("how much the vendor has of what it planned with them (" + why(balance, "vendorAttainment") + ")");
        }
        List<String> sentences = new ArrayList<>();
        if (!known.isEmpty()) {
            sentences.add(Words.capital(String.join(", ", known))
                    + (mutual.known() ? "; in common " + mutual.text() + inCommon(balance) : "") + ".");
        }
        if (!unknown.isEmpty()) {
            sentences.add("Not known: " + String.join("; ", unknown) + ".");
        }
        return sentences;
    }

    private static String why(JsonNode parent, String field) {
        return Reading.of(parent, field).why();
    }

    private static String inCommon(JsonNode balance) {
        return Figures.percentInterval(balance.path("mutualInterval"))
                        .map(range -> " (95 %: " + range + ")")
                        .orElse("")
                + ", for neither makes up for the other";
    }

    /** Returns to whose side the balance leans; empty where it is known of nobody. */
    private static Optional<String> findings(JsonNode findings) {
        long balanced = findings.path("balanced").asLong();
        long served = findings.path("overServed").asLong();
        long extracted = findings.path("overExtracted").asLong();
        return balanced + served + extracted == 0
                ? Optional.empty()
                : Optional.of(Words.count(balanced, "customer is", "customers are") + " in balance; with " + served
                        + " the customer has much more of what it wants than the vendor, with " + extracted
                        + " it is the other way round; of "
                        + findings.path("unknown").asLong() + " one side is not known.");
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
        Figure days = Figures.decimal(faster, "days", 1);
        return "more of those who set out lately had a first value "
                + (days.known() ? "within " + days.text() + " days" : "in time") + " than "
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
