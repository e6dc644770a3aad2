package dev.bearing.benchmarks;

import dev.bearing.benchmarks.ModelComparison.Measured;
import dev.bearing.benchmarks.ModelQuestion.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link ModelSpeed} measured, as Markdown, and which goals it meets. */
final class ModelReport {

    private static final double DUCK_GOAL = 3.5;
    private static final String NOT_MEASURED = "not measured";

    private final List<ModelComparison> sizes;
    private final List<String> lines = new ArrayList<>();
    private final List<String> goals = new ArrayList<>();

    ModelReport(List<ModelComparison> sizes) {
        this.sizes = List.copyOf(sizes);
    }

    List<String> introduction() {
        return List.of(
                "# Model speed",
                "",
                "Written by `dev.bearing.benchmarks.ModelSpeed`: the library and R's package survival on the same generated",
                "customers, in turn, R in a process of its own that has the columns in memory and times itself. The answers of both",
                "were compared before anything was measured: curves time by time with their standard errors, coefficients, their",
                "errors, likelihoods, counts of pairs. Medians, with the least and the greatest in parentheses, in milliseconds.",
                "Times of a shared machine move with its load; ratios hold better, and those by processor time best.",
                "",
                "Each side does what its user calls, by its defaults and on one thread. `coxph` makes Harrell's C with the fit, the",
                "library robust errors and the baseline. R's logistic regression is `glm.fit`; sBG is fitted by `optim` to the",
                "likelihood written in R. For BG/NBD R only confirms the likelihood, and the time stands beside what lifetimes took",
                "for 1,001,725 customers, not here and not now; lifetimes computes equal histories again, and the library once.",
                "");
    }

    /** Returns all tables, the goals first. */
    List<String> tables() {
        sizes.forEach(this::size);
        List<String> all =
                new ArrayList<>(List.of("", "## Goals", "", "| goal | wanted | seen | |", "|---|---|---|---|"));
        all.addAll(goals);
        all.addAll(lines);
        return all;
    }

    private void size(ModelComparison comparison) {
        lines.add("");
        lines.add("## " + count(comparison.rows()) + " customers");
        lines.add("");
        lines.add(
                "| task | Bearing, ms | of the processor | ns a row | beside | it, ms | ratio | by processor time | numbers equal |"
                        + " largest difference |");
        lines.add("|" + "---|".repeat(10));
        for (Measured task : comparison.tasks()) {
            line(comparison, task, "R", task.r());
            goal(comparison, task);
            if (!task.duck().isEmpty()) {
                line(comparison, task, "DuckDB", task.duck());
                goal(
                        name(comparison, task) + ", against DuckDB",
                        "≥ " + ratio(DUCK_GOAL),
                        ratio(task.duck().over(task.ours())),
                        task.duck().over(task.ours()) >= DUCK_GOAL);
            }
        }
    }

    private void line(ModelComparison comparison, Measured task, String engine, ModelTimes other) {
        Spread ours = task.ours().wall();
        String start = "| " + task.question().text() + " | " + ours + " | "
                + Spread.number(task.ours().processor().median()) + " | "
                + Spread.number(1e6 * ours.median() / comparison.rows()) + " | ";
        String times = other.isEmpty()
                ? " | | | "
                : engine + " | " + other.wall() + " | " + ratio(other.over(task.ours())) + " | "
                        + ratio(other.processorOver(task.ours()));
        String equal = comparison.hasR()
                ? count(task.numbers()) + " | " + String.format(Locale.ROOT, "%.0e", task.difference())
                : " | ";
        lines.add(start + times + " | " + (engine.equals("R") ? equal : count(task.numbers()) + " | ") + " |");
    }

    private void goal(ModelComparison comparison, Measured task) {
        String name = name(comparison, task);
        double millis = task.ours().wall().median();
        Goal goal = task.question().goal();
        if (goal instanceof Goal.TimesR wanted) {
            if (task.r().isEmpty()) {
                goals.add("| " + name + ", against R | ≥ " + ratio(wanted.times()) + " | | " + NOT_MEASURED + " |");
            } else {
                double seen = task.r().over(task.ours());
                goal(name + ", against R", "≥ " + ratio(wanted.times()), ratio(seen), seen >= wanted.times());
            }
        } else if (goal instanceof Goal.AtMost most) {
            goal(
                    name + ", to 1e-10",
                    "≤ " + Spread.number(most.millis()) + " ms",
                    Spread.number(millis) + " ms",
                    millis <= most.millis());
        } else if (goal instanceof Goal.TimesStated stated) {
            double seen = stated.millisAMillionRows() * comparison.rows() / 1e6 / millis;
            goal(
                    name + ", against the time stated of " + stated.program(),
                    "≥ " + ratio(stated.times()),
                    ratio(seen),
                    seen >= stated.times());
        }
    }

    private void goal(String what, String wanted, String seen, boolean met) {
        goals.add("| " + what + " | " + wanted + " | " + seen + " | " + (met ? "met" : "**missed**") + " |");
    }

    private static String name(ModelComparison comparison, Measured task) {
        return task.question().text() + ", " + count(comparison.rows());
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String ratio(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.2f×" : factor < 100 ? "%.1f×" : "%,.0f×", factor);
    }
}
