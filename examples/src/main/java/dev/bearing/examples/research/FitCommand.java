package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.examples.report.CurvePage;
import dev.bearing.jackson.ReviewJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits one model to a CSV. */
@Command(
        name = "fit",
        description = "Fits a model to a CSV with a header, and prints it as a statistician would.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar bearing.jar research fit --model kaplan-meier --data tenures.csv --duration months --event"
                    + " churned",
            "  java -jar bearing.jar research fit --model cox --data tenures.csv --duration months --event churned"
                    + " --covariates seats,contract --json cox.json"
        })
final class FitCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description = "One of: ${COMPLETION-CANDIDATES}",
            completionCandidates = Fitters.Names.class)
    private String model = "";

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "A CSV with a header.")
    private Path data = Path.of("");

    @Mixin
    private FitOptions options = new FitOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the fit as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where to write its curves as a page that opens alone.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        Fitter fitter = Fitters.named(model)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "--model must be one of " + String.join(", ", Fitters.names()) + ", was " + model));
        Fitted fitted;
        try {
            options.assume(fitter);
            check(fitter);
            fitted = fitter.fit(new FitRequest(model, data, options));
        } catch (FitOptions.UsageException refused) {
            throw new ParameterException(command.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
        ObjectNode tree = FitJson.tree(model, data, options, fitted);
        PrintWriter screen = command.commandLine().getOut();
        FitPrint.print(tree, fitted, screen);
        if (json != null) {
            ReviewJson.write(tree, json);
            screen.printf("%nWritten: %s%n", json);
        }
        if (html != null) {
            ArrayNode curves = JsonNodeFactory.instance.arrayNode();
            fitted.curves().forEach(curve -> curves.add(curve.json()));
            CurvePage.write(model + " of " + data.getFileName(), curves, html);
            screen.printf("%nWritten: %s%n", html);
        }
        screen.flush();
        return 0;
    }

    /** @throws FitOptions.UsageException if an option is missing, or one is given that the model does not use */
    private void check(Fitter fitter) {
        Set<String> given = options.given().keySet();
        for (Set<String> oneOf : fitter.needs()) {
            if (oneOf.stream().noneMatch(given::contains)) {
                throw new FitOptions.UsageException(model + " needs --" + String.join(" or --", new TreeSet<>(oneOf)));
            }
        }
        for (String name : given) {
            if (!fitter.options().contains(name)) {
                throw new FitOptions.UsageException("--" + name + " is no option of " + model + ", which takes --"
                        + String.join(", --", new TreeSet<>(fitter.options())));
            }
        }
    }
}
