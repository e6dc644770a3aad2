package dev.bearing.review;

import dev.bearing.action.RenewalChance;
import java.time.LocalDate;

/**
 * A term of an account that ends within a horizon, and how likely it is to be renewed.
 *
 * @param endsOn the first day after the term
 * @param month at the end of which month ahead it is decided, from 1
 * @param chance how likely it is to be renewed
 */
record TermLoss(LocalDate endsOn, int month, RenewalChance chance) {

    /**
     * Returns the probability that the account is lost by the end of a month ahead: until the term ends what is usual,
     * at most the chance that it is not renewed; at its end that chance; afterwards, if it was renewed, what is usual
     * in the months since.
     *
     * @param ahead the month, 1 or more
     * @param usual the probability to be lost by then of an account like it whose term does not end
     */
    double lostBy(int ahead, double usual) {
        double loss = chance.lossProbability();
        return ahead < month ? Math.min(usual, loss) : loss + (1 - loss) * usualAfter(ahead, usual);
    }

    /** Returns the part of what is usual by a month that falls into the months after the term's end. */
    double usualAfter(int ahead, double usual) {
        int after = Math.max(0, ahead - month);
        return after == 0 ? 0 : usual >= 1 ? 1 : -Math.expm1(Math.log1p(-usual) * after / ahead);
    }
}
