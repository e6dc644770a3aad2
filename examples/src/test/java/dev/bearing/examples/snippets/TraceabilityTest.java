package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.jackson.FactFile;
import dev.bearing.jackson.ReviewJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/traceability.md to its word: whatever it names must exist. */
class TraceabilityTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final List<String> MODULES = List.of("core", "jackson-adapter", "testkit", "examples");
    private static final int CONCEPT = 1;
    private static final int TYPE = 2;
    private static final int TEST = 3;
    private static final int FILE = 4;
    private static final int PATH = 5;

    /** The cells of each row, the concept at 1. */
    private static List<String[]> rows() {
        return Documentation.page("docs/traceability.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| concept"))
                .map(line -> line.split("\\|", -1))
                .toList();
    }

    private static List<String> missing(int column, Predicate<String> exists) {
        List<String> missing = new ArrayList<>();
        for (String[] row : rows()) {
            NAME.matcher(row[column])
                    .results()
                    .map((MatchResult name) -> name.group(1))
                    .filter(exists.negate())
                    .forEach(name -> missing.add(row[CONCEPT].strip() + ": " + name));
        }
        return missing;
    }

    @Test
    void allConceptsOfTheFiveTextsHaveARow() {
        // so many concepts are counted in each text; a row less is a concept forgotten
        List<Long> counts = new ArrayList<>();
        for (String section : Documentation.page("docs/traceability.md").split("\n## ", -1)) {
            counts.add(section.lines()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| concept"))
                    .count());
        }
        assertThat(counts).containsExactly(0L, 14L, 23L, 32L, 35L, 8L);
    }

    @Test
    void eachRowIsWhole() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).as(Arrays.toString(row)).hasSize(7);
            boolean documented = row[TYPE].contains("[docs](");
            for (int column : List.of(TYPE, TEST, FILE, PATH)) {
                assertThat(documented || row[column].contains("`"))
                        .as(Arrays.toString(row))
                        .isTrue();
            }
        });
    }

    @Test
    void allTypesExist() {
        assertThat(missing(TYPE, TraceabilityTest::isType)).isEmpty();
    }

    private static boolean isType(String name) {
        try {
            Class.forName("dev.bearing." + name, false, TraceabilityTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @Test
    void allTestsExist() throws IOException {
        Set<String> tests = new HashSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                tests.addAll(files.map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
                        .collect(Collectors.toSet()));
            }
        }
        assertThat(missing(TEST, tests::contains)).isEmpty();
    }

    @Test
    void allFilesAreFilesOfABook() {
        Set<String> files = FactFile.all().stream().map(FactFile::name).collect(Collectors.toSet());
        assertThat(missing(FILE, files::contains)).isEmpty();
    }

    @Test
    void allPathsLeadSomewhereInTheExamplesReview() {
        JsonNode review = ReviewJson.tree(Example.REVIEW);
        assertThat(missing(PATH, path -> leads(review, List.of(path.split("\\.", -1)))))
                .isEmpty();
    }

    private static boolean leads(JsonNode node, List<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        if (node.isArray()) {
            for (JsonNode entry : node) {
                if (leads(entry, names)) {
                    return true;
                }
            }
            return false;
        }
        return node.has(names.get(0)) && leads(node.get(names.get(0)), names.subList(1, names.size()));
    }
}
