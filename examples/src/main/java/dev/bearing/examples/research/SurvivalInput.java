package dev.bearing.examples.research;

import dev.bearing.examples.research.ColumnReader.Attribute;
import dev.bearing.examples.research.ColumnReader.Events;
import dev.bearing.examples.research.ColumnReader.Numbers;
import dev.bearing.examples.research.ColumnReader.Range;
import dev.bearing.examples.research.ColumnReader.Words;
import dev.bearing.survival.Spells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The columns that models of time and of yes or no are fitted to, without the rows where a covariate is missing. */
final class SurvivalInput {

    private final int fileRows;
    private final int[] kept;
    private final Optional<double[]> duration;
    private final Optional<double[]> event;
    private final Optional<double[]> entry;
    private final Optional<double[]> weight;
    private final Optional<Labels> group;
    private final Optional<Labels> strata;
    private final Optional<Labels> cluster;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    private SurvivalInput(Wanted wanted, int fileRows) {
        this.fileRows = fileRows;
        boolean[] complete = new boolean[fileRows];
        Arrays.fill(complete, true);
        for (Attribute attribute : wanted.covariates) {
            addCovariate(attribute, complete);
        }
        kept = IntStream.range(0, fileRows).filter(row -> complete[row]).toArray();
        columns.replaceAll(this::only);
        duration = wanted.duration.map(column -> only(column.values()));
        event = wanted.event
                .map(column -> only(column.values()))
                .or(() -> wanted.cause.map(column -> only(column.values())));
        entry = wanted.entry.map(column -> only(column.values()));
        weight = wanted.weight.map(column -> only(column.values()));
        group = wanted.group.map(column -> column.values().only(kept));
        strata = wanted.strata.map(column -> column.values().only(kept));
        cluster = wanted.cluster.map(column -> column.values().only(kept));
    }

    /** How the event column is read. */
    enum Event {
        YES_OR_NO,
        CAUSE
    }

    private static final class Wanted {

        private Optional<Numbers> duration = Optional.empty();
        private Optional<Events> event = Optional.empty();
        private Optional<Numbers> cause = Optional.empty();
        private Optional<Numbers> entry = Optional.empty();
        private Optional<Numbers> weight = Optional.empty();
        private Optional<Words> group = Optional.empty();
        private Optional<Words> strata = Optional.empty();
        private Optional<Words> cluster = Optional.empty();
        private final List<Attribute> covariates = new ArrayList<>();
    }

    /** @throws ResearchInputException with all that is wrong with the file */
    static SurvivalInput read(FitRequest request, Event kind) throws IOException {
        return read(request, kind, Range.NOT_NEGATIVE);
    }

    /**
     * Reads durations in a range of their own.
     *
     * @throws ResearchInputException with all that is wrong with the file
     */
    static SurvivalInput read(FitRequest request, Event kind, Range durations) throws IOException {
        FitOptions options = request.options();
        CsvTable table = new CsvTable(request.file());
        Wanted wanted = new Wanted();
        wanted.duration = options.optionalColumn("duration").map(name -> table.want(new Numbers(name, durations)));
        if (kind == Event.CAUSE) {
            wanted.cause = options.optionalColumn("event").map(name -> table.want(new Numbers(name, Range.COUNT)));
        } else {
            wanted.event = options.optionalColumn("event").map(name -> table.want(new Events(name)));
        }
        wanted.entry = options.optionalColumn("entry").map(name -> table.want(new Numbers(name, Range.NOT_NEGATIVE)));
        wanted.weight = options.optionalColumn("weight").map(name -> table.want(new Numbers(name, Range.NOT_NEGATIVE)));
        wanted.group = options.optionalColumn("group").map(name -> table.want(new Words(name)));
        wanted.strata = options.optionalColumn("strata").map(name -> table.want(new Words(name)));
        wanted.cluster = options.optionalColumn("cluster").map(name -> table.want(new Words(name)));
        options.covariates().forEach(name -> wanted.covariates.add(table.want(new Attribute(name))));
        table.read();
        if (table.rows() == 0) {
            throw new ResearchInputException(request.file() + ": expected rows after the header, and there are none");
        }
        return new SurvivalInput(wanted, table.rows());
    }

    /** One column of numbers as it is; words as one 0/1 column for each word but the first. */
    private void addCovariate(Attribute attribute, boolean[] complete) {
        if (attribute.isNumeric()) {
            double[] numbers = attribute.numbers();
            for (int i = 0; i < numbers.length; i++) {
                complete[i] &= !Double.isNaN(numbers[i]);
            }
            names.add(attribute.name());
            columns.add(numbers);
            return;
        }
        Labels labels = attribute.labels();
        int missing = labels.names().indexOf("NA");
        for (int i = 0; i < labels.rows().length(); i++) {
            complete[i] &= labels.rows().get(i) != missing;
        }
        List<Integer> levels = IntStream.range(0, labels.names().size())
                .filter(level -> level != missing)
                .boxed()
                .toList();
        if (levels.size() > 100) {
            throw new ResearchInputException("column " + attribute.name() + " has " + levels.size()
                    + " different words, expected numbers or at most 100 words");
        }
        for (int level : levels.subList(Math.min(1, levels.size()), levels.size())) {
            names.add(attribute.name() + "=" + labels.names().get(level));
            columns.add(labels.rows().stream()
                    .mapToDouble(word -> word == level ? 1 : 0)
                    .toArray());
        }
    }

    private double[] only(double[] values) {
        return kept.length == values.length
                ? values
                : Arrays.stream(kept).mapToDouble(row -> values[row]).toArray();
    }

    int fileRows() {
        return fileRows;
    }

    int rows() {
        return kept.length;
    }

    double[] duration() {
        return duration.orElseThrow(() -> new FitOptions.UsageException("--duration must name a column"));
    }

    double[] event() {
        return event.orElseThrow(() -> new FitOptions.UsageException("--event must name a column"));
    }

    boolean[] events() {
        double[] numbers = event();
        boolean[] events = new boolean[numbers.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = numbers[i] > 0;
        }
        return events;
    }

    /** Returns how many rows ended by a cause. */
    long eventsOf(int cause) {
        return Arrays.stream(event()).filter(ended -> ended == cause).count();
    }

    /** Returns which rows ended by a cause. */
    boolean[] endedBy(int cause) {
        double[] numbers = event();
        boolean[] ended = new boolean[numbers.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = numbers[i] == cause;
        }
        return ended;
    }

    /** Returns the rows as spells, with entries and weights where there are columns for them. */
    Spells spells() {
        int[] causes = Arrays.stream(event()).mapToInt(value -> (int) value).toArray();
        try {
            Spells spells = entry.isPresent()
                    ? Spells.ofDurations(entry.get(), duration(), causes)
                    : Spells.ofDurations(duration(), causes);
            return weight.map(spells::withWeights).orElse(spells);
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException("the rows are no spells: " + refused.getMessage());
        }
    }

    Optional<double[]> entry() {
        return entry;
    }

    Optional<double[]> weight() {
        return weight;
    }

    Optional<Labels> group() {
        return group;
    }

    Optional<Labels> strata() {
        return strata;
    }

    Optional<Labels> cluster() {
        return cluster;
    }

    /** Returns the names of the covariates as they enter the model. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Returns the covariates as {@code double[rows][names]}. */
    double[][] matrix() {
        double[][] matrix = new double[rows()][names.size()];
        for (int j = 0; j < names.size(); j++) {
            double[] column = columns.get(j);
            for (int i = 0; i < matrix.length; i++) {
                matrix[i][j] = column[i];
            }
        }
        return matrix;
    }

    /** Adds how many rows were left out, if any were. */
    void flagMissing(Fitted fitted) {
        if (kept.length < fileRows) {
            fitted.flag((fileRows - kept.length) + " of " + fileRows
                    + " rows are left out because a covariate is empty or NA");
        }
    }
}
