package dev.bearing.examples.research;

import static java.util.Objects.requireNonNull;

import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.FileForm;
import dev.bearing.jackson.ReviewJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws a company, or rows of retention, whose truth is known. */
@Command(
        name = "simulate",
        description = {
            "Draws a company whose truth is known: its facts, the true parameters, and a CSV to fit models to.",
            "The same options draw the same files."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  java -jar bearing.jar research simulate --scenario proportional-hazards --accounts 2000 --months 36"
                    + " --seed 7 --out simulated",
            "  java -jar bearing.jar research fit --model cox --data simulated/tenures.csv --duration duration --event"
                    + " event --covariates annual,distance"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final String PLAYBOOK = "playbook.json";
    private static final String TRUTH = "truth.json";
    private static final String TENURES = "tenures.csv";
    private static final int MOST_ACCOUNTS = 1_000_000;
    private static final int MOST_MONTHS = 1_200;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of: ${COMPLETION-CANDIDATES}")
    private String scenario = "";

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "420",
            description = "How many accounts arrive. Default: ${DEFAULT-VALUE}")
    private int accounts = 420;

    @Option(
            names = "--months",
            paramLabel = "M",
            defaultValue = "36",
            description = "How many months are recorded. Default: ${DEFAULT-VALUE}")
    private int months = 36;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "71",
            description = "Another seed draws other facts from the same truth. Default: ${DEFAULT-VALUE}")
    private long seed = 71;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "A folder that is empty or not there yet; nothing is written elsewhere.")
    private Path out = Path.of("");

    /** The names of the scenarios, for the help. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Simulation.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        check("--accounts", accounts, MOST_ACCOUNTS);
        check("--months", months, MOST_MONTHS);
        if (!Simulation.names().contains(scenario)) {
            throw usage("--scenario must be one of " + String.join(", ", Simulation.names()) + ", was " + scenario);
        }
        if (!isFree(out)) {
            throw usage("--out must be a folder that is empty or not there yet, was " + out);
        }
        Simulation simulated = Simulation.of(scenario, accounts, months, seed);
        BookDirectory.write(simulated.book(), out, FileForm.CSV);
        ReviewJson.write(simulated.truth(), out.resolve(TRUTH));
        writeTenures(simulated.tenures());
        if (simulated.hasPlaybook()) {
            writePlaybook();
        }
        tell(simulated);
        return 0;
    }

    private void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw usage(option + " must be from 1 to " + most + ", was " + value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.notExists(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void writeTenures(List<List<String>> table) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(out.resolve(TENURES))) {
            for (List<String> row : table) {
                writer.write(String.join(",", row));
                writer.write('\n');
            }
        }
    }

    /** The scenarios of companies share the milestones, tiers and signals of the example, and so its playbook. */
    private void writePlaybook() throws IOException {
        try (InputStream in =
                requireNonNull(SimulateCommand.class.getResourceAsStream("/example-company/" + PLAYBOOK), PLAYBOOK)) {
            Files.copy(in, out.resolve(PLAYBOOK));
        }
    }

    private void tell(Simulation simulated) {
        PrintWriter screen = requireNonNull(spec).commandLine().getOut();
        List<String> columns = simulated.tenures().get(0);
        screen.printf(
                Locale.ROOT,
                "%s: %d accounts, %d stays with %s%n",
                scenario,
                simulated.book().accountIds().size(),
                simulated.tenures().size() - 1,
                String.join(", ", columns));
        screen.printf("Written: %s with the facts, %s and %s%n", out, TRUTH, TENURES);
        screen.flush();
    }
}
