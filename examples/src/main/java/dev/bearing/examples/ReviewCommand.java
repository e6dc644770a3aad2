package dev.bearing.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.examples.report.ReviewPage;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.revenue.MissingFxRateException;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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
            converter = DayConverter.class,
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
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter screen = command.commandLine().getOut();
        if (asOf != null && (asOf.isBefore(Fact.FIRST_DAY) || asOf.isAfter(Fact.LAST_DAY))) {
            throw new ParameterException(
                    command.commandLine(), "--as-of must be a date from 1970 to 9999, was " + asOf);
        }
        try (Steps steps = new Steps("review", 5);
                ExampleCompany example = new ExampleCompany()) {
            steps.next("reading facts");
            Path directory = book != null ? book : example.directory();
            Inputs inputs = new Inputs();
            Optional<CustomerBook> read = inputs.book(directory);
            steps.next("reading the playbook");
            Optional<Playbook> beliefs = inputs.playbook(playbookFile(example));
            inputs.throwIfRefused();
            steps.next("fitting");
            CustomerBook facts = read.orElseThrow();
            LocalDate day = asOf != null ? asOf : newestDay(facts, command);
            JsonNode json = review(facts, beliefs.orElseThrow(), day);
            steps.next("writing review.json");
            Files.createDirectories(out);
            ReviewJson.write(json, out.resolve("review.json"));
            steps.next("drawing review.html");
            ReviewPage.write(json, out.resolve("review.html"));
            Summary.print(json, screen);
            nothingKnown(facts, day, screen);
            hint(directory, screen);
            screen.printf("%nWritten: %s and %s%n", out.resolve("review.json"), out.resolve("review.html"));
            screen.flush();
        }
        return 0;
    }

    private Optional<Path> playbookFile(ExampleCompany example) throws IOException {
        if (playbook != null) {
            return Optional.of(playbook);
        }
        return book == null ? Optional.of(example.playbook()) : Optional.empty();
    }

    /** Begins with what takes longest and waits for nothing else: making the forecasts of the past again. */
    private static void replayMeanwhile(SuccessReview review) {
        if (review.playbook().forecast().backtestMonths() == 0) {
            return;
        }
        Thread replay = new Thread(
                () -> {
                    try {
                        review.currencies()
                                .forEach(currency -> review.forecasts(currency).track());
                    } catch (RuntimeException again) {
                        // whoever asks for the track is told
                    }
                },
                "forecasts of the past");
        replay.setDaemon(true);
        replay.start();
    }

    /** Reviews; what the playbook asks for and the book does not hold is bad input too. */
    private JsonNode review(CustomerBook facts, Playbook beliefs, LocalDate day) {
        SuccessReview review;
        try {
            review = SuccessReview.of(facts, beliefs, day);
        } catch (IllegalArgumentException refused) {
            throw new BadInputException(
                    (playbook == null ? "playbook" : playbook) + ": " + refused.getMessage(), refused);
        }
        replayMeanwhile(review);
        try {
            return ReviewJson.tree(review);
        } catch (MissingFxRateException missing) {
            throw new BadInputException(
                    "fx_rates: " + missing.getMessage() + ", which revenue.fx of the playbook needs", missing);
        } catch (ArithmeticException tooLarge) {
            throw new BadInputException(
                    "the amounts of all customers together are too large to be added up exactly, expected less than"
                            + " 55,000,000,000,000 minor units a month (" + tooLarge.getMessage()
                            + "): is an amount in the wrong unit or currency?",
                    tooLarge);
        }
    }

    /** Says of a day before all facts that the review is empty for that reason. */
    private static void nothingKnown(CustomerBook facts, LocalDate day, PrintWriter screen) {
        if (facts.firstDay(day).isEmpty()) {
            screen.printf(
                    "%nNothing is known on %s%s.%n",
                    day,
                    facts.firstDay(Fact.LAST_DAY)
                            .map(first -> "; the first fact is of " + first)
                            .orElse(": nothing in the book is dated"));
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
