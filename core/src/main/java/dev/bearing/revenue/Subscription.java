package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One subscription: a chain of price states of one account in one currency that do not overlap.
 *
 * @param subscriptionId its key
 * @param states its price states, at least one, the earliest first
 */
public record Subscription(String subscriptionId, List<PriceState> states) {

    /**
     * @throws IllegalArgumentException if there is no state, two states overlap, or differ in account or currency; it
     *     names both
     */
    public Subscription {
        requireNonNull(subscriptionId, "subscriptionId");
        requireNonNull(states, "states");
        List<PriceState> chain = new ArrayList<>(states);
        chain.sort(Comparator.comparing(PriceState::from));
        checkArgument(!chain.isEmpty(), "subscription %s has no price state", subscriptionId);
        checkOneAccountAndCurrency(chain);
        for (int i = 1; i < chain.size(); i++) {
            PriceState earlier = chain.get(i - 1);
            PriceState later = chain.get(i);
            checkArgument(
                    earlier.to().filter(end -> !end.isAfter(later.from())).isPresent(),
                    "price states of subscription %s overlap: %s to %s and from %s",
                    subscriptionId,
                    earlier.from(),
                    earlier.to().map(LocalDate::toString).orElse("open"),
                    later.from());
        }
        states = List.copyOf(chain);
    }

    /**
     * Returns the subscriptions that price states belong to, in the order of their keys; of several versions of a state
     * the one recorded last.
     *
     * @throws IllegalArgumentException if two states of a subscription overlap, or two versions of any of its states
     *     differ in account or currency
     */
    public static List<Subscription> of(Collection<PriceState> states) {
        requireNonNull(states, "states");
        bySubscription(states).values().forEach(Subscription::checkOneAccountAndCurrency);
        List<Subscription> all = new ArrayList<>();
        bySubscription(KnownFacts.latest(states)).forEach((id, chain) -> all.add(new Subscription(id, chain)));
        return all;
    }

    /**
     * Returns the subscriptions as known on {@code day}. Where the end of a state was not known yet, it ends where the
     * next one begins: a subscription has one price at a time.
     *
     * @param states every version, as {@link KnownFacts#distinct} returns them
     */
    static List<Subscription> asOf(Collection<PriceState> states, LocalDate day) {
        return chained(KnownFacts.asOf(states, day));
    }

    /** The subscriptions of one version of each state; a state that overlaps the next one ends where that begins. */
    static List<Subscription> chained(Collection<PriceState> states) {
        List<Subscription> all = new ArrayList<>();
        bySubscription(states).forEach((id, chain) -> {
            List<PriceState> cut = new ArrayList<>(chain.size());
            for (int i = 0; i < chain.size(); i++) {
                PriceState state = chain.get(i);
                cut.add(i + 1 < chain.size() ? state.endingBy(chain.get(i + 1).from()) : state);
            }
            all.add(new Subscription(id, cut));
        });
        return all;
    }

    private static void checkOneAccountAndCurrency(List<PriceState> states) {
        PriceState first = states.get(0);
        for (PriceState state : states) {
            checkArgument(
                    first.accountId().equals(state.accountId()),
                    "subscription %s belongs to two accounts, %s and %s",
                    state.subscriptionId(),
                    first.accountId(),
                    state.accountId());
            checkArgument(
                    first.currency().equals(state.currency()),
                    "subscription %s has price states in %s and in %s",
                    state.subscriptionId(),
                    first.currency(),
                    state.currency());
        }
    }

    private static TreeMap<String, List<PriceState>> bySubscription(Collection<PriceState> states) {
        TreeMap<String, List<PriceState>> chains = new TreeMap<>();
        for (PriceState state : states) {
            chains.computeIfAbsent(state.subscriptionId(), id -> new ArrayList<>())
                    .add(state);
        }
        chains.values().forEach(chain -> chain.sort(Comparator.comparing(PriceState::from)));
        return chains;
    }
}
