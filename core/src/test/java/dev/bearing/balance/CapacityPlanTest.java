package dev.bearing.balance;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.balance.CapacityPlan.Load;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityPlanTest {

    private static final CoverageSegment GUIDED = segment("guided", 4);
    private static final CoverageSegment ALONE = segment("alone", 0.5);

    private static CoverageSegment segment(String id, double hours) {
        return CoverageSegment.of(
                id, AppropriateExperience.of(AppropriateExperience.Requirement.required("contact of " + id)), hours);
    }

    private static CapacityPlan plan(long guided, long alone) {
        return CapacityPlan.of(List.of(new Load(GUIDED, guided), new Load(ALONE, alone)), 110);
    }

    @Test
    void peopleFollowFromTheHoursThatSegmentsAskFor() {
        CapacityPlan plan = plan(30, 200);
        assertThat(plan.hours()).isCloseTo(220, within(1e-12)); // 30 × 4 + 200 × 0.5
        assertThat(plan.people()).isEqualTo(2);
        assertThat(plan.withCustomers("guided", 31).people()).isEqualTo(3);
        assertThat(plan.withCustomers("guided", 0).withCustomers("alone", 0).people())
                .isZero();
    }

    @Test
    void eachSegmentTakesItsPartOfThePeople() {
        Explanation parts =
                plan(30, 200).peopleExactly().fold(Answer.Known::explanation, unknown -> Explanation.given());
        assertThat(parts.terms()).extracting(term -> term.name()).containsExactly("guided", "alone");
        assertThat(parts.terms().get(0).value()).isCloseTo(120 / 110.0, within(1e-12));
    }

    @Test
    void aSpecialistIsBusyWhereOneKindOfWorkFillsOnePerson() {
        CapacityPlan plan = plan(30, 200)
                .withHoursByFunction(Map.of(Interaction.Function.SUPPORT, 165.0, Interaction.Function.KNOWLEDGE, 55.0));
        assertThat(plan.peopleByFunction().get(Interaction.Function.SUPPORT)).isCloseTo(1.5, within(1e-12));
        assertThat(plan.peopleByFunction().get(Interaction.Function.KNOWLEDGE)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void revenuePerPersonIsToldAndPlansNothing() {
        EstimatedMoney revenue = EstimatedMoney.of(CurrencyUnit.USD, 4_000_000);
        assertThat(plan(30, 200)
                        .revenuePerPerson(revenue)
                        .map(EstimatedMoney::amount)
                        .orElseThrow("revenue"))
                .isCloseTo(2_000_000, within(1e-6));
        assertThat(reason(plan(0, 0).revenuePerPerson(revenue))).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void nothingThatAPlanIsMadeOfHoldsMoney() {
        assertThat(Arrays.stream(CapacityPlan.class.getRecordComponents())
                        .map(part -> part.getType().getSimpleName()))
                .containsExactly("List", "double", "SortedMap", "long");
        assertThat(Arrays.stream(Load.class.getRecordComponents())
                        .map(part -> part.getType().getSimpleName()))
                .containsExactly("CoverageSegment", "long");
    }

    @Test
    void unassignedCustomersAreToldAndNotCounted() {
        CapacityPlan plan = plan(30, 200).withUnassigned(7);
        assertThat(plan.unassigned()).isEqualTo(7);
        assertThat(plan.hours()).isEqualTo(plan(30, 200).hours());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesHoursOfAPersonOutOfRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CapacityPlan.of(List.of(), bad))
                .withMessage("hoursPerPerson must be above 0 and finite, was " + bad);
    }

    @Test
    void refusesASegmentTwiceAndOneItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CapacityPlan.of(List.of(new Load(GUIDED, 1), new Load(GUIDED, 2)), 110));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(1, 1).withCustomers("other", 3))
                .withMessage("the plan must have the segment other");
        assertThatIllegalArgumentException().isThrownBy(() -> new Load(GUIDED, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(1, 1).withUnassigned(-1));
    }

    @Property(seed = "20261122")
    void hoursAddUpOverCustomersAndNeverMoreThanFillThePeople(
            @ForAll @IntRange(max = 500) int guided,
            @ForAll @IntRange(max = 500) int alone,
            @ForAll @IntRange(max = 500) int more,
            @ForAll @DoubleRange(min = 1, max = 200) double perPerson) {
        CapacityPlan plan = CapacityPlan.of(List.of(new Load(GUIDED, guided), new Load(ALONE, alone)), perPerson);
        CapacityPlan larger = plan.withCustomers("guided", guided + more);
        assertThat(larger.hours()).isCloseTo(plan.hours() + 4.0 * more, within(1e-9));
        assertThat(larger.people()).isGreaterThanOrEqualTo(plan.people());
        assertThat(plan.people() * perPerson).isGreaterThanOrEqualTo(plan.hours() - 1e-6);
        assertThat((plan.people() - 1) * perPerson).isLessThan(plan.hours() + 1e-6);
        double exact = plan.peopleExactly().orElseThrow("people");
        assertThat(exact * perPerson).isCloseTo(plan.hours(), within(1e-9));
    }
}
