package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Observed and expected events of each group and the covariance of their differences, added up over strata. */
final class ObservedAndExpected {

    final List<String> names;
    final long[] sizes;
    final double[] observed;
    final double[] expected;
    /** {@code double[groups][groups]}, singular, since the differences add up to 0. */
    final double[][] variance;

    ObservedAndExpected(List<String> names) {
        this.names = names;
        int groups = names.size();
        sizes = new long[groups];
        observed = new double[groups];
        expected = new double[groups];
        variance = new double[groups][groups];
    }

    /** Returns the groups, in their order. */
    List<LogRank.Group> groups() {
        List<LogRank.Group> groups = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            groups.add(new LogRank.Group(names.get(g), sizes[g], observed[g], expected[g]));
        }
        return groups;
    }

    /**
     * Returns the test of all differences being 0, that of the last group in which events were expected left out as the
     * others tell it; empty where nothing could be compared.
     */
    Optional<ChiSquareTest> test() {
        int[] kept =
                IntStream.range(0, expected.length).filter(g -> expected[g] > 0).toArray();
        int free = Math.max(0, kept.length - 1);
        double[][] covariance = new double[free][free];
        double[] difference = new double[free];
        for (int i = 0; i < free; i++) {
            difference[i] = observed[kept[i]] - expected[kept[i]];
            for (int j = 0; j < free; j++) {
                covariance[i][j] = variance[kept[i]][kept[j]];
            }
        }
        Cholesky factors = Cholesky.of(covariance);
        if (factors.rank() == 0) {
            return Optional.empty();
        }
        double[] solved = factors.solve(difference);
        double statistic = 0;
        for (int i = 0; i < free; i++) {
            statistic += difference[i] * solved[i];
        }
        return Optional.of(new ChiSquareTest(Math.max(0, statistic), factors.rank()));
    }
}
