package dev.bearing.vector;

import dev.bearing.internal.stats.BetaQuadrature;
import dev.bearing.internal.stats.BetaSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * The exact distribution of a sum of expansions whose values are whole numbers of steps: accounts are convolved one by
 * one (the Poisson-binomial recursion, for unequal values), and a shared rate is integrated over its posterior.
 *
 * @see <a href="https://doi.org/10.1016/j.csda.2012.10.006">Hong (2013), section 2.2</a>
 */
final class LatticeKernel {

    /** How many joint draws of a block's rates stand for all where their grid is too large. */
    static final int DRAWS = 1_024;

    private static final int MAX_CHAIN = 12;
    private static final long SEED = 20_260_102L;

    private final List<ForecastBlock> blocks;
    private final ToIntFunction<CohortMember> steps;
    private final int limit;
    private final boolean drawn;

    /**
     * Takes the blocks and the number of steps of each member's value.
     *
     * @param limit the number of steps at which the lattice ends: what lies above is counted there
     * @param drawn whether rates that are too many to integrate on a grid are drawn from their posteriors
     */
    LatticeKernel(List<ForecastBlock> blocks, ToIntFunction<CohortMember> steps, int limit, boolean drawn) {
        this.blocks = blocks;
        this.steps = steps;
        this.limit = limit;
        this.drawn = drawn;
    }

    /**
     * Returns about how many multiplications a lattice of {@code points} points, cut at a limit, costs; infinite where
     * it cannot be done.
     */
    static double cost(List<ForecastBlock> blocks, double points, double limit, boolean drawn) {
        double cost = Math.min(points, limit) * blocks.size();
        double all = 0;
        for (ForecastBlock block : blocks) {
            all += block.members();
        }
        for (ForecastBlock block : blocks) {
            double outcomes = 0;
            for (ForecastUnit unit : block.units()) {
                int length = unit.members().size();
                if (length > MAX_CHAIN) {
                    return Double.POSITIVE_INFINITY;
                }
                outcomes += 1 << length;
            }
            double width = Math.min(limit, points * block.members() / all);
            double rates = drawn ? Math.min(DRAWS, block.combinations()) : block.combinations();
            cost += rates * outcomes / 2 * width / 2 + Math.min(points, limit) * width / 2;
        }
        return cost;
    }

    /** Returns the probability of each number of steps up to the limit. */
    double[] distribution() {
        double[] total = {1};
        for (ForecastBlock block : blocks) {
            total = cut(convolve(total, integrate(block)), limit);
        }
        return total;
    }

    private double[] integrate(ForecastBlock block) {
        List<String> names = List.copyOf(block.rates().keySet());
        List<Chain> chains = new ArrayList<>(block.units().size());
        int width = 0;
        for (ForecastUnit unit : block.units()) {
            Chain chain = Chain.of(unit, names, steps);
            chains.add(chain);
            width += Arrays.stream(chain.steps).sum();
        }
        if (drawn && block.combinations() > DRAWS) {
            return average(block, chains, Math.min(width, limit));
        }
        List<BetaQuadrature> quadratures = block.quadratures();
        width = Math.min(width, limit);
        Conditional conditional = new Conditional(chains, width);
        double[] mixture = new double[width + 1];
        int[] at = new int[names.size()];
        double[] rates = new double[names.size()];
        boolean more = true;
        while (more) {
            double weight = 1;
            for (int i = 0; i < at.length; i++) {
                rates[i] = quadratures.get(i).point(at[i]);
                weight *= quadratures.get(i).weight(at[i]);
            }
            double[] given = conditional.distribution(rates);
            for (int x = 0; x <= width; x++) {
                mixture[x] += weight * given[x];
            }
            more = advance(at, quadratures);
        }
        return mixture;
    }

    private static double[] average(ForecastBlock block, List<Chain> chains, int width) {
        BetaSampler sampler = new BetaSampler(new SplittableRandom(SEED));
        Conditional conditional = new Conditional(chains, width);
        double[] mixture = new double[width + 1];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] rates = block.rates().values().stream()
                    .mapToDouble(rate -> sampler.next(rate.a(), rate.b()))
                    .toArray();
            double[] given = conditional.distribution(rates);
            for (int x = 0; x <= width; x++) {
                mixture[x] += given[x] / DRAWS;
            }
        }
        return mixture;
    }

    private static boolean advance(int[] at, List<BetaQuadrature> quadratures) {
        for (int i = 0; i < at.length; i++) {
            if (++at[i] < quadratures.get(i).size()) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        convolve(a, a.length, b, sum);
        return sum;
    }

    /** Returns the first {@code limit + 1} probabilities, the last of which stands for all above as well. */
    private static double[] cut(double[] probabilities, int limit) {
        if (probabilities.length <= limit + 1) {
            return probabilities;
        }
        double[] kept = Arrays.copyOf(probabilities, limit + 1);
        for (int x = limit + 1; x < probabilities.length; x++) {
            kept[limit] += probabilities[x];
        }
        return kept;
    }

    /** Adds the convolution of the first {@code length} numbers of {@code a} with {@code b} to {@code sum}. */
    private static void convolve(double[] a, int length, double[] b, double[] sum) {
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0) {
                addMultiple(a, length, b[j], sum, j);
            }
        }
    }

    /** The innermost loop, in a method of its own so that it is compiled as a whole before the outer ones end. */
    private static void addMultiple(double[] a, int length, double factor, double[] sum, int from) {
        for (int i = 0; i < length; i++) {
            sum[i + from] += a[i] * factor;
        }
    }

    /** The distribution of the sum of all chains, given the rates; built up in two arrays that take turns. */
    private static final class Conditional {

        private final List<Chain> chains;
        private double[] sum;
        private double[] next;

        Conditional(List<Chain> chains, int width) {
            this.chains = chains;
            this.sum = new double[width + 1];
            this.next = new double[width + 1];
        }

        /** Returns {@code double[1 + sum of all steps]}, which the next call overwrites. */
        double[] distribution(double[] rates) {
            sum[0] = 1;
            int top = 0;
            for (Chain chain : chains) {
                if (chain.steps.length == 1) {
                    top = add(chain.steps[0], chain.conditionalReach[0] * chain.decided[0] * chain.rate(0, rates), top);
                } else {
                    top = add(chain.distribution(rates), top);
                }
            }
            return sum;
        }

        private int add(int step, double p, int top) {
            int limit = sum.length - 1;
            int last = Math.min(top + step, limit);
            double above = 0;
            for (int x = Math.max(0, limit - step + 1); x <= top; x++) {
                above += sum[x] * p;
            }
            Arrays.fill(sum, top + 1, last + 1, 0);
            for (int x = last; x >= step; x--) {
                sum[x] = sum[x] * (1 - p) + sum[x - step] * p;
            }
            for (int x = Math.min(step - 1, last); x >= 0; x--) {
                sum[x] *= 1 - p;
            }
            sum[last] += above;
            return last;
        }

        private int add(double[] own, int top) {
            int limit = sum.length - 1;
            int last = Math.min(limit, top + own.length - 1);
            Arrays.fill(next, 0, last + 1, 0);
            for (int j = 0; j < own.length; j++) {
                if (own[j] != 0) {
                    int length = Math.min(top + 1, Math.max(0, limit - j + 1));
                    addMultiple(sum, length, own[j], next, j);
                    for (int x = length; x <= top; x++) {
                        next[limit] += sum[x] * own[j];
                    }
                }
            }
            double[] spare = sum;
            sum = next;
            next = spare;
            return last;
        }
    }

    /** One account's milestones, nearest first, in arrays. */
    private static final class Chain {

        private final int[] steps;
        private final double[] conditionalReach;
        private final double[] decided;
        private final int[] stratum;
        private final double[] known;

        private Chain(int length) {
            steps = new int[length];
            conditionalReach = new double[length];
            decided = new double[length];
            stratum = new int[length];
            known = new double[length];
        }

        static Chain of(ForecastUnit unit, List<String> strata, ToIntFunction<CohortMember> steps) {
            Chain chain = new Chain(unit.members().size());
            double before = 1;
            for (int k = 0; k < chain.steps.length; k++) {
                CohortMember member = unit.members().get(k);
                chain.steps[k] = steps.applyAsInt(member);
                chain.conditionalReach[k] = before > 0 ? Math.min(1, member.reach() / before) : 0;
                chain.decided[k] = member.decided();
                before = member.reach();
                if (member.take() instanceof TakeRate.Estimated rate) {
                    chain.stratum[k] = strata.indexOf(rate.stratum());
                } else {
                    chain.stratum[k] = -1;
                    chain.known[k] = member.take().mean();
                }
            }
            return chain;
        }

        double rate(int k, double[] rates) {
            return stratum[k] < 0 ? known[k] : rates[stratum[k]];
        }

        /** Returns the probability of each number of steps, the farthest milestone reckoned first. */
        double[] distribution(double[] rates) {
            double[] onward = {1};
            for (int k = steps.length - 1; k >= 0; k--) {
                double[] here = new double[onward.length + steps[k]];
                double take = conditionalReach[k] * decided[k] * rate(k, rates);
                double pass = conditionalReach[k] - take;
                for (int x = 0; x < onward.length; x++) {
                    here[x] += pass * onward[x];
                    here[x + steps[k]] += take * onward[x];
                }
                here[0] += 1 - conditionalReach[k];
                onward = here;
            }
            return onward;
        }
    }
}
