package dev.bearing.survival;

/** What one renewal adds to a log-likelihood, d log(1 - e^-D) - (n - d) D, with its derivatives in D. */
final class RenewalTerm {

    final double value;
    final double slope;
    final double curvature;

    /**
     * @param atRisk n, how many were up for it
     * @param lost d, how many of them were lost
     * @param drop D = log S(t - 1) - log S(t), positive
     */
    RenewalTerm(double atRisk, double lost, double drop) {
        double kept = atRisk - lost;
        if (lost > 0) {
            double growth = Math.expm1(drop);
            value = lost * Math.log(-Math.expm1(-drop)) - kept * drop;
            slope = lost / growth - kept;
            curvature = lost / growth / Math.expm1(-drop);
        } else {
            value = -kept * drop;
            slope = -kept;
            curvature = 0;
        }
    }
}
