package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was done with customers up to a day, from the first advertisement to the last renewal, and what it cost. Counts
 * and costs by any property add up to the {@linkplain #total whole}. Immutable.
 *
 * <pre>{@code
 * InteractionLedger ledger = InteractionLedger.of(book.facts(Interaction.class), asOf);
 * ledger.total();                                                  // 412, $18,240.50, of 9 the cost is not known
 * ledger.byFunction().of(Interaction.Function.SUPPORT);            // 190, $4,310.00
 * ledger.where(i -> i.accountId().equals(acme)).byMilestone();
 * }</pre>
 *
 * <p>Two ledgers of disjoint accounts {@linkplain #plus together} are the ledger of all, and a ledger plus itself is
 * itself: an interaction counts once.
 */
public final class InteractionLedger {

    private static final Comparator<Interaction> ORDER = Comparator.comparing(Interaction::accountId)
            .thenComparing(Interaction::on)
            .thenComparing(interaction -> interaction.key().toString());

    private final List<Interaction> interactions;
    private final LocalDate asOf;

    private InteractionLedger(List<Interaction> interactions, LocalDate asOf) {
        this.interactions = interactions;
        this.asOf = asOf;
    }

    /**
     * Returns the ledger of some interactions as known on a day.
     *
     * @param interactions of any accounts, in any order and in any versions: of each the one recorded last by the day
     *     counts
     * @param asOf the day; what took place or became known later is ignored
     * @throws IllegalArgumentException if two versions of one interaction were recorded on one day and differ
     */
    public static InteractionLedger of(Collection<Interaction> interactions, LocalDate asOf) {
        requireNonNull(interactions, "interactions");
        requireNonNull(asOf, "asOf");
        List<Interaction> known =
                new ArrayList<>(KnownFacts.asOf(KnownFacts.distinct(List.copyOf(interactions)), asOf));
        known.sort(ORDER);
        return new InteractionLedger(List.copyOf(known), asOf);
    }

    /**
     * Returns the ledger of these interactions and the other's; one that is in both counts once.
     *
     * @param other as of the same day
     */
    public InteractionLedger plus(InteractionLedger other) {
        checkArgument(asOf.equals(other.asOf), "both must be as of %s, the other was of %s", asOf, other.asOf);
        List<Interaction> all = new ArrayList<>(interactions);
        all.addAll(other.interactions);
        return of(all, asOf);
    }

    /** Returns the ledger of those interactions that meet a condition. */
    public InteractionLedger where(Predicate<? super Interaction> condition) {
        return new InteractionLedger(interactions.stream().filter(condition).toList(), asOf);
    }

    /** Returns the ledger of one account. */
    public InteractionLedger of(AccountId account) {
        return where(interaction -> interaction.accountId().equals(account));
    }

    /** Returns the day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the interactions, by account and then by day. */
    public List<Interaction> interactions() {
        return interactions;
    }

    /** Returns all of them together. */
    public InteractionTotals total() {
        return InteractionTotals.of(interactions);
    }

    /** Returns them by where in the relationship they took place. */
    public InteractionCut<Interaction.Stage> byStage() {
        return by(Interaction::stage);
    }

    /** Returns them by which of the vendor's functions took part. */
    public InteractionCut<Interaction.Function> byFunction() {
        return by(Interaction::function);
    }

    /** Returns them by who began them. */
    public InteractionCut<Interaction.Initiator> byInitiator() {
        return by(Interaction::initiator);
    }

    /** Returns them by the way they came. */
    public InteractionCut<String> byChannel() {
        return by(Interaction::channel);
    }

    /** Returns them by the milestone they were about. */
    public InteractionCut<String> byMilestone() {
        return by(Interaction::milestone);
    }

    /** Returns them by account; none is not stated. */
    public InteractionCut<AccountId> byAccount() {
        return by(interaction -> Optional.of(interaction.accountId()));
    }

    /**
     * Returns them by a property.
     *
     * @param property an interaction's group; empty where it is not known
     */
    public <K extends Comparable<? super K>> InteractionCut<K> by(Function<? super Interaction, Optional<K>> property) {
        SortedMap<K, List<Interaction>> groups = new TreeMap<>();
        List<Interaction> notStated = new ArrayList<>();
        for (Interaction interaction : interactions) {
            property.apply(interaction)
                    .map(key -> groups.computeIfAbsent(key, unseen -> new ArrayList<>()))
                    .orElse(notStated)
                    .add(interaction);
        }
        SortedMap<K, InteractionTotals> totals = new TreeMap<>();
        groups.forEach((key, members) -> totals.put(key, InteractionTotals.of(members)));
        return new InteractionCut<>(totals, InteractionTotals.of(notStated));
    }

    /** Returns the last day on which an account was in touch, by what counts as that; empty where it never was. */
    public Optional<LocalDate> lastOn(AccountId account, MeaningfulContact counts) {
        return interactions.stream()
                .filter(interaction -> interaction.accountId().equals(account))
                .filter(counts::includes)
                .map(Interaction::on)
                .max(Comparator.naturalOrder());
    }

    /** Equal ledgers hold the same interactions as of the same day. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InteractionLedger that
                && asOf.equals(that.asOf)
                && interactions.equals(that.interactions);
    }

    @Override
    public int hashCode() {
        return interactions.hashCode();
    }

    /** Returns how many interactions there are. */
    @Override
    public String toString() {
        return interactions.size() + " interactions up to " + asOf;
    }
}
