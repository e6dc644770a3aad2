package dev.bearing.book;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Fact;
import dev.bearing.account.KnownFacts;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.Segmentation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All facts about a vendor's customers, in all versions. Immutable and thread-safe; the order in which facts arrive and
 * exact duplicates never matter.
 *
 * <pre>{@code
 * CustomerBook book = CustomerBook.builder()
 *         .add(Account.of(acme))
 *         .add(PriceState.builder("sub-1", acme, LocalDate.of(2026, 1, 1)).price("100", CurrencyUnit.USD).build())
 *         .build();
 * CustomerBook later = book.plus(Signal.of(acme, "seats_used", LocalDate.of(2026, 9, 3), 12));
 * }</pre>
 *
 * <p>{@link #plus} costs the accounts it touches, not the book.
 */
public final class CustomerBook {

    private final SharedMap<AccountId, AccountFacts> accounts;
    private final SharedMap<String, AccountId> owners;
    private final Map<Class<?>, List<Fact>> general;

    private CustomerBook(
            SharedMap<AccountId, AccountFacts> accounts,
            SharedMap<String, AccountId> owners,
            Map<Class<?>, List<Fact>> general) {
        this.accounts = accounts;
        this.owners = owners;
        this.general = general;
    }

    /** Returns a book in which nothing is known. */
    public static CustomerBook empty() {
        return new CustomerBook(SharedMap.empty(), SharedMap.empty(), Map.of());
    }

    /** Returns the book of these facts. */
    public static CustomerBook of(Collection<? extends Fact> facts) {
        requireNonNull(facts, "facts");
        return empty().plus(facts);
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns this book and more facts; see {@link #plus(Collection)}. */
    public CustomerBook plus(Fact... facts) {
        requireNonNull(facts, "facts");
        return plus(Arrays.asList(facts));
    }

    /**
     * Returns this book and more facts. A fact with a known key and a later {@code recordedOn} supersedes the earlier
     * version from that day on; an equal one changes nothing.
     *
     * @throws IllegalArgumentException if a fact is about an account that is not known, two facts have the same key and
     *     the same {@code recordedOn} and differ, or price states of one subscription overlap or differ in account or
     *     currency
     */
    public CustomerBook plus(Collection<? extends Fact> facts) {
        requireNonNull(facts, "facts");
        Map<AccountId, List<AccountFact>> byAccount = new LinkedHashMap<>();
        Map<Class<?>, List<Fact>> loose = new LinkedHashMap<>();
        Map<String, AccountId> newOwners = new HashMap<>();
        for (Fact fact : facts) {
            requireNonNull(fact, "fact");
            if (fact instanceof AccountFact about) {
                byAccount
                        .computeIfAbsent(about.accountId(), id -> new ArrayList<>())
                        .add(about);
            } else {
                loose.computeIfAbsent(fact.getClass(), type -> new ArrayList<>())
                        .add(fact);
            }
            if (fact instanceof PriceState state) {
                claim(state, newOwners);
            }
        }
        Map<Class<?>, List<Fact>> others = new HashMap<>(general);
        loose.forEach((type, list) -> {
            list.addAll(general.getOrDefault(type, List.of()));
            others.put(type, KnownFacts.distinct(list));
        });
        Map<AccountId, AccountFacts> more = new HashMap<>();
        byAccount.forEach((id, list) -> {
            AccountFacts merged = factsOf(id).plus(list);
            checkArgument(
                    merged.hasAccount(),
                    "%s of %s is about the account %s, which is not known: add its Account",
                    list.get(0).getClass().getSimpleName(),
                    list.get(0).effectiveOn(),
                    id);
            more.put(id, merged);
        });
        return new CustomerBook(accounts.plus(more), owners.plus(newOwners), others);
    }

    /**
     * Returns this book with only some of its accounts; what is about no single account, such as exchange rates, stays.
     *
     * @param keep the keys of the accounts to keep; one that the book does not have is ignored
     */
    public CustomerBook only(Set<AccountId> keep) {
        requireNonNull(keep, "keep");
        Map<AccountId, AccountFacts> kept = new HashMap<>();
        Map<String, AccountId> subscriptions = new HashMap<>();
        accountIds().stream().filter(keep::contains).forEach(id -> kept.put(id, factsOf(id)));
        kept.forEach((id, facts) -> facts.all(PriceState.class)
                .forEach(state -> subscriptions.put(((PriceState) state).subscriptionId(), id)));
        return new CustomerBook(
                SharedMap.<AccountId, AccountFacts>empty().plus(kept),
                SharedMap.<String, AccountId>empty().plus(subscriptions),
                general);
    }

    /** Returns the keys of all accounts, sorted. */
    public List<AccountId> accountIds() {
        return accounts.keys().sorted().toList();
    }

    /**
     * Returns the keys of the accounts that met a condition on a day, as it was known then: a segment as it was, not as
     * it is today.
     */
    public SortedSet<AccountId> accountIds(AttributeCondition condition, LocalDate asOf) {
        requireNonNull(condition, "condition");
        requireNonNull(asOf, "asOf");
        TreeSet<AccountId> ids = new TreeSet<>();
        for (AccountView account : accounts(asOf)) {
            if (condition.holdsFor(account.attributes())) {
                ids.add(account.id());
            }
        }
        return Collections.unmodifiableSortedSet(ids);
    }

    /**
     * Returns which segment every account is in, day by day, by the values of an attribute as they were known on a day.
     * An account without the attribute is in {@link Segmentation#NONE}; where none has one of this name all are, which
     * {@link Segmentation#isEmpty} tells.
     */
    public Segmentation segmentation(String attribute, LocalDate knownAt) {
        return Segmentation.byAttribute(attribute, facts(Account.class), facts(AttributeChange.class), knownAt);
    }

    /**
     * Returns recurring revenue up to one day as it was known on another; see {@link RevenueLedger#of(Collection,
     * RevenuePolicy, LocalDate, LocalDate)}. The book's contracts say who could leave, with a grace of
     * {@value Renewals#DEFAULT_GRACE_DAYS} days; {@link RevenueLedger#withContracts(java.util.function.Supplier, int)}
     * takes another.
     *
     * @param asOf the last day of the ledger
     * @param knownAt the day whose knowledge counts, not before {@code asOf}
     */
    public RevenueLedger revenue(RevenuePolicy policy, LocalDate asOf, LocalDate knownAt) {
        return RevenueLedger.of(facts(PriceState.class), policy, asOf, knownAt)
                .withContracts(() -> facts(Contract.class), Renewals.DEFAULT_GRACE_DAYS);
    }

    /** Returns one account as known on a day, or empty if it was not known then. Costs that account and no other. */
    public Optional<AccountView> account(AccountId id, LocalDate asOf) {
        requireNonNull(id, "id");
        requireNonNull(asOf, "asOf");
        AccountFacts facts = factsOf(id);
        return facts.asOf(Account.class, asOf).stream()
                .findFirst()
                .map(account -> new AccountView(account, facts, asOf));
    }

    /** Returns all accounts that were known on a day, sorted by id. */
    public List<AccountView> accounts(LocalDate asOf) {
        requireNonNull(asOf, "asOf");
        return accountIds().stream().flatMap(id -> account(id, asOf).stream()).toList();
    }

    /** Returns every version of every fact of a class, in an order that does not depend on how they arrived. */
    public <F extends Fact> List<F> facts(Class<F> type) {
        requireNonNull(type, "type");
        if (!AccountFact.class.isAssignableFrom(type)) {
            return general.getOrDefault(type, List.of()).stream()
                    .map(type::cast)
                    .toList();
        }
        return accountIds().stream()
                .flatMap(id -> factsOf(id).all(type).stream())
                .map(type::cast)
                .toList();
    }

    /** Returns the facts of a class that are about no single account (a plan's targets, say) as known on a day. */
    public <F extends Fact> List<F> generalFacts(Class<F> type, LocalDate asOf) {
        requireNonNull(type, "type");
        return KnownFacts.asOf(KnownFacts.distinct(facts(type)), asOf);
    }

    /**
     * Returns the newest day on which anything in the book began or happened, never a planned end or due date; empty
     * for a book without dated facts.
     */
    public Optional<LocalDate> newestDay() {
        return dated().map(Fact::newestDay)
                .filter(day -> day.isAfter(Fact.FIRST_DAY))
                .max(Comparator.naturalOrder());
    }

    /**
     * Returns the first day on which anything about an account began or happened, as known on a day; empty where
     * nothing dated was known then.
     */
    public Optional<LocalDate> firstDay(LocalDate asOf) {
        requireNonNull(asOf, "asOf");
        return accountIds().stream()
                .map(this::factsOf)
                .filter(facts -> !facts.asOf(Account.class, asOf).isEmpty())
                .flatMap(facts -> facts.firstDay(asOf).stream())
                .min(Comparator.naturalOrder());
    }

    private Stream<? extends Fact> dated() {
        Stream<AccountFact> aboutAccounts = accountIds().stream()
                .flatMap(id -> factsOf(id).lists().stream())
                .flatMap(List::stream)
                .filter(fact -> !(fact instanceof Account));
        return Stream.concat(aboutAccounts, general.values().stream().flatMap(List::stream));
    }

    private AccountFacts factsOf(AccountId id) {
        return accounts.getOrDefault(id, AccountFacts.NONE);
    }

    private void claim(PriceState state, Map<String, AccountId> newOwners) {
        AccountId known = newOwners.getOrDefault(
                state.subscriptionId(), owners.getOrDefault(state.subscriptionId(), state.accountId()));
        checkArgument(
                known.equals(state.accountId()),
                "subscription %s belongs to two accounts, %s and %s",
                state.subscriptionId(),
                known,
                state.accountId());
        newOwners.put(state.subscriptionId(), known);
    }

    /** Equal books hold the same versions of the same facts. */
    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object object) {
        if (!(object instanceof CustomerBook that)) {
            return false;
        }
        return general.equals(that.general)
                && accountIds().equals(that.accountIds())
                && accountIds().stream().allMatch(id -> factsOf(id).equals(that.factsOf(id)));
    }

    @Override
    public int hashCode() {
        return accountIds().hashCode();
    }

    /** Returns how many accounts the book has. */
    @Override
    public String toString() {
        return "book of " + accounts.size() + " accounts";
    }

    /** Collects facts for a book; the order of calls does not matter. */
    public static final class Builder {

        private final List<Fact> facts = new ArrayList<>();

        private Builder() {}

        /** Adds a fact. */
        public Builder add(Fact fact) {
            facts.add(requireNonNull(fact, "fact"));
            return this;
        }

        /** Adds facts. */
        public Builder addAll(Collection<? extends Fact> more) {
            requireNonNull(more, "more");
            more.forEach(this::add);
            return this;
        }

        /**
         * Returns the book.
         *
         * @throws IllegalArgumentException as {@link CustomerBook#plus(Collection)}
         */
        public CustomerBook build() {
            return CustomerBook.of(Collections.unmodifiableList(facts));
        }
    }
}
