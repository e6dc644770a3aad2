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
