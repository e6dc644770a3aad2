package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.joda.money.CurrencyUnit;

/**
 * What must be replaced before anything grows: what customers that were there took away in a period, how much of it the
 * others made up for and by what, and how much must be won if it goes on.
 *
 * <pre>{@code
 * GrowthReport growth = GrowthReport.of(ledger, DateRange.ofMonthsEnding(lastMonth, 12));
 * growth.offset();                                       // 38,211 of 54,019 lost: 70.7 %
 * growth.expansions().get(MovementReason.PRICE);         // of it by higher prices alone
 * growth.grossNewToStandStill();                         // to be won in as long a time, by growth or new customers
 * growth.netNewToStandStill();                           // of it by new customers, if growth goes on
 * }</pre>
 *
 * @param period the days looked at
 * @param lost contracted, paused and churned recurring revenue, exact, 0 or more
 * @param offset expanded recurring revenue over what was lost; above 1 the base grows by itself (net negative churn).
 *     Its interval is the bootstrap over accounts, below 30 accounts that lost something INSUFFICIENT_DATA
 * @param grossNewToStandStill recurring revenue, in major units, that must be won in as long a time again, from new
 *     customers or old ones, so that the total stands still: today's times 1 less gross retention; with the interval of
 *     that
 * @param netNewToStandStill the part of it that new customers must bring where existing ones grow as they did: today's
 *     times 1 less net retention, at least 0; with the interval of that
 * @param customersToStandStill new customers that as long a time again needs so that their number stands still: today's
 *     times the share of the closed cohort lost, whatever population the policy counts churn in; with the interval of
 *     that
 * @param expansions expanded recurring revenue by reason, PRICE for a higher price of the same thing; only those there
 *     are
 * @param contractions contracted recurring revenue by reason, amounts below 0; only those there are
 */
public record GrowthReport(
        DateRange period,
        Mrr lost,
        Rate offset,
        Answer<Estimate> grossNewToStandStill,
        Answer<Estimate> netNewToStandStill,
        Answer<Estimate> customersToStandStill,
        SortedMap<MovementReason, RevenueBridge.Line> expansions,
        SortedMap<MovementReason, RevenueBridge.Line> contractions) {

    /** Copies the maps. */
    public GrowthReport {
        requireNonNull(period, "period");
        requireNonNull(lost, "lost");
        requireNonNull(offset, "offset");
        requireNonNull(grossNewToStandStill, "grossNewToStandStill");
        requireNonNull(netNewToStandStill, "netNewToStandStill");
        requireNonNull(customersToStandStill, "customersToStandStill");
        requireNonNull(expansions, "expansions");
        requireNonNull(contractions, "contractions");
        expansions = Collections.unmodifiableSortedMap(new TreeMap<>(expansions));
        contractions = Collections.unmodifiableSortedMap(new TreeMap<>(contractions));
    }

    /**
     * Returns the report of a period, with what is needed from the ledger's day on. What was lost is every movement
     * between the opening and the closing of the period, as in its bridge of events.
     */
    public static GrowthReport of(CurrencyLedger ledger, DateRange period) {
        requireNonNull(ledger, "ledger");
        requireNonNull(period, "period");
        PeriodSpan span = ledger.span(period);
        List<Movement> movements = ledger.movements().stream()
                .filter(movement -> span.holds(movement.on()))
                .toList();
        Offset offset = new Offset(ledger.currency(), movements);
        Rate gross = ledger.grossRevenueRetention(period);
        Rate net = ledger.netRevenueRetention(period);
        Rate churn = ledger.logoChurn(period, RevenuePolicy.Population.CLOSED_COHORT);
        EstimatedMoney recurring =
                EstimatedMoney.of(ledger.currency(), ledger.mrrOn(ledger.asOf()).toDouble());
        long customers = ledger.customersOn(ledger.asOf());
        return new GrowthReport(
                period,
                offset.lost,
                ledger.finish(offset.rate(), "LOST_REVENUE", span),
                needed(GrowthArithmetic.grossNewToStandStill(recurring, gross), gross, recurring),
                needed(GrowthArithmetic.netNewToStandStill(recurring, net), net, recurring),
                GrowthArithmetic.customersToStandStill(customers, churn)
                        .map(needed -> new Estimate(needed, ends(churn, share -> customers * share))),
                byReason(movements, MovementKind.EXPANSION),
                byReason(movements, MovementKind.CONTRACTION));
    }

    private static Answer<Estimate> needed(Answer<EstimatedMoney> value, Rate kept, EstimatedMoney recurring) {
        return value.map(needed ->
                new Estimate(needed.amount(), ends(kept, share -> recurring.amount() * Math.max(0, 1 - share))));
    }

    private static Answer<Interval> ends(Rate rate, DoubleUnaryOperator needed) {
        return rate.interval().map(range -> {
            double one = needed.applyAsDouble(range.lower());
            double other = needed.applyAsDouble(range.upper());
            return Interval.of95(Math.min(one, other), Math.max(one, other));
        });
    }

    private static SortedMap<MovementReason, RevenueBridge.Line> byReason(List<Movement> movements, MovementKind kind) {
        TreeMap<MovementReason, RevenueBridge.Line> lines = new TreeMap<>();
        movements.stream()
                .filter(movement -> movement.kind() == kind)
                .forEach(movement -> lines.merge(
                        movement.reason(),
                        new RevenueBridge.Line(movement.amount(), 1),
                        (a, b) -> new RevenueBridge.Line(a.amount().plus(b.amount()), a.count() + b.count())));
        return lines;
    }

    /** What each account lost and gained. */
    private static final class Offset {

        private final Map<AccountId, long[]> parts = new TreeMap<>();
        private Mrr lost;
        private Mrr expanded;

        Offset(CurrencyUnit currency, List<Movement> movements) {
            lost = Mrr.zero(currency);
            expanded = lost;
            movements.forEach(this::add);
        }

        private void add(Movement movement) {
            switch (movement.kind()) {
                case EXPANSION -> {
                    expanded = expanded.plus(movement.amount());
                    parts(movement)[0] += movement.amount().units();
                }
                case CONTRACTION, PAUSE, CHURN -> {
                    lost = lost.plus(movement.amount().negated());
                    parts(movement)[1] -= movement.amount().units();
                }
                default -> {
                    // what is new or comes back replaces, and is no part of what was there
                }
            }
        }

        private long[] parts(Movement movement) {
            return parts.computeIfAbsent(movement.accountId(), id -> new long[2]);
        }

        Rate rate() {
            long losers = parts.values().stream().filter(part -> part[1] > 0).count();
            return Rate.ofMoney(expanded, lost, losers, this::members).asFlow();
        }

        private List<Rate.Member> members() {
            List<Rate.Member> members = new ArrayList<>();
            parts.forEach((id, part) -> members.add(new Rate.Member(id.value(), part[0], part[1])));
            return members;
        }
    }
}
