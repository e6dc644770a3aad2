package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorSpeedTest {

    @Test
    void measuresAFewAccounts(@TempDir Path directory) throws IOException, InterruptedException {
        Path result = directory.resolve("results/monitor-speed.md");
        List<String> lines = MonitorSpeed.measure(Path.of(".."), 20, 2, result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("| windows only | 1 | "))
                .anyMatch(line -> line.startsWith("| a quarter of the measures age daily | 2 | "))
                .anyMatch(line -> line.startsWith("Goal: 200,000 signals a second on one core. "));
    }
}
