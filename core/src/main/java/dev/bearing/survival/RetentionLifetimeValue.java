package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.LifetimeValueModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.RatePeriod;
import java.util.List;
import java.util.Set;

/**
 * Lifetime value under a model of retention: revenue × margin × {@linkplain DiscountedLifetime discounted expected
 * lifetime}, with the interval that the {@linkplain UncertainRetention retention} gives.
 *
 * <pre>{@code
 * LifetimeValueModel worth = RetentionLifetimeValue.of(
 *                 UncertainRetention.delta(fit),
 *                 DiscountedLifetime.ofAnnual(0.10, RatePeriod.MONTH),
 *                 RatePeriod.MONTH,
 *                 ValuationDate.TO_BE_ACQUIRED)
 *         .withGrossMargin(0.8);
 * worth.value(EstimatedMoney.of(USD, 100), RatePeriod.MONTH);
 * }</pre>
 *
 * <p>The margin is 1 unless it is set, and the result is then revenue and not profit. Revenue is taken to stay the same
 * as long as the customer does.
 */
public final class RetentionLifetimeValue implements LifetimeValueModel {

    private final UncertainRetention retention;
    private final DiscountedLifetime lifetime;
    private final RatePeriod period;
    private final ValuationDate date;
    private final long renewals;
    private final double grossMargin;

    private RetentionLifetimeValue(
            UncertainRetention retention,
            DiscountedLifetime lifetime,
            RatePeriod period,
            ValuationDate date,
            long renewals,
            double grossMargin) {
        this.retention = requireNonNull(retention, "retention");
        this.lifetime = requireNonNull(lifetime, "lifetime");
        this.period = requireNonNull(period, "period");
        this.date = requireNonNull(date, "date");
        this.renewals = renewals;
        this.grossMargin = grossMargin;
    }

    /**
     * Returns the value of a customer who is to be acquired or has made no renewal yet.
     *
     * @param lifetime the discount and how many payments count
     * @param period from payment to payment: one tick of the model and the period of the discount
     * @param date the day it is valued on
     */
    public static RetentionLifetimeValue of(
            UncertainRetention retention, DiscountedLifetime lifetime, RatePeriod period, ValuationDate date) {
        return new RetentionLifetimeValue(retention, lifetime, period, date, 0, 1);
    }

    /** Returns this model with a gross margin, the share of revenue left after the cost of serving, in (0, 1]. */
    public RetentionLifetimeValue withGrossMargin(double margin) {
        checkArgument(margin > 0 && margin <= 1, "margin must be in (0, 1], was %s", margin);
        return new RetentionLifetimeValue(retention, lifetime, period, date, renewals, margin);
    }

    /**
     * Returns this model for a customer who has made so many renewals, 0 or more.
     *
     * @throws IllegalArgumentException if the customer is yet to be acquired
     */
    public RetentionLifetimeValue afterRenewals(long made) {
        checkArgument(made >= 0, "made must not be negative, was %s", made);
        checkArgument(
                date != ValuationDate.TO_BE_ACQUIRED || made == 0,
                "a customer to be acquired has made no renewals, was %s",
                made);
        return new RetentionLifetimeValue(retention, lifetime, period, date, made, grossMargin);
    }

    /**
     * Returns the value; {@link LifetimeValue.Unbounded} where the expected lifetime has no end, unknown where the
     * model does not reach so far.
     *
     * @throws IllegalArgumentException if the revenue is per another period than the payments
     */
    @Override
    public Answer<LifetimeValue> value(EstimatedMoney revenue, RatePeriod of) {
        checkArgument(of == period, "revenue must be per %s as payments are, was per %s", period, of);
        return retention
                .estimate(model -> lifetime.of(model, date, renewals))
                .fold(
                        known -> Answer.known(worth(revenue, known.value()), explanation(revenue, known.value())),
                        unknown -> unknown.reason() == Answer.Reason.UNBOUNDED
                                ? Answer.known(new LifetimeValue.Unbounded(
                                        method(),
                                        unknown.reason(),
                                        "the expected lifetime has no end: set a discount, or how many payments count",
                                        Answer.unknown(unknown.reason(), unknown.message()),
                                        Set.of()))
                                : Answer.unknown(unknown.reason(), unknown.message()));
    }

    private LifetimeValue worth(EstimatedMoney revenue, Estimate payments) {
        EstimatedMoney perPayment = revenue.multipliedBy(grossMargin);
        return new LifetimeValue.Finite(
                method(),
                perPayment.multipliedBy(payments.value()),
                payments.interval().map(Interval::lower).map(perPayment::multipliedBy),
                payments.interval()
                        .flatMap(ends -> Double.isFinite(ends.upper())
                                ? Answer.known(perPayment.multipliedBy(ends.upper()))
                                : Answer.unknown(Answer.Reason.UNBOUNDED, "the upper end of the lifetime is infinite")),
                Set.of());
    }

    private String method() {
        return "revenue × " + (grossMargin == 1 ? "" : "margin × ") + "discounted expected lifetime, "
                + retention.model().name() + ", " + date;
    }

    private Explanation explanation(EstimatedMoney revenue, Estimate payments) {
        return Explanation.product(
                method(),
                List.of(
                        new Contribution("revenue per " + period, revenue.amount()),
                        new Contribution("margin", grossMargin),
                        new Contribution("discounted expected payments", payments.value())));
    }
}
