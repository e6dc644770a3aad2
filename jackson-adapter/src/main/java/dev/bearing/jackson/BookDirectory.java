package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.Account;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory that holds the facts of a book, a file for each kind: {@code accounts}, {@code price_states},
 * {@code signals} and so on, each as {@code .csv} or {@code .jsonl}. Every file but {@code accounts} is optional;
 * {@link FactFile#all()} lists the files and their columns.
 *
 * <p>Reading is strict: columns in any order, an unknown one refused (in {@code accounts} it is an attribute), an empty
 * cell a missing value, nothing trimmed, dates in ISO 8601. All problems of all files are reported together, and
 * nothing is half loaded. Other files in the directory are left alone, unless they end in {@code .csv} or
 * {@code .jsonl}; of these only {@code tenures.csv} is, the rows for models that may lie beside the facts.
 *
 * <pre>{@code
 * CustomerBook book = BookDirectory.read(Path.of("books/acme"));
 * }</pre>
 */
public final class BookDirectory {

    private static final String TENURES = "tenures.csv";

    private BookDirectory() {}

    /**
     * Returns the book that a directory holds.
     *
     * @throws BookFormatException if it does not hold one; it tells all problems with file, line and column
     * @throws IOException if a file cannot be read
     */
    public static CustomerBook read(Path directory) throws IOException {
        Problems problems = new Problems();
        List<LoadedFile<?>> loaded = new ArrayList<>();
        for (Map.Entry<FactFile<?>, Path> file : files(directory, problems).entrySet()) {
            loaded.add(load(file.getKey(), file.getValue(), problems));
        }
        if (problems.isEmpty()) {
            CustomerBook.Builder book = CustomerBook.builder();
            loaded.forEach(file -> book.addAll(file.facts()));
            try {
                return book.build();
            } catch (IllegalArgumentException contradiction) {
                Contradictions.find(loaded, problems);
                if (problems.isEmpty()) {
                    problems.add(directory.toString(), "facts that agree: " + contradiction.getMessage());
                }
            }
        } else {
            Contradictions.find(loaded, problems);
        }
        throw new BookFormatException(problems);
    }

    /**
     * Writes a book into a directory, which is made if need be. Kinds of facts of which there is none get no file, save
     * {@code accounts}. In CSV an attribute's text that looks like a number or a flag comes back as one; JSON Lines
     * keep it.
     *
     * @param book what to write
     * @param directory where to, without any file of a book in it
     * @param form the form of every file
     * @throws IllegalArgumentException if there is a file of a book already, or an attribute has the name of a column
     * @throws IOException if a file cannot be written
     */
    public static void write(CustomerBook book, Path directory, FileForm form) throws IOException {
        Files.createDirectories(directory);
        Problems problems = new Problems();
        Map<FactFile<?>, Path> present = files(directory, problems);
        checkArgument(present.isEmpty(), "%s must hold no book yet, has %s", directory, present.values());
        for (FactFile<?> file : FactFile.all()) {
            writeFile(file, book, directory, form);
        }
    }

    private static <F extends Fact> void writeFile(FactFile<F> file, CustomerBook book, Path directory, FileForm form)
            throws IOException {
        List<F> facts = book.facts(file.type());
        if (facts.isEmpty() && !file.type().equals(Account.class)) {
            return;
        }
        Path target = directory.resolve(file.name() + "." + form.extension());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            file.write(form, facts, out);
        }
    }

    private static <F extends Fact> LoadedFile<F> load(FactFile<F> file, Path path, Problems problems)
            throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return file.load(formOf(path).orElseThrow(), in, problems);
        }
    }

    /** Returns the files of a book in the order of {@link FactFile#all()}. */
    private static Map<FactFile<?>, Path> files(Path directory, Problems problems) throws IOException {
        Map<FactFile<?>, Path> files = new LinkedHashMap<>();
        if (!Files.isDirectory(directory)) {
            problems.add(directory.toString(), "a directory that holds a book, and there is none");
            return files;
        }
        List<Path> paths = list(directory);
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                problems.add(path.getFileName().toString(), "a file, and it is a directory");
            } else if (FactFile.all().stream().noneMatch(file -> file.name().equals(baseName(path)))) {
                problems.add(path.getFileName().toString(), unknown(baseName(path)));
            }
        }
        for (FactFile<?> file : FactFile.all()) {
            List<Path> ofName = paths.stream()
                    .filter(path -> baseName(path).equals(file.name()) && !Files.isDirectory(path))
                    .toList();
            if (ofName.size() > 1) {
                problems.add(
                        file.name(),
                        "one file, and there are "
                                + String.join(
                                        " and ",
                                        ofName.stream()
                                                .map(path -> path.getFileName().toString())
                                                .toList()));
            } else if (!ofName.isEmpty()) {
                files.put(file, ofName.get(0));
            } else if (file.type().equals(Account.class)) {
                problems.add(file.name() + ".csv", "this file (or " + file.name() + ".jsonl), and there is none");
            }
        }
        return files;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> formOf(path).isPresent())
                    .filter(path -> !path.getFileName().toString().equals(TENURES))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the form that a file's ending promises; a name that begins with a point is nobody's data. */
    private static Optional<FileForm> formOf(Path path) {
        String name = path.getFileName().toString();
        for (FileForm form : FileForm.values()) {
            if (name.toLowerCase(Locale.ROOT).endsWith("." + form.extension()) && !name.startsWith(".")) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    private static String baseName(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String unknown(String name) {
        List<String> names = FactFile.all().stream().map(FactFile::name).toList();
        return "one of the files " + String.join(", ", names) + "; did you mean " + NearestName.of(name, names) + "?";
    }
}
