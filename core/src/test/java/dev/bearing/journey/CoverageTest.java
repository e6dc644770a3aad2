package dev.bearing.journey;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.bearing.account.AccountId;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final AppropriateExperience GUIDED = AppropriateExperience.of(
            Requirement.required("named contact").about(RequirementKind.CHANNEL),
            Requirement.required("review").about(RequirementKind.CADENCE).withValue("30"),
            Requirement.preferred("language").about(RequirementKind.LANGUAGE).withValue("german"));

    private static final AppropriateExperience ALONE = AppropriateExperience.of(
            Requirement.required("self service").about(RequirementKind.SELF_SERVICE),
            Requirement.preferred("review").withValue("90"));

    private static final List<CoverageSegment> SEGMENTS = List.of(
            CoverageSegment.of("guided", GUIDED, 4).withPeopleShare(0.8).withCadenceDays(30),
            CoverageSegment.of("alone", ALONE, 0.5));

    private static CoverageAssignment assign(AppropriateExperience experience) {
        return CoverageStrategy.nearest().assign(experience, SEGMENTS).orElseThrow("segment");
    }

    @Test
    void theSameExperienceIsAtNoDistance() {
        assertThat(assign(GUIDED)).isEqualTo(new CoverageAssignment(SEGMENTS.get(0), 0));
        assertThat(assign(ALONE)).isEqualTo(new CoverageAssignment(SEGMENTS.get(1), 0));
    }

    @Test
    void sharesWeightAndLikenessByHand() {
        // named contact 2 against 1, review every 60 days against 30 over a range of 60: half alike, french not german
        AppropriateExperience needed = AppropriateExperience.of(
                Requirement.required("named contact").withWeight(2),
                Requirement.required("review").withValue("60"),
                Requirement.required("language").withValue("french"));
        double shared = 1 + 0.5 * 1 + 0;
        assertThat(assign(needed).segment().id()).isEqualTo("guided");
        assertThat(assign(needed).distance()).isCloseTo(1 - shared / (2 + 1 + 1), within(1e-15));
    }

    @Test
    void whatOneSideDoesNotSayDoesNotDiffer() {
        AppropriateExperience anyReview =
                AppropriateExperience.of(Requirement.required("self service"), Requirement.required("review"));
        assertThat(assign(anyReview).distance()).isZero();
    }

    @Test
    void twoNumbersAreOneWhereTheyAreEqual() {
        AppropriateExperience written = AppropriateExperience.of(
                Requirement.required("self service"),
                Requirement.required("review").withValue("90.0"));
        assertThat(assign(written).distance()).isZero();
        AppropriateExperience farOff = AppropriateExperience.of(
                Requirement.required("self service"),
                Requirement.required("review").withValue("1000"));
        assertThat(assign(farOff).distance()).isEqualTo(0.5);
    }

    @Test
    void ofEquallyNearSegmentsTheFirstByIdServes() {
        List<CoverageSegment> twins = List.of(CoverageSegment.of("b", GUIDED, 1), CoverageSegment.of("a", GUIDED, 9));
        Answer<CoverageAssignment> answer = CoverageStrategy.nearest().assign(GUIDED, twins);
        assertThat(answer.orElseThrow("segment").segment().id()).isEqualTo("a");
    }

    @Test
    void noSegmentServesAnExperienceThatSharesNothing() {
        AppropriateExperience strange = AppropriateExperience.of(Requirement.required("on site"));
        assertThat(CoverageStrategy.nearest().assign(strange, SEGMENTS))
                .isEqualTo(Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "no coverage segment shares a requirement with the experience"));
        assertThat(CoverageStrategy.nearest().assign(GUIDED, List.of()))
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "there are no coverage segments"));
    }

    /** Nothing that the assignment can reach, however indirectly, carries an amount or tells who the account is. */
    @Test
    void theAssignmentCannotSeeMoney() {
        JavaClasses core = new ClassFileImporter().importPackages("dev.bearing");
        Set<String> reached = new TreeSet<>();
        Deque<JavaClass> open =
                new ArrayDeque<>(List.of(core.get(CoverageStrategy.class), core.get(NearestExperience.class)));
        while (!open.isEmpty()) {
            JavaClass next = open.pop();
            if (reached.add(next.getName()) && resideInAPackage("dev.bearing..").test(next)) {
                next.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .forEach(open::push);
            }
        }
        assertThat(reached).contains(AppropriateExperience.class.getName(), Requirement.class.getName());
        assertThat(reached)
                .noneMatch(name -> name.matches("org[.]joda[.]money.*"
                        + "|dev[.]bearing[.](account|revenue|book|interaction|vector)[.].*"
                        + "|dev[.]bearing[.]value[.](Mrr|EstimatedMoney|TierId).*"));
    }

    @Test
    void interactionsStandForHoursPerMonth() {
        AccountId acme = AccountId.of("acme");
        LocalDate asOf = LocalDate.of(2026, 6, 30);
        EffortPolicy policy = EffortPolicy.of(73, 0.25).withChannel("call", 1.5);
        List<Interaction> interactions = List.of(
                Interaction.builder(acme, asOf).channel("call").build(),
                Interaction.builder(acme, asOf.minusDays(72)).channel("email").build(),
                Interaction.builder(acme, asOf.minusDays(1)).build(),
                Interaction.builder(acme, asOf.minusDays(73)).channel("call").build(),
                Interaction.builder(acme, asOf.plusDays(1)).channel("call").build(),
                Interaction.builder(acme, asOf)
                        .channel("visit")
                        .recordedOn(asOf.plusDays(1))
                        .build());
        // 2 hours in 73 days, of which a month (365/12 days) is 5/12
        assertThat(policy.hoursPerMonth(interactions, asOf)).isCloseTo(2 * 5.0 / 12, within(1e-12));
        assertThat(policy.hoursPerMonth(List.of(), asOf)).isZero();
    }

    @Test
    void ofSeveralVersionsOfAnInteractionTheLastKnownCounts() {
        LocalDate asOf = LocalDate.of(2026, 6, 30);
        Interaction.Builder call =
                Interaction.builder(AccountId.of("acme"), asOf.minusDays(9)).cost(BigDecimal.TEN);
        List<Interaction> versions = List.of(
                call.build(),
                call.cost(new BigDecimal("12")).recordedOn(asOf.minusDays(3)).build(),
                call.cost(new BigDecimal("15")).recordedOn(asOf.plusDays(3)).build());
        assertThat(EffortPolicy.of(73, 1.2).hoursPerMonth(versions, asOf)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void rejectsNumbersOutsideTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoverageSegment.of("guided", GUIDED, Double.NaN))
                .withMessage("hoursPerMonth of guided must be 0 or more and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEGMENTS.get(0).withPeopleShare(1.1))
                .withMessage("peopleShare of guided must be in [0, 1], was 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEGMENTS.get(0).withCadenceDays(0))
                .withMessage("cadenceDays of guided must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffortPolicy.of(0, 1))
                .withMessage("windowDays must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffortPolicy.of(90, 1).withChannel("call", -1))
                .withMessage("hoursByChannel of call must be 0 or more and finite, was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoverageAssignment(SEGMENTS.get(0), Double.NaN))
                .withMessage("distance must be in [0, 1], was NaN");
    }
}
