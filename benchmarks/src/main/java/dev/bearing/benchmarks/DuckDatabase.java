package dev.bearing.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB in memory, and the SQL files of this package. Results come back as rows of whole numbers. */
final class DuckDatabase implements AutoCloseable {

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");
    private static final Pattern DELIMITER = Pattern.compile("(?m)^;\\s*$");

    private final DuckDBConnection connection;

    DuckDatabase() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        execute("SET preserve_insertion_order = false");
    }

    void threads(int threads) throws SQLException {
        execute("SET threads = " + threads);
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** Returns how much memory its tables and what it keeps take, in bytes. */
    long memoryBytes() throws SQLException {
        return query("SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()")
                .get(0)[0];
    }

    /** Makes the table {@code price_states} of a book; the price of all units together stands in one column. */
    void load(PriceBook book) throws SQLException {
        execute("CREATE OR REPLACE TABLE price_states (account_id BIGINT NOT NULL, subscription_id BIGINT NOT NULL,"
                + " begins DATE NOT NULL, ends DATE, cents BIGINT NOT NULL, plan VARCHAR NOT NULL)");
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "price_states")) {
            for (int row = 0; row < book.size(); row++) {
                appender.beginRow()
                        .append(book.account()[row])
                        .append(book.subscription()[row])
                        .appendEpochDays(book.from()[row]);
                if (book.to()[row] == PriceBook.OPEN) {
                    appender.appendNull();
                } else {
                    appender.appendEpochDays(book.to()[row]);
                }
                appender.append(book.monthlyCents(row))
                        .append(PriceBook.PLANS.get(book.plan()[row]))
                        .endRow();
            }
        }
    }

    /** Returns the text of one of this package's SQL files. */
    static String sql(String name) {
        String file = "sql/" + name + ".sql";
        try (InputStream in = DuckDatabase.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("name must be that of an SQL file, was " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Runs the statements of a text, a line with nothing but a semicolon between two; returns a table for each query.
     */
    List<List<long[]>> run(String script) throws SQLException {
        List<List<long[]>> tables = new ArrayList<>();
        for (String part :
                DELIMITER.splitAsStream(COMMENT.matcher(script).replaceAll("")).toList()) {
            String text = part.strip();
            if (!text.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    // a statement that makes a table answers with how many rows it has
                    if (statement.execute(text) && !text.startsWith("CREATE")) {
                        try (ResultSet result = statement.getResultSet()) {
                            tables.add(rows(result));
                        }
                    }
                }
            }
        }
        return tables;
    }

    List<long[]> query(String sql) throws SQLException {
        return run(sql).get(0);
    }

    void execute(String sql) throws SQLException {
        run(sql);
    }

    private static List<long[]> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<long[]> rows = new ArrayList<>();
        while (result.next()) {
            long[] row = new long[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = result.getLong(i + 1);
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
