package dev.bearing.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** An R that has read the columns of a directory and waits for questions; it times its own work. */
final class RSession implements AutoCloseable {

    private static final String SCRIPT = "r/models.R";
    private static final String READY = "ready";

    private final Path directory;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final String version;

    private RSession(Path directory, Process process, BufferedReader answers, String version) {
        this.directory = directory;
        this.process = process;
        this.answers = answers;
        this.version = version;
        questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /**
     * How long R worked.
     *
     * @param wallMillis by the clock
     * @param processorMillis of the processor, in user's and system's mode
     */
    record Took(double wallMillis, double processorMillis) {}

    /** Returns a session; empty where there is no such program, or it is an R without survival. */
    static Optional<RSession> start(String program, Path directory) throws IOException {
        Path script = directory.resolve("models.R");
        try (InputStream in = RSession.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " must be beside the classes");
            }
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Optional<Process> started = process(program, script, directory);
        if (started.isEmpty()) {
            return Optional.empty();
        }
        BufferedReader answers = started.get().inputReader(StandardCharsets.UTF_8);
        List<String> words = said(answers, directory);
        return words.get(0).equals(READY)
                ? Optional.of(new RSession(
                        directory, started.get(), answers, words.get(1) + " with survival " + words.get(2)))
                : Optional.empty();
    }

    private static Optional<Process> process(String program, Path script, Path directory) {
        try {
            return Optional.of(new ProcessBuilder(program, "--vanilla", script.toString(), directory.toString())
                    .redirectError(errors(directory).toFile())
                    .start());
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private static Path errors(Path directory) {
        return directory.resolve("errors.txt");
    }

    /** Returns the version of R and of its package. */
    String version() {
        return version;
    }

    /** Does what is asked once. */
    Took time(String question) throws IOException {
        return ask("time", question);
    }

    /** Does what is asked once and returns what came out. */
    double[] answer(String question) throws IOException {
        ask("answer", question);
        return new ModelColumns(directory).read("answer");
    }

    private Took ask(String how, String question) throws IOException {
        questions.write(how + " " + question + "\n");
        questions.flush();
        List<String> took = said(answers, directory);
        return new Took(1e3 * Double.parseDouble(took.get(1)), 1e3 * Double.parseDouble(took.get(2)));
    }

    /** Returns the three words of a line. */
    private static List<String> said(BufferedReader answers, Path directory) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("R ended: " + Files.readString(errors(directory)));
        }
        return List.of(line.strip().split("\\s+", 3));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        answers.close();
    }
}
