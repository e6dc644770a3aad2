package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.FileForm;
import dev.bearing.testkit.SyntheticCompany;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Regression test of the example company: what lies in {@code examples/example-company} is what the testkit draws
 * today, byte for byte. Run with {@code -Dbearing.rewriteExample=true} to write it anew.
 */
class ExampleCompanyTest {

    private static final Path SHIPPED = Path.of("example-company");
    private static final long MOST_BYTES = 3_000_000;

    @TempDir
    static Path drawn;

    @BeforeAll
    static void draw() throws IOException {
        BookDirectory.write(SyntheticCompany.example().book(), drawn, FileForm.CSV);
        if (Boolean.getBoolean("bearing.rewriteExample")) {
            for (String file : tables(SHIPPED)) {
                Files.delete(SHIPPED.resolve(file));
            }
            for (String file : tables(drawn)) {
                Files.copy(drawn.resolve(file), SHIPPED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void theSameFilesAreDrawn() throws IOException {
        assertThat(tables(drawn)).isEqualTo(tables(SHIPPED)).hasSize(28);
    }

    @Test
    void everyFileIsTheSameToTheByte() throws IOException {
        for (String file : tables(SHIPPED)) {
            assertThat(drawn.resolve(file)).as(file).hasSameBinaryContentAs(SHIPPED.resolve(file));
        }
    }

    @Test
    void theFilesHoldTheWholeBook() throws IOException {
        CustomerBook read = BookDirectory.read(SHIPPED);

        assertThat(read).isEqualTo(SyntheticCompany.example().book());
    }

    @Test
    void theFilesTogetherAreSmall() throws IOException {
        long bytes = tables(SHIPPED).stream()
                .mapToLong(file -> size(SHIPPED.resolve(file)))
                .sum();

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private static List<String> tables(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
