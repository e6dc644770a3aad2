package dev.bearing.examples;

import dev.bearing.examples.research.ResearchInputException;
import dev.bearing.jackson.BookFormatException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What a failed command says, and the code it ends with. */
final class Failures {

    static final int BAD_INPUT = 3;

    private Failures() {}

    static int exitCode(Throwable failure) {
        if (failure instanceof CommandLine.ParameterException) {
            return CommandLine.ExitCode.USAGE;
        }
        return isBadInput(failure) ? BAD_INPUT : CommandLine.ExitCode.SOFTWARE;
    }

    /** Says in one line what went wrong; a stack trace only where it is nobody's input. */
    static int report(Exception failure, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("bearing: " + failure.getMessage());
        if (!isBadInput(failure) && !(failure instanceof IOException)) {
            failure.printStackTrace(commandLine.getErr());
        }
        commandLine.getErr().flush();
        return exitCode(failure);
    }

    private static boolean isBadInput(Throwable failure) {
        return failure instanceof BookFormatException
                || failure instanceof BadInputException
                || failure instanceof ResearchInputException;
    }
}
