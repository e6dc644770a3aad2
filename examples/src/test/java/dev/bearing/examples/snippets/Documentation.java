package dev.bearing.examples.snippets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The README and the guide as text, and the marked regions of the code that they show. */
final class Documentation {

    private static final Path ROOT = Path.of("..");
    private static final Path SNIPPETS = Path.of("src/test/java/dev/bearing/examples/snippets");
    private static final String BEGIN = "// snippet: ";
    private static final String END = "// end";
    private static final String FENCE = "```";

    private Documentation() {}

    /**
     * A fenced block.
     *
     * @param page the page's path from the root of the project
     * @param line the line of its opening fence
     * @param language what stands behind the fence
     * @param title the last line with text before the fence
     * @param text the lines between the fences
     */
    record Block(String page, int line, String language, String title, String text) {

        @Override
        public String toString() {
            return page + ", line " + line;
        }
    }

    /** Returns the README, the change log and the pages of the guide, each with its path from the root. */
    static SortedMap<String, String> pages() {
        SortedMap<String, String> pages = new TreeMap<>();
        for (String name : List.of("README.md", "CHANGELOG.md")) {
            pages.put(name, read(ROOT.resolve(name)));
        }
        list(ROOT.resolve("docs"), ".md").forEach(page -> pages.put("docs/" + page.getFileName(), read(page)));
        return pages;
    }

    /** Returns the text of one page. */
    static String page(String path) {
        return read(ROOT.resolve(path));
    }

    /** Returns whether a file stands at a path from the root. */
    static boolean exists(Path path) {
        return Files.exists(ROOT.resolve(path));
    }

    /** Returns all fenced blocks. */
    static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        pages().forEach((page, text) -> addBlocks(page, text, blocks));
        return blocks;
    }

    private static void addBlocks(String page, String text, List<Block> blocks) {
        String title = "";
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(FENCE)) {
                int begin = i;
                StringBuilder inside = new StringBuilder();
                while (!lines.get(++i).strip().equals(FENCE)) {
                    inside.append(lines.get(i)).append('\n');
                }
                blocks.add(new Block(page, begin + 1, line.substring(FENCE.length()), title, inside.toString()));
            } else if (!line.isEmpty()) {
                title = line;
            }
        }
    }

    /** Returns the marked regions of the code by their names. */
    static SortedMap<String, String> regions() {
        SortedMap<String, String> regions = new TreeMap<>();
        list(SNIPPETS, "Test.java").forEach(file -> addRegions(read(file), regions));
        return regions;
    }

    private static void addRegions(String code, SortedMap<String, String> regions) {
        List<String> lines = code.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(BEGIN)) {
                StringBuilder region = new StringBuilder();
                while (!lines.get(++i).strip().equals(END)) {
                    region.append(lines.get(i)).append('\n');
                }
                String earlier = regions.put(line.substring(BEGIN.length()), region.toString());
                if (earlier != null) {
                    throw new IllegalStateException(line + " stands twice");
                }
            }
        }
    }

    private static List<Path> list(Path directory, String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
