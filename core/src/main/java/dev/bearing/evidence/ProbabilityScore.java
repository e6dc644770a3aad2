package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/**
 * How far probabilities were from what happened, row by row; lower is better, and both measures are lowest for the true
 * probabilities, so that neither rewards exaggeration.
 *
 * @see <a href="https://doi.org/10.1198/016214506000001437">Gneiting and Raftery (2007)</a>, on proper scores
 */
public final class ProbabilityScore {

    /** The logarithm of a probability of 0 is taken at this distance from 0, and that of 1 likewise. */
    public static final double CLIP = 1e-15;

    private static final double ROUNDING = 1e-12;

    private final Estimate brier;
    private final Estimate logLoss;
    private final Answer<Double> skill;

    private ProbabilityScore(Estimate brier, Estimate logLoss, Answer<Double> skill) {
        this.brier = brier;
        this.logLoss = logLoss;
        this.skill = skill;
    }

    /**
     * Returns both measures; EMPTY_BASE without rows.
     *
     * @param scored rows whose scores are probabilities
     * @throws IllegalArgumentException if a score is outside [0, 1]
     */
    public static Answer<ProbabilityScore> of(ScoredOutcomes scored) {
        requireNonNull(scored, "scored");
        scored.checkProbabilities();
        return scored.baseRate().map(base -> {
            int n = scored.size();
            double[] squares = new double[n];
            double[] logs = new double[n];
            for (int i = 0; i < n; i++) {
                double right = scored.outcome(i) ? scored.score(i) : 1 - scored.score(i);
                squares[i] = (1 - right) * (1 - right);
                logs[i] = -Math.log(Math.min(Math.max(right, CLIP), 1 - CLIP));
            }
            Estimate brier = mean(scored, squares);
            Answer<Double> skill = scored.hasBothOutcomes()
                    ? Answer.known(1 - brier.value() / (base * (1 - base)))
                    : scored.oneOutcome();
            return new ProbabilityScore(brier, mean(scored, logs), skill);
        });
    }

    private static Estimate mean(ScoredOutcomes scored, double[] losses) {
        double sum = 0;
        double squaredWeights = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += scored.weight(i) * losses[i];
            squaredWeights += scored.weight(i) * scored.weight(i);
        }
        double mean = sum / scored.total();
        if (scored.isGrouped()) {
            return groupedMean(scored, losses, mean);
        }
        double deviations = 0;
        for (int i = 0; i < losses.length; i++) {
            double part = scored.weight(i) * (losses[i] - mean);
            deviations += part * part;
        }
        double effective = scored.total() * scored.total() / squaredWeights;
        if (!(effective > 1.5)) {
            return new Estimate(
                    mean, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a variance takes more than one row"));
        }
        double error = Math.sqrt(deviations * effective / (effective - 1)) / scored.total();
        return estimate(mean, error);
    }

    private static Estimate groupedMean(ScoredOutcomes scored, double[] losses, double mean) {
        double[] parts = new double[losses.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = scored.weight(i) * (losses[i] - mean) / scored.total();
        }
        GroupedSums sums = GroupedSums.of(scored, parts);
        return sums.groups() < 2
                ? new Estimate(
                        mean, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a variance takes more than one group"))
                : estimate(mean, Math.sqrt(sums.variance()));
    }

    /** An error that is no more than rounding is that of rows which all lose the same, and says nothing. */
    private static Estimate estimate(double mean, double error) {
        if (!(error > ROUNDING * mean)) {
            return new Estimate(
                    mean,
                    Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "all rows lose the same, so the variance is 0 and says nothing"));
        }
        double half = Proportions.Z95 * error;
        return Estimate.of(mean, Interval.of95(Math.max(0, mean - half), mean + half));
    }

    /**
     * Returns the mean of (probability - outcome)², in [0, 1], with the 95 % interval of a mean; of
     * {@linkplain ScoredOutcomes#groupedBy grouped} rows, that of a mean of groups. Where all rows lose the same, as
     * with all of them right, the interval is INSUFFICIENT_DATA.
     *
     * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier (1950)</a>, halved
     */
    public Estimate brier() {
        return brier;
    }

    /**
     * Returns 1 - Brier score / that of the base rate given to everybody: 1 is perfect, 0 no better than the base rate;
     * INSUFFICIENT_DATA where only one outcome occurs.
     */
    public Answer<Double> brierSkill() {
        return skill;
    }

    /**
     * Returns the mean of -log of the probability that was given to what happened, in nats, with the 95 % interval of a
     * mean, unknown where that of {@link #brier} is; a probability of 0 or 1 is taken at {@link #CLIP} from it, so that
     * one sure mistake costs 34.5 and not everything.
     */
    public Estimate logLoss() {
        return logLoss;
    }
}
