package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against R's survival package: the reference files name the version. */
class KaplanMeierReferenceTest {

    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double MARGIN = 64.76;
    private static final double MONTHLY_DISCOUNT = 0.007974140428903764;

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesOnTheWholeCurve(String data) {
        List<KaplanMeier.Point> curve =
                KaplanMeier.of(Samples.byGroup(data).get("all")).curve();
        List<Map<String, String>> rows = rows("reference_curves.csv", data);
        assertThat(curve).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            KaplanMeier.Point point = curve.get(i);
            assertThat(point.time()).isEqualTo(Samples.number(row, "time"));
            assertThat((double) point.atRisk()).isEqualTo(Samples.number(row, "n_risk"));
            assertThat((double) point.events()).isEqualTo(Samples.number(row, "n_event"));
            assertThat((double) point.censored()).isEqualTo(Samples.number(row, "n_censor"));
            assertPoint(point, row);
        }
    }

    private static void assertPoint(KaplanMeier.Point point, Map<String, String> row) {
        assertThat(point.survival()).isCloseTo(Samples.number(row, "surv"), CLOSE);
        assertSame(point.standardError(), row, "se");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesOnThreeIntervalsInEveryGroup(String data) {
        Map<String, Spells> groups = Samples.byGroup(data);
        for (Map<String, String> row : rows("reference_times.csv", data)) {
            KaplanMeier curve = KaplanMeier.of(groups.get(row.get("group")));
            Answer<KaplanMeier.Point> at = curve.at(Long.parseLong(row.get("time")));
            if (Samples.number(row, "time") > curve.lastTime()) {
                assertThat(at.isKnown()).isFalse(); // R carries the last value on; nothing was observed there
                continue;
            }
            KaplanMeier.Point point = at.orElseThrow("point");
            assertPoint(point, row);
            assertThat((double) point.atRisk()).isEqualTo(Samples.number(row, "n_risk"));
            assertInterval(point.interval(IntervalScale.LOG), row, "log");
            assertInterval(point.interval(IntervalScale.PLAIN), row, "plain");
            if (point.survival() < 1) { // before the first event R gives [1, 1] or NA; here it is not defined
                assertInterval(point.interval(IntervalScale.LOG_LOG), row, "loglog");
            }
        }
    }

    private static void assertInterval(Answer<Interval> interval, Map<String, String> row, String scale) {
        assertSame(interval.map(Interval::lower), row, scale + "_lower");
        assertSame(interval.map(Interval::upper), row, scale + "_upper");
    }

    private static void assertSame(Answer<Double> answer, Map<String, String> row, String column) {
        double expected = Samples.number(row, column);
        assertThat(answer.isKnown()).as("%s of %s", column, row).isEqualTo(!Double.isNaN(expected));
        answer.toOptional().ifPresent(value -> assertThat(value).as(column).isCloseTo(expected, CLOSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesOnQuantilesInEveryGroup(String data) {
        Map<String, Spells> groups = Samples.byGroup(data);
        for (Map<String, String> row : rows("reference_quantiles.csv", data)) {
            KaplanMeier curve = KaplanMeier.of(groups.get(row.get("group")));
            double p = Samples.number(row, "p");
            assertSame(curve.quantile(p), row, "estimate");
            assertLimits(curve.quantileInterval(p, IntervalScale.LOG), row, "log");
            assertLimits(curve.quantileInterval(p, IntervalScale.LOG_LOG), row, "loglog");
            assertLimits(curve.quantileInterval(p, IntervalScale.PLAIN), row, "plain");
        }
    }

    /** R gives NA where the upper limit never falls far enough; here that is an infinite upper end. */
    private static void assertLimits(Answer<Interval> limits, Map<String, String> row, String scale) {
        assertSame(limits.map(Interval::lower), row, scale + "_lower");
        double upper = Samples.number(row, scale + "_upper");
        limits.toOptional()
                .ifPresent(interval ->
                        assertThat(interval.upper()).isEqualTo(Double.isNaN(upper) ? Double.POSITIVE_INFINITY : upper));
    }

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesOnRestrictedMeansInEveryGroup(String data) {
        Map<String, Spells> groups = Samples.byGroup(data);
        for (Map<String, String> row : rows("reference_means.csv", data)) {
            double tau = Samples.number(row, "tau");
            KaplanMeier curve = KaplanMeier.of(groups.get(row.get("group")));
            Answer<EstimateWithError> mean = curve.restrictedMean(tau);
            if (tau > curve.lastTime()) {
                assertThat(mean.isKnown()).isFalse(); // R carries the last value on
                continue;
            }
            EstimateWithError known = mean.orElseThrow("mean");
            assertThat(known.value()).isCloseTo(Samples.number(row, "mean"), within(1e-12 * tau));
            assertThat(known.standardError()).isCloseTo(Samples.number(row, "se"), within(1e-12 * tau));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agreesOnARevenueWeightedCurveAndItsRobustError(boolean wholeTicks) {
        Spells spells = wholeTicks ? Samples.oneYear() : Samples.tenths(Samples.oneYear());
        KaplanMeier curve = KaplanMeier.of(spells);
        for (Map<String, String> row : Table.read("reference_weighted.csv")) {
            double time = Samples.number(row, "time") / (wholeTicks ? 1 : 10.0);
            KaplanMeier.Point point = curve.at(time).orElseThrow("point");
            assertPoint(point, row);
            int index = curve.curve().indexOf(point);
            assertThat(curve.weightAtRisk(index)).isCloseTo(Samples.number(row, "weight_at_risk"), within(1e-8));
        }
        assertThat(curve.provenance().flags()).anyMatch(flag -> flag.contains("jackknife"));
    }

    /** R: the area under survfit, and its influence (influence = TRUE) summed over the same area. */
    @Test
    void agreesOnARevenueWeightedMean() {
        EstimateWithError mean =
                KaplanMeier.of(Samples.oneYear()).restrictedMean(48).orElseThrow("mean");
        assertThat(mean.value()).isCloseTo(46.7748950186467, within(1e-11));
        assertThat(mean.standardError()).isCloseTo(0.158511977488648, CLOSE);
    }

    @Test
    void agreesOnDelayedEntry() {
        KaplanMeier naive = KaplanMeier.of(Samples.channing());
        assertThat(naive.size()).isEqualTo(96);
        assertThat(naive.events()).isEqualTo(46);
        assertChanning(naive, "naive");
        assertThat(naive.earlyZero()).hasValue(781);
        assertThat(naive.provenance().flags()).anyMatch(flag -> flag.contains("fell to 0 at 781"));
    }

    @Test
    void agreesOnSurvivalGivenTheTimeWaited() {
        KaplanMeier given = KaplanMeier.of(Samples.channing()).given(816);
        assertThat(given.size()).isEqualTo(94);
        assertChanning(given, "conditional");
        assertThat(given.earlyZero()).isEmpty();
        assertThat(given.survival(816).orElseThrow("share")).isEqualTo(1);
    }

    private static void assertChanning(KaplanMeier curve, String name) {
        for (Map<String, String> row : Table.read("reference_channing.csv")) {
            if (row.get("curve").equals(name)) {
                KaplanMeier.Point point = curve.at(Samples.number(row, "time")).orElseThrow("point");
                assertThat((double) point.atRisk()).isEqualTo(Samples.number(row, "n_risk"));
                assertThat((double) point.events()).isEqualTo(Samples.number(row, "n_event"));
                assertPoint(point, row);
                if (name.equals("conditional")) {
                    assertInterval(point.interval(IntervalScale.LOG), row, "log");
                    assertInterval(point.interval(IntervalScale.LOG_LOG), row, "loglog");
                }
            }
        }
    }

    /** Telco, 64.76 a month for 60 months at 10 % a year: python, with Greenwood's covariance. */
    @Test
    void agreesOnTheErrorOfDiscountedPayments() {
        double[] times = new double[61];
        double[] amounts = new double[61];
        for (int t = 0; t <= 60; t++) {
            times[t] = t;
            amounts[t] = MARGIN * Math.pow(1 + MONTHLY_DISCOUNT, -t);
        }
        KaplanMeier curve = KaplanMeier.of(Samples.byGroup("telco").get("all"));
        EstimateWithError value = curve.total(times, amounts).orElseThrow("value");
        assertThat(value.value()).isCloseTo(2479.7832933577133, within(1e-9));
        assertThat(value.standardError()).isCloseTo(14.049593616821813, within(1e-10));
        assertThat(value.interval().lower()).isCloseTo(2452.2465958713187, within(1e-9));
        assertThat(value.toEstimate().interval()).isEqualTo(Answer.known(value.interval()));
    }

    private static List<Map<String, String>> rows(String file, String data) {
        return Table.read(file).stream()
                .filter(row -> row.get("data").equals(data))
                .toList();
    }
}
