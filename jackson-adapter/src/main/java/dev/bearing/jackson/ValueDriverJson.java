package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.ValueDriverReport;

/** {@code valueDrivers} in review.json. */
final class ValueDriverJson {

    private ValueDriverJson() {}

    static ObjectNode of(ValueDriverReport report) {
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
            InteractionJson.association(row, "retention", finding.retention());
        }
        return node;
    }
}
