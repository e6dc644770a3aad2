package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void isKnownSinceItsDayUnlessRecordedLater() {
        Signal late = new Signal(ACME, "nps", DAY, 9, DAY.plusDays(3));
        assertThat(Signal.of(ACME, "nps", DAY, 9).recordedOn()).isEqualTo(DAY);
        assertThat(late.effectiveOn()).isEqualTo(DAY);
        assertThat(late.newestDay()).isEqualTo(DAY.plusDays(3));
        assertThat(late.asKnownOn(DAY.plusDays(3))).isEqualTo(late);
    }

    @Test
    void isTheSameFactWhateverItsValueAndTheDayItWasRecorded() {
        Signal first = Signal.of(ACME, "nps", DAY, 9);
        assertThat(new Signal(ACME, "nps", DAY, 2, DAY.plusDays(1)).key()).isEqualTo(first.key());
        assertThat(Signal.of(ACME, "logins", DAY, 9).key()).isNotEqualTo(first.key());
        assertThat(Signal.of(ACME, "nps", DAY.plusDays(1), 9).key()).isNotEqualTo(first.key());
    }

    @Test
    void dropsNegativeZero() {
        assertThat(Signal.of(ACME, "nps", DAY, -0.0)).isEqualTo(Signal.of(ACME, "nps", DAY, 0.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rejectsAValueThatIsNotFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signal.of(ACME, "nps", DAY, bad))
                .withMessage("value of nps must be finite, was %s", bad);
    }

    @Test
    void rejectsABlankNameAndADayOutsideTheCalendar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signal.of(ACME, " ", DAY, 1))
                .withMessage("signal must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signal.of(ACME, "nps", LocalDate.of(1969, 12, 31), 1))
                .withMessageContaining("1969-12-31");
    }
}
