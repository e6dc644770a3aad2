package dev.bearing.review;

import dev.bearing.account.AttributeValue;
import dev.bearing.book.AccountView;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CustomerState;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.value.Mrr;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * Where one account stands on the ladder of one currency on any day. On the ladder are paying accounts and, where it
 * has more than one tier, those that use the product for free; a paused account keeps the tier it had.
 */
record TierStanding(AccountView view, AccountRevenue revenue, CurrencyUnit currency) {

    /** Returns whether the account is on a ladder of several tiers, or of one, on a day; paused accounts are not. */
    boolean isOn(Ladder ladder, LocalDate day) {
        return revenue.stateOn(day, currency) == CustomerState.PAYING
                || (ladder.tiers().size() > 1 && isFree(day));
    }

    boolean isPaused(LocalDate day) {
        return revenue.stateOn(day, currency) == CustomerState.PAUSED;
    }

    /** Returns the tier on a day, or empty for an account that is not on the ladder or meets no rule. */
    Optional<TierId> tierOn(Ladder ladder, LocalDate day) {
        return isOn(ladder, day) ? ladder.tierOf(factsOn(day)) : Optional.empty();
    }

    /** Returns what the rules of tiers may ask about the account on a day. */
    TierFacts factsOn(LocalDate day) {
        return new OnDay(this, day);
    }

    private boolean isFree(LocalDate day) {
        if (revenue.stateOn(day, currency) == CustomerState.PAUSED) {
            return false;
        }
        for (PriceState state : revenue.statesOn(day)) {
            if (state.currency().equals(currency) && costsNothing(state)) {
                return true;
            }
        }
        return false;
    }

    private static boolean costsNothing(PriceState state) {
        return state.status() == PriceStatus.FREE
                || (state.status() == PriceStatus.ACTIVE
                        && state.discountedMrr().isZero());
    }

    private List<PriceState> statesOn(LocalDate day) {
        return revenue.statesOn(day).stream()
                .filter(state -> state.currency().equals(currency))
                .toList();
    }

    private record OnDay(TierStanding account, LocalDate day) implements TierFacts {

        @Override
        public Set<String> plans() {
            return account.statesOn(day).stream()
                    .flatMap(state -> state.plan().stream())
                    .collect(Collectors.toSet());
        }

        @Override
        public Optional<AttributeValue> attribute(String name) {
            return account.view.attributeOn(name, day);
        }

        @Override
        public Mrr mrr() {
            return account.revenue.mrrOn(day, account.currency);
        }
    }
}
