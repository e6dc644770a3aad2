package dev.bearing.benchmarks;

import dev.bearing.benchmarks.HealthSpeed.Measured;
import dev.bearing.benchmarks.HealthSpeed.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link HealthSpeed} measured, as Markdown, and which goals it meets. */
final class HealthReport {

    private static final double NUMPY_GOAL = 3.5;
    private static final double MOST_MICROS = 5;
    private static final double MOST_BYTES = 2000;

    private HealthReport() {}

    static List<String> introduction() {
        return List.of(
                "# Health speed",
                "",
                "Written by `dev.bearing.benchmarks.HealthSpeed`: health scores of generated accounts with 20 measures, eight of them",
                "with straight lines through four points, six with an S-shape, six with a ramp, every fourteenth number missing and",
                "its weight redistributed. The library and DuckDB work in turn in one process on what each has in memory, numpy in a",
                "process of its own, each on one thread. DuckDB's SQL was written in two ways and the faster one is measured. Before",
                "anything was measured the scores, bands and reasons of every account were compared, the scores to "
                        + HealthChecks.TOLERANCE + ".",
                "Medians, with the least and the greatest in parentheses, in milliseconds. Times of a shared machine move with its",
                "load; ratios hold better, and those by processor time best.",
                "");
    }

    /** Returns all tables, the goals first. */
    static List<String> tables(List<Size> sizes) {
        List<String> goals =
                new ArrayList<>(List.of("", "## Goals", "", "| goal | wanted | seen | |", "|---|---|---|---|"));
        List<String> lines = new ArrayList<>();
        for (Size size : sizes) {
            table(size, lines, goals);
        }
        goals.addAll(lines);
        return goals;
    }

    private static void table(Size size, List<String> lines, List<String> goals) {
        String count = String.format(Locale.ROOT, "%,d", size.accounts());
        lines.addAll(List.of(
                "",
                "## " + count + " accounts",
                "",
                "| task | Bearing, ms | of the processor | ns an account | beside | it, ms | ratio | by processor time |",
                "|" + "---|".repeat(8)));
        for (Measured measured : size.tasks()) {
            HealthTask task = measured.task();
            ModelTimes ours = measured.ours();
            ModelTimes duck = measured.duck();
            lines.add("| " + task.text() + " | " + ours.wall() + " | "
                    + Spread.number(ours.processor().median()) + " | "
                    + Spread.number(1e6 * ours.wall().median() / size.accounts()) + " | DuckDB, "
                    + measured.way().name().toLowerCase(Locale.ROOT) + " | " + duck.wall() + " | "
                    + ratio(duck.over(ours)) + " | " + ratio(duck.processorOver(ours)) + " |");
            goal(goals, task.text() + ", " + count + ", against DuckDB", task.goal(), duck.processorOver(ours));
        }
        size.numpy().ifPresent(numpy -> {
            double seen =
                    numpy.millis().median() / size.tasks().get(0).ours().wall().median();
            lines.add("| " + HealthTask.SCORES.text() + " | | | | numpy | " + numpy.millis() + " | " + ratio(seen)
                    + " | |");
            goal(goals, HealthTask.SCORES.text() + ", " + count + ", against numpy", NUMPY_GOAL, seen);
        });
        lines.add("");
        lines.add(String.format(Locale.ROOT, "Largest difference of two scores: %.0e.", size.difference()));
        SingleScore single = size.singles().get(0);
        SingleScore looked = size.singles().get(1);
        lines.add(String.format(
                Locale.ROOT,
                "One account with its whole explanation: %.2f µs and %,.0f bytes from its signals; %.2f µs and %,.0f bytes from a table.",
                single.micros(),
                single.bytes(),
                looked.micros(),
                looked.bytes()));
        most(goals, "one score with its explanation, " + count, MOST_MICROS, single.micros(), "%.2f µs");
        most(goals, "memory it allocates, " + count, MOST_BYTES, single.bytes(), "%,.0f bytes");
    }

    private static void goal(List<String> goals, String what, double wanted, double seen) {
        goals.add("| " + what + " | ≥ " + ratio(wanted) + " | " + ratio(seen) + " | "
                + (seen >= wanted ? "met" : "**missed**") + " |");
    }

    private static void most(List<String> goals, String what, double wanted, double seen, String format) {
        goals.add("| " + what + " | < " + String.format(Locale.ROOT, format, wanted) + " | "
                + String.format(Locale.ROOT, format, seen) + " | " + (seen < wanted ? "met" : "**missed**") + " |");
    }

    private static String ratio(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.2f×" : "%.1f×", factor);
    }
}
