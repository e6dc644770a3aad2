package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * What is held of a share before anything was counted: a beta distribution, worth {@code a} takes and {@code b}
 * refusals.
 *
 * @param a its first parameter, positive and finite
 * @param b its second parameter, positive and finite
 */
public record BetaPrior(double a, double b) {

    /** Every share is equally likely: one take and one refusal. */
    public static final BetaPrior UNIFORM = new BetaPrior(1, 1);

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public BetaPrior {
        checkArgument(a > 0 && a < Double.POSITIVE_INFINITY, "a must be positive and finite, was %s", a);
        checkArgument(b > 0 && b < Double.POSITIVE_INFINITY, "b must be positive and finite, was %s", b);
    }
}
