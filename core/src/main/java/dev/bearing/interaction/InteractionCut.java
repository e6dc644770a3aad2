package dev.bearing.interaction;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Interactions by one of their properties. Every interaction is in one group, or among those of which the property is
 * not known, so that the parts sum to the whole.
 *
 * @param groups the totals of each value that any interaction has, by the values' order
 * @param notStated those of which it is not known
 * @param <K> the property
 */
public record InteractionCut<K extends Comparable<? super K>>(
        SortedMap<K, InteractionTotals> groups, InteractionTotals notStated) {

    /** Copies the groups. */
    public InteractionCut {
        requireNonNull(groups, "groups");
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        requireNonNull(notStated, "notStated");
    }

    /** Returns the totals of a group; of one that no interaction is in, zero. */
    public InteractionTotals of(K group) {
        return groups.getOrDefault(group, InteractionTotals.zero());
    }

    /** Returns all of them together. */
    public InteractionTotals total() {
        return groups.values().stream().reduce(notStated, InteractionTotals::plus);
    }
}
