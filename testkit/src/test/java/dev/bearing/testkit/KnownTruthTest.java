package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.testkit.KnownTruth.MilestoneTruth;
import dev.bearing.testkit.KnownTruth.TakeTruth;
import dev.bearing.testkit.KnownTruth.TierTruth;
import dev.bearing.testkit.KnownTruth.TrialTruth;
import dev.bearing.value.TierId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTruthTest {

    private final KnownTruth example = KnownTruth.example();

    @Test
    void churnIsALapseOrElseACancellation() {
        TierTruth tier = new TierTruth(TierId.of("person"), 0.1, 0.05, 0.02, 0, 0, 0);

        assertThat(tier.churn(false)).isCloseTo(0.02 + 0.98 * 0.1, within(1e-15));
        assertThat(tier.churn(true)).isCloseTo(0.02 + 0.98 * 0.05, within(1e-15));
    }

    @Test
    void aTakeDependsOnDirectionAndExperience() {
        TakeTruth take = new TakeTruth(0.8, 0.6, 0.4, 0.2);

        assertThat(take.take(true, true)).isEqualTo(0.8);
        assertThat(take.take(true, false)).isEqualTo(0.6);
        assertThat(take.take(false, true)).isEqualTo(0.4);
        assertThat(take.take(false, false)).isEqualTo(0.2);
    }

    @Test
    void reachingDependsOnExperience() {
        MilestoneTruth leg = new MilestoneTruth("report_shared", 0.6, 0.3);

        assertThat(leg.reach(true)).isEqualTo(0.6);
        assertThat(leg.reach(false)).isEqualTo(0.3);
    }

    @Test
    void theHigherTheTierTheLowerItsChurn() {
        assertThat(example.tiers().subList(1, 4).stream().map(tier -> tier.churn(false)))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void rejectsWhatIsNoProbability(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialTruth(bad, 0.5))
                .withMessage("cardUpFront must be in [0, 1], was %s", bad);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAnInterventionFactorThatIsNotPositiveAndFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(example.tiers(), example.milestones(), bad))
                .withMessage("interventionFactor must be positive and finite, was %s", bad);
    }

    @Test
    void rejectsAnotherNumberOfTiersOrMilestones() {
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of(), example.milestones(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> with(example.tiers(), List.of(), 1));
    }

    private KnownTruth with(List<TierTruth> tiers, List<MilestoneTruth> milestones, double interventionFactor) {
        return new KnownTruth(
                tiers,
                milestones,
                example.take(),
                example.trials(),
                interventionFactor,
                example.climate(),
                example.signals(),
                example.recording());
    }
}
