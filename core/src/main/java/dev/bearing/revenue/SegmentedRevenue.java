package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A ledger by segment: bridges that add up to the bridge of the whole, and the rates of each segment.
 *
 * <p>A rate's cohort is decided on the day before the period: who was in the segment then stays in its denominator,
 * wherever it goes. An account that neither paid nor was paused then belongs to the segment it was in on the first day
 * of the period on which anything of it changed.
 *
 * <pre>{@code
 * SegmentedRevenue byTier = SegmentedRevenue.of(ledger.in(USD), book.segmentation("tier", asOf));
 * byTier.bridges(YearMonth.of(2026, 9));             // a SegmentBridge for each tier
 * byTier.cohorts(lastYear).get("business").netRevenueRetention(lastYear);
 * byTier.months(YearMonth.of(2024, 1), YearMonth.of(2026, 9));   // everything, by segment and month
 * }</pre>
 */
@SuppressWarnings("EnumOrdinal") // sums by kind are kept in an array
public final class SegmentedRevenue {

    private static final int YEAR = 12;

    private final CurrencyLedger ledger;
    private final Segmentation segmentation;
    private final SortedSet<String> segments;

    private SegmentedRevenue(CurrencyLedger ledger, Segmentation segmentation) {
        this.ledger = ledger;
        this.segmentation = segmentation;
        this.segments = segmentation.segmentsOf(ledger.lines());
    }

    /** Returns a ledger by segment; as-was, or as-is if the segmentation is. */
    public static SegmentedRevenue of(CurrencyLedger ledger, Segmentation segmentation) {
        return new SegmentedRevenue(ledger, segmentation);
    }

    /** Returns the ledger of the whole. */
    public CurrencyLedger ledger() {
        return ledger;
    }

    /** Returns which segment every account is in. */
    public Segmentation segmentation() {
        return segmentation;
    }

    /** Returns the segments that any account of the ledger is ever in, sorted. */
    public SortedSet<String> segments() {
        return segments;
    }

    /** Returns the bridge of each segment, by every movement; also of one in which nothing happened. */
    public SortedMap<String, SegmentBridge> bridges(DateRange period) {
        PeriodSpan span = ledger.span(period);
        TreeMap<String, Sums> sums = new TreeMap<>();
        segments.forEach(segment -> sums.put(segment, new Sums()));
        for (AccountLine line : ledger.lines()) {
            add(line, span.opening(), span.closing(), sums);
        }
        TreeMap<String, SegmentBridge> bridges = new TreeMap<>();
        sums.forEach((segment, sum) -> bridges.put(segment, sum.bridge(segment, period, span.complete(), ledger)));
        return Collections.unmodifiableSortedMap(bridges);
    }

    /** Returns the bridge of each segment in a month. */
    public SortedMap<String, SegmentBridge> bridges(YearMonth month) {
        return bridges(DateRange.of(month));
    }

    /**
     * Returns, for each segment, the ledger of the accounts that a rate over the period is about; it answers for this
     * period as the whole ledger would.
     */
    public SortedMap<String, CurrencyLedger> cohorts(DateRange period) {
        PeriodSpan span = ledger.span(period);
        TreeMap<String, List<AccountLine>> lines = new TreeMap<>();
        segments.forEach(segment -> lines.put(segment, new ArrayList<>()));
        for (AccountLine line : ledger.lines()) {
            String segment = segmentation.track(line.accountId()).on(cohortDay(line, span.opening(), span.closing()));
            lines.computeIfAbsent(segment, key -> new ArrayList<>()).add(line);
        }
        TreeMap<String, CurrencyLedger> cohorts = new TreeMap<>();
        lines.forEach((segment, list) -> cohorts.put(segment, ledger.ofLines(list)));
        return Collections.unmodifiableSortedMap(cohorts);
    }

    /** Returns a metric of a period for each segment's {@linkplain #cohorts cohort}. */
    public <S, R> SortedMap<String, R> measure(Metric<S, R> metric, DateRange period) {
        TreeMap<String, R> results = new TreeMap<>();
        cohorts(period).forEach((segment, cohort) -> results.put(segment, cohort.measure(metric, period)));
        return Collections.unmodifiableSortedMap(results);
    }

    /**
     * Returns all revenue metrics by segment and month, sorted by month and then segment: a row for each of both. A
     * trailing year is there from the twelfth month on.
     *
     * @param first the first month, not after the month of the evaluation day
     * @param last the last month, likewise, not before {@code first}
     */
    public List<SegmentMonth> months(YearMonth first, YearMonth last) {
        checkArgument(!last.isBefore(first), "last must not be before first = %s, was %s", first, last);
        List<SegmentMonth> rows = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            DateRange period = DateRange.of(month);
            SortedMap<String, SegmentBridge> bridges = bridges(period);
            Map<String, CurrencyLedger> monthly = cohorts(period);
            Optional<DateRange> year = month.isBefore(first.plusMonths(YEAR - 1))
                    ? Optional.empty()
                    : Optional.of(DateRange.ofMonthsEnding(month, YEAR));
            Map<String, CurrencyLedger> yearly =
                    year.<Map<String, CurrencyLedger>>map(this::cohorts).orElse(Map.of());
            for (Map.Entry<String, SegmentBridge> entry : bridges.entrySet()) {
                String segment = entry.getKey();
                SegmentBridge bridge = entry.getValue();
                RevenueBridge.Line won = bridge.line(MovementKind.NEW);
                rows.add(new SegmentMonth(
                        segment,
                        month,
                        bridge,
                        rates(requireNonNull(monthly.get(segment)), period),
                        year.map(range -> rates(requireNonNull(yearly.get(segment)), range)),
                        average(
                                "ARPA",
                                bridge.closing(),
                                bridge.closingCustomers(),
                                "no account of " + segment + " pays at the end of " + month),
                        average(
                                "average selling price",
                                won.amount(),
                                won.count(),
                                "no account of " + segment + " was new in " + month)));
            }
        }
        return List.copyOf(rows);
    }

    private static SegmentMonth.Rates rates(CurrencyLedger cohort, DateRange period) {
        return new SegmentMonth.Rates(
                cohort.logoChurn(period), cohort.grossRevenueRetention(period), cohort.netRevenueRetention(period));
    }

    private static Answer<BigDecimal> average(String method, Mrr amount, long count, String otherwise) {
        return count == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, otherwise)
                : Answer.known(
                        amount.dividedBy(count),
                        Explanation.quotient(
                                method,
                                new Contribution("recurring revenue", amount.toDouble()),
                                new Contribution("accounts", count)));
    }

    /** The day that decides an account's segment for the rates of a period; one not there yet is where it begins. */
    private static int cohortDay(AccountLine line, int opening, int closing) {
        CustomerState state = line.stateOn(opening);
        int next = line.stepOn(opening) + 1;
        if (state != CustomerState.NEVER_PAID && state != CustomerState.LOST) {
            return opening;
        } else if (next == line.size()) {
            return next == 0 ? Integer.MAX_VALUE : opening;
        }
        return next == 0 || line.day(next) <= closing ? line.day(next) : opening;
    }

    private void add(AccountLine line, int opening, int closing, Map<String, Sums> sums) {
        Segmentation.Track track = segmentation.track(line.accountId());
        int before = line.stepOn(opening);
        if (before < 0 && (line.size() == 0 || line.day(0) > closing)) {
            return;
        }
        if (before >= 0) {
            of(sums, track.on(opening)).open(line.unitsOn(opening));
        }
        for (int i = before + 1; i < line.size() && line.day(i) <= closing; i++) {
            if (line.isMovement(i)) {
                of(sums, track.on(line.day(i))).move(line.kind(i), line.change(i));
            }
        }
        for (int day : track.crossings(opening, closing)) {
            long carried = line.unitsOn(day - 1);
            if (carried > 0) {
                of(sums, track.on(day - 1)).leave(carried);
                of(sums, track.on(day)).enter(carried);
            }
        }
        of(sums, track.on(closing)).close(line.unitsOn(closing));
    }

    private static Sums of(Map<String, Sums> sums, String segment) {
        return sums.computeIfAbsent(segment, key -> new Sums());
    }

    /** The sums of one segment while accounts are added to them. */
    private static final class Sums {

        private final long[] amounts = new long[MovementKind.values().length];
        private final long[] counts = new long[amounts.length];
        private long opening;
        private long closing;
        private long openingCustomers;
        private long closingCustomers;
        private long entered;
        private long enteredCount;
        private long left;
        private long leftCount;

        void open(long units) {
            opening = Math.addExact(opening, units);
            openingCustomers += units > 0 ? 1 : 0;
        }

        void close(long units) {
            closing = Math.addExact(closing, units);
            closingCustomers += units > 0 ? 1 : 0;
        }

        void move(MovementKind kind, long units) {
            amounts[kind.ordinal()] = Math.addExact(amounts[kind.ordinal()], units);
            counts[kind.ordinal()]++;
        }

        void enter(long units) {
            entered = Math.addExact(entered, units);
            enteredCount++;
        }

        void leave(long units) {
            left = Math.subtractExact(left, units);
            leftCount++;
        }

        SegmentBridge bridge(String segment, DateRange period, boolean complete, CurrencyLedger ledger) {
            Map<MovementKind, RevenueBridge.Line> lines = new EnumMap<>(MovementKind.class);
            for (MovementKind kind : MovementKind.values()) {
                lines.put(kind, line(ledger, amounts[kind.ordinal()], counts[kind.ordinal()]));
            }
            return new SegmentBridge(
                    segment,
                    period,
                    complete,
                    Mrr.ofUnits(ledger.currency(), opening),
                    Mrr.ofUnits(ledger.currency(), closing),
                    openingCustomers,
                    closingCustomers,
                    lines,
                    line(ledger, entered, enteredCount),
                    line(ledger, left, leftCount));
        }

        private static RevenueBridge.Line line(CurrencyLedger ledger, long units, long count) {
            return new RevenueBridge.Line(Mrr.ofUnits(ledger.currency(), units), count);
        }
    }
}
