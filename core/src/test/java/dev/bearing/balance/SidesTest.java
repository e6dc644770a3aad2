package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SidesTest {

    private static final Answer<Double> NOBODY_LOOKED =
            Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody has looked");

    @Test
    void anOutcomeReachedTheWrongWayIsNotTheDesiredOne() {
        CustomerSide side = new CustomerSide(Answer.known(1.0), Optional.of(Answer.known(0.5)));
        assertThat(value(side.attainment())).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(value(new CustomerSide(Answer.known(1.0), Optional.of(Answer.known(0.0))).attainment()))
                .isZero();
    }

    @Test
    void theOutcomeAloneCountsWhereNoExperienceIsWritten() {
        assertThat(value(new CustomerSide(Answer.known(0.4), Optional.empty()).attainment()))
                .isEqualTo(0.4);
    }

    @Test
    void aHalfThatNobodyLookedAtMakesTheSideUnknown() {
        assertThat(new CustomerSide(NOBODY_LOOKED, Optional.of(Answer.known(1.0))).attainment())
                .isEqualTo(NOBODY_LOOKED);
        assertThat(new CustomerSide(Answer.known(1.0), Optional.of(NOBODY_LOOKED)).attainment())
                .isEqualTo(NOBODY_LOOKED);
        assertThat(new VendorSide(Optional.of(Answer.known(1.0)), Optional.of(NOBODY_LOOKED)).attainment())
                .isEqualTo(NOBODY_LOOKED);
    }

    @Test
    void theVendorHasWhatItPlannedInRevenueAndMargin() {
        Answer<Double> retention = VendorSide.retentionAgainst(0.84, 1.05);
        Answer<Double> margin = VendorSide.marginAgainst(1000, 400, 0.8);
        assertThat(value(retention)).isCloseTo(0.8, within(1e-12));
        assertThat(value(margin)).isCloseTo(0.75, within(1e-12));
        assertThat(value(new VendorSide(Optional.of(retention), Optional.of(margin)).attainment()))
                .isCloseTo(2 * 0.8 * 0.75 / 1.55, within(1e-12));
        assertThat(value(new VendorSide(Optional.of(retention), Optional.empty()).attainment()))
                .isCloseTo(0.8, within(1e-12));
        assertThat(value(new VendorSide(Optional.empty(), Optional.of(margin)).attainment()))
                .isCloseTo(0.75, within(1e-12));
    }

    @Test
    void moreThanThePlanIsNoMoreThanAttainedAndALossNoLessThanNothing() {
        assertThat(value(VendorSide.retentionAgainst(1.3, 1.05))).isEqualTo(1);
        assertThat(value(VendorSide.marginAgainst(100, 250, 0.5))).isZero();
        assertThat(value(VendorSide.marginAgainst(100, 0, 0.5))).isEqualTo(1);
    }

    @Test
    void withoutAPlanThereIsNothingToAttain() {
        assertThat(reason(new VendorSide(Optional.empty(), Optional.empty()).attainment()))
                .isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(reason(VendorSide.marginAgainst(0, 0, 0.5))).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorSide.retentionAgainst(Double.NaN, 1))
                .withMessage("retention must be finite and at least 0, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> VendorSide.retentionAgainst(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> VendorSide.marginAgainst(-1, 0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> VendorSide.marginAgainst(1, Double.NaN, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorSide.marginAgainst(1, 0, 1.5))
                .withMessage("planned must be in (0, 1], was 1.5");
    }

    @Test
    void aCancelledMilestoneIsNoPartOfWhatIsAttained() {
        // achieved 1, partly achieved 0.5, cancelled left out: 1.5 / 2 = 0.75
        LocalDate start = LocalDate.of(2026, 1, 1);
        AccountId acme = AccountId.of("acme");
        SuccessMilestone live = SuccessMilestone.builder("live").build();
        SuccessMilestone rolledOut = SuccessMilestone.builder("rolled_out").build();
        SuccessPath withoutTheCancelled =
                SuccessPath.of("p", List.of(live, rolledOut)).asVersion("2", DateRange.startingOn(start.plusDays(10)));
        JourneyProgress progress = JourneyProgress.of(
                withoutTheCancelled,
                List.of(
                        MilestoneEvent.of(acme, "live", MilestoneLevel.OUTCOME, start.plusDays(5)),
                        MilestoneEvent.of(acme, "rolled_out", MilestoneLevel.FUNCTIONAL, start.plusDays(20)),
                        MilestoneEvent.of(acme, "audited", MilestoneLevel.FUNCTIONAL, start.plusDays(6))),
                start,
                start.plusDays(30));
        CustomerSide side = new CustomerSide(Answer.known(progress.position()), Optional.empty());
        assertThat(value(side.attainment())).isCloseTo(0.75, within(1e-12));
    }

    @Property(seed = "20261122")
    void bothSidesStayInTheirRangeAndRiseWithWhatIsAttained(
            @ForAll @DoubleRange(max = 3) double retention,
            @ForAll @DoubleRange(min = 0.1, max = 2) double planned,
            @ForAll @DoubleRange(max = 2000) double cost,
            @ForAll @DoubleRange(max = 1) double more) {
        Answer<Double> kept = VendorSide.retentionAgainst(retention, planned);
        Answer<Double> left = VendorSide.marginAgainst(1000, cost, Math.min(1, planned));
        AccountBalance balance = new AccountBalance(
                AccountId.of("acme"),
                new CustomerSide(Answer.known(more), Optional.empty()),
                new VendorSide(Optional.of(kept), Optional.of(left)));
        assertThat(value(balance.mutual().vendor())).isBetween(0.0, 1.0);
        assertThat(value(VendorSide.retentionAgainst(retention + more, planned)))
                .isGreaterThanOrEqualTo(value(kept));
        assertThat(value(VendorSide.marginAgainst(1000, cost * more, Math.min(1, planned))))
                .isGreaterThanOrEqualTo(value(left));
        assertThat(balance.mutual().customer()).isEqualTo(balance.customer().attainment());
    }

    private static double value(Answer<Double> answer) {
        return answer.orElseThrow("attainment");
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known);
                },
                Answer.Unknown::reason);
    }
}
