package dev.bearing.benchmarks;

import dev.bearing.account.AccountId;
import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.monitor.HealthMonitor;
import dev.bearing.monitor.MonitorPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures how many signals a second a monitor takes in, with one thread and with two: each signal fed by a call of its
 * own, the account scored anew after each, and the day moved on after every account has sent every signal. Before it
 * measures it holds the scores of some accounts against those of all their signals together.
 */
public final class MonitorSpeed {

    private static final String RESULT = "benchmarks/results/monitor-speed.md";
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int MEASURES = 20;
    private static final int WINDOW_DAYS = 30;
    private static final double GOAL = 200_000;

    private final int accounts;
    private final int days;

    private MonitorSpeed(int accounts, int days) {
        this.accounts = accounts;
        this.days = days;
    }

    /**
     * Measures and writes {@code benchmarks/results/monitor-speed.md}.
     *
     * @param arguments the repository's directory; how many accounts, by default 10,000; how many days to measure, by
     *     default 15, after a window of 30 days is full
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        measure(root, accounts, days, root.resolve(RESULT)).forEach(System.out::println);
    }

    /** Measures, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, int accounts, int days, Path result)
            throws IOException, InterruptedException {
        MonitorSpeed speed = new MonitorSpeed(accounts, days);
        String before = Machine.load();
        List<String> lines = new ArrayList<>(List.of(
                "# What a health monitor takes in",
                "",
                "Written by `dev.bearing.benchmarks.MonitorSpeed`: " + Spread.number(accounts) + " accounts, "
                        + MEASURES + " measures over " + WINDOW_DAYS + " days, every signal of every",
                "account on each of " + days + " days after the windows are full, each fed by a call of its own; moving"
                        + " the day on is included.",
                "Signals a second, medians of the days, with the least and the greatest in parentheses.",
                ""));
        lines.addAll(Machine.describe(root));
        List<String> table = new ArrayList<>();
        Spread daily = Spread.of(List.of(0.0));
        for (boolean ageing : new boolean[] {false, true}) {
            for (int threads = 1; threads <= 2; threads++) {
                Run run = speed.run(ageing, threads);
                Spread spread = Spread.of(run.perSecond());
                daily = !ageing && threads == 1 ? spread : daily;
                table.add("| " + (ageing ? "a quarter of the measures age daily" : "windows only") + " | " + threads
                        + " | " + spread + " | " + Spread.of(run.perProcessorSecond()) + " | " + run.events() + " |");
            }
        }
        lines.add("- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
        lines.add("");
        lines.add("| scorecard | threads | signals a second | the same per second of processor time | events |");
        lines.add("|---|---|---|---|---|");
        lines.addAll(table);
        lines.add("");
        lines.add("Goal: " + Spread.number(GOAL) + " signals a second on one core. "
                + (daily.median() >= GOAL ? "Met." : "**Missed.**"));
        Path directory = result.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(result, lines);
        return lines;
    }

    /** What was measured on each day. */
    private record Run(List<Double> perSecond, List<Double> perProcessorSecond, long events) {}

    private Run run(boolean ageing, int threads) throws InterruptedException {
        Scorecard scorecard = scorecard(ageing);
        LongAdder events = new LongAdder();
        HealthMonitor monitor = HealthMonitor.of(
                MonitorPolicy.builder(scorecard).drop(0.15, 14).build(), FIRST, event -> events.increment());
        Random random = new Random(20_260_101);
        List<Signal> kept = new ArrayList<>();
        List<Double> perSecond = new ArrayList<>();
        List<Double> perProcessorSecond = new ArrayList<>();
        for (int day = 0; day < WINDOW_DAYS + days; day++) {
            LocalDate today = FIRST.plusDays(day);
            List<Signal> signals = signals(random, today);
            signals.stream()
                    .filter(signal -> signal.accountId().value().endsWith("7"))
                    .forEach(kept::add);
            long start = System.nanoTime();
            double processor = day(monitor, signals, today, threads);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (day >= WINDOW_DAYS) {
                perSecond.add(signals.size() / seconds);
                perProcessorSecond.add(signals.size() / processor);
            }
        }
        check(monitor, scorecard, kept);
        return new Run(perSecond, perProcessorSecond, events.sum());
    }

    /** Moves the day on, feeds its signals and returns the seconds of processor time that took. */
    private static double day(HealthMonitor monitor, List<Signal> signals, LocalDate today, int threads)
            throws InterruptedException {
        double[] seconds = new double[threads];
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        monitor.advanceTo(today);
        double sum = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int own = i;
            int share = (signals.size() + threads - 1) / threads;
            List<Signal> part =
                    signals.subList(Math.min(signals.size(), i * share), Math.min(signals.size(), (i + 1) * share));
            Thread thread = new Thread(() -> {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                part.forEach(monitor::feed);
                seconds[own] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
            });
            thread.start();
            running.add(thread);
        }
        for (int i = 0; i < threads; i++) {
            running.get(i).join();
            sum += seconds[i];
        }
        return sum;
    }

    private static void check(HealthMonitor monitor, Scorecard scorecard, List<Signal> kept) {
        HealthSignals.byAccount(kept, monitor.day()).forEach((id, signals) -> {
            if (!monitor.health(id).equals(scorecard.assess(signals))) {
                throw new IllegalStateException("the monitor's score of " + id + " is not that of all its signals");
            }
        });
    }

    private List<Signal> signals(Random random, LocalDate day) {
        List<Signal> signals = new ArrayList<>(accounts * MEASURES);
        for (int account = 0; account < accounts; account++) {
            AccountId id = AccountId.of("account-" + account);
            for (int measure = 0; measure < MEASURES; measure++) {
                signals.add(Signal.of(id, "signal-" + measure, day, random.nextInt(20)));
            }
        }
        Collections.shuffle(signals, random);
        return signals;
    }

    private static Scorecard scorecard(boolean ageing) {
        List<Aggregate> aggregates =
                List.of(Aggregate.LAST, Aggregate.SUM, Aggregate.MEAN, Aggregate.COUNT, Aggregate.SLOPE);
        Scorecard.Builder scorecard = Scorecard.builder("speed", "1");
        for (int i = 0; i < MEASURES; i++) {
            Aggregate aggregate = aggregates.get(i % aggregates.size());
            double best = switch (aggregate) {
                case SUM -> 400;
                case COUNT -> WINDOW_DAYS;
                case SLOPE -> 1;
                default -> 20;
            };
            Measure.Builder measure = Measure.builder("signal-" + i, new Curve.Linear(0, best))
                    .windowDays(WINDOW_DAYS)
                    .aggregate(aggregate)
                    .weight(1 + i % 3);
            if (ageing && i % 4 == 0) {
                measure.halfLifeDays(30);
            }
            scorecard.measure(measure.build());
        }
        return scorecard.build();
    }
}
