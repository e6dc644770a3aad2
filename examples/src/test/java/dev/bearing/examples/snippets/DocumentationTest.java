package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.jackson.FactFile;
import dev.bearing.jackson.FileForm;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.ReviewJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the README and the guide to the code: what they show has run, what they list is there. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FILE_NAME = Pattern.compile("`([a-z_]+)\\.(csv|jsonl)`");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]*) \\|");

    private static final List<String> HEADINGS_OF_A_CONCEPT =
            List.of("What it is", "Why it matters", "In code", "Source", "What it does not say");

    /** Objects whose names are data: reasons as they were stated, amounts by currency. */
    private static final Set<String> WORDS_OF_THE_VENDOR = Set.of("statedAs", "details", "lost", "downgradedRevenue");

    @Test
    void allJavaIsCodeThatHasRun() {
        Set<String> run = Documentation.regions().values().stream()
                .map(DocumentationTest::words)
                .collect(Collectors.toSet());
        List<Documentation.Block> java = blocks("java");

        assertThat(java).hasSizeGreaterThan(20);
        assertThat(java).allSatisfy(block -> assertThat(run).contains(words(block.text())));
    }

    @Test
    void allCodeThatIsMarkedIsShown() {
        Set<String> shown =
                blocks("java").stream().map(block -> words(block.text())).collect(Collectors.toSet());

        assertThat(Documentation.regions())
                .allSatisfy((name, code) -> assertThat(shown).as(name).contains(words(code)));
    }

    @Test
    void aSnippetHasAtMostFifteenLines() {
        assertThat(blocks("java").stream().filter(block -> block.page().equals("README.md")))
                .hasSizeGreaterThan(7)
                .allSatisfy(block -> assertThat(block.text().lines().filter(line -> !line.isBlank()))
                        .hasSizeLessThanOrEqualTo(15));
    }

    @Test
    void allPlaybooksCanBeRead() {
        PlaybookFormat format = PlaybookFormat.standard();

        assertThat(blocks("yaml")).hasSizeGreaterThan(5).allSatisfy(block -> {
            String document =
                    block.text().contains("schemaVersion") ? block.text() : "schemaVersion: \"1.0\"\n" + block.text();
            assertThatCode(() -> format.parseYaml(document)).doesNotThrowAnyException();
        });
    }

    @Test
    void allFilesOfFactsCanBeRead() {
        List<Documentation.Block> files =
                Stream.concat(blocks("csv").stream(), blocks("jsonl").stream()).toList();

        assertThat(files).hasSizeGreaterThan(2).allSatisfy(block -> {
            MatchResult name =
                    FILE_NAME.matcher(block.title()).results().findFirst().orElseThrow();
            assertThat(read(name.group(1), name.group(2), block.text())).isPositive();
        });
    }

    private static int read(String name, String ending, String text) throws IOException {
        FactFile<?> file = FactFile.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        FileForm form = FileForm.valueOf(ending.toUpperCase(Locale.ROOT));
        return file.read(form, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .size();
    }

    @Test
    void allColumnsAreDocumentedInOrder() {
        String page = Documentation.page("docs/exchange-format.md");

        assertThat(FactFile.all()).allSatisfy(file -> {
            List<MatchResult> rows = ROW.matcher(section(page, "### `" + file.name() + "`"))
                    .results()
                    .toList();
            assertThat(rows.stream().map(row -> row.group(1))).containsExactlyElementsOf(file.columns());
            assertThat(rows.stream().filter(row -> row.group(2).equals("yes")).map(row -> row.group(1)))
                    .containsExactlyElementsOf(file.requiredColumns());
        });
    }

    @Test
    void allNamesOfAReviewAreDocumented() {
        Set<String> documented = CODE.matcher(Documentation.page("docs/review-json.md"))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        SortedSet<String> written = new TreeSet<>();
        names(ReviewJson.tree(Example.REVIEW), written);

        assertThat(written.stream().filter(name -> !name.endsWith("Reason"))).isSubsetOf(documented);
    }

    @Test
    void everyConceptIsExplainedUnderTheSameHeadingsInTheSameOrder() {
        String guide = Documentation.page("docs/README.md");
        List<String> concepts = Stream.of(guide.split("\n\n"))
                .filter(table -> table.startsWith("| concept |"))
                .flatMap(table -> LINK.matcher(table).results())
                .map(link -> "docs/" + link.group(1))
                .toList();

        assertThat(concepts).hasSizeGreaterThan(45).allSatisfy(page -> {
            List<String> headings = Documentation.page(page)
                    .lines()
                    .filter(line -> line.startsWith("## "))
                    .map(line -> line.substring("## ".length()))
                    .filter(HEADINGS_OF_A_CONCEPT::contains)
                    .toList();
            assertThat(headings).as(page).isEqualTo(HEADINGS_OF_A_CONCEPT);
        });
    }

    @Test
    void theGuideLeadsToEveryPageAndEachLeadsBack() {
        String guide = Documentation.page("docs/README.md");
        SortedMap<String, String> pages = new TreeMap<>(Documentation.pages().tailMap("docs/"));
        pages.remove("docs/README.md");

        assertThat(pages).hasSizeGreaterThan(50).allSatisfy((page, text) -> {
            assertThat(guide).contains("](" + page.substring("docs/".length()) + ")");
            assertThat(text).as(page).contains("[The guide](README.md)");
        });
    }

    @Test
    void allLinksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        Documentation.pages()
                .forEach((page, text) -> LINK.matcher(text)
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.startsWith("http"))
                        .filter(link -> !leadsSomewhere(page, link))
                        .forEach(link -> broken.add(page + ": " + link)));

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(String page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? Path.of(page)
                : Path.of(page).resolveSibling(parts[0]).normalize();
        if (!Documentation.exists(target)) {
            return false;
        }
        return parts.length < 2
                || HEADING.matcher(Documentation.page(target.toString()))
                        .results()
                        .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1]));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static void names(JsonNode node, SortedSet<String> names) {
        node.properties().forEach(field -> {
            names.add(field.getKey());
            if (!WORDS_OF_THE_VENDOR.contains(field.getKey())) {
                names(field.getValue(), names);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> names(child, names));
        }
    }

    private static String section(String page, String heading) {
        int begin = page.indexOf(heading);
        assertThat(begin).as(heading).isNotNegative();
        int end = page.indexOf("\n##", begin + heading.length());
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    /** Returns the text without its layout: the formatter breaks lines elsewhere than a page does. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static List<Documentation.Block> blocks(String language) {
        return Documentation.blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    @Test
    void layoutDoesNotMatterAndEveryLetterDoes() {
        assertThat(words("int a\n    = 1;")).isEqualTo(words("int a = 1;")).isNotEqualTo(words("int a = 2;"));
    }
}
