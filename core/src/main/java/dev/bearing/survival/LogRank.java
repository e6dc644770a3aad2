package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.SortedMap;

/**
 * Whether groups of customers leave at the same pace at every age: the events of each group against those it would have
 * had if all at risk at a time were equally likely to meet them. It compares; that groups differ does not say why.
 *
 * <pre>{@code
 * LogRank byPlan = LogRank.of(tenures.by(plans)).orElseThrow("compare the plans");
 * byPlan.test().statistic();  // 2352.87 on 2 degrees of freedom
 * byPlan.test().logPValue();  // -1176.4, where the p value itself is too small for a number
 * }</pre>
 *
 * @param test whether they differ: chi-square, on one degree of freedom less than the groups that were compared
 * @param groups the groups, sorted by name
 * @see <a href="https://doi.org/10.2307/2344317">Peto and Peto (1972)</a>, for the test that Mantel (1966) gave
 * @see <a href="https://doi.org/10.1093/biomet/69.3.553">Harrington and Fleming (1982)</a>, for the weights S^rho
 */
public record LogRank(ChiSquareTest test, List<Group> groups) {

    /**
     * A group.
     *
     * @param name its name
     * @param size how many spells it has
     * @param observed its events, each times the weight of its time
     * @param expected the events it would have had, likewise
     */
    public record Group(String name, long size, double observed, double expected) {

        /** Refuses null. */
        public Group {
            requireNonNull(name, "name");
        }
    }

    /** Copies the groups. */
    public LogRank {
        requireNonNull(groups, "groups");
        requireNonNull(test, "test");
        groups = List.copyOf(groups);
    }

    /** Returns the plain test, every time of equal weight and without strata; unknown as {@link Builder#test} is. */
    public static Answer<LogRank> of(SortedMap<String, Spells> groups) {
        requireNonNull(groups, "groups");
        Builder builder = builder();
        groups.forEach(builder::add);
        return builder.test();
    }

    /** Returns a builder without groups. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects groups, in strata where they are to be compared within each only; not thread-safe. */
    public static final class Builder {

        private final GroupsInStrata groups = new GroupsInStrata();
        private double rho;

        private Builder() {}

        /**
         * Sets the exponent of the weight S^rho of a time, S the share of all, in its stratum, still waiting before it:
         * 0, unless set, weighs all times alike; 1 weighs early events more (Peto and Peto's form of the Wilcoxon
         * test).
         *
         * @param value 0 or more and finite
         */
        public Builder rho(double value) {
            rho = GroupsInStrata.checkedRho(value);
            return this;
        }

        /** Adds a group where there are no strata. */
        public Builder add(String group, Spells spells) {
            requireNonNull(spells, "spells");
            return add("", group, spells);
        }

        /**
         * Adds the part of a group that is in a stratum; every cause but 0 is the event.
         *
         * @throws IllegalArgumentException if it is there already, or the spells are weighted: the test counts heads
         */
        public Builder add(String stratum, String group, Spells spells) {
            groups.add(stratum, group, spells);
            return this;
        }

        /** Returns the test; INSUFFICIENT_DATA where no event fell on a time at which two groups were at risk. */
        public Answer<LogRank> test() {
            LogRankSums sums = new LogRankSums(groups.names(), rho);
            groups.strata().forEach(sums::addStratum);
            return sums.sums
                    .test()
                    .map(test -> Answer.known(new LogRank(test, sums.sums.groups())))
                    .orElseGet(() -> Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "no event fell on a time at which two groups were at risk"));
        }
    }
}
