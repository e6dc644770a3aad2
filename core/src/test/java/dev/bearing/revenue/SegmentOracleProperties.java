package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import dev.bearing.value.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** Under any policy, bridges and retention by segment are what following every account from day to day gives. */
class SegmentOracleProperties extends OnRandomBooks {

    private static final List<AccountId> IDS =
            List.of("a0", "a1", "a2", "a3").stream().map(AccountId::of).toList();

    /** Per account the segment it is in from a day on; days collide with those of the books. */
    @Provide
    Arbitrary<List<Map<LocalDate, String>>> segments() {
        Arbitrary<LocalDate> days = Arbitraries.oneOf(
                Arbitraries.of(-10, 0, 1, 30, 60, 90, 91).map(RandomBooks.FIRST::plusDays), RandomBooks.days());
        return Arbitraries.maps(days, Arbitraries.of("big", "small", "none"))
                .ofMaxSize(5)
                .<Map<LocalDate, String>>map(TreeMap::new)
                .list()
                .ofSize(IDS.size());
    }

    @Property(seed = "20261122", tries = 150)
    void everySegmentHasTheSameBridgeAndRetention(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("segments") List<Map<LocalDate, String>> segments,
            @ForAll("days") LocalDate asOf) {
        DayByDayOracle oracle = new DayByDayOracle(book, policy, asOf);
        RevenueLedger ledger = RevenueLedger.of(book, policy, asOf);
        for (CurrencyUnit currency : oracle.currencies()) {
            assertSame(oracle, ledger.in(currency), segments);
        }
        FxRates rates = (from, to, day) -> Optional.of(BigDecimal.valueOf(100 + day.toEpochDay() % 37, 2));
        assertSame(
                oracle.converted(CurrencyUnit.GBP, FxPolicy.periodEnd(), rates),
                ledger.convertedTo(CurrencyUnit.GBP, FxPolicy.periodEnd(), rates),
                segments);
    }

    private static void assertSame(
            DayByDayOracle oracle, CurrencyLedger ledger, List<Map<LocalDate, String>> segments) {
        Map<AccountId, Timeline<String>> timelines = new TreeMap<>();
        for (int i = 0; i < IDS.size(); i++) {
            timelines.put(IDS.get(i), Timeline.of(segments.get(i)));
        }
        SegmentedRevenue revenue = SegmentedRevenue.of(ledger, Segmentation.of("size", timelines));
        CurrencyUnit currency = ledger.currency();
        YearMonth month = YearMonth.from(oracle.asOf());
        for (DateRange period : List.of(DateRange.of(month), DateRange.ofMonthsEnding(month, 12))) {
            Map<String, Map<String, Parts>> expected = bridges(oracle, currency, segments, period);
            Map<String, SegmentBridge> bridges = revenue.bridges(period);
            assertThat(bridges.keySet()).containsAll(expected.keySet());
            bridges.forEach((segment, bridge) -> {
                Map<String, Parts> own = expected.getOrDefault(segment, Map.of());
                assertThat(lines(bridge)).as("%s in %s", segment, period).isEqualTo(own);
            });
            for (Map.Entry<String, CurrencyLedger> cohort :
                    revenue.cohorts(period).entrySet()) {
                assertThat(parts(cohort.getValue().grossRevenueRetention(period)))
                        .isEqualTo(kept(oracle, currency, segments, period, cohort.getKey(), true));
                assertThat(parts(cohort.getValue().netRevenueRetention(period)))
                        .isEqualTo(kept(oracle, currency, segments, period, cohort.getKey(), false));
            }
        }
    }

    /** What moved, how often, by segment and line; nothing where there is nothing. */
    private static Map<String, Map<String, Parts>> bridges(
            DayByDayOracle oracle, CurrencyUnit currency, List<Map<LocalDate, String>> segments, DateRange period) {
        Map<String, Map<String, Parts>> bridges = new TreeMap<>();
        LocalDate opening = oracle.openingDay(period);
        LocalDate closing = oracle.lastDay(period);
        for (AccountId account : oracle.accounts(currency)) {
            long first = oracle.on(account, currency, opening).units();
            long last = oracle.on(account, currency, closing).units();
            add(bridges, segment(segments, account, opening), "opening", first, first > 0);
            add(bridges, segment(segments, account, closing), "closing", last, last > 0);
            for (LocalDate day = opening.plusDays(1); !day.isAfter(closing); day = day.plusDays(1)) {
                String before = segment(segments, account, day.minusDays(1));
                String after = segment(segments, account, day);
                long carried = oracle.on(account, currency, day.minusDays(1)).units();
                if (!before.equals(after)) {
                    add(bridges, before, "left", -carried, carried > 0);
                    add(bridges, after, "entered", carried, carried > 0);
                }
            }
        }
        for (DayByDayOracle.Change change : oracle.changes(currency)) {
            if (change.on().isAfter(opening) && !change.on().isAfter(closing)) {
                add(
                        bridges,
                        segment(segments, change.account(), change.on()),
                        change.kind().name(),
                        change.units(),
                        true);
            }
        }
        return bridges;
    }

    private static void add(
            Map<String, Map<String, Parts>> bridges, String segment, String line, long units, boolean counts) {
        if (counts) {
            bridges.computeIfAbsent(segment, key -> new TreeMap<>())
                    .merge(
                            line,
                            new Parts(units, 1),
                            (a, b) -> new Parts(a.numerator() + b.numerator(), a.denominator() + b.denominator()));
        }
    }

    private static Map<String, Parts> lines(SegmentBridge bridge) {
        Map<String, Parts> lines = new TreeMap<>();
        lines.put("opening", new Parts(bridge.opening().units(), bridge.openingCustomers()));
        lines.put("closing", new Parts(bridge.closing().units(), bridge.closingCustomers()));
        lines.put("entered", line(bridge.entered()));
        lines.put("left", line(bridge.left()));
        for (MovementKind kind : MovementKind.values()) {
            lines.put(kind.name(), line(bridge.line(kind)));
        }
        lines.values().removeIf(parts -> parts.denominator() == 0);
        return lines;
    }

    private static Parts line(RevenueBridge.Line line) {
        return new Parts(line.amount().units(), line.count());
    }

    /** The closed cohort of a segment: who paid in it when the period opened, wherever it went since. */
    private static Parts kept(
            DayByDayOracle oracle,
            CurrencyUnit currency,
            List<Map<LocalDate, String>> segments,
            DateRange period,
            String segment,
            boolean gross) {
        LocalDate opening = oracle.openingDay(period);
        long kept = 0;
        long base = 0;
        for (AccountId account : oracle.accounts(currency)) {
            long then = oracle.on(account, currency, opening).units();
            if (then > 0 && segment(segments, account, opening).equals(segment)) {
                long now = oracle.valued(account, currency, opening, oracle.lastDay(period));
                kept += gross ? Math.min(then, now) : now;
                base += then;
            }
        }
        return new Parts(kept, base);
    }

    private static String segment(List<Map<LocalDate, String>> segments, AccountId account, LocalDate day) {
        String segment = Segmentation.NONE;
        for (Map.Entry<LocalDate, String> entry : new TreeMap<>(segments.get(IDS.indexOf(account))).entrySet()) {
            segment = entry.getKey().isAfter(day) ? segment : entry.getValue();
        }
        return segment;
    }

    private static Parts parts(Rate rate) {
        return new Parts(rate.numerator(), rate.denominator());
    }
}
