package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.Mrr;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a {@link TierRule} may ask about one account on one day. */
public interface TierFacts {

    /** Returns the plans in force that day; empty for an account without any. */
    Set<String> plans();

    /** Returns the attribute of a name as it was that day, or empty. */
    Optional<AttributeValue> attribute(String name);

    /** Returns what the account pays a month that day, all of its price states together. */
    Mrr mrr();

    /** Returns facts from their parts. */
    static TierFacts of(Set<String> plans, Attributes attributes, Mrr mrr) {
        requireNonNull(plans, "plans");
        SortedSet<String> copy = Collections.unmodifiableSortedSet(new TreeSet<>(plans));
        requireNonNull(attributes, "attributes");
        requireNonNull(mrr, "mrr");
        record Given(Set<String> plans, Attributes attributes, Mrr mrr) implements TierFacts {
            @Override
            public Optional<AttributeValue> attribute(String name) {
                return attributes.get(name);
            }
        }
        return new Given(copy, attributes, mrr);
    }
}
