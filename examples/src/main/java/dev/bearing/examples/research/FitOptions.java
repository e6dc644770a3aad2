package dev.bearing.examples.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a fit may be told; each model says which of these it uses. */
final class FitOptions {

    /** The column of durations and that of events, where a model needs one and none is named. */
    static final String DURATION = "duration";

    static final String EVENT = "event";

    @Option(
            names = "--duration",
            paramLabel = "COL",
            description = "Column with how long each row was observed. Default where a model needs it: " + DURATION)
    private @Nullable String duration;

    @Option(
            names = "--event",
            paramLabel = "COL",
            description = "Column with 1 where it ended in the event, 0 where not yet; with causes, 0, 1, 2, …"
                    + " Default where a model needs it: " + EVENT)
    private @Nullable String event;

    @Option(names = "--cause", paramLabel = "N", description = "The cause that counts as the event. Default: 1.")
    private @Nullable Integer cause;

    @Option(names = "--entry", paramLabel = "COL", description = "Column with when observation began (delayed entry).")
    private @Nullable String entry;

    @Option(
            names = "--weight",
            paramLabel = "COL",
            description = "Column with the weight of each row; cox and logistic then stand on the robust errors.")
    private @Nullable String weight;

    @Option(names = "--group", paramLabel = "COL", description = "Column to split by.")
    private @Nullable String group;

    @Option(names = "--strata", paramLabel = "COL", description = "Column whose values have a baseline of their own.")
    private @Nullable String strata;

    @Option(
            names = "--cluster",
            paramLabel = "COL",
            description = "Column of what belongs together, for robust errors.")
    private @Nullable String cluster;

    @Option(
            names = "--covariates",
            paramLabel = "A,B",
            split = ",",
            description =
                    "Columns to explain by; a column of words becomes one 0/1 column for each word but the first.")
    private List<String> covariates = new ArrayList<>();

    @Option(names = "--ties", paramLabel = "HOW", description = "efron (default) or breslow.")
    private @Nullable String ties;

    @Option(names = "--conf-type", paramLabel = "HOW", description = "log (default), log-log or plain.")
    private @Nullable String confType;

    @Option(names = "--times", paramLabel = "T,T", split = ",", description = "Times to tell the curve at.")
    private List<Double> times = new ArrayList<>();

    @Option(names = "--rho", paramLabel = "R", description = "Weights of the test: S^rho. Default: 0, all times alike.")
    private @Nullable Double rho;

    @Option(names = "--ridge", paramLabel = "L", description = "Penalty on the squared coefficients. Default: 0.")
    private @Nullable Double ridge;

    @Option(
            names = "--survivors",
            paramLabel = "COL",
            description = "Column with how many are left each period; its first row is the cohort's size.")
    private @Nullable String survivors;

    @Option(names = "--horizon", paramLabel = "N", description = "Periods to look ahead.")
    private @Nullable Integer horizon;

    @Option(names = "--discount", paramLabel = "D", description = "Discount a period, such as 0.1.")
    private @Nullable Double discount;

    @Option(names = "--frequency", paramLabel = "COL", description = "Column with the number of repeat purchases.")
    private @Nullable String frequency;

    @Option(names = "--recency", paramLabel = "COL", description = "Column with when the last purchase was.")
    private @Nullable String recency;

    @Option(names = "--age", paramLabel = "COL", description = "Column with how long the customer was observed.")
    private @Nullable String age;

    @Option(names = "--monetary", paramLabel = "COL", description = "Column with the average value of a purchase.")
    private @Nullable String monetary;

    /** Returns the options that were given or assumed, by name. */
    Map<String, Object> given() {
        Map<String, Object> given = new TreeMap<>();
        put(given, "duration", duration);
        put(given, "event", event);
        put(given, "cause", cause);
        put(given, "entry", entry);
        put(given, "weight", weight);
        put(given, "group", group);
        put(given, "strata", strata);
        put(given, "cluster", cluster);
        put(given, "covariates", covariates.isEmpty() ? null : List.copyOf(covariates));
        put(given, "ties", ties);
        put(given, "conf-type", confType);
        put(given, "times", times.isEmpty() ? null : List.copyOf(times));
        put(given, "rho", rho);
        put(given, "ridge", ridge);
        put(given, "survivors", survivors);
        put(given, "horizon", horizon);
        put(given, "discount", discount);
        put(given, "frequency", frequency);
        put(given, "recency", recency);
        put(given, "age", age);
        put(given, "monetary", monetary);
        return given;
    }

    /** Names the usual columns of durations and events where a model needs them and none was named. */
    void assume(Fitter fitter) {
        if (duration == null && fitter.needs().contains(Set.of(DURATION))) {
            duration = DURATION;
        }
        boolean oneByOne =
                survivors == null && duration != null && fitter.options().contains("survivors");
        if (event == null && (oneByOne || fitter.needs().contains(Set.of(EVENT)))) {
            event = EVENT;
        }
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    boolean has(String name) {
        return given().containsKey(name);
    }

    /** Returns the name of a column that must be given. */
    String column(String name) {
        return optionalColumn(name).orElseThrow(() -> new UsageException("--" + name + " must name a column"));
    }

    Optional<String> optionalColumn(String name) {
        return Optional.ofNullable(given().get(name)).map(String.class::cast);
    }

    List<String> covariates() {
        return List.copyOf(covariates);
    }

    String word(String name, String otherwise) {
        return optionalColumn(name).orElse(otherwise);
    }

    List<Double> times() {
        return List.copyOf(times);
    }

    /** Returns the cause that counts as the event, from 1. */
    int cause() {
        int value = cause == null ? 1 : cause;
        if (value < 1) {
            throw new UsageException("--cause must be 1 or more, was " + value);
        }
        return value;
    }

    OptionalDouble number(String name) {
        Object value = given().get(name);
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /** The command line asks for something that there is not. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }
}
