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
 * has more than one tier, those that use the product for free. A paused account is in no tier. Neither is one that paid
 * and goes on for free in the tier it paid for: as a customer it is lost, as revenue has it; only a tier of its own for
 * free accounts holds it.
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

    /** Returns whether it pays on a day, or is active without by the policy; paused accounts do neither. */
    boolean isCustomer(LocalDate day) {
        CustomerState state = revenue.stateOn(day, currency);
        return state == CustomerState.PAYING || state == CustomerState.ACTIVE_AT_ZERO;
    }

    /**
     * Returns the tier on a day, or empty for an account that is not on the ladder, meets no rule, or was lost to free
     * use of the tier it paid for.
     */
    Optional<TierId> tierOn(Ladder ladder, LocalDate day) {
        Optional<TierId> tier = isOn(ladder, day) ? ladder.tierOf(factsOn(day)) : Optional.empty();
        boolean lost = tier.isPresent() && revenue.stateOn(day, currency) == CustomerState.LOST;
        return lost && tier.equals(tierLastPaidFor(ladder, day)) ? Optional.empty() : tier;
    }

    /** The tier on the last day on which it paid, before one on which it does not. */
    private Optional<TierId> tierLastPaidFor(Ladder ladder, LocalDate day) {
        return revenue.movements().stream()
                .filter(movement -> movement.amount().currency().equals(currency)
                        && !movement.on().isAfter(day))
                .map(movement -> movement.on().minusDays(1))
                .filter(before -> revenue.stateOn(before, currency) == CustomerState.PAYING)
                .max(LocalDate::compareTo)
                .flatMap(before -> ladder.tierOf(factsOn(before)));
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
