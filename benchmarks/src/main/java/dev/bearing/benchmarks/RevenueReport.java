package dev.bearing.benchmarks;

import dev.bearing.benchmarks.RevenueComparison.Measured;
import dev.bearing.benchmarks.RevenueComparison.Question;
import dev.bearing.benchmarks.RevenueSpeed.FileSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What {@link RevenueSpeed} measured, as Markdown, and which goals it meets. */
final class RevenueReport {

    private static final double FROM_FILE_GOAL = 3;
    private static final double SECOND_THREAD_GOAL = 1.7;
    private static final double BYTES_GOAL = 24;
    private static final double PEAK_GOAL = 512;
    private static final double FLAT_GOAL = 0.2;

    private final List<RevenueComparison> books;
    private final List<FileSpeed> files;
    private final List<String> lines = new ArrayList<>();
    private final List<String> goals = new ArrayList<>();

    RevenueReport(List<RevenueComparison> books, List<FileSpeed> files) {
        this.books = List.copyOf(books);
        this.files = List.copyOf(files);
    }

    List<String> introduction() {
        return List.of(
                "# Revenue speed",
                "",
                "Written by `dev.bearing.benchmarks.RevenueSpeed`: the library and DuckDB on the same generated price states, in turn,",
                "in one process. The answers of both were compared cell by cell before anything was measured. Each turn of an engine",
                "is as many calls in a row as take 200 ms, at least one, and counts by their mean. Medians of the turns, with the",
                "least and the greatest in parentheses, in milliseconds. Times of a shared machine move with its load; ratios hold",
                "better, and those by processor time best.",
                "",
                "DuckDB does less work. It is asked for the sums of 36 months, 25 windows and 36 × 36 cells and nothing else; the",
                "library classifies each movement with its reason under the policy `strict`, keeps amounts in 1/166,320 of a cent,",
                "checks for overflow and overlaps, and its triangle has the cohorts before the 36 months as well. Every question is",
                "put to DuckDB in all the ways under `benchmarks/src/main/resources`, and the fastest counts. \"From the ledger\"",
                "is beside DuckDB on a table sorted by account.",
                "");
    }

    /** Returns all tables, the goals first. */
    List<String> tables() {
        books.forEach(this::book);
        secondThread();
        growth();
        fromFile();
        memory();
        List<String> all =
                new ArrayList<>(List.of("", "## Goals", "", "| goal | wanted | seen | |", "|---|---|---|---|"));
        all.addAll(goals);
        all.addAll(lines);
        return all;
    }

    private void book(RevenueComparison book) {
        heading(Spread.number(book.rows()) + " price states of " + Spread.number((double) book.accounts())
                + " accounts, " + book.name());
        table(
                "| task | threads | Bearing, ms | ns a row | DuckDB, ms | its way | ratio | by processor time | cells equal |",
                9);
        for (Measured task : book.tasks()) {
            lines.add("| " + task.question().text() + " | " + task.threads() + " | "
                    + task.times().ours() + " | " + Spread.number(book.nanosEach(task)) + " | "
                    + task.times().theirs() + " | " + task.times().way() + " | "
                    + ratio(task.times().ratio()) + " | " + ratio(task.times().processorRatio()) + " | "
                    + Spread.number(task.times().cells()) + " |");
            task.prepared()
                    .forEach(spread -> lines.add("| waterfall, DuckDB from a table of changes it made before | "
                            + task.threads() + " | | | " + spread + " | prepared | | | |"));
            if (book.isEven()) {
                goal(
                        task.question().text() + ", " + threads(task.threads()) + ", " + size(book),
                        "≥ " + ratio(task.question().goal()),
                        ratio(task.times().ratio()),
                        task.isMet());
            }
        }
    }

    private void secondThread() {
        heading("From one thread to two");
        table("| task" + columns(RevenueReport::size) + " |", books.size() + 1);
        for (Question question : Question.values()) {
            StringBuilder line = new StringBuilder("| " + question.text());
            for (RevenueComparison book : books) {
                double factor = book.secondThread(question);
                line.append(" | ").append(ratio(factor));
                if (book.isEven()) {
                    goal(
                            "two threads against one, " + question.text() + ", " + size(book),
                            "≥ " + ratio(SECOND_THREAD_GOAL),
                            ratio(factor),
                            factor >= SECOND_THREAD_GOAL);
                }
            }
            lines.add(line + " |");
        }
    }

    private void growth() {
        heading("How it grows");
        lines.add("Nanoseconds a price state, against those of the first book.");
        lines.add("");
        table("| task | threads" + columns(RevenueReport::size) + " |", books.size() + 2);
        RevenueComparison first = books.get(0);
        for (Measured task : first.tasks()) {
            StringBuilder line = new StringBuilder("| " + task.question().text() + " | " + task.threads());
            double base = first.nanosEach(task);
            for (RevenueComparison book : books) {
                double each = book.nanosEach(book.task(task.question(), task.threads()));
                line.append(" | ").append(Spread.number(each));
                if (!book.equals(first)) {
                    double change = each / base - 1;
                    line.append(String.format(Locale.ROOT, " (%+.0f %%)", 100 * change));
                    goal(
                            "time a row, " + size(book) + " against " + size(first) + ", "
                                    + task.question().text() + ", " + threads(task.threads()),
                            "≤ +20 %",
                            String.format(Locale.ROOT, "%+.0f %%", 100 * change),
                            // faster than flat is no failure
                            change <= FLAT_GOAL);
                }
            }
            lines.add(line + " |");
        }
    }

    private void fromFile() {
        heading("From a CSV file to the result, as whole processes");
        lines.add("Each a JVM of its own with `" + FileSpeed.COLLECTOR
                + "`, started in turn: the library with a heap of " + FileSpeed.HEAP
                + " or the next larger one that does, DuckDB with as much memory as it likes.");
        lines.add("The file has the form of `price_states.csv`; the library reads it by `PriceStatesCsv`.");
        lines.add(
                "DuckDB's driver unpacks its library at each start; the second ratio leaves DuckDB's start out and has"
                        + " the library's in.");
        lines.add("");
        table(
                "| price states | threads | Bearing, ms | its heap | its peak, MiB | DuckDB, ms | its start, ms | its peak, MiB"
                        + " | ratio | without its start |",
                10);
        for (FileSpeed file : files) {
            Spread ours = spread(file.ours(), ProcessRun::wallMillis);
            Spread theirs = spread(file.theirs(), ProcessRun::wallMillis);
            Spread starts = spread(file.starts(), ProcessRun::wallMillis);
            double ratio = theirs.median() / ours.median();
            double started = Math.max(0, theirs.median() - starts.median()) / ours.median();
            lines.add("| " + Spread.number(file.rows()) + " | " + file.threads() + " | " + ours + " | " + file.heap()
                    + " | " + spread(file.ours(), ProcessRun::peakMegabytes) + " | " + theirs + " | " + starts + " | "
                    + spread(file.theirs(), ProcessRun::peakMegabytes) + " | " + ratio(ratio) + " | " + ratio(started)
                    + " |");
            double peak = spread(file.ours(), ProcessRun::peakMegabytes).greatest();
            goal(
                    "peak of a process from CSV to result, " + threads(file.threads()),
                    "≤ " + Spread.number(PEAK_GOAL) + " MiB",
                    Spread.number(peak) + " MiB",
                    peak > 0 && peak <= PEAK_GOAL);
            goal(
                    "CSV to result as a process, " + threads(file.threads()),
                    "≥ " + ratio(FROM_FILE_GOAL),
                    ratio(ratio),
                    ratio >= FROM_FILE_GOAL);
        }
    }

    private void memory() {
        heading("Memory of the ledger");
        table("| price states | bytes each, beside the ids of the accounts |", 2);
        for (RevenueComparison book : books) {
            double each = (double) book.bytes() / book.rows();
            lines.add("| " + size(book) + " | " + Spread.number(each) + " |");
            goal(
                    "bytes of the ledger a price state, " + size(book),
                    "≤ 24",
                    Spread.number(each),
                    each > 0 && each <= BYTES_GOAL);
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add("## " + text);
        lines.add("");
    }

    private void table(String header, int columns) {
        lines.add(header);
        lines.add("|" + "---|".repeat(columns));
    }

    private void goal(String what, String wanted, String seen, boolean met) {
        goals.add("| " + what + " | " + wanted + " | " + seen + " | " + (met ? "met" : "**missed**") + " |");
    }

    private String columns(java.util.function.Function<RevenueComparison, String> name) {
        StringBuilder columns = new StringBuilder();
        books.forEach(book -> columns.append(" | ").append(name.apply(book)));
        return columns.toString();
    }

    private static String size(RevenueComparison book) {
        return Spread.number(book.rows()) + (book.isEven() ? "" : " " + book.name());
    }

    private static String threads(int count) {
        return count == 1 ? "1 thread" : count + " threads";
    }

    private static String ratio(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.2f×" : "%.1f×", factor);
    }

    private static Spread spread(List<ProcessRun> runs, ToDoubleFunction<ProcessRun> part) {
        return Spread.of(runs.stream().map(part::applyAsDouble).toList());
    }
}
