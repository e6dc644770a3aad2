package dev.bearing.examples.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs bearing.jar as its users do: in a process of its own. */
final class BearingJar {

    private static final Path JAR = Path.of("target/bearing.jar").toAbsolutePath();
    private static final Path BOOKS = Path.of("src/test/resources/books").toAbsolutePath();
    private static final long PATIENCE_MINUTES = 5;

    private BearingJar() {}

    /**
     * What a run left.
     *
     * @param exitCode its exit code
     * @param out what it printed
     * @param err what it complained of
     */
    record Run(int exitCode, String out, String err) {}

    /** Returns a book of the test's resources. */
    static Path book(String name) {
        return BOOKS.resolve(name);
    }

    /** Runs the jar in a folder. */
    static Run run(Path folder, Object... arguments) {
        return run(folder, List.of(), arguments);
    }

    /** Runs the jar in a folder with options for its Java virtual machine. */
    static Run run(Path folder, List<String> options, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Xshare:auto", "-jar", JAR.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Path out = Files.createTempFile("bearing", ".out");
            Path err = Files.createTempFile("bearing", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            Run run = new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Reads a file of JSON. */
    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
