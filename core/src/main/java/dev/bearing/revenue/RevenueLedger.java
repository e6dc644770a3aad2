package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
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

    private final LedgerBasis basis;
    private final SortedMap<CurrencyUnit, CurrencyLedger> byCurrency;
    private final Map<AccountId, AccountRevenue> byAccount;

    private RevenueLedger(
            LedgerBasis basis,
            SortedMap<CurrencyUnit, CurrencyLedger> byCurrency,
            Map<AccountId, AccountRevenue> byAccount) {
        this.basis = basis;
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
        requireNonNull(states, "states");
        return of(states, policy, asOf, asOf);
    }

    /**
     * Returns the ledger up to one day as it was known on another, the same or a later one: the second day decides
     * which versions of the facts count, the first one how far the ledger goes. Of its days it shows what the ledger up
     * to {@code knownAt} shows: gaps that a policy merges, say, are those closed by then. What was known of February
     * when it ended and what was known of it a month later are {@code of(states, policy, feb28, feb28)} and
     * {@code of(states, policy, feb28, mar31)}; {@link Restatement} says what makes the difference.
     *
     * @param asOf the last day of the ledger
     * @param knownAt the day whose knowledge counts, not before {@code asOf}
     * @throws IllegalArgumentException if {@code knownAt} is before {@code asOf}, two different versions of a state
     *     were recorded on one day, or price states of one subscription overlap or differ in account or currency
     */
    public static RevenueLedger of(
            Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf, LocalDate knownAt) {
        requireNonNull(states, "states");
        requireNonNull(policy, "policy");
        Days.check("asOf", asOf);
        Days.check("knownAt", knownAt);
        checkArgument(!knownAt.isBefore(asOf), "knownAt must not be before asOf = %s, was %s", asOf, knownAt);
        List<PriceState> distinct = KnownFacts.distinct(states);
        Subscription.of(distinct);
        TreeMap<AccountId, List<PriceState>> grouped = new TreeMap<>();
        for (PriceState state : distinct) {
            grouped.computeIfAbsent(state.accountId(), id -> new ArrayList<>()).add(state);
        }
        List<AccountRevenue> accounts = new ArrayList<>(grouped.size());
        grouped.forEach((id, list) -> accounts.add(AccountRevenue.of(id, list, policy, asOf, knownAt)));
        return ofSorted(accounts, new LedgerBasis(policy, asOf, knownAt));
    }

    /**
     * Returns the ledger of accounts that were classified one by one, each under this policy and as of this day; the
     * accounts' order does not matter.
     *
     * @throws IllegalArgumentException if an account is as of another day or under another policy, or is there twice
     */
    public static RevenueLedger ofAccounts(Collection<AccountRevenue> accounts, RevenuePolicy policy, LocalDate asOf) {
        requireNonNull(accounts, "accounts");
        requireNonNull(policy, "policy");
        Days.check("asOf", asOf);
        TreeMap<AccountId, AccountRevenue> sorted = new TreeMap<>();
        for (AccountRevenue account : accounts) {
            checkArgument(account.asOf().equals(asOf), "account %s is as of %s", account.accountId(), account.asOf());
            checkPolicy(account, policy);
            AccountRevenue other = sorted.put(account.accountId(), account);
            checkArgument(other == null, "accounts must differ, %s is there twice", account.accountId());
        }
        return ofSorted(List.copyOf(sorted.values()), new LedgerBasis(policy, asOf, asOf));
    }

    private static void checkPolicy(AccountRevenue account, RevenuePolicy policy) {
        if (!account.policy().equals(policy)) {
            throw new IllegalArgumentException("account " + account.accountId() + " is under "
                    + account.policy().fingerprint() + ", not " + policy.fingerprint());
        }
    }

    private static RevenueLedger ofSorted(List<AccountRevenue> sorted, LedgerBasis basis) {
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
        lines.forEach((currency, list) -> ledgers.put(currency, new CurrencyLedger(currency, basis, list)));
        return new RevenueLedger(basis, ledgers, byAccount);
    }

    /** What the ledgers of all currencies have in common. */
    LedgerBasis basis() {
        return basis;
    }

    /** This ledger, whose accounts are the customers of a roll-up. */
    RevenueLedger by(RollUp rollUp) {
        return withBasis(basis.by(rollUp));
    }

    /**
     * Returns this ledger, with the contracts that say who could leave when: what logo churn of the population
     * {@link RevenuePolicy.Population#AVAILABLE_TO_RENEW} is made of, with a grace of
     * {@value Renewals#DEFAULT_GRACE_DAYS} days. {@link Renewals} answers more.
     *
     * @throws IllegalArgumentException if two different versions of a contract were recorded on one day, or the ledger
     *     is {@linkplain RollUp#toSubscription by subscription}
     */
    public RevenueLedger withContracts(Collection<Contract> contracts) {
        Renewals renewals = Renewals.of(contracts, this);
        return withRenewals(() -> renewals);
    }

    /**
     * Returns the same with a grace of one's own and contracts that are asked for when somebody first wants to know who
     * could leave.
     *
     * @param contracts gives them; where two different versions of one were recorded on one day, or the ledger is by
     *     subscription, whoever wants to know gets an IllegalArgumentException
     * @param graceDays for how many days after its end a term may still be renewed, 0 or more
     */
    public RevenueLedger withContracts(Supplier<? extends Collection<Contract>> contracts, int graceDays) {
        requireNonNull(contracts, "contracts");
        checkArgument(graceDays >= 0, "graceDays must not be negative, was %s", graceDays);
        return withRenewals(Lazy.of(() -> Renewals.of(contracts.get(), this).withGraceDays(graceDays)));
    }

    private RevenueLedger withRenewals(Supplier<Renewals> renewals) {
        return withBasis(basis.withRenewals(renewals));
    }

    private RevenueLedger withBasis(LedgerBasis changed) {
        TreeMap<CurrencyUnit, CurrencyLedger> ledgers = new TreeMap<>();
        byCurrency.forEach((currency, ledger) -> ledgers.put(currency, ledger.withBasis(changed)));
        return new RevenueLedger(changed, ledgers, byAccount);
    }

    /** Returns the policy. */
    public RevenuePolicy policy() {
        return basis.policy();
    }

    /** Returns the day up to which the ledger goes. */
    public LocalDate asOf() {
        return basis.asOf();
    }

    /** Returns the day whose knowledge the ledger is made of; {@link #asOf()} or later. */
    public LocalDate knownAt() {
        return basis.knownAt();
    }

    /** Returns the currencies in which anybody was ever priced, sorted by code. */
    public Set<CurrencyUnit> currencies() {
        return Collections.unmodifiableSet(byCurrency.keySet());
    }

    /**
     * Returns the ledger of one currency; where nobody was ever priced in it, which {@link #currencies} tells, an empty
     * one, of which every rate is unknown and every sum 0.
     */
    public CurrencyLedger in(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        CurrencyLedger ledger = byCurrency.get(currency);
        return ledger != null ? ledger : new CurrencyLedger(currency, basis, List.of());
    }

    /**
     * Returns the ledger of all currencies in one: each account's amounts in every currency, converted and added. What
     * the conversion does to every figure is written at {@link FxPolicy}.
     *
     * <p>An account is one customer, whatever it pays in: it counts once, it is lost only when it pays nothing in any
     * currency, and another currency on top is EXPANSION, reason NEW_SUBSCRIPTION. One that leaves a currency and
     * enters another on one day, which is CHURN and NEW with reason CURRENCY_SWITCH in the ledgers {@linkplain #in of
     * the currencies}, is EXPANSION or CONTRACTION here, by the difference at that day's rates, reason CURRENCY_SWITCH,
     * or nothing at all where there is no difference. With a day or more between the two it is CHURN and REACTIVATION.
     * Grace, pauses and other spans of the policy are applied within each currency before.
     *
     * @param reporting the currency to convert into
     * @param rates asked only for currencies other than {@code reporting}, on the days that the policy needs
     * @throws MissingFxRateException if a rate that is needed is not there
     * @throws IllegalArgumentException if the policy's constant rate is of a day after {@link #knownAt()}
     */
    public CurrencyLedger convertedTo(CurrencyUnit reporting, FxPolicy policy, FxRates rates) {
        requireNonNull(reporting, "reporting");
        requireNonNull(policy, "policy");
        requireNonNull(rates, "rates");
        if (policy instanceof FxPolicy.Constant constant) {
            checkArgument(
                    !constant.rateDate().isAfter(knownAt()),
                    "rateDate must not be after asOf = %s, was %s",
                    knownAt(),
                    constant.rateDate());
        }
        Conversion conversion = new Conversion(reporting, policy, rates, basis);
        List<AccountLine> lines = new ArrayList<>(byAccount.size());
        for (AccountRevenue account : byAccount.values()) {
            if (!account.lines().isEmpty()) {
                lines.add(conversion.of(account.lines()));
            }
        }
        return new CurrencyLedger(reporting, basis.withSuffix("+fx(" + policy.name() + ")"), lines);
    }

    /**
     * Returns this ledger, with the day on which accounts are known to have first paid. Where that is before the first
     * payment that the facts tell of, the account was a customer before: what it begins with is an OPENING balance on
     * or before {@link RevenuePolicy#historyBeginsOn()} and REACTIVATION after it, never NEW, and it is in no
     * acquisition cohort, since what it paid then is not known. Where it is that very day the account is NEW, also on
     * or before the history began. {@link AccountRevenue#firstPaidOn} and the tenures stay those that the price states
     * tell.
     *
     * @param days by account, of those that are one customer the earliest counts, in a ledger by subscription by
     *     subscription; a day after the first payment known, or an account without one, changes nothing
     */
    public RevenueLedger withFirstPaid(Map<AccountId, LocalDate> days) {
        requireNonNull(days, "days");
        days.values().forEach(day -> Days.check("first paid day", day));
        Map<AccountId, LocalDate> byCustomer = new HashMap<>();
        days.forEach((id, day) -> byCustomer.merge(
                basis.customers().customerOfKey(id), day, (one, other) -> one.isBefore(other) ? one : other));
        List<AccountRevenue> accounts = new ArrayList<>(byAccount.size());
        for (AccountRevenue account : byAccount.values()) {
            LocalDate day = byCustomer.get(account.accountId());
            accounts.add(day == null ? account : account.withFirstPaid(day));
        }
        return ofSorted(accounts, basis);
    }

    /** Returns one account's revenue, or empty where it has no price state. */
    public Optional<AccountRevenue> account(AccountId id) {
        requireNonNull(id, "id");
        return Optional.ofNullable(byAccount.get(id));
    }

    /** Returns the revenue of all accounts that have a price state, sorted by id. */
    public List<AccountRevenue> accounts() {
        return List.copyOf(byAccount.values());
    }

    /**
     * Returns committed monthly recurring revenue {@code horizonDays} after {@link #asOf()}, summed over all accounts:
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

    /**
     * Returns how many accounts and subscriptions are in force on a day, to hold against the billing system's counts.
     */
    public Reconciliation reconciliationOn(LocalDate day) {
        requireNonNull(day, "day");
        long accounts = 0;
        long subscriptions = 0;
        long paying = 0;
        for (AccountRevenue account : byAccount.values()) {
            List<PriceState> inForce = account.statesOn(day);
            accounts += inForce.isEmpty() ? 0 : 1;
            subscriptions += inForce.size();
            paying += inForce.stream()
                    .filter(state -> state.status() == PriceStatus.ACTIVE || state.status() == PriceStatus.PAST_DUE)
                    .count();
        }
        return new Reconciliation(accounts, subscriptions, paying);
    }

    /**
     * Returns monthly recurring revenue on a day for bills that are overdue but within the policy's grace, summed over
     * all accounts: {@link AccountRevenue#atRiskMrrOn}.
     *
     * @param day up to {@link #asOf()}
     */
    public Mrr atRiskMrrOn(LocalDate day, CurrencyUnit currency) {
        requireNonNull(day, "day");
        Mrr sum = Mrr.zero(currency);
        for (AccountRevenue account : byAccount.values()) {
            sum = sum.plus(account.atRiskMrrOn(day, currency));
        }
        return sum;
    }

    /**
     * Returns the churn of all accounts that is known to lie ahead, by day and account:
     * {@link AccountRevenue#scheduledChurn}.
     *
     * @param horizonDays how far to look, 0 or more
     */
    public List<Movement> scheduledChurn(CurrencyUnit currency, int horizonDays) {
        requireNonNull(currency, "currency");
        List<Movement> all = new ArrayList<>();
        byAccount.values().forEach(account -> all.addAll(account.scheduledChurn(currency, horizonDays)));
        all.sort(Comparator.comparing(Movement::on).thenComparing(Movement::accountId));
        return all;
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
