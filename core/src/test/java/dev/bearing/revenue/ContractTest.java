package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);

    private final Contract ended = Contract.builder("c1", ACME, START, END)
            .autoRenews(true)
            .noticeOn(LocalDate.of(2026, 11, 1))
            .outcome(Contract.Outcome.ENDED)
            .build();

    @Test
    void anOutcomeWithoutADayFallsOnTheEndOfTheTerm() {
        assertThat(ended.outcomeOn()).contains(END);
        assertThat(ended.newestDay()).isEqualTo(END);
    }

    @Test
    void aPlannedEndIsNotTheNewestDay() {
        assertThat(Contract.builder("c1", ACME, START, END).build().newestDay()).isEqualTo(START);
    }

    @Test
    void noticeAndOutcomeAreNotKnownBeforeTheirDay() {
        assertThat(ended.asKnownOn(LocalDate.of(2026, 10, 31)))
                .isEqualTo(Contract.builder("c1", ACME, START, END)
                        .autoRenews(true)
                        .build());
        assertThat(ended.asKnownOn(LocalDate.of(2026, 11, 1)).noticeOn()).isPresent();
        assertThat(ended.asKnownOn(END)).isEqualTo(ended);
    }

    @Test
    void isTheSameContractInEveryVersionOfItsId() {
        Contract later = Contract.builder("c1", ACME, START.plusDays(1), END)
                .recordedOn(END)
                .build();

        assertThat(later.key()).isEqualTo(ended.key());
        assertThat(later.effectiveOn()).isEqualTo(START.plusDays(1));
    }

    @Test
    void refusesATermThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.builder("c1", ACME, START, START).build())
                .withMessage("termEndsOn must be after from = 2026-01-01, was 2026-01-01");
    }

    @Test
    void refusesTheDayOfNoOutcome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Contract.builder("c1", ACME, START, END).outcomeOn(END).build())
                .withMessage("outcomeOn needs an outcome");
    }

    @Test
    void refusesABlankId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.builder(" ", ACME, START, END).build())
                .withMessage("contractId must not be blank");
    }
}
