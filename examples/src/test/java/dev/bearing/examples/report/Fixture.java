package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A made-up review with two currencies, values that are not known, and accounts whose names try to break out. */
final class Fixture {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Fixture() {}

    static ObjectNode review() {
        try (InputStream in = Fixture.class.getResourceAsStream("/report/review.json")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
