package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;

/**
 * Money that a model estimates: not exact, and never to be mistaken for {@link Mrr}.
 *
 * @param currency its currency
 * @param amount the amount in major units (dollars, not cents), finite
 */
public record EstimatedMoney(CurrencyUnit currency, double amount) {

    /** @throws IllegalArgumentException if the amount is not finite */
    public EstimatedMoney {
        requireNonNull(currency, "currency");
        checkArgument(Double.isFinite(amount), "amount must be finite, was %s", amount);
        amount = amount + 0.0;
    }

    /** Returns an amount of a currency. */
    public static EstimatedMoney of(CurrencyUnit currency, double amount) {
        return new EstimatedMoney(currency, amount);
    }

    /** Returns nothing of a currency. */
    public static EstimatedMoney zero(CurrencyUnit currency) {
        return new EstimatedMoney(currency, 0);
    }

    /**
     * Returns the sum of both.
     *
     * @throws CurrencyMismatchException if the currencies differ
     */
    public EstimatedMoney plus(EstimatedMoney other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(currency, other.currency);
        }
        return new EstimatedMoney(currency, amount + other.amount);
    }

    /** Returns this amount times a finite factor. */
    public EstimatedMoney multipliedBy(double factor) {
        return new EstimatedMoney(currency, amount * factor);
    }
}
