package dev.bearing.examples.research;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what the desk tells to programs. */
final class ResearchJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ResearchJson() {}

    static void write(JsonNode tree, Path file) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            MAPPER.writer(printer).writeValue(out, tree);
        }
    }
}
