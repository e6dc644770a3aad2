package dev.bearing.examples.research;

import dev.bearing.jackson.ModelJson;
import dev.bearing.survival.FittedCoefficient;
import java.util.ArrayList;
import java.util.List;

/** Estimates with their errors, as every regression tells them. */
final class Coefficients {

    private Coefficients() {}

    static void tell(List<FittedCoefficient> coefficients, Fitted fitted) {
        fitted.fields().set("coefficients", ModelJson.coefficients(coefficients));
        boolean robust = coefficients.stream().anyMatch(FittedCoefficient::robust);
        fitted.table(robust ? "coefficients, z and p by the robust errors" : "coefficients", table(coefficients));
    }

    private static TextTable table(List<FittedCoefficient> coefficients) {
        boolean robust =
                coefficients.stream().anyMatch(one -> one.robustStandardError().isKnown());
        List<String> head = new ArrayList<>(List.of("", "estimate", "exp(estimate)", "std.error"));
        if (robust) {
            head.add("robust se");
        }
        head.addAll(List.of("z", "p"));
        TextTable table = new TextTable(head.toArray(String[]::new));
        for (FittedCoefficient one : coefficients) {
            List<Object> row = new ArrayList<>(
                    List.of(one.name(), one.estimate(), one.ratio().value(), Json.orNaN(one.standardError())));
            if (robust) {
                row.add(Json.orNaN(one.robustStandardError()));
            }
            row.addAll(List.of(Json.orNaN(one.z()), Json.orNaN(one.pValue())));
            table.row(row.toArray());
        }
        return table;
    }
}
