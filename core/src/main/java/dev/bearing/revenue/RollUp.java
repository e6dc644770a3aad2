package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Fingerprints;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is one customer: a subscription, an account, or a parent with all its accounts. The level is chosen before
 * anything is counted, by giving every price state to its customer; a ledger made of the result has one customer per
 * parent, say, whose accounts may come and go without anything being new or lost.
 *
 * <pre>{@code
 * RollUp groups = RollUp.toParent(Map.of(AccountId.of("acme-uk"), AccountId.of("acme")));
 * RevenueLedger ledger = groups.ledger(priceStates, RevenuePolicy.strict(), asOf);
 * }</pre>
 *
 * <p><b>Mergers.</b> Where one account was merged into another, the {@linkplain #merging successor} takes over its
 * price states: its first payment is that of whichever paid first, and the day of the merger is no churn of the one and
 * nothing new of the other, but the difference of what they pay. The two are one customer on the days before, too: a
 * number about the past is restated as if they always had been.
 *
 * <p><b>Other facts</b> are given to a ledger as they are, by account, and it gives them to its customers:
 * {@linkplain RevenueLedger#withContracts contracts} and {@link Renewals}, whose terms are then the customer's;
 * {@linkplain RevenueLedger#withFirstPaid first payments}, of which the earliest counts; and the segments of
 * {@link SegmentedRevenue}: a customer is in the segment of the account of that name, and before that has one, of its
 * account that was in one first. A ledger {@linkplain #toSubscription by subscription} refuses contracts, since they do
 * not say of which subscription they are, and takes first payments and segments by subscription.
 */
public final class RollUp {

    private enum Level {
        SUBSCRIPTION,
        ACCOUNT,
        PARENT
    }

    private final Level level;
    private final TreeMap<AccountId, AccountId> parents;
    private final TreeMap<AccountId, AccountId> successors;
    /** The parents of those that were not merged into others, each as whom it was merged into. */
    private final Map<AccountId, AccountId> above;

    private RollUp(Level level, Map<AccountId, AccountId> parents, Map<AccountId, AccountId> successors) {
        this.level = level;
        this.parents = new TreeMap<>(parents);
        this.successors = new TreeMap<>(successors);
        checkNoCircle("parents", this.parents);
        checkNoCircle("successors", this.successors);
        this.above = above();
        checkNoCircle("parents of what was merged", above);
    }

    private Map<AccountId, AccountId> above() {
        TreeMap<AccountId, AccountId> merged = new TreeMap<>();
        parents.forEach((child, parent) -> {
            AccountId into = top(successors, parent);
            if (!successors.containsKey(child) && !into.equals(child)) {
                merged.put(child, into);
            }
        });
        return merged;
    }

    /** Returns that every subscription is a customer of its own, whose id is the subscription's. */
    public static RollUp toSubscription() {
        return new RollUp(Level.SUBSCRIPTION, Map.of(), Map.of());
    }

    /** Returns that every account is a customer: what a ledger takes for granted. */
    public static RollUp toAccount() {
        return new RollUp(Level.ACCOUNT, Map.of(), Map.of());
    }

    /**
     * Returns that an account's topmost parent is the customer.
     *
     * @param parents the parent of each account that has one; a parent may have one itself
     * @throws IllegalArgumentException if the parents go round in a circle
     */
    public static RollUp toParent(Map<AccountId, AccountId> parents) {
        requireNonNull(parents, "parents");
        return new RollUp(Level.PARENT, parents, Map.of());
    }

    /**
     * Returns this, where accounts were merged into others. The parent of a successor is what counts, and a parent that
     * was merged is its successor; an account into which its own parent was merged has none.
     *
     * @param into the successor of each account that has one; a successor may have one itself
     * @throws IllegalArgumentException if the successors go round in a circle, or the parents do with them
     */
    public RollUp merging(Map<AccountId, AccountId> into) {
        return new RollUp(level, parents, into);
    }

    /** Returns the customer that an account belongs to; at the level of subscriptions the account, or its successor. */
    public AccountId customerOf(AccountId account) {
        return top(above, top(successors, requireNonNull(account, "account")));
    }

    /** Returns the customer that a price state belongs to. */
    public AccountId customerOf(PriceState state) {
        return level == Level.SUBSCRIPTION ? AccountId.of(state.subscriptionId()) : customerOf(state.accountId());
    }

    /** The customer that a fact about an account belongs to; one about a subscription where that is the customer. */
    AccountId customerOfKey(AccountId key) {
        return level == Level.SUBSCRIPTION ? key : customerOf(key);
    }

    /**
     * A contract as one of its account's customer.
     *
     * @throws IllegalArgumentException at the level of subscriptions
     */
    Contract of(Contract contract) {
        checkArgument(
                level != Level.SUBSCRIPTION,
                "contracts are of accounts, and this ledger's customers are subscriptions; contract %s of %s is of none",
                contract.contractId(),
                contract.accountId());
        return contract.withAccountId(customerOf(contract.accountId()));
    }

    /** Whether every account is a customer of its own. */
    boolean isPlain() {
        return level == Level.SUBSCRIPTION || (above.isEmpty() && successors.isEmpty());
    }

    /** Returns price states as those of their customers, in the same order. */
    public List<PriceState> of(Collection<PriceState> states) {
        return states.stream()
                .map(state -> state.withAccountId(customerOf(state)))
                .toList();
    }

    /**
     * Returns the ledger of price states by customer; see {@link RevenueLedger#of(Collection, RevenuePolicy,
     * LocalDate)}. The fingerprint of its rates says who is one customer, so that rates of different levels do not add.
     */
    public RevenueLedger ledger(Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        return ledger(states, policy, asOf, asOf);
    }

    /**
     * Returns the same up to one day as it was known on another; see {@link RevenueLedger#of(Collection, RevenuePolicy,
     * LocalDate, LocalDate)}.
     *
     * @param asOf the last day of the ledger
     * @param knownAt the day whose knowledge counts, not before {@code asOf}
     */
    public RevenueLedger ledger(
            Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf, LocalDate knownAt) {
        RevenueLedger ledger = RevenueLedger.of(of(states), policy, asOf, knownAt);
        return toString().equals("account") ? ledger : ledger.by(this);
    }

    /**
     * Returns the level, and eight hexadecimal digits that change with every parent and successor, such as
     * {@code parent:1a2b3c4d}.
     */
    @Override
    public String toString() {
        String name = level.name().toLowerCase(Locale.ROOT);
        return parents.isEmpty() && successors.isEmpty()
                ? name
                : name + ":" + Fingerprints.of(parents + " " + successors);
    }

    private static AccountId top(Map<AccountId, AccountId> above, AccountId account) {
        AccountId at = account;
        while (above.containsKey(at)) {
            at = requireNonNull(above.get(at));
        }
        return at;
    }

    private static void checkNoCircle(String name, Map<AccountId, AccountId> above) {
        for (AccountId account : above.keySet()) {
            Set<AccountId> seen = new LinkedHashSet<>();
            AccountId at = account;
            while (above.containsKey(at)) {
                checkArgument(seen.add(at), "%s must not go round in a circle, were %s", name, seen);
                at = requireNonNull(above.get(at));
            }
        }
    }
}
