package dev.bearing.action;

import dev.bearing.internal.stats.BetaSampler;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What accounts whose terms end may take with them, drawn: each group's share from its posterior, then each account by
 * that share, with a fixed seed.
 */
final class LossDraws {

    private static final long SEED = 20_160_401;
    private static final double LEVEL = 0.9;
    private static final int MOST_DRAWS = 2_000;
    private static final int LEAST_DRAWS = 400;
    private static final long BUDGET = 4_000_000;

    private final List<RenewalOutlook> known;
    private final int accounts;

    private LossDraws(List<RenewalOutlook> known, int accounts) {
        this.known = known;
        this.accounts = accounts;
    }

    /** Of outlooks of different accounts in one currency. */
    static LossDraws of(List<RenewalOutlook> outlooks) {
        return new LossDraws(
                outlooks.stream().filter(outlook -> outlook.chance().isKnown()).toList(), outlooks.size());
    }

    RenewalLoss loss(long terms, Mrr atStake) {
        if (known.isEmpty() && accounts > 0) {
            String message = "of " + accounts + " accounts none has a known chance";
            return new RenewalLoss(
                    terms,
                    accounts,
                    atStake,
                    Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, message),
                    Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, message),
                    accounts);
        }
        double mean = 0;
        List<Contribution> parts = new ArrayList<>();
        for (RenewalOutlook outlook : known) {
            double own = outlook.expectedLoss().orElseThrow("chance");
            mean += own;
            parts.add(new Contribution(outlook.accountId().value(), own));
        }
        return new RenewalLoss(
                terms,
                accounts,
                atStake,
                Answer.known(
                        EstimatedMoney.of(atStake.currency(), mean),
                        Explanation.sum("at stake x probability that it is not renewed", parts)),
                Answer.known(holding(mean, interval()), Explanation.inputs("drawn from the posteriors", List.of())),
                accounts - known.size());
    }

    /** A loss that hardly ever comes is nothing in nine draws of ten, and yet more than nothing on average. */
    private static Interval holding(double mean, Interval drawn) {
        return new Interval(Math.min(mean, drawn.lower()), Math.max(mean, drawn.upper()), drawn.level());
    }

    private Interval interval() {
        int draws = (int) Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, BUDGET / Math.max(1, known.size())));
        double[] amounts = known.stream()
                .mapToDouble(outlook -> outlook.atStake().map(Mrr::toDouble).orElse(0.0))
                .toArray();
        Map<String, Integer> groups = new LinkedHashMap<>();
        List<RenewalChance> chances = new ArrayList<>();
        int[] group = new int[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            RenewalChance chance = known.get(i).chance().orElseThrow("chance");
            String key = chance.weight() > 0 ? chance.group() + "|" + chance.probability() : "|" + i;
            Integer index = groups.putIfAbsent(key, groups.size());
            group[i] = index == null ? groups.size() - 1 : index;
            if (index == null) {
                chances.add(chance);
            }
        }
        SplittableRandom random = new SplittableRandom(SEED);
        BetaSampler beta = new BetaSampler(random);
        double[] sums = new double[draws];
        double[] lost = new double[chances.size()];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < lost.length; i++) {
                lost[i] = draw(chances.get(i), beta);
            }
            double sum = 0;
            for (int i = 0; i < amounts.length; i++) {
                sum += random.nextDouble() < lost[group[i]] ? amounts[i] : 0;
            }
            sums[draw] = sum;
        }
        Arrays.sort(sums);
        return new Interval(Quantiles.of(sums, (1 - LEVEL) / 2), Quantiles.of(sums, 1 - (1 - LEVEL) / 2), LEVEL);
    }

    private static double draw(RenewalChance chance, BetaSampler beta) {
        double weight = chance.weight();
        return weight > 0
                ? beta.next(weight * chance.lossProbability(), weight * chance.probability())
                : chance.lossProbability();
    }
}
