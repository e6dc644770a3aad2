package dev.bearing.testkit;

import static dev.bearing.testkit.BearingAssertions.assertThat;
import static dev.bearing.testkit.BearingAssertions.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BacktestAssertTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 31);
    private static final Scorecard SCORECARD = Scorecard.builder("smb", "1")
            .measure(Measure.builder("h", new Curve.Linear(0, 1)).build())
            .build();

    /** One day of observation: of 156 red customers 31 left, of 812 green ones 8, all of them ten days later. */
    private static HealthHistory history(int greenLeft) {
        HealthHistory.Builder history = HealthHistory.builder(LocalDate.of(2025, 2, 28));
        for (int i = 0; i < 968; i++) {
            AccountId id = AccountId.of("a" + (1000 + i));
            boolean red = i < 156;
            boolean leaves = red ? i < 31 : i < 156 + greenLeft;
            history.stay(id, leaves ? DateRange.of(START, DAY.plusDays(10)) : DateRange.startingOn(START));
            history.signals(List.of(Signal.of(id, "h", DAY, red ? 0.2 : 0.9)));
        }
        return history.build();
    }

    private static BacktestAssert on(HealthHistory history) {
        return assertThat(SCORECARD)
                .onHistory(history)
                .withLead(days(0))
                .withHorizon(days(28))
                .withLeastEvents(30);
    }

    private static void fails(ThrowingCallable code, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(code).withMessage(message);
    }

    @Test
    void passesWhatTheScoreReaches() {
        on(history(8)).hasLiftAtLeast(20).hasAucAtLeast(0.8).hasNoLeakage();
    }

    @Test
    void tellsTheLiftThatWasFound() {
        fails(() -> on(history(8)).hasLiftAtLeast(25), """
                Expecting smb 1 to have a lift of at least 25.000
                but it was 20.170 (95 % interval 9.451 to 43.048)
                  band low: 31 of 156 observations churned, 19.9 %
                  band middle: 0 of 0 observations churned
                  band high: 8 of 812 observations churned, 1.0 %
                39 churns in 968 observations of 968 accounts on 1 days; lead 0 days, window 28 days; \
                0 observations have no score, 0 of them churned""");
    }

    @Test
    void tellsTheAucThatWasFound() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> on(history(8)).hasAucAtLeast(0.9))
                .withMessageStartingWith("Expecting smb 1 to have an AUC of at least 0.900\nbut it was 0.830 (95 %");
    }

    @Test
    void failsWithTooFewChurns() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> on(history(8)).withLeastEvents(50).hasLiftAtLeast(1))
                .withMessageContaining("but it was not known: INSUFFICIENT_DATA, 39 churns in the windows of 968");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> on(history(8)).withLeastEvents(50).hasAucAtLeast(0.1))
                .withMessageContaining("INSUFFICIENT_DATA");
    }

    @Test
    void whereNobodyLeftTheBestBandTheUpperEndCounts() {
        // nobody of 812: Wilson's upper end is 0.471 %; 31 of 156 are 42.2 times that
        on(history(0)).hasLiftAtLeast(42);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> on(history(0)).hasLiftAtLeast(43))
                .withMessageContaining("which shows no more than a lift of 42.");
    }

    @Test
    void aLeakFailsEveryFigure() {
        HealthHistory history = history(8);
        // each account with a signal of its own, by which the score can look it up
        HealthHistory.Builder own = HealthHistory.builder(history.asOf());
        int i = 0;
        for (var one : history.on(DAY)) {
            AccountId id = one.accountId();
            own.stay(id, one.churnedOn().map(end -> DateRange.of(START, end)).orElse(DateRange.startingOn(START)));
            own.signals(List.of(Signal.of(id, "h", DAY, 0.5), Signal.of(id, "own", DAY, i++)));
        }
        HealthHistory different = own.build();
        HealthStrategy knows = signals -> SCORECARD.score(signals.with(
                "h",
                different.on(signals.asOf()).stream()
                                .filter(one -> one.signals().equals(signals))
                                .anyMatch(one -> one.churnedOn().isPresent())
                        ? 0
                        : 1));
        BacktestAssert found = assertThat(knows)
                .onHistory(different)
                .withLead(days(0))
                .withHorizon(days(28))
                .withLeastEvents(30);
        String leak = "NEARLY_PERFECT_SCORE: unnamed strategy ranks those who leave with an AUC of 1.000";
        for (ThrowingCallable figure : List.<ThrowingCallable>of(
                () -> found.hasLiftAtLeast(1), () -> found.hasAucAtLeast(0.5), found::hasNoLeakage)) {
            assertThatExceptionOfType(AssertionError.class).isThrownBy(figure).withMessageContaining(leak);
        }
    }

    @Test
    void listsNoMoreThanFiveLeaks() {
        HealthHistory.Builder late = HealthHistory.builder(LocalDate.of(2025, 2, 28));
        for (int i = 0; i < 7; i++) {
            AccountId id = AccountId.of("a" + i);
            late.stay(id, DateRange.startingOn(START));
            late.signals(List.of(new Signal(id, "h", DAY, 0.5, DAY.plusDays(1))));
        }
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> on(late.build()).hasNoLeakage())
                .withMessageContaining("but it was 7 findings\n  RECORDED_LATE: h of a0 is dated 2025-01-31")
                .withMessageContaining("\n  and 2 more\n");
    }

    @Test
    void aPeriodOfMonthsIsNoNumberOfDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(history(8)).withLead(Period.ofMonths(1)))
                .withMessage("lead must be in days, was P1M");
    }

    @Test
    void takesAWholePlanToo() {
        BacktestAssert found = on(history(8));
        assertThat(found.withPlan(found.backtest().plan()).backtest().counts())
                .isEqualTo(found.backtest().counts());
    }
}
