package dev.bearing.examples.research;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.ScorecardOutcomes;
import dev.bearing.evidence.WeightLearner;
import dev.bearing.health.Scorecard;
import dev.bearing.health.WeightProvenance;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.ModelJson;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.PlaybookFormatException;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.Playbook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns the weights of a playbook's scorecard from a book, and writes the playbook with them. */
@Command(
        name = "learn",
        description = {
            "Learns the weights of a scorecard from who left, held to the expert's weights the more the fewer have.",
            "Health is read as it was known at the ends of past months, churn in the window of the playbook's back-test."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  java -jar bearing.jar research learn --book facts --playbook playbook.json --as-of 2025-08-31 --out"
                + " learnt.json")
final class LearnCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--book", required = true, paramLabel = "DIR", description = "Directory of facts.")
    private Path book = Path.of("");

    @Option(names = "--playbook", required = true, paramLabel = "FILE", description = "JSON or YAML, with a scorecard.")
    private Path playbook = Path.of("");

    @Option(names = "--scorecard", paramLabel = "ID", description = "Which scorecard. Default: the first.")
    private @Nullable String id;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Learn from what was known on this day. Default: the newest day on which something happened.")
    private @Nullable LocalDate asOf;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the playbook with what was learnt.")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write what the weights stand on.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        Playbook beliefs = beliefs();
        Scorecard expert = expert(beliefs.scorecards());
        CustomerBook facts = BookDirectory.read(book);
        WeightLearner learner =
                WeightLearner.standard().withLeastEvents(beliefs.backtest().leastEvents());
        Scorecard learnt = Refusals.orRefuse("weights", learner.learn(rows(facts, beliefs, expert)));
        WeightProvenance provenance = learnt.provenance().orElseThrow();
        PrintWriter screen = requireNonNull(spec).commandLine().getOut();
        print(learnt, provenance, screen);
        if (out != null) {
            ReviewJson.write(replaced(beliefs, beliefs.scorecards().indexOf(expert), learnt), out);
            screen.printf("%nWritten: %s%n", out);
        }
        if (json != null) {
            ReviewJson.write(ModelJson.tree(provenance), json);
            screen.printf("%nWritten: %s%n", json);
        }
        screen.flush();
        return 0;
    }

    private Playbook beliefs() throws IOException {
        try {
            return PlaybookFormat.standard().read(playbook);
        } catch (PlaybookFormatException refused) {
            throw new ResearchInputException(playbook + ": " + String.join("\n", refused.problems()));
        }
    }

    private Scorecard expert(List<Scorecard> scorecards) {
        List<String> ids = scorecards.stream().map(Scorecard::id).toList();
        if (ids.isEmpty()) {
            throw new ResearchInputException(playbook + " has no scorecard whose weights could be learnt");
        }
        int at = id == null ? 0 : ids.indexOf(id);
        if (at < 0) {
            throw usage("--scorecard must be one of " + String.join(", ", ids) + ", was " + id);
        }
        return scorecards.get(at);
    }

    private ScorecardOutcomes rows(CustomerBook facts, Playbook beliefs, Scorecard expert) {
        LocalDate day = asOf;
        if (day == null) {
            day = facts.newestDay().orElseThrow(() -> usage("nothing in the book is dated: say --as-of"));
        }
        HealthHistory history = HealthHistory.of(facts, beliefs.revenuePolicy().orElseGet(RevenuePolicy::strict), day);
        try {
            return ScorecardOutcomes.of(expert, history, beliefs.backtest());
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException(playbook + ": " + refused.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }

    private static void print(Scorecard learnt, WeightProvenance provenance, PrintWriter screen) {
        WeightProvenance.Sample sample = provenance.sample();
        screen.printf(
                Locale.ROOT,
                "%s %s: %d rows of %d accounts, of which %d left; the expert's opinion counts as %s%n%n",
                learnt.id(),
                learnt.version(),
                sample.rows(),
                sample.accounts(),
                sample.events(),
                TextTable.number(provenance.shrinkage().expertWorth()));
        TextTable table = new TextTable("measure", "expert", "learnt", "log odds", "error");
        provenance
                .weights()
                .forEach(weight -> table.row(
                        weight.measure(),
                        weight.expertShare(),
                        weight.share(),
                        weight.coefficient(),
                        weight.standardError().orElse(Double.NaN)));
        table.print(screen);
        provenance.notes().forEach(note -> screen.printf("%n%s%n", note));
    }

    /** Returns the playbook's document with another scorecard in one place. */
    private static JsonNode replaced(Playbook beliefs, int at, Scorecard learnt) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        PlaybookFormat format = PlaybookFormat.standard();
        JsonNode document = mapper.readTree(format.toJson(beliefs));
        JsonNode own = mapper.readTree(
                format.toJson(Playbook.builder().scorecard(learnt).build()));
        ((ArrayNode) document.get("scorecards")).set(at, own.get("scorecards").get(0));
        return document;
    }
}
