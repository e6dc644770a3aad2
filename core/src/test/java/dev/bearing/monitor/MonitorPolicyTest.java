package dev.bearing.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorPolicyTest {

    private static final Scorecard CARD = Scorecard.builder("smb", "1")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
            .build();

    @Test
    void withoutMoreTellsNoFallAndNoMilestoneAndCoolsDownForAWeek() {
        MonitorPolicy policy = MonitorPolicy.builder(CARD).build();
        assertThat(policy.drop()).isEmpty();
        assertThat(policy.path()).isEmpty();
        assertThat(policy.coolDown(MonitorEvent.Kind.STALE)).isEqualTo(7);
        assertThat(policy).isEqualTo(MonitorPolicy.builder(CARD).build());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void rejectsAFallOutOfRange(double points) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonitorPolicy.builder(CARD).drop(points, 5))
                .withMessage("points must be in (0, 1], was %s", points);
    }

    @Test
    void rejectsAFallWithinNoDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonitorPolicy.builder(CARD).drop(0.1, 0))
                .withMessage("days must be at least 1, was 0");
    }

    @Test
    void rejectsACoolDownThatIsNegativeOrBelongsToTheBands() {
        MonitorPolicy.Builder policy = MonitorPolicy.builder(CARD).coolDownDays(MonitorEvent.Kind.STALE, -1);
        assertThatIllegalArgumentException()
                .isThrownBy(policy::build)
                .withMessage("the cool-down of STALE must not be negative, was -1");
        MonitorPolicy.Builder bands = MonitorPolicy.builder(CARD).coolDownDays(MonitorEvent.Kind.BAND_CHANGED, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(bands::build)
                .withMessage("the cool-down of changes of band must be set in the scorecard's bandStability");
    }

    @Test
    void rejectsAScorecardThatIsNotFittedToItsPeers() {
        Scorecard unfitted = Scorecard.builder("smb", "1")
                .measure(Measure.builder("logins", new Curve.Percentile(true)).build())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MonitorPolicy.builder(unfitted).build())
                .withMessage("scorecard smb compares an account with its peers: fit the scorecard to them first");
    }
}
