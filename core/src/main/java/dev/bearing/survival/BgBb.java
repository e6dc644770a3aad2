package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.special.LogGammas;
import dev.bearing.value.Answer;

/**
 * Customers who may buy at fixed opportunities only, such as an appeal a year or a conference, each with a probability
 * of its own, and who before any of them may leave without a word, each with a probability of its own (BG/BB).
 *
 * <p>Of a {@link PurchaseHistory} the repeats are the opportunities that were used after the first purchase, the
 * recency is the number of the last one used, the age how many there were: (2, 5, 6) bought twice at six opportunities,
 * the last time at the fifth.
 *
 * <pre>{@code
 * BgBb model = BgBb.fit(purchases).orElseThrow("fit").model();
 * PurchaseHistory donor = new PurchaseHistory(2, 5, 6);
 * model.probabilityAlive(donor);
 * model.expectedPurchases(donor, 5);                  // at the next five opportunities
 * model.discountedExpectedPurchases(donor, 0.1);      // all to come, 10 % from one to the next
 * }</pre>
 *
 * <p>As a {@link RetentionModel} it says how many opportunities new customers stay for.
 *
 * @param alpha the first parameter of the beta distribution of the probability of buying, positive
 * @param beta its second parameter, positive
 * @param gamma the first parameter of the beta distribution of the probability of leaving, positive
 * @param delta its second parameter, positive
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1287/mksc.1100.0580">Fader, Hardie and Shang, Customer-Base Analysis in a
 *     Discrete-Time Noncontractual Setting (2010)</a>
 */
public record BgBb(double alpha, double beta, double gamma, double delta, FitProvenance provenance)
        implements RetentionModel {

    private static final String NAME = "bg-bb";
    private static final String[] PARAMETERS = {"alpha", "beta", "gamma", "delta"};
    private static final double HUGE = 0x1p900;
    /** Fewer opportunities have fewer than five outcomes, whose shares are fewer numbers than there are parameters. */
    private static final int LEAST_OPPORTUNITIES = 3;

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public BgBb {
        PositiveParameters.check("alpha", alpha);
        PositiveParameters.check("beta", beta);
        PositiveParameters.check("gamma", gamma);
        PositiveParameters.check("delta", delta);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static BgBb of(double alpha, double beta, double gamma, double delta) {
        return new BgBb(
                alpha, beta, gamma, delta, PositiveParameters.given(NAME, PARAMETERS, alpha, beta, gamma, delta));
    }

    /**
     * Returns the fit of highest likelihood; customers with equal histories are computed once. EMPTY_BASE without
     * customers, INSUFFICIENT_DATA where nobody came back or nobody had three opportunities. A parameter that runs to a
     * limit, since customers hardly differ or nobody seems to leave, is flagged.
     *
     * @throws IllegalArgumentException if a history is not of whole opportunities
     */
    public static Answer<PurchaseFit<BgBb>> fit(RepeatPurchases purchases) {
        return PurchasePatterns.of(purchases).flatMap(patterns -> {
            BgBbLikelihood likelihood = new BgBbLikelihood(patterns);
            if (likelihood.opportunities() < LEAST_OPPORTUNITIES) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "four parameters need " + LEAST_OPPORTUNITIES + " opportunities, nobody had more than "
                                + likelihood.opportunities());
            }
            return PurchaseFitter.fit(
                    likelihood::at,
                    PARAMETERS,
                    new double[] {1, 1, 1, Math.max(2, patterns.totalAge() / patterns.totalCustomers())},
                    patterns.provenance(NAME),
                    (p, provenance) -> new BgBb(p[0], p[1], p[2], p[3], provenance));
        });
    }

    /** @throws IllegalArgumentException if a history is not of whole opportunities, of each of which one purchase */
    static void check(int repeats, double recency, double age) {
        checkArgument(
                recency == Math.rint(recency) && age == Math.rint(age) && age <= Integer.MAX_VALUE - 8,
                "recency and age must be whole numbers of opportunities, was %s and %s",
                recency,
                age);
        checkArgument(
                repeats <= recency,
                "repeats must be at most recency, one an opportunity, was %s of %s",
                repeats,
                recency);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Returns the share of new customers that has not left by an opportunity, B(γ, δ + n) / B(γ, δ). */
    @Override
    public Answer<Double> survival(long time) {
        return Answer.known(Math.exp(staying().logSurvival(time)), provenance.explained(NAME));
    }

    /** Opportunities are to a customer of this model what renewals are to one of sBG. */
    private ShiftedBetaGeometric staying() {
        return new ShiftedBetaGeometric(gamma, delta, provenance);
    }

    /** Returns the log-likelihood of one history, of the order in which its purchases came. */
    public double logLikelihood(PurchaseHistory history) {
        double odds = logOddsOfHavingLeft(history);
        int x = history.repeats();
        double n = history.age();
        double here = LogGammas.rise(alpha, x)
                + LogGammas.rise(beta, n - x)
                - LogGammas.rise(alpha + beta, n)
                + LogGammas.rise(delta, n)
                - LogGammas.rise(gamma + delta, n);
        return here + Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    /** Adds up leaving before each opportunity since the last purchase, against not having left; from the last on. */
    private double logOddsOfHavingLeft(PurchaseHistory history) {
        check(history.repeats(), history.recency(), history.age());
        double x = history.repeats();
        double term = gamma / (gamma + delta + history.age());
        double sum = 0;
        double scale = 0;
        for (double m = history.age() - 1; m >= history.recency(); m--) {
            term *= (alpha + beta + m) / (beta + m - x) * ((gamma + delta + m + 1) / (delta + m));
            sum += term;
            if (term > HUGE) {
                term /= HUGE;
                sum /= HUGE;
                scale += Math.log(HUGE);
            }
        }
        return Math.log(sum) + scale;
    }

    /** Returns the probability that a customer had not left at the last opportunity; 1 if it bought then. */
    public double probabilityAlive(PurchaseHistory history) {
        return 1 / (1 + Math.exp(logOddsOfHavingLeft(history)));
    }

    /**
     * Returns the probability that a customer will not have left so many opportunities from now; the paper's P(alive)
     * is that of the next opportunity, 1 ahead.
     *
     * @param ahead 0 or more
     */
    public double probabilityAlive(PurchaseHistory history, int ahead) {
        checkArgument(ahead >= 0, "ahead must not be negative, was %s", ahead);
        double age = delta + history.age();
        return probabilityAlive(history) * Math.exp(LogGammas.rise(age, ahead) - LogGammas.rise(gamma + age, ahead));
    }

    /**
     * Returns how many purchases to expect of a new customer after its first one.
     *
     * @param opportunities how many there will be, 0 or more
     */
    public double expectedPurchases(int opportunities) {
        return expectedPurchases(new PurchaseHistory(0, 0, 0), opportunities);
    }

    /**
     * Returns how many purchases to expect of a customer from now on. Equal to the paper's closed form, but as a sum of
     * positive terms over the opportunities, to which nothing happens at gamma = 1.
     *
     * @param opportunities how many there will be, 0 or more
     */
    public double expectedPurchases(PurchaseHistory history, int opportunities) {
        checkArgument(opportunities >= 0, "opportunities must not be negative, was %s", opportunities);
        double there = probabilityAlive(history);
        double sum = 0;
        for (int k = 0; k < opportunities; k++) {
            there *= (delta + history.age() + k) / (gamma + delta + history.age() + k);
            sum += there;
        }
        return sum * buying(history);
    }

    /**
     * Returns how many purchases to expect of a customer from now on, each discounted: the discounted expected residual
     * transactions (DERT).
     *
     * @param discount from one opportunity to the next, positive: 0.1 means that one at the next is worth 1 / 1.1 now
     */
    public double discountedExpectedPurchases(PurchaseHistory history, double discount) {
        PositiveParameters.check("discount", discount);
        return probabilityAlive(history)
                * buying(history)
                * DiscountedLifetime.ofPeriodic(discount)
                        .of(staying(), ValuationDate.JUST_PAID, (long) history.age())
                        .orElseThrow("sBG has a closed form");
    }

    /** The probability that a customer who is still there uses an opportunity. */
    private double buying(PurchaseHistory history) {
        return (alpha + history.repeats()) / (alpha + beta + history.age());
    }
}
