package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthRollUpTest {

    private static final Answer<Health> NONE = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no signal");
    private static final Map<String, Double> PAYS = Map.of("a", 100.0, "b", 300.0, "c", 600.0);

    private static GroupHealth group(HealthRollUp rollUp, Object... parts) {
        Map<AccountId, Answer<Health>> healths = new TreeMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            healths.put(
                    AccountId.of((String) parts[i]),
                    parts[i + 1] instanceof Double value ? Answer.known(Health.of(value)) : NONE);
        }
        return rollUp.groups(healths, account -> Optional.of("acme")).get("acme");
    }

    private static double pays(AccountId account) {
        return PAYS.getOrDefault(account.value(), 0.0);
    }

    private static double value(GroupHealth group) {
        return group.health().orElseThrow("health").value();
    }

    @Test
    void averagesThePartsOrWeighsThemOrTakesTheWorst() {
        Object[] parts = {"a", 0.9, "b", 0.2, "c", 0.8};
        // by hand: 1.9 / 3, and (90 + 60 + 480) / 1000
        assertThat(value(group(HealthRollUp.mean(), parts))).isCloseTo(1.9 / 3, within(1e-15));
        assertThat(value(group(HealthRollUp.weighted(HealthRollUpTest::pays), parts)))
                .isCloseTo(0.63, within(1e-15));
        assertThat(value(group(HealthRollUp.worst(), parts))).isEqualTo(0.2);
    }

    @Test
    void leavesAPartOfUnknownHealthOutAndCountsIt() {
        GroupHealth group = group(HealthRollUp.weighted(HealthRollUpTest::pays), "a", NONE, "b", 0.2, "c", 0.8);
        assertThat(value(group)).isCloseTo((60 + 480) / 900.0, within(1e-15));
        assertThat(group.coverage()).isCloseTo(0.9, within(1e-15));
        assertThat(group.unknown()).containsExactly(AccountId.of("a"));
        assertThat(group.parts().get(0).contribution()).isZero();
        assertThat(group.parts().get(0).share()).isZero();
        assertThat(group.parts()).hasSize(3);
    }

    @Test
    void isUnknownBelowTheLeastCoverage() {
        Object[] parts = {"a", 0.9, "b", 0.9, "c", NONE};
        GroupHealth group = group(HealthRollUp.weighted(HealthRollUpTest::pays), parts);
        assertThat(group.health())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "the health of 1 of 3 parts is unknown; the others have 40.0 % of the weight, needed 50.0 %"));
        assertThat(value(group(HealthRollUp.weighted(HealthRollUpTest::pays).withMinCoverage(0.4), parts)))
                .isCloseTo(0.9, within(1e-15));
        assertThat(group(HealthRollUp.mean().withMinCoverage(0), "a", NONE)
                        .health()
                        .isKnown())
                .isFalse();
    }

    @Test
    void isUnknownWhereNothingHasAWeight() {
        assertThat(group(HealthRollUp.weighted(account -> 0), "a", 0.9).health())
                .isEqualTo(Answer.unknown(Answer.Reason.EMPTY_BASE, "none of 1 parts has a weight"));
    }

    @Test
    void putsEachPartInItsGroupAndLeavesOutThoseWithout() {
        Map<AccountId, Answer<Health>> healths = Map.of(
                AccountId.of("uk"), Answer.known(Health.of(0.4)),
                AccountId.of("de"), Answer.known(Health.of(0.6)),
                AccountId.of("solo"), Answer.known(Health.of(0.1)));
        Map<String, GroupHealth> groups = HealthRollUp.mean()
                .groups(healths, account -> account.value().equals("solo") ? Optional.empty() : Optional.of("acme"));
        assertThat(groups).containsOnlyKeys("acme");
        assertThat(value(groups.get("acme"))).isEqualTo(0.5);
    }

    @Property(seed = "20261122")
    void liesBetweenItsPartsAndItsTermsAddUp(@ForAll("healths") List<Double> values) {
        Object[] parts = IntStream.range(0, 2 * values.size())
                .mapToObj(i -> i % 2 == 0 ? (Object) ("p" + (100 + i)) : values.get(i / 2))
                .toArray();
        double least = values.stream().mapToDouble(value -> value).min().orElseThrow();
        double most = values.stream().mapToDouble(value -> value).max().orElseThrow();
        HealthRollUp uneven = HealthRollUp.weighted(account -> account.value().hashCode() % 7 + 1);
        for (HealthRollUp rollUp : List.of(HealthRollUp.mean(), uneven, HealthRollUp.worst())) {
            GroupHealth group = group(rollUp, parts);
            assertThat(value(group)).isBetween(least - 1e-12, most + 1e-12);
            double terms = group.parts().stream()
                    .mapToDouble(GroupHealth.Part::contribution)
                    .sum();
            assertThat(terms).isCloseTo(value(group), within(1e-12));
            assertThat(group.parts().stream()
                            .mapToDouble(GroupHealth.Part::share)
                            .sum())
                    .isCloseTo(1, within(1e-12));
            assertThat(group.coverage()).isEqualTo(1);
            List<Contribution> explained =
                    group.health().fold(known -> known.explanation().terms(), unknown -> List.of());
            assertThat(explained).hasSize(values.size());
        }
        assertThat(value(group(HealthRollUp.worst(), parts)))
                .isLessThanOrEqualTo(value(group(HealthRollUp.mean(), parts)) + 1e-12);
    }

    @Property(seed = "20261122")
    void doesNotDependOnTheScaleOfTheWeights(@ForAll("healths") List<Double> values) {
        Object[] parts = IntStream.range(0, 2 * values.size())
                .mapToObj(i -> i % 2 == 0 ? (Object) ("p" + (100 + i)) : values.get(i / 2))
                .toArray();
        double one =
                value(group(HealthRollUp.weighted(account -> account.value().hashCode() % 7 + 1), parts));
        double scaled = value(group(
                HealthRollUp.weighted(account -> 1e6 * (account.value().hashCode() % 7 + 1)), parts));
        assertThat(scaled).isCloseTo(one, within(1e-12));
    }

    @Provide
    Arbitrary<List<Double>> healths() {
        return Arbitraries.integers()
                .between(0, 100)
                .map(value -> value / 100.0)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void rejectsALeastCoverageOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthRollUp.mean().withMinCoverage(bad))
                .withMessage("minCoverage must be in [0, 1], was %s", bad);
    }

    @Test
    void rejectsAWeightThatIsNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> group(HealthRollUp.weighted(account -> Double.NaN), "a", 0.5))
                .withMessage("weight of a must be 0 or more, was NaN");
    }
}
