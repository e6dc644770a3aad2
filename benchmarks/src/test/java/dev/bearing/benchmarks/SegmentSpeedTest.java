package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentSpeedTest {

    @Test
    void measuresATinyVendorInAProgramOfItsOwn(@TempDir Path directory) throws IOException, InterruptedException {
        Path result = directory.resolve("results/segment-speed.md");
        List<String> lines = SegmentSpeed.measure(Path.of(".."), 1, 50, result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("| from price states to every metric | "))
                .anyMatch(line -> line.startsWith("Goal: less than 1,000 ms from price states to every metric. Cold "));
    }

    @Test
    void writesALineOfTimesForEachRound(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("rounds.csv");
        SegmentSpeed.rounds(20, 3, file);
        assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.split(",").length == 4);
    }
}
