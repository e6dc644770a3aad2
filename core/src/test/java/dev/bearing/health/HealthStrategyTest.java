package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthStrategyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private final HealthStrategy surveys = signals -> signals.last("nps").isPresent()
            ? Answer.known(Health.of((signals.last("nps").getAsDouble() + 100) / 200))
            : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody was asked");

    @Test
    void isALambdaToo() {
        assertThat(surveys.score(HealthSignals.of(Map.of("nps", 50.0), DAY)).toOptional())
                .contains(Health.of(0.75));
        assertThat(surveys.score(HealthSignals.empty(DAY)).isKnown()).isFalse();
    }

    @Test
    void cannotBeSavedAsALambda() {
        assertThat(surveys.spec()).isEmpty();
    }
}
