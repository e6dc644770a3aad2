package dev.bearing.vector;

import dev.bearing.internal.Lazy;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What the tiers of a chain are worth, by index, with why that is not known where it is not. */
final class LadderValues {

    private final Ladder ladder;
    private final LadderChain chain;
    private final double[] margins;
    private final boolean[] priced;
    private final boolean[][] reachable;
    private final boolean[][] reached;
    private final List<Optional<Reasoned>> obstacles;
    private final int[] valued;
    private final double[][] valueByTier;
    private final Supplier<double[][]> visits;
    private final Supplier<double[][]> draws;

    /** Why something is not known. */
    record Reasoned(Answer.Reason reason, String message) {

        <T> Answer<T> unknown() {
            return Answer.unknown(reason, message);
        }
    }

    LadderValues(Ladder ladder, LadderChain chain, double[] margins, boolean[] priced) {
        this.ladder = ladder;
        this.chain = chain;
        this.margins = margins;
        this.priced = priced;
        this.reachable = chain.reachable();
        this.reached = chain.reached();
        int n = chain.size();
        this.obstacles = IntStream.range(0, n).mapToObj(this::lookForObstacle).toList();
        this.valued =
                IntStream.range(0, n).filter(i -> obstacles.get(i).isEmpty()).toArray();
        double discount = ladder.monthlyDiscount();
        this.valueByTier = chain.valueByTier(valued, margins, discount);
        this.visits = Lazy.of(this::solveVisits);
        this.draws = Lazy.of(() -> LadderDraws.values(chain, valued, margins, discount));
    }

    /** Returns why the value of a tier is not known, or empty where it is. */
    Optional<Reasoned> obstacle(int tier) {
        return obstacles.get(tier);
    }

    /** Returns whether an account may come from one tier to the other. */
    boolean leadsTo(int from, int to) {
        return reachable[from][to];
    }

    /**
     * Returns what an account of a tier will pay in each tier, 0 where it never is; only where there is no obstacle.
     */
    double[] paid(int tier) {
        double[] own = valueByTier[place(tier)];
        double[] paid = new double[chain.size()];
        for (int j = 0; j < valued.length; j++) {
            paid[valued[j]] = own[j];
        }
        return paid;
    }

    /** Returns the value of a tier; only where there is no obstacle. */
    double value(int tier) {
        double[] own = valueByTier[place(tier)];
        double sum = 0;
        for (int j = 0; j < own.length; j++) {
            if (reachable[tier][valued[j]]) {
                sum += own[j];
            }
        }
        return sum;
    }

    /** Returns the discounted months that an account of one tier will spend in the other; both without an obstacle. */
    double visits(int from, int in) {
        return visits.get()[place(from)][place(in)];
    }

    /** Returns the 95 % interval of a tier's value. */
    Answer<Interval> interval(int tier) {
        Optional<Reasoned> reason = noInterval(tier);
        if (reason.isPresent()) {
            return reason.get().unknown();
        }
        if (!chain.isSmoothed(tier) && leadsNowhere(tier)) {
            return wilson(tier);
        }
        double[] own = draws.get()[place(tier)];
        return Answer.known(LadderDraws.interval95(r -> own[r], dearest()), replicates());
    }

    /** Returns the 95 % interval of the value of {@code to} less that of {@code from}. */
    Answer<Interval> differenceInterval(int from, int to) {
        Optional<Reasoned> reason = noInterval(from).or(() -> noInterval(to));
        return reason.isPresent()
                ? reason.get().unknown()
                : Answer.known(LadderDraws.interval95(drawnDifference(from, to)::get, dearest()), replicates());
    }

    /**
     * Returns the 95 % interval of a weighted sum of values, all in the same draws, so that errors that they share add
     * up or cancel as the weights do.
     *
     * @param weights one for each tier, of any sign
     */
    Answer<Interval> sumInterval(double[] weights) {
        int[] tiers =
                IntStream.range(0, weights.length).filter(i -> weights[i] != 0).toArray();
        if (tiers.length == 1) {
            double w = weights[tiers[0]];
            return interval(tiers[0])
                    .map(one -> Interval.of95(
                            Math.min(w * one.lower(), w * one.upper()), Math.max(w * one.lower(), w * one.upper())));
        }
        for (int tier : tiers) {
            Optional<Reasoned> reason = noInterval(tier);
            if (reason.isPresent()) {
                return reason.get().unknown();
            }
        }
        double[][] drawn = draws.get();
        double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
        return Answer.known(
                LadderDraws.interval95(
                        r -> {
                            double sum = 0;
                            for (int tier : tiers) {
                                sum += weights[tier] * drawn[place(tier)][r];
                            }
                            return sum;
                        },
                        dearest() * largest),
                replicates());
    }

    /** Returns the value of {@code to} less that of {@code from} in each draw. */
    Drawn drawnDifference(int from, int to) {
        double[] before = draws.get()[place(from)];
        double[] after = draws.get()[place(to)];
        return r -> after[r] - before[r];
    }

    /** Returns the largest margin, whatever its sign. */
    double dearest() {
        return Arrays.stream(margins).map(Math::abs).max().orElse(0);
    }

    /** A number in each draw of the chain. */
    interface Drawn {
        double get(int draw);
    }

    /** Returns why there is no interval for a tier, or empty where there is. */
    Optional<Reasoned> noInterval(int tier) {
        if (obstacles.get(tier).isPresent()) {
            return obstacles.get(tier);
        }
        Optional<Reasoned> few = tooFewOnTheWay(tier);
        if (few.isPresent()) {
            return few;
        }
        return valued.length > LadderDraws.MAX_TIERS && !leadsNowhere(tier)
                ? because(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        valued.length + " tiers, intervals are given for at most " + LadderDraws.MAX_TIERS)
                : Optional.empty();
    }

    /** Returns which tier that was reached from this one was seen too little for an interval, or empty. */
    Optional<Reasoned> tooFewOnTheWay(int tier) {
        for (int j = 0; j < chain.size(); j++) {
            if (reached[tier][j] && chain.atRisk(j) < LadderModel.INTERVAL_MINIMUM) {
                return because(
                        Answer.Reason.INSUFFICIENT_DATA,
                        chain.atRisk(j) + " account-months in " + name(j) + ", an interval needs "
                                + LadderModel.INTERVAL_MINIMUM);
            }
        }
        return Optional.empty();
    }

    private boolean leadsNowhere(int tier) {
        return IntStream.range(0, chain.size()).noneMatch(j -> j != tier && reachable[tier][j]);
    }

    private Answer<Interval> wilson(int i) {
        long left = chain.atRisk(i) - chain.moves(i, i);
        double[] churn = Proportions.wilson95(left, chain.atRisk(i));
        double discount = ladder.monthlyDiscount();
        double v = 1 / (1 + discount);
        double a = margins[i] / (discount * v + v * churn[0]);
        double b = margins[i] / (discount * v + v * churn[1]);
        return Answer.known(
                Interval.of95(Math.min(a, b), Math.max(a, b)),
                Explanation.inputs(
                        "value at the ends of the Wilson interval of churn",
                        List.of(new Contribution("lost", left), new Contribution("account-months", chain.atRisk(i)))));
    }

    private static Explanation replicates() {
        return Explanation.inputs(
                "Dirichlet draws of the chain", List.of(new Contribution("replicates", LadderDraws.REPLICATES)));
    }

    private double[][] solveVisits() {
        double[] units = new double[chain.size()];
        Arrays.fill(units, 1);
        return chain.valueByTier(valued, units, ladder.monthlyDiscount());
    }

    private Optional<Reasoned> lookForObstacle(int i) {
        boolean anyLost = false;
        for (int j = 0; j < chain.size(); j++) {
            if (reachable[i][j]) {
                if (!chain.hasRow(j)) {
                    return because(Answer.Reason.INSUFFICIENT_DATA, "no account-month was observed in tier " + name(j));
                }
                if (!priced[j]) {
                    return because(Answer.Reason.INSUFFICIENT_DATA, "the margin of tier " + name(j) + " is not known");
                }
                anyLost |= chain.smoothedLost(j) > 0;
            }
        }
        if (ladder.annualDiscount() > 0) {
            return Optional.empty();
        }
        if (!anyLost) {
            return because(
                    Answer.Reason.ZERO_CHURN,
                    "nobody was lost from " + name(i) + " or a tier it leads to, and nothing is discounted");
        }
        for (int j = 0; j < chain.size(); j++) {
            if (reachable[i][j] && !canBeLost(j)) {
                return because(
                        Answer.Reason.UNBOUNDED,
                        name(i) + " leads to " + name(j)
                                + ", which nobody ever left for good, and nothing is discounted");
            }
        }
        return Optional.empty();
    }

    private boolean canBeLost(int j) {
        return IntStream.range(0, chain.size()).anyMatch(k -> reachable[j][k] && chain.smoothedLost(k) > 0);
    }

    private static Optional<Reasoned> because(Answer.Reason reason, String message) {
        return Optional.of(new Reasoned(reason, message));
    }

    private String name(int tier) {
        return ladder.tiers().get(tier).id().value();
    }

    private int place(int tier) {
        return Arrays.binarySearch(valued, tier);
    }
}
