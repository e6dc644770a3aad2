package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.survival.Spell;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/**
 * Judges predictions of how long customers stay against waits of which some are not over. Each row whose state at the
 * horizon is known stands for those who were lost from sight before, by the inverse probability of censoring (IPCW);
 * that is right where censoring does not depend on what is predicted. Weights are made only for rows that need them, so
 * that a censoring curve which reaches 0 later than the horizon does no harm.
 *
 * <pre>{@code
 * SurvivalScore test = SurvivalScore.of(tenures);   // those of held-out rows
 * test.brier(12, survivalAt12);                     // one prediction of S(12 | x) per row
 * test.auc(12, riskAt12);
 * }</pre>
 *
 * <p>Every cause but 0 is the event.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19990915/30)18:17/18%3C2529::AID-SIM274%3E3.0.CO;2-5">Graf and
 *     others (1999)</a>
 */
public final class SurvivalScore {

    /** What rounding makes of the squared deviations of equal numbers, as a share of their square. */
    private static final double ROUNDING = 1e-24;

    private final long[] exits;
    private final boolean[] events;
    private final CensoringCurve censoring;
    private final CensoringWeight rule;

    private SurvivalScore(long[] exits, boolean[] events, CensoringCurve censoring, CensoringWeight rule) {
        this.exits = exits;
        this.events = events;
        this.censoring = censoring;
        this.rule = rule;
    }

    /**
     * Returns the judge of predictions for these waits, with G from the same waits and
     * {@link CensoringWeight#LEFT_LIMIT}.
     *
     * @throws IllegalArgumentException if a wait came under observation late, has a weight or ends at a tick that is
     *     not whole
     */
    public static SurvivalScore of(Spells observed) {
        requireNonNull(observed, "observed");
        observed.requireCountable("observed");
        CensoringCurve censoring = CensoringCurve.of(observed);
        long[] exits = new long[observed.size()];
        boolean[] events = new boolean[exits.length];
        for (int i = 0; i < exits.length; i++) {
            Spell spell = observed.get(i);
            exits[i] = spell.exit();
            events[i] = spell.cause() > 0;
        }
        return new SurvivalScore(exits, events, censoring, CensoringWeight.LEFT_LIMIT);
    }

    /** Returns this judge with another censoring curve, such as that of the rows a model was fitted to. */
    public SurvivalScore withCensoring(CensoringCurve curve) {
        return new SurvivalScore(exits, events, requireNonNull(curve, "curve"), rule);
    }

    /** Returns this judge with the curve read at the other side of an event's tick. */
    public SurvivalScore withWeight(CensoringWeight weight) {
        return new SurvivalScore(exits, events, censoring, requireNonNull(weight, "weight"));
    }

    private double weightOfEvent(long tick) {
        return 1 / (rule == CensoringWeight.LEFT_LIMIT ? censoring.before(tick) : censoring.at(tick));
    }

    /** The weight of each row whose state at the horizon is known, 0 for the others; infinite where G is 0. */
    private double[] weights(long horizon) {
        double[] weights = new double[exits.length];
        double waiting = 1 / censoring.at(horizon);
        for (int i = 0; i < weights.length; i++) {
            if (exits[i] > horizon) {
                weights[i] = waiting;
            } else if (events[i]) {
                weights[i] = weightOfEvent(exits[i]);
            }
        }
        return weights;
    }

    private static boolean allFinite(double[] weights) {
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    private static <T> Answer<T> noCensoringCurve(long horizon) {
        return Answer.unknown(
                Answer.Reason.OUTSIDE_MODEL_RANGE,
                "nobody is under observation long enough to weigh rows at tick " + horizon);
    }

    /**
     * Returns the mean squared error of predicted survival at a tick, with the 95 % interval of a mean whose weights
     * are taken for known (about one in a hundred wider than one that knows they are estimated), which takes two rows
     * whose errors differ. EMPTY_BASE without rows, OUTSIDE_MODEL_RANGE where the censoring curve is 0 for a row that
     * needs it.
     *
     * @param horizon the tick t, 0 or more
     * @param survival predicted S(t | x), one per row, in [0, 1]
     */
    public Answer<Estimate> brier(long horizon, double[] survival) {
        return squaredErrors(horizon, survival).map(parts -> around(mean(parts), parts, 0, Double.POSITIVE_INFINITY));
    }

    /** The weighted squared error of each row, whose mean is the Brier score. */
    Answer<double[]> squaredErrors(long horizon, double[] survival) {
        check(horizon, survival);
        for (double s : survival) {
            checkArgument(s >= 0 && s <= 1, "survival must be in [0, 1], was %s", s);
        }
        return weightsAt(horizon).map(weights -> {
            double[] parts = new double[weights.length];
            for (int i = 0; i < parts.length; i++) {
                double error = exits[i] > horizon ? 1 - survival[i] : survival[i];
                parts[i] = weights[i] * error * error;
            }
            return parts;
        });
    }

    /** The weight of each row at a tick, 0 where its state is not known; or why there are none. */
    Answer<double[]> weightsAt(long horizon) {
        if (exits.length == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows");
        }
        double[] weights = weights(horizon);
        return allFinite(weights) ? Answer.known(weights) : noCensoringCurve(horizon);
    }

    private static double mean(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum / parts.length;
    }

    /** The mean of parts with its interval. */
    private static Estimate around(double mean, double[] parts, double lowest, double highest) {
        int n = parts.length;
        double deviations = 0;
        for (double part : parts) {
            deviations += (part - mean) * (part - mean);
        }
        if (n < 2) {
            return new Estimate(mean, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a variance takes two rows"));
        }
        if (!(deviations > n * ROUNDING * mean * mean)) {
            return new Estimate(
                    mean,
                    Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "all rows are placed alike, so the variance is 0 and says nothing"));
        }
        double half = Proportions.Z95 * Math.sqrt(deviations / (n - 1) / n);
        return Estimate.of(mean, Interval.of95(Math.max(lowest, mean - half), Math.min(highest, mean + half)));
    }

    /**
     * Returns the Brier score integrated over ticks by the trapezoid rule and divided by their span; unknown where one
     * of them is.
     *
     * @param horizons the ticks, ascending, two or more
     * @param survival predicted S(t | x), {@code double[horizons][rows]}
     */
    public Answer<Double> integratedBrier(long[] horizons, double[][] survival) {
        checkArgument(
                horizons.length >= 2 && horizons.length == survival.length,
                "horizons must be two or more, with one row of survival each, were %s and %s",
                horizons.length,
                survival.length);
        double sum = 0;
        double before = 0;
        for (int k = 0; k < horizons.length; k++) {
            checkArgument(
                    k == 0 || horizons[k] > horizons[k - 1], "horizons must ascend, tick %s does not", horizons[k]);
            Answer<Estimate> brier = brier(horizons[k], survival[k]);
            if (!brier.isKnown()) {
                return brier.map(Estimate::value);
            }
            double now = brier.orElseThrow("brier").value();
            sum += k == 0 ? 0 : (horizons[k] - horizons[k - 1]) * (before + now) / 2;
            before = now;
        }
        return Answer.known(sum / (horizons[horizons.length - 1] - horizons[0]));
    }

    /**
     * Returns the cumulative/dynamic AUC at a tick: how likely somebody who left by then had the higher predicted risk
     * than somebody who stayed longer, ties counting one half; with a 95 % interval whose weights are taken for known,
     * and which there is not where the ranking is perfect or constant, as its variance is 0 there. INSUFFICIENT_DATA
     * where nobody left by then or nobody stayed longer.
     *
     * @param horizon the tick t, 0 or more
     * @param risk predicted risk, one per row, any finite numbers; higher means sooner
     * @see <a href="https://doi.org/10.1002/sim.5958">Blanche, Dartigues and Jacqmin-Gadda (2013)</a>
     */
    public Answer<Estimate> auc(long horizon, double[] risk) {
        check(horizon, risk);
        double[] weights = weights(horizon);
        if (!allFinite(weights)) {
            return noCensoringCurve(horizon);
        }
        double cases = 0;
        double controls = 0;
        for (int i = 0; i < exits.length; i++) {
            cases += exits[i] > horizon ? 0 : weights[i];
            controls += exits[i] > horizon ? weights[i] : 0;
        }
        if (!(cases > 0 && controls > 0)) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "somebody must have left by tick " + horizon + " and somebody stayed longer");
        }
        return Answer.known(ranked(horizon, risk, weights, new double[] {cases, controls}));
    }

    private Estimate ranked(long horizon, double[] risk, double[] weights, double[] totals) {
        int n = risk.length;
        int[] order = RadixSort.order(risk);
        double[] right = new double[n];
        double casesBelow = 0;
        double controlsBelow = 0;
        double pairs = 0;
        for (int place = 0; place < n; ) {
            int end = place;
            double cases = 0;
            double controls = 0;
            for (; end < n && risk[order[end]] == risk[order[place]]; end++) {
                int row = order[end];
                cases += exits[row] > horizon ? 0 : weights[row];
                controls += exits[row] > horizon ? weights[row] : 0;
            }
            for (; place < end; place++) {
                int row = order[place];
                right[row] = exits[row] > horizon ? totals[0] - casesBelow - cases / 2 : controlsBelow + controls / 2;
            }
            pairs += cases * (controlsBelow + controls / 2);
            casesBelow += cases;
            controlsBelow += controls;
        }
        double auc = pairs / totals[0] / totals[1];
        double[] parts = new double[n];
        for (int i = 0; i < n; i++) {
            // the influence of a row on the ratio, plus the ratio itself, so that the mean of all is the AUC
            double other = exits[i] > horizon ? totals[0] : totals[1];
            parts[i] = auc + n * weights[i] * (right[i] - auc * other) / totals[0] / totals[1];
        }
        return around(auc, parts, 0, 1);
    }

    /**
     * Returns Uno's concordance: of pairs in which one is known to leave first, by tick tau, how likely that one had
     * the higher risk, each event at T weighing 1 / G², ties in risk counting one half. Two events at one tick are no
     * pair; an event and a censoring at one tick are. INSUFFICIENT_DATA without pairs.
     *
     * @param risk predicted risk, one per row, any finite numbers; higher means sooner
     * @param tau the last tick whose events count, 0 or more (scikit-survival counts those before it)
     * @see <a href="https://doi.org/10.1002/sim.4154">Uno and others (2011)</a>
     */
    public Answer<Double> concordance(double[] risk, long tau) {
        check(tau, risk);
        return ConcordantPairs.of(exits, events, risk).concordance(tau, this::weightOfEvent);
    }

    private void check(long horizon, double[] predictions) {
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        checkArgument(
                predictions.length == exits.length,
                "predictions must be one per row, were %s for %s rows",
                predictions.length,
                exits.length);
        for (double prediction : predictions) {
            checkArgument(Double.isFinite(prediction), "predictions must be finite, was %s", prediction);
        }
    }
}
