package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The way an outcome must come about for it to be the desired one: a list of requirements that can be checked. Accounts
 * with the same list are served alike, whatever they pay.
 *
 * @param requirements the requirements, at least one, each named once
 */
public record AppropriateExperience(List<Requirement> requirements) {

    /** @throws IllegalArgumentException if there is no requirement or one is named twice */
    public AppropriateExperience {
        requireNonNull(requirements, "requirements");
        requirements = List.copyOf(requirements);
        checkArgument(!requirements.isEmpty(), "an appropriate experience must have a requirement");
        Set<String> seen = new HashSet<>();
        requirements.forEach(requirement -> checkArgument(
                seen.add(requirement.requirement()), "requirement %s stands twice", requirement.requirement()));
    }

    /**
     * One requirement.
     *
     * @param requirement its name, the {@code requirement} of an {@link ExperienceObservation}; not blank
     * @param necessity whether the outcome is the desired one without it
     * @param kind what it is about
     * @param weight how much it counts among the requirements, positive and finite; 1 is the usual weight
     * @param value what exactly is required, such as {@code german}, or a number such as {@code 30}; not blank; of a
     *     CADENCE the longest wait between two contacts in days
     */
    public record Requirement(
            String requirement, Necessity necessity, RequirementKind kind, double weight, Optional<String> value) {

        private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,4}");

        /** @throws IllegalArgumentException if the name or the value is blank or the weight not positive and finite */
        public Requirement {
            requireNonNull(requirement, "requirement");
            requireNonNull(value, "value");
            checkText("a requirement's name", requirement);
            requireNonNull(necessity, "necessity");
            requireNonNull(kind, "kind");
            checkArgument(
                    weight > 0 && weight < Double.POSITIVE_INFINITY,
                    "weight of %s must be positive and finite, was %s",
                    requirement,
                    weight);
            value.ifPresent(text -> checkArgument(!text.isBlank(), "value of %s must not be blank", requirement));
        }

        /** Returns a requirement of weight 1 without which the outcome is not the desired one. */
        public static Requirement required(String requirement) {
            return new Requirement(requirement, Necessity.REQUIRED, RequirementKind.OTHER, 1, Optional.empty());
        }

        /** Returns a requirement of weight 1 that makes it better. */
        public static Requirement preferred(String requirement) {
            return new Requirement(requirement, Necessity.PREFERRED, RequirementKind.OTHER, 1, Optional.empty());
        }

        /**
         * Returns that contact is required every {@code days} days, positive: a CADENCE that interactions can be held
         * to.
         */
        public static Requirement contactEvery(int days, String requirement) {
            checkArgument(days > 0, "days must be positive, was %s", days);
            return required(requirement).about(RequirementKind.CADENCE).withValue(Integer.toString(days));
        }

        /** Returns the longest wait between two contacts, in days; empty where it is no CADENCE or names no days. */
        public OptionalInt cadenceDays() {
            return kind == RequirementKind.CADENCE
                    ? value.filter(text -> DAYS.matcher(text).matches())
                            .map(text -> OptionalInt.of(Integer.parseInt(text)))
                            .orElse(OptionalInt.empty())
                    : OptionalInt.empty();
        }

        /** Returns this requirement, about something else. */
        public Requirement about(RequirementKind other) {
            return new Requirement(requirement, necessity, other, weight, value);
        }

        /** Returns this requirement with another weight, positive and finite. */
        public Requirement withWeight(double other) {
            return new Requirement(requirement, necessity, kind, other, value);
        }

        /** Returns this requirement with what exactly is required. */
        public Requirement withValue(String other) {
            return new Requirement(requirement, necessity, kind, weight, Optional.of(other));
        }
    }

    /** Returns an experience with these requirements. */
    public static AppropriateExperience of(Requirement... requirements) {
        requireNonNull(requirements, "requirements");
        return new AppropriateExperience(List.of(requirements));
    }
}
