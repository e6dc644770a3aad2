package dev.bearing.benchmarks;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** The scorecard of {@link HealthData} in SQL, in two ways. */
final class HealthSql {

    private static final int REASONS = 3;

    /** How the straight lines are written: by cases, or as a sum of ramps. */
    enum Way {
        CASES,
        RAMPS
    }

    private HealthSql() {}

    /** Returns a query of {@code row, score} and {@code band}; 0, 1, 2 from the worst to the best. */
    static String scores(Way way) {
        return "SELECT id, score, " + band() + " AS band FROM (SELECT id, " + sum() + " / " + weights()
                + " AS score FROM (" + healths(way) + "))";
    }

    /** Returns the same with the three measures that cost most, the costliest first. */
    static String reasons(Way way) {
        StringJoiner costs = new StringJoiner(", ", "[", "]");
        for (int j = 0; j < HealthData.MEASURES; j++) {
            costs.add(
                    "{'l': " + number(HealthData.weight(j)) + " * (1::DOUBLE - n" + j + "), 'j': " + j + "::TINYINT}");
        }
        return "SELECT *, " + band() + " AS band FROM (SELECT id, " + sum() + " / " + weights() + " AS score,"
                + " list_transform(list_sort(list_filter(" + costs + ", lambda z: z.l IS NOT NULL), 'DESC')[1:"
                + REASONS
                + "], lambda z: z.j) AS reasons FROM (" + healths(way) + "))";
    }

    private static String band() {
        return "CASE WHEN score < " + number(HealthData.MIDDLE_FROM) + " THEN 0 WHEN score < "
                + number(HealthData.HIGH_FROM) + " THEN 1 ELSE 2 END::TINYINT";
    }

    private static String sum() {
        return sum(j -> "coalesce(" + number(HealthData.weight(j)) + " * n" + j + ", 0::DOUBLE)");
    }

    private static String weights() {
        return sum(
                j -> "CASE WHEN n" + j + " IS NOT NULL THEN " + number(HealthData.weight(j)) + " ELSE 0::DOUBLE END");
    }

    private static String sum(IntFunction<String> term) {
        StringJoiner terms = new StringJoiner(" + ", "(", ")");
        for (int j = 0; j < HealthData.MEASURES; j++) {
            terms.add(term.apply(j));
        }
        return terms.toString();
    }

    private static String healths(Way way) {
        StringJoiner columns = new StringJoiner(", ", "SELECT id, ", " FROM measures");
        for (int j = 0; j < HealthData.MEASURES; j++) {
            columns.add(health(way, j) + " AS n" + j);
        }
        return columns.toString();
    }

    private static String health(Way way, int measure) {
        String value = HealthData.name(measure);
        if (HealthData.isLines(measure)) {
            return way == Way.CASES ? cases(measure, value) : ramps(measure, value);
        }
        if (HealthData.isSigmoid(measure)) {
            return "1::DOUBLE / (1::DOUBLE + exp(" + number(-HealthData.steepness(measure)) + " * (" + value + " - "
                    + number(HealthData.midpoint(measure)) + ")))";
        }
        double from = HealthData.rampFrom(measure);
        double to = HealthData.rampTo(measure);
        // greatest and least leave a NULL out, so that it has to be asked for
        return "CASE WHEN " + value + " IS NOT NULL THEN (greatest(" + number(Math.min(from, to)) + ", least("
                + number(Math.max(from, to)) + ", " + value + ")) - " + number(from) + ") / " + number(to - from)
                + " END";
    }

    private static String cases(int measure, String value) {
        double[] x = HealthData.knots(measure);
        double[] y = HealthData.levels();
        StringBuilder sql = new StringBuilder("CASE WHEN " + value + " <= " + number(x[0]) + " THEN " + number(y[0]));
        for (int k = 1; k < x.length; k++) {
            sql.append(" WHEN " + value + " < " + number(x[k]) + " THEN " + number(y[k - 1]) + " + "
                    + number((y[k] - y[k - 1]) / (x[k] - x[k - 1])) + " * (" + value + " - " + number(x[k - 1]) + ")");
        }
        return sql.append(" WHEN " + value + " IS NOT NULL THEN " + number(y[x.length - 1]) + " END")
                .toString();
    }

    private static String ramps(int measure, String value) {
        double[] x = HealthData.knots(measure);
        double[] y = HealthData.levels();
        StringJoiner ramps = new StringJoiner(" + ");
        for (int k = 1; k < x.length; k++) {
            ramps.add("least(" + number(y[k] - y[k - 1]) + ", greatest(0::DOUBLE, (" + value + " - " + number(x[k - 1])
                    + ") * " + number((y[k] - y[k - 1]) / (x[k] - x[k - 1])) + "))");
        }
        return "CASE WHEN " + value + " IS NOT NULL THEN " + ramps + " END";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%s::DOUBLE", value);
    }
}
