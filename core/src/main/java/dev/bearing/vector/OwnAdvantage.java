package dev.bearing.vector;

import dev.bearing.journey.LogicalExpansion;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The advantage of an account by its own probabilities: its tier's row of the ladder, with its own churn, and with its
 * own promotion wherever an expansion ahead leads to a higher tier. Moves of which nothing of its own is known stay as
 * the tier's.
 */
final class OwnAdvantage {

    private OwnAdvantage() {}

    static Answer<EstimatedMoney> of(VectorInputs inputs, List<ExpansionChance> chances) {
        if (inputs.ladder().isEmpty() || inputs.tier().isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no tier on a ladder");
        }
        LadderModel ladder = inputs.ladder().get();
        TierId tier = inputs.tier().get();
        int months = inputs.horizonMonths();
        Answer<EstimatedMoney> value = ladder.lifetimeValue(tier);
        if (!value.isKnown()) {
            return value;
        }
        return inputs.churnProbability().flatMap(churn -> {
            SortedMap<TierId, Double> base = ladder.probabilities(tier);
            SortedMap<TierId, Double> row = new TreeMap<>(base);
            // staying is written as a difference to the tier's, so that equal moves give exactly no advantage
            double more = monthly(churn, months) - ladder.churnProbability(tier).orElseThrow("a tier with a row");
            for (Map.Entry<TierId, Double> own :
                    promotions(ladder.ladder(), tier, chances).entrySet()) {
                double probability = monthly(own.getValue(), months);
                row.put(own.getKey(), probability);
                more += probability - base.getOrDefault(own.getKey(), 0.0);
            }
            double stays = base.getOrDefault(tier, 0.0) - more;
            if (stays < 0) {
                makeRoom(row, tier, 1 - monthly(churn, months));
                stays = 0;
            }
            row.put(tier, Math.min(1, stays));
            return ladder.advantage(tier, row, months);
        });
    }

    /** Scales the moves to other tiers down to what its own churn leaves, where both together exceed 1. */
    private static void makeRoom(SortedMap<TierId, Double> row, TierId tier, double room) {
        row.remove(tier);
        double moves = row.values().stream().mapToDouble(Double::doubleValue).sum();
        row.replaceAll((to, probability) -> probability * room / moves);
    }

    /** Returns the probability, within the horizon, of each promotion that an expansion ahead leads to. */
    private static Map<TierId, Double> promotions(Ladder ladder, TierId tier, List<ExpansionChance> chances) {
        SortedMap<TierId, Double> missed = new TreeMap<>();
        for (ExpansionChance chance : chances) {
            LogicalExpansion expansion = chance.expansion();
            Optional<TierId> to = expansion.toTier().filter(target -> isAbove(ladder, target, tier));
            boolean fromHere = expansion.fromTier().map(tier::equals).orElse(true);
            Optional<Double> probability = chance.probability().toOptional();
            if (to.isPresent() && fromHere && probability.isPresent()) {
                missed.merge(to.get(), 1 - probability.get(), (a, b) -> a * b);
            }
        }
        missed.replaceAll((to, none) -> 1 - none);
        return missed;
    }

    private static boolean isAbove(Ladder ladder, TierId target, TierId tier) {
        return ladder.tier(target)
                .flatMap(above -> ladder.tier(tier).map(own -> above.rank() > own.rank()))
                .orElse(false);
    }

    /** Returns the probability a month that compounds to one over several: 1 - (1 - p)^(1/months). */
    private static double monthly(double probability, int months) {
        return months == 1 ? probability : -Math.expm1(Math.log1p(-probability) / months);
    }
}
