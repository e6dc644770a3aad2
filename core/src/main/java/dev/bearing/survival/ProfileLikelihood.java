package dev.bearing.survival;

import dev.bearing.internal.optim.Coordinates;
import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.function.DoubleUnaryOperator;

/** Intervals from the likelihood of one parameter, highest in the others. */
final class ProfileLikelihood {

    /** Half the 95 % point of chi-square with one degree of freedom: by so much the log-likelihood may fall. */
    private static final double DROP = Proportions.Z95 * Proportions.Z95 / 2;

    private static final int HALVINGS = 200;
    private static final double LONGEST_STEP = 2;

    private ProfileLikelihood() {}

    static Answer<Interval> interval(RetentionFit fit, int index) {
        double[] own = RenewalCoordinates.of(fit.model()).values();
        DampedNewton.Objective likelihood = RenewalCoordinates.likelihood(fit.model(), fit.counts());
        boolean paired = index < 2
                && (fit.model() instanceof ShiftedBetaGeometric || fit.model() instanceof BetaDiscreteWeibull);
        DoubleUnaryOperator drop =
                at -> fit.logLikelihood() - highest(likelihood, start(own, index, at, paired), index, at);
        double lower = crossing(drop, own[index], -1);
        double upper = isOpen(fit, index) ? Double.POSITIVE_INFINITY : crossing(drop, own[index], 1);
        return Answer.known(Interval.of95(parameter(fit, index, lower), parameter(fit, index, upper)));
    }

    private static double parameter(RetentionFit fit, int index, double coordinate) {
        boolean share = fit.parameters().get(index).equals("churn");
        return share ? 1 / (1 + Math.exp(-coordinate)) : Math.exp(coordinate);
    }

    /** Whether equal customers, to whom alpha and beta without limit belong, are not refused. */
    private static boolean isOpen(RetentionFit fit, int index) {
        if (index > 1 || fit.model() instanceof GeometricRetention || fit.model() instanceof DiscreteWeibull) {
            return false;
        }
        Answer<RetentionFit> alike = fit.model() instanceof ShiftedBetaGeometric
                ? GeometricRetention.fit(fit.counts())
                : DiscreteWeibull.fit(fit.counts());
        return alike.toOptional()
                .filter(limit -> fit.logLikelihood() - limit.logLikelihood() <= DROP)
                .isPresent();
    }

    /** The coordinates that are free, where to begin; alpha and beta go together. */
    private static double[] start(double[] own, int held, double at, boolean paired) {
        double[] others = new double[own.length - 1];
        for (int i = 0; i < others.length; i++) {
            int index = i < held ? i : i + 1;
            others[i] = own[index] + (paired && index < 2 ? at - own[held] : 0);
        }
        return others;
    }

    /** The highest likelihood with one coordinate held; NaN where there is none. */
    private static double highest(DampedNewton.Objective likelihood, double[] start, int held, double at) {
        int n = start.length;
        DampedNewton.Objective free = Coordinates.holding(likelihood, n + 1, held, at);
        double there = free.at(start, new double[n], new double[n][n]);
        if (n == 0) {
            return there;
        }
        return Double.isFinite(there)
                ? DampedNewton.maximise(free, start, LONGEST_STEP).value()
                : Double.NaN;
    }

    /** Where the log-likelihood has fallen by {@link #DROP}, going from its maximum in one direction. */
    private static double crossing(DoubleUnaryOperator drop, double from, int direction) {
        double inside = from;
        double width = 0.25;
        double outside = from + direction * width;
        while (drop.applyAsDouble(outside) < DROP) {
            inside = outside;
            width *= 2;
            outside = from + direction * width;
        }
        if (Double.isNaN(drop.applyAsDouble(outside))) {
            return direction * Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (middle == inside || middle == outside) {
                break;
            }
            if (drop.applyAsDouble(middle) < DROP) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }
}
