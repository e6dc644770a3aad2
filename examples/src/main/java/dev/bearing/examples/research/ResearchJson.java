package dev.bearing.examples.research;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.value.Answer;
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

    /** Puts a number; null with its reason where it is not finite. */
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            putUnknown(node, name, Answer.Reason.OUTSIDE_MODEL_RANGE.name());
        }
    }

    /** Puts a known number, or null with the reason why there is none. */
    static void put(ObjectNode node, String name, Answer<Double> answer) {
        if (answer instanceof Answer.Known<Double> known) {
            put(node, name, known.value());
        } else if (answer instanceof Answer.Unknown<Double> unknown) {
            putUnknown(node, name, unknown.reason().name());
        }
    }

    static void putUnknown(ObjectNode node, String name, String reason) {
        node.putNull(name).put(name + "Reason", reason);
    }
}
