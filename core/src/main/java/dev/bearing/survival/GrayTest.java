package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.SortedMap;

/**
 * Whether groups of customers lose the same share to one cause where other causes compete: Gray's test of equal
 * {@linkplain CumulativeIncidence cumulative incidences}. It looks at the share that is gone by the cause at each age,
 * to which the other causes add by leaving fewer to lose; {@link LogRank} of that cause alone looks at the pace among
 * those still there. The two answer different questions, and either may find what the other does not. It compares; that
 * groups differ does not say why.
 *
 * <pre>{@code
 * GrayTest unpaid = GrayTest.of(tenures.by(plans), 2).orElseThrow("compare the plans"); // 1 cancelled, 2 did not pay
 * unpaid.test().statistic();  // 11.16 on 1 degree of freedom
 * unpaid.test().logPValue();  // finite, also where the p value is too small for a number
 * }</pre>
 *
 * <p>With Y_k at risk in group k, S_k its share still waiting and F_k its incidence of the cause, a group counts at a
 * time by R_k = Y_k·(1 - F_k)/S_k, each just before it: those it would have at risk if nobody left by another cause.
 * Variances are the paper's, with tied events counted as draws without replacement, as in R's cmprsk. The pooled
 * incidence can exceed 1 where a group ends early; times after it has reached 1 do not count.
 *
 * @param test whether they differ: chi-square, on one degree of freedom less than the groups that were compared
 * @param cause the cause
 * @param groups the groups, sorted by name, their events those of the cause
 * @see <a href="https://doi.org/10.1214/aos/1176350951">Gray (1988), A class of K-sample tests for comparing the
 *     cumulative incidence of a competing risk, section 2</a>
 */
public record GrayTest(ChiSquareTest test, int cause, List<LogRank.Group> groups) {

    /** @throws IllegalArgumentException if the cause is below 1 */
    public GrayTest {
        requireNonNull(test, "test");
        requireNonNull(groups, "groups");
        check(cause);
        groups = List.copyOf(groups);
    }

    private static void check(int cause) {
        checkArgument(cause >= 1, "cause must be 1 or more, was %s", cause);
    }

    /**
     * Returns the plain test, every time of equal weight and without strata; unknown as {@link Builder#test} is.
     *
     * @param cause the cause, 1 or more
     */
    public static Answer<GrayTest> of(SortedMap<String, Spells> groups, int cause) {
        requireNonNull(groups, "groups");
        Builder builder = builder(cause);
        groups.forEach(builder::add);
        return builder.test();
    }

    /**
     * Returns a builder without groups.
     *
     * @param cause the cause, 1 or more; every other but 0 competes with it
     */
    public static Builder builder(int cause) {
        check(cause);
        return new Builder(cause);
    }

    /** Collects groups, in strata where they are to be compared within each only; not thread-safe. */
    public static final class Builder {

        private final int cause;
        private final GroupsInStrata groups = new GroupsInStrata();
        private double rho;

        private Builder(int cause) {
            this.cause = cause;
        }

        /**
         * Sets the exponent of the weight (1 - F)^rho of a time, F the pooled incidence, in its stratum, before it: 0,
         * unless set, weighs all times alike; 1 weighs early events more.
         *
         * @param value 0 or more and finite
         */
        public Builder rho(double value) {
            rho = GroupsInStrata.checkedRho(value);
            return this;
        }

        /** Adds a group where there are no strata. */
        public Builder add(String group, Spells spells) {
            return add("", group, spells);
        }

        /**
         * Adds the part of a group that is in a stratum.
         *
         * @throws IllegalArgumentException if it is there already, or the spells are weighted or have delayed entries:
         *     the test counts heads, each from its origin
         */
        public Builder add(String stratum, String group, Spells spells) {
            groups.add(stratum, group, spells);
            checkArgument(!spells.isDelayed(), "spells must be seen from their origin, some of %s are not", group);
            return this;
        }

        /** Returns the test; INSUFFICIENT_DATA where no event of the cause fell on a time with two groups at risk. */
        public Answer<GrayTest> test() {
            GraySums sums = new GraySums(groups.names(), cause, rho);
            groups.strata().forEach(sums::addStratum);
            return sums.sums
                    .test()
                    .map(test -> Answer.known(new GrayTest(test, cause, sums.sums.groups())))
                    .orElseGet(() -> Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "no event of cause " + cause + " fell on a time at which two groups were at risk"));
        }
    }
}
