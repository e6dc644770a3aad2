package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.List;

/**
 * What customers spend at a purchase: each has a mean of its own, around which its purchases vary (gamma-gamma). A
 * customer seen only a few times is drawn towards what all spend.
 *
 * <p>It takes spend to be independent of how often a customer buys; look at their correlation first.
 *
 * @param p the shape of a purchase around its customer's mean, positive
 * @param q the shape of the distribution of customers, positive; their mean is finite above 1
 * @param v its scale, positive, in the unit of the spend
 * @param provenance where they come from
 * @see <a href="http://www.brucehardie.com/notes/025/">Fader and Hardie, The Gamma-Gamma Model of Monetary Value
 *     (2013)</a>
 */
public record GammaGamma(double p, double q, double v, FitProvenance provenance) {

    private static final String NAME = "gamma-gamma";
    private static final String[] PARAMETERS = {"p", "q", "v"};

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public GammaGamma {
        for (double parameter : List.of(p, q, v)) {
            checkArgument(
                    parameter > 0 && parameter < Double.POSITIVE_INFINITY,
                    "p, q and v must be positive and finite, one was %s",
                    parameter);
        }
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static GammaGamma of(double p, double q, double v) {
        FitProvenance given = FitProvenance.builder(NAME, 0, 0)
                .parameter("p", p)
                .parameter("q", q)
                .parameter("v", v)
                .build();
        return new GammaGamma(p, q, v, given);
    }

    /**
     * Returns the fit of highest likelihood to those who came back and spent something. EMPTY_BASE where nobody did,
     * INSUFFICIENT_DATA where all spent the same.
     */
    public static Answer<PurchaseFit<GammaGamma>> fit(RepeatPurchases purchases) {
        requireNonNull(purchases, "purchases");
        GammaGammaLikelihood likelihood = new GammaGammaLikelihood(purchases);
        if (likelihood.customers() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody came back and spent something");
        }
        if (!likelihood.varies()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "how customers differ does not follow where all spend the same");
        }
        double q = 3;
        double[] start = {3, q, likelihood.meanSpend() * (q - 1) / 3};
        return PurchaseFitter.fit(
                likelihood::at,
                PARAMETERS,
                start,
                FitProvenance.builder(NAME, likelihood.customers(), likelihood.customers()),
                (parameters, provenance) -> new GammaGamma(parameters[0], parameters[1], parameters[2], provenance));
    }

    /** Returns what a purchase of an unknown customer is expected to cost, p v / (q - 1); UNBOUNDED for q up to 1. */
    public Answer<Double> expectedSpend() {
        return q > 1
                ? Answer.known(p * v / (q - 1))
                : Answer.unknown(Answer.Reason.UNBOUNDED, "q is " + q + ": the mean spend of customers has no bound");
    }

    /**
     * Returns what the next purchase of a customer is expected to cost: the mean of its own spend and of what all
     * spend, the more its own the more often it was seen. UNBOUNDED where p x + q is at most 1.
     *
     * @param repeats how often it came back, x, 0 or more
     * @param meanSpend what it spent on average then, 0 or more; does not matter without repeats
     */
    public Answer<Double> expectedSpend(int repeats, double meanSpend) {
        checkArgument(repeats >= 0, "repeats must not be negative, was %s", repeats);
        checkArgument(
                meanSpend >= 0 && meanSpend < Double.POSITIVE_INFINITY,
                "meanSpend must be finite and at least 0, was %s",
                meanSpend);
        double weight = p * repeats + q - 1;
        return weight > 0
                ? Answer.known(p * (v + repeats * meanSpend) / weight)
                : Answer.unknown(Answer.Reason.UNBOUNDED, "p x + q is at most 1: the mean has no bound");
    }
}
