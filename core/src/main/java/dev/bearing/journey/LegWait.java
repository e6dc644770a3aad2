package dev.bearing.journey;

import dev.bearing.account.AccountId;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.util.List;

/**
 * The wait of one account on one leg.
 *
 * @param account the account
 * @param entered the epoch day it came to the leg
 * @param waited the days until it crossed, was lost, may go on without crossing, or the day of observation came
 * @param end how the wait ended
 * @param observed the days from coming to the leg to the day of observation, or of the waiver
 */
record LegWait(AccountId account, long entered, long waited, End end, long observed) {

    /** How a wait ended. */
    enum End {
        WAITING,
        CROSSED,
        LOST,
        /** The milestone was waived: it waits no longer, and whether it would have crossed is not known. */
        WAIVED
    }

    /**
     * Returns a wait that began one day and ended with whichever of two others came first; crossing wins on one day.
     *
     * @param crossed the epoch day of crossing, or {@link JourneyProgress#NEVER}
     * @param fate until when the account is observed, and when it was lost
     */
    static LegWait of(AccountId account, long entered, long crossed, Fate fate) {
        long observed = fate.until - entered;
        if (crossed != JourneyProgress.NEVER && crossed <= Math.min(fate.lost, fate.until)) {
            return new LegWait(account, entered, crossed - entered, End.CROSSED, observed);
        }
        if (fate.lost <= fate.until) {
            return new LegWait(account, entered, fate.lost - entered, End.LOST, observed);
        }
        return new LegWait(account, entered, observed, fate.waived ? End.WAIVED : End.WAITING, observed);
    }

    /**
     * Until when an account is observed at a place, and when it is lost.
     *
     * @param until the epoch day of observation, or that of the waiver
     * @param lost the epoch day on which it is lost
     * @param waived whether the observation ends with a waiver
     */
    record Fate(long until, long lost, boolean waived) {

        Fate orLost(long day) {
            return day == JourneyProgress.NEVER ? this : new Fate(until, Math.min(lost, day), waived);
        }
    }

    boolean isCrossed() {
        return end == End.CROSSED;
    }

    boolean isLost() {
        return end == End.LOST;
    }

    /** Returns whether it is on the leg now and has been for longer than the time to cross. */
    boolean isOverdue(int withinDays) {
        return end == End.WAITING && waited >= withinDays;
    }

    static LegCounts counts(List<LegWait> waits, int withinDays) {
        long observable = 0;
        long crossed = 0;
        for (LegWait wait : waits) {
            if (wait.observed >= withinDays) {
                observable++;
                crossed += wait.isCrossed() && wait.waited <= withinDays ? 1 : 0;
            }
        }
        return new LegCounts(waits.size(), observable, crossed);
    }

    /**
     * Returns the share that crosses in time, with those who came lately or were waived censored and loss a competing
     * risk.
     */
    static Answer<Double> incidence(List<LegWait> waits, int withinDays) {
        Spells.Builder spells = Spells.builder();
        for (LegWait wait : waits) {
            int cause = switch (wait.end) {
                case WAITING, WAIVED -> 0;
                case CROSSED -> LegModel.REACHED;
                case LOST -> LegModel.CHURNED;
            };
            spells.add(wait.waited, cause);
        }
        return CumulativeIncidence.of(spells.build(), LegModel.CHURNED).incidence(LegModel.REACHED, withinDays);
    }
}
