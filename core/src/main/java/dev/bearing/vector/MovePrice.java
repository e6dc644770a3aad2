package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import java.util.Optional;

/**
 * What one more point of a move is worth: of those who would have stayed in a tier, one more in a hundred a month goes
 * the other way, from now on and for all. It says what the move is worth if it happens, not what would bring it about.
 *
 * @param from the tier
 * @param to the tier they move to; empty for being lost, whose worth is what one point <em>more</em> churn costs
 * @param observed how many account-months went that way, of all in the tier
 * @param probability the chain's probability a month now, in [0, 1]
 * @param perAccount by how much the lifetime value of an account in {@code from} changes per point: a hundredth of its
 *     exact derivative, or why it is not known
 * @param base the same for all of today's accounts, those in other tiers that may come to {@code from} included
 * @param onePoint by how much all of today's accounts are worth more after one whole point, exactly;
 *     OUTSIDE_MODEL_RANGE where fewer than one in a hundred stay
 */
public record MovePrice(
        TierId from,
        Optional<TierId> to,
        Rate observed,
        double probability,
        Answer<EstimatedMoney> perAccount,
        Answer<EstimatedMoney> base,
        Answer<EstimatedMoney> onePoint) {

    /** @throws IllegalArgumentException if the probability is out of its range */
    public MovePrice {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(observed, "observed");
        checkArgument(probability >= 0 && probability <= 1, "probability must be in [0, 1], was %s", probability);
        requireNonNull(perAccount, "perAccount");
        requireNonNull(base, "base");
        requireNonNull(onePoint, "onePoint");
    }
}
