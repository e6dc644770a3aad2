package dev.bearing.testkit;

/**
 * How much of a departure is to be seen in the signals before it, and how early: predictive power and lead time.
 *
 * @param seenComing share of departures before which use falls, in {@code [0, 1]}; 0 makes the signals of those who
 *     leave like those of who stays
 * @param leastLeadDays the shortest time, in days, for which use falls before a departure, 1 or more
 * @param mostLeadDays the longest, at least {@code leastLeadDays}; all between are as likely
 * @param useLeft share of its use that is left on the last day, in {@code [0, 1]}; 1 is no fall at all
 * @param falseAlarm probability, a month, of a bad spell of 40 to 90 days that means nothing
 * @param missing share of the observations of use that are missing, in {@code [0, 1]}
 */
public record SignalTruth(
        double seenComing, int leastLeadDays, int mostLeadDays, double useLeft, double falseAlarm, double missing) {

    /** @throws IllegalArgumentException if one is out of its range */
    public SignalTruth {
        KnownTruth.checkProbability("seenComing", seenComing);
        KnownTruth.checkProbability("useLeft", useLeft);
        KnownTruth.checkProbability("falseAlarm", falseAlarm);
        KnownTruth.checkProbability("missing", missing);
        if (!(leastLeadDays >= 1 && mostLeadDays >= leastLeadDays)) {
            throw new IllegalArgumentException("lead must be 1 day or more, and the most no less than the least, was "
                    + leastLeadDays + " to " + mostLeadDays);
        }
    }

    /**
     * Returns the signals of the example company: four of five departures are seen coming, two to five months ahead.
     */
    public static SignalTruth example() {
        return new SignalTruth(0.8, 60, 150, 0.3, 0.012, 0.05);
    }

    /** Returns these signals with another share of departures seen coming. */
    public SignalTruth withSeenComing(double share) {
        return new SignalTruth(share, leastLeadDays, mostLeadDays, useLeft, falseAlarm, missing);
    }

    /** Returns these signals with another lead time, in days. */
    public SignalTruth withLead(int leastDays, int mostDays) {
        return new SignalTruth(seenComing, leastDays, mostDays, useLeft, falseAlarm, missing);
    }

    /** Returns these signals with another probability, a month, of a bad spell that means nothing. */
    public SignalTruth withFalseAlarm(double probability) {
        return new SignalTruth(seenComing, leastLeadDays, mostLeadDays, useLeft, probability, missing);
    }
}
