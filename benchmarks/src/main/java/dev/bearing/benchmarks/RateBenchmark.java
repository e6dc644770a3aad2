package dev.bearing.benchmarks;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a rate costs: pooling the shares of many groups, and the interval of one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RateBenchmark {

    /** How many groups are pooled. */
    @Param({"12", "1000"})
    public int groups;

    private List<Rate> rates = List.of();

    /** Draws the groups: up to 100 accounts each, of which up to all are lost. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(42);
        rates = IntStream.range(0, groups)
                .mapToObj(group -> {
                    int accounts = random.nextInt(1, 100);
                    return Rate.ofCounts(random.nextInt(accounts + 1), accounts);
                })
                .toList();
    }

    /** Pools all groups into one rate. */
    @Benchmark
    public Rate pool() {
        return rates.stream().reduce(Rate.ofCounts(0, 0), Rate::plus);
    }

    /** Computes the Wilson interval of one group. */
    @Benchmark
    public Answer<Interval> interval() {
        return rates.get(0).interval();
    }
}
