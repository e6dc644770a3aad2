package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerHealthTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static HealthScore score() {
        Scorecard scorecard = Scorecard.builder("secret-card", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                        .weight(0.7351)
                        .guide(MeasureGuide.builder().customerLabel("Sign-ins").build())
                        .build())
                .measure(Measure.builder("open_tickets", new Curve.Linear(10, 0))
                        .guide(MeasureGuide.builder()
                                .audience(MeasureGuide.Audience.CUSTOMER)
                                .build())
                        .build())
                .measure(Measure.builder("courses", new Curve.Linear(0, 5))
                        .guide(MeasureGuide.builder().customerLabel("Courses").build())
                        .build())
                .measure(Measure.builder("csm_sentiment", new Curve.Linear(0, 10))
                        .build())
                .measure(Measure.builder("annual_value", new Curve.Linear(0, 100000))
                        .build())
                .ceiling(ScoreCeiling.of("csm_sentiment", 0.9, 0.5))
                .build();
        return scorecard
                .assess(HealthSignals.of(
                        Map.of("logins", 18.0, "open_tickets", 9.0, "csm_sentiment", 8.0, "annual_value", 43210.0),
                        DAY))
                .orElseThrow("score");
    }

    private static List<Health> peers(int count) {
        List<Health> peers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            peers.add(Health.of(i / 20.0));
        }
        return peers;
    }

    @Test
    void showsMarkedMeasuresOnlyAndUnderFriendlyLabels() {
        CustomerHealth view = CustomerHealth.of(score(), PeerScores.of(peers(20)));
        assertThat(view.items())
                .extracting(CustomerHealth.Item::text)
                .containsExactly(
                        "Sign-ins: 18, newest in 30 days, high",
                        "open tickets: 9, newest in 30 days, low",
                        "Courses: not known");
        assertThat(view.band()).isEqualTo("middle");
        // 10 of 20 are below 0.5, one equals it
        assertThat(view.percentile().orElseThrow("rank")).isEqualTo(0.53);
    }

    @Test
    void tellsNothingElse() {
        String everything = CustomerHealth.of(score(), PeerScores.of(peers(12))).toString();
        assertThat(everything)
                .doesNotContain("secret", "sentiment", "annual", "43210", "0.7351", "ceiling", "0.9", "12.0", "score");
    }

    @Test
    void saysNoRankAmongAFewPeers() {
        assertThat(CustomerHealth.of(score()).percentile())
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no peers to compare with"));
        assertThat(CustomerHealth.of(score(), PeerScores.of(peers(9))).percentile())
                .isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "too few peers"));
        assertThat(CustomerHealth.of(score(), PeerScores.of(peers(9), 5))
                        .percentile()
                        .isKnown())
                .isTrue();
        assertThat(PeerScores.of(peers(9)).percentile(Health.of(0.5)))
                .isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "9 peers, at least 10 are needed"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerScores.of(peers(9), 1))
                .withMessage("least must be at least 2, was 1");
    }

    @Test
    void comparesPeersByTheirScores() {
        assertThat(PeerScores.of(peers(3)))
                .isEqualTo(PeerScores.of(peers(3)))
                .hasSameHashCodeAs(PeerScores.of(peers(3)));
        assertThat(PeerScores.of(peers(3), 2)).isNotEqualTo(PeerScores.of(peers(3)));
        assertThat(PeerScores.of(peers(3))).hasToString("3 peers");
        assertThat(PeerScores.of(peers(3)).count()).isEqualTo(3);
    }
}
