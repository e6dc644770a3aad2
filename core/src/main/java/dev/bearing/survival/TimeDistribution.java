package dev.bearing.survival;

import dev.bearing.internal.stats.Tails;

/**
 * How times spread around their centre in an {@link AcceleratedFailureTime} model: the distribution of {@code W = (log
 * T - b·x) / scale}.
 *
 * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch and Prentice (2002), section 2.2</a>
 */
public enum TimeDistribution {
    /** A hazard that does not change with age: Weibull with scale 1. */
    EXPONENTIAL("exponential"),
    /** A hazard that rises (scale below 1) or falls (above 1) with age by a power of it; also a proportional one. */
    WEIBULL("weibull"),
    /** The logarithm of time is normal: the hazard rises first and falls later. */
    LOG_NORMAL("log-normal"),
    /**
     * The logarithm of time is logistic: like the normal one with heavier tails; the mean is infinite from scale 1 on.
     */
    LOG_LOGISTIC("log-logistic");

    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);
    private static final double HALF = Math.log(0.5);

    private final String label;

    TimeDistribution(String label) {
        this.label = label;
    }

    /** Returns the name in tables and files, such as {@code log-normal}. */
    public String label() {
        return label;
    }

    boolean hasScale() {
        return this != EXPONENTIAL;
    }

    /** Returns log f(w), and fills in its first two derivatives. */
    double logDensity(double w, double[] derivatives) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> {
                double e = Math.exp(w);
                derivatives[0] = 1 - e;
                derivatives[1] = -e;
                yield w - e;
            }
            case LOG_NORMAL -> {
                derivatives[0] = -w;
                derivatives[1] = -1;
                yield -w * w / 2 - LOG_SQRT_2PI;
            }
            case LOG_LOGISTIC -> {
                double p = logistic(w);
                derivatives[0] = 1 - 2 * p;
                derivatives[1] = -2 * p * (1 - p);
                yield w - 2 * softplus(w);
            }
        };
    }

    /** Returns log P(W &gt; w), and fills in its first two derivatives. */
    double logSurvival(double w, double[] derivatives) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> {
                double e = Math.exp(w);
                derivatives[0] = -e;
                derivatives[1] = -e;
                yield -e;
            }
            case LOG_NORMAL -> {
                double tail = logNormalTail(w);
                double hazard = Math.exp(-w * w / 2 - LOG_SQRT_2PI - tail);
                derivatives[0] = -hazard;
                derivatives[1] = -hazard * (hazard - w);
                yield tail;
            }
            case LOG_LOGISTIC -> {
                double p = logistic(w);
                derivatives[0] = -p;
                derivatives[1] = -p * (1 - p);
                yield -softplus(w);
            }
        };
    }

    /** Returns w with P(W &lt; w) = p, for p in (0, 1). */
    double quantile(double p) {
        return switch (this) {
            case EXPONENTIAL, WEIBULL -> Math.log(-Math.log1p(-p));
            case LOG_NORMAL -> Tails.normalQuantile(p);
            case LOG_LOGISTIC -> Math.log(p) - Math.log1p(-p);
        };
    }

    private static double logNormalTail(double w) {
        return w > 0 ? Tails.logTwoSided(w) + HALF : Math.log(Tails.normal(-w));
    }

    private static double logistic(double w) {
        double small = Math.exp(-Math.abs(w));
        return w >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /** log(1 + e^w) */
    private static double softplus(double w) {
        return Math.max(w, 0) + Math.log1p(Math.exp(-Math.abs(w)));
    }
}
