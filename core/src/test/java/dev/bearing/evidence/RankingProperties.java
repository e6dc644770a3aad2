package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RankingProperties {

    /** Up to forty rows with scores in tenths, so that ties are common. */
    @Provide
    Arbitrary<ScoredOutcomes> rows() {
        Arbitrary<Integer> scores = Arbitraries.integers().between(0, 10);
        Arbitrary<Boolean> outcomes = Arbitraries.of(true, false);
        return Combinators.combine(scores, outcomes)
                .as((score, outcome) -> new Object[] {score, outcome})
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(RankingProperties::scored);
    }

    private static ScoredOutcomes scored(List<Object[]> rows) {
        double[] scores = new double[rows.size()];
        boolean[] outcomes = new boolean[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (int) rows.get(i)[0] / 10.0;
            outcomes[i] = (boolean) rows.get(i)[1];
        }
        return ScoredOutcomes.of(scores, outcomes);
    }

    @Property(seed = "20261122")
    void aucIsTheShareOfRightPairs(@ForAll("rows") ScoredOutcomes scored) {
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < scored.size(); i++) {
            for (int j = 0; j < scored.size(); j++) {
                if (scored.outcome(i) && !scored.outcome(j)) {
                    pairs++;
                    right += (1 + Math.signum(scored.score(i) - scored.score(j))) / 2;
                }
            }
        }
        Answer<RocCurve> curve = RocCurve.of(scored);
        assertThat(curve.isKnown()).isEqualTo(pairs > 0);
        if (pairs > 0) {
            assertThat(curve.orElseThrow("curve").auc().value()).isCloseTo(right / pairs, within(1e-12));
        }
    }

    @Property(seed = "20261122")
    void onlyTheOrderOfScoresMatters(@ForAll("rows") ScoredOutcomes scored) {
        ScoredOutcomes stretched = scored.calibratedBy(score -> Math.pow(score, 3));
        ScoredOutcomes turned = scored.calibratedBy(score -> -score);
        RocCurve.of(scored).map(RocCurve::auc).toOptional().ifPresent(auc -> {
            assertThat(RocCurve.of(stretched).orElseThrow("curve").auc().value())
                    .isCloseTo(auc.value(), within(1e-12));
            assertThat(RocCurve.of(turned).orElseThrow("curve").auc().value())
                    .isCloseTo(1 - auc.value(), within(1e-12));
        });
    }

    @Property(seed = "20261122")
    void allRowsHaveALiftOfOneAndHoldAllEvents(@ForAll("rows") ScoredOutcomes scored) {
        for (LiftTable.TieRule rule : LiftTable.TieRule.values()) {
            LiftTable.of(scored, rule).toOptional().ifPresent(table -> {
                LiftTable.Group all = table.top(1, RoundingMode.CEILING);
                assertThat(all.lift()).isCloseTo(1, within(1e-12));
                assertThat(all.captured()).isCloseTo(1, within(1e-12));
            });
        }
    }

    @Property(seed = "20261122")
    void theBrierScoreIsTheSumOfItsParts(@ForAll("rows") ScoredOutcomes scored) {
        double brier = ProbabilityScore.of(scored).orElseThrow("brier").brier().value();
        for (Binning binning : List.of(Binning.equalMass(7), Binning.equalWidth(7))) {
            CalibrationCurve curve = CalibrationCurve.of(scored, binning).orElseThrow("curve");
            assertThat(curve.murphy().brier()).isCloseTo(brier, within(1e-12));
            assertThat(curve.bins().stream()
                            .mapToInt(CalibrationCurve.Bin::rows)
                            .sum())
                    .isEqualTo(scored.size());
            assertThat(curve.expectedCalibrationError()).isLessThanOrEqualTo(curve.maximumCalibrationError() + 1e-12);
        }
    }

    @Property(seed = "20261122")
    void isotonicNeverFallsAndKeepsTheMean(@ForAll("rows") ScoredOutcomes scored) {
        IsotonicCalibrator.fit(scored, 0).toOptional().ifPresent(isotonic -> {
            assertThat(isotonic.probabilities()).isSorted();
            double mean = 0;
            for (int i = 0; i < scored.size(); i++) {
                mean += isotonic.calibrate(scored.score(i)) / scored.size();
            }
            assertThat(mean).isCloseTo(scored.positives() / scored.size(), within(1e-12));
        });
    }
}
