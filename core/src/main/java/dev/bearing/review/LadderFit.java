package dev.bearing.review;

import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorGroup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The ladder of one currency, fitted on the last complete months: who was in which tier on the day before each month
 * and on its last day. A tier's margin is what its accounts pay today on average; of a tier that nobody is in today,
 * what they paid on average when those months began.
 *
 * @param model the fitted chain
 * @param accounts how many accounts are in each tier today
 * @param amounts what each of them pays a month, in major units
 */
record LadderFit(LadderModel model, Map<TierId, Long> accounts, Map<TierId, double[]> amounts) {

    /**
     * Fits the ladder.
     *
     * @param rules the tiers and the currency they are fitted in
     * @param standings every account that was ever priced in the currency
     */
    static LadderFit of(Rules rules, List<TierStanding> standings, LocalDate asOf) {
        Ladder ladder = rules.ladder();
        Margins today = new Margins();
        Margins before = new Margins();
        TierMoves.Builder moves = TierMoves.builder();
        YearMonth running = YearMonth.from(asOf);
        YearMonth last = asOf.equals(running.atEndOfMonth()) ? running : running.minusMonths(1);
        for (TierStanding account : standings) {
            account.tierOn(ladder, asOf).ifPresent(tier -> today.add(tier, account, asOf));
            observe(account, rules, last, moves, before);
        }
        Map<TierId, Double> margins = new TreeMap<>(before.means());
        margins.putAll(today.means());
        LadderModel model = LadderModel.fit(ladder, moves.build(), rules.currency(), margins)
                .smoothedBy(rules.settings().prior());
        return new LadderFit(model, today.counts(), today.amounts());
    }

    /** What is fitted: the tiers, in which currency, and how. */
    record Rules(Ladder ladder, CurrencyUnit currency, LadderSettings settings) {}

    /** The probability a month to be lost from a tier, the account-months it was seen in, and that of all tiers. */
    record TierChurn(double monthly, double accountMonths, double ofAllTiers) {}

    /** The share of the account-months of all tiers that were lost; 0 where none was. */
    private double churnOfAll() {
        double lost = 0;
        double all = 0;
        for (ValueTier tier : model.ladder().tiers()) {
            Rate own = model.churn(tier.id());
            lost += (double) own.numerator();
            all += (double) own.denominator();
        }
        return all > 0 ? lost / all : 0;
    }

    /** Returns the probability a month to be lost from a tier, with the account-months it was seen in. */
    Answer<TierChurn> churnSeen(TierId tier) {
        return churn(tier)
                .map(monthly -> new TierChurn(
                        monthly, Math.max(1.0, (double) model.churn(tier).denominator()), churnOfAll()));
    }

    /** Returns the probability a month to be lost from a tier, or why it is not known. */
    Answer<Double> churn(TierId tier) {
        return model.churnProbability(tier);
    }

    /**
     * Returns what an account that stays in a tier until it is lost is worth, payments of the current month included: m
     * / (1 - (1 - c) / (1 + d)) in major units.
     */
    Answer<Double> valueOfStaying(TierId tier) {
        return monthsOfStaying(tier).map(months -> model.margins().getOrDefault(tier, 0.0) * months);
    }

    /** Returns how many months' payments that is, discounted: 1 / (1 - (1 - c) / (1 + d)). */
    Answer<Double> monthsOfStaying(TierId tier) {
        return churn(tier).flatMap(lost -> {
            double leaving = 1 - (1 - lost) / (1 + model.monthlyDiscount());
            return leaving > 0
                    ? Answer.known(1 / leaving)
                    : Answer.unknown(Answer.Reason.ZERO_CHURN, "nobody was lost from tier " + tier);
        });
    }

    /** Returns whether the ladder has a tier. */
    boolean has(TierId tier) {
        return model.ladder().tiers().stream().anyMatch(one -> one.id().equals(tier));
    }

    /** Returns one row for each tier, lowest rank first. */
    List<VectorGroup> groups() {
        return model.groups(accounts);
    }

    /** Notes where an account was when each month ended and the next began; asks for each such day once. */
    private static void observe(
            TierStanding account, Rules rules, YearMonth last, TierMoves.Builder moves, Margins before) {
        Ladder ladder = rules.ladder();
        int months = rules.settings().months();
        LocalDate opening = last.minusMonths(months).atEndOfMonth();
        Optional<TierId> from = account.tierOn(ladder, opening);
        for (int i = months - 1; i >= 0; i--) {
            YearMonth month = last.minusMonths(i);
            LocalDate closing = month.atEndOfMonth();
            Optional<TierId> to = account.tierOn(ladder, closing);
            if (from.isEmpty()) {
                to.ifPresent(tier -> moves.joined(month, tier, 1));
            } else {
                before.add(from.get(), account, opening);
                if (to.isPresent()) {
                    moves.moved(month, from.get(), to.get(), 1);
                } else if (account.isPaused(closing)) {
                    moves.paused(month, from.get(), 1);
                } else if (isLeftOut(account, ladder, opening, closing)) {
                    moves.unplaced(month, from.get(), 1);
                } else {
                    moves.lost(month, from.get(), 1);
                }
            }
            opening = closing;
            from = to;
        }
    }

    /** Whether an account in no tier is a customer still, or used the product for free before and does now. */
    private static boolean isLeftOut(TierStanding account, Ladder ladder, LocalDate opening, LocalDate closing) {
        return account.isCustomer(closing) || (!account.isCustomer(opening) && account.isOn(ladder, closing));
    }

    /** What the accounts of each tier pay a month. */
    private static final class Margins {

        private final SortedMap<TierId, List<Double>> paid = new TreeMap<>();

        void add(TierId tier, TierStanding account, LocalDate day) {
            paid.computeIfAbsent(tier, first -> new ArrayList<>())
                    .add(account.revenue().mrrOn(day, account.currency()).toDouble());
        }

        Map<TierId, Long> counts() {
            Map<TierId, Long> counts = new TreeMap<>();
            paid.forEach((tier, amounts) -> counts.put(tier, (long) amounts.size()));
            return counts;
        }

        Map<TierId, Double> means() {
            Map<TierId, Double> means = new TreeMap<>();
            paid.forEach((tier, amounts) -> {
                double sum = 0;
                for (double amount : amounts) {
                    sum += amount;
                }
                means.put(tier, sum / amounts.size());
            });
            return means;
        }

        Map<TierId, double[]> amounts() {
            Map<TierId, double[]> each = new TreeMap<>();
            paid.forEach((tier, amounts) -> each.put(
                    tier, amounts.stream().mapToDouble(Double::doubleValue).toArray()));
            return each;
        }
    }
}
