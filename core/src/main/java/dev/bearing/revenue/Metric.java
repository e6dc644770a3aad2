package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * A number of one's own about the accounts of a ledger and a period, which is then grouped by segment and month like
 * the built-in ones ({@link SegmentedRevenue#months(Metric, YearMonth, YearMonth)}). It is told in three parts, so that
 * it also scales out: a state of one account, how two states merge, and what the merged state comes to.
 *
 * <pre>{@code
 * // the most that any account pays at the end of the period
 * Metric<Long, Mrr> largest = new Metric<>() {
 *     public Long empty() { return 0L; }
 *     public Long of(AccountPeriod account) { return account.closing().units(); }
 *     public Long merge(Long a, Long b) { return Math.max(a, b); }
 *     public Mrr finish(Long units, MetricScope scope) { return Mrr.ofUnits(scope.currency(), units); }
 * };
 *
 * // the same in lambdas: how many accounts grew
 * Metric<Long, Long> grown = Metric.of(
 *         0L, account -> account.closing().compareTo(account.opening()) > 0 ? 1L : 0L, Long::sum, n -> n);
 *
 * ledger.measure(grown, DateRange.of(YearMonth.of(2026, 9)));
 * SegmentedRevenue.of(ledger, byTier).measure(grown, DateRange.of(YearMonth.of(2026, 9)));
 * SegmentedRevenue.of(ledger, byTier).months(grown, YearMonth.of(2026, 1), YearMonth.of(2026, 9));
 * }</pre>
 *
 * <p>The contract: {@code merge} is associative, {@code empty()} changes nothing it is merged with, neither changes its
 * arguments, and {@code of} depends on its argument alone. Then any grouping of the accounts, in their order, comes to
 * the same; where {@code merge} is commutative too, so does any order.
 *
 * @param <S> the state, immutable; to be sent between machines it should be serialisable by the host's means
 * @param <R> the result
 */
public interface Metric<S, R> {

    /** Returns the state of no account at all: the neutral element of {@link #merge}. */
    S empty();

    /** Returns the state of one account over the period. */
    S of(AccountPeriod account);

    /** Returns the state of both together. */
    S merge(S a, S b);

    /** Returns what a state comes to. */
    R finish(S state, MetricScope scope);

    /**
     * Returns a metric of its parts.
     *
     * @param empty the state of no account
     * @param of the state of one account
     * @param merge both together, associative
     * @param finish what a state comes to
     */
    static <S, R> Metric<S, R> of(
            S empty, Function<AccountPeriod, S> of, BinaryOperator<S> merge, Function<S, R> finish) {
        requireNonNull(empty, "empty");
        requireNonNull(of, "of");
        requireNonNull(merge, "merge");
        requireNonNull(finish, "finish");
        return new Metric<>() {
            @Override
            public S empty() {
                return empty;
            }

            @Override
            public S of(AccountPeriod account) {
                return of.apply(account);
            }

            @Override
            public S merge(S a, S b) {
                return merge.apply(a, b);
            }

            @Override
            public R finish(S state, MetricScope scope) {
                return finish.apply(state);
            }
        };
    }
}
