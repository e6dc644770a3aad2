package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DesiredOutcomesTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate APR = LocalDate.of(2026, 4, 1);
    private static final LocalDate JUL = LocalDate.of(2026, 7, 1);
    private static final AppropriateExperience EXPERIENCE =
            AppropriateExperience.of(AppropriateExperience.Requirement.required("phone"));

    private static DesiredOutcome version(String metric, DateRange days) {
        return DesiredOutcome.builder(List.of(OutcomeMetric.of(metric, Direction.UP)), EXPERIENCE)
                .id("growth")
                .inForce(days)
                .build();
    }

    private final DesiredOutcome first = version("orders", DateRange.of(JAN, APR));
    private final DesiredOutcome second = version("margin", DateRange.startingOn(APR));
    private final DesiredOutcomes versions = DesiredOutcomes.of(first, second);

    @Test
    void theVersionValidOnTheDayCounts() {
        assertThat(versions.of(ACME, Attributes.empty(), JAN.minusDays(1))).isEmpty();
        assertThat(versions.of(ACME, Attributes.empty(), JAN)).contains(first);
        assertThat(versions.of(ACME, Attributes.empty(), APR.minusDays(1))).contains(first);
        assertThat(versions.of(ACME, Attributes.empty(), APR)).contains(second);
    }

    @Test
    void versionsDoNotOverlap() {
        DesiredOutcome late = version("orders", DateRange.of(JAN, APR.plusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesiredOutcomes.of(late, second))
                .withMessage("versions of desired outcome growth must not be valid on one day, were"
                        + " 2026-01-01/2026-04-02 and 2026-04-01/..");
        DesiredOutcome always =
                DesiredOutcome.builder(first.metrics(), EXPERIENCE).id("growth").build();
        assertThatIllegalArgumentException().isThrownBy(() -> DesiredOutcomes.of(always, second));
        DesiredOutcome ofAcme = late.toBuilder().accountId(ACME).build();
        assertThat(DesiredOutcomes.of(ofAcme, second).all()).hasSize(2);
    }

    @Test
    void bothVersionsOfAPeriodAreJudgedEachOnItsOwnLastDay() {
        List<DesiredOutcomes.Stretch> stretches =
                versions.during(ACME, Attributes.empty(), DateRange.of(JAN.minusDays(5), JUL));
        assertThat(stretches)
                .containsExactly(
                        new DesiredOutcomes.Stretch(first, DateRange.of(JAN, APR)),
                        new DesiredOutcomes.Stretch(second, DateRange.of(APR, JUL)));
        OutcomeFacts facts = OutcomeFacts.of(List.of(
                goal("orders", 0, 10),
                goal("margin", 0, 10),
                OutcomeMeasurement.of(ACME, "orders", JAN, 10),
                OutcomeMeasurement.of(ACME, "orders", APR, 0),
                OutcomeMeasurement.of(ACME, "margin", APR, 5)));
        OutcomeAssessment before = stretches.get(0).assess(facts, StalenessPolicy.yearly(), JUL);
        OutcomeAssessment after = stretches.get(1).assess(facts, StalenessPolicy.yearly(), JUL);
        assertThat(before.asOf()).isEqualTo(APR.minusDays(1));
        assertThat(before.attainment().orElseThrow("share")).isEqualTo(1);
        assertThat(after.asOf()).isEqualTo(JUL.minusDays(1));
        assertThat(after.attainment().orElseThrow("share")).isEqualTo(0.5);
        assertThat(stretches.get(1).assess(facts, StalenessPolicy.yearly(), APR).asOf())
                .isEqualTo(APR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stretches.get(1).assess(facts, StalenessPolicy.yearly(), JAN))
                .withMessage("asOf must not be before 2026-04-01, was 2026-01-01");
    }

    private static OutcomeGoal goal(String metric, double baseline, double target) {
        return OutcomeGoal.builder(ACME, metric, JAN)
                .baseline(baseline)
                .target(target)
                .build();
    }

    @Test
    void anAccountsOwnComesFirstThenTheFirstOfItsSegment() {
        DesiredOutcome ofSmall =
                DesiredOutcome.of(first.metrics(), EXPERIENCE).forSegment(new AttributeCondition("segment", "smb"));
        DesiredOutcome ofAll = DesiredOutcome.of(second.metrics(), EXPERIENCE);
        DesiredOutcome own = ofAll.toBuilder().accountId(ACME).build();
        DesiredOutcomes all = DesiredOutcomes.of(ofSmall, ofAll, own);
        Attributes small = Attributes.empty().with("segment", AttributeValue.parse("smb"));
        assertThat(all.of(ACME, small, JAN)).contains(own);
        assertThat(all.of(AccountId.of("bolt"), small, JAN)).contains(ofSmall);
        assertThat(all.of(AccountId.of("bolt"), Attributes.empty(), JAN)).contains(ofAll);
    }

    @Property(seed = "20261122")
    void onEveryDayAtMostOneVersionIsValidAndStretchesTileThePeriod(
            @ForAll @IntRange(min = 1, max = 50) int length,
            @ForAll @IntRange(min = 0, max = 20) int gap,
            @ForAll @IntRange(min = 1, max = 120) int period) {
        LocalDate switchOn = JAN.plusDays(length);
        DesiredOutcome early = version("orders", DateRange.of(JAN, switchOn));
        DesiredOutcome late = version("margin", DateRange.startingOn(switchOn.plusDays(gap)));
        DesiredOutcomes both = DesiredOutcomes.of(late, early);
        DateRange asked = DateRange.of(JAN.minusDays(3), JAN.minusDays(3).plusDays(period));
        List<DesiredOutcomes.Stretch> stretches = both.during(ACME, Attributes.empty(), asked);
        for (LocalDate day = asked.from(); day.isBefore(asked.to()); day = day.plusDays(1)) {
            LocalDate on = day;
            assertThat(List.of(early, late).stream()
                            .filter(v -> v.isInForceOn(on))
                            .count())
                    .isLessThanOrEqualTo(1);
            assertThat(stretches.stream()
                            .filter(stretch -> stretch.days().contains(on))
                            .map(DesiredOutcomes.Stretch::outcome)
                            .toList())
                    .isEqualTo(both.of(ACME, Attributes.empty(), on).stream().toList());
        }
    }

    @Test
    void warnsOfMetricsThatAreTheVendorsOrAnInput() {
        DesiredOutcome outcome = DesiredOutcome.of(
                List.of(
                        OutcomeMetric.of("Weekly logins", Direction.UP),
                        OutcomeMetric.of("pipeline_volume", Direction.UP),
                        OutcomeMetric.of("revenue", Direction.UP),
                        OutcomeMetric.of("tickets of their customers", Direction.DOWN)),
                EXPERIENCE);
        assertThat(outcome.warnings())
                .containsExactly(
                        "desired outcome: metric Weekly logins looks like use of the product, an input or the vendor's"
                                + " own number, and not like an outcome of the customer's business",
                        "desired outcome: metric pipeline_volume looks like use of the product, an input or the"
                                + " vendor's own number, and not like an outcome of the customer's business");
    }
}
