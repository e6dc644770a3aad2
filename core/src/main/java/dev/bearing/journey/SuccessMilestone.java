package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A state of the customer's own success on the way to its desired outcome (also called a progress milestone). It has
 * two criteria: the task that must be done, and the outcome that must come of it. Only the outcome reaches it.
 *
 * <pre>{@code
 * SuccessMilestone.builder("first-report-used")
 *         .name("A decision was made from a report")
 *         .outcomeCriterion("a manager names the decision")
 *         .weight(2)
 *         .after("data-connected")
 *         .build();
 * }</pre>
 *
 * @param id the {@code milestone} of a {@link MilestoneEvent}; not blank
 * @param name its name for a reader
 * @param beneficiary whose success it is
 * @param functionalCriterion what must be done
 * @param outcomeCriterion what must come of it
 * @param weight its weight in the path, positive and finite, on any scale
 * @param after the ids of the milestones that come before it, all of them
 * @param afterAny the ids of milestones of which one is enough before it, as where several branches lead to it
 * @param expectedDays how many days it takes from when it may begin to this one, 0 or more, where that is known
 * @param expansion what the customer may buy once it is reached
 * @param advocacy what the customer may be asked for once it is reached
 */
public record SuccessMilestone(
        String id,
        String name,
        Beneficiary beneficiary,
        Optional<String> functionalCriterion,
        Optional<String> outcomeCriterion,
        double weight,
        SortedSet<String> after,
        SortedSet<String> afterAny,
        OptionalInt expectedDays,
        Optional<LogicalExpansion> expansion,
        Optional<AdvocacyMoment> advocacy) {

    /** @throws IllegalArgumentException if the id is blank, or the weight or the days are out of their range */
    public SuccessMilestone {
        requireNonNull(id, "id");
        requireNonNull(after, "after");
        requireNonNull(afterAny, "afterAny");
        requireNonNull(expectedDays, "expectedDays");
        checkText("a milestone's id", id);
        requireNonNull(name, "name");
        requireNonNull(beneficiary, "beneficiary");
        requireNonNull(functionalCriterion, "functionalCriterion");
        requireNonNull(outcomeCriterion, "outcomeCriterion");
        checkArgument(
                weight > 0 && weight < Double.POSITIVE_INFINITY,
                "weight of %s must be positive and finite, was %s",
                id,
                weight);
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        afterAny = Collections.unmodifiableSortedSet(new TreeSet<>(afterAny));
        checkArgument(expectedDays.orElse(0) >= 0, "expectedDays of %s must not be negative, was %s", id, expectedDays);
        requireNonNull(expansion, "expansion");
        requireNonNull(advocacy, "advocacy");
    }

    /** Returns a builder of a milestone of the customer's, named like its id, of weight 1, after nothing. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Builds a milestone; the order of calls does not matter. */
    public static final class Builder {

        private final String id;
        private String name;
        private Beneficiary beneficiary = Beneficiary.CUSTOMER;
        private Optional<String> functionalCriterion = Optional.empty();
        private Optional<String> outcomeCriterion = Optional.empty();
        private double weight = 1;
        private SortedSet<String> after = new TreeSet<>();
        private SortedSet<String> afterAny = new TreeSet<>();
        private OptionalInt expectedDays = OptionalInt.empty();
        private Optional<LogicalExpansion> expansion = Optional.empty();
        private Optional<AdvocacyMoment> advocacy = Optional.empty();

        private Builder(String id) {
            this.id = requireNonNull(id, "id");
            this.name = id;
        }

        /** Sets the name for a reader. */
        public Builder name(String value) {
            requireNonNull(value, "name");
            name = value;
            return this;
        }

        /** Sets whose success it is. */
        public Builder beneficiary(Beneficiary value) {
            requireNonNull(value, "beneficiary");
            beneficiary = value;
            return this;
        }

        /** Sets what must be done. */
        public Builder functionalCriterion(String value) {
            requireNonNull(value, "functionalCriterion");
            functionalCriterion = Optional.of(value);
            return this;
        }

        /** Sets what must come of it. */
        public Builder outcomeCriterion(String value) {
            requireNonNull(value, "outcomeCriterion");
            outcomeCriterion = Optional.of(value);
            return this;
        }

        /** Sets the weight, positive and finite, on any scale. */
        public Builder weight(double value) {
            weight = value;
            return this;
        }

        /** Sets the milestones that come before it, all of them. */
        public Builder after(String... ids) {
            requireNonNull(ids, "ids");
            after = new TreeSet<>(List.of(ids));
            return this;
        }

        /** Sets milestones of which one is enough before it: the branches that lead to it. */
        public Builder afterAny(String... ids) {
            requireNonNull(ids, "ids");
            afterAny = new TreeSet<>(List.of(ids));
            return this;
        }

        /** Sets how many days it takes from the last milestone before it. */
        public Builder expectedDays(int value) {
            expectedDays = OptionalInt.of(value);
            return this;
        }

        /** Sets what the customer may buy once it is reached. */
        public Builder expansion(LogicalExpansion value) {
            requireNonNull(value, "expansion");
            expansion = Optional.of(value);
            return this;
        }

        /** Sets what the customer may be asked for once it is reached. */
        public Builder advocacy(AdvocacyMoment value) {
            requireNonNull(value, "advocacy");
            advocacy = Optional.of(value);
            return this;
        }

        /** Returns the milestone. */
        public SuccessMilestone build() {
            return new SuccessMilestone(
                    id,
                    name,
                    beneficiary,
                    functionalCriterion,
                    outcomeCriterion,
                    weight,
                    after,
                    afterAny,
                    expectedDays,
                    expansion,
                    advocacy);
        }
    }
}
