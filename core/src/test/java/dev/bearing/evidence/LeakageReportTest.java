package dev.bearing.evidence;

import static dev.bearing.evidence.Histories.LAST_H;
import static dev.bearing.evidence.Telco.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.evidence.LeakageFinding.Kind;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LeakageReportTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate LEFT = LocalDate.of(2025, 5, 10);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final BacktestPlan PLAN =
            BacktestPlan.monthly().withLeadDays(10).withLeastEvents(10);

    private static LeakageReport of(Signal signal) {
        return LeakageReport.of(
                Histories.until(AS_OF).stay(ACME, START, LEFT).signals(signal).build(), PLAN);
    }

    private static Signal late(LocalDate on, LocalDate recordedOn) {
        return new Signal(ACME, "s", on, 1, recordedOn);
    }

    @Test
    void namesWhatWasRecordedAfterTheChurn() {
        LeakageReport report = of(late(LEFT.minusDays(20), LEFT));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.RECORDED_AFTER_CHURN);
            assertThat(finding.signal()).contains("s");
            assertThat(finding.accountId()).contains(ACME);
            assertThat(finding.on()).contains(LEFT.minusDays(20));
            assertThat(finding.recordedOn()).contains(LEFT);
            assertThat(finding.churnedOn()).contains(LEFT);
            assertThat(finding.reachesScore()).isFalse();
            assertThat(finding.message())
                    .isEqualTo("s of acme is dated 2025-04-20 and recorded on 2025-05-10, when the account had left"
                            + " on 2025-05-10");
        });
    }

    @Test
    void namesWhatIsDatedAfterTheChurn() {
        assertThat(of(late(LEFT, LEFT)).findings())
                .singleElement()
                .extracting(LeakageFinding::kind)
                .isEqualTo(Kind.DATED_AFTER_CHURN);
        assertThat(of(late(LEFT.minusDays(1), LEFT.minusDays(1))).isEmpty()).isTrue();
    }

    @Test
    void aReturnedCustomerSignalsRightly() {
        HealthHistory history = Histories.until(AS_OF)
                .stay(ACME, START, LEFT)
                .stay(ACME, LEFT.plusDays(50), NEVER)
                .signals(late(LEFT.plusDays(50), LEFT.plusDays(50)))
                .build();
        assertThat(LeakageReport.of(history, PLAN).isEmpty()).isTrue();
    }

    @Test
    void namesWhatWasRecordedTooLateToCount() {
        LocalDate monthEnd = LocalDate.of(2025, 2, 28);
        assertThat(of(late(monthEnd, monthEnd.plusDays(1))).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.RECORDED_LATE);
                    assertThat(finding.message()).endsWith("too late to be known on 2025-02-28");
                });
        assertThat(of(late(monthEnd.minusDays(3), monthEnd)).isEmpty()).isTrue();
    }

    /** Sixty customers of whom every third leaves in May, and a signal for some of them. */
    private static Histories sixty(Predicate<Boolean> hasSignal, boolean tells) {
        Histories histories = Histories.until(AS_OF);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            AccountId id = AccountId.of(String.format(Locale.ROOT, "a%02d", i));
            boolean leaves = i % 3 == 0;
            histories.stay(id, START, leaves ? LEFT : NEVER);
            for (LocalDate day = START; day.isBefore(leaves ? LEFT : AS_OF); day = day.plusMonths(1)) {
                histories.signal(id, "h", day, random.nextDouble());
                if (hasSignal.test(leaves)) {
                    histories.signal(id, "told", day, tells && leaves && day.isAfter(START.plusMonths(1)) ? 1 : 0);
                }
            }
        }
        return histories;
    }

    @Test
    void namesASignalThatIsSeenOnlyOfThoseWhoLeave() {
        LeakageReport report = LeakageReport.of(sixty(leaves -> leaves, false).build(), PLAN);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ONLY_BEFORE_CHURN);
            assertThat(finding.message())
                    .isEqualTo("told was seen of 20 customers and all of them left, while of all 60 customers 20 did");
        });
    }

    @Test
    void namesASignalThatTellsNearlyWithoutAMistake() {
        HealthHistory history = sixty(leaves -> true, true).build();
        assertThat(LeakageReport.of(history, PLAN.withHorizonDays(60)).findings())
                .extracting(LeakageFinding::kind)
                .containsExactly(Kind.NEARLY_PERFECT_SIGNAL);
    }

    @Test
    void aSignalThatTheScorecardDoesNotReadDoesNotReachIt() {
        HealthHistory history = sixty(leaves -> true, true).build();
        BacktestPlan plan = PLAN.withHorizonDays(60);
        assertThat(Backtest.of(LAST_H, history, plan).leakage().reachingScore()).isEmpty();
        Scorecard told = Scorecard.builder("told", "1")
                .measure(Measure.builder("told", new Curve.Linear(1, 0)).build())
                .build();
        assertThat(Backtest.of(told, history, plan).leakage().reachingScore())
                .extracting(LeakageFinding::kind)
                .containsExactly(Kind.NEARLY_PERFECT_SIGNAL);
    }

    @Test
    void ordinarySignalsRaiseNothing() {
        assertThat(LeakageReport.of(sixty(leaves -> true, false).build(), PLAN).isEmpty())
                .isTrue();
    }

    @Test
    void aBacktestNeverUsesWhatWasRecordedLater() {
        Histories honest = Histories.until(AS_OF);
        Histories tampered = Histories.until(AS_OF);
        for (int i = 0; i < 60; i++) {
            AccountId id = AccountId.of(String.format(Locale.ROOT, "a%02d", i));
            boolean leaves = i % 3 == 0;
            for (Histories histories : new Histories[] {honest, tampered}) {
                histories.stay(id, START, leaves ? LEFT : NEVER);
                histories.signal(id, "h", LocalDate.of(2025, 4, 20), (i * 7 % 10) / 10.0);
            }
            // what somebody wrote down when all was over, dated back
            tampered.signals(new Signal(id, "h", LocalDate.of(2025, 4, 20), leaves ? 0 : 1, LEFT));
        }
        Backtest one = Backtest.of(LAST_H, honest.build(), PLAN.withLeadDays(5).withHorizonDays(20));
        Backtest other =
                Backtest.of(LAST_H, tampered.build(), PLAN.withLeadDays(5).withHorizonDays(20));
        LocalDate april = LocalDate.of(2025, 4, 30);
        assertThat(known(other.auc()).value()).isCloseTo(known(one.auc()).value(), within(0.0));
        assertThat(other.falseGreens())
                .isEqualTo(one.falseGreens())
                .allMatch(green -> green.on().isBefore(april.plusDays(1)));
        assertThat(other.leakage().of(Kind.RECORDED_AFTER_CHURN)).hasSize(20);
    }

    @Test
    void catchesAScoreThatKnowsTheFuture() {
        HealthHistory history = sixty(leaves -> true, false).build();
        HealthStrategy clairvoyant = signals -> Answer.known(Health.of(
                history.on(signals.asOf()).stream()
                                .filter(one -> one.signals().equals(signals))
                                .anyMatch(one -> one.churnedOn().isPresent())
                        ? 0
                        : 1));
        assertThat(Backtest.of(clairvoyant, history, PLAN).leakage().reachingScore())
                .extracting(LeakageFinding::message)
                .containsExactly("unnamed strategy ranks those who leave with an AUC of 1.000");
    }
}
