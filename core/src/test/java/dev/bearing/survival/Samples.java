package dev.bearing.survival;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The samples that the reference values were computed from. */
final class Samples {

    private Samples() {}

    /** Returns a sample of counts by group, and all of it under "all". */
    static Map<String, Spells> byGroup(String name) {
        List<Map<String, String>> rows = Table.read(name + ".csv");
        Map<String, Spells.Builder> builders = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            add(builders.computeIfAbsent("all", all -> Spells.builder()), row);
            add(builders.computeIfAbsent(row.get("group"), group -> Spells.builder()), row);
        }
        return built(builders);
    }

    /** Returns a sample of counts by stratum and group. */
    static Map<String, Map<String, Spells>> byStratum(String name) {
        Map<String, Map<String, Spells.Builder>> builders = new TreeMap<>();
        for (Map<String, String> row : Table.read(name + ".csv")) {
            add(
                    builders.computeIfAbsent(row.get("stratum"), stratum -> new TreeMap<>())
                            .computeIfAbsent(row.get("group"), group -> Spells.builder()),
                    row);
        }
        Map<String, Map<String, Spells>> strata = new TreeMap<>();
        builders.forEach((stratum, groups) -> strata.put(stratum, built(groups)));
        return strata;
    }

    private static Map<String, Spells> built(Map<String, Spells.Builder> builders) {
        Map<String, Spells> spells = new LinkedHashMap<>();
        builders.forEach((group, builder) -> spells.put(group, builder.build()));
        return spells;
    }

    private static void add(Spells.Builder builder, Map<String, String> row) {
        for (int i = Integer.parseInt(row.get("count")); i > 0; i--) {
            builder.add(Long.parseLong(row.get("time")), Integer.parseInt(row.get("status")));
        }
    }

    /** Returns the residents of Channing House, who came under observation at different ages. */
    static Spells channing() {
        Spells.Builder builder = Spells.builder();
        for (Map<String, String> row : Table.read("channing.csv")) {
            builder.add(
                    Long.parseLong(row.get("entry")),
                    Long.parseLong(row.get("time")),
                    Integer.parseInt(row.get("status")));
        }
        return builder.build();
    }

    /** Returns the customers on one-year contracts, weighted by what they pay. */
    static Spells oneYear() {
        Spells.Builder builder = Spells.builder();
        for (Map<String, String> row : Table.read("oneyear.csv")) {
            builder.add(
                    0,
                    Long.parseLong(row.get("time")),
                    Integer.parseInt(row.get("status")),
                    Double.parseDouble(row.get("weight")));
        }
        return builder.build();
    }

    /** Returns a number of a reference row; NaN for NA. */
    static double number(Map<String, String> row, String column) {
        return Table.numbers(row.get(column))[0];
    }

    /** Returns these spells with times 10 times as small, which are not whole. */
    static Spells tenths(Spells spells) {
        double[] entries = new double[spells.size()];
        double[] exits = new double[spells.size()];
        int[] causes = new int[spells.size()];
        double[] weights = new double[spells.size()];
        for (int i = 0; i < spells.size(); i++) {
            Spell spell = spells.get(i);
            entries[i] = spell.entry() / 10.0;
            exits[i] = spell.exit() / 10.0;
            causes[i] = spell.cause();
            weights[i] = spell.weight();
        }
        return Spells.ofDurations(entries, exits, causes).withWeights(weights);
    }
}
