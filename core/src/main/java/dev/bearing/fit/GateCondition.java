package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an account must be for a gate: something about its attributes on a day, or what its assessment found. */
public sealed interface GateCondition {

    /** Returns whether the condition holds; unknown where an attribute or an assessment that it asks for is absent. */
    FitVerdict verdict(FitFacts facts);

    /** Returns the condition that an attribute has one of some values, as text. */
    static GateCondition is(String attribute, String... values) {
        requireNonNull(values, "values");
        return new OneOf(attribute, new TreeSet<>(List.of(values)), true);
    }

    /** Returns the condition that an attribute has a value, and none of these. */
    static GateCondition isNot(String attribute, String... values) {
        requireNonNull(values, "values");
        return new OneOf(attribute, new TreeSet<>(List.of(values)), false);
    }

    /** Returns the condition that an attribute is a number of at least {@code least}. */
    static GateCondition atLeast(String attribute, double least) {
        return new Within(attribute, Optional.of(least), Optional.empty());
    }

    /** Returns the condition that an attribute is a number of at most {@code most}. */
    static GateCondition atMost(String attribute, double most) {
        return new Within(attribute, Optional.empty(), Optional.of(most));
    }

    /** Returns the condition that an assessment finds all six fits met. */
    static GateCondition assessedPotential() {
        return new Assessed();
    }

    /** Returns the condition that all of some hold. */
    static GateCondition allOf(GateCondition... conditions) {
        requireNonNull(conditions, "conditions");
        return new AllOf(List.of(conditions));
    }

    /** Returns the condition that at least one of some holds. */
    static GateCondition anyOf(GateCondition... conditions) {
        requireNonNull(conditions, "conditions");
        return new AnyOf(List.of(conditions));
    }

    /**
     * An attribute has one of some values, or none of them.
     *
     * @param attribute the attribute's name, not blank
     * @param values the values {@linkplain AttributeValue#asText as text}, at least one
     * @param among whether the attribute's value must be among them; else it must not
     */
    record OneOf(String attribute, SortedSet<String> values, boolean among) implements GateCondition {

        /** @throws IllegalArgumentException if the name is blank or there is no value */
        public OneOf {
            requireNonNull(attribute, "attribute");
            requireNonNull(values, "values");
            checkText("attribute", attribute);
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
            checkArgument(!values.isEmpty(), "values of %s must not be empty", attribute);
        }

        @Override
        public FitVerdict verdict(FitFacts facts) {
            return facts.attributes()
                    .get(attribute)
                    .map(value -> FitVerdict.of(values.contains(value.asText()) == among))
                    .orElse(FitVerdict.UNKNOWN);
        }

        @Override
        public String toString() {
            return attribute + (among ? " = " : " not ") + String.join(" or ", values);
        }
    }

    /**
     * An attribute is a number within bounds; one that is no number is as good as unknown.
     *
     * @param attribute the attribute's name, not blank
     * @param least the least number, where there is one
     * @param most the greatest number, where there is one, at least {@code least}
     */
    record Within(String attribute, Optional<Double> least, Optional<Double> most) implements GateCondition {

        /**
         * @throws IllegalArgumentException if the name is blank, or the bounds are absent, not finite or in the wrong
         *     order
         */
        public Within {
            requireNonNull(attribute, "attribute");
            requireNonNull(least, "least");
            requireNonNull(most, "most");
            checkText("attribute", attribute);
            least = least.map(bound -> checked(attribute, bound));
            most = most.map(bound -> checked(attribute, bound));
            checkArgument(least.isPresent() || most.isPresent(), "%s must have a least or a most", attribute);
            checkArgument(
                    least.isEmpty() || most.isEmpty() || least.get() <= most.get(),
                    "least of %s must be at most its most, was %s and %s",
                    attribute,
                    least,
                    most);
        }

        private static double checked(String attribute, double bound) {
            checkArgument(Double.isFinite(bound), "a bound of %s must be finite, was %s", attribute, bound);
            return bound + 0.0;
        }

        @Override
        public FitVerdict verdict(FitFacts facts) {
            return facts.attributes()
                    .get(attribute)
                    .map(value -> value instanceof AttributeValue.Numeric number
                            ? FitVerdict.of(holds(number.value()))
                            : FitVerdict.UNKNOWN)
                    .orElse(FitVerdict.UNKNOWN);
        }

        private boolean holds(BigDecimal number) {
            return least.map(bound -> number.compareTo(BigDecimal.valueOf(bound)) >= 0)
                            .orElse(true)
                    && most.map(bound -> number.compareTo(BigDecimal.valueOf(bound)) <= 0)
                            .orElse(true);
        }

        @Override
        public String toString() {
            String from = least.map(bound -> " at least " + plain(bound)).orElse("");
            String to = most.map(bound -> " at most " + plain(bound)).orElse("");
            return attribute + from + (from.isEmpty() || to.isEmpty() ? "" : " and") + to;
        }

        private static String plain(double bound) {
            return new AttributeValue.Numeric(BigDecimal.valueOf(bound)).asText();
        }
    }

    /** The assessment in force finds all six fits met. */
    record Assessed() implements GateCondition {

        @Override
        public FitVerdict verdict(FitFacts facts) {
            return facts.assessment().map(FitAssessment::potential).orElse(FitVerdict.UNKNOWN);
        }

        @Override
        public String toString() {
            return "all six fits assessed as met";
        }
    }

    /**
     * All of some conditions hold.
     *
     * @param conditions the conditions, at least one
     */
    record AllOf(List<GateCondition> conditions) implements GateCondition {

        /** @throws IllegalArgumentException if there is no condition */
        public AllOf {
            requireNonNull(conditions, "conditions");
            conditions = List.copyOf(conditions);
            checkArgument(!conditions.isEmpty(), "conditions must not be empty");
        }

        @Override
        public FitVerdict verdict(FitFacts facts) {
            return conditions.stream().map(one -> one.verdict(facts)).reduce(FitVerdict.MET, FitVerdict::and);
        }

        @Override
        public String toString() {
            return joined(conditions, " and ");
        }
    }

    /**
     * At least one of some conditions holds.
     *
     * @param conditions the conditions, at least one
     */
    record AnyOf(List<GateCondition> conditions) implements GateCondition {

        /** @throws IllegalArgumentException if there is no condition */
        public AnyOf {
            requireNonNull(conditions, "conditions");
            conditions = List.copyOf(conditions);
            checkArgument(!conditions.isEmpty(), "conditions must not be empty");
        }

        @Override
        public FitVerdict verdict(FitFacts facts) {
            return conditions.stream().map(one -> one.verdict(facts)).reduce(FitVerdict.UNMET, FitVerdict::or);
        }

        @Override
        public String toString() {
            return "(" + joined(conditions, " or ") + ")";
        }
    }

    private static String joined(List<GateCondition> conditions, String word) {
        return conditions.stream().map(GateCondition::toString).collect(Collectors.joining(word));
    }
}
