package dev.bearing.book;

import dev.bearing.account.Fact;
import dev.bearing.account.KnownFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All versions of the facts of one class, distinct and in canonical order; asked on any day, and as cheap as can be
 * where no fact was ever restated, which is nearly always.
 *
 * @param <F> the class of the facts, or what they have in common
 */
final class FactVersions<F extends Fact> {

    private final List<F> all;
    private final boolean restated;

    private FactVersions(List<F> all, boolean restated) {
        this.all = all;
        this.restated = restated;
    }

    /**
     * Returns the versions of facts, which may come in any order and more than once.
     *
     * @param facts of one class
     * @throws IllegalArgumentException if two facts have the same key and the same {@code recordedOn} and differ
     */
    static <F extends Fact> FactVersions<F> of(Collection<F> facts) {
        List<F> distinct = KnownFacts.distinct(facts);
        Set<Object> keys = new HashSet<>();
        boolean restated = false;
        for (F fact : distinct) {
            restated |= !keys.add(fact.key());
        }
        return new FactVersions<>(Collections.unmodifiableList(distinct), restated);
    }

    /** Returns every version, in the order of {@link KnownFacts#distinct}. */
    List<F> all() {
        return all;
    }

    /** Returns what was known on a day, as {@link KnownFacts#asOf} does. */
    List<F> asOf(LocalDate day) {
        if (restated) {
            return Collections.unmodifiableList(KnownFacts.asOf(all, day));
        }
        List<F> known = new ArrayList<>(all.size());
        for (F fact : all) {
            if (!fact.recordedOn().isAfter(day) && !fact.effectiveOn().isAfter(day)) {
                known.add(blanked(fact, day));
            }
        }
        return Collections.unmodifiableList(known);
    }

    @SuppressWarnings("unchecked") // asKnownOn returns the fact's own class
    private static <F extends Fact> F blanked(F fact, LocalDate day) {
        return (F) fact.asKnownOn(day);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof FactVersions<?> that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
