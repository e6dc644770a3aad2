package dev.bearing.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.examples.report.ReviewPage;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.PlaybookFormatException;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reviews a company's customers: reads a book, applies a playbook, writes review.json and review.html. */
@Command(
        name = "review",
        description = {
            "Reviews a company's customers as of a day.",
            "Reads a directory of facts (CSV or JSON Lines), prints a one-screen summary and writes review.json and"
                    + " review.html, a page that opens without a network.",
            "Without --book it reviews the example company that is shipped with it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar bearing.jar review",
            "  java -jar bearing.jar review --book facts --playbook playbook.yaml --as-of 2026-08-31 --out report"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:anything else went wrong", "2:bad usage", "3:bad input"})
final class ReviewCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--book",
            paramLabel = "DIR",
            description = "Directory of facts: accounts.csv and, as you have them, price_states.csv, signals.csv, …")
    private @Nullable Path book;

    @Option(
            names = "--playbook",
            paramLabel = "FILE",
            description = "Your conventions, JSON or YAML. What it does not say is derived from the facts, and said.")
    private @Nullable Path playbook;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Evaluate as of this day, such as 2026-08-31; nothing later is seen."
                    + " Default: the newest day on which something happened.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where review.json and review.html go. Default: ${DEFAULT-VALUE}",
            defaultValue = "bearing-review")
    private Path out = Path.of("bearing-review");

    @Override
    public Integer call() throws IOException {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        PrintWriter screen = command.commandLine().getOut();
        if (asOf != null && (asOf.isBefore(Fact.FIRST_DAY) || asOf.isAfter(Fact.LAST_DAY))) {
            throw new ParameterException(
                    command.commandLine(), "--as-of must be a date from 1970 to 9999, was " + asOf);
        }
        try (Steps steps = new Steps("review", 5);
                ExampleCompany example = new ExampleCompany()) {
            steps.next("reading facts");
            Path directory = book != null ? book : example.directory();
            CustomerBook facts = BookDirectory.read(directory);
            steps.next("reading the playbook");
            Playbook beliefs = playbook(example);
            steps.next("fitting");
            LocalDate day = asOf != null ? asOf : newestDay(facts, command);
            SuccessReview review = SuccessReview.of(facts, beliefs, day);
            JsonNode json = ReviewJson.tree(review);
            steps.next("writing review.json");
            Files.createDirectories(out);
            ReviewJson.write(json, out.resolve("review.json"));
            steps.next("drawing review.html");
            ReviewPage.write(json, out.resolve("review.html"));
            Summary.print(json, screen);
            hint(directory, screen);
            screen.printf("%nWritten: %s and %s%n", out.resolve("review.json"), out.resolve("review.html"));
            screen.flush();
        }
        return 0;
    }

    private Playbook playbook(ExampleCompany example) throws IOException {
        if (playbook != null) {
            return playbook(playbook);
        }
        return book == null ? PlaybookFormat.standard().read(example.playbook()) : Playbook.empty();
    }

    private static Playbook playbook(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": expected a playbook, and there is no such file");
        }
        try {
            return PlaybookFormat.standard().read(file);
        } catch (PlaybookFormatException refused) {
            throw new BadInputException(file + ": " + refused.getMessage(), refused);
        }
    }

    private void hint(Path directory, PrintWriter screen) {
        Path beside = directory.resolve("playbook.json");
        if (book != null && playbook == null && Files.isRegularFile(beside)) {
            screen.printf("%n%s was not used; add --playbook %s to apply it.%n", beside, beside);
        }
    }

    /** The newest day on which anything happened; where nothing did, the newest on which somebody became a customer. */
    private static LocalDate newestDay(CustomerBook facts, CommandSpec command) {
        return facts.newestDay()
                .or(() -> facts.facts(Account.class).stream()
                        .flatMap(account -> account.customerSince().stream())
                        .max(LocalDate::compareTo))
                .orElseThrow(() ->
                        new ParameterException(command.commandLine(), "nothing in the book is dated: say --as-of"));
    }
}
