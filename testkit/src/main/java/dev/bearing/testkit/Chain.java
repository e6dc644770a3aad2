package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.PriceState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The price states of one subscription while they are being written: each change closes one and opens the next. */
final class Chain {

    private final String subscriptionId;
    private final AccountId accountId;
    private final CurrencyUnit currency;
    private final List<PriceState> states = new ArrayList<>();
    private @Nullable LocalDate since;
    private @Nullable Terms terms;
    private @Nullable String reason;

    Chain(String subscriptionId, AccountId accountId, CurrencyUnit currency) {
        this.subscriptionId = subscriptionId;
        this.accountId = accountId;
        this.currency = currency;
    }

    /** Begins, or begins again. */
    void begin(LocalDate on, Terms first) {
        since = on;
        terms = first;
        reason = null;
    }

    /** Returns the terms in force. */
    Terms terms() {
        if (terms == null) {
            throw new IllegalStateException(subscriptionId + " is not running");
        }
        return terms;
    }

    /** Returns whether the subscription runs. */
    boolean runs() {
        return terms != null;
    }

    /** Changes the terms from a day on. A change on the day of another replaces it. */
    void change(LocalDate on, Terms next, String why) {
        if (since != null && on.isAfter(since)) {
            states.add(state().to(on).build());
            since = on;
        }
        terms = next;
        reason = why;
    }

    /** Ends the subscription. */
    void end(LocalDate on, Optional<LocalDate> requestedOn, String why) {
        if (since == null) {
            return;
        }
        if (on.isAfter(since)) {
            LocalDate began = since;
            PriceState.Builder last = state().to(on).reason(why);
            requestedOn.ifPresent(day -> last.cancelRequestedOn(day.isBefore(began) ? began : day));
            states.add(last.build());
        }
        since = null;
        terms = null;
    }

    /** Returns the price states, the last one without an end if the subscription still runs. */
    List<PriceState> states() {
        List<PriceState> all = new ArrayList<>(states);
        if (terms != null) {
            all.add(state().build());
        }
        return all;
    }

    private PriceState.Builder state() {
        LocalDate from = since;
        if (from == null) {
            throw new IllegalStateException(subscriptionId + " is not running");
        }
        PriceState.Builder state = terms().fill(PriceState.builder(subscriptionId, accountId, from), currency);
        if (reason != null) {
            state.reason(reason);
        }
        return state;
    }
}
