package dev.bearing.examples.research;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.Folds;
import dev.bearing.evidence.Leaderboard;
import dev.bearing.evidence.RetentionData;
import dev.bearing.evidence.RetentionLearner;
import dev.bearing.evidence.RetentionLearners;
import dev.bearing.examples.report.CurvePage;
import dev.bearing.jackson.ModelJson;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges models side by side on rows they have not seen. */
@Command(
        name = "compare",
        description = {
            "Judges models of retention side by side, each by rows it has not seen.",
            "What is judged is the chance to leave within the horizon, told when a stay begins."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  java -jar bearing.jar research compare --models kaplan-meier,sbg,cox --data tenures.csv --duration"
                + " months --event churned --covariates seats --folds 5 --json board.json")
final class CompareCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--models",
            required = true,
            split = ",",
            paramLabel = "A,B",
            completionCandidates = Names.class,
            description = "Two or more of: ${COMPLETION-CANDIDATES}")
    private List<String> models = new ArrayList<>();

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "A CSV with a header.")
    private Path data = Path.of("");

    @Option(
            names = "--duration",
            paramLabel = "COL",
            defaultValue = FitOptions.DURATION,
            description = "Column with how long each stay was observed, in whole units such as months."
                    + " Default: ${DEFAULT-VALUE}")
    private String duration = FitOptions.DURATION;

    @Option(
            names = "--event",
            paramLabel = "COL",
            defaultValue = FitOptions.EVENT,
            description = "Column with 1 where it was over, 0 where not yet. Default: ${DEFAULT-VALUE}")
    private String event = FitOptions.EVENT;

    @Option(names = "--covariates", paramLabel = "A,B", split = ",", description = "Columns known when a stay begins.")
    private List<String> covariates = new ArrayList<>();

    @Option(names = "--account", paramLabel = "COL", description = "Column of whose stay it is: never on both sides.")
    private @Nullable String account;

    @Option(
            names = "--started",
            paramLabel = "COL",
            description =
                    "Column with when a stay began, in the unit of --duration: folds then are in the order of time.")
    private @Nullable String started;

    @Option(
            names = "--folds",
            paramLabel = "K",
            defaultValue = "5",
            description = "How many. Default: ${DEFAULT-VALUE}")
    private int folds = 5;

    @Option(
            names = "--horizon",
            paramLabel = "T",
            description = "How far ahead, in the unit of --duration. Default: the median time of those who left.")
    private @Nullable Long horizon;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Which accounts go together. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the board as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Where to write the board as a page that opens alone.")
    private @Nullable Path html;

    /** The names of the models, for the help. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return RetentionLearners.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        List<RetentionLearner> learners = learners();
        if (folds < 2) {
            throw usage("--folds must be at least 2, was " + folds);
        }
        if (horizon != null && horizon < 1) {
            throw usage("--horizon must be at least 1, was " + horizon);
        }
        Leaderboard board = board(read(), learners);
        ObjectNode tree = ModelJson.tree(board);
        PrintWriter screen = requireNonNull(spec).commandLine().getOut();
        print(board, judged(board), screen);
        if (json != null) {
            ReviewJson.write(tree, json);
            screen.printf("%nWritten: %s%n", json);
        }
        if (html != null) {
            CurvePage.writeBoard("Models of " + data.getFileName() + " compared", tree, html);
            screen.printf("%nWritten: %s%n", html);
        }
        screen.flush();
        return 0;
    }

    private List<RetentionLearner> learners() {
        if (models.stream().distinct().count() < models.size()) {
            throw usage("--models must name each model once");
        }
        return models.stream()
                .map(name -> RetentionLearners.named(name)
                        .orElseThrow(() -> usage("--models must be of " + String.join(", ", RetentionLearners.names())
                                + ", was " + name)))
                .toList();
    }

    private ParameterException usage(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }

    private Leaderboard board(RetentionData rows, List<RetentionLearner> learners) {
        try {
            Leaderboard.Builder builder = Leaderboard.builder(rows)
                    .folds(started == null ? Folds.byAccount(folds, seed) : Folds.inTime(folds));
            if (horizon != null) {
                builder.horizon(horizon);
            }
            learners.forEach(builder::add);
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException(data + " cannot be compared on: " + refused.getMessage());
        }
    }

    private RetentionData read() throws IOException {
        ComparisonInput input = new ComparisonInput(data, duration, event, covariates);
        return input.read(account, started);
    }

    /** Says what the scores are of: what is foretold, how far ahead, and why so far. */
    private String judged(Leaderboard board) {
        return String.format(
                Locale.ROOT,
                "%d folds; judged is the chance to leave within %d, in the unit of column “%s”%s; smaller Brier scores are"
                        + " better",
                board.folds(),
                board.horizon(),
                duration,
                horizon == null ? " (the median time of those who left; --horizon sets another)" : "");
    }

    private static void print(Leaderboard board, String judged, PrintWriter out) {
        out.println(judged);
        out.println();
        TextTable table =
                new TextTable("model", "Brier", "lower 95%", "upper 95%", "log score", "concordance", "calibration");
        for (Leaderboard.Row row : board.rows()) {
            Answer<Interval> interval = row.brier().flatMap(Estimate::interval);
            table.row(
                    row.model(),
                    Json.orNaN(row.brier().map(Estimate::value)),
                    Json.orNaN(interval.map(Interval::lower)),
                    Json.orNaN(interval.map(Interval::upper)),
                    Json.orNaN(row.logScore()),
                    Json.orNaN(row.concordance()),
                    Json.orNaN(row.calibrationSlope()));
        }
        table.print(out);
        board.rows().forEach(row -> {
            if (row.brier() instanceof Answer.Unknown<Estimate> unknown) {
                out.println("note: " + unknown.message());
            }
        });
        if (!board.paired().isEmpty()) {
            out.println();
            TextTable pairs = new TextTable("difference of Brier scores", "", "lower 95%", "upper 95%", "");
            for (Leaderboard.Pair pair : board.paired()) {
                Answer<Interval> interval = pair.difference().interval();
                boolean decided =
                        interval.map(ends -> !ends.contains(0)).toOptional().orElse(false);
                pairs.row(
                        pair.a() + " less " + pair.b(),
                        pair.difference().value(),
                        Json.orNaN(interval.map(Interval::lower)),
                        Json.orNaN(interval.map(Interval::upper)),
                        decided ? "" : "not decided");
            }
            pairs.print(out);
        }
    }
}
