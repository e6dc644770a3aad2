package dev.bearing.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What DuckDB is asked: for each question, several statements that answer it, of which the fastest counts. */
final class RevenueSql {

    /** The table as it was loaded, and the table sorted by account. */
    static final String UNSORTED = "price_states";

    static final String SORTED = "price_states_by_account";

    private static final List<String> THREE =
            List.of("waterfall-of-day-changes", "triangle-of-day-changes", "retention-of-day-changes");

    private RevenueSql() {}

    /** Returns statements for the waterfall, by the name of their approach. */
    static Map<String, String> waterfall(String table) {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("running sum", script(table, List.of("steps", "waterfall-running", "waterfall-of-day-changes")));
        scripts.put("windows", script(table, List.of("waterfall-windows", "waterfall-of-day-changes")));
        scripts.put("grouped days", script(table, List.of("waterfall-grouped", "waterfall-of-day-changes")));
        return scripts;
    }

    /** Returns statements for the waterfall, the triangle and the retention series, by the name of their approach. */
    static Map<String, String> together(String table) {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("running sum", script(table, List.of("steps", "day-changes-running")) + three());
        scripts.put("grouped days", script(table, List.of("day-changes-grouped")) + three());
        return scripts;
    }

    /**
     * Returns the statement for the waterfall from the table {@code day_change} that {@link #together} leaves behind.
     */
    static String waterfallOfPrepared() {
        return DuckDatabase.sql("waterfall-of-day-changes");
    }

    /** Makes the sorted table. */
    static void sort(DuckDatabase duck) throws SQLException {
        duck.execute("CREATE OR REPLACE TABLE " + SORTED + " AS FROM " + UNSORTED + " ORDER BY account_id, begins");
    }

    private static String three() {
        return THREE.stream().map(DuckDatabase::sql).collect(Collectors.joining("\n", "\n", ""));
    }

    private static String script(String table, List<String> files) {
        List<String> parts = new ArrayList<>();
        for (String file : files) {
            parts.add(DuckDatabase.sql(file).replace("${states}", table));
        }
        return String.join("\n", parts);
    }
}
