package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.jackson.FactFile;
import dev.bearing.jackson.ReviewJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/traceability.md to its word: whatever it names must exist, be tested and show. */
class TraceabilityTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final List<String> MODULES = List.of("core", "jackson-adapter", "testkit", "examples");
    private static final Map<String, String> TESTS = tests();
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

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map((MatchResult name) -> name.group(1));
    }

    private static List<String> missing(int column, Predicate<String> exists) {
        List<String> missing = new ArrayList<>();
        for (String[] row : rows()) {
            names(row[column]).filter(exists.negate()).forEach(name -> missing.add(row[CONCEPT].strip() + ": " + name));
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

    /** Whether it is a class, or a constant of one. */
    private static boolean isType(String name) {
        int dot = name.lastIndexOf('.');
        return load(name).isPresent()
                || load(name.substring(0, Math.max(0, dot))).stream()
                        .flatMap(type -> Stream.of(type.getFields()))
                        .anyMatch(field ->
                                field.isEnumConstant() && field.getName().equals(name.substring(dot + 1)));
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName("dev.bearing." + name, false, TraceabilityTest.class.getClassLoader()));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
    }

    @Test
    void allTestsExist() {
        assertThat(missing(TEST, TESTS::containsKey)).isEmpty();
    }

    @Test
    void eachTypeIsNamedInATestOfItsRow() {
        List<String> untested = new ArrayList<>();
        for (String[] row : rows()) {
            String code =
                    names(row[TEST]).map(test -> TESTS.getOrDefault(test, "")).collect(Collectors.joining("\n"));
            names(row[TYPE])
                    .filter(type -> !isNamedIn(code, type.substring(type.lastIndexOf('.') + 1)))
                    .forEach(type -> untested.add(row[CONCEPT].strip() + ": " + type));
        }
        assertThat(untested).isEmpty();
    }

    /** Whether a word occurs in code other than as the name of the package it is imported from. */
    private static boolean isNamedIn(String code, String word) {
        return Pattern.compile("(?m)^(?!import ).*\\b" + word + "\\b")
                .matcher(code)
                .find();
    }

    /** The code of each test by its name, of all that are called so. */
    private static Map<String, String> tests() {
        Map<String, String> tests = new HashMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    tests.merge(
                            file.getFileName().toString().replaceAll("\\.java$", ""),
                            Files.readString(file),
                            String::concat);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return tests;
    }

    @Test
    void allFilesAreFilesOfABook() {
        Set<String> files = FactFile.all().stream().map(FactFile::name).collect(Collectors.toSet());
        assertThat(missing(FILE, files::contains)).isEmpty();
    }

    @Test
    void allFilesAreInTheExampleCompany() {
        assertThat(missing(FILE, name -> Files.exists(Path.of("example-company", name + ".csv"))))
                .isEmpty();
    }

    @Test
    void allPathsLeadSomewhereInTheExamplesReview() {
        JsonNode review = ReviewJson.tree(Example.REVIEW);
        assertThat(missing(PATH, path -> ReviewPath.of(path).leads(review))).isEmpty();
    }
}
