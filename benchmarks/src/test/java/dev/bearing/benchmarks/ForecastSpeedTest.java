package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.benchmarks.ForecastSpeed.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastSpeedTest {

    @Test
    void measuresAFewCohorts(@TempDir Path directory) throws Exception {
        Path result = directory.resolve("results/forecast-speed.md");
        List<String> lines = ForecastSpeed.measure(Path.of(".."), new Extent(20, 500, 1), result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("| 20 | 500 | arrays | "))
                .anyMatch(line -> line.startsWith("| 2 | 5 | an object an account | "))
                .anyMatch(line -> line.startsWith("Goal: 1,000 cohorts of 10,000 accounts within 1 s. "));
    }
}
