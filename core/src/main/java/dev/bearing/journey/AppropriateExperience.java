package dev.bearing.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way an outcome must come about for it to be the desired one: a list of requirements that can be checked. Accounts
 * with the same list are served alike, whatever they pay.
 *
 * @param requirements the requirements, at least one, each named once
 */
public record AppropriateExperience(List<Requirement> requirements) {

    /** @throws IllegalArgumentException if there is no requirement or one is named twice */
    public AppropriateExperience {
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
     * @param necessity how much it matters
     */
    public record Requirement(String requirement, Necessity necessity) {

        /** @throws IllegalArgumentException if the name is blank */
        public Requirement {
            checkArgument(!requirement.isBlank(), "a requirement's name must not be blank");
            requireNonNull(necessity, "necessity");
        }

        /** Returns a requirement without which the outcome is not the desired one. */
        public static Requirement required(String requirement) {
            return new Requirement(requirement, Necessity.REQUIRED);
        }

        /** Returns a requirement that makes it better. */
        public static Requirement preferred(String requirement) {
            return new Requirement(requirement, Necessity.PREFERRED);
        }
    }

    /** Returns an experience with these requirements. */
    public static AppropriateExperience of(Requirement... requirements) {
        return new AppropriateExperience(List.of(requirements));
    }
}
