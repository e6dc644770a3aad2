package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaplanMeierTest {

    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    @Test
    void agreesWithROnTheWholeTelcoCurve() {
        List<Map<String, String>> rows = Table.read("telco_curve.csv");
        KaplanMeier curve = KaplanMeier.of(Table.spells(rows));
        assertThat(curve.size()).isEqualTo(7_043);
        assertThat(curve.events()).isEqualTo(1_869);
        assertThat(curve.curve()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            KaplanMeier.Point point = curve.curve().get(i);
            Interval log = point.interval(IntervalScale.LOG).orElseThrow("interval");
            assertThat(point.time()).isEqualTo((long) Double.parseDouble(row.get("time")));
            assertThat(point.atRisk()).isEqualTo(Long.parseLong(row.get("n_risk")));
            assertThat(point.events()).isEqualTo(Long.parseLong(row.get("n_event")));
            assertThat(point.censored()).isEqualTo(Long.parseLong(row.get("n_censor")));
            assertThat(point.survival()).isCloseTo(Double.parseDouble(row.get("surv")), within(1e-12));
            assertThat(point.standardError().orElseThrow("error"))
                    .isCloseTo(Double.parseDouble(row.get("se")), within(1e-12));
            assertThat(log.lower()).isCloseTo(Double.parseDouble(row.get("lower_log")), within(1e-12));
            assertThat(log.upper()).isCloseTo(Double.parseDouble(row.get("upper_log")), within(1e-12));
        }
    }

    @Test
    void agreesWithROnTheThreeIntervals() {
        KaplanMeier curve = KaplanMeier.of(Table.spells(Table.read("telco_curve.csv")));
        for (Map<String, String> row : Table.read("telco_intervals.csv")) {
            KaplanMeier.Point point = curve.at(Long.parseLong(row.get("time"))).orElseThrow("point");
            assertThat(point.atRisk()).isEqualTo(Long.parseLong(row.get("n_risk")));
            Map<IntervalScale, String> columns =
                    Map.of(IntervalScale.LOG, "log", IntervalScale.LOG_LOG, "loglog", IntervalScale.PLAIN, "plain");
            columns.forEach((scale, column) -> {
                Interval interval = point.interval(scale).orElseThrow("interval");
                assertThat(interval.lower()).isCloseTo(Double.parseDouble(row.get(column + "_lower")), within(1e-12));
                assertThat(interval.upper()).isCloseTo(Double.parseDouble(row.get(column + "_upper")), within(1e-12));
            });
        }
    }

    @Test
    void agreesWithROnTheQuantilesOfTelco() {
        KaplanMeier all = KaplanMeier.of(Table.spells(Table.read("telco_curve.csv")));
        assertThat(all.quantile(0.25).orElseThrow("quartile")).isEqualTo(36);
        for (IntervalScale scale : IntervalScale.values()) {
            assertThat(all.quantileInterval(0.25, scale).orElseThrow("limits")).isEqualTo(Interval.of95(32, 39));
        }
        assertThat(reason(all.quantile(0.5))).isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(all.quantileInterval(0.5, IntervalScale.LOG))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void agreesWithROnTheQuantilesOfMonthlyContracts() {
        KaplanMeier curve = KaplanMeier.of(Table.spells(Table.read("telco_monthly_contracts.csv")));
        assertThat(Arrays.stream(QUARTILES).mapToObj(p -> curve.quantile(p).orElseThrow("quartile")))
                .containsExactly(9.0, 35.0, 66.0);
        assertThat(limits(curve, IntervalScale.LOG))
                .containsExactly(Interval.of95(8, 10), Interval.of95(32, 38), Interval.of95(65, 68));
        assertThat(limits(curve, IntervalScale.LOG_LOG))
                .containsExactly(Interval.of95(8, 10), Interval.of95(32, 38), Interval.of95(63, 68));
        assertThat(limits(curve, IntervalScale.PLAIN))
                .containsExactly(Interval.of95(8, 10), Interval.of95(32, 38), Interval.of95(63, 68));
    }

    private static List<Interval> limits(KaplanMeier curve, IntervalScale scale) {
        return Arrays.stream(QUARTILES)
                .mapToObj(p -> curve.quantileInterval(p, scale).orElseThrow("limits"))
                .toList();
    }

    static Stream<Map<String, String>> edges() {
        return Table.read("km_edges.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("edges")
    void agreesWithROnEdgeCases(Map<String, String> edge) {
        long[] exits = Arrays.stream(Table.numbers(edge.get("time_in")))
                .mapToLong(t -> (long) t)
                .toArray();
        int[] causes = Arrays.stream(Table.numbers(edge.get("status_in")))
                .mapToInt(t -> (int) t)
                .toArray();
        KaplanMeier curve = KaplanMeier.of(Spells.of(exits, causes));
        List<KaplanMeier.Point> points = curve.curve();
        assertColumn(edge, "time", points.stream().mapToDouble(KaplanMeier.Point::time));
        assertColumn(edge, "n_risk", points.stream().mapToDouble(KaplanMeier.Point::atRisk));
        assertColumn(edge, "n_event", points.stream().mapToDouble(KaplanMeier.Point::events));
        assertColumn(edge, "n_censor", points.stream().mapToDouble(KaplanMeier.Point::censored));
        assertColumn(edge, "surv", points.stream().mapToDouble(KaplanMeier.Point::survival));
        assertColumn(edge, "se", points.stream().mapToDouble(p -> orNan(p.standardError())));
        assertIntervals(edge, "log", points, IntervalScale.LOG);
        assertIntervals(edge, "loglog", points, IntervalScale.LOG_LOG);
        assertColumn(edge, "quartiles", Arrays.stream(QUARTILES).map(p -> orNan(curve.quantile(p))));
        assertQuantileLimits(edge, "q_log", curve, IntervalScale.LOG);
        assertQuantileLimits(edge, "q_loglog", curve, IntervalScale.LOG_LOG);
    }

    private static void assertIntervals(
            Map<String, String> edge, String column, List<KaplanMeier.Point> points, IntervalScale scale) {
        assertColumn(
                edge,
                column + "_lower",
                points.stream().mapToDouble(p -> orNan(p.interval(scale).map(Interval::lower))));
        assertColumn(
                edge,
                column + "_upper",
                points.stream().mapToDouble(p -> orNan(p.interval(scale).map(Interval::upper))));
    }

    /** R gives NA where the upper limit never falls far enough; here that is an infinite upper end. */
    private static void assertQuantileLimits(
            Map<String, String> edge, String column, KaplanMeier curve, IntervalScale scale) {
        assertColumn(
                edge,
                column + "_lower",
                Arrays.stream(QUARTILES)
                        .map(p -> orNan(curve.quantileInterval(p, scale).map(Interval::lower))));
        assertColumn(
                edge,
                column + "_upper",
                Arrays.stream(QUARTILES)
                        .map(p -> orNan(curve.quantileInterval(p, scale).map(Interval::upper)))
                        .map(upper -> Double.isInfinite(upper) ? Double.NaN : upper));
    }

    private static void assertColumn(Map<String, String> edge, String column, java.util.stream.DoubleStream actual) {
        assertThat(actual.toArray())
                .as(edge.get("name") + ": " + column)
                .containsExactly(Table.numbers(edge.get(column)), within(1e-12));
    }

    @Test
    void countsADelayedEntryOnlyAfterIt() {
        // by hand: at 4 the first and the third wait (the third entered after 2), the fourth enters after 4
        Spells spells = Spells.of(new long[] {0, 0, 2, 4}, new long[] {4, 3, 6, 7}, new int[] {1, 0, 1, 0});
        KaplanMeier curve = KaplanMeier.of(spells);
        assertThat(curve.curve().stream().map(KaplanMeier.Point::atRisk)).containsExactly(3L, 2L, 2L, 1L);
        assertThat(curve.curve().stream().map(KaplanMeier.Point::survival)).containsExactly(1.0, 0.5, 0.25, 0.25);
        assertThat(Stream.of(0L, 1L, 2L, 5L, 7L)
                        .map(t -> curve.at(t).orElseThrow("point").atRisk()))
                .containsExactly(2L, 2L, 2L, 2L, 1L);
    }

    @Test
    void answersBetweenTheTicksAndRefusesToGoBeyondThem() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {2, 5, 9}, new int[] {1, 1, 0}));
        KaplanMeier.Point four = curve.at(4).orElseThrow("point");
        assertThat(four.time()).isEqualTo(4);
        assertThat(four.atRisk()).isEqualTo(2);
        assertThat(four.events()).isZero();
        assertThat(four.survival()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(curve.at(0).orElseThrow("point").survival()).isEqualTo(1);
        assertThat(curve.at(9).isKnown()).isTrue();
        assertThat(curve.lastTime()).isEqualTo(9);
        assertThat(reason(curve.at(10))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void staysAtZeroOnceNobodyIsLeft() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {2, 5}, new int[] {1, 1}));
        KaplanMeier.Point later = curve.at(100).orElseThrow("point");
        assertThat(later.survival()).isZero();
        assertThat(later.atRisk()).isZero();
        assertThat(later.standardError().isKnown()).isFalse();
    }

    @Test
    void countsEveryCauseAsTheEvent() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {1, 2, 3, 4}, new int[] {2, 1, 3, 0}));
        assertThat(curve.events()).isEqualTo(3);
        assertThat(curve.at(3).orElseThrow("point").survival()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void takesTwoColumnsAsTheyAre() {
        int[] ticks = {4, 0, 9, 4, 7, 2};
        boolean[] events = {true, false, false, false, true, true};
        KaplanMeier columns = KaplanMeier.of(ticks, events);
        assertThat(columns.curve())
                .isEqualTo(KaplanMeier.of(Spells.of(new long[] {4, 0, 9, 4, 7, 2}, new int[] {1, 0, 0, 0, 1, 1}))
                        .curve());
        assertThat(columns.size()).isEqualTo(6);
        int[] far = {4_000_000, 0, 9_000_000, 4_000_000, 7_000_000, 2_000_000}; // too far for counting
        assertThat(KaplanMeier.of(far, events).curve().stream().map(KaplanMeier.Point::survival))
                .containsExactlyElementsOf(columns.curve().stream()
                        .map(KaplanMeier.Point::survival)
                        .toList());
        assertThatIllegalArgumentException().isThrownBy(() -> KaplanMeier.of(new int[] {-1}, new boolean[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.of(ticks, new boolean[1]))
                .withMessage("ticks and events must be of one length, were 6 and 1");
    }

    @Test
    void aSpellOfWeightZeroIsAsIfItWereNotThere() {
        Spells with = Spells.of(new long[] {2, 5, 9, 4}, new int[] {1, 1, 0, 1}).withWeights(new double[] {3, 1, 2, 0});
        Spells without = Spells.of(new long[] {2, 5, 9}, new int[] {1, 1, 0}).withWeights(new double[] {3, 1, 2});
        assertThat(KaplanMeier.of(with).curve())
                .isEqualTo(KaplanMeier.of(without).curve());
        assertThat(KaplanMeier.of(with).size()).isEqualTo(3);
        Spells nothing = Spells.of(new long[] {2}, new int[] {1}).withWeights(new double[] {0});
        assertThat(reason(KaplanMeier.of(nothing).at(0))).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void doesNotExtendTheCurveForAMean() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {2, 5, 9}, new int[] {1, 1, 0}));
        EstimateWithError mean = curve.restrictedMean(7.5).orElseThrow("mean");
        assertThat(mean.value()).isCloseTo(2 + 3 * 2.0 / 3 + 2.5 / 3, within(1e-14));
        assertThat(reason(curve.restrictedMean(9.5))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(curve.restrictedMean(1).orElseThrow("mean")).isEqualTo(new EstimateWithError(1, 0));
        KaplanMeier over = KaplanMeier.of(Spells.of(new long[] {2, 5}, new int[] {1, 1}));
        assertThat(over.restrictedMean(100).orElseThrow("mean").value()).isCloseTo(3.5, within(1e-14));
        assertThat(over.given(2).restrictedMean(100).orElseThrow("the rest").value())
                .isCloseTo(3, within(1e-14));
    }

    @Test
    void answersAsAModelOfRetention() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {2, 5, 9}, new int[] {1, 1, 0}));
        assertThat(curve.churnWithin(2, 4).orElseThrow("share")).isCloseTo(0.5, within(1e-14));
        assertThat(curve.expectedRemaining(0, 9).orElseThrow("ticks"))
                .isCloseTo(curve.restrictedMean(9).orElseThrow("mean").value(), within(1e-14));
        assertThat(reason(curve.survival(10))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(curve.provenance())
                .isEqualTo(FitProvenance.builder("kaplan-meier", 3, 2).build());
    }

    @Test
    void isUnknownWithoutSpells() {
        KaplanMeier nobody = KaplanMeier.of(Spells.of(List.of()));
        assertThat(reason(nobody.at(0))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(nobody.quantile(0.5))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(nobody.restrictedMean(1))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(nobody.given(3).at(0))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(nobody.total(new double[] {1}, new double[] {1}))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(nobody.earlyZero()).isEmpty();
        assertThat(nobody.curve()).isEmpty();
        assertThat(nobody.lastTime()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void rejectsAShareOutsideItsRange(double bad) {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {1}, new int[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.quantile(bad))
                .withMessage("p must be in (0, 1), was %s", bad);
    }

    @Test
    void rejectsANegativeTime() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {1}, new int[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.at(-1))
                .withMessage("time must not be negative, was -1");
    }

    private static double orNan(Answer<Double> answer) {
        return answer.toOptional().orElse(Double.NaN);
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
