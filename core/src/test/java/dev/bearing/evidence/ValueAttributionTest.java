package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.GoalProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ValueAttributionTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate BEGAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate MEASURED = LocalDate.of(2026, 6, 1);

    private static CustomerBook book(double before, double after) {
        return CustomerBook.builder()
                .add(Account.of(ACME))
                .add(Signal.of(ACME, "reports", BEGAN.minusDays(3), before))
                .add(Signal.of(ACME, "reports", MEASURED.minusDays(1), after))
                .add(Signal.of(ACME, "reports", MEASURED.plusDays(1), 1_000))
                .add(MilestoneEvent.of(ACME, "decided", MilestoneLevel.OUTCOME, BEGAN.plusDays(40)))
                .build();
    }

    /** Hours from a baseline of 30 to what was measured in June. */
    private static GoalProgress hours(double measured) {
        DesiredOutcome wanted = DesiredOutcome.of(
                List.of(OutcomeMetric.of("hours", Direction.DOWN)),
                AppropriateExperience.of(Requirement.required("x")));
        return wanted.assess(
                        List.of(OutcomeGoal.builder(ACME, "hours", BEGAN)
                                .baseline(30)
                                .target(10)
                                .build()),
                        List.of(OutcomeMeasurement.of(ACME, "hours", MEASURED, measured)),
                        List.of(),
                        MEASURED.plusDays(30))
                .metrics()
                .get(0)
                .progress()
                .orElseThrow();
    }

    @Test
    void sharesTheMoveOfAnOutcomeAmongItsDriversAndSaysWhatIsLeft() {
        ValueAttribution moved = ValueAttribution.of(
                book(4, 20),
                ACME,
                hours(18),
                List.of(
                        ValueDriver.signal("reports", 5).worth("hours", -0.5),
                        ValueDriver.milestone("decided").worth("hours", -3),
                        ValueDriver.signal("seats", 5).worth("hours", -1),
                        ValueDriver.signal("reports", 5).named("other").worth("revenue", 9),
                        ValueDriver.signal("reports", 5).named("none")));

        assertThat(moved.delta()).isEqualTo(-12);
        assertThat(moved.byDriver())
                .containsExactly(new Contribution("reports", -8.0), new Contribution("decided", -3.0));
        assertThat(moved.unknown()).containsExactly("seats");
        assertThat(moved.explained()).isEqualTo(-11);
        assertThat(moved.unexplained()).isEqualTo(-1);
    }

    @Test
    void sumsByOutcomeAndLeavesOutWhomNoDriverConcerns() {
        List<ValueDriver> drivers = List.of(
                ValueDriver.signal("reports", 5).worth("hours", -0.5),
                ValueDriver.signal("seats", 5).worth("hours", -1));
        ValueAttribution one = ValueAttribution.of(book(4, 20), ACME, hours(18), drivers);
        ValueAttribution none = ValueAttribution.of(book(4, 20), ACME, hours(18), List.of());

        ValueAttributions all = ValueAttributions.of(List.of(one, none, one));

        assertThat(all.accounts()).containsExactly(one, one);
        assertThat(all.totals()).hasSize(1);
        ValueAttributions.Total total = all.totals().get(0);
        assertThat(total.accounts()).isEqualTo(2);
        assertThat(total.delta()).isEqualTo(-24);
        assertThat(total.byDriver()).containsExactly(new Contribution("reports", -16.0));
        assertThat(total.unexplained()).isEqualTo(-8);
        assertThat(total.unknown()).isEqualTo(2);
    }

    @Test
    void worthNamesAnOutcomeAndAFiniteNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueDriver.milestone("a").worth(" ", 1))
                .withMessage("outcome must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueDriver.milestone("a").worth("hours", Double.NaN))
                .withMessage("perUnit must be finite, was NaN");
    }

    @Property(seed = "20261122")
    void thePartsAddUpToTheMoveAndNothingLaterCounts(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double before,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double after,
            @ForAll @DoubleRange(min = 0, max = 100) double measured,
            @ForAll @IntRange(min = -50, max = 50) int perUnit) {
        ValueDriver driver = ValueDriver.signal("reports", 5).worth("hours", perUnit);
        CustomerBook book = book(before, after);
        ValueAttribution moved = ValueAttribution.of(book, ACME, hours(measured), List.of(driver));
        CustomerBook more = book.plus(Signal.of(ACME, "reports", MEASURED.plusDays(9), 7));

        assertThat(moved.explained() + moved.unexplained()).isCloseTo(moved.delta(), within(1e-6));
        assertThat(moved.explained()).isCloseTo(perUnit * (after - before), within(1e-6));
        assertThat(ValueAttribution.of(more, ACME, hours(measured), List.of(driver)))
                .isEqualTo(moved);
    }
}
