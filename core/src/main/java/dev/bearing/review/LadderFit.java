package dev.bearing.review;

import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.VectorGroup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The ladder of one currency, fitted on the last 12 complete months: who was in which tier on the day before each month
 * and on its last day. A tier's margin is what its accounts pay today on average; of a tier that nobody is in today,
 * what they paid on average when those months began.
 *
 * @param model the fitted chain
 * @param accounts how many accounts are in each tier today
 * @param margins what an account of each tier pays a month, in major units
 */
record LadderFit(LadderModel model, Map<TierId, Long> accounts, Map<TierId, Double> margins) {

    private static final int MONTHS = 12;

    static LadderFit of(Ladder ladder, CurrencyUnit currency, List<TierStanding> standings, LocalDate asOf) {
        Margins today = new Margins();
        Margins before = new Margins();
        TierMoves.Builder moves = TierMoves.builder();
        YearMonth running = YearMonth.from(asOf);
        YearMonth last = asOf.equals(running.atEndOfMonth()) ? running : running.minusMonths(1);
        for (TierStanding account : standings) {
            account.tierOn(ladder, asOf).ifPresent(tier -> today.add(tier, account, asOf));
            observe(account, ladder, last, moves, before);
        }
        Map<TierId, Double> margins = new TreeMap<>(before.means());
        margins.putAll(today.means());
        return new LadderFit(LadderModel.fit(ladder, moves.build(), currency, margins), today.counts, margins);
    }

    /** Returns the share of a tier that is lost a month, or why it is not known. */
    Answer<Double> churn(TierId tier) {
        return model.churn(tier).fraction();
    }

    /**
     * Returns what an account that stays in a tier until it is lost is worth, payments of the current month included: m
     * / (1 - (1 - c) / (1 + d)) in major units.
     */
    Answer<Double> valueOfStaying(TierId tier) {
        return monthsOfStaying(tier).map(months -> margins.getOrDefault(tier, 0.0) * months);
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
            TierStanding account, Ladder ladder, YearMonth last, TierMoves.Builder moves, Margins before) {
        LocalDate opening = last.minusMonths(MONTHS).atEndOfMonth();
        Optional<TierId> from = account.tierOn(ladder, opening);
        for (int i = MONTHS - 1; i >= 0; i--) {
            YearMonth month = last.minusMonths(i);
            LocalDate closing = month.atEndOfMonth();
            Optional<TierId> to = account.tierOn(ladder, closing);
            if (from.isPresent()) {
                before.add(from.get(), account, opening);
                if (to.isPresent()) {
                    moves.moved(month, from.get(), to.get(), 1);
                } else if (account.isPaused(closing)) {
                    moves.moved(month, from.get(), from.get(), 1);
                } else if (!account.isOn(ladder, closing)) {
                    moves.lost(month, from.get(), 1);
                }
            }
            opening = closing;
            from = to;
        }
    }

    private static final class Margins {

        private final Map<TierId, Long> counts = new TreeMap<>();
        private final Map<TierId, Double> sums = new TreeMap<>();

        void add(TierId tier, TierStanding account, LocalDate day) {
            counts.merge(tier, 1L, Long::sum);
            sums.merge(tier, account.revenue().mrrOn(day, account.currency()).toDouble(), Double::sum);
        }

        Map<TierId, Double> means() {
            Map<TierId, Double> means = new TreeMap<>();
            counts.forEach((tier, count) -> means.put(tier, sums.getOrDefault(tier, 0.0) / count));
            return means;
        }
    }
}
