package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.book.AccountView;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Signal;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What every question of a review asks of one account, worked out once. */
record AccountCase(AccountView view, Attributes attributes, AccountRevenue revenue, HealthSignals signals) {

    static AccountCase of(AccountView view, RevenuePolicy policy) {
        AccountRevenue revenue = AccountRevenue.of(view.id(), view.recorded(PriceState.class), policy, view.asOf());
        HealthSignals signals = HealthSignals.of(view.facts(Signal.class), view.asOf());
        return new AccountCase(
                view,
                view.attributes(),
                revenue,
                revenue.firstPaidOn().map(signals::withCustomerSince).orElse(signals));
    }

    /** The case of an account of which nobody will ask the signals. */
    static AccountCase withoutSignals(AccountView view, RevenuePolicy policy) {
        return new AccountCase(
                view,
                view.attributes(),
                AccountRevenue.of(view.id(), view.recorded(PriceState.class), policy, view.asOf()),
                HealthSignals.of(List.of(), view.asOf()));
    }

    AccountId id() {
        return view.id();
    }

    LocalDate asOf() {
        return view.asOf();
    }

    /** The day the account set out: its first paying day, or, where it never paid, its first day on any price. */
    Optional<LocalDate> startedOn() {
        return revenue.firstPaidOn()
                .or(() -> revenue.subscriptions().stream()
                        .map(subscription -> subscription.states().get(0).from())
                        .min(LocalDate::compareTo));
    }

    /** The stretches over which it was a customer, as the policy tells short gaps. */
    List<DateRange> tenures() {
        return revenue.tenures();
    }

    /** The day the account was lost; empty while it is a customer, or never was one. */
    Optional<LocalDate> lostOn() {
        List<DateRange> spells = revenue.spells();
        return spells.isEmpty()
                ? Optional.empty()
                : spells.get(spells.size() - 1).end();
    }

    /** Whether it is a customer, or uses the product for free: it pays, is paused, or has another price in force. */
    boolean isAround() {
        return revenue.isCustomerOn(asOf()) || !revenue.statesOn(asOf()).isEmpty();
    }
}
