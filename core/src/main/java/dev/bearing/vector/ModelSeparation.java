package dev.bearing.vector;

import dev.bearing.internal.stats.NormalSampler;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whether the tiers of a fitted ladder are apart: by the draws of the chain and the spread of the accounts together.
 */
final class ModelSeparation {

    private static final long SEED = 20_261_122L;

    private ModelSeparation() {}

    static TierSeparation of(LadderModel model, Map<TierId, double[]> amounts, TierSeparation.Limits limits) {
        List<TierSeparation.Verdict> verdicts = new ArrayList<>();
        Optional<Group> below = Optional.empty();
        for (ValueTier tier : model.ladder().tiers()) {
            Group group = Group.of(model, tier.id(), amounts.getOrDefault(tier.id(), new double[0]));
            Answer<Interval> above = below.isPresent()
                    ? above(model, below.get(), group)
                    : Answer.unknown(Answer.Reason.EMPTY_BASE, "there is no tier below");
            verdicts.add(
                    TierSeparation.verdict(tier.id(), group.sample, group.mean(), above, limits, below.isPresent()));
            below = Optional.of(group);
        }
        return new TierSeparation(verdicts);
    }

    private static Answer<Interval> above(LadderModel model, Group lower, Group upper) {
        int from = model.index(lower.tier);
        int to = model.index(upper.tier);
        Optional<LadderValues.Reasoned> none =
                model.values().noInterval(from).or(() -> model.values().noInterval(to));
        if (none.isPresent()) {
            return none.get().unknown();
        }
        if (lower.sample.n() < 2 || upper.sample.n() < 2) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    upper.sample.n() + " and " + lower.sample.n()
                            + " accounts, an interval of their difference needs 2 each");
        }
        double error = Math.sqrt(lower.sample.squaredError() + upper.sample.squaredError());
        double shift = upper.sample.centre()
                - lower.sample.centre()
                - (model.values().value(to) - model.values().value(from));
        LadderValues.Drawn difference = model.values().drawnDifference(from, to);
        NormalSampler normal = new NormalSampler(new SplittableRandom(SEED));
        return Answer.known(
                LadderDraws.interval95(
                        draw -> difference.get(draw) + shift + error * normal.next(),
                        model.values().dearest()),
                Explanation.inputs(
                        "Dirichlet draws of the chain and a normal error of the accounts' mean",
                        List.of(
                                new Contribution("replicates", LadderDraws.REPLICATES),
                                new Contribution("standard error of the accounts", error))));
    }

    /** The accounts of one tier by their lifetime values. */
    private static final class Group {

        private final TierId tier;
        private final TierSample sample;
        private final Answer<EstimatedMoney> value;

        private Group(TierId tier, TierSample sample, Answer<EstimatedMoney> value) {
            this.tier = tier;
            this.sample = sample;
            this.value = value;
        }

        static Group of(LadderModel model, TierId tier, double[] amounts) {
            Answer<EstimatedMoney> value = model.lifetimeValue(tier);
            double months = model.monthsInTier(tier).toOptional().orElse(1.0);
            double margin = model.margins().getOrDefault(tier, 0.0);
            double base = value.toOptional().map(EstimatedMoney::amount).orElse(margin);
            double[] values = Arrays.stream(amounts)
                    .map(amount -> base + months * (amount - margin))
                    .toArray();
            return new Group(tier, TierSample.of(values), value);
        }

        Answer<Double> mean() {
            return value.flatMap(known -> sample.mean());
        }
    }
}
