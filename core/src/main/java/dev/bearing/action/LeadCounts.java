package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Rate;

/**
 * How many leads got how far. Of those opened some were taken up, and of those some won: the three never grow. A lead
 * counts as accepted once somebody accepted it, the customer was offered it (a checkout needs nobody to accept), or it
 * was won.
 *
 * @param opened all leads
 * @param accepted those taken up, at most {@code opened}
 * @param won those that bought, at most {@code accepted}
 * @param lost those whose chance is gone
 * @param expired those that were neither won nor lost in their time
 */
public record LeadCounts(long opened, long accepted, long won, long lost, long expired) {

    private static final LeadCounts NONE = new LeadCounts(0, 0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException if a later stage has more than an earlier one, or more ended than were opened
     */
    public LeadCounts {
        checkArgument(
                0 <= won && won <= accepted && accepted <= opened,
                "opened, accepted and won must not grow, were %s, %s and %s",
                opened,
                accepted,
                won);
        checkArgument(
                lost >= 0 && expired >= 0, "lost and expired must not be negative, were %s and %s", lost, expired);
        checkArgument(
                won + lost + expired <= opened,
                "won, lost and expired must be at most opened = %s, were %s",
                opened,
                won + lost + expired);
    }

    /** Returns the counts of no lead. */
    public static LeadCounts none() {
        return NONE;
    }

    /** Returns how many may still be won. */
    public long open() {
        return opened - won - lost - expired;
    }

    /** Returns won out of accepted, with its Wilson interval; those still open are among the accepted. */
    public Rate conversion() {
        return Rate.ofCounts(won, accepted).named("accepted leads", "won");
    }

    /** Returns won out of those that have ended, with its Wilson interval. */
    public Rate winRate() {
        return Rate.ofCounts(won, won + lost + expired).named("leads that have ended", "won");
    }

    /** Returns accepted out of opened, with its Wilson interval. */
    public Rate acceptance() {
        return Rate.ofCounts(accepted, opened).named("opened leads", "accepted");
    }

    /** Returns the counts of both. */
    public LeadCounts plus(LeadCounts other) {
        return new LeadCounts(
                opened + other.opened,
                accepted + other.accepted,
                won + other.won,
                lost + other.lost,
                expired + other.expired);
    }

    LeadCounts with(LeadStatus status, boolean takenUp) {
        return plus(new LeadCounts(
                1,
                takenUp ? 1 : 0,
                status == LeadStatus.WON ? 1 : 0,
                status == LeadStatus.LOST ? 1 : 0,
                status == LeadStatus.EXPIRED ? 1 : 0));
    }
}
