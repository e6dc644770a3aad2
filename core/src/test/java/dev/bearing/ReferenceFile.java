package dev.bearing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A reference table on the test class path: comment lines, a header, cells without quotes; packed if named {@code .gz}.
 */
public final class ReferenceFile {

    private final List<String> header;
    private final List<String[]> rows = new ArrayList<>();

    private ReferenceFile(List<String> lines) {
        header = List.of(lines.get(0).split(",", -1));
        lines.subList(1, lines.size()).forEach(line -> rows.add(line.split(",", -1)));
    }

    /** Returns the table beside a class. */
    public static ReferenceFile read(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name);
                InputStream unpacked = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
            return new ReferenceFile(
                    reader.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many rows there are. */
    public int size() {
        return rows.size();
    }

    /** Returns a column as text. */
    public List<String> texts(String column) {
        int at = header.indexOf(column);
        return rows.stream().map(row -> row[at]).toList();
    }

    /** Returns a column of numbers; NaN where a cell is empty or NA. */
    public double[] numbers(String column) {
        return texts(column).stream().mapToDouble(ReferenceFile::number).toArray();
    }

    /** Returns some columns by row, {@code double[rows][columns]}. */
    public double[][] table(String... columns) {
        double[][] parts = Arrays.stream(columns).map(this::numbers).toArray(double[][]::new);
        double[][] table = new double[size()][columns.length];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                table[i][j] = parts[j][i];
            }
        }
        return table;
    }

    /** Returns whether each cell of a column of 0 and 1 is 1. */
    public boolean[] flags(String column) {
        boolean[] flags = new boolean[size()];
        double[] numbers = numbers(column);
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    /** Returns the numbers of each key of a table with the columns {@code key} and {@code value}. */
    public Map<String, double[]> values() {
        Map<String, double[]> values = new LinkedHashMap<>();
        rows.forEach(row -> values.put(
                row[0],
                Arrays.stream(row[1].split(" "))
                        .mapToDouble(ReferenceFile::number)
                        .toArray()));
        return values;
    }

    private static double number(String cell) {
        return cell.isEmpty() || cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }
}
