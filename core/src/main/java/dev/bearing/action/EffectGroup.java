package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Rate;

/**
 * How many accounts of a group crossed a leg in time.
 *
 * @param crossed those that did, in [0, accounts]
 * @param accounts all of them
 */
public record EffectGroup(long crossed, long accounts) {

    /** @throws IllegalArgumentException if a count is out of its range */
    public EffectGroup {
        checkArgument(
                0 <= crossed && crossed <= accounts,
                "crossed must be in [0, accounts = %s], was %s",
                accounts,
                crossed);
    }

    /** Returns the share that crossed, with its Wilson interval. */
    public Rate share() {
        return Rate.ofCounts(crossed, accounts);
    }

    EffectGroup plus(EffectGroup other) {
        return new EffectGroup(crossed + other.crossed, accounts + other.accounts);
    }

    EffectGroup with(boolean crosses) {
        return new EffectGroup(crossed + (crosses ? 1 : 0), accounts + 1);
    }
}
