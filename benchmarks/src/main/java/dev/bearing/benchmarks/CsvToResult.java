package dev.bearing.benchmarks;

import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.RevenuePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** From a file of price states to the waterfall, the triangle and the retention series, as a program of its own. */
public final class CsvToResult {

    /** What a program is told that is to do nothing but start DuckDB. */
    static final String START = "start";

    private CsvToResult() {}

    /**
     * Prints the three tables.
     *
     * @param arguments {@code bearing} or the name of one of DuckDB's statements; the file; how many threads. Only
     *     {@value #START}: starts DuckDB and ends
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments[0].equals(START)) {
            System.out.println(RevenueComparison.duckVersion());
            return;
        }
        Path file = Path.of(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        List<List<long[]>> tables =
                arguments[0].equals("bearing") ? bearing(file, threads) : duck(file, threads, arguments[0]);
        tables.forEach(table -> table.forEach(row -> System.out.println(Arrays.toString(row))));
    }

    static List<List<long[]>> bearing(Path file, int threads) throws IOException {
        CurrencyLedger ledger = PriceBookCsv.read(file, threads)
                .ledger(RevenuePolicy.strict(), PriceBook.AS_OF, threads)
                .in(CurrencyUnit.USD)
                .withThreads(threads);
        return RevenueTables.together(ledger);
    }

    static List<List<long[]>> duck(Path file, int threads, String statement) throws SQLException {
        String script = RevenueSql.together(RevenueSql.UNSORTED).get(statement);
        if (script == null) {
            throw new IllegalArgumentException("statement must be one of DuckDB's, was " + statement);
        }
        try (DuckDatabase duck = new DuckDatabase()) {
            duck.threads(threads);
            duck.execute(PriceBookCsv.load(file));
            return duck.run(script);
        }
    }
}
