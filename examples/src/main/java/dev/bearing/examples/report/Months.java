package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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

    /** Returns the months from the first on in which anybody paid or anything moved; all where there is none. */
    static List<JsonNode> fromTheFirst(JsonNode months) {
        return fromTheFirst(months, Months::hasAnything);
    }

    /** Returns the entries of a list from the first on that passes a test; all where none does. */
    static List<JsonNode> fromTheFirst(JsonNode list, Predicate<JsonNode> test) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        int first = 0;
        while (first < all.size() && !test.test(all.get(first))) {
            first++;
        }
        return first == all.size() ? all : all.subList(first, all.size());
    }

    private static boolean hasAnything(JsonNode month) {
        boolean any = month.path("openingCustomers").asLong() > 0
                || month.path("closingCustomers").asLong() > 0;
        for (JsonNode movement : month.path("movements")) {
            any |= movement.path("count").asLong() > 0;
        }
        return any;
    }

    static JsonNode last(JsonNode list) {
        return list.path(list.size() - 1);
    }
}
