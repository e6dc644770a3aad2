package dev.bearing.benchmarks;

import dev.bearing.revenue.ColumnarLedger;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.RevenuePolicy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/**
 * The library and DuckDB on one book: every task with 1 and with 2 threads.
 *
 * @param name what the book is called in the tables, {@value #EVEN} for one without a large account
 * @param rows how many price states it has
 * @param accounts how many accounts
 * @param bytes what the library's ledger takes, beside the ids of the accounts
 * @param tasks what was measured
 */
record RevenueComparison(String name, int rows, long accounts, long bytes, List<Measured> tasks) {

    static final String EVEN = "even";

    /** The tasks, in the order of the tables, with how many times as fast as DuckDB the library is meant to be. */
    enum Question {
        WATERFALL_GROUPED("waterfall, from the ledger", 30),
        WATERFALL("waterfall, from unsorted rows", 10),
        TOGETHER_GROUPED("waterfall, retention and triangle, from the ledger", 25),
        TOGETHER("waterfall, retention and triangle, from unsorted rows", 12);

        private final String text;
        private final double goal;

        Question(String text, double goal) {
            this.text = text;
            this.goal = goal;
        }

        String text() {
            return text;
        }

        double goal() {
            return goal;
        }

        private boolean isGrouped() {
            return this == WATERFALL_GROUPED || this == TOGETHER_GROUPED;
        }

        private boolean isTogether() {
            return this == TOGETHER_GROUPED || this == TOGETHER;
        }
    }

    /**
     * One task with so many threads.
     *
     * @param prepared what DuckDB took for it from a table of changes that it had made before, where that was measured;
     *     otherwise empty
     */
    record Measured(Question question, int threads, SideBySide times, List<Spread> prepared) {

        boolean isMet() {
            return times.ratio() >= question.goal();
        }
    }

    /** Copies the tasks. */
    RevenueComparison {
        tasks = List.copyOf(tasks);
    }

    /**
     * Measures all tasks of a book.
     *
     * @param runs how often each side is measured
     */
    static RevenueComparison of(String name, PriceBook book, int runs) throws Exception {
        try (DuckDatabase duck = new DuckDatabase()) {
            duck.load(book);
            RevenueSql.sort(duck);
            PriceColumns columns = columns(book);
            ColumnarLedger ledger = ledger(columns, 1);
            List<Measured> measured = new ArrayList<>();
            for (int threads = 1; threads <= 2; threads++) {
                duck.threads(threads);
                for (Question question : Question.values()) {
                    measured.add(measured(question, threads, new Sides(duck, columns, ledger), runs));
                }
            }
            return new RevenueComparison(name, book.size(), ledger.accounts(), ledger.bytes(), measured);
        }
    }

    private record Sides(DuckDatabase duck, PriceColumns columns, ColumnarLedger ledger) {}

    private static Measured measured(Question question, int threads, Sides sides, int runs) throws Exception {
        String name = question.text() + ", " + threads + " threads";
        SideBySide.Task ours = () ->
                answer(question, question.isGrouped() ? sides.ledger() : ledger(sides.columns(), threads), threads);
        SideBySide times = SideBySide.of(name, ours, ways(question, sides.duck()), runs);
        List<Spread> prepared = new ArrayList<>();
        if (question == Question.TOGETHER_GROUPED) {
            prepared.add(prepared(sides, threads, runs));
        }
        return new Measured(question, threads, times, prepared);
    }

    /** What DuckDB takes for the waterfall alone from the table of changes that the tasks together have left behind. */
    private static Spread prepared(Sides sides, int threads, int runs) throws Exception {
        SideBySide.Task ours = () -> answer(Question.WATERFALL_GROUPED, sides.ledger(), threads);
        SideBySide.Task theirs = () -> sides.duck().run(RevenueSql.waterfallOfPrepared());
        return SideBySide.of("waterfall of prepared changes", ours, Map.of("prepared", theirs), runs)
                .theirs();
    }

    private static List<List<long[]>> answer(Question question, ColumnarLedger ledger, int threads) {
        CurrencyLedger usd = ledger.in(CurrencyUnit.USD).withThreads(threads);
        return question.isTogether() ? RevenueTables.together(usd) : List.of(RevenueTables.waterfall(usd));
    }

    private static Map<String, SideBySide.Task> ways(Question question, DuckDatabase duck) {
        String table = question.isGrouped() ? RevenueSql.SORTED : RevenueSql.UNSORTED;
        Map<String, String> scripts = question.isTogether() ? RevenueSql.together(table) : RevenueSql.waterfall(table);
        Map<String, SideBySide.Task> ways = new LinkedHashMap<>();
        scripts.forEach((name, script) -> ways.put(name, () -> duck.run(script)));
        return ways;
    }

    /** Returns a book's rows in columns, in the order of the book. */
    static PriceColumns columns(PriceBook book) {
        PriceColumns.Builder columns = PriceColumns.builder(book.size());
        for (int row = 0; row < book.size(); row++) {
            columns.account(book.account()[row])
                    .subscription(book.subscription()[row])
                    .from(book.from()[row])
                    .price(book.unitCents()[row], CurrencyUnit.USD)
                    .quantity(book.quantity()[row])
                    .plan(PriceBook.PLANS.get(book.plan()[row]));
            if (book.to()[row] != PriceBook.OPEN) {
                columns.to(book.to()[row]);
            }
            columns.add();
        }
        return columns.build();
    }

    private static ColumnarLedger ledger(PriceColumns columns, int threads) {
        return ColumnarLedger.of(columns, RevenuePolicy.strict(), PriceBook.AS_OF, threads);
    }

    boolean isEven() {
        return name.equals(EVEN);
    }

    /** Returns one of the measured tasks. */
    Measured task(Question question, int threads) {
        return tasks.stream()
                .filter(task -> task.question() == question && task.threads() == threads)
                .findFirst()
                .orElseThrow();
    }

    /** Returns what the library took for a price state, in nanoseconds. */
    double nanosEach(Measured task) {
        return task.times().ours().median() * 1e6 / rows;
    }

    /** Returns how many times as fast the library is with two threads as with one. */
    double secondThread(Question question) {
        return task(question, 1).times().ours().median()
                / task(question, 2).times().ours().median();
    }

    /** Returns DuckDB's version. */
    static String duckVersion() throws SQLException {
        try (DuckDatabase duck = new DuckDatabase()) {
            return duck.version();
        }
    }
}
