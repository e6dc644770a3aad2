package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.BetaQuantiles;
import dev.bearing.value.Interval;

/**
 * The share of those who reach a milestone that take the expansion which logically follows. It is either known, or
 * estimated from offers; an estimate may be wrong for all members of a stratum at once, and the
 * {@link ExpansionForecast} reckons with that.
 */
public sealed interface TakeRate {

    /** Returns the expected share, in [0, 1]. */
    double mean();

    /** Returns the variance of the share itself; 0 where it is known. */
    double variance();

    /** Returns the 95 % interval of the share: the share alone where it is known. */
    Interval interval();

    /**
     * Returns this rate times a factor, at most 1: what it would be if those who decide took more readily, or less. An
     * estimated one is known as well as before, and its stratum is one of its own.
     *
     * @param factor 0 or more
     */
    TakeRate multipliedBy(double factor);

    /**
     * A share that is given.
     *
     * @param mean the share, in [0, 1]
     */
    record Known(double mean) implements TakeRate {

        /** @throws IllegalArgumentException if the share is not in [0, 1] */
        public Known {
            checkArgument(mean >= 0 && mean <= 1, "mean must be in [0, 1], was %s", mean);
            mean = mean + 0.0;
        }

        @Override
        public double variance() {
            return 0;
        }

        @Override
        public Interval interval() {
            return Interval.of95(mean, mean);
        }

        @Override
        public Known multipliedBy(double factor) {
            return new Known(Math.min(1, mean * factor));
        }
    }

    /**
     * A share estimated from resolved offers: its distribution is beta with parameters takes + a and offers - takes +
     * b, so that a small sample shrinks to the prior instead of to 0 % or 100 %.
     *
     * @param stratum the name of the group that shares this rate; two members share it if their strata are equal
     * @param takes how many took the offer, in [0, offers]
     * @param offers how many offers were won or lost
     * @param prior what was held before
     */
    record Estimated(String stratum, long takes, long offers, BetaPrior prior) implements TakeRate {

        private static final double LEAST_WEIGHT = 0.5;

        /** @throws IllegalArgumentException if a count is out of its range */
        public Estimated {
            requireNonNull(stratum, "stratum");
            requireNonNull(prior, "prior");
            checkArgument(0 <= takes && takes <= offers, "takes must be in [0, offers = %s], was %s", offers, takes);
        }

        /** Returns the first parameter of the posterior: takes + a. */
        public double a() {
            return takes + prior.a();
        }

        /** Returns the second parameter of the posterior: offers - takes + b. */
        public double b() {
            return offers - takes + prior.b();
        }

        /**
         * Returns this rate for a forecast in which another factor, shared by the stratum, is estimated as well: the
         * beta distribution of equal mean whose squared coefficient of variation is that of the product. Its counts
         * stand in the prior.
         *
         * @param relativeVariance the variance of the other factor over its squared mean, 0 or more
         */
        public Estimated widened(double relativeVariance) {
            checkArgument(
                    relativeVariance >= 0 && relativeVariance < Double.POSITIVE_INFINITY,
                    "relativeVariance must be 0 or more and finite, was %s",
                    relativeVariance);
            if (relativeVariance == 0) {
                return this;
            }
            double own = variance() / (mean() * mean());
            double all = own + relativeVariance + own * relativeVariance;
            double n = Math.max(LEAST_WEIGHT, (1 - mean()) / (mean() * all) - 1);
            return new Estimated(stratum, 0, 0, new BetaPrior(n * mean(), n * (1 - mean())));
        }

        @Override
        public Estimated multipliedBy(double factor) {
            checkArgument(
                    factor >= 0 && factor < Double.POSITIVE_INFINITY,
                    "factor must be 0 or more and finite, was %s",
                    factor);
            double n = a() + b();
            double share = Math.min(1 - 1e-9, Math.max(1e-9, mean() * factor));
            return new Estimated(stratum + " x " + factor, 0, 0, new BetaPrior(n * share, n * (1 - share)));
        }

        @Override
        public double mean() {
            return a() / (a() + b());
        }

        @Override
        public double variance() {
            double n = a() + b();
            return a() / n * (b() / n) / (n + 1);
        }

        /** Returns the middle 95 % of the posterior. */
        @Override
        public Interval interval() {
            return Interval.of95(BetaQuantiles.of(0.025, a(), b()), BetaQuantiles.of(0.975, a(), b()));
        }
    }

    /** Returns a rate that is given, in [0, 1]. */
    static TakeRate known(double mean) {
        return new Known(mean);
    }

    /** Returns the rate of a stratum by its counts under the {@linkplain BetaPrior#UNIFORM uniform prior}. */
    static TakeRate estimated(String stratum, long takes, long offers) {
        return new Estimated(stratum, takes, offers, BetaPrior.UNIFORM);
    }
}
