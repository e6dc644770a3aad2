package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A Kaplan-Meier curve as a model whose steps can be moved one by one. */
final class StepCurve implements RetentionModel {

    private static final String NAME = "kaplan-meier";

    private final KaplanMeier curve;
    /** The places of the times with events in the curve, and those times. */
    private final int[] places;

    private final double[] times;
    /** S from each time on. */
    private final double[] survival;

    private StepCurve(KaplanMeier curve, int[] places, double[] times, double[] survival) {
        this.curve = curve;
        this.places = places;
        this.times = times;
        this.survival = survival;
    }

    static StepCurve of(KaplanMeier curve) {
        List<KaplanMeier.Point> points = curve.curve();
        int[] places = IntStream.range(0, points.size())
                .filter(place -> points.get(place).events() > 0)
                .toArray();
        return new StepCurve(
                curve,
                places,
                Arrays.stream(places)
                        .mapToDouble(place -> points.get(place).time())
                        .toArray(),
                Arrays.stream(places)
                        .mapToDouble(place -> points.get(place).survival())
                        .toArray());
    }

    int steps() {
        return times.length;
    }

    /** Returns whether a step is the one to nothing, or after it: it does not move. */
    boolean isLast(int step) {
        return !(survival[step] > 0);
    }

    /** Returns the variance of a number with these slopes in the logarithms of the steps' factors. */
    double variance(double[] slopes) {
        double[] byRow = new double[curve.curve().size()];
        for (int step = 0; step < slopes.length; step++) {
            byRow[places[step]] = slopes[step];
        }
        return curve.varianceOfSum(byRow);
    }

    /** Returns this curve, times a factor from a step on. */
    StepCurve scaledFrom(int step, double factor) {
        double[] scaled = survival.clone();
        for (int i = step; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new StepCurve(curve, places, times, scaled);
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
        return time <= curve.lastTime() || share == 0
                ? Answer.known(share)
                : Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "observed up to tick " + curve.lastTime() + ", asked for " + time);
    }

    @Override
    public FitProvenance provenance() {
        return curve.provenance();
    }
}
