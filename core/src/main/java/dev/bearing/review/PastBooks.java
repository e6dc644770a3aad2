package dev.bearing.review;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.balance.PastBook;
import dev.bearing.balance.PlanCut;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What was known of revenue and tiers at the ends of past months, and nothing of what became known since. An account of
 * which every price and attribute was known on the day it began, and whose policy folds no gaps, was known up to any
 * day as it is today, so that only the others are read again.
 */
final class PastBooks {

    /** Of an account that has no tier. */
    static final String NO_TIER = "(none)";

    private final CustomerBook book;
    private final RevenuePolicy policy;
    private final List<AccountRevenue> settled;
    private final Set<AccountId> late;

    private PastBooks(CustomerBook book, RevenuePolicy policy, List<AccountRevenue> settled, Set<AccountId> late) {
        this.book = book;
        this.policy = policy;
        this.settled = settled;
        this.late = late;
    }

    static PastBooks of(CustomerBook book, RevenueLedger today, RevenuePolicy policy) {
        List<AccountRevenue> settled = new ArrayList<>();
        Set<AccountId> late = new HashSet<>();
        for (AccountRevenue account : today.accounts()) {
            boolean known = policy.mergeGapDays() == 0
                    && book.account(account.accountId(), today.asOf())
                            .filter(PastBooks::isKnownAtOnce)
                            .isPresent();
            if (known) {
                settled.add(account);
            } else {
                late.add(account.accountId());
            }
        }
        return new PastBooks(book, policy, settled, late);
    }

    private static boolean isKnownAtOnce(AccountView account) {
        return isKnownAtOnce(account.versions(PriceState.class))
                && isKnownAtOnce(account.versions(AttributeChange.class));
    }

    private static boolean isKnownAtOnce(List<? extends AccountFact> facts) {
        return facts.stream().noneMatch(fact -> fact.recordedOn().isAfter(fact.effectiveOn()));
    }

    /**
     * Returns what was known on a day.
     *
     * @param tiers the tiers of all accounts as known today
     * @param ladder what says which tier an account is in
     */
    PastBook book(LocalDate day, PlanCut tiers, Optional<Ladder> ladder, CurrencyUnit currency) {
        Map<AccountId, TierStanding> again = new TreeMap<>();
        for (AccountId id : late) {
            book.account(id, day)
                    .ifPresent(view -> again.put(
                            id,
                            new TierStanding(
                                    view,
                                    AccountRevenue.of(id, view.versions(PriceState.class), policy, day),
                                    currency)));
        }
        List<AccountRevenue> accounts = new ArrayList<>(settled);
        again.values().forEach(standing -> accounts.add(standing.revenue()));
        accounts.sort(Comparator.comparing(AccountRevenue::accountId));
        return new PastBook(day, accounts, new PlanCut(tiers.name(), (account, on) -> {
            TierStanding standing = again.get(account);
            return standing == null ? tiers.partOf(account, on) : tier(standing, ladder, on);
        }));
    }

    private static String tier(TierStanding standing, Optional<Ladder> ladder, LocalDate day) {
        Optional<TierId> tier = ladder.flatMap(known -> standing.tierOn(known, day));
        return tier.map(TierId::value).orElse(NO_TIER);
    }
}
