package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.DateRange;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessPathTest {

    private static SuccessMilestone milestone(String id, String... after) {
        return SuccessMilestone.builder(id).after(after).build();
    }

    @Test
    void ordersMilestonesAfterWhatTheyNeed() {
        SuccessPath path = SuccessPath.of(
                "p", List.of(milestone("d", "b", "c"), milestone("c", "a"), milestone("b", "a"), milestone("a")));
        assertThat(path.milestones()).extracting(SuccessMilestone::id).containsExactly("a", "c", "b", "d");
        assertThat(path).hasToString("p: a, c, b, d");
        assertThat(SuccessPath.of("p", path.milestones())).isEqualTo(path).hasSameHashCodeAs(path);
    }

    @Test
    void namesTheMilestonesOfACycle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of(
                        "p",
                        List.of(
                                milestone("x"),
                                milestone("a", "c", "x"),
                                milestone("b", "a"),
                                milestone("c", "b"),
                                milestone("late", "a"))))
                .withMessage("the milestones of path p wait for each other: a -> b -> c -> a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of("p", List.of(milestone("a", "a"))))
                .withMessage("the milestones of path p wait for each other: a -> a");
    }

    @Test
    void namesACycleThatOtherMilestonesOnlyWaitFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SuccessPath.of("p", List.of(milestone("late", "a"), milestone("a", "b"), milestone("b", "a"))))
                .withMessage("the milestones of path p wait for each other: a -> b -> a");
    }

    @Test
    void rejectsUnknownPrerequisitesAndRepeatedIds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of("p", List.of(milestone("a", "z"))))
                .withMessage("milestone a of path p comes after z, which the path does not have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of("p", List.of(milestone("a"), milestone("a"))))
                .withMessage("path p has two milestones with the id a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of(" ", List.of(milestone("a"))))
                .withMessage("a path's id must not be blank");
    }

    @Test
    void rejectsAPathWithoutAMilestoneThatIsTheCustomersOwn() {
        SuccessMilestone sale =
                SuccessMilestone.builder("sale").beneficiary(Beneficiary.VENDOR).build();
        SuccessMilestone shared =
                SuccessMilestone.builder("goal").beneficiary(Beneficiary.SHARED).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of("p", List.of(sale, shared)))
                .withMessage(
                        "path p must have a milestone that is the customer's own, all 2 are the vendor's or shared");
        assertThat(SuccessPath.of("p", List.of(sale, shared, milestone("own"))).milestones())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Trial",
                "sale",
                "Onboarding",
                "onboarding completed",
                "use",
                "Upsell",
                "up-sell",
                "Renewal",
                "renewal signed",
                "Free trial",
                "Sign up",
                "cross-sell",
                "Go-live",
                "Demo",
                "On-boarding phase"
            })
    void warnsAboutPhasesOfTheVendor(String name) {
        SuccessPath path = SuccessPath.of(
                "p", List.of(SuccessMilestone.builder("m1").name(name).build()));
        assertThat(path.warnings())
                .containsExactly("milestone m1 (" + name + ") is named like a phase of the vendor's sales cycle; name"
                        + " what the customer has achieved by then");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Reports used by managers", "First decision from a report", "Renewal rate of our shop up", "1st"
            })
    void doesNotWarnAboutWhatACustomerAchieves(String name) {
        assertThat(SuccessPath.of(
                                "p",
                                List.of(SuccessMilestone.builder("m1")
                                        .name(name)
                                        .build()))
                        .warnings())
                .isEmpty();
    }

    @Test
    void warnsAboutVendorMilestonesAndExpansionsOfferedTwice() {
        LogicalExpansion seats = LogicalExpansion.of("seats", Money.of(CurrencyUnit.USD, 1_000), Motion.SELF_SERVE);
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("a").expansion(seats).build(),
                        SuccessMilestone.builder("b")
                                .expansion(seats)
                                .beneficiary(Beneficiary.VENDOR)
                                .build()));
        assertThat(path.warnings())
                .containsExactly(
                        "milestone b is the vendor's alone; a milestone is the customer's success, or shared",
                        "expansion seats stands at two milestones, a and b");
    }

    @Test
    void sharesItsWeightAmongItsMilestones() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("a").weight(3e307).build(),
                        SuccessMilestone.builder("b").weight(9e307).build(),
                        SuccessMilestone.builder("c").weight(1.2e308).build()));
        assertThat(path.share("a")).isCloseTo(0.125, within(1e-15));
        assertThat(path.share("c")).isCloseTo(0.5, within(1e-15));
        assertThatIllegalArgumentException().isThrownBy(() -> path.share("z")).withMessage("path p has no milestone z");
    }

    @Test
    void isMeantForASegmentOrForAll() {
        SuccessPath path = SuccessPath.of("p", List.of(milestone("a")));
        SuccessPath forSmall = path.forSegment(new AttributeCondition("segment", "smb"));
        Attributes small = Attributes.empty().with("segment", new AttributeValue.Text("smb"));
        assertThat(path.appliesTo(Attributes.empty())).isTrue();
        assertThat(forSmall.appliesTo(small)).isTrue();
        assertThat(forSmall.appliesTo(Attributes.empty())).isFalse();
        assertThat(forSmall.segment()).contains(new AttributeCondition("segment", "smb"));
        assertThat(forSmall).isNotEqualTo(path);
        assertThat(path.milestone("a")).contains(milestone("a"));
        assertThat(path.milestone("z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsWeightsThatAreNotPositiveAndFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessMilestone.builder("a").weight(bad).build())
                .withMessage("weight of a must be positive and finite, was %s", bad);
    }

    @Test
    void keepsWhatAMilestoneIsMadeOf() {
        LogicalExpansion business = LogicalExpansion.of(
                        "business", Money.of(CurrencyUnit.USD, 1_080), Motion.FULL_SERVE)
                .between(TierId.of("person"), TierId.of("business"));
        AdvocacyMoment moment = new AdvocacyMoment(AdvocacyKind.TESTIMONIAL, 180);
        SuccessMilestone milestone = SuccessMilestone.builder("decision")
                .name("A decision was made")
                .beneficiary(Beneficiary.SHARED)
                .functionalCriterion("report sent")
                .outcomeCriterion("decision named")
                .weight(2)
                .after("b", "a")
                .expectedDays(30)
                .expansion(business)
                .advocacy(moment)
                .build();
        assertThat(milestone.after()).containsExactly("a", "b");
        assertThat(milestone.expectedDays()).hasValue(30);
        assertThat(milestone.expansion()).contains(business);
        assertThat(milestone.expansion().flatMap(LogicalExpansion::toTier)).contains(TierId.of("business"));
        assertThat(milestone.advocacy()).contains(moment);
        assertThat(milestone.functionalCriterion()).contains("report sent");
        assertThat(milestone.outcomeCriterion()).contains("decision named");
    }

    @Test
    void rejectsWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessMilestone.builder("a").expectedDays(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessMilestone.builder("").build());
        assertThatIllegalArgumentException().isThrownBy(() -> new AdvocacyMoment(AdvocacyKind.REVIEW, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogicalExpansion.of("x", Money.of(CurrencyUnit.USD, -1), Motion.SELF_SERVE))
                .withMessage("annualValue must not be negative, was USD -1.00");
    }

    @Test
    void namesWhereItLeads() {
        SuccessPath path = SuccessPath.of("p", List.of(milestone("a"), milestone("b", "a"), milestone("c", "a")));
        assertThat(path.goals()).extracting(SuccessMilestone::id).containsExactly("b", "c");
    }

    @Test
    void ordersBranchesBeforeWhatTheyLeadTo() {
        SuccessMilestone goal =
                SuccessMilestone.builder("goal").afterAny("x", "y").build();
        SuccessPath path = SuccessPath.of("p", List.of(goal, milestone("x"), milestone("y")));
        assertThat(path).hasToString("p: x, y, goal");
        assertThat(path.goals()).containsExactly(goal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of(
                        "p",
                        List.of(
                                SuccessMilestone.builder("x").afterAny("goal").build(),
                                SuccessMilestone.builder("goal").after("x").build())))
                .withMessageContaining("wait for each other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessPath.of("p", List.of(goal, milestone("x"))))
                .withMessage("milestone goal of path p comes after y, which the path does not have");
    }

    @Test
    void hasVersionsWithTheDaysTheyAreInForce() {
        SuccessPath first = SuccessPath.of("p", List.of(milestone("a")));
        assertThat(first.version()).isEqualTo("1");
        assertThat(first.inForce()).isEmpty();
        assertThat(first.isInForceOn(LocalDate.of(1999, 1, 1))).isTrue();
        SuccessPath second = first.asVersion("2", DateRange.startingOn(LocalDate.of(2026, 7, 1)));
        assertThat(second.id()).isEqualTo("p");
        assertThat(second.version()).isEqualTo("2");
        assertThat(second.isInForceOn(LocalDate.of(2026, 6, 30))).isFalse();
        assertThat(second.isInForceOn(LocalDate.of(2026, 7, 1))).isTrue();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void standsOnATrackWithLimitsOfItsOwn() {
        SuccessPath path = SuccessPath.of("p", List.of(milestone("a")));
        assertThat(path.track()).isEmpty();
        assertThat(path.standing()).isEqualTo(StandingPolicy.DEFAULT);
        SuccessPath other = path.onTrack("payments")
                .withStanding(new StandingPolicy(1.5, 3))
                .forSegment(new AttributeCondition("tier", "business"));
        assertThat(other.track()).contains("payments");
        assertThat(other.standing().stuckAfter()).isEqualTo(3);
        assertThat(other.segment()).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> path.onTrack(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.asVersion("", DateRange.startingOn(LocalDate.EPOCH)));
    }
}
