package dev.bearing.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandStability;
import dev.bearing.health.BandState;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZETA = AccountId.of("zeta");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final List<MonitorEvent> events = new ArrayList<>();

    private static Scorecard.Builder card() {
        return Scorecard.builder("smb", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                        .windowDays(7)
                        .build());
    }

    private HealthMonitor monitor(MonitorPolicy policy) {
        return HealthMonitor.of(policy, DAY, events::add);
    }

    private HealthMonitor monitor() {
        return monitor(MonitorPolicy.builder(card().build()).build());
    }

    private static Signal logins(LocalDate on, double value) {
        return Signal.of(ACME, "logins", on, value);
    }

    @Test
    void aHistoryFedInOneCallTellsNothingAndLaterFactsTellAChangeOfBand() {
        HealthMonitor monitor = monitor();
        List<AccountFact> history = List.of(logins(DAY.minusDays(2), 2), logins(DAY.minusDays(1), 18));
        assertThat(monitor.feed(history)).isEqualTo(2);
        assertThat(events).isEmpty();
        assertThat(monitor.band(ACME).band()).contains("high");

        assertThat(monitor.feed(logins(DAY, 6))).isTrue();
        assertThat(events)
                .containsExactly(new MonitorEvent.BandChanged(
                        ACME,
                        1,
                        DAY,
                        "high",
                        "low",
                        monitor.health(ACME).orElseThrow("").score()));
        assertThat(events.get(0).id()).isEqualTo("acme#1");
        assertThat(monitor.accountIds()).containsExactly(ACME);
        assertThat(monitor.day()).isEqualTo(DAY);
    }

    @Test
    void theSameFactTwiceIsNoNewsNorIsOneTheScorecardDoesNotReadOrOneOfAnotherKind() {
        HealthMonitor monitor = monitor();
        assertThat(monitor.feed(logins(DAY, 6))).isTrue();
        assertThat(monitor.feed(logins(DAY, 6))).isFalse();
        assertThat(monitor.feed(Signal.of(ACME, "seats", DAY, 6))).isFalse();
        assertThat(monitor.feed(AttributeChange.of(ACME, "tier", DAY, new AttributeValue.Text("gold"))))
                .isFalse();
    }

    @Test
    void whatPeopleStateStandsBesideTheScore() {
        HealthMonitor monitor = monitor();
        ScoreOverride worried = ScoreOverride.builder(ACME, DAY, DAY.plusDays(2))
                .sentiment("worried")
                .author("ann")
                .reason("quiet")
                .build();
        monitor.feed(logins(DAY, 20));
        assertThat(monitor.feed(worried)).isTrue();
        assertThat(monitor.judged(ACME).inForce()).containsExactly(worried);
        assertThat(monitor.judged(ACME).computed().orElseThrow("score")).isEqualTo(Health.of(1));
        monitor.advanceTo(DAY.plusDays(2));
        assertThat(monitor.judged(ACME).expired()).containsExactly(worried);
        assertThat(events).isEmpty();
    }

    @Test
    void aContradictionIsRefusedAndTheOtherFactsOfTheCallCount() {
        HealthMonitor monitor = monitor();
        monitor.feed(logins(DAY, 6));
        MonitorSnapshot before = monitor.snapshot();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.feed(logins(DAY, 7)))
                .withMessage("logins on 2026-03-01 was recorded on 2026-03-01 with two values, 6.0 and 7.0");
        assertThat(monitor.snapshot()).isEqualTo(before);

        List<AccountFact> mixed =
                List.of(logins(DAY, 8), Signal.of(ZETA, "logins", DAY, 20), logins(DAY.minusDays(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> monitor.feed(mixed));
        assertThat(monitor.health(ZETA).orElseThrow("zeta").score().value()).isEqualTo(1);
        assertThat(monitor.snapshot().accounts().get(0).signals().get(0).size()).isEqualTo(2);

        CancelFlow kept = CancelFlow.of(ACME, DAY, CancelFlow.Outcome.KEPT);
        monitor.feed(kept);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monitor.feed(kept.withReason("price")))
                .withMessageStartingWith("two facts have the key [acme, 2026-03-01], were recorded on 2026-03-01 and");
    }

    @Test
    void aCorrectionWinsInWhateverOrderItComesAndAFactOfTomorrowWaits() {
        HealthMonitor monitor = monitor();
        monitor.advanceTo(DAY.plusDays(2));
        monitor.feed(new Signal(ACME, "logins", DAY, 4, DAY.plusDays(2)));
        assertThat(monitor.feed(logins(DAY, 16))).isFalse();
        assertThat(score(monitor)).isEqualTo(0.2);
        assertThat(monitor.feed(new Signal(ACME, "logins", DAY, 10, DAY.plusDays(3))))
                .isTrue();
        assertThat(score(monitor)).isEqualTo(0.2);
        monitor.advanceTo(DAY.plusDays(3));
        assertThat(score(monitor)).isEqualTo(0.5);
    }

    private static double score(HealthMonitor monitor) {
        return monitor.health(ACME).orElseThrow("health").score().value();
    }

    @Test
    void runningDryIsToldOncePerEpisodeAndNotWithinTheCoolDown() {
        HealthMonitor monitor = monitor(MonitorPolicy.builder(card().build())
                .coolDownDays(MonitorEvent.Kind.STALE, 10)
                .build());
        monitor.feed(logins(DAY, 6));
        monitor.advanceTo(DAY.plusDays(6));
        assertThat(events).isEmpty();
        monitor.advanceTo(DAY.plusDays(30));
        assertThat(days()).containsExactly("STALE 2026-03-08");
        assertThat(events.get(0))
                .isEqualTo(new MonitorEvent.Stale(
                        ACME,
                        1,
                        DAY.plusDays(7),
                        "low",
                        "measures with 0.0 % of the weight were observed, needed 50.0 %; missing: logins"));
        assertThat(monitor.health(ACME).isKnown()).isFalse();

        monitor.feed(logins(DAY.plusDays(30), 6));
        monitor.advanceTo(DAY.plusDays(37)); // dry again
        monitor.feed(logins(DAY.plusDays(37), 6));
        monitor.feed(logins(DAY.plusDays(37), 6));
        monitor.advanceTo(DAY.plusDays(60)); // dry on the 44th, within the cool-down until the 47th
        assertThat(days()).containsExactly("STALE 2026-03-08", "STALE 2026-04-07", "STALE 2026-04-17");
    }

    @Test
    void aFallIsToldOnceUntilItHasEnded() {
        HealthMonitor monitor = monitor(MonitorPolicy.builder(
                        card().bandStability(new BandStability(0.2, 30, 0)).build())
                .drop(0.3, 5)
                .coolDownDays(MonitorEvent.Kind.DROPPED, 0)
                .build());
        monitor.feed(logins(DAY, 18));
        monitor.advanceTo(DAY.plusDays(1));
        monitor.feed(logins(DAY.plusDays(1), 12)); // 0.9 to 0.6
        assertThat(events)
                .containsExactly(
                        new MonitorEvent.Dropped(ACME, 1, DAY.plusDays(1), Health.of(0.9), DAY, Health.of(0.6)));
        monitor.advanceTo(DAY.plusDays(3));
        monitor.feed(logins(DAY.plusDays(3), 11)); // still the same fall
        monitor.advanceTo(DAY.plusDays(6)); // the 0.9 is more than 5 days ago: it has ended
        monitor.feed(logins(DAY.plusDays(6), 5)); // 0.6 to 0.25
        assertThat(days()).containsExactly("DROPPED 2026-03-02", "DROPPED 2026-03-07");
    }

    /** A path to a milestone within five days, and to another one so many days later. */
    private static MonitorPolicy connectedThenUsed(int daysToUse) {
        return MonitorPolicy.builder(card().build())
                .path(SuccessPath.of(
                        "path",
                        List.of(
                                SuccessMilestone.builder("connected")
                                        .expectedDays(5)
                                        .build(),
                                SuccessMilestone.builder("used")
                                        .after("connected")
                                        .expectedDays(daysToUse)
                                        .build())))
                .build();
    }

    @Test
    void aMilestoneIsOverdueTheDayAfterItWasExpected() {
        HealthMonitor monitor = monitor(connectedThenUsed(3));
        monitor.feed(Account.builder(ACME).customerSince(DAY.plusDays(2)).build());
        monitor.advanceTo(DAY.plusDays(7));
        assertThat(events).isEmpty();
        monitor.advanceTo(DAY.plusDays(9));
        assertThat(events)
                .containsExactly(
                        new MonitorEvent.MilestoneOverdue(ACME, 1, DAY.plusDays(8), "connected", DAY.plusDays(7)));
        monitor.feed(MilestoneEvent.of(ACME, "connected", MilestoneLevel.OUTCOME, DAY.plusDays(9)));
        monitor.advanceTo(DAY.plusDays(30));
        assertThat(events.get(1))
                .isEqualTo(new MonitorEvent.MilestoneOverdue(ACME, 2, DAY.plusDays(13), "used", DAY.plusDays(12)));
        assertThat(events).hasSize(2);
    }

    @Test
    void aWaivedMilestoneIsNotOverdueAndWhatComesAfterItMayBe() {
        MonitorPolicy policy = connectedThenUsed(10);
        HealthMonitor monitor = monitor(policy);
        monitor.feed(Account.builder(ACME).customerSince(DAY).build());
        monitor.feed(MilestoneWaiver.of(ACME, "connected", DAY.plusDays(2)));
        HealthMonitor restored = HealthMonitor.restore(policy, monitor.snapshot(), Map.of(), events::add);
        restored.advanceTo(DAY.plusDays(20));
        assertThat(events)
                .containsExactly(
                        new MonitorEvent.MilestoneOverdue(ACME, 1, DAY.plusDays(13), "used", DAY.plusDays(12)));
    }

    @Test
    void anAttemptToCancelIsToldOnceWithinTheCoolDownAndNotWhenItIsHistory() {
        HealthMonitor monitor = monitor();
        CancelFlow first = CancelFlow.of(ACME, DAY, CancelFlow.Outcome.KEPT);
        monitor.feed(
                CancelFlow.of(ACME, DAY.minusDays(31), CancelFlow.Outcome.KEPT).withRecordedOn(DAY));
        monitor.feed(first);
        monitor.feed(first);
        monitor.advanceTo(DAY.plusDays(6));
        monitor.feed(CancelFlow.of(ACME, DAY, CancelFlow.Outcome.CANCELLED).withRecordedOn(DAY.plusDays(1)));
        monitor.feed(CancelFlow.of(ACME, DAY.plusDays(6), CancelFlow.Outcome.CANCELLED));
        monitor.advanceTo(DAY.plusDays(7));
        monitor.feed(CancelFlow.of(ACME, DAY.plusDays(7), CancelFlow.Outcome.CANCELLED));
        assertThat(days()).containsExactly("CANCEL_INTENT 2026-03-01", "CANCEL_INTENT 2026-03-08");
        assertThat(events.get(0)).isEqualTo(new MonitorEvent.CancelIntent(ACME, 1, DAY, first));
    }

    @Test
    void anEventThatTheListenerRefusesWaitsAndThoseOfOthersDoNot() {
        List<String> taken = new ArrayList<>();
        boolean[] broken = {true};
        HealthMonitor monitor =
                HealthMonitor.of(MonitorPolicy.builder(card().build()).build(), DAY, event -> {
                    if (broken[0] && event.accountId().equals(ACME)) {
                        throw new IllegalStateException("no " + event.id());
                    }
                    taken.add(event.id());
                });
        List<AccountFact> high = List.of(logins(DAY, 20), Signal.of(ZETA, "logins", DAY, 20));
        monitor.feed(high);
        monitor.advanceTo(DAY.plusDays(1));
        List<AccountFact> low = List.of(logins(DAY.plusDays(1), 0), Signal.of(ZETA, "logins", DAY.plusDays(1), 0));
        assertThatThrownBy(() -> monitor.feed(low)).hasMessage("no acme#1");
        assertThat(taken).containsExactly("zeta#1");
        assertThat(monitor.health(ACME).orElseThrow("acme").score().value()).isZero();
        assertThatThrownBy(monitor::deliver).hasMessage("no acme#1");
        assertThat(monitor.snapshot().accounts().get(0).waiting()).hasSize(1);
        broken[0] = false;
        monitor.deliver();
        monitor.deliver();
        assertThat(taken).containsExactly("zeta#1", "acme#1");
    }

    @Test
    void aListenerMayFeedTheMonitor() {
        HealthMonitor[] monitor = new HealthMonitor[1];
        monitor[0] = HealthMonitor.of(MonitorPolicy.builder(card().build()).build(), DAY, event -> {
            if (event.sequence() == 1) {
                monitor[0].feed(CancelFlow.of(ACME, DAY, CancelFlow.Outcome.KEPT));
            }
            events.add(event);
        });
        monitor[0].feed(logins(DAY.minusDays(1), 20));
        monitor[0].feed(logins(DAY, 0));
        assertThat(days()).containsExactly("BAND_CHANGED 2026-03-01", "CANCEL_INTENT 2026-03-01");
        assertThat(events).extracting(MonitorEvent::sequence).containsExactly(1L, 2L);
    }

    @Test
    void goingBackInTimeDoesNothing() {
        HealthMonitor monitor = monitor();
        monitor.advanceTo(DAY.plusDays(3));
        monitor.advanceTo(DAY);
        assertThat(monitor.day()).isEqualTo(DAY.plusDays(3));
    }

    @Test
    void anAccountOfWhichNothingIsKnownHasNoHealthAndNoBand() {
        HealthMonitor monitor = monitor();
        assertThat(monitor.health(ZETA)).isEqualTo(monitor.policy().scorecard().assess(HealthSignals.empty(DAY)));
        assertThat(monitor.band(ZETA)).isEqualTo(BandState.initial());
        assertThat(monitor.accountIds()).isEmpty();
    }

    @Test
    void keepsNoMoreThanTheScorecardReads() {
        HealthMonitor monitor = monitor();
        for (int day = 0; day < 400; day++) {
            monitor.advanceTo(DAY.plusDays(day));
            monitor.feed(logins(DAY.plusDays(day), day % 20));
        }
        assertThat(monitor.snapshot().accounts().get(0).signals().get(0).size()).isEqualTo(7);
    }

    @Test
    void aSnapshotOfAnotherScorecardIsRefused() {
        MonitorSnapshot snapshot = monitor().snapshot();
        MonitorPolicy other = MonitorPolicy.builder(Scorecard.builder("smb", "2")
                        .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                                .build())
                        .build())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthMonitor.restore(other, snapshot, new HashMap<>(), events::add))
                .withMessage("the scorecard must be smb 1 as in the snapshot, was smb 2");
    }

    @Test
    void eventsThatWereTakenAfterTheSnapshotAreNotToldAgain() {
        HealthMonitor monitor = monitor();
        monitor.feed(logins(DAY.minusDays(1), 20));
        MonitorSnapshot snapshot = monitor.snapshot();
        monitor.feed(logins(DAY, 0));
        assertThat(events).hasSize(1);

        List<MonitorEvent> again = new ArrayList<>();
        HealthMonitor forgetful = HealthMonitor.restore(monitor.policy(), snapshot, Map.of(), again::add);
        forgetful.feed(logins(DAY, 0));
        assertThat(again).isEqualTo(events);

        List<MonitorEvent> none = new ArrayList<>();
        HealthMonitor told = HealthMonitor.restore(monitor.policy(), snapshot, Map.of(ACME, 1L), none::add);
        told.feed(logins(DAY, 0));
        assertThat(none).isEmpty();
        assertThat(told.snapshot()).isEqualTo(monitor.snapshot());
    }

    private List<String> days() {
        return events.stream().map(event -> event.kind() + " " + event.on()).toList();
    }
}
