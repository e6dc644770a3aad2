package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.Binning;
import dev.bearing.evidence.CalibrationCurve;
import dev.bearing.evidence.CalibrationFit;
import dev.bearing.evidence.LiftTable;
import dev.bearing.evidence.PlattCalibrator;
import dev.bearing.evidence.ProbabilityScore;
import dev.bearing.evidence.RocCurve;
import dev.bearing.evidence.ScoredOutcomes;
import dev.bearing.evidence.SurvivalScore;
import dev.bearing.survival.DiscreteTimeHazard;
import dev.bearing.survival.HazardLink;
import dev.bearing.survival.LogisticModel;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.Spells;
import dev.bearing.value.Estimate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The code of the page on judging scores, on made-up accounts whose risk is known. */
class JudgingScoresGuideTest {

    private static final int ACCOUNTS = 2_000;

    /** Accounts of one period: months as a customer, logins a week, and whether they left in the quarter after. */
    private static final class Period {

        final double[][] rows = new double[ACCOUNTS][];
        final boolean[] churned = new boolean[ACCOUNTS];

        Period(long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < ACCOUNTS; i++) {
                double tenure = random.nextInt(60);
                double logins = Math.round(20 * random.nextDouble());
                rows[i] = new double[] {tenure, logins};
                churned[i] = random.nextDouble() < 1 / (1 + Math.exp(0.2 + 0.03 * tenure + 0.12 * logins));
            }
        }
    }

    private final Period spring = new Period(1);
    private final Period summer = new Period(2);
    private final Period autumn = new Period(3);

    @Test
    void judgesAModelOnALaterPeriod() {
        double[][] rows = spring.rows;
        boolean[] churned = spring.churned;
        double[][] laterRows = autumn.rows;
        boolean[] laterChurned = autumn.churned;

        // snippet: judge-a-model
        LogisticModel model = LogisticModel.builder("tenure", "logins")
                .neverPositive("tenure") // a longer tenure may not raise the risk
                .fit(rows, churned) // what was known in spring, and who left by summer
                .orElseThrow("the model");
        ScoredOutcomes test = ScoredOutcomes.of(model.probabilities(laterRows), laterChurned);

        Estimate auc = RocCurve.of(test).orElseThrow("ranking").auc(); // 0.708, from 0.674 to 0.742
        LiftTable lift = LiftTable.of(test, LiftTable.TieRule.EXPECTED).orElseThrow("lift");
        double top = lift.topDecileLift(); // 2.8 times as many leave in the tenth with the highest risk
        // end

        assertThat(model.coefficient("tenure").estimate()).isCloseTo(-0.03, within(0.01));
        assertThat(auc.value()).isCloseTo(0.708, within(5e-4));
        assertThat(auc.interval().orElseThrow("interval").lower()).isCloseTo(0.674, within(5e-4));
        assertThat(auc.interval().orElseThrow("interval").upper()).isCloseTo(0.742, within(5e-4));
        assertThat(top).isCloseTo(2.8, within(0.05));
    }

    @Test
    void calibratesAScoreThatIsNoProbability() {
        double[] laterHealth = health(summer);
        double[] testHealth = health(autumn);
        boolean[] laterChurned = summer.churned;
        boolean[] testChurned = autumn.churned;

        // snippet: calibrate-a-score
        ScoredOutcomes heldOut = ScoredOutcomes.of(laterHealth, laterChurned); // a risk: 100 - health
        PlattCalibrator calibrator = PlattCalibrator.fit(heldOut).orElseThrow("calibrator");
        ScoredOutcomes test = ScoredOutcomes.of(testHealth, testChurned).calibratedBy(calibrator);

        CalibrationCurve curve =
                CalibrationCurve.of(test, Binning.equalMass(10)).orElseThrow("curve");
        curve.bins(); // mean probability beside what happened, with Wilson's interval
        double error = curve.expectedCalibrationError(); // 0.018 in ten bins of equal count
        double slope = CalibrationFit.of(test).orElseThrow("fit").slope().value(); // 0.89; 1 is perfect
        double brier = ProbabilityScore.of(test).orElseThrow("score").brier().value(); // 0.104
        // end

        assertThat(error).isCloseTo(0.018, within(5e-4));
        assertThat(slope).isCloseTo(0.89, within(5e-3));
        assertThat(brier).isCloseTo(0.104, within(5e-4));
    }

    private static double[] health(Period period) {
        double[] risks = new double[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            risks[i] = 100 - Math.min(100, period.rows[i][0] + 2 * period.rows[i][1]);
        }
        return risks;
    }

    @Test
    void judgesHowLongCustomersStay() {
        Random random = new Random(4);
        Spells.Builder waits = Spells.builder();
        double[][] rows = new double[ACCOUNTS][1];
        for (int i = 0; i < ACCOUNTS; i++) {
            rows[i][0] = i % 2;
            long watched = 1 + random.nextInt(36);
            long left = 1;
            while (left <= watched && random.nextDouble() > (i % 2 == 1 ? 0.02 : 0.06)) {
                left++;
            }
            waits.add(Math.min(left, watched), left <= watched ? 1 : 0);
        }
        Spells spells = waits.build();

        // snippet: judge-retention
        DiscreteTimeHazard model = DiscreteTimeHazard.builder("annual")
                .link(HazardLink.CLOGLOG)
                .fit(spells, rows)
                .orElseThrow("the hazard");
        RetentionModel annual = model.retention(1); // churnWithin, expectedRemaining, sample
        double[] survivalAt12 = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            survivalAt12[i] = model.retention(rows[i]).survival(12).orElseThrow("S(12)");
        }
        SurvivalScore score = SurvivalScore.of(spells); // better: spells of accounts held out
        Estimate brier = score.brier(12, survivalAt12).orElseThrow("Brier"); // 0.219, though many still stay
        // end

        assertThat(annual.survival(12).orElseThrow("S(12)")).isCloseTo(Math.pow(0.98, 12), within(0.04));
        assertThat(brier.value()).isCloseTo(0.219, within(5e-4));
    }
}
