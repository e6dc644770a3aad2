package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.evidence.BacktestPlan.Outcome;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestPlanTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2025, 1, 31);
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final BacktestPlan PLAN =
            BacktestPlan.monthly().withLeadDays(30).withHorizonDays(60);

    @ParameterizedTest
    @CsvSource({"30, LEFT_TOO_SOON", "31, CHURNED", "90, CHURNED", "91, STAYED"})
    void theWindowBeginsAfterTheLead(int daysLater, Outcome outcome) {
        HealthHistory history = HealthHistory.builder(AS_OF)
                .stay(ACME, DateRange.of(DAY.minusDays(5), DAY.plusDays(daysLater)))
                .build();
        assertThat(PLAN.outcomeOf(history.on(DAY).get(0), AS_OF)).isEqualTo(outcome);
    }

    @Test
    void aWindowThatIsNotOverSaysNothing() {
        HealthHistory history = HealthHistory.builder(AS_OF)
                .stay(ACME, DateRange.startingOn(DAY))
                .build();
        HealthObservation observation = history.on(DAY).get(0);
        assertThat(PLAN.outcomeOf(observation, PLAN.windowEnd(DAY).minusDays(1)))
                .isEqualTo(Outcome.CENSORED);
        assertThat(PLAN.outcomeOf(observation, PLAN.windowEnd(DAY))).isEqualTo(Outcome.STAYED);
    }

    @Test
    void looksAtTheEndsOfMonthsWhoseWindowsAreOver() {
        HealthHistory history = HealthHistory.builder(AS_OF)
                .stay(ACME, DateRange.startingOn(LocalDate.of(2025, 1, 10)))
                .build();
        assertThat(PLAN.judgedDays(history))
                .containsExactly(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 2, 28), LocalDate.of(2025, 3, 31));
        assertThat(PLAN.withEvery(Period.ofMonths(3)).days(history))
                .containsExactly(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 4, 30));
        assertThat(PLAN.withEvery(Period.ofDays(70)).days(history))
                .containsExactly(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 4, 11), LocalDate.of(2025, 6, 20));
        assertThat(PLAN.judgedDays(HealthHistory.builder(AS_OF).build())).isEmpty();
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withLeadDays(-1))
                .withMessage("leadDays must be in [0, 3660], was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withHorizonDays(0))
                .withMessage("horizonDays must be in [1, 3660], was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withFolds(0))
                .withMessage("folds must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withLeastEvents(1))
                .withMessage("leastEvents must be at least 2, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withEvery(Period.ZERO))
                .withMessage("every must be positive, was P0D");
    }
}
