package dev.bearing.examples.jar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a book of CSV files once more as JSON Lines, by nothing of the library's own. */
final class JsonLinesTwin {

    private static final Set<String> NUMBERS = Set.of(
            "amount", "value", "quantity", "interval_count", "discount_percent", "discount_amount", "discount_bills");

    private JsonLinesTwin() {}

    static void write(Path book, Path twin) throws IOException {
        Files.createDirectories(twin);
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(book)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                List<String> lines = Files.readAllLines(file);
                String[] names = lines.get(0).split(",", -1);
                StringBuilder text = new StringBuilder();
                for (String line : lines.subList(1, lines.size())) {
                    text.append(mapper.writeValueAsString(row(mapper, names, cells(line))))
                            .append('\n');
                }
                String name = file.getFileName().toString().replace(".csv", ".jsonl");
                Files.writeString(twin.resolve(name), text);
            }
        }
    }

    private static ObjectNode row(ObjectMapper mapper, String[] names, String[] cells) {
        ObjectNode row = mapper.createObjectNode();
        for (int i = names.length - 1; i >= 0; i--) { // another order of columns than in the CSV file
            if (cells[i].isEmpty()) {
                continue;
            }
            if (NUMBERS.contains(names[i])) {
                row.put(names[i], new java.math.BigDecimal(cells[i]));
            } else {
                row.put(names[i], cells[i]);
            }
        }
        return row;
    }

    /** Splits at commas outside quotes. */
    private static String[] cells(String line) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].replaceAll("^\"|\"$", "");
        }
        return cells;
    }
}
