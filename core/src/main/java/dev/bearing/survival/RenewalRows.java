package dev.bearing.survival;

import java.util.Arrays;

/** Renewal counts as a likelihood reads them: of each renewal that anybody was up for, how many were and were lost. */
final class RenewalRows {

    /** Which renewal, from 1, in order. */
    final double[] renewal;

    final double[] atRisk;
    final double[] lost;

    RenewalRows(RenewalCounts counts) {
        double[] times = new double[counts.renewals()];
        double[] risks = new double[times.length];
        double[] losses = new double[times.length];
        int rows = 0;
        for (int t = 1; t <= times.length; t++) {
            if (counts.atRisk(t) > 0) {
                times[rows] = t;
                risks[rows] = counts.atRisk(t);
                losses[rows++] = counts.lost(t);
            }
        }
        renewal = Arrays.copyOf(times, rows);
        atRisk = Arrays.copyOf(risks, rows);
        lost = Arrays.copyOf(losses, rows);
    }

    int size() {
        return renewal.length;
    }

    double last() {
        return renewal[renewal.length - 1];
    }

    double lostInAll() {
        return Arrays.stream(lost).sum();
    }

    double opportunities() {
        return Arrays.stream(atRisk).sum();
    }

    /** Returns whether anybody was up for another renewal than the first. */
    boolean coversSeveralRenewals() {
        return size() > 1 || (size() == 1 && renewal[0] > 1);
    }

    /** Returns how many were lost at another renewal than the first. */
    double lostAfterTheFirst() {
        return size() > 0 && renewal[0] == 1 ? lostInAll() - lost[0] : lostInAll();
    }

    /** Returns how many were lost at another renewal than the last that anybody was up for. */
    double lostBeforeTheLast() {
        return lostInAll() - lost[lost.length - 1];
    }

    /** Returns the churn if it were the same at all renewals. */
    double constantChurn() {
        return lostInAll() / opportunities();
    }

    /** Returns the log-likelihood of a churn that is the same at all renewals, in (0, 1). */
    double ofConstantChurn(double churn) {
        double losses = lostInAll();
        return losses * Math.log(churn) + (opportunities() - losses) * Math.log1p(-churn);
    }
}
