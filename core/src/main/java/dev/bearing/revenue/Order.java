package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;

/**
 * One-off business: something bought once and not by subscription.
 *
 * @param orderId the vendor's key of the order, not blank
 * @param accountId the account
 * @param on the day it was bought
 * @param amount what it cost, in major units (dollars, not cents), 0 or more, without trailing zeros
 * @param currency the amount's currency
 * @param recordedOn the day this became known
 */
public record Order(
        String orderId,
        AccountId accountId,
        LocalDate on,
        BigDecimal amount,
        CurrencyUnit currency,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the id is blank, a day is outside 1970 to 9999, or the amount is negative */
    public Order {
        FactFields.checkId("orderId", orderId);
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        amount = FactFields.amount("amount", amount);
        requireNonNull(currency, "currency");
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of the order with this key; it costs nothing until {@link Builder#amount} says otherwise. */
    public static Builder builder(String orderId, AccountId accountId, LocalDate on, CurrencyUnit currency) {
        return new Builder(orderId, accountId, on, currency);
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public Order asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds an order; the order of calls does not matter. */
    public static final class Builder {

        private final String orderId;
        private final AccountId accountId;
        private final LocalDate on;
        private final CurrencyUnit currency;
        private BigDecimal amount = BigDecimal.ZERO;
        private LocalDate recordedOn;

        private Builder(String orderId, AccountId accountId, LocalDate on, CurrencyUnit currency) {
            this.orderId = requireNonNull(orderId, "orderId");
            this.accountId = requireNonNull(accountId, "accountId");
            this.on = requireNonNull(on, "on");
            this.currency = requireNonNull(currency, "currency");
            this.recordedOn = on;
        }

        /** Sets what it cost, in major units. */
        public Builder amount(BigDecimal value) {
            amount = requireNonNull(value, "amount");
            return this;
        }

        /** Sets the day this became known; by default the day it was bought. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the order. */
        public Order build() {
            return new Order(orderId, accountId, on, amount, currency, recordedOn);
        }
    }
}
