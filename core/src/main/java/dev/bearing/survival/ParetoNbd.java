package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.special.Hypergeometric;
import dev.bearing.internal.special.LogGammas;
import dev.bearing.internal.special.Tricomi;
import dev.bearing.value.Answer;

/**
 * Customers who buy when they like, each at a rate of its own, and who may leave without a word at any time, each at a
 * rate of its own (Pareto/NBD). Other than {@link BgNbd}, in which a customer leaves right after a purchase or never,
 * it doubts a customer who bought only once the more the longer that is ago.
 *
 * <pre>{@code
 * ParetoNbd model = ParetoNbd.fit(purchases).orElseThrow("fit").model();
 * PurchaseHistory customer = new PurchaseHistory(2, 30.43, 38.86); // two repeats, the last in week 30, now week 39
 * model.probabilityAlive(customer);
 * model.expectedPurchases(customer, 39);                           // in the next 39 weeks
 * model.discountedExpectedPurchases(customer, 0.0027);             // all to come, 15 % a year
 * }</pre>
 *
 * <p>As a {@link RetentionModel} it says how long new customers stay, in ticks of the data's unit of time.
 *
 * @param r the shape of the gamma distribution of purchase rates, positive
 * @param alpha its rate, positive, in the unit of time of the data
 * @param s the shape of the gamma distribution of the rates of leaving, positive
 * @param beta its rate, positive, in the unit of time of the data
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1287/mnsc.33.1.1">Schmittlein, Morrison and Colombo, Counting Your Customers
 *     (1987)</a>; <a href="http://www.brucehardie.com/notes/009/">Fader and Hardie, A Note on Deriving the Pareto/NBD
 *     Model (2005)</a>
 */
public record ParetoNbd(double r, double alpha, double s, double beta, FitProvenance provenance)
        implements RetentionModel {

    private static final String NAME = "pareto-nbd";
    private static final String[] PARAMETERS = {"r", "alpha", "s", "beta"};

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public ParetoNbd {
        PositiveParameters.check("r", r);
        PositiveParameters.check("alpha", alpha);
        PositiveParameters.check("s", s);
        PositiveParameters.check("beta", beta);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static ParetoNbd of(double r, double alpha, double s, double beta) {
        return new ParetoNbd(r, alpha, s, beta, PositiveParameters.given(NAME, PARAMETERS, r, alpha, s, beta));
    }

    /**
     * Returns the fit of highest likelihood; customers with equal histories are computed once. EMPTY_BASE without
     * customers, INSUFFICIENT_DATA where nobody came back. A parameter that runs to a limit, since customers hardly
     * differ or nobody seems to leave, is flagged.
     */
    public static Answer<PurchaseFit<ParetoNbd>> fit(RepeatPurchases purchases) {
        return PurchasePatterns.of(purchases).flatMap(patterns -> {
            double wait = patterns.totalAge() / patterns.totalRepeats();
            double[] start = {1, wait, 1, patterns.totalAge() / patterns.totalCustomers()};
            return PurchaseFitter.fit(
                    new ParetoNbdLikelihood(patterns)::at,
                    PARAMETERS,
                    start,
                    patterns.provenance(NAME),
                    (p, provenance) -> new ParetoNbd(p[0], p[1], p[2], p[3], provenance));
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Returns the share of new customers that has not left by a time, (β / (β + t))^s. */
    @Override
    public Answer<Double> survival(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        return Answer.known(Math.exp(-s * Math.log1p(time / beta)), provenance.explained(NAME));
    }

    /**
     * Returns the log-likelihood of one history: that of Fader and Hardie's note, whose two hypergeometric functions,
     * of t_x and of T, are turned by Euler's transform so that both terms are positive: no digits cancel, and nothing
     * overflows however often a customer bought.
     */
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double age = history.age();
        double bought = LogGammas.rise(r, x)
                - r * Math.log1p(age / alpha)
                - x * Math.log(alpha + age)
                - s * Math.log1p(age / beta);
        double here = Math.log(buysFirst(x, age));
        double left = Math.log(leavesFirst(x, history.recency())) + logRarity(history);
        return bought + Math.max(here, left) + Math.log1p(Math.exp(-Math.abs(here - left)));
    }

    /** Returns the probability that a customer has not left, in [0, 1]. */
    public double probabilityAlive(PurchaseHistory history) {
        int x = history.repeats();
        double left = leavesFirst(x, history.recency()) * Math.exp(logRarity(history));
        return Math.min(1, 1 / (buysFirst(x, history.age()) + left));
    }

    /** Given a customer who is there at a time, after x repeats: the probability that it leaves before it buys. */
    private double leavesFirst(int x, double time) {
        return first(s, beta, new double[] {r + x, alpha}, time);
    }

    /** Given a customer who is there at a time, after x repeats: the probability that it buys before it leaves. */
    private double buysFirst(int x, double time) {
        return first(r + x, alpha, new double[] {s, beta}, time);
    }

    /** The logarithm of the odds against a customer who is there at t_x neither buying nor leaving until T. */
    private double logRarity(PurchaseHistory history) {
        double since = history.age() - history.recency();
        return (r + history.repeats()) * Math.log1p(since / (alpha + history.recency()))
                + s * Math.log1p(since / (beta + history.recency()));
    }

    /**
     * The integral of k (rate + y)^(-k - 1) (otherRate + y)^(-l) over y from t on, over the same without k at t: the
     * probability that, of two events with gamma distributed rates that have not come by t, this one comes first.
     *
     * @param other shape l and rate of the other
     */
    private static double first(double shape, double rate, double[] other, double time) {
        double sum = shape + other[0];
        if (other[1] >= rate) {
            double z = (other[1] - rate) / (other[1] + time);
            return shape / sum * Hypergeometric.value(1, other[0], sum + 1, z);
        }
        double z = (rate - other[1]) / (rate + time);
        return shape / sum * (1 - z) * Hypergeometric.value(1, shape + 1, sum + 1, z);
    }

    /**
     * Returns how many purchases to expect of a new customer after its first one.
     *
     * @param time how long, 0 or more
     */
    public double expectedPurchases(double time) {
        return expectedPurchases(new PurchaseHistory(0, 0, 0), time);
    }

    /**
     * Returns how many purchases to expect of a customer from now on.
     *
     * @param time how long, 0 or more
     */
    public double expectedPurchases(PurchaseHistory history, double time) {
        PositiveParameters.checkTime(time);
        double grown = Math.log1p(time / (beta + history.age()));
        double lasting = s == 1 ? grown : -Math.expm1((1 - s) * grown) / (s - 1);
        return probabilityAlive(history) * rate(history) * (beta + history.age()) * lasting;
    }

    /**
     * Returns how many purchases to expect of a customer from now on, each discounted: the discounted expected residual
     * transactions (DERT). Times margin and spend it is what the customer is worth.
     *
     * @param continuousDiscount in a unit of time, positive: log(1.15) / 52 = 0.0027 a week for 15 % a year
     * @see <a href="https://doi.org/10.1509/jmkr.2005.42.4.415">Fader, Hardie and Lee, RFM and CLV (2005)</a>, equation
     *     2, by Tricomi's U itself
     */
    public double discountedExpectedPurchases(PurchaseHistory history, double continuousDiscount) {
        PositiveParameters.check("continuousDiscount", continuousDiscount);
        double scale = beta + history.age();
        return probabilityAlive(history) * rate(history) * scale * Tricomi.scaled(s, continuousDiscount * scale);
    }

    /** How many purchases a customer who is still one makes in a unit of time. */
    private double rate(PurchaseHistory history) {
        return (r + history.repeats()) / (alpha + history.age());
    }
}
