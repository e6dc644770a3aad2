package dev.bearing.testkit;

import dev.bearing.account.Fact;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which model each trial is of: who arrives on the free plan tries it without an end, and for half a year trials
 * without a card ended on it. Nothing is thrown for it, so that all else stays as it was drawn.
 */
final class TrialForms {

    private static final int REVERSE_FROM_MONTHS = 12;
    private static final int REVERSE_TO_MONTHS = 6;

    private TrialForms() {}

    /** Returns the facts of an account with their trials told apart, and that of the free plan added. */
    static List<Fact> of(List<Fact> facts, LocalDate last) {
        List<Fact> told = new ArrayList<>();
        List<PriceState> prices = new ArrayList<>();
        for (Fact fact : facts) {
            told.add(fact instanceof Trial trial ? told(trial, last.plusDays(1)) : fact);
            if (fact instanceof PriceState price) {
                prices.add(price);
            }
        }
        prices.sort(Comparator.comparing(PriceState::from));
        if (!prices.isEmpty() && prices.get(0).status() == PriceStatus.FREE) {
            told.add(free(prices));
        }
        return told;
    }

    private static Trial told(Trial trial, LocalDate end) {
        boolean then = !trial.startedOn().isBefore(end.minusMonths(REVERSE_FROM_MONTHS))
                && trial.startedOn().isBefore(end.minusMonths(REVERSE_TO_MONTHS));
        boolean noCard = trial.cardUpFront().filter(card -> !card).isPresent();
        return then && noCard ? trial.usually(TrialModel.REVERSE) : trial;
    }

    private static Trial free(List<PriceState> prices) {
        PriceState first = prices.get(0);
        Trial.Builder trial = Trial.builder(first.accountId(), first.from())
                .product("free")
                .cardUpFront(false)
                .model(TrialModel.FREEMIUM);
        prices.stream()
                .filter(price -> price.status() != PriceStatus.FREE)
                .findFirst()
                .ifPresent(paid -> trial.outcome(Trial.Outcome.CONVERTED).outcomeOn(paid.from()));
        return trial.build();
    }
}
