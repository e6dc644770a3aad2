package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import dev.bearing.value.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** Segments add up to the whole, in the currencies' own ledgers and in converted ones. */
class SegmentedRevenueProperties {

    private static final Metric<Long, Long> MOVED = Metric.of(
            0L,
            account -> account.movements().stream()
                    .mapToLong(m -> m.amount().units())
                    .sum(),
            Long::sum,
            n -> n);

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<RevenuePolicy> conventions() {
        return RandomPolicies.policies();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Property(seed = "20261122", tries = 300)
    void segmentBridgesAddUpToTheWhole(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate from,
            @ForAll("days") LocalDate asOf,
            @ForAll Random random) {
        Assume.that(from.isBefore(asOf));
        DateRange period = DateRange.of(from, asOf.plusDays(random.nextInt(3)));
        Segmentation segments = segments(random);
        for (CurrencyLedger ledger : ledgers(book, conventions, asOf)) {
            for (Segmentation segmentation : List.of(segments, segments.asIs(asOf))) {
                SegmentedRevenue revenue = SegmentedRevenue.of(ledger, segmentation);
                RevenueBridge whole = ledger.bridge(period, RevenuePolicy.BridgeMode.EVENT);
                Collection<SegmentBridge> parts = revenue.bridges(period).values();
                assertThat(revenue.bridges(period).keySet()).isEqualTo(revenue.segments());
                assertThat(sum(parts, ledger, SegmentBridge::opening)).isEqualTo(whole.opening());
                assertThat(sum(parts, ledger, SegmentBridge::closing)).isEqualTo(whole.closing());
                for (MovementKind kind : MovementKind.values()) {
                    assertThat(sum(parts, ledger, part -> part.line(kind).amount()))
                            .isEqualTo(whole.line(kind).amount());
                    assertThat(parts.stream()
                                    .mapToLong(part -> part.line(kind).count())
                                    .sum())
                            .isEqualTo(whole.line(kind).count());
                }
                assertThat(sum(parts, ledger, part -> part.entered().amount()))
                        .isEqualTo(
                                sum(parts, ledger, part -> part.left().amount()).negated());
                assertThat(parts.stream()
                                .mapToLong(SegmentBridge::openingCustomers)
                                .sum())
                        .isEqualTo(whole.openingCustomers());
                assertThat(parts.stream()
                                .mapToLong(SegmentBridge::closingCustomers)
                                .sum())
                        .isEqualTo(whole.closingCustomers());
                if (segmentation != segments) {
                    assertThat(parts)
                            .allSatisfy(
                                    part -> assertThat(part.entered().count()).isZero());
                }
            }
        }
    }

    @Property(seed = "20261122", tries = 200)
    void ratesAndMetricsOfSegmentsAddUpToTheWhole(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate asOf,
            @ForAll Random random) {
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        List<Function<CurrencyLedger, Rate>> rates = List.of(
                ledger -> ledger.logoChurn(quarter),
                ledger -> ledger.logoChurn(quarter, RevenuePolicy.Population.EXPOSURE_PERSON_TIME),
                ledger -> ledger.netRevenueChurn(quarter),
                ledger -> ledger.grossRevenueRetention(quarter),
                ledger -> ledger.netRevenueRetention(quarter));
        Segmentation segments = segments(random);
        for (CurrencyLedger ledger : ledgers(book, conventions, asOf)) {
            SegmentedRevenue revenue = SegmentedRevenue.of(ledger, segments);
            Map<String, CurrencyLedger> cohorts = revenue.cohorts(quarter);
            assertThat(cohorts.keySet()).isEqualTo(revenue.segments());
            for (Function<CurrencyLedger, Rate> rate : rates) {
                assertThat(cohorts.values().stream()
                                .map(rate)
                                .reduce(Rate::plus)
                                .orElse(rate.apply(ledger)))
                        .isEqualTo(rate.apply(ledger));
            }
            assertThat(revenue.measure(MOVED, quarter).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(ledger.measure(MOVED, quarter));
        }
    }

    @Property(seed = "20261122", tries = 100)
    void everyRowOfTheMonthsIsWhatOneAsksForByItself(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate asOf,
            @ForAll Random random) {
        YearMonth last = YearMonth.from(asOf);
        YearMonth first = last.minusMonths(random.nextInt(16));
        Segmentation segments = segments(random);
        for (CurrencyLedger ledger : ledgers(book, conventions, asOf)) {
            SegmentedRevenue revenue = SegmentedRevenue.of(ledger, segments);
            List<SegmentMonth> rows = revenue.months(first, last);
            Map<String, SortedMap<YearMonth, Long>> moved = revenue.months(MOVED, first, last);
            int months = (int) first.until(last, ChronoUnit.MONTHS) + 1;
            assertThat(rows).hasSize(months * revenue.segments().size());
            for (SegmentMonth row : rows) {
                DateRange period = DateRange.of(row.month());
                String segment = row.segment();
                SegmentBridge bridge = revenue.bridges(period).get(segment);
                assertThat(row.bridge()).isEqualTo(bridge);
                CurrencyLedger cohort = revenue.cohorts(period).get(segment);
                boolean nets = conventions.bridge() == RevenuePolicy.BridgeMode.SNAPSHOT;
                assertThat(row.quickRatio())
                        .isEqualTo(nets ? cohort.quickRatio(period) : bridge.quickRatio(conventions));
                if (revenue.segments().size() == 1) {
                    assertThat(row.quickRatio()).isEqualTo(ledger.quickRatio(period));
                    assertThat(row.averageSellingPrice().toOptional())
                            .isEqualTo(ledger.averageSellingPrice(period).toOptional());
                }
                assertSameRates(row.monthly(), cohort, period);
                assertThat(moved.get(segment).get(row.month()))
                        .isEqualTo(revenue.measure(MOVED, period).get(segment));
                boolean hasYear = ledger.firstMonth()
                        .filter(month -> !row.month().isBefore(month.plusMonths(11)))
                        .isPresent();
                assertThat(row.trailingYear().isPresent()).isEqualTo(hasYear);
                DateRange year = DateRange.ofMonthsEnding(row.month(), 12);
                row.trailingYear()
                        .ifPresent(rates ->
                                assertSameRates(rates, revenue.cohorts(year).get(segment), year));
            }
        }
    }

    private static void assertSameRates(SegmentMonth.Rates rates, CurrencyLedger cohort, DateRange period) {
        assertSame(rates.logoChurn(), cohort.logoChurn(period));
        assertSame(rates.grossRevenueRetention(), cohort.grossRevenueRetention(period));
        assertSame(rates.netRevenueRetention(), cohort.netRevenueRetention(period));
        assertSame(rates.grossRevenueChurn(), cohort.grossRevenueChurn(period));
        assertSame(rates.netRevenueChurn(), cohort.netRevenueChurn(period));
        assertSame(rates.newCustomerChurn(), cohort.newCustomerChurn(period));
    }

    private static void assertSame(Rate actual, Rate expected) {
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.members()).isEqualTo(expected.members());
    }

    @Property(seed = "20261122", tries = 100)
    void trianglesOfSegmentsAddUpToTheWhole(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("days") LocalDate asOf,
            @ForAll Random random) {
        Segmentation segments = segments(random);
        for (CurrencyLedger ledger : ledgers(book, conventions, asOf)) {
            for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
                RetentionTriangle whole = ledger.triangle(measure, RetentionTriangle.Age.ANNIVERSARY);
                Map<YearMonth, List<Rate>> sums = new TreeMap<>();
                SegmentedRevenue.of(ledger, segments)
                        .triangles(measure, RetentionTriangle.Age.ANNIVERSARY)
                        .forEach((segment, triangle) -> triangle.cohorts().forEach(cohort -> addTo(sums, cohort)));
                assertThat(sums.keySet())
                        .containsExactlyElementsOf(whole.cohorts().stream()
                                .map(RetentionTriangle.Cohort::month)
                                .toList());
                for (RetentionTriangle.Cohort cohort : whole.cohorts()) {
                    assertThat(sums.get(cohort.month()))
                            .extracting(rate -> List.of(rate.numerator(), rate.denominator(), rate.base()))
                            .containsExactlyElementsOf(cohort.cells().stream()
                                    .map(RetentionTriangle.Cell::rate)
                                    .map(rate -> List.of(rate.numerator(), rate.denominator(), rate.base()))
                                    .toList());
                }
            }
        }
    }

    private static void addTo(Map<YearMonth, List<Rate>> sums, RetentionTriangle.Cohort cohort) {
        List<Rate> cells = sums.computeIfAbsent(cohort.month(), month -> new ArrayList<>());
        for (RetentionTriangle.Cell cell : cohort.cells()) {
            if (cell.age() < cells.size()) {
                cells.set(cell.age(), cells.get(cell.age()).plus(cell.rate()));
            } else {
                cells.add(cell.rate());
            }
        }
    }

    private static Mrr sum(Collection<SegmentBridge> parts, CurrencyLedger ledger, Function<SegmentBridge, Mrr> part) {
        return parts.stream().map(part).reduce(Mrr.zero(ledger.currency()), Mrr::plus);
    }

    private static List<CurrencyLedger> ledgers(List<PriceState> book, RevenuePolicy policy, LocalDate asOf) {
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        FxRates rates = (from, to, day) -> Optional.of(BigDecimal.valueOf(80 + day.toEpochDay() % 70, 2));
        List<CurrencyLedger> all = new ArrayList<>();
        ledger.currencies().forEach(currency -> all.add(ledger.in(currency)));
        all.add(ledger.convertedTo(CurrencyUnit.USD, FxPolicy.periodEnd(), rates));
        all.add(ledger.convertedTo(CurrencyUnit.USD, FxPolicy.eventDate(), rates));
        return all;
    }

    /** Up to four crossings an account; some accounts are in no segment, at first or ever. */
    private static Segmentation segments(Random random) {
        Map<AccountId, Timeline<String>> segments = new HashMap<>();
        for (int account = 0; account < 4; account++) {
            Map<LocalDate, String> timeline = new HashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                timeline.put(RandomBooks.FIRST.plusDays(random.nextInt(900) - 50), "s" + random.nextInt(3));
            }
            segments.put(AccountId.of("a" + account), Timeline.of(timeline));
        }
        return Segmentation.of("random", Collections.unmodifiableMap(segments));
    }
}
