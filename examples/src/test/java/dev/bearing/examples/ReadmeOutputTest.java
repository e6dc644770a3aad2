package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The README shows what the main job prints for the shipped example. Run with {@code -Dbearing.rewriteReadme=true} to
 * write it anew.
 */
class ReadmeOutputTest {

    private static final Path README = Path.of("../README.md");
    private static final Path COMMAND_LINE = Path.of("../docs/command-line.md");
    private static final String BEGIN = "```text\n";
    private static final String END = "```\n";

    @Test
    void theReadmeShowsWhatTheMainJobPrints() throws IOException {
        String printed = printed();
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END, begin);
        if (Boolean.getBoolean("bearing.rewriteReadme")) {
            readme = readme.substring(0, begin) + printed + readme.substring(end);
            Files.writeString(README, readme);
            end = readme.indexOf(END, begin);
        }

        assertThat(readme.substring(begin, end)).isEqualTo(printed);
    }

    @Test
    void allOptionsAreDocumented() throws IOException {
        String page = Files.readString(COMMAND_LINE);

        assertThat(new CommandLine(new ReviewCommand()).getCommandSpec().options())
                .hasSizeGreaterThan(4)
                .allSatisfy(option -> assertThat(page).contains("`" + option.longestName()));
    }

    private static String printed() throws IOException {
        try (ExampleCompany example = new ExampleCompany()) {
            CustomerBook book = BookDirectory.read(example.directory());
            SuccessReview review = SuccessReview.of(
                    book,
                    PlaybookFormat.standard().read(example.playbook()),
                    book.newestDay().orElseThrow());
            StringWriter text = new StringWriter();
            Summary.print(ReviewJson.tree(review), new PrintWriter(text));
            return text + "\nWritten: bearing-review/review.json and bearing-review/review.html\n";
        }
    }
}
