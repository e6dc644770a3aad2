package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InteractionFactsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 3, 1);

    @Test
    void interactionsThatDifferInCostOnlyAreVersionsOfOne() {
        Interaction call = Interaction.builder(ACME, DAY)
                .stage(Interaction.Stage.RENEWAL)
                .function(Interaction.Function.SUPPORT)
                .channel("phone")
                .initiator(Interaction.Initiator.CUSTOMER)
                .cost(new BigDecimal("10.0"))
                .milestone("first-report")
                .build();
        Interaction dearer = Interaction.builder(ACME, DAY)
                .stage(Interaction.Stage.RENEWAL)
                .function(Interaction.Function.SUPPORT)
                .channel("phone")
                .initiator(Interaction.Initiator.CUSTOMER)
                .cost(new BigDecimal("12"))
                .milestone("first-report")
                .recordedOn(LATER)
                .build();

        assertThat(dearer.key()).isEqualTo(call.key());
        assertThat(call.key())
                .isNotEqualTo(Interaction.builder(ACME, DAY).build().key());
        assertThat(call.cost()).contains(BigDecimal.TEN.stripTrailingZeros());
        assertThat(dearer.newestDay()).isEqualTo(LATER);
        assertThat(call.effectiveOn()).isEqualTo(DAY);
        assertThat(call.asKnownOn(DAY)).isEqualTo(call);
    }

    @Test
    void anInteractionHasNoNegativeCost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Interaction.builder(ACME, DAY).cost(new BigDecimal(-1)).build())
                .withMessage("cost must not be negative, was -1");
    }

    @Test
    void aTaskIsKnownFromTheStartAndItsDueDayIsNoNews() {
        Task open = Task.builder(ACME, Task.Party.CUSTOMER, "connect the data", LATER)
                .build();

        assertThat(open.recordedOn()).isEqualTo(Fact.FIRST_DAY);
        assertThat(open.effectiveOn()).isEqualTo(Fact.FIRST_DAY);
        assertThat(open.newestDay()).isEqualTo(Fact.FIRST_DAY);
    }

    @Test
    void thatATaskIsDoneIsNotKnownBeforeItsDay() {
        Task done = Task.builder(ACME, Task.Party.VENDOR, "train", LATER)
                .milestone("trained")
                .doneOn(DAY)
                .recordedOn(DAY.minusDays(9))
                .build();

        assertThat(done.newestDay()).isEqualTo(DAY);
        assertThat(done.asKnownOn(DAY)).isEqualTo(done);
        assertThat(done.asKnownOn(DAY.minusDays(1)).doneOn()).isEmpty();
        assertThat(done.asKnownOn(DAY.minusDays(1)).key()).isEqualTo(done.key());
    }

    @Test
    void thatARequestIsResolvedIsNotKnownBeforeItsDay() {
        InternalRequest resolved = InternalRequest.opened(ACME, DAY).withResolvedOn(LATER);

        assertThat(resolved.newestDay()).isEqualTo(LATER);
        assertThat(resolved.asKnownOn(LATER.minusDays(1))).isEqualTo(InternalRequest.opened(ACME, DAY));
        assertThat(resolved.asKnownOn(LATER)).isEqualTo(resolved);
        assertThat(resolved.withRecordedOn(LATER).key()).isEqualTo(resolved.key());
        assertThat(resolved.effectiveOn()).isEqualTo(DAY);
    }

    @Test
    void aRequestIsNotResolvedBeforeItIsRaised() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InternalRequest.opened(ACME, LATER).withResolvedOn(DAY))
                .withMessage("resolvedOn must not be before openedOn = 2026-03-01, was 2026-01-01");
    }
}
