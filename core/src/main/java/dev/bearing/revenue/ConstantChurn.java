package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Lifetime value where the same share c is lost every period: the sum over periods k = 0, 1, … of revenue × margin × (1
 * - c)^k, discounted at d a period and cut at a horizon where one is set.
 *
 * <pre>{@code
 * ConstantChurn simple = ConstantChurn.ofChurn(Rate.ofCounts(5, 100), RatePeriod.MONTH);
 * simple.value(arpa, RatePeriod.MONTH);                                         // ARPA / c:              2,000
 * simple.withGrossMargin(0.8).value(arpa, RatePeriod.MONTH);                    // ARPA × margin / c:     1,600
 * simple.discounted(0.01, Timing.ARREARS).value(arpa, RatePeriod.MONTH);        // ARPA / (d + c):        1,666.67
 * simple.discounted(0.01, Timing.ADVANCE).value(arpa, RatePeriod.MONTH);        // ARPA (1+d) / (d + c):  1,683.33
 * simple.withHorizon(60).value(arpa, RatePeriod.MONTH);                         // the first 60 months only
 * }</pre>
 *
 * <p>The margin is 1 unless it is set, and the result is then revenue and not profit. At a gross margin of 81 % it
 * overstates by 23 %.
 *
 * <p>Net churn may be negative: what stays grows. The sum is then finite only if the discount exceeds the growth, d >
 * |c|, or there is a horizon. Where nobody was lost, undiscounted, the value is {@link LifetimeValue.Unbounded} and its
 * lower end still says something: the value at the upper end of churn's {@linkplain Rate#interval() interval}. For 0 of
 * n that is Wilson's 3.84 / (n + 3.84), 27.8 % for 0 of 10; the rule of three, 3 / n, is its one-sided cousin, gives 30
 * % there, and is the one used where the denominator is days lived or an amount.
 *
 * <p>Churn taken as constant and equal for all overstates churn late and understates the value of a mixed base: who
 * stays long is likelier to stay on.
 *
 * @see <a href="http://www.brucehardie.com/notes/024/">Fader and Hardie, Reconciling and Clarifying CLV Formulas
 *     (2012)</a>, whose case 1 is {@link Timing#ADVANCE} and case 3 {@link Timing#ARREARS}
 */
public final class ConstantChurn implements LifetimeValueModel {

    /** When in a period its revenue arrives. */
    public enum Timing {
        /** At its start: the first payment is not discounted. */
        ADVANCE,
        /** At its end: the first payment is discounted once. */
        ARREARS
    }

    private final Seen seen;
    private final RatePeriod period;
    private final double grossMargin;
    private final double discount;
    private final Timing timing;
    private final OptionalInt horizon;

    private ConstantChurn(
            Seen seen, RatePeriod period, double grossMargin, double discount, Timing timing, OptionalInt horizon) {
        this.seen = seen;
        this.period = requireNonNull(period, "period");
        this.grossMargin = grossMargin;
        this.discount = discount;
        this.timing = requireNonNull(timing, "timing");
        this.horizon = horizon;
    }

    /**
     * Returns the model of a churn rate; its interval gives the interval of the value, and its flags are the value's:
     * LOW_BASE says that churn is of fewer than the policy asks for, and the value worth as little. Above 1, which a
     * sum of movements over the opening may be, it is no share that could be lost every period: the value is then
     * OUTSIDE_MODEL_RANGE.
     *
     * @param churn the share lost a period, of customers or of revenue, pooled over periods
     * @param period the rate's period
     */
    public static ConstantChurn ofChurn(Rate churn, RatePeriod period) {
        requireNonNull(churn, "churn");
        requireNonNull(period, "period");
        return of(
                new Seen(
                        churn.fraction().flatMap(value -> share(value, period, churn.interval())),
                        nothingLost(churn, period),
                        churn.flags()),
                period);
    }

    /**
     * Returns the model of net revenue retention: churn is 1 - retention, negative where it is above 1. Retention below
     * 0 is no model's: the value is then OUTSIDE_MODEL_RANGE.
     *
     * @param retention what is kept a period
     * @param period the rate's period
     */
    public static ConstantChurn ofRetention(Rate retention, RatePeriod period) {
        requireNonNull(retention, "retention");
        requireNonNull(period, "period");
        return of(
                new Seen(
                        retention
                                .fraction()
                                .flatMap(value -> share(
                                        1 - value,
                                        period,
                                        retention
                                                .interval()
                                                .map(ends -> new Interval(
                                                        1 - ends.upper(), 1 - ends.lower(), ends.level())))),
                        "net of growth, " + nothingLost(retention, period),
                        retention.flags()),
                period);
    }

    /**
     * Returns the model of a churn that is assumed, not observed: the value has no interval.
     *
     * @param churn the share lost a period, at most 1; below 0 for growth
     * @param period its period
     */
    public static ConstantChurn assuming(double churn, RatePeriod period) {
        checkArgument(churn <= 1, "churn must be at most 1, was %s", churn);
        return of(
                new Seen(
                        Answer.known(new Estimate(
                                churn,
                                Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "churn was assumed, not observed"))),
                        "no churn was assumed",
                        Set.of()),
                period);
    }

    private static String nothingLost(Rate rate, RatePeriod period) {
        if (rate.currency().isPresent()) {
            return "nothing of " + rate.currency().get() + " " + rate.denominatorDecimal() + " was lost";
        }
        return switch (rate.form()) {
            case MONTHLY_HAZARD -> "nobody was lost in " + rate.denominator() + " account-days";
            case FLOW_OVER_AVERAGE -> nobodyOf(rate.denominator() / 2, period);
            case SHARE, FLOW -> nobodyOf(rate.denominator(), period);
        };
    }

    private static String nobodyOf(long count, RatePeriod period) {
        return "nobody of " + count + " account-" + period.name().toLowerCase(Locale.ROOT) + "s was lost";
    }

    private static Answer<Estimate> share(double churn, RatePeriod period, Answer<Interval> interval) {
        return churn <= 1 ? Answer.known(new Estimate(churn, interval)) : aboveOne(churn, period);
    }

    private static <T> Answer<T> aboveOne(double churn, RatePeriod period) {
        return Answer.unknown(
                Answer.Reason.OUTSIDE_MODEL_RANGE,
                "churn of " + churn + " a " + period.name().toLowerCase(Locale.ROOT)
                        + " is above 1: no share of customers that could be lost again and again");
    }

    private static ConstantChurn of(Seen seen, RatePeriod period) {
        return new ConstantChurn(seen, period, 1, 0, Timing.ARREARS, OptionalInt.empty());
    }

    /**
     * What is known of churn.
     *
     * @param churn the share lost a period
     * @param nothingLost what was seen where it is 0
     * @param flags what a reader of it should know
     */
    private record Seen(Answer<Estimate> churn, String nothingLost, Set<Rate.Flag> flags) {}

    /** Returns this model with a gross margin, the share of revenue left after the cost of serving, in (0, 1]. */
    public ConstantChurn withGrossMargin(double margin) {
        checkArgument(margin > 0 && margin <= 1, "margin must be in (0, 1], was %s", margin);
        return new ConstantChurn(seen, period, margin, discount, timing, horizon);
    }

    /**
     * Returns this model with a discount.
     *
     * @param rate per period of the churn, at least 0: a yearly rate D is (1 + D)^(1/12) - 1 a month
     * @param when when revenue arrives
     */
    public ConstantChurn discounted(double rate, Timing when) {
        checkArgument(rate >= 0 && rate < Double.POSITIVE_INFINITY, "rate must be finite and at least 0, was %s", rate);
        return new ConstantChurn(seen, period, grossMargin, rate, when, horizon);
    }

    /** Returns this model, counting the first {@code periods} periods only, at least 1. */
    public ConstantChurn withHorizon(int periods) {
        checkArgument(periods >= 1, "periods must be at least 1, was %s", periods);
        return new ConstantChurn(seen, period, grossMargin, discount, timing, OptionalInt.of(periods));
    }

    /** Returns the period of the churn, and of the discount and the horizon. */
    public RatePeriod period() {
        return period;
    }

    @Override
    public Answer<LifetimeValue> value(EstimatedMoney revenue, RatePeriod of) {
        checkArgument(of == period, "revenue must be per %s as the churn is, was per %s", period, of);
        return seen.churn().flatMap(estimate -> value(revenue, estimate));
    }

    private Answer<LifetimeValue> value(EstimatedMoney revenue, Estimate estimate) {
        double c = estimate.value();
        Answer<EstimatedMoney> lower = estimate.interval().map(Interval::upper).flatMap(high -> worth(revenue, high));
        Answer<EstimatedMoney> upper = estimate.interval().map(Interval::lower).flatMap(low -> worth(revenue, low));
        Answer<EstimatedMoney> value = worth(revenue, c);
        return value.fold(
                known -> Answer.known(
                        new LifetimeValue.Finite(method(), known.value(), lower, upper, seen.flags()),
                        explanation(revenue, c)),
                unknown -> Answer.known(new LifetimeValue.Unbounded(
                        method(), unknown.reason(), unknown.message(), lower, seen.flags())));
    }

    /** What the revenue is worth at a churn, or that the sum has no end. */
    private Answer<EstimatedMoney> worth(EstimatedMoney revenue, double c) {
        if (c > 1) {
            return aboveOne(c, period);
        }
        double perPeriod = revenue.amount() * grossMargin;
        double first = timing == Timing.ADVANCE ? perPeriod : perPeriod / (1 + discount);
        double step = -(c + discount) / (1 + discount); // the ratio of a term to the one before it, less 1
        double sum;
        if (horizon.isPresent()) {
            int n = horizon.getAsInt();
            sum = first * (step == 0 ? n : Math.expm1(n * Math.log1p(step)) / step);
        } else if (step < 0) {
            sum = perPeriod * (timing == Timing.ADVANCE ? 1 + discount : 1) / (c + discount);
        } else {
            return c == 0
                    ? Answer.unknown(Answer.Reason.ZERO_CHURN, seen.nothingLost())
                    : Answer.unknown(
                            Answer.Reason.UNBOUNDED,
                            "what stays grows by " + -c + " a period, the discount of " + discount
                                    + " is not above that: set a horizon");
        }
        return Double.isFinite(sum)
                ? Answer.known(EstimatedMoney.of(revenue.currency(), sum))
                : Answer.unknown(Answer.Reason.UNBOUNDED, "the value is beyond the largest number");
    }

    private String method() {
        StringBuilder method = new StringBuilder("ARPA");
        if (grossMargin != 1) {
            method.append(" × margin");
        }
        method.append(
                discount == 0
                        ? " / churn"
                        : " / (discount + churn), in " + (timing == Timing.ADVANCE ? "advance" : "arrears"));
        horizon.ifPresent(n -> method.append(", first ").append(n).append(" periods"));
        return method.toString();
    }

    private Explanation explanation(EstimatedMoney revenue, double c) {
        Contribution arpa = new Contribution("ARPA", revenue.amount());
        Contribution lost = new Contribution("churn per " + period, c);
        if (grossMargin == 1 && discount == 0 && horizon.isEmpty()) {
            return Explanation.quotient(method(), arpa, lost);
        }
        List<Contribution> terms = new ArrayList<>(List.of(
                arpa,
                new Contribution("margin", grossMargin),
                lost,
                new Contribution("discount per " + period, discount)));
        horizon.ifPresent(n -> terms.add(new Contribution("periods", n)));
        return Explanation.inputs(method(), terms);
    }
}
