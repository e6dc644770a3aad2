package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What a customer of each tier is worth, and where the tiers are moving: an absorbing Markov chain over the tiers of a
 * {@link Ladder}, with churn as the state nobody leaves. The chain's probabilities are the observed shares of
 * account-months (maximum likelihood), so that churn is exactly the pooled lost / at risk; {@link #smoothedBy} a prior
 * they are drawn towards those of all tiers together, and a tier never seen has the prior's.
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
    private final TierMoves moves;
    private final CurrencyUnit currency;
    private final LadderPrior prior;
    private final LadderChain chain;
    private final SortedMap<TierId, Double> margins;
    private final LadderValues values;

    private LadderModel(
            Ladder ladder, TierMoves moves, CurrencyUnit currency, Map<TierId, Double> margins, LadderPrior prior) {
        this.ladder = ladder;
        this.moves = moves;
        this.currency = requireNonNull(currency, "currency");
        this.prior = requireNonNull(prior, "prior");
        this.margins = Collections.unmodifiableSortedMap(new TreeMap<>(margins));
        int n = ladder.tiers().size();
        long[][] counts = new long[n][n];
        long[] lost = new long[n];
        double[] amounts = new double[n];
        boolean[] priced = new boolean[n];
        for (int i = 0; i < n; i++) {
            TierId from = id(i);
            lost[i] = moves.lost(from);
            for (int j = 0; j < n; j++) {
                counts[i][j] = moves.moved(from, id(j));
            }
            priced[i] = margins.containsKey(from);
            amounts[i] = margins.getOrDefault(from, 0.0);
        }
        this.chain = new LadderChain(counts, lost, prior.counts(counts, lost, priced));
        this.values = new LadderValues(ladder, chain, amounts, priced);
    }

    /**
     * Returns the chain of observed moves, not smoothed.
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
        requireNonNull(ladder, "ladder");
        requireNonNull(moves, "moves");
        requireNonNull(margins, "margins");
        for (TierId tier : moves.tiers()) {
            checkArgument(ladder.tier(tier).isPresent(), "tier %s of the moves is not on the ladder", tier);
        }
        margins.forEach((tier, margin) -> {
            checkArgument(ladder.tier(tier).isPresent(), "tier %s of the margins is not on the ladder", tier);
            checkArgument(Double.isFinite(margin), "margin of %s must be finite, was %s", tier, margin);
        });
        return new LadderModel(ladder, moves, currency, margins, LadderPrior.none());
    }

    /** Returns the chain of the same moves and margins, smoothed by another prior. */
    public LadderModel smoothedBy(LadderPrior other) {
        return new LadderModel(ladder, moves, currency, margins, other);
    }

    /** Returns the ladder. */
    public Ladder ladder() {
        return ladder;
    }

    /** Returns the counts that the chain was fitted from. */
    public TierMoves moves() {
        return moves;
    }

    /** Returns the currency of the values. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns how the observed moves are smoothed. */
    public LadderPrior prior() {
        return prior;
    }

    /** Returns what an account of each tier brings in a month, in major units; a tier may be missing. */
    public SortedMap<TierId, Double> margins() {
        return margins;
    }

    /** Returns how many months were observed: those that began with an account in a tier. */
    public int months() {
        return moves.observedMonths();
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
        Optional<LadderValues.Reasoned> obstacle = values.obstacle(i);
        if (obstacle.isPresent()) {
            return obstacle.get().unknown();
        }
        double[] paid = values.paid(i);
        List<Contribution> terms = new ArrayList<>();
        for (int j = 0; j < paid.length; j++) {
            if (values.leadsTo(i, j)) {
                terms.add(new Contribution("paid in " + id(j), paid[j]));
            }
        }
        return Answer.known(EstimatedMoney.of(currency, values.value(i)), Explanation.sum("(I - vQ)^-1 m", terms));
    }

    /**
     * Returns the 95 % interval of the lifetime value in major units, the margins taken as given. Where the tier leads
     * to no other and is not smoothed, it is the value at the ends of the Wilson interval of its churn; else the
     * percentile interval of 1,000 draws of the chain from Dirichlet distributions with the observed counts and the
     * prior (without one, the Bayesian bootstrap; seed fixed), which keeps the values positive and finite where the
     * delta method or a multinomial bootstrap would not. Where so few were lost that accounts may stay for ever, the
     * upper end is infinite. Unknown below {@value #INTERVAL_MINIMUM} account-months in any tier that was reached from
     * it.
     *
     * @throws IllegalArgumentException if the tier is not on the ladder
     */
    public Answer<Interval> interval(TierId tier) {
        return values.interval(index(tier));
    }

    /**
     * Returns what these numbers of accounts of each tier are worth together, in major units, with its 95 % interval in
     * the same draws of the chain for all of them: their errors go together and do not cancel out. EMPTY_BASE without
     * an account; unknown where {@link #lifetimeValue} of one of the tiers is, its interval where {@link #interval} is.
     *
     * @param accounts how many accounts are in each tier, 0 or more; a missing tier has none
     * @throws IllegalArgumentException if a tier is not on the ladder or a number negative
     */
    public Answer<Estimate> lifetimeValueOf(Map<TierId, Long> accounts) {
        double[] counts = new double[ladder.tiers().size()];
        accounts.forEach((tier, count) -> {
            checkArgument(count >= 0, "accounts of %s must not be negative, were %s", tier, count);
            counts[index(tier)] = count;
        });
        List<Contribution> terms = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                Optional<LadderValues.Reasoned> obstacle = values.obstacle(i);
                if (obstacle.isPresent()) {
                    return obstacle.get().unknown();
                }
                double worth = counts[i] * values.value(i);
                terms.add(new Contribution(accounts.get(id(i)) + " of " + id(i), worth));
                sum += worth;
            }
        }
        return terms.isEmpty()
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "there is no account")
                : Answer.known(
                        new Estimate(sum, values.sumInterval(counts)), Explanation.sum("lifetime values", terms));
    }

    /** Returns the 95 % interval of a sum of lifetime values, each times a number of any sign. */
    Answer<Interval> intervalOf(Map<TierId, Double> weights) {
        double[] byTier = new double[ladder.tiers().size()];
        weights.forEach((tier, weight) -> byTier[index(tier)] = weight);
        return values.sumInterval(byTier);
    }

    /** Returns the moves out of a tier as probabilities per month: staying included, churn left out. */
    public SortedMap<TierId, Double> probabilities(TierId from) {
        int i = index(from);
        SortedMap<TierId, Double> row = new TreeMap<>();
        for (int j = 0; j < chain.size(); j++) {
            double probability = chain.probability(i, j);
            if (probability > 0) {
                row.put(id(j), probability);
            }
        }
        return Collections.unmodifiableSortedMap(row);
    }

    /**
     * Returns the share that was lost, of all account-months in a tier, as counted.
     *
     * @throws IllegalArgumentException if the tier is not on the ladder
     */
    public Rate churn(TierId tier) {
        int i = index(tier);
        return LadderTable.share(chain, i, chain.lost(i));
    }

    /**
     * Returns the chain's probability a month to be lost from a tier: the share counted, smoothed by the prior. Unknown
     * with EMPTY_BASE for a tier that was never seen, where there is no prior.
     *
     * @throws IllegalArgumentException if the tier is not on the ladder
     */
    public Answer<Double> churnProbability(TierId tier) {
        int i = index(tier);
        return chain.isSmoothed(i)
                ? Answer.known(
                        chain.churn(i),
                        Explanation.quotient(
                                "lost / at risk, with the prior of both",
                                new Contribution("lost", chain.smoothedLost(i)),
                                new Contribution("account-months", chain.weight(i))))
                : churn(tier).fraction();
    }

    /** Returns the table of the chain: a row for each tier, lowest rank first, with counts beside probabilities. */
    public List<TransitionRow> transitions() {
        return LadderTable.rows(ladder, chain);
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
     * Returns the 95 % interval of what one promotion is worth, in major units: both values in the same draws of the
     * chain, so that what they share does not widen it. Unknown as {@link #interval}.
     *
     * @throws IllegalArgumentException if a tier is not on the ladder
     */
    public Answer<Interval> promotionWorthInterval(TierId from, TierId to) {
        return values.differenceInterval(index(from), index(to));
    }

    /**
     * Returns what one more point of each move is worth: for each tier, of those who stay, one more account in a
     * hundred a month moves up, moves down or is lost. A row for each tier and each other state that it leads to,
     * lowest rank first, the lost last.
     *
     * @param accounts how many accounts are in each tier today; a missing tier has none
     * @throws IllegalArgumentException if a tier is not on the ladder or a number negative
     */
    public List<MovePrice> movePrices(Map<TierId, Long> accounts) {
        return new LadderSensitivity(ladder, currency, chain, values).prices(counts(accounts));
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
        return base.isKnown() ? advantage(own, row, months) : base;
    }

    private Answer<EstimatedMoney> advantage(int own, double[] row, int months) {
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
     * Unknown where accounts may come to a tier that was never seen and has no prior.
     *
     * @param accounts today's accounts by tier, each 0 or more and finite
     * @param months how many months ahead, 0 or more
     */
    public Answer<SortedMap<TierId, Double>> mixAfter(Map<TierId, Double> accounts, int months) {
        checkArgument(months >= 0, "months must not be negative, was %s", months);
        double[] mix = new double[chain.size()];
        for (Map.Entry<TierId, Double> entry : accounts.entrySet()) {
            double count = entry.getValue();
            checkArgument(
                    count >= 0 && count < Double.POSITIVE_INFINITY,
                    "accounts of %s must be finite and not negative, was %s",
                    entry.getKey(),
                    count);
            mix[index(entry.getKey())] = count;
        }
        return MixProjection.expected(ladder, chain, mix, months);
    }

    /**
     * Returns today's accounts month by month: how many are expected in each tier, as {@link #mixAfter}, with the 95 %
     * interval of how many it will be, from 400 draws of the chain and of what the accounts then do (seed fixed). The
     * interval is unknown below {@value #INTERVAL_MINIMUM} account-months in any tier on the way.
     *
     * @param accounts today's accounts by tier, each 0 or more
     * @param months how many months ahead, 1 or more
     * @return one entry for each month from the next one on
     */
    public Answer<List<ProjectedMix>> projection(Map<TierId, Long> accounts, int months) {
        checkArgument(months > 0, "months must be positive, was %s", months);
        return new MixProjection(ladder, chain, values).of(counts(accounts), months);
    }

    /**
     * Returns one row for each tier, lowest rank first.
     *
     * @param accounts how many accounts are in each tier today; a missing tier has none
     */
    public List<VectorGroup> groups(Map<TierId, Long> accounts) {
        List<VectorGroup> groups = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            ValueTier tier = ladder.tiers().get(i);
            groups.add(new VectorGroup(
                    tier.id(),
                    tier.rank(),
                    accounts.getOrDefault(tier.id(), 0L),
                    lifetimeValue(tier.id()),
                    interval(tier.id()),
                    LadderTable.promotion(chain, i),
                    LadderTable.demotion(chain, i),
                    churn(tier.id()),
                    chain.isFromPrior(i),
                    TierFlow.of(ladder, moves, tier.id())));
        }
        return Collections.unmodifiableList(groups);
    }

    /** Returns what an account of the tier is worth more for each unit that it pays a month above the margin. */
    Answer<Double> monthsInTier(TierId tier) {
        int i = index(tier);
        Optional<LadderValues.Reasoned> obstacle = values.obstacle(i);
        return obstacle.isPresent() ? obstacle.get().unknown() : Answer.known(values.visits(i, i));
    }

    /** Returns the parts, for what is worked out by index. */
    LadderValues values() {
        return values;
    }

    /** Returns the place of a tier on the ladder, 0 for the lowest. */
    int index(TierId tier) {
        for (int i = 0; i < ladder.tiers().size(); i++) {
            if (id(i).equals(tier)) {
                return i;
            }
        }
        throw new IllegalArgumentException("tier " + tier + " is not on the ladder");
    }

    private long[] counts(Map<TierId, Long> accounts) {
        long[] counts = new long[chain.size()];
        accounts.forEach((tier, count) -> {
            checkArgument(count >= 0, "accounts of %s must not be negative, was %s", tier, count);
            counts[index(tier)] = count;
        });
        return counts;
    }

    private TierId id(int i) {
        return ladder.tiers().get(i).id();
    }

    /** Returns the tiers in their order, with the currency and the months it was fitted to. */
    @Override
    public String toString() {
        return "ladder "
                + ladder.tiers().stream().map(ValueTier::id).toList()
                + " in " + currency + ", fitted to " + months() + " months";
    }
}
