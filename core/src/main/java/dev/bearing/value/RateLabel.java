package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of a rate beside its numbers.
 *
 * @param population who could be counted
 * @param policy the fingerprint of the policy, empty for none
 * @param flags what a reader should know, but for LOW_BASE, which follows from the numbers
 * @param maturity whether late facts may still change it
 * @param minimumBase below how many it is flagged LOW_BASE, 0 or more
 * @param asOf the day whose knowledge it is made of, empty for bare counts
 */
record RateLabel(
        String population,
        String policy,
        Set<Rate.Flag> flags,
        Rate.Maturity maturity,
        int minimumBase,
        Optional<LocalDate> asOf) {

    /** Of bare counts. */
    static final RateLabel NONE = new RateLabel("UNSPECIFIED", "", Set.of(), Rate.Maturity.FINAL, 10, Optional.empty());

    RateLabel {
        requireNonNull(population, "population");
        requireNonNull(policy, "policy");
        flags = Collections.unmodifiableSet(copy(flags));
        requireNonNull(maturity, "maturity");
        checkArgument(minimumBase >= 0, "minimumBase must not be negative, was %s", minimumBase);
        requireNonNull(asOf, "asOf");
    }

    RateLabel named(String newPopulation, String newPolicy) {
        return new RateLabel(newPopulation, newPolicy, flags, maturity, minimumBase, asOf);
    }

    RateLabel flagged(Rate.Flag flag) {
        Set<Rate.Flag> more = copy(flags);
        more.add(flag);
        return new RateLabel(population, policy, more, maturity, minimumBase, asOf);
    }

    RateLabel maturing(Rate.Maturity value) {
        return new RateLabel(population, policy, flags, value, minimumBase, asOf);
    }

    RateLabel withMinimumBase(int value) {
        return new RateLabel(population, policy, flags, maturity, value, asOf);
    }

    RateLabel withAsOf(LocalDate day) {
        return new RateLabel(
                population, policy, flags, maturity, minimumBase, Optional.of(requireNonNull(day, "asOf")));
    }

    /** Both together: provisional if one is, with the flags of both and the greater base asked for. */
    RateLabel plus(RateLabel other) {
        checkArgument(
                population.equals(other.population) && policy.equals(other.policy),
                "rates of population %s under %s and %s under %s do not add",
                population,
                policy,
                other.population,
                other.policy);
        checkArgument(
                asOf.equals(other.asOf),
                "rates as of %s and as of %s do not add",
                asOf.map(LocalDate::toString).orElse("no day"),
                other.asOf.map(LocalDate::toString).orElse("no day"));
        Set<Rate.Flag> both = copy(flags);
        both.addAll(other.flags);
        return new RateLabel(
                population,
                policy,
                both,
                maturity.compareTo(other.maturity) <= 0 ? maturity : other.maturity,
                Math.max(minimumBase, other.minimumBase),
                asOf);
    }

    private static Set<Rate.Flag> copy(Set<Rate.Flag> flags) {
        return flags.isEmpty() ? EnumSet.noneOf(Rate.Flag.class) : EnumSet.copyOf(flags);
    }
}
