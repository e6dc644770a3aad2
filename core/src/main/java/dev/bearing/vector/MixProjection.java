package dev.bearing.vector;

import dev.bearing.internal.stats.NormalSampler;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mix of tiers to come, x Qⁿ, with the interval of the counts: in each draw of the chain the accounts of a tier are
 * a sum of independent choices, whose mean and variance are known; one count is drawn from the binomial distribution
 * with that mean and variance, from the normal one where the variance is {@value #NORMAL_FROM} or more.
 */
final class MixProjection {

    /** More tiers than these would take seconds. */
    private static final int MAX_TIERS = 20;

    private static final int NORMAL_FROM = 25;

    /** Enough for whole numbers, of which there are few. */
    private static final int REPLICATES = 400;

    private final Ladder ladder;
    private final LadderChain chain;
    private final LadderValues values;

    MixProjection(Ladder ladder, LadderChain chain, LadderValues values) {
        this.ladder = ladder;
        this.chain = chain;
        this.values = values;
    }

    /** Returns the expected mix after some months, or why it is not known. */
    static Answer<SortedMap<TierId, Double>> expected(Ladder ladder, LadderChain chain, double[] start, int months) {
        int n = chain.size();
        double[] mix = start;
        for (int step = 0; step < months; step++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                if (mix[i] > 0 && !chain.hasRow(i)) {
                    return Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "no account-month was observed in tier "
                                    + ladder.tiers().get(i).id());
                }
                for (int j = 0; j < n; j++) {
                    next[j] += mix[i] * chain.probability(i, j);
                }
            }
            mix = next;
        }
        SortedMap<TierId, Double> result = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            result.put(ladder.tiers().get(i).id(), mix[i]);
        }
        return Answer.known(
                Collections.unmodifiableSortedMap(result),
                Explanation.inputs("x Q^n", List.of(new Contribution("months", months))));
    }

    /** Returns the mix of each of the months to come. */
    Answer<List<ProjectedMix>> of(long[] accounts, int months) {
        double[] start = Arrays.stream(accounts).asDoubleStream().toArray();
        Answer<SortedMap<TierId, Double>> last = expected(ladder, chain, start, months);
        if (last instanceof Answer.Unknown<SortedMap<TierId, Double>> unknown) {
            return Answer.unknown(unknown.reason(), unknown.message());
        }
        Optional<Answer<Interval>> none = noInterval(accounts);
        double[][][] drawn = none.isPresent() ? new double[0][][] : draw(accounts, months);
        List<ProjectedMix> projection = new ArrayList<>();
        for (int month = 1; month <= months; month++) {
            SortedMap<TierId, Double> mix =
                    expected(ladder, chain, start, month).orElseThrow("a mix");
            SortedMap<TierId, Estimate> estimates = new TreeMap<>();
            for (int j = 0; j < chain.size(); j++) {
                TierId tier = ladder.tiers().get(j).id();
                Answer<Interval> interval = none.isPresent() ? none.get() : interval(drawn[month - 1][j]);
                estimates.put(tier, new Estimate(mix.getOrDefault(tier, 0.0), interval));
            }
            projection.add(new ProjectedMix(month, estimates));
        }
        return Answer.known(
                Collections.unmodifiableList(projection),
                Explanation.inputs("x Q^n", List.of(new Contribution("months", months))));
    }

    private Optional<Answer<Interval>> noInterval(long[] accounts) {
        if (chain.size() > MAX_TIERS) {
            return Optional.of(Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    chain.size() + " tiers, intervals of the mix are given for at most " + MAX_TIERS));
        }
        for (int i = 0; i < accounts.length; i++) {
            if (accounts[i] > 0) {
                Optional<LadderValues.Reasoned> few = values.tooFewOnTheWay(i);
                if (few.isPresent()) {
                    return Optional.of(few.get().unknown());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns {@code double[months][tiers][replicates]}: accounts, sorted. */
    private double[][][] draw(long[] accounts, int months) {
        int n = chain.size();
        LadderDraws draws = LadderDraws.of(chain);
        NormalSampler normal = new NormalSampler(draws.random());
        double[][][] drawn = new double[months][n][REPLICATES];
        double[][] rows = new double[n][];
        for (int r = 0; r < REPLICATES; r++) {
            for (int i = 0; i < n; i++) {
                rows[i] = draws.row(i);
            }
            double[][] where = new double[n][n];
            for (int i = 0; i < n; i++) {
                where[i][i] = 1;
            }
            for (int month = 0; month < months; month++) {
                where = step(where, rows);
                for (int j = 0; j < n; j++) {
                    double mean = 0;
                    double variance = 0;
                    for (int i = 0; i < n; i++) {
                        mean += accounts[i] * where[i][j];
                        variance += accounts[i] * where[i][j] * (1 - where[i][j]);
                    }
                    drawn[month][j][r] = variance >= NORMAL_FROM
                            ? Math.max(0, Math.rint(mean + Math.sqrt(variance) * normal.next()))
                            : few(mean, variance, draws.random().nextDouble());
                }
            }
        }
        for (double[][] month : drawn) {
            for (double[] tier : month) {
                Arrays.sort(tier);
            }
        }
        return drawn;
    }

    private static double[][] step(double[][] where, double[][] rows) {
        int n = where.length;
        double[][] next = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double here = where[i][k];
                for (int j = 0; here > 0 && j < n; j++) {
                    next[i][j] += here * rows[k][j];
                }
            }
        }
        return next;
    }

    /** Returns the quantile of the binomial distribution with a mean and a variance, rounded to a whole size. */
    private static double few(double mean, double variance, double uniform) {
        if (!(mean > 0)) {
            return 0;
        }
        double size = Math.max(Math.ceil(mean), Math.rint(mean / Math.max(1e-9, 1 - variance / mean)));
        double share = Math.min(1, mean / size);
        return share > 0.5 ? size - inverted(size, 1 - share, uniform) : inverted(size, share, uniform);
    }

    private static double inverted(double size, double share, double uniform) {
        double mass = Math.exp(size * Math.log1p(-share));
        double below = mass;
        double count = 0;
        while (below < uniform && count < size) {
            mass *= (size - count) / (count + 1) * share / (1 - share);
            below += mass;
            count++;
        }
        return count;
    }

    private static Answer<Interval> interval(double[] sorted) {
        return Answer.known(
                Interval.of95(Math.floor(Quantiles.of(sorted, 0.025)), Math.ceil(Quantiles.of(sorted, 0.975))),
                Explanation.inputs(
                        "Dirichlet draws of the chain", List.of(new Contribution("replicates", REPLICATES))));
    }
}
