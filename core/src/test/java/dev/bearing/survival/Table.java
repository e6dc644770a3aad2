package dev.bearing.survival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of a reference table on the test class path: comment lines, a header, cells without quotes. */
final class Table {

    private Table() {}

    static List<Map<String, String>> read(String name) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            String[] header = lines.get(0).split(",", -1);
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Returns the spells that a table of counts per tick stands for. */
    static Spells spells(List<Map<String, String>> rows) {
        Spells.Builder builder = Spells.builder();
        for (Map<String, String> row : rows) {
            long time = (long) Double.parseDouble(row.get("time"));
            for (int i = Integer.parseInt(row.get("n_event")); i > 0; i--) {
                builder.add(time, 1);
            }
            for (int i = Integer.parseInt(row.get("n_censor")); i > 0; i--) {
                builder.add(time, 0);
            }
        }
        return builder.build();
    }

    /** Returns the numbers of a cell, separated by blanks; NaN for NA. */
    static double[] numbers(String cell) {
        String[] parts = cell.split(" ");
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = parts[i].equals("NA") ? Double.NaN : Double.parseDouble(parts[i]);
        }
        return numbers;
    }
}
