package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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

        private final TreeMap<String, TreeMap<String, Spells>> strata = new TreeMap<>();
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
            checkArgument(
                    value >= 0 && value < Double.POSITIVE_INFINITY,
                    "rho must be finite and not negative, was %s",
                    value);
            rho = value;
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
            requireNonNull(stratum, "stratum");
            requireNonNull(spells, "spells");
            requireNonNull(group, "group");
            checkArgument(!spells.isWeighted(), "spells must not be weighted, those of %s are", group);
            Spells before =
                    strata.computeIfAbsent(stratum, unused -> new TreeMap<>()).putIfAbsent(group, spells);
            checkArgument(before == null, "group must be added once in each stratum, was twice: %s", group);
            return this;
        }

        /** Returns the test; INSUFFICIENT_DATA where no event fell on a time at which two groups were at risk. */
        public Answer<LogRank> test() {
            TreeSet<String> names = new TreeSet<>();
            strata.values().forEach(groups -> names.addAll(groups.keySet()));
            LogRankSums sums = new LogRankSums(List.copyOf(names), rho);
            strata.values().forEach(sums::addStratum);
            return finish(sums);
        }

        private static Answer<LogRank> finish(LogRankSums sums) {
            int[] kept = sums.compared();
            int free = Math.max(0, kept.length - 1);
            double[][] variance = new double[free][free];
            double[] difference = new double[free];
            for (int i = 0; i < free; i++) {
                difference[i] = sums.observed[kept[i]] - sums.expected[kept[i]];
                for (int j = 0; j < free; j++) {
                    variance[i][j] = sums.variance[kept[i]][kept[j]];
                }
            }
            Cholesky factors = Cholesky.of(variance);
            if (factors.rank() == 0) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "no event fell on a time at which two groups were at risk");
            }
            double[] solved = factors.solve(difference);
            double statistic = 0;
            for (int i = 0; i < free; i++) {
                statistic += difference[i] * solved[i];
            }
            statistic = Math.max(0, statistic);
            List<Group> groups = new ArrayList<>();
            for (int g = 0; g < sums.names.size(); g++) {
                groups.add(new Group(sums.names.get(g), sums.sizes[g], sums.observed[g], sums.expected[g]));
            }
            return Answer.known(new LogRank(new ChiSquareTest(statistic, factors.rank()), groups));
        }
    }
}
