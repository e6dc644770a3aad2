package dev.bearing.journey;

import dev.bearing.internal.Thresholds;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The segment whose experience is nearest; of equally near ones the first by id.
 *
 * <p>The distance of two experiences a and b is 1 − Σ s·min(a, b) / Σ max(a, b) over all requirements of either, where
 * a and b are a requirement's weights (0 where it is not one) and s in [0, 1] says how alike its values are. With s = 1
 * it is the weighted Jaccard distance, with weights 1 the plain one: 1 − |A ∩ B| / |A ∪ B|. Weights are compared as
 * they are, so outcomes and segments must use one scale. As in Gower's coefficient, texts are alike (1) or not (0), and
 * two numbers x and y are alike by 1 − |x − y| / range, the range being that of the segments' numbers for the
 * requirement (a difference beyond it counts as 0; where all are equal, only the same number is alike). Where one side
 * names no value, nothing is known to differ: 1.
 *
 * <p>An experience that shares nothing with any segment, distance 1, is assigned to none.
 *
 * @see <a href="https://doi.org/10.2307/2528823">Gower (1971), A General Coefficient of Similarity and Some of Its
 *     Properties, Biometrics 27</a>
 */
public final class NearestExperience implements CoverageStrategy {

    static final NearestExperience INSTANCE = new NearestExperience();

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private NearestExperience() {}

    @Override
    public Answer<CoverageAssignment> assign(AppropriateExperience experience, List<CoverageSegment> segments) {
        if (segments.isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "there are no coverage segments");
        }
        List<CoverageAssignment> byId = segments.stream()
                .sorted(Comparator.comparing(CoverageSegment::id))
                .map(segment -> new CoverageAssignment(segment, distance(experience, segment.experience(), segments)))
                .toList();
        CoverageAssignment nearest = byId.get(0);
        List<Contribution> distances = new ArrayList<>();
        for (CoverageAssignment candidate : byId) {
            distances.add(new Contribution(candidate.segment().id(), candidate.distance()));
            if (Thresholds.isAbove(nearest.distance(), candidate.distance())) {
                nearest = candidate;
            }
        }
        if (!(nearest.distance() < 1)) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, "no coverage segment shares a requirement with the experience");
        }
        return Answer.known(nearest, Explanation.inputs("the least of the distances to the segments", distances));
    }

    /**
     * Returns the distance of two experiences, in [0, 1].
     *
     * @param segments the segments whose numbers make the ranges; empty where two different numbers are never alike
     */
    public static double distance(AppropriateExperience a, AppropriateExperience b, List<CoverageSegment> segments) {
        SortedMap<String, AppropriateExperience.Requirement> ofA = byName(a);
        SortedMap<String, AppropriateExperience.Requirement> ofB = byName(b);
        SortedSet<String> names = new TreeSet<>(ofA.keySet());
        names.addAll(ofB.keySet());
        double heaviest = Math.max(heaviest(a), heaviest(b));
        double shared = 0;
        double all = 0;
        for (String name : names) {
            Optional<AppropriateExperience.Requirement> inA = Optional.ofNullable(ofA.get(name));
            Optional<AppropriateExperience.Requirement> inB = Optional.ofNullable(ofB.get(name));
            double weightA = inA.map(r -> r.weight() / heaviest).orElse(0.0);
            double weightB = inB.map(r -> r.weight() / heaviest).orElse(0.0);
            all += Math.max(weightA, weightB);
            if (inA.isPresent() && inB.isPresent()) {
                shared += likeness(inA.get(), inB.get(), segments) * Math.min(weightA, weightB);
            }
        }
        return Math.max(0, Math.min(1, 1 - shared / all));
    }

    private static SortedMap<String, AppropriateExperience.Requirement> byName(AppropriateExperience experience) {
        SortedMap<String, AppropriateExperience.Requirement> byName = new TreeMap<>();
        experience.requirements().forEach(requirement -> byName.put(requirement.requirement(), requirement));
        return byName;
    }

    private static double heaviest(AppropriateExperience experience) {
        return experience.requirements().stream()
                .mapToDouble(AppropriateExperience.Requirement::weight)
                .max()
                .orElse(1);
    }

    private static double likeness(
            AppropriateExperience.Requirement a, AppropriateExperience.Requirement b, List<CoverageSegment> segments) {
        if (a.value().isEmpty() || b.value().isEmpty()) {
            return 1;
        }
        Optional<Double> x = number(a.value().get());
        Optional<Double> y = number(b.value().get());
        if (x.isEmpty() || y.isEmpty() || x.get().equals(y.get())) {
            boolean same = (x.isPresent() && y.isPresent()) || a.value().equals(b.value());
            return same ? 1 : 0;
        }
        double range = range(a.requirement(), segments);
        return range > 0 ? Math.max(0, 1 - Math.abs(x.get() - y.get()) / range) : 0;
    }

    private static double range(String requirement, List<CoverageSegment> segments) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (CoverageSegment segment : segments) {
            for (AppropriateExperience.Requirement of : segment.experience().requirements()) {
                Optional<Double> number = of.requirement().equals(requirement)
                        ? of.value().flatMap(NearestExperience::number)
                        : Optional.empty();
                least = Math.min(least, number.orElse(least));
                most = Math.max(most, number.orElse(most));
            }
        }
        return most - least;
    }

    private static Optional<Double> number(String value) {
        return NUMBER.matcher(value).matches()
                ? Optional.of(new BigDecimal(value).doubleValue() + 0.0)
                : Optional.empty();
    }
}
