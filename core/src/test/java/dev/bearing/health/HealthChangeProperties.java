package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HealthChangeProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Property(seed = "20261122", tries = 300)
    void addsUpBitForBitInAnyOrder(
            @ForAll("cards") Scorecard before,
            @ForAll("cards") Scorecard after,
            @ForAll("histories") List<Signal> history,
            @ForAll @IntRange(max = 60) int days,
            @ForAll long seed) {
        HealthChange.between(
                        HealthSnapshot.of(before, HealthSignals.of(history, DAY.minusDays(days))),
                        HealthSnapshot.of(after, HealthSignals.of(history, DAY)))
                .toOptional()
                .ifPresent(change -> {
                    List<Double> parts = new ArrayList<>(change.parts().values());
                    Collections.shuffle(parts, new Random(seed));
                    assertThat(parts.stream().reduce(0.0, Double::sum)).isEqualTo(change.total());
                    assertThat(change.before().value() + change.total())
                            .isEqualTo(change.after().value());
                    assertThat(change.after().value())
                            .isCloseTo(
                                    after.score(HealthSignals.of(history, DAY))
                                            .orElseThrow("after")
                                            .value(),
                                    within(0x1p-50));
                    for (ChangeCause cause :
                            List.of(ChangeCause.BEHAVIOUR, ChangeCause.AGEING, ChangeCause.MISSING_DATA)) {
                        List<Contribution> measures = new ArrayList<>(change.measures(cause));
                        Collections.shuffle(measures, new Random(seed));
                        double sum = 0;
                        for (Contribution measure : measures) {
                            sum += measure.value();
                        }
                        assertThat(sum).isEqualTo(change.part(cause));
                    }
                });
    }

    @Property(seed = "20261122", tries = 300)
    void leavesBehaviourAtExactlyNothingWithoutANewObservation(
            @ForAll("cards") Scorecard card,
            @ForAll("histories") List<Signal> history,
            @ForAll @IntRange(min = 1, max = 90) int days) {
        LocalDate newest = history.stream()
                .map(Signal::newestDay)
                .max(LocalDate::compareTo)
                .orElseThrow();
        HealthSnapshot before = HealthSnapshot.of(card, HealthSignals.of(history, newest));
        HealthSnapshot after = HealthSnapshot.of(card, HealthSignals.of(history, newest.plusDays(days)));
        HealthChange.between(before, after).toOptional().ifPresent(change -> {
            assertThat(change.part(ChangeCause.BEHAVIOUR)).isZero();
            assertThat(change.part(ChangeCause.MISSING_DATA)).isZero();
            assertThat(change.part(ChangeCause.MODEL)).isZero();
            assertThat(change.part(ChangeCause.AGEING)).isEqualTo(change.total());
        });
    }

    @Property(seed = "20261122", tries = 200)
    void givesANewVersionAllOfAChangeOnOneDayAndTheAccountNone(
            @ForAll("cards") Scorecard before,
            @ForAll("cards") Scorecard after,
            @ForAll("histories") List<Signal> history) {
        HealthSignals signals = HealthSignals.of(history, DAY);
        HealthChange.between(HealthSnapshot.of(before, signals), HealthSnapshot.of(after, signals))
                .toOptional()
                .ifPresent(change -> {
                    assertThat(change.ofTheAccount()).isZero();
                    assertThat(change.part(ChangeCause.MODEL)).isEqualTo(change.total());
                });
    }

    @Property(seed = "20261122", tries = 200)
    void isWhatEveryOrderOfTheCausesGivesOnTheMean(
            @ForAll("cards") Scorecard before,
            @ForAll("cards") Scorecard after,
            @ForAll("histories") List<Signal> history) {
        HealthSnapshot first = HealthSnapshot.of(before, HealthSignals.of(history, DAY.minusDays(30)));
        HealthSnapshot second = HealthSnapshot.of(after, HealthSignals.of(history, DAY));
        HealthChange.between(first, second).toOptional().ifPresent(change -> {
            ChangeGame game = new ChangeGame(first, second);
            double[] sums = new double[ChangeGame.CAUSES.size()];
            List<List<Integer>> orders = orders(List.of(0, 1, 2, 3));
            assertThat(orders).hasSize(24);
            for (List<Integer> order : orders) {
                int mask = 0;
                for (int cause : order) {
                    sums[cause] += game.mixture(mask | 1 << cause) - game.mixture(mask);
                    mask |= 1 << cause;
                }
            }
            for (int i = 0; i < sums.length; i++) {
                assertThat(change.part(ChangeGame.CAUSES.get(i))).isCloseTo(sums[i] / 24, within(1e-14));
            }
        });
    }

    private static List<List<Integer>> orders(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    /** Scorecards of every kind, some of their measures in a group, one of them under a ceiling. */
    @Provide
    static Arbitrary<Scorecard> cards() {
        return Combinators.combine(
                        ScorecardProperties.scorecards(),
                        Arbitraries.of(Scorecard.Aggregation.class).optional(),
                        Arbitraries.doubles().between(0.1, 1).ofScale(2).optional())
                .as((card, inner, ceiling) -> {
                    Scorecard.Builder builder = Scorecard.builder("any", card.version())
                            .aggregation(card.aggregation())
                            .minCoverage(card.minCoverage());
                    inner.ifPresent(kind -> builder.group(new MeasureGroup("group", 20, kind)));
                    for (int i = 0; i < card.measures().size(); i++) {
                        if (inner.isPresent() && i % 2 == 0) {
                            builder.measure("group", card.measures().get(i));
                        } else {
                            builder.measure(card.measures().get(i));
                        }
                    }
                    ceiling.ifPresent(most -> builder.ceiling(ScoreCeiling.of("s0", 0.5, most)));
                    return builder.build();
                });
    }

    @Provide
    static Arbitrary<List<Signal>> histories() {
        return ScorecardProperties.histories();
    }
}
