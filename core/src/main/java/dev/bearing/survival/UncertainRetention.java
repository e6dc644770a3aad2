package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.function.Function;

/**
 * A model of retention together with how sure one may be of it, so that whatever follows from the model comes with an
 * interval: a share that stays, a lifetime, a lifetime value.
 *
 * <pre>{@code
 * UncertainRetention retention = UncertainRetention.delta(fit);
 * DiscountedLifetime worth = DiscountedLifetime.ofAnnual(0.10, RatePeriod.MONTH);
 * retention.estimate(model -> worth.of(model, ValuationDate.TO_BE_ACQUIRED, 0));
 * }</pre>
 *
 * <p>The intervals are about the model's parameters as far as the data tell them. That the model is the right one, and
 * that the future is like the past, they take for granted.
 */
public interface UncertainRetention {

    /** Returns the model itself. */
    RetentionModel model();

    /**
     * Returns a number that follows from the model, with its 95 % interval; UNBOUNDED where it is infinite, otherwise
     * unknown where the number is.
     *
     * @param quantity a pure function, smooth in the model; it is called many times, perhaps on several threads at once
     */
    Answer<Estimate> estimate(Function<RetentionModel, Answer<Double>> quantity);

    /** Returns a model taken as certain: numbers have no interval. */
    static UncertainRetention certain(RetentionModel model) {
        requireNonNull(model, "model");
        return new DeltaMethod(model, DeltaMethod.Steps.NONE);
    }

    /**
     * Returns a fit with intervals by the delta method: value ± 1.96 standard errors, the error from the slopes of the
     * number in the parameters and their covariance.
     */
    static UncertainRetention delta(RetentionFit fit) {
        requireNonNull(fit, "fit");
        return new DeltaMethod(fit.model(), DeltaMethod.Steps.of(fit.coordinates()));
    }

    /** Returns a fit of durations with intervals by the delta method, as {@link #delta(RetentionFit)}. */
    static UncertainRetention delta(DurationFit fit) {
        requireNonNull(fit, "fit");
        return new DeltaMethod(fit.model(), DeltaMethod.Steps.of(fit.coordinates()));
    }

    /**
     * Returns a Kaplan-Meier curve with intervals by the delta method and Greenwood's covariance, Cov(S(t), S(u)) =
     * S(t) S(u) × the sum of d / (n (n - d)) up to the earlier of the two; where the curve is weighted, with the
     * covariance of the infinitesimal jackknife, as in {@link KaplanMeier#total}. The model ends at the last tick
     * observed, unless nobody is left by then.
     *
     * <p>A number that no event of the curve moves has no interval (INSUFFICIENT_DATA): that nobody of a few has left
     * does not make it certain that nobody will.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier (1958), section 6</a>
     */
    static UncertainRetention greenwood(KaplanMeier curve) {
        requireNonNull(curve, "curve");
        StepCurve steps = StepCurve.of(curve);
        return new DeltaMethod(steps, DeltaMethod.Steps.of(steps));
    }
}
