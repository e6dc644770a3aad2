package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The groups that a test compares, in strata within which alone they are compared; not thread-safe. */
final class GroupsInStrata {

    private final TreeMap<String, TreeMap<String, Spells>> strata = new TreeMap<>();

    /** Adds the part of a group that is in a stratum. */
    void add(String stratum, String group, Spells spells) {
        requireNonNull(stratum, "stratum");
        requireNonNull(spells, "spells");
        requireNonNull(group, "group");
        checkArgument(!spells.isWeighted(), "spells must not be weighted, those of %s are", group);
        Spells before =
                strata.computeIfAbsent(stratum, unused -> new TreeMap<>()).putIfAbsent(group, spells);
        checkArgument(before == null, "group must be added once in each stratum, was twice: %s", group);
    }

    /** Returns the names of all groups, sorted. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        strata.values().forEach(groups -> names.addAll(groups.keySet()));
        return List.copyOf(names);
    }

    /** Returns the groups of each stratum. */
    Collection<? extends SortedMap<String, Spells>> strata() {
        return strata.values();
    }

    static double checkedRho(double rho) {
        checkArgument(rho >= 0 && rho < Double.POSITIVE_INFINITY, "rho must be finite and not negative, was %s", rho);
        return rho;
    }
}
