package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Which months of a revenue block are over. */
final class Months {

    private Months() {}

    static boolean isRunning(JsonNode revenue, String month) {
        JsonNode months = revenue.path("months");
        for (int i = months.size() - 1; i >= 0; i--) {
            if (months.path(i).path("month").asText("").equals(month)) {
                return !months.path(i).path("complete").asBoolean();
            }
        }
        return false;
    }

    static JsonNode last(JsonNode list) {
        return list.path(list.size() - 1);
    }
}
