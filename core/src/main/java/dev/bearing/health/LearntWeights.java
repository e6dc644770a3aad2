package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scorecard's measures and groups with weights that were learnt, on the scale of its own. */
final class LearntWeights {

    private final Scorecard expert;
    private final WeightProvenance learnt;
    private final Map<String, Double> groupShares = new HashMap<>();
    private final double total;

    /** @throws IllegalArgumentException if the weights are not as many as the scorecard's measures */
    LearntWeights(Scorecard expert, WeightProvenance learnt) {
        this.expert = expert;
        this.learnt = learnt;
        int measures = expert.measures().size();
        checkArgument(
                learnt.weights().size() == measures,
                "the provenance must tell of %s measures, told of %s",
                measures,
                learnt.weights().size());
        double sum = expert.groups().stream().mapToDouble(MeasureGroup::weight).sum();
        for (int i = 0; i < measures; i++) {
            double share = learnt.weights().get(i).share();
            Optional<String> group = expert.groupNames().get(i);
            group.ifPresent(name -> groupShares.merge(name, share, Double::sum));
            sum += group.isPresent() ? 0 : expert.measures().get(i).weight();
        }
        total = sum;
    }

    List<MeasureGroup> groups() {
        return expert.groups().stream()
                .map(group -> new MeasureGroup(
                        group.name(), total * groupShares.getOrDefault(group.name(), 0.0), group.aggregation()))
                .toList();
    }

    /** Returns the measures; those of a group without weight keep the weights that they had inside it. */
    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < expert.measures().size(); i++) {
            Measure measure = expert.measures().get(i);
            boolean keepsItsOwn = expert.groupNames()
                    .get(i)
                    .filter(name -> groupShares.getOrDefault(name, 0.0) == 0)
                    .isPresent();
            measures.add(
                    keepsItsOwn
                            ? measure
                            : measure.toBuilder()
                                    .weight(total * learnt.weights().get(i).share())
                                    .build());
        }
        return measures;
    }
}
