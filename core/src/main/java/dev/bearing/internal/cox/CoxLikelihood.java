package dev.bearing.internal.cox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The partial log-likelihood of a Cox regression with its gradient and information, in time O(rows · covariates²): the
 * rows' risks are summed once, from the last event time to the first.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox (1972)</a>
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), chapter 3</a>
 */
public final class CoxLikelihood extends PartialLikelihood {

    /** A difference below this share of what it was taken from has lost the digits that count. */
    private static final double LOST = 1e-6;

    private final TieSums ties;

    private final double[] hazardOfDeaths;

    public CoxLikelihood(CoxDesign design, boolean efron) {
        super(design);
        this.ties = new TieSums(efron);
        hazardOfDeaths = new double[design.sets.groups()];
    }

    @Override
    public void at(double[] beta, @Nullable RiskSums keep) {
        at(beta, null, keep);
    }

    /**
     * Evaluates with what each event adds to gradient and information multiplied by a number.
     *
     * @param beta {@code double[covariates]}
     * @param factors {@code double[groups]}, or null for 1; the log-likelihood has no factors
     * @param keep where to keep the sums over each risk set, or null
     */
    public void at(double[] beta, double @Nullable [] factors, @Nullable RiskSums keep) {
        begin(beta);
        riskSets(factors, keep);
        expect();
        end(factors);
    }

    private void riskSets(double @Nullable [] factors, @Nullable RiskSums keep) {
        RiskSetWalk walk = new RiskSetWalk(design, risk);
        for (int stratum = design.sets.strata.count() - 1; stratum >= 0; stratum--) {
            walk.clear();
            for (int group = design.sets.firstGroup[stratum + 1] - 1;
                    group >= design.sets.firstGroup[stratum];
                    group--) {
                walk.enter(group);
                int deaths = design.sets.deaths[group];
                ties.of(walk.atRisk, walk.dying, design.deathWeight(group), deaths);
                logLikelihood -= ties.logRisk;
                double factor = factors == null ? 1 : factors[group];
                hazard[group] = factor * ties.hazard();
                hazardOfDeaths[group] = factor * ties.hazardOfDeaths();
                subtractMeans(walk, factor);
                if (keep != null) {
                    keep.set(group, walk);
                }
            }
        }
    }

    /**
     * Subtracts the sum over the group's deaths of w·m·mᵀ, m = a·(S1 - f·D1)/S0: with the sums of w·a²·(1, f, f²) that
     * is a quadratic form in the means S1/S0 and D1/S0, written as at most two squares.
     */
    private void subtractMeans(RiskSetWalk walk, double factor) {
        double first = factor * ties.waa;
        double atRisk = walk.atRisk;
        if (ties.wffaa > 0) {
            double ratio = ties.wfaa / ties.wffaa;
            double second = factor * ties.wffaa;
            for (int j = 0; j < means.length; j++) {
                means[j][meansFilled] = (walk.dyingSums[j] - ratio * walk.sums[j]) / atRisk;
            }
            subtractSquare(second);
            first = factor * Math.max(0, ties.waa - ratio * ties.wfaa);
        }
        for (int j = 0; j < means.length; j++) {
            means[j][meansFilled] = walk.sums[j] / atRisk;
        }
        subtractSquare(first);
    }

    /** Each row goes through the hazard from its entry to its end; its expected events are its risk times that. */
    private void expect() {
        RiskSets sets = design.sets;
        if (sets.hasEntrants()) {
            Arrays.fill(expected, 0);
        }
        for (int stratum = 0; stratum < sets.strata.count(); stratum++) {
            double through = 0;
            for (int group = sets.firstGroup[stratum]; group < sets.firstGroup[stratum + 1]; group++) {
                for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
                    expected[sets.entrants[e]] = through;
                }
                int from = sets.firstRow[group];
                int alive = from + sets.deaths[group];
                expect(from, alive, through + hazardOfDeaths[group]);
                through += hazard[group];
                expect(alive, sets.firstRow[group + 1], through);
                if (sets.hasEntrants()) {
                    expectAnew(stratum, group);
                }
            }
        }
    }

    private void expect(int from, int to, double through) {
        if (design.sets.hasEntrants()) {
            for (int i = from; i < to; i++) {
                double since = through - expected[i];
                expected[i] = Math.abs(since) > LOST * Math.abs(through) ? risk[i] * since : Double.NaN;
            }
        } else {
            for (int i = from; i < to; i++) {
                expected[i] = risk[i] * through;
            }
        }
    }

    /** Sums up what a row went through where it is so little of what came before that the difference has no digits. */
    private void expectAnew(int stratum, int group) {
        RiskSets sets = design.sets;
        int alive = sets.firstRow[group] + sets.deaths[group];
        for (int i = sets.firstRow[group]; i < sets.firstRow[group + 1]; i++) {
            if (Double.isNaN(expected[i])) {
                double since = i < alive ? hazardOfDeaths[group] : hazard[group];
                for (int g = group - 1; g >= sets.firstGroup[stratum] && sets.times[g] > design.startOf(i); g--) {
                    since += hazard[g];
                }
                expected[i] = risk[i] * since;
            }
        }
    }
}
