package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Lazy;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/**
 * What a customer of each tier is worth, and where the tiers are moving: an absorbing Markov chain over the tiers of a
 * {@link Ladder}, with churn as the state nobody leaves. The chain's probabilities are the observed shares of
 * account-months (maximum likelihood), so that churn is exactly the pooled lost / at risk.
 *
 * <p>With m the margin of each tier per month, Q the moves from tier to tier and v = 1 / (1 + monthly discount), the
 * lifetime values solve {@code LTV = m + v Q LTV}: payments in advance, starting now. With one tier and no discount
 * that is ARPA / churn.
 *
 * <pre>{@code
 * LadderModel model = LadderModel.fit(ladder, moves, USD, Map.of(person, 10.0, business, 100.0));
 * model.lifetimeValue(person);               // Known USD 5757.58
 * model.promotionWorth(person, business);    // Known USD 13030.30
 * }</pre>
 *
 * <p>The formula is that of Pfeifer and Carraway, "Modeling customer relationships as Markov chains", Journal of
 * Interactive Marketing 14(2), 2000.
 */
public final class LadderModel {

    /** The fewest account-months in every tier on the way for which an interval is given. */
    public static final int INTERVAL_MINIMUM = 30;

    private final Ladder ladder;
    private final CurrencyUnit currency;
    private final LadderChain chain;
    private final double[] margins;
    private final int months;
    private final boolean[][] reachable;
    private final List<Optional<Answer.Unknown<EstimatedMoney>>> obstacles;
    private final int[] valued;
    private final double[][] valueByTier;
    private final Supplier<double[][]> bootstrap;

    private LadderModel(Ladder ladder, TierMoves moves, CurrencyUnit currency, Map<TierId, Double> margins) {
        this.ladder = ladder;
        this.currency = requireNonNull(currency, "currency");
        this.months = moves.months().size();
        int n = ladder.tiers().size();
        long[][] counts = new long[n][n];
        long[] lost = new long[n];
        this.margins = new double[n];
        boolean[] priced = new boolean[n];
        for (int i = 0; i < n; i++) {
            TierId from = id(i);
            lost[i] = moves.lost(from);
            for (int j = 0; j < n; j++) {
                counts[i][j] = moves.moved(from, id(j));
            }
            Double margin = margins.get(from);
            priced[i] = margin != null;
            this.margins[i] = margin == null ? 0 : margin;
        }
        this.chain = new LadderChain(counts, lost);
        this.reachable = chain.reachable();
        this.obstacles =
                IntStream.range(0, n).mapToObj(i -> obstacle(i, priced)).toList();
        this.valued =
                IntStream.range(0, n).filter(i -> obstacles.get(i).isEmpty()).toArray();
        double discount = ladder.monthlyDiscount();
        this.valueByTier = chain.valueByTier(valued, this.margins, discount);
        this.bootstrap = Lazy.of(() -> LadderBootstrap.interval95(chain, valued, this.margins, discount));
    }

    /**
     * Returns the chain of observed moves.
     *
     * @param ladder the tiers and the discount
     * @param moves how many accounts moved in which month; only between tiers of the ladder
     * @param currency the currency of the margins
     * @param margins what an account of each tier brings in a month, in major units and finite: the mean amount paid,
     *     or that less the cost to serve; a tier may be missing, and then the value of a tier that leads to it is not
     *     known
     * @throws IllegalArgumentException if a tier of the moves or margins is not on the ladder, or a margin not finite
     */
    public static LadderModel fit(Ladder ladder, TierMoves moves, CurrencyUnit currency, Map<TierId, Double> margins) {
        for (TierId tier : moves.tiers()) {
            checkArgument(ladder.tier(tier).isPresent(), "tier %s of the moves is not on the ladder", tier);
        }
        margins.forEach((tier, margin) -> {
            checkArgument(ladder.tier(tier).isPresent(), "tier %s of the margins is not on the ladder", tier);
            checkArgument(Double.isFinite(margin), "margin of %s must be finite, was %s", tier, margin);
        });
        return new LadderModel(ladder, moves, currency, margins);
    }

    /** Returns the ladder. */
    public Ladder ladder() {
        return ladder;
    }

    /** Returns the currency of the values. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns how many months were observed. */
    public int months() {
        return months;
    }

    /** Returns the discount rate per month. */
    public double monthlyDiscount() {
        return ladder.monthlyDiscount();
    }

    /**
     * Returns what an account of this tier is worth from now on, payments of the current month included; the terms are
     * what it will pay in each tier it may pass. Unknown with ZERO_CHURN or UNBOUNDED where it may end in a tier that
     * nobody was ever lost from and nothing is discounted, with INSUFFICIENT_DATA where a tier on its way was never
     * seen or has no margin.
     *
     * @throws IllegalArgumentException if the tier is not on the ladder
     */
    public Answer<EstimatedMoney> lifetimeValue(TierId tier) {
        int i = index(tier);
        Optional<Answer.Unknown<EstimatedMoney>> obstacle = obstacles.get(i);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        double[] parts = valueByTier[Arrays.binarySearch(valued, i)];
        List<Contribution> terms = new ArrayList<>();
        double sum = 0;
        for (int j = 0; j < parts.length; j++) {
            if (reachable[i][valued[j]]) {
                terms.add(new Contribution("paid in " + id(valued[j]), parts[j]));
                sum += parts[j];
            }
        }
        return Answer.known(EstimatedMoney.of(currency, sum), Explanation.sum("(I - vQ)^-1 m", terms));
    }

    /**
     * Returns the 95 % interval of the lifetime value in major units, the margins taken as given. Where the tier leads
     * to no other, it is the value at the ends of the Wilson interval of its churn; else the percentile interval of
     * 1,000 draws of the chain from Dirichlet distributions with the observed counts (the Bayesian bootstrap, seed
     * fixed), which keeps the values positive and finite where the delta method or a multinomial bootstrap would not.
     * Unknown below {@value #INTERVAL_MINIMUM} account-months in any tier on the way.
     *
     * @throws IllegalArgumentException if the tier is not on the ladder
     */
    public Answer<Interval> interval(TierId tier) {
        int i = index(tier);
        Optional<Answer.Unknown<EstimatedMoney>> obstacle = obstacles.get(i);
        if (obstacle.isPresent()) {
            return Answer.unknown(obstacle.get().reason(), obstacle.get().message());
        }
        for (int j = 0; j < chain.size(); j++) {
            if (reachable[i][j] && chain.atRisk(j) < INTERVAL_MINIMUM) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        chain.atRisk(j) + " account-months in " + id(j) + ", an interval needs " + INTERVAL_MINIMUM);
            }
        }
        if (IntStream.range(0, chain.size()).filter(j -> reachable[i][j]).count() == 1) {
            return wilson(i);
        }
        if (valued.length > LadderBootstrap.MAX_TIERS) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    valued.length + " tiers, intervals are given for at most " + LadderBootstrap.MAX_TIERS);
        }
        double[] ends = bootstrap.get()[Arrays.binarySearch(valued, i)];
        return Answer.known(
                Interval.of95(ends[0], ends[1]),
                Explanation.inputs(
                        "Bayesian bootstrap", List.of(new Contribution("replicates", LadderBootstrap.REPLICATES))));
    }

    /** Returns the counted moves out of a tier as probabilities per month: staying included, churn left out. */
    public SortedMap<TierId, Double> probabilities(TierId from) {
        int i = index(from);
        SortedMap<TierId, Double> row = new TreeMap<>();
        for (int j = 0; j < chain.size(); j++) {
            if (chain.moves(i, j) > 0) {
                row.put(id(j), chain.probability(i, j));
            }
        }
        return Collections.unmodifiableSortedMap(row);
    }

    /**
     * Returns the share that was lost, of all account-months in a tier.
     *
     * @throws IllegalArgumentException if the tier is not on the ladder
     */
    public Rate churn(TierId tier) {
        int i = index(tier);
        return share(i, chain.lost(i));
    }

    /**
     * Returns what one promotion is worth: the difference of two lifetime values, and the ceiling on what it may cost
     * to bring about.
     *
     * @throws IllegalArgumentException if a tier is not on the ladder
     */
    public Answer<EstimatedMoney> promotionWorth(TierId from, TierId to) {
        return lifetimeValue(from)
                .flatMap(before -> lifetimeValue(to).flatMap(after -> {
                    List<Contribution> terms = List.of(
                            new Contribution("value in " + to, after.amount()),
                            new Contribution("value in " + from, -before.amount()));
                    return Answer.known(
                            EstimatedMoney.of(currency, after.amount() - before.amount()),
                            Explanation.sum("difference of lifetime values", terms));
                }));
    }

    /**
     * Returns what an account is worth above the others of its tier because it moves differently for some months:
     * {@code E_own[cash + vᴴ LTV(tier then)] - LTV(tier now)}. While it stays in its tier it moves by its own row; once
     * it has moved, and after the months, like everybody. It is exactly 0 for the tier's own row, and the terms are
     * what each destination adds.
     *
     * @param tier the account's tier
     * @param ownRow its own probabilities a month of being in each tier a month later, its own tier included; each 0 or
     *     more, their sum at most 1, the rest being churn
     * @param months for how many months it moves by that row, 1 or more
     * @throws IllegalArgumentException if a tier is not on the ladder or a probability out of its range
     */
    public Answer<EstimatedMoney> advantage(TierId tier, Map<TierId, Double> ownRow, int months) {
        checkArgument(months > 0, "months must be positive, was %s", months);
        int own = index(tier);
        double[] row = new double[chain.size()];
        double total = 0;
        for (Map.Entry<TierId, Double> entry : new TreeMap<>(ownRow).entrySet()) {
            double p = entry.getValue();
            checkArgument(p >= 0 && p <= 1, "probability of %s must be in [0, 1], was %s", entry.getKey(), p);
            row[index(entry.getKey())] = p;
            total += p;
        }
        checkArgument(total <= 1 + 1e-9, "probabilities must add up to at most 1, were %s", total);
        Answer<EstimatedMoney> base = lifetimeValue(tier);
        if (!base.isKnown()) {
            return base;
        }
        double v = 1 / (1 + monthlyDiscount());
        double factor = 0;
        double power = 1;
        for (int month = 0; month < months; month++) {
            factor += power;
            power *= v * row[own];
        }
        List<Contribution> terms = new ArrayList<>();
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            double difference = row[j] - chain.probability(own, j);
            if (difference != 0) {
                Answer<EstimatedMoney> there = lifetimeValue(id(j));
                if (!there.isKnown()) {
                    return there;
                }
                double term =
                        factor * v * difference * there.orElseThrow("known").amount();
                terms.add(new Contribution("moves to " + id(j), term));
                sum += term;
            }
        }
        return Answer.known(EstimatedMoney.of(currency, sum), Explanation.sum("own moves against the tier's", terms));
    }

    /**
     * Returns how many of today's accounts are expected in each tier after some months, newcomers left out: x Qⁿ.
     * Unknown where accounts may come to a tier that was never seen.
     *
     * @param accounts today's accounts by tier, each 0 or more and finite
     * @param months how many months ahead, 0 or more
     */
    public Answer<SortedMap<TierId, Double>> mixAfter(Map<TierId, Double> accounts, int months) {
        checkArgument(months >= 0, "months must not be negative, was %s", months);
        int n = chain.size();
        double[] mix = new double[n];
        for (Map.Entry<TierId, Double> entry : accounts.entrySet()) {
            double count = entry.getValue();
            checkArgument(
                    count >= 0 && count < Double.POSITIVE_INFINITY,
                    "accounts of %s must be finite and not negative, was %s",
                    entry.getKey(),
                    count);
            mix[index(entry.getKey())] = count;
        }
        for (int step = 0; step < months; step++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                if (mix[i] > 0 && chain.atRisk(i) == 0) {
                    return Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA, "no account-month was observed in tier " + id(i));
                }
                for (int j = 0; j < n; j++) {
                    next[j] += mix[i] * chain.probability(i, j);
                }
            }
            mix = next;
        }
        SortedMap<TierId, Double> result = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            result.put(id(i), mix[i]);
        }
        return Answer.known(
                Collections.unmodifiableSortedMap(result),
                Explanation.inputs("x Q^n", List.of(new Contribution("months", months))));
    }

    /**
     * Returns one row for each tier, lowest rank first.
     *
     * @param accounts how many accounts are in each tier today; a missing tier has none
     */
    public List<VectorGroup> groups(Map<TierId, Long> accounts) {
        List<VectorGroup> groups = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            long up = 0;
            long down = 0;
            for (int j = 0; j < chain.size(); j++) {
                up += j > i ? chain.moves(i, j) : 0;
                down += j < i ? chain.moves(i, j) : 0;
            }
            ValueTier tier = ladder.tiers().get(i);
            groups.add(new VectorGroup(
                    tier.id(),
                    tier.rank(),
                    accounts.getOrDefault(tier.id(), 0L),
                    lifetimeValue(tier.id()),
                    interval(tier.id()),
                    share(i, up),
                    share(i, down),
                    share(i, chain.lost(i))));
        }
        return Collections.unmodifiableList(groups);
    }

    private Rate share(int tier, long count) {
        return Rate.ofCounts(count, chain.atRisk(tier)).named("TIER_MONTHS", "");
    }

    private Answer<Interval> wilson(int i) {
        long left = chain.atRisk(i) - chain.moves(i, i);
        double[] churn = Proportions.wilson95(left, chain.atRisk(i));
        double discount = monthlyDiscount();
        double v = 1 / (1 + discount);
        double a = margins[i] / (discount * v + v * churn[0]);
        double b = margins[i] / (discount * v + v * churn[1]);
        return Answer.known(
                Interval.of95(Math.min(a, b), Math.max(a, b)),
                Explanation.inputs(
                        "value at the ends of the Wilson interval of churn",
                        List.of(new Contribution("lost", left), new Contribution("account-months", chain.atRisk(i)))));
    }

    private Optional<Answer.Unknown<EstimatedMoney>> obstacle(int i, boolean[] priced) {
        boolean anyLost = false;
        for (int j = 0; j < chain.size(); j++) {
            if (reachable[i][j]) {
                if (chain.atRisk(j) == 0) {
                    return obstacle(Answer.Reason.INSUFFICIENT_DATA, "no account-month was observed in tier " + id(j));
                }
                if (!priced[j]) {
                    return obstacle(Answer.Reason.INSUFFICIENT_DATA, "the margin of tier " + id(j) + " is not known");
                }
                anyLost |= chain.lost(j) > 0;
            }
        }
        if (ladder.annualDiscount() > 0) {
            return Optional.empty();
        }
        if (!anyLost) {
            return obstacle(
                    Answer.Reason.ZERO_CHURN,
                    "nobody was lost from " + id(i) + " or a tier it leads to, and nothing is discounted");
        }
        for (int j = 0; j < chain.size(); j++) {
            if (reachable[i][j] && !canBeLost(j)) {
                return obstacle(
                        Answer.Reason.UNBOUNDED,
                        id(i) + " leads to " + id(j) + ", which nobody ever left for good, and nothing is discounted");
            }
        }
        return Optional.empty();
    }

    private boolean canBeLost(int j) {
        return IntStream.range(0, chain.size()).anyMatch(k -> reachable[j][k] && chain.lost(k) > 0);
    }

    private static Optional<Answer.Unknown<EstimatedMoney>> obstacle(Answer.Reason reason, String message) {
        return Optional.of(new Answer.Unknown<>(reason, message));
    }

    private TierId id(int i) {
        return ladder.tiers().get(i).id();
    }

    private int index(TierId tier) {
        for (int i = 0; i < chain.size(); i++) {
            if (id(i).equals(tier)) {
                return i;
            }
        }
        throw new IllegalArgumentException("tier " + tier + " is not on the ladder");
    }
}
