package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many accounts came to a tier and left it within one month. What it opened with, plus what came, less what left,
 * is what it closed with.
 *
 * @param month the month
 * @param opening accounts in the tier as the month began, 0 or more
 * @param joined accounts that came from outside the ladder: new, come back after they were lost or paused
 * @param promotedIn accounts that came from a lower tier
 * @param demotedIn accounts that came from a higher tier
 * @param promotedOut accounts that went to a higher tier
 * @param demotedOut accounts that went to a lower tier
 * @param lost accounts that were lost
 * @param setAside accounts that were paused as the month ended, or met the rule of no tier any more
 */
public record TierFlow(
        YearMonth month,
        long opening,
        long joined,
        long promotedIn,
        long demotedIn,
        long promotedOut,
        long demotedOut,
        long lost,
        long setAside) {

    /** @throws IllegalArgumentException if a count is negative, or more leave than there were */
    public TierFlow {
        requireNonNull(month, "month");
        checkArgument(
                opening >= 0 && joined >= 0 && promotedIn >= 0 && demotedIn >= 0,
                "counts must not be negative, were %s, %s, %s, %s",
                opening,
                joined,
                promotedIn,
                demotedIn);
        checkArgument(
                promotedOut >= 0 && demotedOut >= 0 && lost >= 0 && setAside >= 0,
                "counts must not be negative, were %s, %s, %s, %s",
                promotedOut,
                demotedOut,
                lost,
                setAside);
        checkArgument(
                promotedOut + demotedOut + lost + setAside <= opening, "more than opening = %s left the tier", opening);
    }

    /** Returns how many came. */
    public long in() {
        return joined + promotedIn + demotedIn;
    }

    /** Returns how many left. */
    public long out() {
        return promotedOut + demotedOut + lost + setAside;
    }

    /** Returns how many were in the tier as the month ended. */
    public long closing() {
        return opening + in() - out();
    }

    /** Returns the flows of a tier, a row for each month observed. */
    static List<TierFlow> of(Ladder ladder, TierMoves moves, TierId tier) {
        List<TierFlow> flows = new ArrayList<>();
        for (YearMonth month : moves.months()) {
            flows.add(of(ladder, moves.in(month), tier, month));
        }
        return Collections.unmodifiableList(flows);
    }

    private static TierFlow of(Ladder ladder, TierMoves moves, TierId tier, YearMonth month) {
        long promotedIn = 0;
        long demotedIn = 0;
        long promotedOut = 0;
        long demotedOut = 0;
        boolean below = true;
        for (ValueTier other : ladder.tiers()) {
            if (other.id().equals(tier)) {
                below = false;
            } else if (below) {
                promotedIn += moves.moved(other.id(), tier);
                demotedOut += moves.moved(tier, other.id());
            } else {
                demotedIn += moves.moved(other.id(), tier);
                promotedOut += moves.moved(tier, other.id());
            }
        }
        return new TierFlow(
                month,
                moves.atRisk(tier) + moves.unplaced(tier),
                moves.joined(tier),
                promotedIn,
                demotedIn,
                promotedOut,
                demotedOut,
                moves.lost(tier),
                moves.paused(tier) + moves.unplaced(tier));
    }
}
