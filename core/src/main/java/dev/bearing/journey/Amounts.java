package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;

import java.math.BigDecimal;
import java.util.Optional;

/** The amounts that facts carry beside a currency told elsewhere. */
final class Amounts {

    private Amounts() {}

    /** Returns the amount without trailing zeros, so that 1 equals 1.00; refuses a negative one. */
    static Optional<BigDecimal> check(String name, Optional<BigDecimal> amount) {
        amount.ifPresent(value -> checkArgument(value.signum() >= 0, "%s must not be negative, was %s", name, value));
        return amount.map(value -> value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    }
}
