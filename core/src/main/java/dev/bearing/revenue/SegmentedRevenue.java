package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A ledger by segment: bridges that add up to the bridge of the whole by every movement, and the rates of each segment.
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
public final class SegmentedRevenue {

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
        requireNonNull(ledger, "ledger");
        requireNonNull(segmentation, "segmentation");
        return new SegmentedRevenue(ledger, segmentation.by(ledger.customers()));
    }

    /** Returns the ledger of the whole. */
    public CurrencyLedger ledger() {
        return ledger;
    }

    /** Returns which segment every customer of the ledger is in. */
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
        SegmentBridges bridges = new SegmentBridges(span, segments);
        for (AccountLine line : ledger.lines()) {
            bridges.add(line, segmentation.track(line.accountId()), line.stepOn(span.opening()));
        }
        return Collections.unmodifiableSortedMap(bridges.bridges(period, ledger));
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
            String segment = segmentation
                    .track(line.accountId())
                    .on(cohortDay(line, span.opening(), span.closing(), line.stepOn(span.opening())));
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
     * Returns a metric of each of consecutive months for each segment's {@linkplain #cohorts cohort} of that month: by
     * segment, and then by month.
     *
     * @param first the first month, not after the month of the evaluation day
     * @param last the last month, likewise, not before {@code first}
     */
    public <S, R> SortedMap<String, SortedMap<YearMonth, R>> months(
            Metric<S, R> metric, YearMonth first, YearMonth last) {
        SegmentMonths.checkOrder(first, last);
        TreeMap<String, SortedMap<YearMonth, R>> results = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth at = month;
            measure(metric, DateRange.of(month))
                    .forEach((segment, result) -> results.computeIfAbsent(segment, key -> new TreeMap<>())
                            .put(at, result));
        }
        results.replaceAll((segment, series) -> Collections.unmodifiableSortedMap(series));
        return Collections.unmodifiableSortedMap(results);
    }

    /**
     * Returns the revenue metrics by segment and month, sorted by month and then segment: a row for each of both. A
     * trailing year is there from the twelfth month on of which the ledger knows anything.
     *
     * @param first the first month, not after the month of the evaluation day
     * @param last the last month, likewise, not before {@code first}
     */
    public List<SegmentMonth> months(YearMonth first, YearMonth last) {
        return SegmentMonths.of(this, first, last);
    }

    /**
     * Returns what a customer of each segment is worth: ARPA of those in it on the evaluation day / monthly logo churn
     * of its cohorts, pooled over the last 12 complete months; of the whole it is
     * {@link CurrencyLedger#lifetimeValue()}.
     */
    public SortedMap<String, Answer<LifetimeValue>> lifetimeValues() {
        YearMonth last = LedgerLifetime.lastCompleteMonth(ledger);
        RevenuePolicy.Population population = LedgerLifetime.population(ledger.policy());
        TreeMap<String, Rate> churn = new TreeMap<>();
        for (int ago = LedgerLifetime.MONTHS - 1; ago >= 0; ago--) {
            DateRange month = DateRange.of(last.minusMonths(ago));
            cohorts(month)
                    .forEach(
                            (segment, cohort) -> churn.merge(segment, cohort.logoChurn(month, population), Rate::plus));
        }
        TreeMap<String, Answer<LifetimeValue>> values = new TreeMap<>();
        bridges(YearMonth.from(ledger.asOf()))
                .forEach((segment, now) -> values.put(
                        segment,
                        now.closingCustomers() == 0
                                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "no account of " + segment + " pays")
                                : LifetimeValue.arpaOverChurn(
                                        EstimatedMoney.of(
                                                ledger.currency(), now.closing().toDouble() / now.closingCustomers()),
                                        requireNonNull(churn.get(segment)))));
        return Collections.unmodifiableSortedMap(values);
    }

    /**
     * Returns what is left of each month's new customers, by age, for each segment: an account belongs to the one in
     * which it was on its first paying day, wherever it goes later, so that the triangles of all segments add up to
     * {@link CurrencyLedger#triangle}.
     */
    public SortedMap<String, RetentionTriangle> triangles(
            RetentionTriangle.Measure measure, RetentionTriangle.Age age) {
        TreeMap<String, List<AccountLine>> lines = new TreeMap<>();
        segments.forEach(segment -> lines.put(segment, new ArrayList<>()));
        for (AccountLine line : ledger.lines()) {
            int first = Acquisition.step(line);
            if (first >= 0) {
                String segment = segmentation.track(line.accountId()).on(line.day(first));
                requireNonNull(lines.get(segment)).add(line);
            }
        }
        TreeMap<String, RetentionTriangle> triangles = new TreeMap<>();
        lines.forEach(
                (segment, own) -> triangles.put(segment, ledger.ofLines(own).triangle(measure, age)));
        return Collections.unmodifiableSortedMap(triangles);
    }

    /**
     * The day that decides an account's segment for the rates of a period; one not there yet is where it begins.
     *
     * @param before its last step up to the opening, or -1
     */
    static int cohortDay(AccountLine line, int opening, int closing, int before) {
        CustomerState state = before < 0 ? CustomerState.NEVER_PAID : line.state(before);
        int next = before + 1;
        if (state != CustomerState.NEVER_PAID && state != CustomerState.LOST) {
            return opening;
        } else if (next == line.size()) {
            return next == 0 ? Integer.MAX_VALUE : opening;
        }
        return next == 0 || line.day(next) <= closing ? line.day(next) : opening;
    }
}
