package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Curve ANY = new Curve.Linear(0, 10);

    private final HealthSignals tenDaysOld =
            HealthSignals.of(List.of(Signal.of(AccountId.of("acme"), "logins", DAY.minusDays(10), 4)), DAY);

    @Test
    void isTheLastValueOfThirtyDaysUnlessToldOtherwise() {
        Measure measure = Measure.builder("logins", ANY).build();
        assertThat(measure.windowDays()).isEqualTo(30);
        assertThat(measure.aggregate()).isEqualTo(Aggregate.LAST);
        assertThat(measure.weight()).isEqualTo(1);
        assertThat(measure.missing()).isEqualTo(new MissingPolicy.Redistribute());
        assertThat(measure.halfLifeDays()).isEmpty();
        assertThat(measure.expiresDays()).isEmpty();
    }

    @Test
    void readsItsWindow() {
        assertThat(observe(logins().windowDays(11).build())).isEqualTo(4);
        assertThat(observe(logins().windowDays(10).build())).isNaN();
    }

    @Test
    void isMissingOnceItsNewestObservationHasExpired() {
        assertThat(observe(logins().expiresDays(10).build())).isEqualTo(4);
        assertThat(observe(logins().expiresDays(9).build())).isNaN();
    }

    @Test
    void takesSilenceForZeroOnlyUntilItExpires() {
        Measure.Builder count = logins().aggregate(Aggregate.COUNT).windowDays(7);
        assertThat(observe(count.build())).isZero();
        assertThat(observe(count.expiresDays(9).build())).isNaN();
    }

    @Test
    void isMissingWhereTheSignalWasNeverSent() {
        Measure nps = Measure.builder("nps", ANY).aggregate(Aggregate.COUNT).build();
        assertThat(observe(nps)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAWeightThatIsNone(double bad) {
        rejects(logins().weight(bad), "weight of logins must be 0 or more and finite, was " + bad);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAHalfLifeThatIsNone(double bad) {
        rejects(logins().halfLifeDays(bad), "halfLifeDays of logins must be positive and finite, was " + bad);
    }

    @Test
    void rejectsAWindowExpiryOrNameThatIsNone() {
        rejects(logins().windowDays(0), "window of logins must be at least 1 day, was 0");
        rejects(logins().expiresDays(-1), "expiresDays of logins must not be negative, was -1");
        rejects(Measure.builder(" ", ANY), "signal must not be blank");
    }

    private double observe(Measure measure) {
        return measure.observe(tenDaysOld);
    }

    private static Measure.Builder logins() {
        return Measure.builder("logins", ANY);
    }

    private static void rejects(Measure.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }
}
