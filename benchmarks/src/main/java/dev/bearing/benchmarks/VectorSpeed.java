package dev.bearing.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.value.Answer;
import dev.bearing.vector.ChurnUncertainty;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.ReachModel;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import dev.bearing.vector.VectorInputs;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the success vectors of many accounts, from the facts in memory: what is learnt from all (how long the legs
 * take, who took what he was offered while he was heading where), and then the vector of each account, all of which are
 * kept. In a process of its own with one processor and 300 MiB of heap, facts and results included.
 */
public final class VectorSpeed {

    private static final String RESULT = "benchmarks/results/vector-speed.md";
    private static final int HEAP_MEBIBYTES = 300;
    private static final double GOAL_SECONDS = 2;
    private static final int SAMPLE = 997;

    private VectorSpeed() {}

    /**
     * Measures and writes {@code benchmarks/results/vector-speed.md}.
     *
     * @param arguments the repository's directory; how many accounts, by default 100,000; how often, by default 9
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 9;
        measure(root, accounts, runs, root.resolve(RESULT)).forEach(System.out::println);
    }

    /** Measures, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, int accounts, int runs, Path result)
            throws IOException, InterruptedException {
        String before = Machine.load();
        Path table = Files.createTempFile("vector-speed", ".md");
        try {
            run(accounts, runs, table);
            List<String> lines = new ArrayList<>(List.of(
                    "# Success vectors of many accounts",
                    "",
                    "Written by `dev.bearing.benchmarks.VectorSpeed`: accounts on a path of " + VectorData.MILESTONES
                            + " milestones over three years, one month ahead,",
                    "with every interval and contribution, from the facts in memory; all vectors are kept. One process"
                            + " with one processor and a heap of",
                    HEAP_MEBIBYTES + " MiB, the facts included. Medians, with the least and the greatest in"
                            + " parentheses; the first third of the runs is warming up.",
                    ""));
            lines.addAll(Machine.describe(root));
            lines.add("- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
            lines.add("");
            lines.addAll(Files.readAllLines(table));
            Path directory = result.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.write(result, lines);
            return lines;
        } finally {
            Files.delete(table);
        }
    }

    private static void run(int accounts, int runs, Path table) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-XX:ActiveProcessorCount=1",
                        "-cp",
                        System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
                        Alone.class.getName(),
                        Integer.toString(accounts),
                        Integer.toString(runs),
                        table.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the measurement ended with " + process.exitValue());
        }
    }

    /** The process that is measured. */
    static final class Alone {

        private final VectorData data;
        private final LadderModel ladder;
        private final SuccessVectorStrategy strategy = SuccessVectorStrategy.standard();
        private final List<Double> learning = new ArrayList<>();
        private final List<Double> judging = new ArrayList<>();
        private final List<Double> both = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();
        private int judged;
        private double live;

        private Alone(int accounts) {
            data = VectorData.draw(accounts, 42);
            ladder = data.ladder();
        }

        /** Measures and writes the lines of the table. */
        public static void main(String[] arguments) throws IOException {
            int runs = Integer.parseInt(arguments[1]);
            Alone alone = new Alone(Integer.parseInt(arguments[0]));
            double facts = liveMebibytes();
            for (int i = 0; i < runs; i++) {
                alone.once(i >= runs / 3);
            }
            Files.write(Path.of(arguments[2]), alone.table(facts));
        }

        private void once(boolean counts) {
            double processorBefore = processorSeconds();
            long start = System.nanoTime();
            ReachModel reach = ReachModel.of(legs(), 1);
            TakeHistory takes = takes(reach);
            long learnt = System.nanoTime();
            SuccessVector[] vectors = vectors(reach, takes);
            long end = System.nanoTime();
            double took = processorSeconds() - processorBefore;
            if (counts) {
                learning.add((learnt - start) / 1e9);
                judging.add((end - learnt) / 1e9);
                both.add((end - start) / 1e9);
                processor.add(took);
                judged = vectors.length;
                live = Math.max(live, liveMebibytes());
            }
            check(vectors, reach.legs(), takes);
        }

        private static JourneyProgress progress(VectorData.Member member, LocalDate day) {
            return JourneyProgress.of(VectorData.PATH, member.events(), member.start(), day);
        }

        private LegModel legs() {
            LegModel.Builder legs = LegModel.builder(VectorData.PATH);
            for (VectorData.Member member : data.members()) {
                JourneyProgress progress = progress(member, VectorData.TODAY);
                if (member.isLost()) {
                    legs.addChurned(progress, member.lostOn());
                } else {
                    legs.add(progress);
                }
            }
            return legs.build();
        }

        private TakeHistory takes(ReachModel reach) {
            Map<AccountId, VectorData.Member> byId = new HashMap<>();
            data.members().forEach(member -> byId.put(member.id(), member));
            return TakeHistory.fit(
                    data.leads(),
                    TakeHistory.milestones(VectorData.PATH.milestones()),
                    VectorData.TODAY,
                    (id, day) -> new TakeStratum(
                            strategy.evaluate(
                                            VectorInputs.builder(id, progress(requireNonNull(byId.get(id)), day), reach)
                                                    .build())
                                    .direction(),
                            false));
        }

        private SuccessVector[] vectors(ReachModel reach, TakeHistory takes) {
            List<VectorData.Member> customers =
                    data.members().stream().filter(member -> !member.isLost()).toList();
            SuccessVector[] vectors = new SuccessVector[customers.size()];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = strategy.evaluate(inputs(customers.get(i), reach, takes));
            }
            return vectors;
        }

        private VectorInputs inputs(VectorData.Member member, ReachModel reach, TakeHistory takes) {
            return VectorInputs.builder(member.id(), progress(member, VectorData.TODAY), reach)
                    .takes(takes)
                    .churnProbability(Answer.known(0.02))
                    .churnUncertainty(ChurnUncertainty.of(0.02, 0.004, 0.003))
                    .tier(ladder, member.tier())
                    .build();
        }

        /** Holds some vectors against those of a model that serves no other account. */
        private void check(SuccessVector[] vectors, LegModel legs, TakeHistory takes) {
            List<VectorData.Member> customers =
                    data.members().stream().filter(member -> !member.isLost()).toList();
            for (int i = 0; i < vectors.length; i += SAMPLE) {
                SuccessVector alone = strategy.evaluate(inputs(customers.get(i), ReachModel.of(legs, 1), takes));
                if (!alone.equals(vectors[i])) {
                    throw new IllegalStateException("the vector of " + alone.accountId() + " is not the one alone");
                }
            }
        }

        /**
         * Returns the processor time of all threads of this process, those that collect garbage and compile included.
         */
        private static double processorSeconds() {
            return ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toNanos()
                    / 1e9;
        }

        private static double liveMebibytes() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
        }

        private List<String> table(double facts) {
            Spread seconds = Spread.of(processor);
            return List.of(
                    "| | |",
                    "|---|---|",
                    "| accounts | " + data.members().size() + ", of which " + judged
                            + " are customers and have a vector |",
                    "| events and offers | " + data.events() + " and "
                            + data.leads().size() + " |",
                    "| seconds to learn from all | " + Spread.of(learning) + " |",
                    "| seconds to judge each | " + Spread.of(judging) + " |",
                    "| seconds in all | " + Spread.of(both) + " |",
                    "| processor seconds in all, garbage collection and compilation included | " + seconds + " |",
                    "| MiB of the facts | " + Spread.number(facts) + " |",
                    "| MiB of facts, models and vectors, at most | " + Spread.number(live) + " |",
                    "",
                    "Goal: 100,000 accounts in " + Spread.number(GOAL_SECONDS) + " processor seconds within "
                            + HEAP_MEBIBYTES + " MiB. "
                            + (seconds.median() * 100_000 / data.members().size() <= GOAL_SECONDS
                                    ? "Met."
                                    : "**Missed.**"));
        }
    }
}
