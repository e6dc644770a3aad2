package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeGoalTest {

    private static OutcomeGoal goal(double baseline, double target) {
        return OutcomeGoal.builder(AccountId.of("acme"), "hours", LocalDate.of(2026, 1, 1))
                .baseline(baseline)
                .target(target)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 200, 100, 0",
        "100, 200, 150, 0.5",
        "100, 200, 200, 1",
        "100, 200, 250, 1",
        "100, 200, 50, 0",
        "40, 10, 25, 0.5",
        "40, 10, 10, 1",
        "40, 10, 5, 1",
        "40, 10, 45, 0",
        "-10, 10, 0, 0.5",
        "-1.5e308, 1.5e308, 0, 0.5"
    })
    void theAttainmentIsTheShareOfTheWay(double baseline, double target, double current, double expected) {
        assertThat(goal(baseline, target).attainment(current, Direction.UP)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void aGoalToKeepSomethingIsMetOrNot() {
        assertThat(goal(5, 5).attainment(5, Direction.UP)).isEqualTo(1);
        assertThat(goal(5, 5).attainment(6, Direction.UP)).isEqualTo(1);
        assertThat(goal(5, 5).attainment(4, Direction.UP)).isZero();
        assertThat(goal(5, 5).attainment(4, Direction.DOWN)).isEqualTo(1);
        assertThat(goal(5, 5).attainment(6, Direction.DOWN)).isZero();
    }

    @Test
    void theGoalsOwnDirectionComesFirst() {
        OutcomeGoal down = OutcomeGoal.builder(AccountId.of("acme"), "errors", LocalDate.of(2026, 1, 1))
                .baseline(5)
                .target(5)
                .direction(Direction.DOWN)
                .recordedOn(LocalDate.of(2026, 1, 2))
                .build();
        assertThat(down.isMet(4, Direction.UP)).isTrue();
        assertThat(down.isMet(6, Direction.UP)).isFalse();
    }

    @Test
    void aHairShortOfTheTargetIsNotOne() {
        assertThat(goal(-1e16, 1).attainment(Math.nextDown(1.0), Direction.UP)).isLessThan(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> goal(0, 1).attainment(Double.NaN, Direction.UP))
                .withMessage("current must be finite, was NaN");
    }

    @Provide
    Arbitrary<Double> values() {
        return Arbitraries.doubles().between(-1e6, 1e6);
    }

    @Property(seed = "20261122")
    void itStaysInRangeIsOneExactlyWhenMetAndGrowsTowardsTheTarget(
            @ForAll("values") double baseline,
            @ForAll("values") double target,
            @ForAll("values") double a,
            @ForAll("values") double b) {
        OutcomeGoal goal = goal(baseline, target);
        Direction way = target >= baseline ? Direction.UP : Direction.DOWN;
        double worse = way == Direction.UP ? Math.min(a, b) : Math.max(a, b);
        double better = way == Direction.UP ? Math.max(a, b) : Math.min(a, b);
        assertThat(goal.attainment(worse, way)).isBetween(0.0, 1.0);
        assertThat(goal.attainment(worse, way)).isLessThanOrEqualTo(goal.attainment(better, way));
        assertThat(goal.attainment(a, way) == 1).isEqualTo(goal.isMet(a, way));
    }

    @Property(seed = "20261122")
    void theUnitDoesNotMatter(
            @ForAll("values") double baseline,
            @ForAll("values") double target,
            @ForAll("values") double current,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
        double one = goal(baseline, target).attainment(current, Direction.UP);
        double scaled = goal(baseline * factor, target * factor).attainment(current * factor, Direction.UP);
        if (Math.abs(target - baseline) > 1e-3) {
            assertThat(scaled).isCloseTo(one, within(1e-6));
        }
    }
}
