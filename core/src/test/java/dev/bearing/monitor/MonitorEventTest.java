package dev.bearing.monitor;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandState;
import dev.bearing.health.Health;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorEventTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void rejectsWhatCannotHaveHappened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorEvent.BandChanged(ACME, 0, DAY, "low", "high", Health.of(1)))
                .withMessage("sequence must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorEvent.BandChanged(ACME, 1, DAY, " ", "high", Health.of(1)))
                .withMessage("a band's name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorEvent.Stale(ACME, 1, DAY, "", "why"))
                .withMessage("a band's name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorEvent.Dropped(ACME, 1, DAY, Health.of(1), DAY, Health.of(0)))
                .withMessage("fromOn must be before on = 2026-03-01, was 2026-03-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorEvent.MilestoneOverdue(ACME, 1, DAY, "connected", DAY))
                .withMessage("dueOn must be before on = 2026-03-01, was 2026-03-01");
        CancelFlow flow = CancelFlow.of(AccountId.of("zeta"), DAY, CancelFlow.Outcome.KEPT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorEvent.CancelIntent(ACME, 1, DAY, flow))
                .withMessage("the attempt must be of account acme, was of zeta");
    }

    @Test
    void aSnapshotThatContradictsItselfIsRejected() {
        MonitorEvent event = new MonitorEvent.Stale(ACME, 2, DAY, "low", "why");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot(1, List.of(event), List.of()))
                .withMessage("waiting events of account acme must be its own, numbered in order and at most 1, one was"
                        + " acme#2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot(3, List.of(event, event), List.of()))
                .withMessageStartingWith("waiting events of account acme must be its own, numbered in order");
        AccountSnapshot.ScoreStep step = new AccountSnapshot.ScoreStep(DAY, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot(3, List.of(), List.of(step, step)))
                .withMessage("the days of the scores of account acme must rise, was 2026-03-01 after 2026-03-01");
        AccountSnapshot twice = snapshot(3, List.of(event), List.of(step));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorSnapshot(DAY, "smb", "1", List.of(twice, twice)))
                .withMessage("account acme stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new AccountSnapshot.Episode(MonitorEvent.Kind.STALE, "", false, true, Optional.empty()))
                .withMessage("an episode of STALE that is over must not be told");
    }

    private static AccountSnapshot snapshot(
            long events, List<MonitorEvent> waiting, List<AccountSnapshot.ScoreStep> scores) {
        return new AccountSnapshot(ACME, List.of(), List.of(), BandState.initial(), scores, List.of(), events, waiting);
    }
}
