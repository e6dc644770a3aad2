package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who belongs to a {@link ValueTier}. */
public sealed interface TierRule {

    /** Returns whether the account belongs to the tier. */
    boolean holdsFor(TierFacts facts);

    /**
     * Whoever has one of these plans in force.
     *
     * @param plans the plans' names, at least one
     */
    record Plans(SortedSet<String> plans) implements TierRule {

        /** @throws IllegalArgumentException if there is no plan */
        public Plans {
            requireNonNull(plans, "plans");
            plans = Collections.unmodifiableSortedSet(new TreeSet<>(plans));
            checkArgument(!plans.isEmpty(), "plans must not be empty");
        }

        @Override
        public boolean holdsFor(TierFacts facts) {
            return !Collections.disjoint(plans, facts.plans());
        }
    }

    /**
     * Whoever has this value of an attribute.
     *
     * @param attribute the attribute's name, not blank
     * @param value the value's text; a number in its plainest form ({@code 12.5}), or {@code true}, or {@code false}
     */
    record AttributeEquals(String attribute, String value) implements TierRule {

        /** @throws IllegalArgumentException if the name is blank */
        public AttributeEquals {
            checkText("attribute", attribute);
            requireNonNull(value, "value");
        }

        @Override
        public boolean holdsFor(TierFacts facts) {
            return facts.attribute(attribute)
                    .filter(found -> found.asText().equals(value))
                    .isPresent();
        }
    }

    /**
     * Whoever pays an amount in a range, in the account's own currency.
     *
     * @param from the least monthly amount in major units, included
     * @param to the end of the range in major units, excluded and greater than {@code from}; empty for no end
     */
    record MrrRange(BigDecimal from, Optional<BigDecimal> to) implements TierRule {

        /** @throws IllegalArgumentException if {@code to} is not greater than {@code from} */
        public MrrRange {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            BigDecimal least = from;
            to.ifPresent(
                    end -> checkArgument(end.compareTo(least) > 0, "to must be above from = %s, was %s", least, end));
        }

        @Override
        public boolean holdsFor(TierFacts facts) {
            Mrr mrr = facts.mrr();
            return mrr.compareTo(Mrr.of(mrr.currency(), from)) >= 0
                    && to.map(end -> mrr.compareTo(Mrr.of(mrr.currency(), end)) < 0)
                            .orElse(true);
        }
    }

    /** Every account. */
    record Everybody() implements TierRule {

        @Override
        public boolean holdsFor(TierFacts facts) {
            return true;
        }
    }

    /** Returns the rule of these plans, at least one. */
    static TierRule plans(Collection<String> plans) {
        requireNonNull(plans, "plans");
        return new Plans(new TreeSet<>(plans));
    }

    /** Returns the rule of one value of an attribute. */
    static TierRule attribute(String attribute, String value) {
        return new AttributeEquals(attribute, value);
    }

    /** Returns the rule of a monthly amount from {@code from}, included, to {@code to}, excluded, in major units. */
    static TierRule mrr(BigDecimal from, BigDecimal to) {
        requireNonNull(to, "to");
        return new MrrRange(from, Optional.of(to));
    }

    /** Returns the rule of a monthly amount of at least {@code from} major units. */
    static TierRule mrrFrom(BigDecimal from) {
        return new MrrRange(from, Optional.empty());
    }

    /** Returns the rule that takes every account. */
    static TierRule everybody() {
        return new Everybody();
    }
}
