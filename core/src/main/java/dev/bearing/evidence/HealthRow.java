package dev.bearing.evidence;

import dev.bearing.health.HealthScore;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One health per measure, such that their mean, weighted by the scorecard's own shares, is the score before ceilings,
 * though measures were missing or old. With d what age has left of a measure's weight, and S the score, S + d (h − S)
 * stands for its health h: then Σ w (S + d (h − S)) = S, since S = Σ w d h / Σ w d. A measure that had dropped out has
 * d = 0. In a group the same holds of its measures and its own health, and again of the group and the score.
 */
final class HealthRow {

    private final Scorecard scorecard;
    private final List<Double> shares;
    private final List<HealthScore.Component> components;

    /** Takes the scorecard's shares, lest they be copied for every row. */
    HealthRow(Scorecard scorecard, List<Double> shares, List<HealthScore.Component> components) {
        this.scorecard = scorecard;
        this.shares = shares;
        this.components = components;
    }

    /** Returns the healths in the order of the measures. */
    double[] healths() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            all.add(i);
        }
        double score = mean(all);
        double[] healths = new double[components.size()];
        for (int i : all) {
            List<Integer> unit = unit(i, all);
            double mean = unit.stream().anyMatch(this::counts) ? mean(unit) : score;
            double youngest = youngest(unit);
            double inUnit = youngest > 0 ? mean + Math.min(1, kept(i) / youngest) * (health(i, mean) - mean) : mean;
            healths[i] = score + youngest * (inUnit - score);
        }
        return healths;
    }

    private List<Integer> unit(int measure, List<Integer> all) {
        Optional<String> group = scorecard.groupNames().get(measure);
        return group.isEmpty()
                ? List.of(measure)
                : all.stream()
                        .filter(i -> scorecard.groupNames().get(i).equals(group))
                        .toList();
    }

    /** What age has left of a unit's weight: as much as of that measure's in it which has kept the most. */
    private double youngest(List<Integer> unit) {
        boolean weighted = unit.stream().anyMatch(i -> shares.get(i) > 0);
        return unit.stream()
                .filter(i -> !weighted || shares.get(i) > 0)
                .mapToDouble(this::kept)
                .max()
                .orElse(0);
    }

    /** The mean of measures by their weights in this score; 0 where none has a weight. */
    private double mean(List<Integer> measures) {
        double sum = 0;
        double weight = 0;
        for (int i : measures) {
            sum += components.get(i).weight() * health(i, 0);
            weight += components.get(i).weight();
        }
        return weight > 0 ? sum / weight : 0;
    }

    private double health(int measure, double otherwise) {
        return components.get(measure).health().orElse(otherwise);
    }

    private boolean counts(int measure) {
        return components.get(measure).weight() > 0;
    }

    /** What age has left of a measure's weight; 0 where it has dropped out, 1 where its health is assumed. */
    private double kept(int measure) {
        HealthScore.Component component = components.get(measure);
        Measure own = scorecard.measures().get(measure);
        if (component.health().isEmpty()) {
            return 0;
        }
        return component.isMissing() || own.halfLifeDays().isEmpty()
                ? 1
                : Math.pow(
                        2, -component.ageDays().orElse(0) / own.halfLifeDays().getAsDouble());
    }
}
