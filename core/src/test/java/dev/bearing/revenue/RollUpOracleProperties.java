package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Change;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** Under any policy, a ledger by subscription, account or parent is what renaming every price state by hand gives. */
class RollUpOracleProperties extends OnRandomBooks {

    private static final List<AccountId> IDS = List.of("a0", "a1", "a2", "a3", "p", "q").stream()
            .map(AccountId::of)
            .toList();

    /** Who is one customer: by subscription, or by whom an account belongs to. */
    record Level(boolean bySubscription, Map<AccountId, AccountId> parents, Map<AccountId, AccountId> successors) {

        RollUp rollUp() {
            RollUp level = bySubscription
                    ? RollUp.toSubscription()
                    : parents.isEmpty() ? RollUp.toAccount() : RollUp.toParent(parents);
            return successors.isEmpty() ? level : level.merging(successors);
        }

        AccountId customer(PriceState state) {
            return bySubscription ? AccountId.of(state.subscriptionId()) : customer(state.accountId());
        }

        /** Up to whoever was not merged into another and has no parent. */
        private AccountId customer(AccountId account) {
            AccountId next = Optional.ofNullable(successors.get(account))
                    .or(() -> Optional.ofNullable(parents.get(account)))
                    .orElse(account);
            return next.equals(account) ? account : customer(next);
        }
    }

    /** Parents and successors that come later in the list, so that nothing goes round. */
    @Provide
    Arbitrary<Level> levels() {
        Arbitrary<Map<AccountId, AccountId>> links = Arbitraries.integers()
                .between(0, 5)
                .list()
                .ofSize(IDS.size())
                .map(steps -> {
                    Map<AccountId, AccountId> into = new TreeMap<>();
                    for (int i = 0; i < IDS.size(); i++) {
                        if (steps.get(i) > 0 && i + steps.get(i) < IDS.size()) {
                            into.put(IDS.get(i), IDS.get(i + steps.get(i)));
                        }
                    }
                    return into;
                });
        Arbitrary<Map<AccountId, AccountId>> none = Arbitraries.just(Map.of());
        return Combinators.combine(
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.oneOf(none, links),
                        Arbitraries.oneOf(none, links))
                .as(Level::new);
    }

    @Property(seed = "20261122", tries = 150)
    void everyMovementAndRateIsThatOfTheCustomer(
            @ForAll("books") List<PriceState> book,
            @ForAll("policies") RevenuePolicy policy,
            @ForAll("levels") Level level,
            @ForAll("days") LocalDate asOf) {
        List<PriceState> renamed = new ArrayList<>();
        for (PriceState state : book) {
            renamed.add(state.withAccountId(level.customer(state)));
        }
        DayByDayOracle oracle = new DayByDayOracle(renamed, policy, asOf);
        RevenueLedger ledger = level.rollUp().ledger(book, policy, asOf);
        DateRange year = DateRange.ofMonthsEnding(YearMonth.from(asOf), 12);
        assertThat(ledger.currencies()).containsExactlyElementsOf(oracle.currencies());
        for (CurrencyUnit currency : oracle.currencies()) {
            CurrencyLedger own = ledger.in(currency);
            assertThat(own.accountIds()).containsExactlyElementsOf(oracle.accounts(currency));
            assertThat(own.movements())
                    .extracting(movement -> new Change(
                            movement.accountId(),
                            movement.on(),
                            movement.kind(),
                            movement.amount().units(),
                            movement.reason()))
                    .containsExactlyElementsOf(oracle.changes(currency));
            Rate churn = own.logoChurn(year, RevenuePolicy.Population.CLOSED_COHORT);
            assertThat(new DayByDayOracle.Parts(churn.numerator(), churn.denominator()))
                    .isEqualTo(oracle.logoChurn(currency, year));
        }
    }
}
