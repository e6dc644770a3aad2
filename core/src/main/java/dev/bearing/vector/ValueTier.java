package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;

/**
 * A band of accounts with more or less similar lifetime value, such as free, person, business, enterprise. Some authors
 * call this group a "success vector"; here that word is kept for the forward-looking indicator of one account, see
 * {@link SuccessVector}. A tier says what an account is worth, not how it should be served.
 *
 * @param id its name
 * @param rank its place on the ladder; a higher rank is a higher tier
 * @param rule who belongs to it
 */
public record ValueTier(TierId id, int rank, TierRule rule) {

    /** Refuses null. */
    public ValueTier {
        requireNonNull(id, "id");
        requireNonNull(rule, "rule");
    }

    /** Returns a tier from its name, rank and rule. */
    public static ValueTier of(String id, int rank, TierRule rule) {
        return new ValueTier(TierId.of(id), rank, rule);
    }
}
