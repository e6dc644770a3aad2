package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leads: what became of those that were opened, by motion; folded away who is a lead now, and who is not and why. */
final class LeadSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode leads = scope.review().path("leads");
        JsonNode funnel = leads.path("funnel");
        if (funnel.path("all").path("opened").asLong() == 0
                && leads.path("qualified").isEmpty()
                && leads.path("refused").isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "leads", "Leads", "Customers who should be offered more")
                .say(Words.count(leads.path("qualified").size(), "new lead")
                        + ": the outcome is there, a signal shows that something changed, and the gates are passed. "
                        + Words.count(leads.path("open").size(), "lead is", "leads are") + " open, "
                        + Words.count(leads.path("refused").size(), "candidate is", "candidates are")
                        + " none for now.")
                .table(
                        "What became of the leads",
                        List.of("Sold", "Opened", "Taken up", "Won", "Lost", "Expired", "Won of those taken up"),
                        List.of(
                                row("at a checkout", funnel.path("self_serve")),
                                row("by a person", funnel.path("full_serve")),
                                row("all", funnel.path("all"))));
        panel.foldedTable(
                "New leads",
                List.of("Customer", "Expansion", "Sold", "Likely to take it", "95 %", "Why"),
                qualified(leads.path("qualified"), scope.names()));
        panel.foldedTable("Why candidates are none", List.of("What speaks against it", "Candidates"), why(leads));
        panel.close();
    }

    private static List<Figure> row(String motion, JsonNode counts) {
        return List.of(
                Figure.words(motion),
                Figures.count(counts, "opened"),
                Figures.count(counts, "accepted"),
                Figures.count(counts, "won"),
                Figures.count(counts, "lost"),
                Figures.count(counts, "expired"),
                share(counts.path("conversion")));
    }

    private static Figure share(JsonNode node) {
        Rate rate = new Rate(node);
        return rate.value().known() ? Figure.number(rate.value().text(), rate.interval()) : rate.value();
    }

    private static List<List<Figure>> qualified(JsonNode leads, Names names) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode lead : leads) {
            List<String> reasons = new ArrayList<>();
            lead.path("reasons").forEach(reason -> reasons.add(Words.prose(reason.asText())));
            rows.add(List.of(
                    names.of(lead),
                    Figures.label(lead, "expansion"),
                    Figure.words(lead.path("motion").asText("").equals("self_serve") ? "at a checkout" : "by a person"),
                    Figures.percent(lead, "probability"),
                    Figures.percentInterval(lead.path("probabilityInterval"))
                            .map(ends -> Figure.number(ends, ""))
                            .orElseGet(() -> Figure.unknown(
                                    Reading.of(lead, "probabilityInterval").why())),
                    Figure.words(String.join("; ", reasons))));
        }
        return rows;
    }

    private static List<List<Figure>> why(JsonNode leads) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode lead : leads.path("refused")) {
            for (JsonNode objection : lead.path("objections")) {
                counts.merge(objection.path("kind").asText(""), 1L, Long::sum);
            }
        }
        List<List<Figure>> rows = new ArrayList<>();
        counts.forEach(
                (kind, count) -> rows.add(List.of(Figure.words(words(kind)), Figure.number(Long.toString(count), ""))));
        return rows;
    }

    private static String words(String kind) {
        return switch (kind) {
            case "NO_OUTCOME" -> "the outcome of the milestone is not there";
            case "OWNED" -> "it has the expansion already";
            case "OPEN_LEAD" -> "a lead is open";
            case "TRIED_LATELY" -> "a lead ended without a sale not long ago";
            case "CHURN_NOTICE" -> "it has said that it leaves";
            case "CANCEL_INTENT" -> "it set out to cancel, or did what tells of leaving";
            case "RENEWAL_SAVE" -> "its term is to be saved first";
            case "OTHER_CURRENCY" -> "the expansion is priced in another currency";
            case "OTHER_TIER" -> "it is not in the tier that the expansion leads away from";
            case "GATE" -> "a gate of the ideal customer profile is not passed";
            case "NO_SIGNAL" -> "no signal shows that something changed";
            case "RENEWAL" -> "a renewal is no expansion";
            default -> Words.plain(kind);
        };
    }
}
