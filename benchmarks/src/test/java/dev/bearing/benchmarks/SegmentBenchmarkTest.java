package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SegmentBenchmarkTest {

    @Test
    void givesAScoreForEachOfItsMethods() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SegmentBenchmark.class.getName())
                        .param("accounts", "50")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results)
                .extracting(result -> result.getPrimaryResult().getLabel())
                .containsExactlyInAnyOrder("fromPriceStates", "everyMetric", "everyMetricAsJson");
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void hasARowForEverySegmentAndMonth() {
        SegmentBenchmark benchmark = new SegmentBenchmark();
        benchmark.accounts = 200;
        benchmark.draw();

        assertThat(benchmark.everyMetric()).hasSize(36 * 10);
        assertThat(benchmark.everyMetricAsJson().get("segments")).hasSize(10);
    }
}
