package dev.bearing.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.revenue.AccountPeriod;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.Metric;
import dev.bearing.revenue.MetricScope;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.testkit.SyntheticCompany;
import dev.bearing.value.DateRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Metric} promises, so that it can be folded in any grouping and on any number of machines: merging
 * is associative, the empty state changes nothing, and one account's state depends on that account alone.
 *
 * <pre>{@code
 * class MyMetricTest extends MetricContract<Long, Mrr> {
 *     @Override protected Metric<Long, Mrr> metric() { return new Largest(); }
 * }
 * }</pre>
 *
 * @param <S> the metric's state
 * @param <R> its result
 */
public abstract class MetricContract<S, R> {

    private static final CurrencyUnit CURRENCY = CurrencyUnit.USD;

    private final SyntheticCompany company =
            SyntheticCompany.builder().accounts(120).months(18).seed(11).build();
    private final DateRange period = DateRange.of(YearMonth.from(company.lastDay()));
    private final List<PriceState> states = company.book().facts(PriceState.class);
    private final RevenueLedger ledger = RevenueLedger.of(states, RevenuePolicy.strict(), company.lastDay());

    /** For whoever extends it. */
    protected MetricContract() {}

    /** Returns the metric under test. */
    protected abstract Metric<S, R> metric();

    /** Returns whether the order of accounts makes no difference; yes unless overridden. */
    protected boolean isCommutative() {
        return true;
    }

    /**
     * Returns the number of a result that does not depend on the unit of money, such as the value of a rate; empty,
     * unless overridden, where there is none.
     */
    protected OptionalDouble withoutUnit(R result) {
        return OptionalDouble.empty();
    }

    /** The empty state is neutral on both sides. */
    @Test
    protected void theEmptyStateIsNeutral() {
        Metric<S, R> metric = metric();
        for (S state : states(metric)) {
            assertThat(metric.merge(metric.empty(), state))
                    .as("merge(empty(), state)")
                    .isEqualTo(state);
            assertThat(metric.merge(state, metric.empty()))
                    .as("merge(state, empty())")
                    .isEqualTo(state);
        }
    }

    /** Merging is associative. */
    @Test
    protected void mergingIsAssociative() {
        Metric<S, R> metric = metric();
        List<S> states = states(metric);
        for (int i = 2; i < states.size(); i++) {
            S a = states.get(i - 2);
            S b = states.get(i - 1);
            S c = states.get(i);
            assertThat(metric.merge(metric.merge(a, b), c))
                    .as("merge(merge(a, b), c) must be merge(a, merge(b, c))")
                    .isEqualTo(metric.merge(a, metric.merge(b, c)));
        }
    }

    /** Any grouping of the accounts comes to what the ledger tells. */
    @Test
    protected void anyGroupingComesToTheSame() {
        Metric<S, R> metric = metric();
        CurrencyLedger accounts = ledger.in(CURRENCY);
        List<S> states = states(metric);
        Metric<S, R> grouped = new Grouped<>(metric, fold(metric, states));
        assertThat(accounts.measure(grouped, period))
                .as("the result of halves of halves, against that of one account after another")
                .isEqualTo(accounts.measure(metric, period));
    }

    /** The same accounts come to the same, in any order where the metric says so. */
    @Test
    protected void theOrderOfAccountsMakesNoDifference() {
        Metric<S, R> metric = metric();
        List<S> states = new ArrayList<>(states(metric));
        S inOrder = fold(metric, states);
        assertThat(fold(metric, states(metric)))
                .as("the same accounts, folded twice")
                .isEqualTo(inOrder);
        if (isCommutative()) {
            Collections.shuffle(states, new Random(12));
            assertThat(fold(metric, states))
                    .as("the same accounts in another order (override isCommutative where it matters)")
                    .isEqualTo(inOrder);
        }
    }

    /** What begins after the period changes nothing. */
    @Test
    protected void whatComesLaterChangesNothing() {
        DateRange earlier = DateRange.of(YearMonth.from(company.lastDay()).minusMonths(6));
        RevenueLedger then =
                RevenueLedger.of(states, RevenuePolicy.strict(), earlier.to().minusDays(1), company.lastDay());
        assertThat(then.in(CURRENCY).measure(metric(), earlier))
                .as("the result of %s without what came later", earlier)
                .isEqualTo(ledger.in(CURRENCY).measure(metric(), earlier));
    }

    /** With ten times as many of everything sold, a number that has no unit is the same. */
    @Test
    protected void theUnitOfMoneyMakesNoDifferenceToANumberWithoutOne() {
        OptionalDouble once = withoutUnit(of(states(1)));
        OptionalDouble tenfold = withoutUnit(of(states(10)));
        assertThat(tenfold.isPresent())
                .as("whether there is a number without a unit, with ten times as many of everything sold")
                .isEqualTo(once.isPresent());
        if (once.isPresent()) {
            assertThat(tenfold.getAsDouble())
                    .as("the number without a unit, with ten times as many of everything sold")
                    .isEqualTo(once.getAsDouble(), within(1e-9 * Math.max(1, Math.abs(once.getAsDouble()))));
        }
    }

    /** Nobody at all has a result too. */
    @Test
    protected void nobodyHasAResult() {
        CurrencyLedger nobody = ledger.in(CurrencyUnit.of("ISK"));
        assertThat(Asked.of("the result of no accounts", () -> nobody.measure(metric(), period)))
                .as("the result of no accounts")
                .isNotNull();
    }

    private R of(List<PriceState> sold) {
        return RevenueLedger.of(sold, RevenuePolicy.strict(), company.lastDay())
                .in(CURRENCY)
                .measure(metric(), period);
    }

    /**
     * The company's price states in multiples of their quantity, without what is taken off a bill whatever is on it.
     */
    private List<PriceState> states(long factor) {
        return states.stream()
                .filter(state -> state.discount()
                        .filter(discount -> discount.amountOff().isPresent())
                        .isEmpty())
                .map(state -> new PriceState(
                        state.subscriptionId(),
                        state.accountId(),
                        state.from(),
                        state.to(),
                        state.amount(),
                        state.currency(),
                        state.interval(),
                        state.intervalCount(),
                        factor * state.quantity(),
                        state.plan(),
                        state.discount(),
                        state.status(),
                        state.cancelRequestedOn(),
                        state.billingEndsOn(),
                        state.reason(),
                        state.recordedOn()))
                .toList();
    }

    private List<S> states(Metric<S, R> metric) {
        List<S> states = new ArrayList<>();
        for (AccountRevenue account : ledger.accounts()) {
            if (account.currencies().contains(CURRENCY)) {
                AccountPeriod accountPeriod = account.over(period, CURRENCY);
                S state = metric.of(accountPeriod);
                assertThat(metric.of(account.over(period, CURRENCY)))
                        .as("the state of one account, asked twice")
                        .isEqualTo(state);
                states.add(state);
            }
        }
        return states;
    }

    /** Folds halves of halves. */
    private S fold(Metric<S, R> metric, List<S> states) {
        if (states.isEmpty()) {
            return metric.empty();
        }
        if (states.size() == 1) {
            return states.get(0);
        }
        int half = states.size() / 2;
        return metric.merge(fold(metric, states.subList(0, half)), fold(metric, states.subList(half, states.size())));
    }

    /** The same metric with a state that was folded before: each account adds nothing more. */
    private record Grouped<S, R>(Metric<S, R> metric, S folded) implements Metric<S, R> {

        @Override
        public S empty() {
            return folded;
        }

        @Override
        public S of(AccountPeriod account) {
            return metric.empty();
        }

        @Override
        public S merge(S a, S b) {
            return metric.merge(a, b);
        }

        @Override
        public R finish(S state, MetricScope scope) {
            return metric.finish(state, scope);
        }
    }
}
