package dev.bearing.examples.snippets;

import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** The shipped example company, read and reviewed once for all snippets. */
final class Example {

    static final LocalDate AS_OF = LocalDate.of(2026, 8, 31);
    static final CustomerBook BOOK;
    static final Playbook PLAYBOOK;
    static final SuccessReview REVIEW;

    static {
        try {
            Path company = Path.of("example-company");
            BOOK = BookDirectory.read(company);
            PLAYBOOK = PlaybookFormat.standard().read(company.resolve("playbook.json"));
            REVIEW = SuccessReview.of(BOOK, PLAYBOOK, AS_OF);
        } catch (IOException unreadable) {
            throw new ExceptionInInitializerError(unreadable);
        }
    }

    private Example() {}
}
