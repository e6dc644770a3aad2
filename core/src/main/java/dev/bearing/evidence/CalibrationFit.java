package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.LogisticModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/**
 * Calibration without bins: the logistic regression of what happened on the log odds that the score gave.
 *
 * <p>The intervals of {@linkplain ScoredOutcomes#groupedBy grouped} rows take each group for one observation, and those
 * of {@linkplain ScoredOutcomes#withWeights weighted} rows each row, whatever it weighs: revenue in cents says no more
 * of calibration than revenue in dollars.
 *
 * @param slope 1 where probabilities come true; below 1 they are too extreme, as those of an overfitted model, above 1
 *     too timid
 * @param intercept 0 where probabilities come true; read it together with the slope
 * @param inTheLarge the shift of all log odds that would make the mean right: above 0 the score says too little
 * @see <a href="https://doi.org/10.1093/biomet/45.3-4.562">Cox (1958)</a>
 * @see <a href="https://doi.org/10.1093/biomet/73.1.13">Liang and Zeger (1986)</a>, for the intervals of grouped and of
 *     weighted rows, with the factor g / (g - 1) of g groups
 */
public record CalibrationFit(Estimate slope, Estimate intercept, Estimate inTheLarge) {

    private static final double CLIP = 1e-12;
    private static final int MAX_STEPS = 100;

    /** Refuses null. */
    public CalibrationFit {
        requireNonNull(slope, "slope");
        requireNonNull(intercept, "intercept");
        requireNonNull(inTheLarge, "inTheLarge");
    }

    /**
     * Returns the fit; INSUFFICIENT_DATA where only one outcome occurs or all probabilities are equal, DID_NOT_CONVERGE
     * where the score separates the outcomes. A probability of 0 or 1 is taken at 1e-12 from it.
     *
     * @param scored rows whose scores are probabilities
     * @throws IllegalArgumentException if a score is outside [0, 1]
     */
    public static Answer<CalibrationFit> of(ScoredOutcomes scored) {
        requireNonNull(scored, "scored");
        scored.checkProbabilities();
        if (!scored.hasBothOutcomes()) {
            return scored.oneOutcome();
        }
        double[] logits = scored.copyOfScores();
        for (int i = 0; i < logits.length; i++) {
            double p = Math.min(Math.max(logits[i], CLIP), 1 - CLIP);
            logits[i] = Math.log(p / (1 - p));
        }
        LogisticModel.Builder builder = LogisticModel.builder("log odds");
        if (scored.isWeighted()) {
            builder.weights(weights(scored));
        }
        return builder.fitColumns(new double[][] {logits}, scored.copyOfOutcomes())
                .flatMap(model -> {
                    FittedCoefficient slope = model.coefficient("log odds");
                    return slope.standardError().isKnown()
                            ? Answer.known(
                                    scored.isGrouped() || scored.isWeighted()
                                            ? robust(scored, logits, model)
                                            : new CalibrationFit(
                                                    estimate(slope),
                                                    estimate(
                                                            model.coefficients().get(0)),
                                                    inTheLarge(scored, logits)))
                            : Answer.unknown(
                                    Answer.Reason.INSUFFICIENT_DATA, "all rows have the same probability: no slope");
                });
    }

    /** The same values, their errors those of groups that are independent of one another; a row is one by default. */
    private static CalibrationFit robust(ScoredOutcomes scored, double[] logits, LogisticModel model) {
        double intercept = model.coefficients().get(0).estimate();
        double slope = model.coefficient("log odds").estimate();
        double shift = inTheLarge(scored, logits).value();
        double[] curve = new double[4];
        double[] ofIntercept = new double[logits.length];
        double[] ofSlope = new double[logits.length];
        double[] ofShift = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double p = 1 / (1 + Math.exp(-(intercept + slope * logits[i])));
            double shifted = 1 / (1 + Math.exp(-(logits[i] + shift)));
            double outcome = scored.outcome(i) ? 1 : 0;
            double information = scored.weight(i) * p * (1 - p);
            curve[0] += information;
            curve[1] += information * logits[i];
            curve[2] += information * logits[i] * logits[i];
            curve[3] += scored.weight(i) * shifted * (1 - shifted);
            ofIntercept[i] = scored.weight(i) * (outcome - p);
            ofSlope[i] = ofIntercept[i] * logits[i];
            ofShift[i] = scored.weight(i) * (outcome - shifted);
        }
        double determinant = curve[0] * curve[2] - curve[1] * curve[1];
        for (int i = 0; i < logits.length; i++) {
            double one = ofIntercept[i];
            ofIntercept[i] = (curve[2] * one - curve[1] * ofSlope[i]) / determinant;
            ofSlope[i] = (curve[0] * ofSlope[i] - curve[1] * one) / determinant;
            ofShift[i] /= curve[3];
        }
        return new CalibrationFit(
                robust(slope, scored, ofSlope), robust(intercept, scored, ofIntercept), robust(shift, scored, ofShift));
    }

    private static Estimate robust(double value, ScoredOutcomes scored, double[] parts) {
        GroupedSums sums = GroupedSums.of(scored, parts);
        if (sums.groups() < 2) {
            return new Estimate(
                    value,
                    Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a variance takes more than one row, or group"));
        }
        double half = Proportions.Z95 * Math.sqrt(sums.variance());
        return Estimate.of(value, Interval.of95(value - half, value + half));
    }

    /** The weights with a mean of 1, so that their unit does not reach the search. */
    private static double[] weights(ScoredOutcomes scored) {
        double[] weights = new double[scored.size()];
        double mean = scored.total() / weights.length;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = scored.weight(i) / mean;
        }
        return weights;
    }

    private static Estimate estimate(FittedCoefficient coefficient) {
        return new Estimate(coefficient.estimate(), coefficient.interval());
    }

    /** The shift a with sum of w (y - p(a)) = 0, by Newton's method, kept within the ends that enclose it. */
    private static Estimate inTheLarge(ScoredOutcomes scored, double[] logits) {
        double shift = 0;
        double below = -60;
        double above = 60;
        double curve = 1;
        for (int step = 0; step < MAX_STEPS; step++) {
            double slope = 0;
            curve = 0;
            for (int i = 0; i < logits.length; i++) {
                double p = 1 / (1 + Math.exp(-(logits[i] + shift)));
                slope += scored.weight(i) * ((scored.outcome(i) ? 1 : 0) - p);
                curve += scored.weight(i) * p * (1 - p);
            }
            if (slope > 0) {
                below = shift;
            } else {
                above = shift;
            }
            double next = shift + slope / curve;
            next = next > below && next < above ? next : (below + above) / 2;
            boolean done = Math.abs(next - shift) < 1e-14 || slope == 0;
            shift = slope == 0 ? shift : next;
            if (done) {
                break;
            }
        }
        double half = Proportions.Z95 / Math.sqrt(curve);
        return Estimate.of(shift, Interval.of95(shift - half, shift + half));
    }
}
