package dev.bearing.evidence;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/**
 * The churn of the worst band over that of the best. Its interval is that of the logarithm, of which each account adds
 * its rows' parts; where every account has one row it is Katz's.
 *
 * @see <a href="https://doi.org/10.2307/2530610">Katz, Baptista, Azen and Pike (1978)</a>
 */
final class BandLift {

    private BandLift() {}

    /** Returns the lift of a band over another, of rows. */
    static Answer<Estimate> of(BandOutcome worst, BandOutcome best, BacktestRows rows, int... judged) {
        if (worst.band().equals(best.band())) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "a lift compares two bands, there is only one");
        }
        for (BandOutcome band : new BandOutcome[] {worst, best}) {
            if (band.observations() == 0) {
                return Answer.unknown(
                        Answer.Reason.EMPTY_BASE,
                        "no customer was in band " + band.band().name());
            }
        }
        if (best.churned() == 0) {
            return Answer.unknown(
                    Answer.Reason.UNBOUNDED,
                    "of " + best.observations() + " observations in band "
                            + best.band().name() + " none churned, of " + worst.observations() + " in band "
                            + worst.band().name() + " " + worst.churned());
        }
        double lift = share(worst) / share(best);
        if (worst.churned() == 0) {
            return Answer.known(new Estimate(
                    lift,
                    Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "none churned in band " + worst.band().name())));
        }
        GroupedSums sums = GroupedSums.of(rows.scored(judged), logParts(worst, best, rows, judged));
        if (sums.groups() < 2) {
            return Answer.known(new Estimate(
                    lift, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a variance takes two accounts")));
        }
        double half = Proportions.Z95 * Math.sqrt(sums.plainVariance());
        return Answer.known(Estimate.of(lift, Interval.of95(lift * Math.exp(-half), lift * Math.exp(half))));
    }

    private static double share(BandOutcome band) {
        return (double) band.churned() / band.observations();
    }

    /** What each row adds to the logarithm of the lift, to first order; both bands have churned rows. */
    static double[] logParts(BandOutcome worst, BandOutcome best, BacktestRows rows, int... judged) {
        double[] parts = new double[judged.length];
        for (int i = 0; i < judged.length; i++) {
            double churned = rows.churned(judged[i]) ? 1 : 0;
            if (rows.isIn(worst.band(), judged[i])) {
                parts[i] = churned / worst.churned() - 1.0 / worst.observations();
            } else if (rows.isIn(best.band(), judged[i])) {
                parts[i] = 1.0 / best.observations() - churned / best.churned();
            }
        }
        return parts;
    }
}
