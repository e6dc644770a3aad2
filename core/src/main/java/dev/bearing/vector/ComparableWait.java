package dev.bearing.vector;

import dev.bearing.survival.CumulativeIncidence;

/**
 * The convention for the far tail of a leg: who has waited longer than all but a few has the chances of one that waited
 * to the last day after which at least {@value #LEAST_WAITING} were still observed. Beyond it the estimator would
 * divide by nearly nobody, and a single one of those that reached would make waiting look like a sure way there. A leg
 * that fewer than {@value #LEAST_ENTERED} entered has no far tail: it is answered by all there were.
 */
final class ComparableWait {

    /** How many accounts must be at risk on the day after a wait. */
    static final int LEAST_WAITING = 5;

    /** How many accounts must have entered a leg. */
    static final int LEAST_ENTERED = 30;

    private ComparableWait() {}

    /**
     * Returns the longest wait that is compared with others' on a leg, in days; without bound where fewer entered it
     * than {@value #LEAST_ENTERED}.
     */
    static int longest(CumulativeIncidence leg) {
        if (leg.size() < LEAST_ENTERED) {
            return Integer.MAX_VALUE;
        }
        int enough = 0;
        int few = Math.toIntExact(leg.lastTime()) + 1;
        while (few - enough > 1) {
            int day = (enough + few) >>> 1;
            if (leg.atRisk(day + 1L) >= LEAST_WAITING) {
                enough = day;
            } else {
                few = day;
            }
        }
        return enough;
    }
}
