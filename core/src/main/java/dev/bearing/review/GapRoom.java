package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.SuccessGaps;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** Where customers get lost, of all of a review and of those of each currency; each looked for once. */
final class GapRoom {

    private final Learnt learnt;
    private final Supplier<SuccessGaps> all;
    private final Supplier<Collection<AccountCase>> cases;
    private final Map<CurrencyUnit, SuccessGaps> byCurrency = new ConcurrentHashMap<>();

    GapRoom(Learnt learnt, Supplier<SuccessGaps> all, Supplier<Collection<AccountCase>> cases) {
        this.learnt = learnt;
        this.all = all;
        this.cases = cases;
    }

    /** Returns the gaps of all, whatever they pay in; nobody is valued. */
    SuccessGaps all() {
        return all.get().leftTo(account -> Gaps.isLostToCompetitor(learnt, account));
    }

    /** Returns the gaps of those who were ever priced in a currency, of all where there is no other. */
    SuccessGaps in(CurrencyUnit currency, List<CurrencyUnit> currencies) {
        return byCurrency.computeIfAbsent(currency, unit -> {
            SuccessGaps own =
                    currencies.equals(List.of(unit)) ? all.get() : all.get().among(customers(unit));
            return own.valuedBy(account -> Gaps.value(learnt, account, unit))
                    .leftTo(account -> Gaps.isLostToCompetitor(learnt, account));
        });
    }

    private Set<AccountId> customers(CurrencyUnit currency) {
        return cases.get().stream()
                .filter(account -> account.revenue().currencies().contains(currency))
                .map(AccountCase::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
