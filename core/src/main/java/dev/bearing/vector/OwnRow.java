package dev.bearing.vector;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One account's own row of the ladder: where it moves in a month, and how far that may be off. */
final class OwnRow {

    /** A churn within so much of the tier's is the tier's, written in another way. */
    private static final double ROUNDING = 1e-12;

    private final LadderModel ladder;
    private final TierId tier;
    private final int months;
    /** The tier's own row. */
    private final SortedMap<TierId, Double> base;

    private final double baseChurn;
    private final double churn;
    private final Optional<Double> churnVariance;
    private final SortedMap<TierId, ExpansionOutlook.Promotion> promotions = new TreeMap<>();

    private OwnRow(VectorInputs inputs, LadderModel ladder, TierId tier, double within) {
        this.ladder = ladder;
        this.tier = tier;
        this.months = inputs.horizonMonths();
        this.base = ladder.probabilities(tier);
        this.baseChurn = ladder.churnProbability(tier).orElseThrow("a tier with a row");
        double tierWithin = -Math.expm1(months * Math.log1p(-baseChurn));
        this.churn = Math.abs(within - tierWithin) <= ROUNDING ? baseChurn : monthly(within);
        this.churnVariance = inputs.churnUncertainty().map(known -> monthlyVariance(within, square(known.fromTier())));
    }

    /**
     * Returns the row of an account whose probability of churn, and whose tier's lifetime value, are known.
     *
     * @param within its probability of churn within the horizon
     */
    static OwnRow of(VectorInputs inputs, ExpansionOutlook outlook, double within) {
        LadderModel ladder = inputs.ladder().orElseThrow();
        TierId tier = inputs.tier().orElseThrow();
        OwnRow row = new OwnRow(inputs, ladder, tier, within);
        Ladder tiers = ladder.ladder();
        int rank = tiers.tier(tier).orElseThrow().rank();
        for (ValueTier target : tiers.tiers()) {
            if (target.rank() > rank) {
                outlook.any(chance -> leads(chance.expansion(), tier, target.id()))
                        .ifPresent(own -> row.promotions.put(
                                target.id(),
                                new ExpansionOutlook.Promotion(
                                        row.monthly(own.probability()),
                                        row.monthlyVariance(own.probability(), own.variance()))));
            }
        }
        return row;
    }

    private static boolean leads(LogicalExpansion expansion, TierId from, TierId to) {
        return expansion.toTier().filter(to::equals).isPresent()
                && expansion.fromTier().map(from::equals).orElse(true);
    }

    /** Returns the probability a month that compounds to one over the horizon: 1 - (1 - p)^(1/months). */
    private double monthly(double probability) {
        return months == 1 ? probability : -Math.expm1(Math.log1p(-probability) / months);
    }

    /** Carries a variance over to the probability a month, by the slope (1 - p)^(1/months - 1) / months. */
    private double monthlyVariance(double probability, double variance) {
        double stays = Math.max(1e-6, 1 - probability);
        return variance * square(Math.pow(stays, 1.0 / months - 1) / months);
    }

    /** Returns the probabilities of the account to move from tier to tier in a month, staying included. */
    SortedMap<TierId, Double> probabilities() {
        SortedMap<TierId, Double> row = new TreeMap<>(base);
        promotions.forEach((to, own) -> row.put(to, own.probability()));
        double stays = stays();
        if (stays < 0) {
            makeRoom(row, 1 - churn);
            stays = 0;
        }
        row.put(tier, Math.min(1, stays));
        return row;
    }

    /** Staying is written as a difference to the tier's, so that equal moves give exactly no advantage. */
    private double stays() {
        double more = churn - baseChurn;
        for (Map.Entry<TierId, ExpansionOutlook.Promotion> own : promotions.entrySet()) {
            more += own.getValue().probability() - base.getOrDefault(own.getKey(), 0.0);
        }
        return base.getOrDefault(tier, 0.0) - more;
    }

    /** Scales the moves to other tiers down to what its own churn leaves, where both together exceed 1. */
    private void makeRoom(SortedMap<TierId, Double> row, double room) {
        row.remove(tier);
        double moves = row.values().stream().mapToDouble(Double::doubleValue).sum();
        row.replaceAll((to, probability) -> probability * room / moves);
    }

    /**
     * Returns the 95 % interval of the advantage v f(s) D, with s the probability to stay, f the months that it does
     * and D what a month's moves are worth, by the delta method: the errors of the own churn against the tier's, of
     * each own promotion and of the tier's promotion that it takes the place of. To these the ends of the tiers'
     * lifetime values, all in the same draws of the chain, are added in squares, each side by itself, since values are
     * skewed.
     *
     * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner (2008), on variances recovered from limits</a>
     */
    Answer<Interval> interval(double advantage) {
        if (churnVariance.isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no interval of the churn probability was given");
        }
        double v = 1 / (1 + ladder.monthlyDiscount());
        double stays = Math.max(0, Math.min(1, stays()));
        double sum = 0;
        double slope = 0;
        for (int month = months - 1; month >= 0; month--) {
            slope = slope * v * stays + sum * v;
            sum = sum * v * stays + 1;
        }
        double here = worth(tier);
        double month = -(churn - baseChurn) * here;
        SortedMap<TierId, Double> weights = new TreeMap<>();
        weights.put(tier, stays - base.getOrDefault(tier, 0.0));
        for (Map.Entry<TierId, ExpansionOutlook.Promotion> own : promotions.entrySet()) {
            double more = own.getValue().probability() - base.getOrDefault(own.getKey(), 0.0);
            month += more * (worth(own.getKey()) - here);
            weights.put(own.getKey(), more);
        }
        double variance = churnVariance.get() * square(v * (-sum * here - slope * month));
        for (Map.Entry<TierId, ExpansionOutlook.Promotion> own : promotions.entrySet()) {
            double there = worth(own.getKey());
            variance += (own.getValue().variance() + ofBase(own.getKey()))
                    * square(v * (sum * (there - here) - slope * month));
        }
        double moves = variance;
        double value = month;
        double factor = v * sum;
        return values(weights, month).flatMap(ends -> {
            if (Double.isInfinite(ends.upper() - ends.lower())) {
                return Answer.unknown(Answer.Reason.UNBOUNDED, "the lifetime value of a tier may be without end");
            }
            double below = Math.sqrt(square(Proportions.Z95) * moves + square(factor * (value - ends.lower())));
            double above = Math.sqrt(square(Proportions.Z95) * moves + square(factor * (ends.upper() - value)));
            return Answer.known(Interval.of95(advantage - below, advantage + above));
        });
    }

    /** Returns the interval of what a month's moves are worth, the moves taken as given. */
    private Answer<Interval> values(SortedMap<TierId, Double> weights, double month) {
        return weights.values().stream().allMatch(weight -> weight == 0)
                ? Answer.known(Interval.of95(month, month))
                : ladder.intervalOf(weights)
                        .map(ends -> Interval.of95(Math.min(month, ends.lower()), Math.max(month, ends.upper())));
    }

    private double worth(TierId of) {
        return ladder.lifetimeValue(of).map(EstimatedMoney::amount).toOptional().orElse(0.0);
    }

    /** Returns the variance of the tier's own promotion, a share of account-months. */
    private double ofBase(TierId to) {
        double share = base.getOrDefault(to, 0.0);
        return share * (1 - share) / Math.max(1.0, (double) ladder.churn(tier).denominator());
    }

    private static double square(double value) {
        return value * value;
    }
}
