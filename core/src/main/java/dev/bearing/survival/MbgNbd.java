package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;

/**
 * Customers who buy when they like, each at a rate of its own, and who at the start, and after any purchase, may leave
 * without a word, each with a probability of its own (MBG/NBD). It is {@link BgNbd} in which a customer may leave right
 * after its first purchase, too, so that it doubts those who bought only once.
 *
 * <pre>{@code
 * MbgNbd model = MbgNbd.fit(purchases).orElseThrow("fit").model();
 * model.probabilityAlive(new PurchaseHistory(0, 0, 38.86)); // bought once, 39 weeks ago
 * }</pre>
 *
 * @param r the shape of the gamma distribution of purchase rates, positive
 * @param alpha its rate, positive, in the unit of time of the data
 * @param a the first parameter of the beta distribution of the probability of leaving, positive
 * @param b its second parameter, positive
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1016/j.ijresmar.2006.12.005">Batislam, Denizel and Filiztekin, Empirical Validation
 *     and Comparison of Models for Customer Base Analysis (2007)</a>
 */
public record MbgNbd(double r, double alpha, double a, double b, FitProvenance provenance) {

    private static final String NAME = "mbg-nbd";
    private static final String[] PARAMETERS = {"r", "alpha", "a", "b"};

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public MbgNbd {
        PositiveParameters.check("r", r);
        PositiveParameters.check("alpha", alpha);
        PositiveParameters.check("a", a);
        PositiveParameters.check("b", b);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static MbgNbd of(double r, double alpha, double a, double b) {
        return new MbgNbd(r, alpha, a, b, PositiveParameters.given(NAME, PARAMETERS, r, alpha, a, b));
    }

    /**
     * Returns the fit of highest likelihood; customers with equal histories are computed once. EMPTY_BASE without
     * customers, INSUFFICIENT_DATA where nobody came back. A parameter that runs to a limit, since nobody seems to
     * leave for one, is flagged.
     */
    public static Answer<PurchaseFit<MbgNbd>> fit(RepeatPurchases purchases) {
        return PurchasePatterns.of(purchases).flatMap(patterns -> {
            double[] start = {0.5, 0.25 * patterns.totalAge() / patterns.totalRepeats(), 0.8, 2.5};
            return PurchaseFitter.fit(
                    new BetaGeometricLikelihood(patterns, 1)::at,
                    PARAMETERS,
                    start,
                    patterns.provenance(NAME),
                    (p, provenance) -> new MbgNbd(p[0], p[1], p[2], p[3], provenance));
        });
    }

    /** Returns the log-likelihood of one history. */
    public double logLikelihood(PurchaseHistory history) {
        return buying().logLikelihood(history);
    }

    /** Returns the probability that a customer has not left, in [0, 1], of which even a new customer is not sure. */
    public double probabilityAlive(PurchaseHistory history) {
        return buying().probabilityAlive(history);
    }

    /**
     * Returns how many purchases to expect of a new customer after its first one, after which it may have left.
     *
     * @param time how long, 0 or more; at most about a million times alpha
     * @throws ArithmeticException if the time is so long that the sum has not converged after a hundred million terms
     */
    public double expectedPurchases(double time) {
        return expectedPurchases(new PurchaseHistory(0, 0, 0), time);
    }

    /**
     * Returns how many purchases to expect of a customer from now on. As for {@link BgNbd}, as a mean over how often
     * the customer would buy if it could not leave: that sum has positive terms only, and nothing happens to it at a =
     * 1 or for a + b below 1. It takes about as many terms as time / (alpha + age).
     *
     * @param time how long, 0 or more; at most about a million times alpha plus the age of the history
     * @throws ArithmeticException if the time is so long that the sum has not converged after a hundred million terms
     */
    public double expectedPurchases(PurchaseHistory history, double time) {
        return buying().expectedPurchases(history, time);
    }

    private BetaGeometricBuying buying() {
        return new BetaGeometricBuying(r, alpha, a, b, 1);
    }
}
