package dev.bearing.vector;

import dev.bearing.internal.stats.ThreeMoments;

/**
 * A sum of amounts of which each comes with a probability that all of them share a random factor of: given the factor S
 * they are independent, and amount v comes with probability S p. Its moments follow from those of S by the law of total
 * cumulance: the cumulants given S are polynomials in S.
 *
 * @see <a href="https://doi.org/10.1007/BF02532246">Brillinger (1969), The calculation of cumulants via
 *     conditioning</a>
 */
final class MixedSum {

    private double pv;
    private double pv2;
    private double pv3;
    private double p2v2;
    private double p2v3;
    private double p3v3;

    /**
     * Returns the sum of equal amounts, by the sums of their probabilities, of the squares and of the cubes of those.
     */
    static MixedSum of(double[] powers, double amount) {
        MixedSum sum = new MixedSum();
        sum.pv = powers[0] * amount;
        sum.pv2 = sum.pv * amount;
        sum.pv3 = sum.pv2 * amount;
        sum.p2v2 = powers[1] * amount * amount;
        sum.p2v3 = sum.p2v2 * amount;
        sum.p3v3 = powers[2] * amount * amount * amount;
        return sum;
    }

    /** Adds the amounts of another sum. */
    void add(MixedSum other) {
        pv += other.pv;
        pv2 += other.pv2;
        pv3 += other.pv3;
        p2v2 += other.p2v2;
        p2v3 += other.p2v3;
        p3v3 += other.p3v3;
    }

    /** Adds an amount that comes with a probability, at S = 1. */
    void add(double probability, double amount) {
        double mean = probability * amount;
        pv += mean;
        pv2 += mean * amount;
        pv3 += mean * amount * amount;
        p2v2 += mean * mean;
        p2v3 += mean * mean * amount;
        p3v3 += mean * mean * mean;
    }

    /** Returns the moments of the sum where S is 1. */
    ThreeMoments moments() {
        return moments(1, 1, 1);
    }

    /** Returns the moments of the sum, given E(S), E(S²) and E(S³). */
    ThreeMoments moments(double first, double second, double third) {
        double variance = second - first * first;
        double skew = third - 3 * first * second + 2 * first * first * first;
        double within = pv2 * first - p2v2 * second;
        double withinThird = pv3 * first - 3 * p2v3 * second + 2 * p3v3 * third;
        double covariance = pv * (pv2 * variance - p2v2 * (third - first * second));
        return new ThreeMoments(
                pv * first,
                Math.max(0, within) + pv * pv * variance,
                withinThird + 3 * covariance + pv * pv * pv * skew);
    }

    /** Returns the moments of the sum where S is gamma distributed. */
    ThreeMoments underGamma(double mean, double relativeVariance) {
        double w = relativeVariance;
        return moments(mean, mean * mean * (1 + w), mean * mean * mean * (1 + 3 * w + 2 * w * w));
    }

    /** Returns the moments of the sum where S is a take rate. */
    ThreeMoments under(TakeRate.Estimated rate) {
        double n = rate.a() + rate.b();
        double first = rate.a() / n;
        double second = first * (rate.a() + 1) / (n + 1);
        return moments(first, second, second * (rate.a() + 2) / (n + 2));
    }
}
