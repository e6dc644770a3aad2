package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;

/** A Kaplan-Meier curve as a model whose steps can be moved one by one. */
final class StepCurve implements RetentionModel {

    private static final String NAME = "kaplan-meier";

    private final double[] times;
    /** S from each time on. */
    private final double[] survival;
    /** Greenwood's term of each step, the variance of the logarithm of its factor; infinite where nobody is left. */
    private final double[] logVariances;

    private final double lastTime;
    private final FitProvenance provenance;

    private StepCurve(
            double[] times, double[] survival, double[] logVariances, double lastTime, FitProvenance provenance) {
        this.times = times;
        this.survival = survival;
        this.logVariances = logVariances;
        this.lastTime = lastTime;
        this.provenance = provenance;
    }

    static StepCurve of(KaplanMeier curve) {
        List<KaplanMeier.Point> points =
                curve.curve().stream().filter(point -> point.events() > 0).toList();
        return new StepCurve(
                points.stream().mapToDouble(KaplanMeier.Point::time).toArray(),
                points.stream().mapToDouble(KaplanMeier.Point::survival).toArray(),
                points.stream()
                        .mapToDouble(
                                point -> point.events() / ((double) point.atRisk() * (point.atRisk() - point.events())))
                        .toArray(),
                curve.lastTime(),
                curve.provenance());
    }

    int steps() {
        return times.length;
    }

    /** Returns the variance of the logarithm of a step's factor; 0 for the step to nothing, which does not move. */
    double logVariance(int step) {
        return survival[step] > 0 ? logVariances[step] : 0;
    }

    /** Returns this curve, times a factor from a step on. */
    StepCurve scaledFrom(int step, double factor) {
        double[] scaled = survival.clone();
        for (int i = step; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new StepCurve(times, scaled, logVariances, lastTime, provenance);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer<Double> survival(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        int found = Arrays.binarySearch(times, (double) time);
        int row = found >= 0 ? found : -found - 2;
        double share = row < 0 ? 1 : survival[row];
        return time <= lastTime || share == 0
                ? Answer.known(share)
                : Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE, "observed up to tick " + lastTime + ", asked for " + time);
    }

    @Override
    public FitProvenance provenance() {
        return provenance;
    }
}
