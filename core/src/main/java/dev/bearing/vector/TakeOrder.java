package dev.bearing.vector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The take rates of one milestone's strata, such that none is higher than that of a stratum that heads better. Each
 * stratum that was offered something begins as a group of its own; of all neighbours in the order that break it those
 * farthest apart are taken together, until none are left. This is the pooling of adjacent violators, which leaves the
 * takes expected of all offers what they were. A stratum without offers is given the rate of all, or that of its
 * neighbours where this would break the order.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer, Brunk, Ewing, Reid and Silverman (1955), An empirical
 *     distribution function for sampling with incomplete information</a>
 */
final class TakeOrder {

    /** Rates that differ by less are equal. */
    private static final double ROUNDING = 1e-12;

    /** From better to worse. */
    private static final List<Heading> CHAIN =
            List.of(Heading.ADVANCING, Heading.DRIFTING, Heading.REGRESSING, Heading.STALLED);

    /** Strata taken together, and their rate. */
    private record Group(Set<TakeStratum> strata, TakeRate.Estimated rate) {

        boolean isBetterThan(Group other) {
            return strata.stream().anyMatch(own -> other.strata.stream().anyMatch(theirs -> isBetter(own, theirs)));
        }
    }

    private final Function<Set<TakeStratum>, TakeRate.Estimated> together;
    private final List<Group> groups = new ArrayList<>();

    /**
     * Puts strata in order.
     *
     * @param offered those that were offered something
     * @param together the rate that some of them have when taken together
     */
    TakeOrder(Set<TakeStratum> offered, Function<Set<TakeStratum>, TakeRate.Estimated> together) {
        this.together = together;
        offered.forEach(stratum -> groups.add(new Group(Set.of(stratum), together.apply(Set.of(stratum)))));
        while (poolTheWorst(true) || poolTheWorst(false)) {
            // until no group breaks the order
        }
    }

    private boolean poolTheWorst(boolean neighbours) {
        double most = ROUNDING;
        Optional<Group> high = Optional.empty();
        Optional<Group> low = Optional.empty();
        for (Group better : groups) {
            for (Group worse : groups) {
                double more = worse.rate().mean() - better.rate().mean();
                if (more > most && better.isBetterThan(worse) && !(neighbours && isAnyBetween(better, worse))) {
                    most = more;
                    high = Optional.of(better);
                    low = Optional.of(worse);
                }
            }
        }
        if (high.isEmpty() || low.isEmpty()) {
            return false;
        }
        Set<TakeStratum> both = new HashSet<>(high.get().strata());
        both.addAll(low.get().strata());
        groups.remove(high.get());
        groups.remove(low.get());
        groups.add(new Group(Set.copyOf(both), together.apply(both)));
        return true;
    }

    private boolean isAnyBetween(Group better, Group worse) {
        return groups.stream()
                .filter(group -> !group.equals(better) && !group.equals(worse))
                .anyMatch(group -> better.isBetterThan(group) && group.isBetterThan(worse));
    }

    /**
     * Returns the rate of a stratum.
     *
     * @param unoffered what it is without any offer of its own and without this order
     */
    TakeRate.Estimated rate(TakeStratum stratum, TakeRate.Estimated unoffered) {
        TakeRate.Estimated rate = unoffered;
        for (Group group : groups) {
            if (group.strata().contains(stratum)) {
                return group.rate();
            }
        }
        for (Group group : groups) {
            boolean above = group.rate().mean() > rate.mean() + ROUNDING;
            boolean below = group.rate().mean() < rate.mean() - ROUNDING;
            Group alone = new Group(Set.of(stratum), unoffered);
            if ((below && group.isBetterThan(alone)) || (above && alone.isBetterThan(group))) {
                rate = group.rate();
            }
        }
        return rate;
    }

    /**
     * Returns whether an account may come from one stratum to the other while nothing good happens: along the chain; to
     * UNKNOWN from ADVANCING, once its movement has left the window; and to a violated experience. A violated
     * experience makes DRIFTING of ADVANCING. ARRIVED stands alone: no silence leads there or away.
     */
    static boolean isBetter(TakeStratum better, TakeStratum worse) {
        if (better.experienceViolated() && !worse.experienceViolated()) {
            return false;
        }
        if (better.direction() == worse.direction()) {
            return worse.experienceViolated() && !better.experienceViolated();
        }
        if (worse.direction() == Heading.UNKNOWN) {
            return better.direction() == Heading.ADVANCING
                    || (worse.experienceViolated() && better.direction() == Heading.DRIFTING);
        }
        int from = CHAIN.indexOf(better.direction());
        return from >= 0 && from < CHAIN.indexOf(worse.direction());
    }
}
