package dev.bearing.survival;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The data sets and the numbers that R gives for them. */
final class CoxReference {

    private static final Map<String, String> VALUES =
            Table.read("cox_values.csv").stream().collect(Collectors.toMap(row -> row.get("key"), r -> r.get("value")));

    private CoxReference() {}

    static boolean has(String key) {
        return VALUES.containsKey(key);
    }

    static double[] numbers(String key) {
        String value = VALUES.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no value of " + key);
        }
        return Table.numbers(value);
    }

    static double number(String key) {
        return numbers(key)[0];
    }

    static List<String> names(String key) {
        return List.of(VALUES.get(key).split(" "));
    }

    static double[] column(List<Map<String, String>> rows, String name) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(name)))
                .toArray();
    }

    static boolean[] events(List<Map<String, String>> rows, String name) {
        boolean[] events = new boolean[rows.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = rows.get(i).get(name).equals("1");
        }
        return events;
    }

    static int[] whole(double[] values) {
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    /** Returns the builder of one of the fits of Telco, lung and Rossi, such as {@code rossi.efron_stratified}. */
    static CoxBuilder builder(String fit) {
        return builder(fit, Table.read("cox_" + fit.substring(0, fit.indexOf('.')) + ".csv"));
    }

    static CoxBuilder builder(String fit, List<Map<String, String>> rows) {
        CoxBuilder builder = CoxModel.builder(column(rows, "time"), events(rows, "status"))
                .ties(fit.contains("breslow") ? CoxTies.BRESLOW : CoxTies.EFRON);
        names(fit + ".covariates").forEach(name -> builder.covariate(name, column(rows, name)));
        if (fit.equals("rossi.efron_stratified")) {
            builder.strata(whole(column(rows, "wexp")));
        } else if (fit.equals("telco.efron_stratified")) {
            double[] one = column(rows, "contract_one_year");
            double[] two = column(rows, "contract_two_year");
            int[] contract = new int[one.length];
            Arrays.setAll(contract, i -> (int) (one[i] + 2 * two[i]));
            builder.strata(contract);
        }
        return builder;
    }

    static CoxModel fit(String fit) {
        return builder(fit).fit().orElseThrow(fit);
    }

    /** Returns the builder of the Stanford heart transplants, each row its own cluster. */
    static CoxBuilder heart(CoxTies ties) {
        List<Map<String, String>> rows = Table.read("cox_heart.csv");
        CoxBuilder builder = CoxModel.builder(column(rows, "stop"), events(rows, "status"))
                .entry(column(rows, "start"))
                .ties(ties);
        List.of("age", "year", "surgery", "transplant").forEach(name -> builder.covariate(name, column(rows, name)));
        return builder;
    }

    static int[] patients() {
        return whole(column(Table.read("cox_heart.csv"), "id"));
    }

    static double standardError(FittedCoefficient coefficient) {
        return coefficient.standardError().orElseThrow("standard error");
    }

    static double robustStandardError(FittedCoefficient coefficient) {
        return coefficient.robustStandardError().orElseThrow("robust standard error");
    }

    static double z(FittedCoefficient coefficient) {
        return coefficient.z().orElseThrow("z");
    }

    static double hazardRatio(FittedCoefficient coefficient) {
        return coefficient.ratio().value();
    }
}
