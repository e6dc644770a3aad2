package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.AdvocacyKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who was sent by whom. Every account has at most one referrer, the first; a referral is there before the account pays,
 * and nobody is sent by somebody that it has sent itself, over however many others: referrals that say so are refused
 * and reported. Going up from any account therefore ends. Immutable.
 *
 * <pre>{@code
 * ReferralTree tree = ReferralTree.of(events, account -> Optional.ofNullable(firstPaid.get(account)));
 * tree.referrer(globex);      // acme
 * tree.generation(initech);   // 2: sent by globex, which acme sent
 * tree.refused();             // CIRCULAR: initech sent acme
 * }</pre>
 */
public final class ReferralTree {

    /** Why a referral is not in the tree. */
    public enum Refusal {
        /** The account sent has, itself or over others, sent the one that is said to have sent it. */
        CIRCULAR,
        /** Another account was the first to send it. */
        SECOND,
        /** It paid before. */
        CUSTOMER_BEFORE
    }

    /**
     * A referral that is not in the tree.
     *
     * @param event the referral
     * @param refusal why
     */
    public record Refused(AdvocacyEvent event, Refusal refusal) {

        /** Refuses null. */
        public Refused {
            requireNonNull(event, "event");
            requireNonNull(refusal, "refusal");
        }
    }

    private final SortedMap<AccountId, AdvocacyEvent> byReferred;
    private final SortedMap<AccountId, SortedSet<AccountId>> sent;
    private final List<Refused> refused;

    private ReferralTree(SortedMap<AccountId, AdvocacyEvent> byReferred, List<Refused> refused) {
        this.byReferred = Collections.unmodifiableSortedMap(byReferred);
        this.refused = List.copyOf(refused);
        this.sent = new TreeMap<>();
        byReferred.forEach((referred, event) ->
                sent.computeIfAbsent(event.accountId(), id -> new TreeSet<>()).add(referred));
    }

    /**
     * Returns the tree of all referrals that resulted in an account.
     *
     * @param events what customers did, in any order; what is no referral, or resulted in nobody, is not looked at
     * @param firstPaidOn the first day an account paid; empty where it never did
     */
    public static ReferralTree of(
            Collection<AdvocacyEvent> events, Function<AccountId, Optional<LocalDate>> firstPaidOn) {
        requireNonNull(events, "events");
        requireNonNull(firstPaidOn, "firstPaidOn");
        List<AdvocacyEvent> referrals = new LinkedHashSet<>(events)
                .stream()
                        .filter(event -> event.kind() == AdvocacyKind.REFERRAL
                                && event.resultingAccount().isPresent())
                        .sorted(Comparator.comparing(AdvocacyEvent::on)
                                .thenComparing(AdvocacyEvent::accountId)
                                .thenComparing(event -> event.resultingAccount().orElseThrow()))
                        .toList();
        SortedMap<AccountId, AdvocacyEvent> byReferred = new TreeMap<>();
        List<Refused> refused = new ArrayList<>();
        for (AdvocacyEvent referral : referrals) {
            AccountId referred = referral.resultingAccount().orElseThrow();
            boolean paidBefore =
                    firstPaidOn.apply(referred).filter(referral.on()::isAfter).isPresent();
            if (paidBefore) {
                refused.add(new Refused(referral, Refusal.CUSTOMER_BEFORE));
            } else if (byReferred.containsKey(referred)) {
                refused.add(new Refused(referral, Refusal.SECOND));
            } else if (isAbove(byReferred, referred, referral.accountId())) {
                refused.add(new Refused(referral, Refusal.CIRCULAR));
            } else {
                byReferred.put(referred, referral);
            }
        }
        return new ReferralTree(byReferred, refused);
    }

    /** Returns whether going up from an account comes to another. */
    private static boolean isAbove(Map<AccountId, AdvocacyEvent> byReferred, AccountId above, AccountId account) {
        @Nullable AccountId current = account;
        while (current != null && !current.equals(above)) {
            AdvocacyEvent event = byReferred.get(current);
            current = event == null ? null : event.accountId();
        }
        return current != null;
    }

    /** Returns all accounts that were sent, sorted by id. */
    public List<AccountId> referred() {
        return List.copyOf(byReferred.keySet());
    }

    /** Returns the referrals in the tree by the account that was sent. */
    public SortedMap<AccountId, AdvocacyEvent> referrals() {
        return byReferred;
    }

    /** Returns who sent an account; empty where nobody did. */
    public Optional<AccountId> referrer(AccountId account) {
        return Optional.ofNullable(byReferred.get(account)).map(AdvocacyEvent::accountId);
    }

    /** Returns whom an account sent itself, sorted by id. */
    public List<AccountId> referredBy(AccountId account) {
        return List.copyOf(sent.getOrDefault(account, Collections.emptySortedSet()));
    }

    /** Returns how many referrals lead to an account one after the other; 0 where nobody sent it. */
    public int generation(AccountId account) {
        int generation = 0;
        Optional<AccountId> above = referrer(account);
        while (above.isPresent()) {
            generation++;
            above = referrer(above.get());
        }
        return generation;
    }

    /** Returns how many accounts were sent in each generation, the first being 1. */
    public SortedMap<Integer, Long> generations() {
        Map<AccountId, Integer> known = new HashMap<>();
        SortedMap<Integer, Long> counts = new TreeMap<>();
        byReferred.keySet().forEach(account -> counts.merge(depth(account, known), 1L, Long::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    private int depth(AccountId account, Map<AccountId, Integer> known) {
        List<AccountId> way = new ArrayList<>();
        AccountId current = account;
        while (!known.containsKey(current) && byReferred.containsKey(current)) {
            way.add(current);
            current = requireNonNull(byReferred.get(current)).accountId();
        }
        int depth = known.getOrDefault(current, 0);
        for (int i = way.size() - 1; i >= 0; i--) {
            known.put(way.get(i), ++depth);
        }
        return depth;
    }

    /** Returns the referrals that are not in the tree, by their day. */
    public List<Refused> refused() {
        return refused;
    }
}
