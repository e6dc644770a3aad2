package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether expansions that were signalled before they were offered are taken more often. An offer counts once it is won
 * or lost. An association, not more: whoever is sure of a customer may signal more readily. Immutable.
 *
 * <pre>{@code
 * SignalledTakes takes = SignalledTakes.of(leads, signals, asOf);
 * takes.all();                      // Known 31 of 40 signalled and 22 of 50 not, p = 0.002
 * takes.byExpansion().get("seats"); // adjusted for there being several expansions
 * }</pre>
 */
public final class SignalledTakes {

    /** How many offers there must be of each sort for anything to be said. */
    public static final int MINIMUM = 5;

    private final boolean anySignal;
    private final Answer<Association> all;
    private final SortedMap<String, Answer<Association>> byExpansion;

    private SignalledTakes(
            boolean anySignal, Answer<Association> all, SortedMap<String, Answer<Association>> byExpansion) {
        this.anySignal = anySignal;
        this.all = all;
        this.byExpansion = Collections.unmodifiableSortedMap(byExpansion);
    }

    private record Offer(AccountId accountId, String expansion, boolean signalled, boolean taken) {}

    private record Told(AccountId accountId, String expansion) {}

    /**
     * Returns what is known by a day.
     *
     * @param leads in any order and with all their versions, of which the one recorded last by {@code asOf} counts
     * @param signals in any order; only one before the day of the offer (or, where that is not told, before the lead
     *     was opened) makes it a signalled one
     * @param asOf the day; what happened or became known later is ignored
     */
    public static SignalledTakes of(
            Collection<ExpansionLead> leads, Collection<ExpansionSignalled> signals, LocalDate asOf) {
        requireNonNull(leads, "leads");
        requireNonNull(signals, "signals");
        requireNonNull(asOf, "asOf");
        Map<Told, LocalDate> first = new HashMap<>();
        for (ExpansionSignalled signal : signals) {
            if (!signal.on().isAfter(asOf) && !signal.recordedOn().isAfter(asOf)) {
                first.merge(new Told(signal.accountId(), signal.expansion()), signal.on(), Days::earlier);
            }
        }
        List<Offer> offers = new ArrayList<>();
        for (ExpansionLead known : KnownFacts.asOf(KnownFacts.distinct(leads), asOf)) {
            if (!known.isOpen()) {
                offers.add(offer(known, first));
            }
        }
        return of(!first.isEmpty(), offers);
    }

    private static Offer offer(ExpansionLead lead, Map<Told, LocalDate> first) {
        LocalDate offered = lead.offeredOn().orElse(lead.openedOn());
        LocalDate told = first.get(new Told(lead.accountId(), lead.expansion()));
        return new Offer(lead.accountId(), lead.expansion(), told != null && told.isBefore(offered), lead.isTaken());
    }

    private static SignalledTakes of(boolean anySignal, List<Offer> offers) {
        SortedSet<String> expansions = new TreeSet<>();
        offers.forEach(offer -> expansions.add(offer.expansion()));
        List<Answer<Association>> each = new ArrayList<>();
        for (String expansion : expansions) {
            each.add(association(offers.stream()
                    .filter(offer -> offer.expansion().equals(expansion))
                    .toList()));
        }
        List<Answer<Association>> together = Association.together(each);
        SortedMap<String, Answer<Association>> byExpansion = new TreeMap<>();
        int next = 0;
        for (String expansion : expansions) {
            byExpansion.put(expansion, together.get(next++));
        }
        return new SignalledTakes(anySignal, association(offers), byExpansion);
    }

    private static Answer<Association> association(List<Offer> offers) {
        return Association.of(rate(offers, true), rate(offers, false), MINIMUM);
    }

    private static Rate rate(List<Offer> offers, boolean signalled) {
        SortedMap<String, Rate.Member> members = new TreeMap<>();
        for (Offer offer : offers) {
            if (offer.signalled() == signalled) {
                String id = offer.accountId().value();
                Rate.Member before = members.getOrDefault(id, new Rate.Member(id, 0, 0));
                members.put(
                        id,
                        new Rate.Member(id, before.numerator() + (offer.taken() ? 1 : 0), before.denominator() + 1));
            }
        }
        return Rate.ofMembers(List.copyOf(members.values()))
                .named(signalled ? "SIGNALLED_OFFERS" : "OFFERS_NOT_SIGNALLED", "taken");
    }

    /**
     * Returns how signalling goes together with taking over all expansions; INSUFFICIENT_DATA where fewer than
     * {@value #MINIMUM} offers of either sort are won or lost. Where some expansions are both signalled and taken more
     * often than others, the expansions one by one say more.
     */
    public Answer<Association> all() {
        return all;
    }

    /** Returns the same for each expansion that was offered, by its id, adjusted for all of them together. */
    public SortedMap<String, Answer<Association>> byExpansion() {
        return byExpansion;
    }

    /** Returns whether no expansion was ever signalled. */
    public boolean isEmpty() {
        return !anySignal;
    }
}
