package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.ValueAttributions;
import dev.bearing.evidence.ValueDriverReport;

/** {@code valueDrivers} in review.json. */
final class ValueDriverJson {

    private ValueDriverJson() {}

    static ObjectNode of(ValueDriverReport report, ValueAttributions attributions) {
        ObjectNode node = JsonForm.object()
                .put("from", report.days().from().toString())
                .put("to", report.days().to().toString())
                .put("customers", report.customers());
        ArrayNode drivers = node.putArray("drivers");
        for (ValueDriverReport.Finding finding : report.findings()) {
            ObjectNode row = drivers.addObject()
                    .put("key", finding.driver().key())
                    .put("source", Place.wordOf(finding.driver().source()))
                    .put("metric", finding.driver().metric())
                    .put("atLeast", finding.driver().atLeast())
                    .put("unknown", finding.unknown());
            finding.driver()
                    .worth()
                    .ifPresent(worth -> row.put("outcome", worth.outcome()).put("valuePerUnit", worth.perUnit()));
            InteractionJson.association(row, "retention", finding.retention());
        }
        if (!attributions.accounts().isEmpty()) {
            ArrayNode totals = node.putArray("attribution");
            attributions.totals().forEach(total -> totals.add(total(total)));
        }
        return node;
    }

    private static ObjectNode total(ValueAttributions.Total total) {
        ObjectNode node = JsonForm.object()
                .put("outcome", total.outcome())
                .put("accounts", total.accounts())
                .put("unknown", total.unknown())
                .put("delta", total.delta())
                .put("unexplained", total.unexplained());
        ArrayNode drivers = node.putArray("drivers");
        total.byDriver()
                .forEach(term -> drivers.addObject().put("key", term.name()).put("value", term.value()));
        return node;
    }
}
