package dev.bearing.examples.research;

import dev.bearing.evidence.RetentionData;
import dev.bearing.examples.research.ColumnReader.Numbers;
import dev.bearing.examples.research.ColumnReader.Range;
import dev.bearing.examples.research.ColumnReader.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows that models are compared on. */
final class ComparisonInput {

    private final Path file;
    private final CsvTable table;
    private final Numbers duration;
    private final ColumnReader.Events event;
    private final List<Numbers> covariates;

    ComparisonInput(Path file, String duration, String event, List<String> covariates) {
        this.file = file;
        table = new CsvTable(file);
        this.duration = table.want(new Numbers(duration, Range.COUNT));
        this.event = table.want(new ColumnReader.Events(event));
        this.covariates = covariates.stream()
                .map(name -> table.want(new Numbers(name, Range.ANY)))
                .toList();
    }

    RetentionData read(@Nullable String account, @Nullable String started) throws IOException {
        Optional<Words> accounts = Optional.ofNullable(account).map(name -> table.want(new Words(name)));
        Optional<Numbers> starts = Optional.ofNullable(started)
                .map(name -> table.want(new Numbers(name, new Range(-9e15, 9e15, true, "a whole number"))));
        table.read();
        if (table.rows() == 0) {
            throw new ResearchInputException(file + ": expected rows after the header, and there are none");
        }
        double[] happened = event.values();
        boolean[] events = new boolean[happened.length];
        for (int row = 0; row < events.length; row++) {
            events[row] = happened[row] > 0;
        }
        RetentionData.Builder builder =
                RetentionData.builder(whole(duration), events).covariates(names(), matrix(events.length));
        accounts.ifPresent(column -> builder.accounts(column.values().words().toArray(String[]::new)));
        starts.ifPresent(column -> builder.startedAt(whole(column)));
        return builder.build();
    }

    private static long[] whole(Numbers column) {
        return Arrays.stream(column.values()).mapToLong(Math::round).toArray();
    }

    private List<String> names() {
        return covariates.stream().map(ColumnReader::name).toList();
    }

    private double[][] matrix(int rows) {
        double[][] matrix = new double[rows][covariates.size()];
        for (int j = 0; j < covariates.size(); j++) {
            double[] column = covariates.get(j).values();
            for (int row = 0; row < rows; row++) {
                matrix[row][j] = column[row];
            }
        }
        return matrix;
    }
}
