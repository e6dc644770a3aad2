package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningHealthTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static final Scorecard CARD = Scorecard.builder("smb", "1")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                    .windowDays(7)
                    .build())
            .build();

    private final RunningHealth health = RunningHealth.of(CARD, ACME, DAY);

    @Test
    void saysWhenItMayChangeByItself() {
        assertThat(health.nextChange()).isEmpty();
        health.add(Signal.of(ACME, "logins", DAY.minusDays(2), 5));
        assertThat(health.nextChange()).contains(DAY.plusDays(5)); // the observation leaves the window
        health.add(Signal.of(ACME, "logins", DAY.plusDays(3), 15));
        assertThat(health.nextChange()).contains(DAY.plusDays(3)); // the next one is known
        health.advanceTo(DAY.plusDays(10));
        assertThat(health.nextChange()).isEmpty();
        assertThat(health.toString()).startsWith("acme as of 2026-03-11: ");
    }

    @Test
    void refusesAnotherAccountAndAContradictionAndStaysAsItWas() {
        health.add(Signal.of(ACME, "logins", DAY, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.add(Signal.of(AccountId.of("zeta"), "logins", DAY, 5)))
                .withMessage("the observation must be of account acme, was of zeta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.add(Signal.of(ACME, "logins", DAY, 9)))
                .withMessage("logins on 2026-03-01 was recorded on 2026-03-01 with two values, 5.0 and 9.0");
        health.add(Signal.of(ACME, "logins", DAY.plusDays(1), 5));
        assertThat(health.add(Signal.of(ACME, "logins", DAY.plusDays(1), 5))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.add(Signal.of(ACME, "logins", DAY.plusDays(1), 4)))
                .withMessage("logins on 2026-03-02 was recorded on 2026-03-02 with two values, 4.0 and 5.0");
        assertThat(health.score().orElseThrow("score")).isEqualTo(Health.of(0.25));
        assertThat(health.waiting()).hasSize(1);
    }

    @Test
    void restoresOnlyWhatItsScorecardReadsAndItsDayKnows() {
        SignalSeries seats = SignalSeries.builder("seats").add(DAY, 3, DAY).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.restore(List.of(seats)))
                .withMessage("scorecard smb does not read seats");
        SignalSeries later =
                SignalSeries.builder("logins").add(DAY, 3, DAY.plusDays(1)).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.restore(List.of(later)))
                .withMessage("logins on 2026-03-01 is not known on 2026-03-01");
    }

    @Test
    void aSeriesRisesAndIsComparedByItsParts() {
        SignalSeries.Builder builder = SignalSeries.builder("logins").add(DAY, 3, DAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(DAY, 4, DAY))
                .withMessage("days of logins must rise, was 2026-03-01 after 2026-03-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(DAY.plusDays(1), Double.NaN, DAY))
                .withMessage("value of logins must be finite, was NaN");
        SignalSeries one = builder.build();
        for (int day = 1; day < 20; day++) {
            builder.add(DAY.plusDays(day), day, DAY.plusDays(20));
        }
        SignalSeries twenty = builder.build();
        assertThat(one).isNotEqualTo(twenty).hasToString("logins, 1 observations");
        assertThat(builder.build()).isEqualTo(twenty).hasSameHashCodeAs(twenty);
        assertThat(twenty.on(19)).isEqualTo(DAY.plusDays(19));
        assertThat(twenty.value(19)).isEqualTo(19);
        assertThat(twenty.recordedOn(19)).isEqualTo(DAY.plusDays(20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalSeries.builder("logins").build())
                .withMessage("a series of logins must have an observation");
    }

    @Test
    void aCustomersFirstDayThatLiesAheadCountsFromThen() {
        Scorecard young = Scorecard.builder("young", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                        .aggregate(Aggregate.SUM)
                        .windowDays(10)
                        .scaledToTenure(2)
                        .build())
                .build();
        RunningHealth running = RunningHealth.of(young, ACME, DAY);
        running.add(Signal.of(ACME, "logins", DAY, 2));
        running.customerSince(Optional.of(DAY.plusDays(1)));
        assertThat(running.score().isKnown()).isFalse();
        assertThat(running.nextChange()).contains(DAY.plusDays(1));
        running.add(Signal.of(ACME, "logins", DAY.plusDays(2), 3));
        running.advanceTo(DAY.plusDays(2)); // two days a customer, 3 on them: 15 in ten days
        assertThat(running.score().orElseThrow("score")).isEqualTo(Health.of(0.75));
    }
}
