package dev.bearing.benchmarks;

import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A company as a host would hold it.
 *
 * @param book its facts
 * @param playbook its conventions
 * @param asOf the newest day on which anything happened
 */
record Company(CustomerBook book, Playbook playbook, LocalDate asOf) {

    /** Where the example company is, seen from the repository. */
    static final String EXAMPLE = "examples/example-company";

    private static final String PLAYBOOK = "playbook.json";

    /** The keys in the example company's files. */
    private static final Pattern KEY = Pattern.compile("\\b(?:acct|sub|con|ord)-[0-9-]+");

    /** Returns a company of which nothing is known. */
    static Company empty() {
        return new Company(CustomerBook.empty(), Playbook.empty(), LocalDate.EPOCH);
    }

    /** Reads a directory that holds a book and a playbook. */
    static Company read(Path directory) throws IOException {
        CustomerBook book = BookDirectory.read(directory);
        return new Company(
                book,
                PlaybookFormat.standard().read(directory.resolve(PLAYBOOK)),
                book.newestDay().orElseThrow());
    }

    /** Returns a review in which nothing is worked out yet. */
    SuccessReview review() {
        return SuccessReview.of(book, playbook, asOf);
    }

    /**
     * Writes a company as large as several: every account again under other keys.
     *
     * @param directory the example company
     * @param copies how many of each account, 1 or more
     * @param target a directory that is there
     */
    static void multiply(Path directory, int copies, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.sorted().toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(file.getFileName().toString());
            if (file.toString().endsWith(".csv")) {
                multiplyRows(file, copies, copy);
            } else {
                Files.copy(file, copy);
            }
        }
    }

    private static void multiplyRows(Path file, int copies, Path target) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file);
                BufferedWriter out = Files.newBufferedWriter(target)) {
            out.write(in.readLine() + "\n");
            for (String row = in.readLine(); row != null; row = in.readLine()) {
                boolean keyed = KEY.matcher(row).find();
                for (int i = 0; i < (keyed ? copies : 1); i++) {
                    out.write((i == 0 ? row : KEY.matcher(row).replaceAll("$0x" + i)) + "\n");
                }
            }
        }
    }
}
