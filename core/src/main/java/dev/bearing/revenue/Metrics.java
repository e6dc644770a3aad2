package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Closed-cohort rates as {@link Metric}s: what {@link CurrencyLedger} answers directly, in a form that merges, so that
 * it can be folded over accounts that are spread over machines. They carry counts and amounts, but no members.
 */
public final class Metrics {

    private static final String CLOSED_COHORT = "CLOSED_COHORT";

    private Metrics() {}

    /**
     * Both parts of a rate, as they merge.
     *
     * @param numerator a count, or units of {@link Mrr}
     * @param denominator the same
     * @param base how many accounts are in the denominator
     */
    public record Share(long numerator, long denominator, long base) {

        /** Nobody. */
        static final Share NONE = new Share(0, 0, 0);

        /** Returns both together. */
        public Share plus(Share other) {
            return new Share(
                    ExactAmounts.plus(numerator, other.numerator),
                    ExactAmounts.plus(denominator, other.denominator),
                    ExactAmounts.plus(base, other.base));
        }
    }

    /** Returns the accounts active before a period that are lost at its end, out of those active. */
    public static Metric<Share, Rate> logoChurn() {
        return new ClosedCohort(false, account -> account.isLost() ? 1 : 0, account -> 1);
    }

    /** Returns what the accounts paying before a period pay at its end, each at most what it paid, out of that. */
    public static Metric<Share, Rate> grossRevenueRetention() {
        return new ClosedCohort(
                true,
                account -> Math.min(
                        account.opening().units(),
                        account.closingAtOpeningRates().units()),
                account -> account.opening().units());
    }

    /** Returns what the accounts paying before a period pay at its end, out of what they paid. */
    public static Metric<Share, Rate> netRevenueRetention() {
        return new ClosedCohort(
                true,
                account -> account.closingAtOpeningRates().units(),
                account -> account.opening().units());
    }

    /** Sums over the accounts that pay, or for counts are active, before the period. */
    private record ClosedCohort(
            boolean money, ToLongFunction<AccountPeriod> numerator, ToLongFunction<AccountPeriod> denominator)
            implements Metric<Share, Rate> {

        @Override
        public Share empty() {
            return Share.NONE;
        }

        @Override
        public Share of(AccountPeriod account) {
            return (money ? account.opening().isPositive() : account.wasActive())
                    ? new Share(numerator.applyAsLong(account), denominator.applyAsLong(account), 1)
                    : Share.NONE;
        }

        @Override
        public Share merge(Share a, Share b) {
            return a.plus(b);
        }

        @Override
        public Rate finish(Share share, MetricScope scope) {
            Rate rate = money
                    ? Rate.ofMoney(
                            Mrr.ofUnits(scope.currency(), share.numerator()),
                            Mrr.ofUnits(scope.currency(), share.denominator()),
                            share.base(),
                            List::of)
                    : Rate.ofCounts(share.numerator(), share.denominator());
            return scope.named(rate, CLOSED_COHORT);
        }
    }
}
