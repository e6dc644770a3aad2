package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorSpeedTest {

    @Test
    void measuresAFewAccounts(@TempDir Path directory) throws IOException, InterruptedException {
        Path result = directory.resolve("results/vector-speed.md");
        List<String> lines = VectorSpeed.measure(Path.of(".."), 300, 2, result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("| accounts | 300, of which "))
                .anyMatch(line -> line.startsWith("| processor seconds in all"))
                .anyMatch(line -> line.startsWith("Goal: 100,000 accounts in 2.00 processor seconds within 300 MiB. "));
    }
}
