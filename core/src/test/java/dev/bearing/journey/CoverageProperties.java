package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.journey.AppropriateExperience.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class CoverageProperties {

    @Provide
    Arbitrary<AppropriateExperience> experiences() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        Arbitraries.of(Necessity.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("x", "y", "1", "5", "9.5").optional())
                .as((name, necessity, weight, value) ->
                        new Requirement(name, necessity, RequirementKind.OTHER, weight, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(Requirement::requirement)
                .map(AppropriateExperience::new);
    }

    @Provide
    Arbitrary<AppropriateExperience> plain() {
        return experiences()
                .map(experience -> new AppropriateExperience(experience.requirements().stream()
                        .map(r -> Requirement.required(r.requirement()))
                        .toList()));
    }

    private static List<CoverageSegment> segments(List<AppropriateExperience> profiles) {
        List<CoverageSegment> segments = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            segments.add(CoverageSegment.of("s" + i, profiles.get(i), 1));
        }
        return segments;
    }

    @Property(seed = "20261122")
    void theDistanceIsInRangeSymmetricAndZeroToItself(
            @ForAll("experiences") AppropriateExperience a,
            @ForAll("experiences") AppropriateExperience b,
            @ForAll @Size(max = 3) List<@net.jqwik.api.From("experiences") AppropriateExperience> profiles) {
        List<CoverageSegment> segments = segments(profiles);
        double distance = NearestExperience.distance(a, b, segments);
        assertThat(distance).isBetween(0.0, 1.0);
        assertThat(NearestExperience.distance(b, a, segments)).isEqualTo(distance);
        assertThat(NearestExperience.distance(a, a, segments)).isZero();
    }

    @Property(seed = "20261122")
    void withWeightsOfOneItIsTheJaccardDistanceOfTheSets(
            @ForAll("plain") AppropriateExperience a, @ForAll("plain") AppropriateExperience b) {
        Set<String> ofA = names(a);
        Set<String> both = new HashSet<>(ofA);
        both.retainAll(names(b));
        Set<String> either = new HashSet<>(ofA);
        either.addAll(names(b));
        assertThat(NearestExperience.distance(a, b, List.of()))
                .isCloseTo(1 - (double) both.size() / either.size(), within(1e-12));
    }

    @Property(seed = "20261122")
    void onOneScaleOrAnotherItIsTheSame(
            @ForAll("experiences") AppropriateExperience a, @ForAll("experiences") AppropriateExperience b) {
        assertThat(NearestExperience.distance(scaled(a), scaled(b), List.of()))
                .isCloseTo(NearestExperience.distance(a, b, List.of()), within(1e-12));
    }

    @Property(seed = "20261122")
    void theOrderOfSegmentsAndRequirementsDoesNotMatter(
            @ForAll("experiences") AppropriateExperience needed,
            @ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("experiences") AppropriateExperience> profiles,
            @ForAll Random random) {
        List<CoverageSegment> segments = segments(profiles);
        List<CoverageSegment> shuffled = new ArrayList<>(segments);
        Collections.shuffle(shuffled, random);
        List<Requirement> requirements = new ArrayList<>(needed.requirements());
        Collections.shuffle(requirements, random);
        Optional<CoverageAssignment> one =
                CoverageStrategy.nearest().assign(needed, segments).toOptional();
        Optional<CoverageAssignment> other = CoverageStrategy.nearest()
                .assign(new AppropriateExperience(requirements), shuffled)
                .toOptional();
        assertThat(other).isEqualTo(one);
        one.ifPresent(assigned -> assertThat(segments)
                .allMatch(segment ->
                        NearestExperience.distance(needed, segment.experience(), segments) >= assigned.distance()));
    }

    private static Set<String> names(AppropriateExperience experience) {
        return experience.requirements().stream().map(Requirement::requirement).collect(Collectors.toSet());
    }

    private static AppropriateExperience scaled(AppropriateExperience experience) {
        return new AppropriateExperience(experience.requirements().stream()
                .map(r -> r.withWeight(r.weight() * 7.25))
                .toList());
    }
}
