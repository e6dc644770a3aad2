package dev.bearing.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Every movement of recurring revenue, per account and native currency, as known on a day and under one policy. Nothing
 * is converted: each currency has a {@link CurrencyLedger} of its own, which answers all questions about rates and
 * amounts.
 *
 * <pre>{@code
 * RevenueLedger ledger = RevenueLedger.of(priceStates, RevenuePolicy.strict(), LocalDate.of(2026, 9, 30));
 * CurrencyLedger usd = ledger.in(CurrencyUnit.USD);
 * Rate nrr = usd.netRevenueRetention(DateRange.ofMonthsEnding(YearMonth.of(2026, 9), 12));
 * }</pre>
 */
public final class RevenueLedger {

    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final SortedMap<CurrencyUnit, CurrencyLedger> byCurrency;
    private final Map<AccountId, AccountRevenue> byAccount;

    private RevenueLedger(
            RevenuePolicy policy,
            LocalDate asOf,
            SortedMap<CurrencyUnit, CurrencyLedger> byCurrency,
            Map<AccountId, AccountRevenue> byAccount) {
        this.policy = policy;
        this.asOf = asOf;
        this.byCurrency = byCurrency;
        this.byAccount = byAccount;
    }

    /**
     * Returns the ledger of price states as known on a day. Order and exact duplicates do not matter; of several
     * versions of a state the one recorded last by that day counts.
     *
     * @throws IllegalArgumentException if two different versions of a state were recorded on one day, or price states
     *     of one subscription overlap or differ in account or currency
     */
    public static RevenueLedger of(Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        requireNonNull(policy, "policy");
        Days.check("asOf", asOf);
        List<PriceState> distinct = KnownFacts.distinct(states);
        Subscription.of(distinct);
        TreeMap<AccountId, List<PriceState>> grouped = new TreeMap<>();
        for (PriceState state : distinct) {
            grouped.computeIfAbsent(state.accountId(), id -> new ArrayList<>()).add(state);
        }
        List<AccountRevenue> accounts = new ArrayList<>(grouped.size());
        grouped.forEach((id, list) -> accounts.add(AccountRevenue.of(id, list, policy, asOf)));
        return of(accounts, policy, asOf);
    }

    /**
     * Returns the ledger of accounts that were classified one by one, each under this policy and as of this day; the
     * accounts' order does not matter.
     *
     * @throws IllegalArgumentException if an account is as of another day or under another policy, or is there twice
     */
    public static RevenueLedger ofAccounts(Collection<AccountRevenue> accounts, RevenuePolicy policy, LocalDate asOf) {
        requireNonNull(policy, "policy");
        Days.check("asOf", asOf);
        TreeMap<AccountId, AccountRevenue> sorted = new TreeMap<>();
        for (AccountRevenue account : accounts) {
            checkArgument(account.asOf().equals(asOf), "account %s is as of %s", account.accountId(), account.asOf());
            checkArgument(
                    account.policy().equals(policy),
                    "account %s is under %s, not %s",
                    account.accountId(),
                    account.policy().fingerprint(),
                    policy.fingerprint());
            AccountRevenue other = sorted.put(account.accountId(), account);
            checkArgument(other == null, "accounts must differ, %s is there twice", account.accountId());
        }
        return of(List.copyOf(sorted.values()), policy, asOf);
    }

    private static RevenueLedger of(List<AccountRevenue> sorted, RevenuePolicy policy, LocalDate asOf) {
        TreeMap<CurrencyUnit, List<AccountLine>> lines = new TreeMap<>();
        Map<AccountId, AccountRevenue> byAccount = new TreeMap<>();
        for (AccountRevenue account : sorted) {
            byAccount.put(account.accountId(), account);
            for (AccountLine line : account.lines()) {
                lines.computeIfAbsent(line.currency(), currency -> new ArrayList<>())
                        .add(line);
            }
        }
        TreeMap<CurrencyUnit, CurrencyLedger> ledgers = new TreeMap<>();
        lines.forEach((currency, list) -> ledgers.put(currency, new CurrencyLedger(currency, policy, asOf, list)));
        return new RevenueLedger(policy, asOf, ledgers, byAccount);
    }

    /** Returns the policy. */
    public RevenuePolicy policy() {
        return policy;
    }

    /** Returns the day up to which the ledger goes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the currencies in which anybody was ever priced, sorted by code. */
    public Set<CurrencyUnit> currencies() {
        return java.util.Collections.unmodifiableSet(byCurrency.keySet());
    }

    /** Returns the ledger of one currency; an empty one where nobody was ever priced in it. */
    public CurrencyLedger in(CurrencyUnit currency) {
        CurrencyLedger ledger = byCurrency.get(currency);
        return ledger != null ? ledger : new CurrencyLedger(currency, policy, asOf, List.of());
    }

    /** Returns one account's revenue, or empty where it has no price state. */
    public Optional<AccountRevenue> account(AccountId id) {
        return Optional.ofNullable(byAccount.get(id));
    }

    /** Returns the revenue of all accounts that have a price state, sorted by key. */
    public List<AccountRevenue> accounts() {
        return List.copyOf(byAccount.values());
    }

    /**
     * Returns committed monthly recurring revenue so many days after {@link #asOf()}, summed over all accounts:
     * {@link AccountRevenue#committedMrr}.
     *
     * @param horizonDays how far to look, 0 or more
     */
    public Mrr committedMrr(CurrencyUnit currency, int horizonDays) {
        Mrr sum = Mrr.zero(currency);
        for (AccountRevenue account : byAccount.values()) {
            sum = sum.plus(account.committedMrr(currency, horizonDays));
        }
        return sum;
    }

    /** Marks as a change of currency every day on which an account leaves one currency and enters another. */
    static List<AccountLine> withCurrencySwitches(List<AccountLine> lines) {
        if (lines.size() < 2) {
            return lines;
        }
        Set<Integer> left = new HashSet<>();
        Set<Integer> entered = new HashSet<>();
        for (AccountLine line : lines) {
            for (int i = 0; i < line.size(); i++) {
                if (line.leaves(i)) {
                    left.add(line.day(i));
                } else if (line.enters(i)) {
                    entered.add(line.day(i));
                }
            }
        }
        left.retainAll(entered);
        return left.isEmpty()
                ? lines
                : lines.stream().map(line -> line.switchedOn(left)).toList();
    }
}
