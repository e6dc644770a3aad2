package dev.bearing.survival;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reference data that is not part of this repository, since its original carries no licence. */
final class SharedReference {

    private SharedReference() {}

    /** Returns the rows without the header; skips the test, naming the file, where there is none. */
    static List<String[]> rows(String name) {
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/reference").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of(name));
        assumeTrue(Files.exists(file), () -> "skipped: there is no ../shared/reference/" + name);
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the repeat purchases of the CDNOW sample, with spend; skips the test where there is none. */
    static RepeatPurchases cdnow() {
        RepeatPurchases.Builder customers = RepeatPurchases.builder();
        for (String[] row : rows("cdnow.csv")) {
            customers.add(
                    Integer.parseInt(row[1]),
                    Double.parseDouble(row[2]),
                    Double.parseDouble(row[3]),
                    Double.parseDouble(row[4]));
        }
        return customers.build();
    }
}
