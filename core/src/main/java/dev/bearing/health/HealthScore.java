package dev.bearing.health;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** By measure its term of the score before the ceilings. */
    private final double[] terms;

    /** Takes the row over. */
    HealthScore(Scorecard scorecard, LocalDate asOf, ScoreKernel.Row row) {
        this.scorecard = scorecard;
        this.asOf = asOf;
        this.score = new Health(row.score);
        this.row = row;
        this.terms = ScoreSplit.terms(scorecard.units(), row);
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
     * @param contribution its term of the score before ceilings: 0 where the measure has dropped out; below 0 where a
     *     geometric mean loses more by it than its weight
     * @param ageDays the days since the signal's newest observation; empty if it was never observed
     * @param group the group it belongs to; empty if it stands for itself
     * @param weightInGroup its share in its group after missing measures and age, in {@code [0, 1]}; those of a group
     *     add up to 1; of a measure that stands for itself 1, or 0 where it has dropped out
     */
    public record Component(
            String measure,
            OptionalDouble observed,
            OptionalDouble health,
            double weight,
            double contribution,
            OptionalInt ageDays,
            Optional<String> group,
            double weightInGroup) {

        /** Refuses null. */
        public Component {
            requireNonNull(measure, "measure");
            requireNonNull(observed, "observed");
            requireNonNull(health, "health");
            requireNonNull(ageDays, "ageDays");
            requireNonNull(group, "group");
        }

        /** Returns whether the measure was missing, whatever was then done about it. */
        public boolean isMissing() {
            return observed.isEmpty();
        }
    }

    /**
     * One group's part in a score.
     *
     * @param group the group's name
     * @param health what the healths of its measures make; empty where none of them counts
     * @param weight the group's share in the score after missing measures and age, in {@code [0, 1]}; those of all
     *     groups and measures without one add up to 1
     * @param contribution the sum of its measures' contributions, in their order
     */
    public record GroupPart(String group, OptionalDouble health, double weight, double contribution) {

        /** Refuses null. */
        public GroupPart {
            requireNonNull(group, "group");
            requireNonNull(health, "health");
        }
    }

    /**
     * What a ceiling took off a score.
     *
     * @param ceiling the ceiling, which names its measure
     * @param health that measure's health, less than {@link ScoreCeiling#below}
     * @param before the score without ceilings
     * @param score the score: {@code before} + {@code cut}
     */
    public record Cut(ScoreCeiling ceiling, double health, double before, double score) {

        /** Refuses null. */
        public Cut {
            requireNonNull(ceiling, "ceiling");
        }

        /** Returns score − before, less than 0. */
        public double cut() {
            return score - before;
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

    /** Returns the ceiling that holds the score down and what it took off: the lowest; empty where none does. */
    public Optional<Cut> cut() {
        if (row.ceiling < 0) {
            return Optional.empty();
        }
        ScoreCeiling ceiling = scorecard.ceilings().get(row.ceiling);
        double health = row.healths[scorecard.measureNames().indexOf(ceiling.measure())];
        return Optional.of(new Cut(ceiling, health, row.uncapped, row.score));
    }

    /** Returns the health before the ceilings, which is the score where none of them binds. */
    public Health beforeCeilings() {
        return new Health(row.uncapped);
    }

    /**
     * Returns the terms of the score in the order of the scorecard, without the measures that dropped out; then, where
     * a ceiling binds, what it took off, less than 0 and named like {@code ceiling of payments}. Added from the first
     * to the last they are the score to the last bit. Where no term can be chosen so that they are, a last one named
     * {@code rounding} makes them, of a size below 1e-15.
     *
     * <p>In an arithmetic mean a term is weight × health. A minimum is the term of the worst measure. In a geometric
     * mean S = Π health^weight it is weight − (1 − S) · weight · ln health / ln S: what the measure would add if it
     * were perfectly well, less its part in what is lost; where S = 0 the measures of health 0 lose everything, in
     * proportion to their weights. A group's loss is split among its measures as they lose it inside the group.
     *
     * @see <a href="https://doi.org/10.1016/j.enpol.2003.10.010">Ang (2004), additive decomposition by logarithmic
     *     means</a>
     */
    public List<Contribution> contributions() {
        double cut = row.ceiling < 0 ? 0 : row.score - row.uncapped;
        double sum = ScoreSplit.sum(terms) + cut;
        List<Contribution> rounding = new ArrayList<>(0);
        while (sum != row.score) {
            rounding.add(new Contribution("rounding", row.score - sum));
            sum += row.score - sum;
        }
        // its exact size: a score with its explanation is made for every request
        Contribution[] contributions = new Contribution[known() + (row.ceiling < 0 ? 0 : 1) + rounding.size()];
        int n = 0;
        for (int i = 0; i < terms.length; i++) {
            if (!Double.isNaN(row.healths[i])) {
                contributions[n++] = new Contribution(scorecard.measureNames().get(i), terms[i]);
            }
        }
        if (row.ceiling >= 0) {
            contributions[n++] =
                    new Contribution(scorecard.ceilings().get(row.ceiling).label(), cut);
        }
        for (Contribution last : rounding) {
            contributions[n++] = last;
        }
        return List.of(contributions);
    }

    private int known() {
        int known = 0;
        for (double health : row.healths) {
            known += Double.isNaN(health) ? 0 : 1;
        }
        return known;
    }

    /** Returns every measure's part, missing ones too, in the order of the scorecard. */
    public List<Component> components() {
        ScoreUnits units = scorecard.units();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            int group = units.groupOf[units.unitOf[i]];
            double alone = Double.isNaN(row.healths[i]) ? 0 : 1;
            components.add(new Component(
                    scorecard.measureNames().get(i),
                    known(row.observed[i]),
                    known(row.healths[i]),
                    row.weights[i],
                    terms[i],
                    row.ages[i] < 0 ? OptionalInt.empty() : OptionalInt.of(row.ages[i]),
                    group < 0
                            ? Optional.empty()
                            : Optional.of(scorecard.groups().get(group).name()),
                    group < 0 ? alone : row.within[i]));
        }
        return List.copyOf(components);
    }

    /** Returns every group's part, in the order of the scorecard; none where it has no groups. */
    public List<GroupPart> groups() {
        ScoreUnits units = scorecard.units();
        List<GroupPart> parts = new ArrayList<>();
        for (int g = 0; g < scorecard.groups().size(); g++) {
            int unit = units.unitOfGroup(g);
            double contribution = 0;
            for (int i : units.members[unit]) {
                contribution += terms[i];
            }
            parts.add(new GroupPart(
                    scorecard.groups().get(g).name(),
                    known(row.unitHealths[unit]),
                    row.unitWeights[unit],
                    contribution));
        }
        return List.copyOf(parts);
    }

    /**
     * Returns why the score is what it is, in words: a reason for each measure, and for the ceiling that holds it down,
     * those that cost the most first. Their costs add up to 1 − score.
     */
    public List<HealthReason> reasons() {
        return new ReasonWriter(scorecard, row, terms).reasons();
    }

    /** Returns the scorecard that judged. */
    Scorecard scorecard() {
        return scorecard;
    }

    /** Returns the score's method and its {@linkplain #contributions contributions}, which add up to it. */
    public Explanation explanation() {
        return Explanation.sum(
                switch (scorecard.aggregation()) {
                    case ARITHMETIC -> "weighted mean";
                    case GEOMETRIC -> "weighted geometric mean";
                    case MINIMUM -> "worst measure";
                },
                contributions());
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
                && cut().equals(that.cut())
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
