package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthSignalsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZETA = AccountId.of("zeta");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void knowsNothingDatedOrRecordedLater() {
        HealthSignals signals = HealthSignals.of(
                List.of(
                        Signal.of(ACME, "logins", DAY, 3),
                        Signal.of(ACME, "logins", DAY.plusDays(1), 9),
                        new Signal(ACME, "nps", DAY, 9, DAY.plusDays(1))),
                DAY);
        assertThat(signals.asOf()).isEqualTo(DAY);
        assertThat(signals.names()).containsExactly("logins");
        assertThat(signals.has("nps")).isFalse();
        assertThat(signals.history("logins")).containsExactly(Map.entry(DAY, 3.0));
        assertThat(signals.history("nps")).isEmpty();
        assertThat(signals.last("nps")).isEmpty();
        assertThat(signals.lastOn("nps")).isEmpty();
        assertThat(signals.aggregate("nps", Aggregate.COUNT, 30)).isEmpty();
    }

    @Test
    void takesTheVersionRecordedLastByThen() {
        List<Signal> versions = List.of(
                new Signal(ACME, "seats", DAY, 30, DAY.plusDays(9)),
                Signal.of(ACME, "seats", DAY, 10),
                new Signal(ACME, "seats", DAY, 20, DAY.plusDays(4)));
        assertThat(HealthSignals.of(versions, DAY).last("seats")).hasValue(10);
        assertThat(HealthSignals.of(versions, DAY.plusDays(8)).last("seats")).hasValue(20);
        assertThat(HealthSignals.of(versions, DAY.plusDays(9)).history("seats")).containsExactly(Map.entry(DAY, 30.0));
        assertThat(HealthSignals.of(versions, DAY.plusDays(9)).lastOn("seats")).contains(DAY);
    }

    @Test
    void rejectsTwoValuesOfOneDayRecordedOnOneDayWhateverTheOrder() {
        Signal a = Signal.of(ACME, "seats", DAY, 10);
        Signal b = Signal.of(ACME, "seats", DAY, 20);
        Signal later = new Signal(ACME, "seats", DAY, 30, DAY.plusDays(1));
        for (List<Signal> order : List.of(List.of(a, b, later), List.of(later, b, a), List.of(b, later, a))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthSignals.of(order, DAY.plusDays(1)))
                    .withMessage(
                            "seats of account acme on 2026-03-31 was recorded on 2026-03-31 with two values, 10.0 and 20.0");
        }
    }

    @Test
    void rejectsObservationsOfSeveralAccounts() {
        List<Signal> mixed = List.of(Signal.of(ACME, "seats", DAY, 1), Signal.of(ZETA, "seats", DAY, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthSignals.of(mixed, DAY))
                .withMessage("observations must be of one account, were of acme and zeta");
    }

    @Test
    void groupsObservationsByAccountAndLeavesOutThoseNobodyKnowsYet() {
        Map<AccountId, HealthSignals> all = HealthSignals.byAccount(
                List.of(
                        Signal.of(ZETA, "seats", DAY, 2),
                        Signal.of(ACME, "seats", DAY, 1),
                        Signal.of(AccountId.of("later"), "seats", DAY.plusDays(1), 3)),
                DAY);
        assertThat(all).containsOnlyKeys(ACME, ZETA);
        assertThat(all.get(ZETA)).isEqualTo(HealthSignals.of(List.of(Signal.of(ZETA, "seats", DAY, 2)), DAY));
    }

    @Test
    void takesCurrentNumbersWithoutAHistory() {
        HealthSignals now = HealthSignals.of(Map.of("logins", 12.0, "nps", 40.0), DAY);
        assertThat(now.names()).containsExactly("logins", "nps");
        assertThat(now.lastOn("nps")).contains(DAY);
        assertThat(now)
                .isEqualTo(HealthSignals.empty(DAY).with("nps", 40).with("logins", 12))
                .hasSameHashCodeAs(HealthSignals.empty(DAY).with("nps", 40).with("logins", 12))
                .hasToString("signals as of 2026-03-31, logins 12.0, nps 40.0");
    }

    @Test
    void replacesTodaysValueAndKeepsTheHistory() {
        HealthSignals signals = HealthSignals.of(
                List.of(Signal.of(ACME, "logins", DAY.minusDays(1), 3), Signal.of(ACME, "logins", DAY, 4)), DAY);
        HealthSignals changed = signals.with("logins", 5);
        assertThat(changed.history("logins")).containsExactly(Map.entry(DAY.minusDays(1), 3.0), Map.entry(DAY, 5.0));
        assertThat(signals.last("logins")).hasValue(4);
        assertThat(changed.aggregate("logins", Aggregate.SUM, 2)).isEqualTo(OptionalDouble.of(8));
    }

    @Test
    void addsTodaysValueAfterTheHistory() {
        HealthSignals signals = HealthSignals.of(List.of(Signal.of(ACME, "logins", DAY.minusDays(4), 3)), DAY)
                .with("logins", 5)
                .with("nps", -0.0);
        assertThat(signals.history("logins")).containsExactly(Map.entry(DAY.minusDays(4), 3.0), Map.entry(DAY, 5.0));
        assertThat(signals.has("logins")).isTrue();
        assertThat(signals.aggregate("logins", Aggregate.SUM, 1)).hasValue(5);
        assertThat(signals).isEqualTo(signals.with("nps", 0)).isNotEqualTo(signals.with("nps", 1));
        assertThat(HealthSignals.empty(DAY)).isNotEqualTo(HealthSignals.empty(DAY.plusDays(1)));
    }

    @Test
    void knowsSinceWhenTheAccountIsACustomer() {
        HealthSignals signals = HealthSignals.of(Map.of("logins", 12.0), DAY);
        assertThat(signals.customerSince()).isEmpty();
        HealthSignals since = signals.withCustomerSince(DAY.minusDays(3));
        assertThat(since.customerSince()).contains(DAY.minusDays(3));
        assertThat(since.with("nps", 1).customerSince()).contains(DAY.minusDays(3));
        assertThat(since)
                .isNotEqualTo(signals)
                .isEqualTo(signals.withCustomerSince(DAY.minusDays(3)))
                .hasSameHashCodeAs(signals)
                .hasToString("signals as of 2026-03-31, customer since 2026-03-28, logins 12.0");
    }

    @Test
    void doesNotKnowAFirstDayThatHasNotComeYet() {
        HealthSignals signals = HealthSignals.of(Map.of("logins", 12.0), DAY);
        assertThat(signals.withCustomerSince(DAY).customerSince()).contains(DAY);
        assertThat(signals.withCustomerSince(DAY.plusDays(1))).isSameAs(signals);
    }

    @Test
    void rejectsADayOutsideTheCalendar() {
        LocalDate bad = LocalDate.of(1969, 12, 31);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthSignals.empty(bad))
                .withMessage("asOf must be from 1970 to 9999, was 1969-12-31");
    }

    @Test
    void readsEveryObservationInTheOrderOfDays() {
        List<Signal> observations = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            observations.add(Signal.of(ACME, "logins", DAY.minusDays(i), i));
        }
        HealthSignals signals = HealthSignals.of(observations, DAY);
        assertThat(signals.last("logins")).hasValue(0);
        assertThat(signals.aggregate("logins", Aggregate.SUM, 4)).hasValue(0 + 1 + 2 + 3);
        assertThat(signals.aggregate("logins", Aggregate.SLOPE, 4)).hasValue(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void rejectsAWindowWithoutADay(int bad) {
        HealthSignals none = HealthSignals.empty(DAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.aggregate("logins", Aggregate.SUM, bad))
                .withMessage("windowDays must be at least 1, was %s", bad);
    }

    @Test
    void rejectsACurrentNumberThatIsNone() {
        HealthSignals none = HealthSignals.empty(DAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.with("nps", Double.NaN))
                .withMessage("value of nps must be finite, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> none.with("", 1));
    }
}
