package dev.bearing.examples;

import dev.bearing.examples.research.ResearchCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The runnable jar: {@code java -jar bearing.jar review} and {@code research}. */
@Command(
        name = "bearing",
        description = "Where is each customer heading, what is that worth, and how far can the number be trusted?",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ReviewCommand.class, ResearchCommand.class, HelpCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:anything else went wrong", "2:bad usage", "3:bad input"})
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return run(new CommandLine(new Main()), arguments);
    }

    /** Runs the command line and says what it says to these writers. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(new CommandLine(new Main()).setOut(out).setErr(err), arguments);
    }

    private static int run(CommandLine commandLine, String... arguments) {
        commandLine.setExitCodeExceptionMapper(Failures::exitCode);
        commandLine.setExecutionExceptionHandler(Failures::report);
        commandLine.setParameterExceptionHandler(Failures::badUsage);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.length == 0) {
            commandLine.usage(commandLine.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }
}
