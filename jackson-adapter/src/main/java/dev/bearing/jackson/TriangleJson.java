package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.value.Rate;
import java.util.List;
import java.util.Locale;

/**
 * A triangle of retention as JSON, in the forms of {@link ReviewJson}. Rates of accounts that are pooled carry their
 * interval; those of amounts do not, since each takes a thousand samples.
 *
 * <pre>{@code
 * RetentionTriangle triangle = usd.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.ANNIVERSARY);
 * ReviewJson.write(TriangleJson.tree(triangle), Path.of("triangle.json"));
 * }</pre>
 */
public final class TriangleJson {

    /** The version of the document's schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private TriangleJson() {}

    /**
     * Returns the document: {@code schemaVersion, measure, age, cohorts: [ {cohort, size, cells: [ {age, status, value,
     * numerator, denominator} … ]} … ], pooled: [ {age, …a rate} … ], development, chainLadder: [ {age, value} … ]}.
     * Cells of the future are absent.
     */
    public static ObjectNode tree(RetentionTriangle triangle) {
        ObjectNode node = JsonForm.object().put("schemaVersion", SCHEMA_VERSION);
        node.put("measure", word(triangle.measure()));
        node.put("age", word(triangle.age()));
        ArrayNode cohorts = node.putArray("cohorts");
        for (RetentionTriangle.Cohort cohort : triangle.cohorts()) {
            ObjectNode row = cohorts.addObject();
            row.put("cohort", cohort.month().toString());
            row.put("size", cohort.size());
            ArrayNode cells = row.putArray("cells");
            cohort.cells()
                    .forEach(cell -> cells.addObject()
                            .put("age", cell.age())
                            .put("status", word(cell.status()))
                            .setAll(JsonForm.parts(cell.rate())));
        }
        node.set("pooled", rates(triangle, triangle.pooled()));
        node.set("development", rates(triangle, triangle.development()));
        ArrayNode chainLadder = node.putArray("chainLadder");
        for (int age = 0; age < triangle.development().size(); age++) {
            JsonForm.putNumber(chainLadder.addObject().put("age", age), "value", triangle.chainLadder(age));
        }
        return node;
    }

    private static ArrayNode rates(RetentionTriangle triangle, List<Rate> rates) {
        ArrayNode list = JsonForm.array();
        for (int age = 0; age < rates.size(); age++) {
            Rate rate = rates.get(age);
            list.addObject()
                    .put("age", age)
                    .setAll(triangle.measure().isLogo() ? JsonForm.rate(rate) : JsonForm.rateWithoutInterval(rate));
        }
        return list;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
