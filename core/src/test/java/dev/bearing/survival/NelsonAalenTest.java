package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NelsonAalenTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    /** Four waits, events at 2 (two of four) and 5 (one of one), one censored at 3. */
    private static final Spells FOUR = Spells.of(new long[] {2, 2, 3, 5}, new int[] {1, 2, 0, 1});

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesWithROnTheWholeCurve(String data) {
        NelsonAalen hazard = NelsonAalen.of(Samples.byGroup(data).get("all"), NelsonAalen.Form.POISSON);
        List<NelsonAalen.Point> curve = hazard.curve();
        int i = 0;
        for (Map<String, String> row : Table.read("reference_curves.csv")) {
            if (row.get("data").equals(data)) {
                NelsonAalen.Point point = curve.get(i++);
                assertThat(point.time()).isEqualTo(Samples.number(row, "time"));
                assertThat((double) point.atRisk()).isEqualTo(Samples.number(row, "n_risk"));
                assertThat((double) point.events()).isEqualTo(Samples.number(row, "n_event"));
                assertThat(point.cumulativeHazard()).isCloseTo(Samples.number(row, "cumhaz"), CLOSE);
                assertThat(point.standardError()).isCloseTo(Samples.number(row, "se_cumhaz"), CLOSE);
            }
        }
        assertThat(i).isEqualTo(curve.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesWithROnTiesTakenInTurn(String data) {
        Map<String, Spells> groups = Samples.byGroup(data);
        for (Map<String, String> row : Table.read("reference_times.csv")) {
            NelsonAalen hazard =
                    NelsonAalen.of(groups.getOrDefault(row.get("group"), FOUR), NelsonAalen.Form.FLEMING_HARRINGTON);
            double time = Samples.number(row, "time");
            if (row.get("data").equals(data) && time <= hazard.lastTime()) {
                NelsonAalen.Point point = hazard.at(time).orElseThrow("point");
                assertThat(point.cumulativeHazard()).isCloseTo(Samples.number(row, "fh"), CLOSE);
                assertThat(point.standardError()).isCloseTo(Samples.number(row, "se_fh"), CLOSE);
            }
        }
    }

    @Test
    void agreesWithROnAWeightedHazard() {
        NelsonAalen hazard = NelsonAalen.of(Samples.oneYear(), NelsonAalen.Form.POISSON);
        for (Map<String, String> row : Table.read("reference_weighted.csv")) {
            NelsonAalen.Point point = hazard.at(Samples.number(row, "time")).orElseThrow("point");
            assertThat(point.cumulativeHazard()).isCloseTo(Samples.number(row, "cumhaz"), CLOSE);
            assertThat(point.standardError()).isCloseTo(Samples.number(row, "se_cumhaz"), CLOSE);
        }
    }

    @Test
    void namesTheVarianceItUses() {
        assertThat(at(NelsonAalen.Form.POISSON, 2)).isEqualTo(new double[] {0.5, Math.sqrt(2.0 / 16)});
        assertThat(at(NelsonAalen.Form.BINOMIAL, 2)).isEqualTo(new double[] {0.5, Math.sqrt(2.0 * 2 / 64)});
        assertThat(at(NelsonAalen.Form.BINOMIAL, 5)).isEqualTo(new double[] {1.5, Math.sqrt(2.0 * 2 / 64)});
        assertThat(at(NelsonAalen.Form.FLEMING_HARRINGTON, 2))
                .containsExactly(new double[] {1.0 / 4 + 1.0 / 3, Math.sqrt(1.0 / 16 + 1.0 / 9)}, CLOSE);
    }

    private static double[] at(NelsonAalen.Form form, long time) {
        NelsonAalen.Point point = NelsonAalen.of(FOUR, form).at(time).orElseThrow("point");
        return new double[] {point.cumulativeHazard(), point.standardError()};
    }

    /** With equal weights the jackknife of H is the sum of (n - d)·d/n³: the binomial variance. */
    @Test
    void theJackknifeIsTheBinomialVarianceWhereWeightsAreEqual() {
        double[] twos = {2, 2, 2, 2};
        NelsonAalen weighted = NelsonAalen.of(FOUR.withWeights(twos), NelsonAalen.Form.POISSON);
        NelsonAalen.Point point = weighted.at(5).orElseThrow("point");
        assertThat(point.cumulativeHazard()).isCloseTo(1.5, CLOSE);
        assertThat(point.standardError()).isCloseTo(at(NelsonAalen.Form.BINOMIAL, 5)[1], CLOSE);
        assertThat(weighted.provenance().flags()).hasSize(2);
    }

    @Test
    void hasAnIntervalOnceSomethingHappened() {
        NelsonAalen hazard = NelsonAalen.of(FOUR, NelsonAalen.Form.POISSON);
        double factor = Math.exp(1.959963984540054 * Math.sqrt(2.0 / 16) / 0.5);
        Interval interval = hazard.at(3).orElseThrow("point").interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.5 / factor, CLOSE);
        assertThat(interval.upper()).isCloseTo(0.5 * factor, CLOSE);
        assertThat(reason(hazard.at(1).orElseThrow("point").interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        NelsonAalen.Point point = hazard.at(3).orElseThrow("point");
        Interval plain = point.interval(IntervalScale.PLAIN).orElseThrow("plain");
        assertThat(plain.upper()).isCloseTo(0.5 + 1.959963984540054 * Math.sqrt(2.0 / 16), CLOSE);
        assertThat(plain.lower()).isZero();
        // log-log of the curve exp(-H) is log of H
        Interval curve = IntervalScale.LOG_LOG
                .around(Math.exp(-0.5), Math.exp(-0.5) * point.standardError())
                .orElseThrow("curve");
        Interval logLog = point.interval(IntervalScale.LOG_LOG).orElseThrow("log-log");
        assertThat(Math.exp(-logLog.upper())).isCloseTo(curve.lower(), CLOSE);
        assertThat(Math.exp(-logLog.lower())).isCloseTo(curve.upper(), CLOSE);
    }

    @Test
    void anErrorOfNothingIsNoCertainty() {
        NelsonAalen.Point together = NelsonAalen.of(
                        Spells.of(new long[] {3, 3, 3}, new int[] {1, 1, 1}), NelsonAalen.Form.BINOMIAL)
                .at(3)
                .orElseThrow("point");
        assertThat(together.cumulativeHazard()).isEqualTo(1);
        assertThat(together.standardError()).isZero();
        assertThat(reason(together.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void answersAsAModelOfRetention() {
        NelsonAalen hazard = NelsonAalen.of(FOUR, NelsonAalen.Form.POISSON);
        assertThat(hazard.survival(4).orElseThrow("share")).isCloseTo(Math.exp(-0.5), CLOSE);
        assertThat(hazard.churnWithin(2, 3).orElseThrow("share")).isCloseTo(1 - Math.exp(-1), CLOSE);
        assertThat(reason(hazard.survival(6))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(hazard.name()).isEqualTo("nelson-aalen");
        assertThat(hazard.provenance().rows()).isEqualTo(4);
        assertThat(hazard.provenance().events()).isEqualTo(3);
        assertThat(hazard.provenance().flags()).containsExactly("form: POISSON");
    }

    @Test
    void isUnknownWithoutSpells() {
        NelsonAalen nobody = NelsonAalen.of(Spells.of(List.of()), NelsonAalen.Form.POISSON);
        assertThat(reason(nobody.at(0))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(nobody.size()).isZero();
    }

    @Test
    void rejectsWhatItCannotDo() {
        Spells weighted = FOUR.withWeights(new double[] {1, 2, 3, 4});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NelsonAalen.of(weighted, NelsonAalen.Form.FLEMING_HARRINGTON))
                .withMessage("weighted spells must not be taken one event after the other");
        NelsonAalen hazard = NelsonAalen.of(FOUR, NelsonAalen.Form.POISSON);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hazard.at(Double.NaN))
                .withMessage("time must be finite and not negative, was NaN");
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
