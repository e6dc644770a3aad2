package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscreteTimeHazardTest {

    private static final String[] COVARIATES = {"one_year", "two_year", "senior", "fiber", "e_check"};
    private static final ReferenceFile TELCO =
            ReferenceFile.read(DiscreteTimeHazardTest.class, "telco_discrete_hazard.csv.gz");
    private static final ReferenceFile FITS =
            ReferenceFile.read(DiscreteTimeHazardTest.class, "telco_discrete_hazard_fits.csv");
    private static final double[][] ROWS = TELCO.table(COVARIATES);
    private static final Spells SPELLS = spells();

    private static Spells spells() {
        long[] exits =
                Arrays.stream(TELCO.numbers("time")).mapToLong(t -> (long) t).toArray();
        int[] causes =
                Arrays.stream(TELCO.numbers("status")).mapToInt(s -> (int) s).toArray();
        return Spells.of(exits, causes);
    }

    private static DiscreteTimeHazard telco(HazardLink link) {
        return DiscreteTimeHazard.builder(COVARIATES)
                .link(link)
                .timeShape(TimeShape.log())
                .fit(SPELLS, ROWS)
                .orElseThrow("the fit");
    }

    @ParameterizedTest
    @EnumSource(HazardLink.class)
    void agreesWithROnTelco(HazardLink link) {
        DiscreteTimeHazard model = telco(link);
        String name = link == HazardLink.LOGIT ? "logit" : "cloglog";
        int at = FITS.texts("link").indexOf(name);
        for (int j = 0; j < 7; j++) {
            FittedCoefficient c = model.coefficients().get(j);
            assertThat(c.name()).isEqualTo(FITS.texts("term").get(at + j));
            // R's glm stops at a relative change of the deviance of 1e-8
            assertThat(c.estimate()).isCloseTo(FITS.numbers("coefficient")[at + j], within(1e-6));
            assertThat(c.standardError().orElseThrow("error"))
                    .isCloseTo(FITS.numbers("standard_error")[at + j], within(1e-6));
            assertThat(c.robustStandardError().isKnown()).isFalse();
        }
        double expected = link == HazardLink.LOGIT ? -9153.74751032907 : -9151.98668721124;
        assertThat(model.logLikelihood()).isCloseTo(expected, within(1e-8 * -expected));
        assertThat(model.personPeriods()).isEqualTo(227_990);
        assertThat(model.lastTick()).isEqualTo(72);
        assertThat(model.provenance().model()).isEqualTo("discrete-hazard-" + name);
        assertThat(model.provenance().rows()).isEqualTo(7_032);
        assertThat(model.provenance().events()).isEqualTo(1_869);
        assertThat(model.provenance().flags()).containsExactly("11 spells ended at tick 0 and do not count");
    }

    @Test
    void equalsTheLogisticModelOnTheRowsItNeverMakes() {
        Random random = new Random(3);
        List<double[]> periods = new ArrayList<>();
        List<Boolean> happened = new ArrayList<>();
        Spells.Builder spells = Spells.builder();
        double[][] rows = new double[300][];
        for (int i = 0; i < 300; i++) {
            long entry = random.nextInt(3);
            long exit = entry + 1 + random.nextInt(9);
            boolean event = random.nextInt(3) > 0;
            rows[i] = new double[] {random.nextGaussian(), random.nextInt(2)};
            spells.add(entry, exit, event ? 1 : 0);
            for (long t = entry + 1; t <= exit; t++) {
                periods.add(new double[] {t >= 4 && t < 8 ? 1 : 0, t >= 8 ? 1 : 0, rows[i][0], rows[i][1]});
                happened.add(event && t == exit);
            }
        }
        boolean[] events = new boolean[happened.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = happened.get(i);
        }
        LogisticModel expected = LogisticModel.builder("t 4-7", "t 8-", "a", "b")
                .ridge(2)
                .fit(periods.toArray(double[][]::new), events)
                .orElseThrow("logistic");
        DiscreteTimeHazard model = DiscreteTimeHazard.builder("a", "b")
                .timeShape(TimeShape.steps(4, 8))
                .ridge(2)
                .fit(spells.build(), rows)
                .orElseThrow("hazard");
        assertThat(model.personPeriods()).isEqualTo(events.length);
        assertThat(model.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-9));
        for (int j = 0; j < 5; j++) {
            FittedCoefficient a = model.coefficients().get(j);
            FittedCoefficient b = expected.coefficients().get(j);
            assertThat(a.name()).isEqualTo(b.name());
            assertThat(a.estimate()).isCloseTo(b.estimate(), within(1e-9));
            assertThat(a.standardError().orElseThrow("a"))
                    .isCloseTo(b.standardError().orElseThrow("b"), within(1e-9));
        }
        assertThat(model.hazard(5, 0.3, 1)).isCloseTo(expected.probability(1, 0, 0.3, 1), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(HazardLink.class)
    void hasTheDerivativesThatFiniteDifferencesSay(HazardLink link) {
        double[] into = new double[4];
        double[] up = new double[4];
        double[] down = new double[4];
        for (double eta : new double[] {-12, -3, -0.5, 0, 0.7, 2.5}) {
            double step = 1e-5;
            link.cell(eta, 7, 3, into);
            link.cell(eta + step, 7, 3, up);
            link.cell(eta - step, 7, 3, down);
            double slope = (up[HazardLink.VALUE] - down[HazardLink.VALUE]) / (2 * step);
            double curve = -(up[HazardLink.SLOPE] - down[HazardLink.SLOPE]) / (2 * step);
            assertThat(into[HazardLink.SLOPE]).isCloseTo(slope, within(1e-7 * (1 + Math.abs(slope))));
            assertThat(into[HazardLink.OBSERVED]).isCloseTo(curve, within(1e-7 * (1 + Math.abs(curve))));
            // the expectation over the events of what is linear in them
            double hazard = link.hazard(eta);
            double[] none = new double[4];
            double[] all = new double[4];
            link.cell(eta, 7, 0, none);
            link.cell(eta, 7, 7, all);
            assertThat(into[HazardLink.EXPECTED])
                    .isCloseTo(
                            hazard * all[HazardLink.OBSERVED] + (1 - hazard) * none[HazardLink.OBSERVED],
                            within(1e-12));
            assertThat(link.linear(hazard)).isCloseTo(eta, within(1e-9));
        }
    }

    @Test
    void retentionIsTheProductOfStaying() {
        DiscreteTimeHazard model = telco(HazardLink.CLOGLOG);
        double[] x = {0, 0, 0, 1, 1};
        RetentionModel retention = model.retention(x);
        double product = 1;
        for (long t = 1; t <= 24; t++) {
            product *= 1 - model.hazard(t, x);
        }
        assertThat(retention.survival(0).orElseThrow("S(0)")).isEqualTo(1);
        assertThat(retention.survival(24).orElseThrow("S(24)")).isCloseTo(product, within(1e-12));
        assertThat(retention.churnWithin(23, 1).orElseThrow("churn")).isCloseTo(model.hazard(24, x), within(1e-12));
        assertThat(retention.name()).isEqualTo("discrete-hazard-cloglog");
        assertThat(retention.provenance()).isEqualTo(model.provenance());
    }

    @Test
    void answersBeyondTheLastTickOnlyWhereAskedTo() {
        DiscreteTimeHazard model = telco(HazardLink.LOGIT);
        double[] x = {0, 0, 0, 0, 0};
        assertThat(model.retention(x).survival(72).isKnown()).isTrue();
        assertThat(model.retention(x).survival(73).<Object>fold(k -> "known", Answer.Unknown::reason))
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        double last = model.extrapolated(x).survival(72).orElseThrow("72");
        assertThat(model.extrapolated(x).survival(74).orElseThrow("74"))
                .isCloseTo(last * (1 - model.hazard(73, x)) * (1 - model.hazard(74, x)), within(1e-12));
    }

    @Test
    void withoutCovariatesAndTimeItIsEventsOverTicksLived() {
        Spells spells = Spells.of(new long[] {1, 2, 3, 4}, new int[] {1, 0, 1, 0});
        for (HazardLink link : HazardLink.values()) {
            DiscreteTimeHazard model = DiscreteTimeHazard.builder()
                    .link(link)
                    .timeShape(TimeShape.constant())
                    .fit(spells, new double[4][0])
                    .orElseThrow("fit");
            assertThat(model.hazard(9)).isCloseTo(0.2, within(1e-9));
            assertThat(model.logLikelihood()).isCloseTo(2 * Math.log(0.2) + 8 * Math.log(0.8), within(1e-12));
        }
    }

    @Test
    void aLinearShapeMovesWithTheTick() {
        DiscreteTimeHazard model = DiscreteTimeHazard.builder(COVARIATES)
                .timeShape(TimeShape.linear())
                .fit(SPELLS, ROWS)
                .orElseThrow("fit");
        assertThat(model.timeShape()).isEqualTo(TimeShape.linear());
        assertThat(model.link()).isEqualTo(HazardLink.LOGIT);
        assertThat(model.covariates()).containsExactly(COVARIATES);
        double[] x = {0, 0, 0, 0, 0};
        double two = HazardLink.LOGIT.linear(model.hazard(2, x));
        double five = HazardLink.LOGIT.linear(model.hazard(5, x));
        assertThat(five - two).isCloseTo(3 * model.coefficient("t").estimate(), within(1e-12));
        assertThat(model.covariance()[1][1])
                .isCloseTo(Math.pow(model.coefficient("t").standardError().orElseThrow("se"), 2), within(1e-15));
    }

    @Test
    void saysThatAStepWithoutEventsSeparates() {
        Spells spells = Spells.of(new long[] {1, 1, 2, 5, 6, 6}, new int[] {1, 0, 1, 0, 0, 0});
        Answer<DiscreteTimeHazard> fit =
                DiscreteTimeHazard.builder().timeShape(TimeShape.steps(3)).fit(spells, new double[6][0]);
        assertThat(fit.<String>fold(known -> "known", Answer.Unknown::message)).contains("separated by t 3-");
    }

    @Test
    void hasNoAnswerWithoutEvents() {
        Spells none = Spells.of(new long[] {3, 4}, new int[] {0, 0});
        assertThat(DiscreteTimeHazard.builder()
                        .fit(none, new double[2][0])
                        .<Object>fold(k -> k, Answer.Unknown::reason))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Spells nobody = Spells.of(new long[0], new int[0]);
        assertThat(DiscreteTimeHazard.builder().fit(nobody, new double[0][]).isKnown())
                .isFalse();
    }

    @Test
    void refusesWhatDoesNotFit() {
        Spells one = Spells.of(new long[] {3}, new int[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteTimeHazard.builder("a").fit(one, new double[2][1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteTimeHazard.builder("a").fit(one, new double[1][2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteTimeHazard.builder("log_t").fit(one, new double[1][1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteTimeHazard.builder("a").fit(one, new double[][] {{Double.NaN}}));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeShape.steps(1));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeShape.steps(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeShape.steps());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteTimeHazard.builder().ridge(Double.NaN));
    }
}
