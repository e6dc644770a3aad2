package dev.bearing.examples.research;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The research desk: fit, compare, learn and simulate. */
@Command(
        name = "research",
        description = {
            "Fits and compares models of churn and retention on the rows of a CSV, learns the weights of a scorecard from"
                    + " a book, and simulates companies whose truth is known."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            FitCommand.class,
            CompareCommand.class,
            LearnCommand.class,
            SimulateCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:anything else went wrong", "2:bad usage", "3:bad input"})
public final class ResearchCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                requireNonNull(spec).commandLine(), "say what to do: fit, compare, learn or simulate");
    }
}
