package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Rate;

/**
 * How many accounts came to a leg, and how many of those crossed it in time. An account counts as observable once the
 * time to cross has passed since it came, whether or not it crossed or churned meanwhile; so those who crossed fast are
 * not preferred, and one that churned before crossing has not crossed.
 *
 * @param arrived the accounts that came to the leg
 * @param observable those of them that came long enough ago, in [0, arrived]
 * @param crossed those of the observable that crossed in time, in [0, observable]
 */
public record LegCounts(long arrived, long observable, long crossed) {

    /** @throws IllegalArgumentException if a count is out of its range */
    public LegCounts {
        checkArgument(
                0 <= observable && observable <= arrived,
                "observable must be in [0, arrived = %s], was %s",
                arrived,
                observable);
        checkArgument(
                0 <= crossed && crossed <= observable,
                "crossed must be in [0, observable = %s], was %s",
                observable,
                crossed);
    }

    /** Returns the share of the observable that crossed in time, with its Wilson interval. */
    public Rate share() {
        return Rate.ofCounts(crossed, observable);
    }
}
