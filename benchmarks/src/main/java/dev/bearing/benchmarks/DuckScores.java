package dev.bearing.benchmarks;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Health scores by SQL: a DuckDB in memory, of one thread, with the measures of all accounts in a table. */
final class DuckScores implements AutoCloseable {

    static final int REASONS = 3;

    private final DuckDBConnection connection;

    /** What a query answers, account by account. */
    static final class Answers {

        final double[] scores;
        final int[] bands;
        /** {@code int[accounts × 3]}, -1 for none. */
        final int[] reasons;

        private Answers(int accounts) {
            scores = new double[accounts];
            bands = new int[accounts];
            reasons = new int[accounts * REASONS];
            Arrays.fill(reasons, -1);
        }
    }

    DuckScores(HealthData data) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        execute("SET threads = 1");
        execute("SET preserve_insertion_order = false");
        StringBuilder table = new StringBuilder("CREATE TABLE measures (id INTEGER NOT NULL");
        for (int j = 0; j < HealthData.MEASURES; j++) {
            table.append(", ").append(HealthData.name(j)).append(" DOUBLE");
        }
        execute(table.append(")").toString());
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "measures")) {
            for (int i = 0; i < data.accounts(); i++) {
                appender.beginRow().append(i);
                for (double[] column : data.columns) {
                    if (Double.isNaN(column[i])) {
                        appender.appendNull();
                    } else {
                        appender.append(column[i]);
                    }
                }
                appender.endRow();
            }
        }
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** Makes a table of a query's rows. */
    boolean keep(String sql) throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE scored AS " + sql);
        return true;
    }

    /** Returns what was kept; the accounts that are kept are all. */
    Answers kept(int accounts, boolean withReasons) throws SQLException {
        Answers answers = new Answers(accounts);
        String sql = "SELECT id, score, band"
                + (withReasons ? ", coalesce(reasons[1], -1), coalesce(reasons[2], -1), coalesce(reasons[3], -1)" : "")
                + " FROM scored";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                int id = result.getInt(1);
                answers.scores[id] = result.getDouble(2);
                answers.bands[id] = result.getInt(3);
                for (int k = 0; withReasons && k < REASONS; k++) {
                    answers.reasons[id * REASONS + k] = result.getInt(4 + k);
                }
            }
        }
        return answers;
    }

    void drop() throws SQLException {
        execute("DROP TABLE IF EXISTS scored");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
