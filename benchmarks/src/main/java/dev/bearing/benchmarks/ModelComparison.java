package dev.bearing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All models fitted to the same data by each engine in turn, after their answers were found equal.
 *
 * @param rows of the data
 * @param tasks one for each model, Kaplan-Meier on whole months first
 * @param hasR whether R was there
 * @param versions of the other engines
 */
record ModelComparison(int rows, List<Measured> tasks, boolean hasR, List<String> versions) {

    private static final double WARM_UP_MILLIS_A_RUN = 300;
    /** What takes less is measured several times in a row. */
    private static final double LEAST_MILLIS = 60;
    /** So long R may work at one question, but each is done three times if so many are wanted. */
    private static final double PATIENCE_MILLIS = 60_000;

    private static final int AT_LEAST = 3;

    ModelComparison {
        tasks = List.copyOf(tasks);
        versions = List.copyOf(versions);
    }

    /**
     * One model.
     *
     * @param ours what the library took
     * @param r what R took; empty where R is not there, or has no counterpart
     * @param duck what DuckDB took; empty where it was not asked
     * @param numbers how many numbers of the answer are compared
     * @param difference the largest between one of them and R's, 0 without R
     */
    record Measured(
            ModelQuestion<?> question,
            ModelTimes ours,
            ModelTimes r,
            ModelTimes duck,
            int numbers,
            double difference) {}

    /**
     * Compares, then measures.
     *
     * @param program R's, with which scripts are run
     * @param runs how often each side is measured, at least 1
     */
    static ModelComparison of(ModelData data, String program, int runs) throws Exception {
        Path directory = Files.createTempDirectory("models");
        try {
            new ModelColumns(directory).write(data);
            Optional<RSession> session = RSession.start(program, directory);
            try (DuckCurve duck = new DuckCurve(data)) {
                return measured(data, session, duck, runs);
            } finally {
                if (session.isPresent()) {
                    session.get().close();
                }
            }
        } finally {
            delete(directory);
        }
    }

    private static ModelComparison measured(ModelData data, Optional<RSession> session, DuckCurve duck, int runs)
            throws Exception {
        List<Measured> tasks = new ArrayList<>();
        for (ModelQuestion<?> question : new ModelQuestions(data).all()) {
            tasks.add(measured(question, session, tasks.isEmpty() ? Optional.of(duck) : Optional.empty(), runs));
        }
        return new ModelComparison(
                data.size(),
                tasks,
                session.isPresent(),
                List.of(
                        session.map(r -> "R: " + r.version() + ", a process beside this one")
                                .orElse("R: not installed, or without its package survival; the library stands alone"),
                        "DuckDB: " + duck.version() + ", in memory, through JDBC, 1 thread"));
    }

    private static <M> Measured measured(
            ModelQuestion<M> question, Optional<RSession> session, Optional<DuckCurve> duck, int runs)
            throws Exception {
        M model = question.fit().call();
        question.check().accept(model);
        String inR = question.inR().apply(model);
        double[] numbers = question.numbers().apply(model);
        double difference = 0;
        if (session.isPresent()) {
            difference = ModelChecks.requireClose(
                    question.text() + ", the library and R",
                    numbers,
                    session.get().answer(inR),
                    question.tolerance());
        }
        double warmUp = (runs - 1) * WARM_UP_MILLIS_A_RUN;
        double leastMillis = runs == 1 ? 0 : LEAST_MILLIS;
        if (duck.isPresent()) {
            ModelChecks.requireClose(
                    question.text() + ", the library and DuckDB",
                    numbers,
                    duck.get().numbers(),
                    question.tolerance());
            ModelTimes.warmUp(duck.get()::rows, warmUp);
        }
        ModelTimes.warmUp(question.fit(), warmUp);
        Measured measured = new Measured(
                question, new ModelTimes(), new ModelTimes(), new ModelTimes(), numbers.length, difference);
        for (int i = 0; i < runs && (i < AT_LEAST || measured.r().totalMillis() < PATIENCE_MILLIS); i++) {
            if (session.isPresent() && question.isTimedInR()) {
                measured.r().add(session.get().time(inR));
            }
            measured.ours().measure(question.fit(), leastMillis);
            if (duck.isPresent()) {
                measured.duck().measure(duck.get()::rows, leastMillis);
            }
        }
        return measured;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
