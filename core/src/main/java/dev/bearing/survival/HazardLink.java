package dev.bearing.survival;

/** How the linear predictor of a discrete-time hazard becomes a probability. */
public enum HazardLink {
    /** log(h / (1 - h)): a coefficient is a logarithm of an odds ratio. */
    LOGIT {
        @Override
        double hazard(double eta) {
            double small = Math.exp(-Math.abs(eta));
            return eta >= 0 ? 1 / (1 + small) : small / (1 + small);
        }

        @Override
        double linear(double hazard) {
            return Math.log(hazard / (1 - hazard));
        }

        @Override
        void cell(double eta, double atRisk, double events, double[] into) {
            double small = Math.exp(-Math.abs(eta));
            double share = eta >= 0 ? 1 / (1 + small) : small / (1 + small);
            into[VALUE] = events * eta - atRisk * (Math.max(eta, 0) + Math.log1p(small));
            into[SLOPE] = events - atRisk * share;
            into[OBSERVED] = atRisk * small / ((1 + small) * (1 + small));
            into[EXPECTED] = into[OBSERVED];
        }
    },
    /**
     * log(-log(1 - h)): a coefficient is a logarithm of a hazard ratio of the proportional hazards model in continuous
     * time that ticks cut into pieces (Prentice and Gloeckler 1978).
     */
    CLOGLOG {
        @Override
        double hazard(double eta) {
            return -Math.expm1(-Math.exp(eta));
        }

        @Override
        double linear(double hazard) {
            return Math.log(-Math.log1p(-hazard));
        }

        @Override
        void cell(double eta, double atRisk, double events, double[] into) {
            double h = Math.exp(Math.min(eta, LARGEST));
            double others = atRisk - events;
            double f = h / Math.expm1(h);
            into[VALUE] = (events > 0 ? events * Math.log(-Math.expm1(-h)) : 0) - others * h;
            into[SLOPE] = events * f - others * h;
            into[OBSERVED] = events * f * (h + f - 1) + others * h;
            into[EXPECTED] = atRisk * h * f;
        }
    };

    /** What {@link #cell} fills: the log-likelihood. */
    static final int VALUE = 0;
    /** Its first derivative by the linear predictor. */
    static final int SLOPE = 1;
    /** Minus its second derivative. */
    static final int OBSERVED = 2;
    /** The expectation of {@link #OBSERVED}, on which standard errors rest. */
    static final int EXPECTED = 3;

    private static final double LARGEST = 700;

    /** Returns the hazard of a linear predictor. */
    abstract double hazard(double eta);

    /** Returns the linear predictor of a hazard. */
    abstract double linear(double hazard);

    /** Fills what {@code events} among {@code atRisk}, at least 1, tell of a linear predictor. */
    abstract void cell(double eta, double atRisk, double events, double[] into);
}
