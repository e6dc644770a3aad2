package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import org.junit.jupiter.api.Test;

class ProbabilityScoreTest {

    @Test
    void agreesWithScikitLearn() {
        check(known(ProbabilityScore.of(Telco.test())), "test");
        check(known(ProbabilityScore.of(Telco.all())), "all");
    }

    private static void check(ProbabilityScore score, String key) {
        Telco.assertMetric(score.brier().value(), key + ".brier");
        Telco.assertMetric(known(score.brierSkill()), key + ".brier_skill_vs_base");
        Telco.assertMetric(score.logLoss().value(), key + ".log_loss");
    }

    @Test
    void itsIntervalIsThatOfAMean() {
        ScoredOutcomes scored = ScoredOutcomes.of(new double[] {0.1, 0.4, 0.8}, new boolean[] {false, true, true});
        // losses 0.01, 0.36, 0.04
        double mean = 0.41 / 3;
        double variance =
                ((0.01 - mean) * (0.01 - mean) + (0.36 - mean) * (0.36 - mean) + (0.04 - mean) * (0.04 - mean)) / 2;
        Interval interval = known(known(ProbabilityScore.of(scored)).brier().interval());
        assertThat(interval.upper()).isCloseTo(mean + 1.959963984540054 * Math.sqrt(variance / 3), within(1e-12));
        assertThat(interval.lower()).isZero();
        assertThat(known(known(ProbabilityScore.of(scored.withWeights(2, 2, 2)))
                                .brier()
                                .interval())
                        .upper())
                .isCloseTo(interval.upper(), within(1e-12));
    }

    @Test
    void aSureMistakeCostsMuchButNotEverything() {
        ScoredOutcomes sure = ScoredOutcomes.of(new double[] {0, 1}, new boolean[] {true, true});
        ProbabilityScore score = known(ProbabilityScore.of(sure));
        assertThat(score.logLoss().value()).isCloseTo(-Math.log(1e-15) / 2, within(1e-9));
        assertThat(score.brier().value()).isEqualTo(0.5);
        assertThat(reason(score.brierSkill())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void knowsNoIntervalOfOneRowAndNoScoreOfNone() {
        ScoredOutcomes one = ScoredOutcomes.of(new double[] {0.3}, new boolean[] {true});
        assertThat(known(ProbabilityScore.of(one)).brier().interval().isKnown()).isFalse();
        assertThat(reason(ProbabilityScore.of(ScoredOutcomes.of(new double[0], new boolean[0]))))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void rowsThatAllLoseTheSameSayNothingOfTheInterval() {
        boolean[] outcomes = {true, true, false};
        for (double[] scores : new double[][] {{1, 1, 0}, {0.5, 0.5, 0.5}, {0.7, 0.7, 0.3}}) {
            ScoredOutcomes scored = ScoredOutcomes.of(scores, outcomes);
            for (ScoredOutcomes rows :
                    new ScoredOutcomes[] {scored, scored.withWeights(3, 5, 7), scored.groupedBy(0, 1, 2)}) {
                ProbabilityScore score = known(ProbabilityScore.of(rows));
                assertThat(reason(score.brier().interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
                assertThat(reason(score.logLoss().interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
            }
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        ScoredOutcomes odds = ScoredOutcomes.of(new double[] {1.2}, new boolean[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProbabilityScore.of(odds))
                .withMessage("scores must be probabilities in [0, 1], was 1.2");
    }
}
