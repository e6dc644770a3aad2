package dev.bearing.internal.cox;

import java.util.Arrays;

/**
 * The cumulative hazard of a customer whose covariates are all at their means, with what its standard error needs, at
 * each event time of each stratum. With Efron's likelihood it is Efron's own.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), section 10.2</a>
 */
public final class CoxBaseline {

    private final int[] firstGroup;
    private final double[] lastTime;
    public final double[] times;
    /** {@code double[groups]}, from 0 in each stratum. */
    public final double[] hazard;
    /** Variance of {@code hazard} with the coefficients taken as known. */
    private final double[] variance;
    /** Sum of mean covariate times hazard increment, {@code double[groups · covariates]}. */
    private final double[] moment;

    /** Makes the baseline; the fit's sums over risk sets become part of it and are of no further use. */
    public CoxBaseline(CoxNewton fit, boolean efron) {
        RiskSets sets = fit.design.sets;
        firstGroup = sets.firstGroup;
        lastTime = sets.lastTime;
        times = sets.times;
        hazard = new double[times.length];
        variance = fit.sums.atRisk;
        moment = fit.sums.sums;
        CoxPath path = new CoxPath(fit, efron);
        int p = fit.design.covariates();
        for (int stratum = 0; stratum < strata(); stratum++) {
            double cumulative = 0;
            double squares = 0;
            double[] moments = new double[p];
            for (int group = firstGroup[stratum]; group < firstGroup[stratum + 1]; group++) {
                path.at(group);
                cumulative += path.hazard;
                squares += path.variance;
                hazard[group] = cumulative;
                variance[group] = squares;
                for (int j = 0; j < p; j++) {
                    moments[j] += path.moment[j];
                    moment[group * p + j] = moments[j];
                }
            }
        }
    }

    public int strata() {
        return firstGroup.length - 1;
    }

    public int stratumOf(int group) {
        int stratum = Arrays.binarySearch(firstGroup, group);
        if (stratum < 0) {
            return -stratum - 2;
        }
        while (firstGroup[stratum + 1] == group) {
            stratum++;
        }
        return stratum;
    }

    public double lastTime(int stratum) {
        return lastTime[stratum];
    }

    /** Returns the last group of a stratum whose event time is at most {@code time}; -1 where there is none. */
    public int groupAt(int stratum, double time) {
        int found = Arrays.binarySearch(times, firstGroup[stratum], firstGroup[stratum + 1], time);
        int group = found >= 0 ? found : -found - 2;
        return group < firstGroup[stratum] ? -1 : group;
    }

    /**
     * Returns what the cumulative hazard of a customer at a group, divided by its risk, changes by with each
     * coefficient.
     *
     * @param x its standardised covariates
     */
    public double[] slopes(int group, double[] x) {
        double[] slopes = new double[x.length];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = x[j] * hazard[group] - moment[group * slopes.length + j];
        }
        return slopes;
    }

    /**
     * Returns the variance of the cumulative hazard of a customer at a group, divided by its squared risk, where rows
     * are independent and count once.
     *
     * @param distance its {@link #slopes}
     * @param covariance of the coefficients of the standardised covariates
     * @see <a href="https://doi.org/10.1214/aos/1176345335">Tsiatis (1981)</a>
     */
    public double variance(int group, double[] distance, double[][] covariance) {
        int p = distance.length;
        double form = 0;
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                form += distance[j] * covariance[j][k] * distance[k];
            }
        }
        return variance[group] + form;
    }
}
