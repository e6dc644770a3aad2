package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2026, 1, 15);

    @Test
    void anOutcomeWithoutADayFallsOnTheEnd() {
        Trial expired = Trial.builder(ACME, START)
                .endsOn(END)
                .outcome(Trial.Outcome.EXPIRED)
                .build();

        assertThat(expired.outcomeOn()).contains(END);
        assertThat(expired.newestDay()).isEqualTo(END);
    }

    @Test
    void anOutcomeIsNotKnownBeforeItsDay() {
        Trial converted = Trial.builder(ACME, START)
                .product("mobile")
                .endsOn(END)
                .cardUpFront(true)
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(START.plusDays(3))
                .build();

        assertThat(converted.asKnownOn(START.plusDays(2)))
                .isEqualTo(Trial.builder(ACME, START)
                        .product("mobile")
                        .endsOn(END)
                        .cardUpFront(true)
                        .build());
        assertThat(converted.asKnownOn(START.plusDays(3))).isEqualTo(converted);
    }

    @Test
    void aPlannedEndIsNotTheNewestDay() {
        assertThat(Trial.builder(ACME, START).endsOn(END).build().newestDay()).isEqualTo(START);
    }

    @Test
    void isKeyedByAccountProductAndStart() {
        assertThat(Trial.builder(ACME, START).product("mobile").build().key())
                .isEqualTo(List.of(ACME, Optional.of("mobile"), START));
        assertThat(Trial.builder(ACME, START).recordedOn(END).build().effectiveOn())
                .isEqualTo(START);
    }

    @Test
    void refusesAnOutcomeThatCannotBeDated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trial.builder(ACME, START)
                        .outcome(Trial.Outcome.EXPIRED)
                        .build())
                .withMessage("outcome needs outcomeOn or endsOn, outcomeOn an outcome");
    }

    @Test
    void refusesDaysBeforeTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trial.builder(ACME, START).endsOn(START).build())
                .withMessage("endsOn must be after startedOn = 2026-01-01, was 2026-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trial.builder(ACME, START)
                        .outcome(Trial.Outcome.CANCELLED)
                        .outcomeOn(START.minusDays(1))
                        .build())
                .withMessage("outcomeOn must not be before startedOn = 2026-01-01, was 2025-12-31");
    }

    @Test
    void theKindIsTheOneWrittenElseWhatTheCardSaysElseTheUsual() {
        Trial silent = Trial.builder(ACME, START).build();
        Trial card = Trial.builder(ACME, START).cardUpFront(true).build();
        Trial reverse = Trial.builder(ACME, START)
                .cardUpFront(false)
                .model(TrialModel.REVERSE)
                .build();
        assertThat(silent.kind()).isEqualTo(TrialModel.NOT_KNOWN);
        assertThat(card.kind()).isEqualTo(TrialModel.CARD_UP_FRONT);
        assertThat(reverse.kind()).isEqualTo(TrialModel.REVERSE);
        assertThat(reverse.asKnownOn(START)).isEqualTo(reverse);
        assertThat(silent.usually(TrialModel.FREEMIUM).kind()).isEqualTo(TrialModel.FREEMIUM);
        assertThat(card.usually(TrialModel.REVERSE).kind()).isEqualTo(TrialModel.REVERSE);
        assertThat(card.usually(TrialModel.NO_CARD)).isEqualTo(card);
        assertThat(reverse.usually(TrialModel.FREEMIUM)).isEqualTo(reverse);
    }

    @Test
    void refusesAModelThatContradictsTheCardOrSaysNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trial.builder(ACME, START)
                        .cardUpFront(true)
                        .model(TrialModel.NO_CARD)
                        .build())
                .withMessage("cardUpFront must go with model = NO_CARD, was true");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Trial.builder(ACME, START).model(TrialModel.NOT_KNOWN).build())
                .withMessage("model must be one that is known, was NOT_KNOWN");
    }
}
