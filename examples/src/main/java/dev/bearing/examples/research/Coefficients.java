package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.FittedCoefficient;
import java.util.List;

/** Estimates with their errors, as every regression tells them. */
final class Coefficients {

    private Coefficients() {}

    static void tell(List<FittedCoefficient> coefficients, Fitted fitted) {
        ArrayNode list = fitted.fields().putArray("coefficients");
        boolean robust =
                coefficients.stream().anyMatch(one -> one.robustStandardError().isKnown());
        TextTable table = robust
                ? new TextTable("", "estimate", "std.error", "robust se", "z", "p")
                : new TextTable("", "estimate", "std.error", "z", "p");
        for (FittedCoefficient one : coefficients) {
            ObjectNode node = list.addObject().put("name", one.name());
            Json.put(node, "estimate", one.estimate());
            Json.put(node, "standardError", one.standardError());
            Json.put(node, "robustStandardError", one.robustStandardError());
            Json.put(node, "z", one.z());
            Json.put(node, "pValue", one.pValue());
            double error = Json.orNaN(one.standardError());
            if (robust) {
                table.row(
                        one.name(),
                        one.estimate(),
                        error,
                        Json.orNaN(one.robustStandardError()),
                        Json.orNaN(one.z()),
                        Json.orNaN(one.pValue()));
            } else {
                table.row(one.name(), one.estimate(), error, Json.orNaN(one.z()), Json.orNaN(one.pValue()));
            }
        }
        fitted.table("coefficients", table);
    }
}
