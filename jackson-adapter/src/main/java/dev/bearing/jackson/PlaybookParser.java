package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the written form of a text. Whatever has an unknown name or the wrong type is complained of and taken out, so
 * that the rest can be judged too.
 */
final class PlaybookParser {

    /** So many complaints are enough; each costs another look at the document. */
    private static final int MOST = 50;

    /** Octal, hexadecimal and binary numbers, and digits with something between them. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[-+]?0[0-9xXbBoO_].*|.*[_:].*");

    private final ObjectMapper mapper;
    private final List<String> problems = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    PlaybookParser(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns what of the text has known names and the right types; what has not is in {@link #problems()}. */
    PlaybookDocument parse(String text) {
        try {
            Map<String, Integer> lines = lines(text);
            JsonNode tree = mapper.readTree(text);
            if (!(tree instanceof ObjectNode document)) {
                throw Place.DOCUMENT.complaint(
                        "a playbook must be an object, was " + (tree.isMissingNode() ? "empty" : tree.toString()));
            }
            return parse(document, lines);
        } catch (JsonProcessingException broken) {
            throw JsonComplaint.of(broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** Returns the complaints, in the order in which they were found. */
    List<String> problems() {
        return problems;
    }

    /** Returns whether a complaint is about a place that was taken out, and so follows from an earlier one. */
    boolean isConsequence(String complaint) {
        return places.stream()
                .anyMatch(place -> complaint.startsWith(place + " ") || complaint.startsWith(place + ":"));
    }

    private PlaybookDocument parse(ObjectNode document, Map<String, Integer> lines) throws JsonProcessingException {
        while (true) {
            try {
                return mapper.treeToValue(document, PlaybookDocument.class);
            } catch (JsonMappingException refused) {
                String place = JsonComplaint.path(refused);
                if (problems.size() == MOST || !takeOut(document, refused.getPath())) {
                    problems.add(JsonComplaint.of(refused).getMessage());
                    throw new PlaybookFormatException(problems);
                }
                places.add(place);
                Integer line = lines.get(pointer(refused.getPath()));
                problems.add(JsonComplaint.of(refused).getMessage() + (line == null ? "" : " (line " + line + ")"));
            }
        }
    }

    /**
     * Removes the last step of a path from an object, or makes it null in a list; false where there is no such step.
     */
    private static boolean takeOut(ObjectNode document, List<JsonMappingException.Reference> path) {
        JsonNode parent = document;
        for (int i = 0; i < path.size() - 1; i++) {
            parent = child(parent, path.get(i));
        }
        if (path.isEmpty()) {
            return false;
        }
        JsonMappingException.Reference last = path.get(path.size() - 1);
        if (parent instanceof ObjectNode object && object.has(String.valueOf(last.getFieldName()))) {
            object.remove(last.getFieldName());
            return true;
        }
        if (parent instanceof ArrayNode list
                && last.getIndex() >= 0
                && last.getIndex() < list.size()
                && !list.get(last.getIndex()).isNull()) {
            list.setNull(last.getIndex());
            return true;
        }
        return false;
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer.toString();
    }

    private static JsonNode child(JsonNode parent, JsonMappingException.Reference step) {
        return step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
    }

    /** Returns the line of every value by the pointer to it, and refuses aliases. */
    private Map<String, Integer> lines(String text) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(text)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (parser instanceof YAMLParser yamlParser && yamlParser.isCurrentAlias()) {
                    throw Place.DOCUMENT.complaint("an alias (*" + parser.getText() + ") on line "
                            + parser.currentTokenLocation().getLineNr() + " is not allowed");
                }
                if (token.isNumeric()) {
                    checkPlain(parser);
                }
                if (token == JsonToken.FIELD_NAME || token.isScalarValue() || token.isStructStart()) {
                    String pointer = parser.getParsingContext().pathAsPointer().toString();
                    lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
                }
                token = parser.nextToken();
            }
        }
        return lines;
    }

    /**
     * A tree holds exact numbers, and not how they were written, so that what is none and what YAML reads as another
     * one than stands there has to be refused before, with its place.
     */
    private static void checkPlain(JsonParser parser) throws IOException {
        if (NOT_PLAIN.matcher(parser.getText()).matches()) {
            throw new PlaybookFormatException(complaint(parser, "must be a plain number, or text in quotes, was "));
        }
        try {
            parser.getDecimalValue();
        } catch (JsonParseException none) {
            throw new PlaybookFormatException(complaint(parser, "must be a finite number, was "), none);
        }
    }

    private static String complaint(JsonParser parser, String why) throws IOException {
        return place(parser.getParsingContext()) + " " + why + parser.getText() + " (line "
                + parser.currentTokenLocation().getLineNr() + ")";
    }

    private static String place(@Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = place(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        return parent.isEmpty() ? context.getCurrentName() : parent + "." + context.getCurrentName();
    }
}
