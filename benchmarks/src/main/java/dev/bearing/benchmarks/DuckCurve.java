package dev.bearing.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A Kaplan-Meier curve by SQL: a DuckDB in memory, of one thread, with the months and events of all waits. */
final class DuckCurve implements AutoCloseable {

    private static final String SQL = "sql/kaplan-meier.sql";
    private static final int COLUMNS = 5;
    private static final int SURVIVAL = 3;
    private static final int GREENWOOD = 4;

    private final DuckDBConnection connection;
    private final String sql;

    DuckCurve(ModelData data) throws SQLException, IOException {
        try (InputStream in = DuckCurve.class.getResourceAsStream(SQL)) {
            if (in == null) {
                throw new IllegalStateException(SQL + " must be beside the classes");
            }
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE waits (month INTEGER NOT NULL, event INTEGER NOT NULL)");
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "waits")) {
            for (int i = 0; i < data.size(); i++) {
                appender.beginRow()
                        .append(data.month[i])
                        .append(data.event[i] ? 1 : 0)
                        .endRow();
            }
        }
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** Returns the curve, a row for each month that occurs. */
    List<double[]> rows() throws SQLException {
        List<double[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                double[] row = new double[COLUMNS];
                for (int i = 0; i < COLUMNS; i++) {
                    row[i] = result.getDouble(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Returns the times, numbers at risk, events, shares that survive and their standard errors, one after another. */
    double[] numbers() throws SQLException {
        List<double[]> rows = rows();
        int n = rows.size();
        double[] numbers = new double[COLUMNS * n];
        for (int i = 0; i < n; i++) {
            double[] row = rows.get(i);
            for (int c = 0; c < COLUMNS; c++) {
                numbers[c * n + i] = row[c];
            }
            numbers[GREENWOOD * n + i] = row[SURVIVAL] * Math.sqrt(row[GREENWOOD]);
        }
        return numbers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
