package dev.bearing.examples;

import dev.bearing.examples.research.ResearchInputException;
import dev.bearing.jackson.BookFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

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

    /** Says what is wrong with the command line, what may be meant, and where the options are told. */
    static int badUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter screen = command.getErr();
        screen.println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, screen);
        folder(failure).ifPresent(folder -> screen.println("Did you mean --book " + folder + "?"));
        screen.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        screen.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Returns a folder that stands alone where a command takes one as its book. */
    private static Optional<String> folder(ParameterException failure) {
        boolean takesBook = failure.getCommandLine().getCommandSpec().findOption("--book") != null;
        return failure instanceof UnmatchedArgumentException unmatched && takesBook
                ? unmatched.getUnmatched().stream().filter(Failures::isFolder).findFirst()
                : Optional.empty();
    }

    private static boolean isFolder(String argument) {
        try {
            return Files.isDirectory(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isBadInput(Throwable failure) {
        return failure instanceof BookFormatException
                || failure instanceof BadInputException
                || failure instanceof ResearchInputException;
    }
}
