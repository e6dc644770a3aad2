package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is taken off each bill: first a percentage of amount times quantity, then a fixed amount, never below zero.
 *
 * @param percentOff in percent, in {@code [0, 100]} (10 is a tenth), or empty
 * @param amountOff in major units of the price's currency, 0 or more, or empty
 * @param bills for how many bills it was granted, at least 1; empty for ever
 */
public record Discount(Optional<BigDecimal> percentOff, Optional<BigDecimal> amountOff, OptionalInt bills) {

    /** @throws IllegalArgumentException if a part is out of its range or both are absent */
    public Discount {
        requireNonNull(percentOff, "percentOff");
        requireNonNull(amountOff, "amountOff");
        requireNonNull(bills, "bills");
        checkArgument(
                percentOff.isPresent() || amountOff.isPresent(),
                "a discount needs percentOff or amountOff, has neither");
        percentOff.ifPresent(percent -> checkArgument(
                percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0,
                "percentOff must be in [0, 100], was %s",
                percent));
        amountOff.ifPresent(amount -> {
            checkArgument(amount.signum() >= 0, "amountOff must not be negative, was %s", amount);
            PriceState.checkDigits("amountOff", amount);
        });
        percentOff.ifPresent(percent -> PriceState.checkDigits("percentOff", percent));
        bills.ifPresent(count -> checkArgument(count >= 1, "bills must be at least 1, was %s", count));
        percentOff = percentOff.map(PriceState::plain);
        amountOff = amountOff.map(PriceState::plain);
    }

    /** Returns a percentage off every bill. */
    public static Discount percent(BigDecimal percentOff) {
        requireNonNull(percentOff, "percentOff");
        return new Discount(Optional.of(percentOff), Optional.empty(), OptionalInt.empty());
    }

    /** Returns a fixed amount off every bill. */
    public static Discount amount(BigDecimal amountOff) {
        requireNonNull(amountOff, "amountOff");
        return new Discount(Optional.empty(), Optional.of(amountOff), OptionalInt.empty());
    }

    /** Returns this discount granted for a number of bills only. */
    public Discount forBills(int count) {
        return new Discount(percentOff, amountOff, OptionalInt.of(count));
    }
}
