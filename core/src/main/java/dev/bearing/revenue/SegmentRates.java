package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.internal.Lazy;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rates of the segments over one period, while accounts are added to them: what {@link SegmentedRevenue#cohorts}
 * answers, from sums. What the policy takes by its movements is asked of the cohorts themselves, and so is who was
 * counted.
 */
final class SegmentRates {

    private final DateRange period;
    private final PeriodSpan span;
    private final CurrencyLedger ledger;
    private final Supplier<Map<String, CurrencyLedger>> cohorts;
    private final Map<String, Sums> sums = new HashMap<>();

    SegmentRates(SegmentedRevenue revenue, DateRange period) {
        this.period = period;
        this.ledger = revenue.ledger();
        this.span = ledger.span(period);
        this.cohorts = Lazy.of(() -> revenue.cohorts(period));
        revenue.segments().forEach(segment -> sums.put(segment, new Sums()));
    }

    /** The days it is measured by. */
    PeriodSpan span() {
        return span;
    }

    /**
     * Adds an account.
     *
     * @param before its last step up to the opening, or -1
     * @param last its last step up to the closing, or -1
     */
    void add(AccountLine line, Segmentation.Track track, int before, int last) {
        if (last < 0) {
            return;
        }
        String segment = track.on(SegmentedRevenue.cohortDay(line, span.opening(), span.closing(), before));
        Sums own = sums.computeIfAbsent(segment, key -> new Sums());
        boolean lost = line.isLostAt(last);
        if (before >= 0) {
            own.active += line.isActiveAt(before) ? 1 : 0;
            own.lost += line.isActiveAt(before) && lost ? 1 : 0;
            own.keep(line.unitsAt(before), line, span);
        }
        boolean isNew = false;
        for (int i = before + 1; i <= last; i++) {
            isNew |= line.isMovement(i) && line.kind(i) == MovementKind.NEW;
        }
        own.won += isNew ? 1 : 0;
        own.wonAndLost += isNew && lost ? 1 : 0;
    }

    /** The rates of one segment. */
    SegmentMonth.Rates of(String segment) {
        Sums own = requireNonNull(sums.get(segment), segment);
        RevenuePolicy policy = ledger.policy();
        boolean closed = policy.revenueChurn() == RevenuePolicy.RevenueChurn.CLOSED_COHORT;
        String form = RevenuePolicy.RevenueChurn.CLOSED_COHORT.name();
        return new SegmentMonth.Rates(
                policy.logoPopulation() == RevenuePolicy.Population.CLOSED_COHORT
                        ? count(own.lost, own.active, form, segment, cohort -> cohort.logoChurn(period))
                        : cohort(segment).logoChurn(period),
                money(own, own.gross, segment, cohort -> cohort.grossRevenueRetention(period)),
                money(own, own.net, segment, cohort -> cohort.netRevenueRetention(period)),
                closed
                        ? money(own, own.opening - own.gross, segment, cohort -> cohort.grossRevenueChurn(period))
                        : cohort(segment).grossRevenueChurn(period),
                closed
                        ? money(
                                own,
                                ExactAmounts.plus(own.opening, -own.net),
                                segment,
                                cohort -> cohort.netRevenueChurn(period))
                        : cohort(segment).netRevenueChurn(period),
                count(
                        own.wonAndLost,
                        own.won,
                        CurrencyLedger.ACQUIRED_IN_PERIOD,
                        segment,
                        cohort -> cohort.newCustomerChurn(period)));
    }

    private Rate count(
            long numerator, long denominator, String population, String segment, Function<CurrencyLedger, Rate> asked) {
        return ledger.finish(Rate.ofCounts(numerator, denominator, members(segment, asked)), population, span);
    }

    private Rate money(Sums own, long numerator, String segment, Function<CurrencyLedger, Rate> asked) {
        Rate rate = Rate.ofMoney(
                Mrr.ofUnits(ledger.currency(), numerator),
                Mrr.ofUnits(ledger.currency(), own.opening),
                own.paying,
                members(segment, asked));
        return ledger.finish(rate, RevenuePolicy.RevenueChurn.CLOSED_COHORT.name(), span);
    }

    private Supplier<List<Rate.Member>> members(String segment, Function<CurrencyLedger, Rate> asked) {
        return () -> asked.apply(cohort(segment)).members();
    }

    /** The ledger of the accounts that a rate of one segment is about. */
    CurrencyLedger cohort(String segment) {
        return requireNonNull(cohorts.get().get(segment), segment);
    }

    /** The sums of one segment. */
    private static final class Sums {

        private long active;
        private long lost;
        private long won;
        private long wonAndLost;
        private long paying;
        private long opening;
        private long gross;
        private long net;

        void keep(long before, AccountLine line, PeriodSpan span) {
            if (before > 0) {
                long after = line.unitsAtRatesOf(span.opening(), span.closing());
                paying++;
                opening = ExactAmounts.plus(opening, before);
                gross = ExactAmounts.plus(gross, Math.min(before, after));
                net = ExactAmounts.plus(net, after);
            }
        }
    }
}
