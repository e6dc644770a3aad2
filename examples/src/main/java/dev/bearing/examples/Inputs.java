package dev.bearing.examples;

import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.BookFormatException;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.PlaybookFormatException;
import dev.bearing.review.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a book and a playbook, and tells what is wrong with both in one go. */
final class Inputs {

    private final List<String> ofPlaybook = new ArrayList<>();
    private @Nullable BookFormatException ofBook;

    /** Returns the book of a directory; empty if it is refused. */
    Optional<CustomerBook> book(Path directory) throws IOException {
        try {
            return Optional.of(BookDirectory.read(directory));
        } catch (BookFormatException refused) {
            ofBook = refused;
            return Optional.empty();
        }
    }

    /** Returns the playbook of a file, one in which everything is derived without a file; empty if it is refused. */
    Optional<Playbook> playbook(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return Optional.of(Playbook.empty());
        }
        if (!Files.isRegularFile(file.get())) {
            ofPlaybook.add(file.get() + ": expected a playbook, and there is no such file");
            return Optional.empty();
        }
        try {
            return Optional.of(PlaybookFormat.standard().read(file.get()));
        } catch (PlaybookFormatException refused) {
            refused.problems().forEach(problem -> ofPlaybook.add(file.get() + ": " + problem));
            return Optional.empty();
        }
    }

    /** @throws BookFormatException or BadInputException, if anything was refused */
    void throwIfRefused() {
        if (ofPlaybook.isEmpty()) {
            if (ofBook != null) {
                throw ofBook;
            }
            return;
        }
        String playbook = String.join("\n", ofPlaybook);
        long count = ofPlaybook.size() + (ofBook == null ? 0 : ofBook.problemCount());
        if (count == 1) {
            throw new BadInputException(playbook);
        }
        String book = ofBook == null ? ":\n" : afterCount(ofBook.getMessage()) + "\n";
        throw new BadInputException(count + " problems" + book + playbook);
    }

    /** Returns a message without the words that count its problems. */
    private static String afterCount(@Nullable String message) {
        return String.valueOf(message).replaceFirst("^[0-9]+ problems?", "");
    }
}
