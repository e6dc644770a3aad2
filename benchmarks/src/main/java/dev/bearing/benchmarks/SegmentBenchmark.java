package dev.bearing.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.jackson.SegmentJson;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.SegmentMonth;
import dev.bearing.revenue.Segmentation;
import dev.bearing.revenue.SegmentedRevenue;
import dev.bearing.value.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
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

/**
 * What all revenue metrics of 36 months and ten segments cost, for a vendor of 10,000 accounts: from price states to a
 * ledger, from the ledger to every metric, and to JSON. It runs in a heap of 200 MB, the facts included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx200m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class SegmentBenchmark {

    private static final int SEGMENTS = 10;
    private static final int MONTHS = 36;
    private static final YearMonth FIRST = YearMonth.of(2023, 1);
    private static final YearMonth LAST = FIRST.plusMonths(MONTHS - 1L);
    private static final LocalDate AS_OF = LAST.atEndOfMonth();

    /** How many accounts. */
    @Param("10000")
    public int accounts;

    private List<PriceState> states = List.of();
    private Segmentation segmentation = Segmentation.of("tier", Map.of());
    private SegmentedRevenue revenue = revenue(List.of(), segmentation);

    /** Draws accounts with one to six prices in a row, with gaps, of which every fifth changes its segment once. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(42);
        List<PriceState> drawn = new ArrayList<>();
        Map<AccountId, Timeline<String>> segments = new HashMap<>();
        for (int account = 0; account < accounts; account++) {
            AccountId id = AccountId.of("account-" + account);
            LocalDate from = FIRST.atDay(1).plusDays(random.nextInt(MONTHS * 30));
            Timeline<String> timeline = Timeline.<String>empty().with(from, "tier-" + random.nextInt(SEGMENTS));
            if (random.nextInt(5) == 0) {
                timeline = timeline.with(from.plusDays(random.nextInt(1, 600)), "tier-" + random.nextInt(SEGMENTS));
            }
            segments.put(id, timeline);
            for (int left = random.nextInt(1, 7); left > 0; left--) {
                LocalDate to = from.plusDays(random.nextInt(20, 400));
                PriceState.Builder state = PriceState.builder("subscription-" + account, id, from)
                        .price(BigDecimal.valueOf(random.nextInt(1_000, 100_000), 2), CurrencyUnit.USD);
                drawn.add((left == 1 && random.nextBoolean() ? state : state.to(to)).build());
                from = random.nextInt(4) == 0 ? to.plusDays(random.nextInt(60)) : to;
            }
        }
        states = drawn;
        segmentation = Segmentation.of("tier", segments);
        revenue = revenue(states, segmentation);
    }

    /** Classifies all price states. */
    @Benchmark
    public SegmentedRevenue fromPriceStates() {
        return revenue(states, segmentation);
    }

    /** Computes every metric of every month and segment. */
    @Benchmark
    public List<SegmentMonth> everyMetric() {
        return revenue.months(FIRST, LAST);
    }

    /** The same, as a JSON document. */
    @Benchmark
    public ObjectNode everyMetricAsJson() {
        return SegmentJson.tree(revenue, FIRST, LAST);
    }

    private static SegmentedRevenue revenue(List<PriceState> states, Segmentation segmentation) {
        return SegmentedRevenue.of(
                RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD), segmentation);
    }
}
