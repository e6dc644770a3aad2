package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;
import dev.bearing.vector.SuccessVector;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Where an account is heading, in one of the currencies it pays in.
 *
 * @param currency the currency of its amounts
 * @param tier the account's value tier today; empty while it is paused, or where no tier's rule holds for it
 * @param vector the vector
 */
public record AccountVector(CurrencyUnit currency, Optional<TierId> tier, SuccessVector vector) {

    /** Refuses null. */
    public AccountVector {
        requireNonNull(currency, "currency");
        requireNonNull(tier, "tier");
        requireNonNull(vector, "vector");
    }
}
