package dev.bearing.internal.cox;

/**
 * What the deaths of one group add. With S0 the risk in the set, D0 that of its d deaths, w their mean weight and f(k)
 * = k/d for k from 0 to d - 1, each death sees S0 - f(k)·D0 at risk, the share 1/a(k) of the set (Efron); with
 * Breslow's rule f is 0. Shares and not sums are squared, for a square of a sum has no room in a {@code double} from
 * 1e154 on.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), section 3.3</a>
 */
public final class TieSums {

    private final boolean efron;
    /** S0. */
    double atRisk;
    /** Sum of w·log(S0/a). */
    double logRisk;
    /** Sums of a and of f·a. */
    double a;

    double fa;
    /** Sums of w·a², of w·f·a² and of w·f²·a². */
    double waa;

    double wfaa;
    double wffaa;
    /** Mean weight of the deaths. */
    double weight;

    TieSums(boolean efron) {
        this.efron = efron;
    }

    void of(double risk, double dying, double weights, int deaths) {
        atRisk = risk;
        weight = weights / deaths;
        fa = 0;
        wfaa = 0;
        wffaa = 0;
        if (deaths == 1 || !efron) {
            a = deaths;
            waa = weights;
            logRisk = weights * Math.log(atRisk);
            return;
        }
        a = 0;
        waa = 0;
        logRisk = 0;
        double step = 1.0 / deaths;
        for (int k = 0; k < deaths; k++) {
            double f = k * step;
            double seen = atRisk - f * dying;
            double inverse = atRisk / seen;
            double squared = weight * inverse * inverse;
            logRisk += Math.log(seen);
            a += inverse;
            fa += f * inverse;
            waa += squared;
            wfaa += f * squared;
            wffaa += f * f * squared;
        }
        logRisk *= weight;
    }

    /** Returns the increment of the cumulative hazard of those that stay. */
    double hazard() {
        return weight * a / atRisk;
    }

    /** Returns the increment of the cumulative hazard of the deaths themselves, who leave one after the other. */
    double hazardOfDeaths() {
        return weight * (a - fa) / atRisk;
    }
}
