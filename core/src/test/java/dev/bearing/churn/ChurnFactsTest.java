package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChurnFactsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void aCancelFlowIsKeyedByAccountAndDay() {
        CancelFlow kept = CancelFlow.of(ACME, DAY, CancelFlow.Outcome.KEPT);
        CancelFlow corrected = CancelFlow.of(ACME, DAY, CancelFlow.Outcome.PAUSED)
                .withReason("price")
                .withRecordedOn(DAY.plusDays(1));

        assertThat(corrected.key()).isEqualTo(kept.key());
        assertThat(corrected.reason()).contains("price");
        assertThat(corrected.newestDay()).isEqualTo(DAY.plusDays(1));
        assertThat(kept.effectiveOn()).isEqualTo(DAY);
        assertThat(kept.asKnownOn(DAY)).isEqualTo(kept);
    }

    @Test
    void anAccountMayStateSeveralReasonsOnOneDay() {
        ChurnReason price = ChurnReason.of(ACME, DAY, "price").withDetail("it went up");

        assertThat(price.key())
                .isNotEqualTo(ChurnReason.of(ACME, DAY, "support").key());
        assertThat(price.withRecordedOn(DAY.plusDays(1)).key()).isEqualTo(price.key());
        assertThat(price.effectiveOn()).isEqualTo(DAY);
        assertThat(price.asKnownOn(DAY)).isEqualTo(price);
    }

    @Test
    void refusesABlankReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnReason.of(ACME, DAY, " "))
                .withMessage("reason must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CancelFlow.of(ACME, DAY, CancelFlow.Outcome.KEPT).withReason(""))
                .withMessage("reason must not be blank");
    }
}
