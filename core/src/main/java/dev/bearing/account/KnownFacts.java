package dev.bearing.account;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one place that says what was known when: of the versions of a fact, the one recorded last by a day; of its
 * fields, those dated by that day.
 */
public final class KnownFacts {

    /**
     * A fact to be put in order.
     *
     * @param key its key as text, made once and not with each comparison
     */
    private record Entry<F extends Fact>(F fact, String key) {

        private static final Comparator<Entry<?>> CANONICAL = Comparator.<Entry<?>, LocalDate>comparing(
                        entry -> entry.fact().effectiveOn())
                .thenComparing(Entry::key)
                .thenComparing(entry -> entry.fact().recordedOn())
                .thenComparing(entry -> entry.fact().toString());
    }

    private KnownFacts() {}

    /**
     * Returns the facts without duplicates in an order that does not depend on theirs.
     *
     * @param facts of one class
     * @throws IllegalArgumentException if two facts have the same key and the same {@code recordedOn} and differ
     */
    public static <F extends Fact> List<F> distinct(Collection<F> facts) {
        requireNonNull(facts, "facts");
        List<F> sorted = new ArrayList<>(facts);
        sorted.forEach(fact -> requireNonNull(fact, "fact"));
        if (sorted.size() < 2) {
            return sorted;
        }
        sort(sorted);
        List<F> distinct = new ArrayList<>(sorted.size());
        Map<List<Object>, F> seen = new LinkedHashMap<>();
        for (F fact : sorted) {
            F earlier = seen.putIfAbsent(List.of(fact.key(), fact.recordedOn()), fact);
            if (earlier == null) {
                distinct.add(fact);
            } else {
                checkArgument(
                        earlier.equals(fact),
                        "two facts have the key %s, were %s and differ: %s and %s",
                        fact.key(),
                        fact.recordedOn().equals(Fact.FIRST_DAY)
                                ? "known from the start"
                                : "recorded on " + fact.recordedOn(),
                        earlier,
                        fact);
            }
        }
        return distinct;
    }

    private static <F extends Fact> void sort(List<F> facts) {
        List<Entry<F>> entries = new ArrayList<>(facts.size());
        facts.forEach(fact -> entries.add(new Entry<>(fact, fact.key().toString())));
        entries.sort(Entry.CANONICAL);
        for (int i = 0; i < entries.size(); i++) {
            facts.set(i, entries.get(i).fact());
        }
    }

    /**
     * Returns what was known on {@code day}: facts that had begun and were recorded by then, each in the version
     * recorded last, without what is dated later, in the order of {@link #distinct}.
     *
     * @param facts of one class, as {@link #distinct} returns them
     */
    public static <F extends Fact> List<F> asOf(Collection<F> facts, LocalDate day) {
        requireNonNull(facts, "facts");
        requireNonNull(day, "day");
        Map<Object, F> latest = new LinkedHashMap<>();
        int versions = 0;
        for (F fact : facts) {
            if (!fact.recordedOn().isAfter(day)) {
                versions++;
                latest.merge(fact.key(), fact, (a, b) -> b.recordedOn().isBefore(a.recordedOn()) ? a : b);
            }
        }
        List<F> known = new ArrayList<>(latest.size());
        for (F fact : latest.values()) {
            if (fact.effectiveOn().isAfter(day)) {
                continue;
            }
            @SuppressWarnings("unchecked") // asKnownOn returns the fact's own class
            F blanked = (F) fact.asKnownOn(day);
            known.add(blanked);
        }
        if (known.size() > 1 && versions > latest.size()) {
            sort(known); // a later version stands where the first one stood, and may begin on another day
        }
        return known;
    }

    /** Returns the version recorded last of each fact, whatever the day. */
    public static <F extends Fact> List<F> latest(Collection<F> facts) {
        requireNonNull(facts, "facts");
        Map<Object, F> latest = new LinkedHashMap<>();
        for (F fact : facts) {
            latest.merge(fact.key(), fact, (a, b) -> b.recordedOn().isBefore(a.recordedOn()) ? a : b);
        }
        return new ArrayList<>(latest.values());
    }
}
