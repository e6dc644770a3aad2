package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rate of the review: its value and, on demand, who was counted.
 *
 * @param node the rate with {@code value, numerator, denominator, interval, population, flags}
 */
record Rate(JsonNode node) {

    Figure value() {
        return Figures.percent(node, "value");
    }

    /** Returns "95 % interval 104.2 % to 110.9 %", or why there is none. */
    String interval() {
        if (!value().known()) {
            return "";
        }
        return Figures.percentInterval(node.path("interval"))
                .map(ends -> "95\u00A0% interval " + ends)
                .orElseGet(() -> "no interval: " + Reading.of(node, "interval").why());
    }

    /** Returns "61.8 to 80.8 %", for a column of its own, or why there is none. */
    Figure range() {
        return Figures.percentInterval(node.path("interval"))
                .map(ends -> Figure.number(ends, ""))
                .orElseGet(() -> Figure.unknown(
                        value().known()
                                ? Reading.of(node, "interval").why()
                                : Reading.of(node, "value").why()));
    }

    /** Returns "72.3 %, 95 % interval 61.8 to 80.8 %", or why it is not known. */
    String said() {
        return interval().isEmpty() ? value().text() : value().text() + " (" + interval() + ")";
    }

    /** Returns who was counted, a line each; {@code unit} is "customers" or a currency. */
    List<String> counted(String unit) {
        List<String> lines = new ArrayList<>();
        share(unit).ifPresent(lines::add);
        Reading population = Reading.of(node, "population");
        if (population.isKnown()) {
            lines.add("Counted: " + Words.population(population.text()));
        }
        if (!interval().isEmpty()) {
            lines.add(Words.capital(interval()));
        }
        for (JsonNode flag : node.path("flags")) {
            lines.add("Note: " + Words.plain(flag.asText()));
        }
        return lines;
    }

    /** Returns the customers counted, "12 of 340". */
    Figure of() {
        return share("customers")
                .map(share -> Figure.number(share.replace(" customers", ""), ""))
                .orElseGet(() -> Figure.unknown(Reading.of(node, "denominator").why()));
    }

    /** Returns the amounts counted, "1,200.00 EUR of 1,300.00 EUR". */
    Figure of(String currency) {
        return share(currency)
                .map(share -> Figure.number(share, ""))
                .orElseGet(() -> Figure.unknown(Reading.of(node, "denominator").why()));
    }

    private Optional<String> share(String unit) {
        boolean customers = unit.equals("customers");
        Figure numerator = customers ? Figures.count(node, "numerator") : Figures.money(node, "numerator", unit);
        Figure denominator = customers ? Figures.count(node, "denominator") : Figures.money(node, "denominator", unit);
        return numerator.known() && denominator.known()
                ? Optional.of(numerator.text() + " of " + denominator.text() + (customers ? " customers" : ""))
                : Optional.empty();
    }
}
