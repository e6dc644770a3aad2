package dev.bearing.health;

import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The health of one account on a day under one scorecard: the score, its band, how much of the scorecard was observed,
 * how fresh that was, and each measure's part in it.
 */
public final class HealthScore {

    private final Scorecard scorecard;
    private final LocalDate asOf;
    private final Health score;
    private final ScoreKernel.Row row;

    /** Takes the row over. */
    HealthScore(Scorecard scorecard, LocalDate asOf, ScoreKernel.Row row) {
        this.scorecard = scorecard;
        this.asOf = asOf;
        this.score = new Health(row.score);
        this.row = row;
    }

    /**
     * One measure's part in a score.
     *
     * @param measure the measure's name in the scorecard
     * @param observed the number that was measured, in the measure's unit; empty where it is missing
     * @param health what the curve or, where it is missing, the missing-data policy makes of it; empty where the
     *     measure has dropped out
     * @param weight the measure's share in the score after missing measures and age, in {@code [0, 1]}; all of them add
     *     up to 1
     * @param contribution its term, or in a geometric mean its factor, of the score; 0 or 1 where the measure has
     *     dropped out
     * @param ageDays the days since the signal's newest observation; empty if it was never observed
     */
    public record Component(
            String measure,
            OptionalDouble observed,
            OptionalDouble health,
            double weight,
            double contribution,
            OptionalInt ageDays) {

        /** Returns whether the measure was missing, whatever was then done about it. */
        public boolean isMissing() {
            return observed.isEmpty();
        }
    }

    /** Returns the scorecard's id. */
    public String scorecardId() {
        return scorecard.id();
    }

    /** Returns the scorecard's version. */
    public String scorecardVersion() {
        return scorecard.version();
    }

    /** Returns the day that was judged. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the health. */
    public Health score() {
        return score;
    }

    /** Returns the band in which the health lies. */
    public HealthBand band() {
        return scorecard.bands().bandOf(score);
    }

    /**
     * Returns the weight of the measures that were observed / the weight of all, in {@code [0, 1]}. Weights are the
     * scorecard's own, without regard to age; an assumed value does not count as observed.
     */
    public double coverage() {
        return row.coverage;
    }

    /**
     * Returns how fresh the observed measures are, in {@code [0, 1]}: the mean of 2^(−age / halfLifeDays), weighted by
     * the scorecard's own weights, over the measures that were observed; age is the days since the signal's newest
     * observation, and a measure without half-life counts as 1.
     */
    public double freshness() {
        return row.freshness;
    }

    /**
     * Returns the terms of the score in the order of the scorecard, without the measures that dropped out. They add up
     * to the score, or in a geometric mean multiply to it, but for rounding in the last digits.
     */
    public List<Contribution> contributions() {
        List<Contribution> terms = new ArrayList<>(row.contributions.length);
        for (int i = 0; i < row.contributions.length; i++) {
            if (!Double.isNaN(row.healths[i])) {
                terms.add(new Contribution(scorecard.measureNames().get(i), row.contributions[i]));
            }
        }
        return List.copyOf(terms);
    }

    /** Returns every measure's part, missing ones too, in the order of the scorecard. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < row.contributions.length; i++) {
            components.add(new Component(
                    scorecard.measureNames().get(i),
                    known(row.observed[i]),
                    known(row.healths[i]),
                    row.weights[i],
                    row.contributions[i],
                    row.ages[i] < 0 ? OptionalInt.empty() : OptionalInt.of(row.ages[i])));
        }
        return List.copyOf(components);
    }

    /** Returns the score's method and its {@linkplain #contributions contributions}. */
    public Explanation explanation() {
        return switch (scorecard.aggregation()) {
            case ARITHMETIC -> Explanation.sum("weighted mean", contributions());
            case GEOMETRIC -> Explanation.product("weighted geometric mean", contributions());
            case MINIMUM -> Explanation.sum("worst measure", contributions());
        };
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Equal scores are of scorecards with the same id and version, on the same day, with equal parts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HealthScore that
                && scorecardId().equals(that.scorecardId())
                && scorecardVersion().equals(that.scorecardVersion())
                && asOf.equals(that.asOf)
                && score.equals(that.score)
                && band().equals(that.band())
                && row.coverage == that.row.coverage
                && row.freshness == that.row.freshness
                && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return 31 * asOf.hashCode() + score.hashCode();
    }

    /** Returns the score, its band and its coverage. */
    @Override
    public String toString() {
        return score.value() + " " + band().name() + " as of " + asOf + ", coverage " + row.coverage;
    }
}
