package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SignalHistoryTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property(seed = "20261122")
    void isOnEveryDayWhatWasKnownOnIt(@ForAll("observations") List<Signal> observations) {
        SignalHistory history = SignalHistory.of(observations).withCustomerSince(FIRST.plusDays(7));
        List<HealthSignals> days = new ArrayList<>();
        history.forEachDay(FIRST.minusDays(1), FIRST.plusDays(30), days::add);
        assertThat(days).hasSize(32);
        for (HealthSignals day : days) {
            HealthSignals direct = HealthSignals.of(observations, day.asOf()).withCustomerSince(FIRST.plusDays(7));
            assertThat(day).isEqualTo(direct);
            assertThat(day.names()).containsExactlyElementsOf(direct.names());
        }
    }

    @Property(seed = "20261122")
    void doesNotDependOnTheOrderOfObservations(@ForAll("observations") List<Signal> observations) {
        List<Signal> reversed = new ArrayList<>(observations);
        Collections.reverse(reversed);
        List<HealthSignals> forward = new ArrayList<>();
        List<HealthSignals> backward = new ArrayList<>();
        SignalHistory.of(observations).forEachDay(FIRST, FIRST.plusDays(25), forward::add);
        SignalHistory.of(reversed).forEachDay(FIRST, FIRST.plusDays(25), backward::add);
        assertThat(backward).isEqualTo(forward);
    }

    @Test
    void beginsOnTheDayOnWhichAnythingWasKnown() {
        Signal late = new Signal(ACME, "logins", FIRST, 3, FIRST.plusDays(4));
        assertThat(SignalHistory.of(List.of(late)).firstKnownOn()).contains(FIRST.plusDays(4));
        assertThat(SignalHistory.of(List.of()).firstKnownOn()).isEmpty();
    }

    @Test
    void rejectsTwoValuesOfOneDayAndTwoAccounts() {
        Signal three = Signal.of(ACME, "logins", FIRST, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalHistory.of(List.of(Signal.of(ACME, "logins", FIRST, 4), three)))
                .withMessage("logins of account acme on 2026-01-01 was recorded on 2026-01-01 with two values, 3.0 and"
                        + " 4.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalHistory.of(List.of(three, Signal.of(AccountId.of("b"), "logins", FIRST, 3))))
                .withMessage("observations must be of one account, were of acme and b");
    }

    /** Observations of three signals in 20 days, recorded up to 9 days later or earlier, corrections among them. */
    @Provide
    Arbitrary<List<Signal>> observations() {
        Arbitrary<String> names = Arbitraries.of("logins", "nps", "tickets");
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> delays = Arbitraries.integers().between(-2, 9);
        Arbitrary<Integer> values = Arbitraries.integers().between(0, 9);
        return Combinators.combine(names, days, delays, values)
                .as((name, day, delay, value) -> new Signal(
                        ACME,
                        name,
                        FIRST.plusDays(day),
                        value,
                        FIRST.plusDays(day).plusDays(delay)))
                .list()
                .ofMaxSize(60)
                .map(SignalHistoryTest::withoutContradictions);
    }

    private static List<Signal> withoutContradictions(List<Signal> signals) {
        TreeMap<String, Signal> kept = new TreeMap<>();
        signals.forEach(
                signal -> kept.putIfAbsent(signal.signal() + " " + signal.on() + " " + signal.recordedOn(), signal));
        List<Signal> shuffled = new ArrayList<>(signals);
        shuffled.removeIf(signal -> !kept.containsValue(signal));
        return shuffled;
    }
}
