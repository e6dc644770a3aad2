package dev.bearing.internal.cox;

import java.util.Arrays;

/**
 * The sums over the risk set of one group after the other, from the last to the first of a stratum: rows join at their
 * end and leave at their entry. What leaves is subtracted; where that has taken nearly all of the sum away, and with it
 * the digits, the sum is made anew.
 */
public final class RiskSetWalk {

    private static final double LOST = 1e-6;

    private final CoxDesign design;
    private final double[] risk;
    /** Risk of the set, and of its deaths. */
    double atRisk;

    double dying;
    /** Sums of risk times covariate over the set, and over its deaths; {@code double[covariates]}. */
    final double[] sums;

    final double[] dyingSums;

    private double most;

    RiskSetWalk(CoxDesign design, double[] risk) {
        this.design = design;
        this.risk = risk;
        sums = new double[design.covariates()];
        dyingSums = new double[design.covariates()];
    }

    /** Empties the set, before the last group of a stratum. */
    void clear() {
        atRisk = 0;
        most = 0;
        Arrays.fill(sums, 0);
    }

    /** Goes on to a group, the one before the group just seen. */
    void enter(int group) {
        RiskSets sets = design.sets;
        int from = sets.firstRow[group];
        int alive = from + sets.deaths[group];
        int to = sets.firstRow[group + 1];
        dying = Gram.sum(risk, from, alive);
        atRisk += dying + Gram.sum(risk, alive, to);
        for (int j = 0; j < sums.length; j++) {
            double[] column = design.x[j];
            dyingSums[j] = Gram.dot(risk, column, from, alive);
            sums[j] += dyingSums[j] + Gram.dot(risk, column, alive, to);
        }
        if (sets.hasEntrants()) {
            leave(group + 1);
            most = Math.max(most, atRisk);
            if (!(atRisk > LOST * most)) {
                sumAnew(group);
            }
        }
    }

    /**
     * Takes off the rows whose first group is {@code group}, if that is of the same stratum: they are not at risk
     * before.
     */
    private void leave(int group) {
        RiskSets sets = design.sets;
        if (group == sets.groups()) {
            return;
        }
        for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
            int place = sets.entrants[e];
            atRisk -= risk[place];
            for (int j = 0; j < sums.length; j++) {
                sums[j] -= risk[place] * design.x[j][place];
            }
        }
    }

    private void sumAnew(int group) {
        RiskSets sets = design.sets;
        int stratum = 0;
        while (sets.firstGroup[stratum + 1] <= group) {
            stratum++;
        }
        int to = sets.firstRow[sets.firstGroup[stratum + 1]];
        double[] start = design.start;
        clear();
        for (int place = sets.firstRow[group]; place < to; place++) {
            if (start == null || start[place] < sets.times[group]) {
                atRisk += risk[place];
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += risk[place] * design.x[j][place];
                }
            }
        }
        most = atRisk;
    }
}
