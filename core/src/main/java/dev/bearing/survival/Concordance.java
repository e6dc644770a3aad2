package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.cox.ConcordanceCount;
import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxRows;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;

/**
 * How well a score says who leaves first (Harrell's C): of all pairs of which it is known who left first, the share in
 * which the one with the higher risk did; equal scores count one half. 0.5 is chance, 1 is perfect. A row that was
 * still there at the time at which another left counts as staying longer; two that left at the same time make no pair.
 * These are the rules of R's survival package. Takes time O(rows · log rows).
 *
 * <pre>{@code
 * Concordance c = Concordance.of(tenureMonths, churned, riskScore);
 * c.value();      // 0.83
 * c.interval();   // 95 %
 * c.reversed();   // for a score of which more is better, such as health
 * }</pre>
 *
 * @param concordant pairs in which the one with the higher risk left first, by weight
 * @param discordant pairs in which the one with the lower risk did
 * @param tiedScore pairs with equal risk
 * @param tiedTime pairs that left at the same time, with different risk; not part of C
 * @param tiedBoth pairs that left at the same time, with equal risk; not part of C
 * @param standardError of C, by the infinitesimal jackknife over rows or clusters; unknown without pairs
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19960229)15:4%3C361::AID-SIM168%3E3.0.CO;2-4">Harrell, Lee and
 *     Mark (1996)</a>
 */
public record Concordance(
        double concordant,
        double discordant,
        double tiedScore,
        double tiedTime,
        double tiedBoth,
        Answer<Double> standardError) {

    /** What rounding makes of a standard error of 0. */
    private static final double NOTHING = 1e-12;

    /** @throws IllegalArgumentException if a count is negative */
    public Concordance {
        checkArgument(
                concordant >= 0 && discordant >= 0 && tiedScore >= 0 && tiedTime >= 0 && tiedBoth >= 0,
                "counts must not be negative");
        requireNonNull(standardError, "standardError");
    }

    /**
     * Returns the concordance of a risk score with what happened.
     *
     * @param stop {@code double[rows]}, the last time each row was seen, finite
     * @param event {@code boolean[rows]}, whether it left then
     * @param risk {@code double[rows]}, any score of which more means leaving earlier; not NaN
     */
    public static Concordance of(double[] stop, boolean[] event, double[] risk) {
        requireNonNull(stop, "stop");
        requireNonNull(event, "event");
        requireNonNull(risk, "risk");
        return of(CoxRows.of(stop, event, null), risk);
    }

    /**
     * Returns the concordance with each pair counted by the product of its weights.
     *
     * @param weights {@code double[rows]}, 0 or more and finite, such as revenue
     */
    public static Concordance of(double[] stop, boolean[] event, double[] risk, double[] weights) {
        requireNonNull(stop, "stop");
        requireNonNull(event, "event");
        requireNonNull(risk, "risk");
        requireNonNull(weights, "weights");
        checkLength("weights", weights.length, stop.length);
        return of(CoxRows.of(stop, event, weights), risk);
    }

    private static Concordance of(CoxRows rows, double[] risk) {
        checkLength("event", rows.event.length, rows.stop.length);
        checkLength("risk", risk.length, rows.stop.length);
        for (double score : risk) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("risk must not be NaN");
            }
        }
        CoxDesign design = CoxDesign.of(rows);
        double[] sorted = new double[design.sets.active];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = risk[design.sets.order[i]];
        }
        return of(design, sorted);
    }

    /** Returns the concordance of a score of each active row, in the design's order. */
    static Concordance of(CoxDesign design, double[] risk) {
        ConcordanceCount pairs = ConcordanceCount.of(design, risk);
        return new Concordance(
                pairs.concordant,
                pairs.discordant,
                pairs.tiedScore,
                pairs.tiedTime,
                pairs.tiedBoth,
                pairs.concordant + pairs.discordant + pairs.tiedScore > 0
                        ? Answer.known(pairs.standardError())
                        : noPair());
    }

    /** Returns C, in [0, 1]; EMPTY_BASE where there is no pair. */
    public Answer<Double> value() {
        double pairs = pairs();
        if (!(pairs > 0)) {
            return noPair();
        }
        return Answer.known(
                (concordant + tiedScore / 2) / pairs,
                Explanation.inputs(
                        "(concordant + tied / 2) / (concordant + discordant + tied)",
                        List.of(
                                new Contribution("concordant", concordant),
                                new Contribution("discordant", discordant),
                                new Contribution("tied", tiedScore))));
    }

    /**
     * Returns the 95 % interval of C: 1.96 standard errors to each side, cut to [0, 1]. INSUFFICIENT_DATA where the
     * standard error is 0, as of a single pair or where all pairs are ranked alike: it says nothing there.
     */
    public Answer<Interval> interval() {
        return value().flatMap(c -> standardError.flatMap(error -> error > NOTHING
                ? Answer.known(Interval.of95(
                        Math.max(0, c - Proportions.Z95 * error), Math.min(1, c + Proportions.Z95 * error)))
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "all pairs are ranked alike, so the standard error is 0 and says nothing")));
    }

    /** Returns the concordance of the score with its sign changed. */
    public Concordance reversed() {
        return new Concordance(discordant, concordant, tiedScore, tiedTime, tiedBoth, standardError);
    }

    private static Answer<Double> noPair() {
        return Answer.unknown(Answer.Reason.EMPTY_BASE, "no pair of which it is known who left first");
    }

    private double pairs() {
        return concordant + discordant + tiedScore;
    }

    private static void checkLength(String what, int length, int rows) {
        checkArgument(length == rows, "%s must have %s rows, had %s", what, rows, length);
    }
}
