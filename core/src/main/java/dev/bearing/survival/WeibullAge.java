package dev.bearing.survival;

/** t^c, with its derivatives in c: the age of a customer whose chance to leave changes with age by a power of it. */
final class WeibullAge {

    /** The largest logarithm of an age at which the likelihood has its derivatives. */
    private static final double LARGEST = 300;

    final double age;
    final double byC;
    final double byCTwice;

    WeibullAge(double t, double c) {
        if (t == 0) {
            age = 0;
            byC = 0;
            byCTwice = 0;
        } else {
            double log = Math.log(t);
            age = Math.pow(t, c);
            byC = age * log;
            byCTwice = byC * log;
        }
    }

    /** Returns whether a likelihood can be told for c, the last renewal being t. */
    static boolean isInRange(double c, double t) {
        return c > 0 && c * Math.log(t + 1) < LARGEST;
    }

    /** Returns t^c - (t - 1)^c for t of 1 or more, with its digits also where t is large. */
    static double step(double t, double c) {
        return Math.pow(t, c) * -Math.expm1(c * Math.log1p(-1 / t));
    }
}
