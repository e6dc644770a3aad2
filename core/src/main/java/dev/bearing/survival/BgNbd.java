package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;

/**
 * Customers who buy when they like, each at a rate of its own, and who after any purchase may leave without a word,
 * each with a probability of its own (BG/NBD). For usage and one-off business, where nobody cancels: it says who is
 * probably still a customer, and how many purchases to expect.
 *
 * <pre>{@code
 * BgNbd model = BgNbd.fit(purchases).orElseThrow("fit").model();
 * PurchaseHistory customer = new PurchaseHistory(2, 30.43, 38.86); // two repeats, the last in week 30, now week 39
 * model.probabilityAlive(customer);
 * model.expectedPurchases(customer, 39);                           // in the next 39 weeks
 * }</pre>
 *
 * <p>A customer without repeats is alive by this model, since leaving is possible only after a purchase that is seen.
 *
 * @param r the shape of the gamma distribution of purchase rates, positive
 * @param alpha its rate, positive, in the unit of time of the data
 * @param a the first parameter of the beta distribution of the probability of leaving, positive
 * @param b its second parameter, positive
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie and Lee, "Counting Your Customers" the Easy Way
 *     (2005)</a>
 */
public record BgNbd(double r, double alpha, double a, double b, FitProvenance provenance) {

    private static final String NAME = "bg-nbd";
    private static final String[] PARAMETERS = {"r", "alpha", "a", "b"};

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public BgNbd {
        PositiveParameters.check("r", r);
        PositiveParameters.check("alpha", alpha);
        PositiveParameters.check("a", a);
        PositiveParameters.check("b", b);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static BgNbd of(double r, double alpha, double a, double b) {
        return new BgNbd(r, alpha, a, b, PositiveParameters.given(NAME, PARAMETERS, r, alpha, a, b));
    }

    /**
     * Returns the fit of highest likelihood; customers with equal histories are computed once. EMPTY_BASE without
     * customers, INSUFFICIENT_DATA where nobody came back. A parameter that runs to a limit, since nobody seems to
     * leave for one, is flagged.
     */
    public static Answer<PurchaseFit<BgNbd>> fit(RepeatPurchases purchases) {
        return PurchasePatterns.of(purchases).flatMap(patterns -> {
            double[] start = {0.5, 0.25 * patterns.totalAge() / patterns.totalRepeats(), 0.8, 2.5};
            return PurchaseFitter.fit(
                    new BetaGeometricLikelihood(patterns, 0)::at,
                    PARAMETERS,
                    start,
                    patterns.provenance(NAME),
                    (p, provenance) -> new BgNbd(p[0], p[1], p[2], p[3], provenance));
        });
    }

    /** Returns the log-likelihood of one history. */
    public double logLikelihood(PurchaseHistory history) {
        return buying().logLikelihood(history);
    }

    /** Returns the probability that a customer has not left, in [0, 1]; 1 without repeats. */
    public double probabilityAlive(PurchaseHistory history) {
        return buying().probabilityAlive(history);
    }

    /**
     * Returns how many purchases to expect of a new customer after its first one.
     *
     * @param time how long, 0 or more; at most about a million times alpha
     * @throws ArithmeticException if the time is so long that the sum has not converged after a hundred million terms
     */
    public double expectedPurchases(double time) {
        return expectedPurchases(new PurchaseHistory(0, 0, 0), time);
    }

    /**
     * Returns how many purchases to expect of a customer from now on. Equal to equation 10 of the paper, but as a mean
     * over how often the customer would buy if it could not leave: that sum has positive terms only, and nothing
     * happens to it at a = 1 or for a + b below 1. It takes about as many terms as time / (alpha + age).
     *
     * @param time how long, 0 or more; at most about a million times alpha plus the age of the history
     * @throws ArithmeticException if the time is so long that the sum has not converged after a hundred million terms
     */
    public double expectedPurchases(PurchaseHistory history, double time) {
        return buying().expectedPurchases(history, time);
    }

    private BetaGeometricBuying buying() {
        return new BetaGeometricBuying(r, alpha, a, b, 0);
    }
}
