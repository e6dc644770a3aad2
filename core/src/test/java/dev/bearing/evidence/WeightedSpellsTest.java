package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.AcceleratedFailureTime;
import dev.bearing.survival.Concordance;
import dev.bearing.survival.CoxBuilder;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.CoxTies;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.DiscreteTimeHazard;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.LogRank;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.Spell;
import dev.bearing.survival.Spells;
import dev.bearing.survival.TimeDistribution;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever takes spells counts their weights, or refuses them; none drops them in silence. */
class WeightedSpellsTest {

    private static final Spells EIGHT =
            Spells.of(new long[] {2, 3, 3, 5, 8, 9, 9, 12}, new int[] {1, 1, 1, 0, 1, 0, 1, 0});
    private static final double[] X = {1, 0, 1, 1, 0, 0, 1, 0};
    private static final double[] WEIGHTS = {3, 1, 2, 0, 4, 1, 2, 2};
    private static final Spells WEIGHTED = EIGHT.withWeights(WEIGHTS);
    private static final Spells REPEATED =
            Spells.of(IntStream.of(places()).mapToObj(EIGHT::get).toList());
    private static final Spells FRACTIONAL = Spells.ofDurations(new double[] {1.5, 2.25, 4}, new int[] {1, 0, 1});

    /** Each place as often as its weight. */
    private static int[] places() {
        return IntStream.range(0, WEIGHTS.length)
                .flatMap(place -> IntStream.generate(() -> place).limit((long) WEIGHTS[place]))
                .toArray();
    }

    private static double[] repeated(double[] values) {
        return Arrays.stream(places()).mapToDouble(place -> values[place]).toArray();
    }

    @Test
    void curvesOfWeightsAreThoseOfRepeatedRows() {
        KaplanMeier curve = KaplanMeier.of(WEIGHTED);
        KaplanMeier rows = KaplanMeier.of(REPEATED);
        NelsonAalen hazard = NelsonAalen.of(WEIGHTED, NelsonAalen.Form.POISSON);
        NelsonAalen hazards = NelsonAalen.of(REPEATED, NelsonAalen.Form.POISSON);
        PiecewiseHazard pieces = PiecewiseHazard.of(WEIGHTED, 4);
        PiecewiseHazard piecesOfRows = PiecewiseHazard.of(REPEATED, 4);
        CumulativeIncidence incidence = CumulativeIncidence.of(WEIGHTED, 1);
        CumulativeIncidence incidences = CumulativeIncidence.of(REPEATED, 1);
        for (long time = 0; time <= 12; time++) {
            assertThat(curve.survival(time).orElseThrow("S"))
                    .isCloseTo(rows.survival(time).orElseThrow("S"), within(1e-15));
            assertThat(hazard.at(time).orElseThrow("H").cumulativeHazard())
                    .isCloseTo(hazards.at(time).orElseThrow("H").cumulativeHazard(), within(1e-15));
            assertThat(pieces.survival(time).orElseThrow("S"))
                    .isCloseTo(piecesOfRows.survival(time).orElseThrow("S"), within(1e-15));
            assertThat(incidence.incidence(1, time).orElseThrow("F"))
                    .isCloseTo(incidences.incidence(1, time).orElseThrow("F"), within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource(CoxTies.class)
    void aCoxRegressionOfWeightsIsThatOfRepeatedRows(CoxTies ties) {
        // Efron's rule takes the mean weight of the deaths of a tick, so that only Breslow's is that of repeated rows
        CoxModel weighted = fit(CoxModel.builder(WEIGHTED, 1).covariate("x", X).ties(ties));
        CoxModel direct = fit(CoxModel.builder(stops(EIGHT), events(EIGHT))
                .weights(WEIGHTS)
                .covariate("x", X)
                .ties(ties));
        FittedCoefficient coefficient = weighted.coefficient("x");
        assertThat(coefficient.estimate()).isEqualTo(direct.coefficient("x").estimate());
        assertThat(weighted.logLikelihood()).isEqualTo(direct.logLikelihood());
        if (ties == CoxTies.BRESLOW) {
            CoxModel rows = fit(
                    CoxModel.builder(REPEATED, 1).covariate("x", repeated(X)).ties(ties));
            assertThat(coefficient.estimate()).isCloseTo(rows.coefficient("x").estimate(), within(1e-9));
            assertThat(weighted.logLikelihood()).isCloseTo(rows.logLikelihood(), within(1e-9));
            assertThat(coefficient.standardError().orElseThrow("error"))
                    .isCloseTo(rows.coefficient("x").standardError().orElseThrow("error"), within(1e-9));
        }
    }

    @Test
    void aCoxRegressionOfMoneyHasTheErrorsOfR() {
        // R 4.2.2, survival 3.5-3: coxph(Surv(t, e) ~ x, weights = w, robust = TRUE, eps = 1e-14)
        double[] money = {20, 20, 50, 20, 100, 250, 100, 400};
        CoxModel fit = fit(CoxModel.builder(EIGHT.withWeights(money), 1).covariate("x", X));
        FittedCoefficient coefficient = fit.coefficient("x");
        assertThat(coefficient.estimate()).isCloseTo(2.1713100408988408, within(1e-9));
        assertThat(coefficient.standardError().orElseThrow("naive")).isCloseTo(0.1198019580703964, within(1e-9));
        assertThat(coefficient.robustStandardError().orElseThrow("robust")).isCloseTo(1.0291529128689549, within(1e-9));
        assertThat(coefficient.z().orElseThrow("z")).isCloseTo(2.1098031339637475, within(1e-8));
        // without robust(), as in R, whole weights are counts of rows
        CoxBuilder counts =
                CoxModel.builder(stops(EIGHT), events(EIGHT)).weights(money).covariate("x", X);
        assertThat(fit(counts).coefficient("x").z().orElseThrow("z")).isCloseTo(18.124161540189228, within(1e-6));
        assertThat(fit(counts.robust()).coefficient("x").z()).isEqualTo(coefficient.z());
    }

    @Test
    void aRowOfWeightZeroIsNotInACoxRegression() {
        double[] some = {1, 1, 0, 1, 1, 1, 0, 1};
        int[] kept = {0, 1, 3, 4, 5, 7};
        CoxModel without = fit(CoxModel.builder(
                        Spells.of(Arrays.stream(kept).mapToObj(EIGHT::get).toList()), 1)
                .covariate(
                        "x", Arrays.stream(kept).mapToDouble(place -> X[place]).toArray()));
        CoxModel with = fit(CoxModel.builder(EIGHT.withWeights(some), 1).covariate("x", X));
        assertThat(with.provenance().rows()).isEqualTo(6);
        assertThat(with.coefficient("x").estimate())
                .isEqualTo(without.coefficient("x").estimate());
    }

    static Stream<Arguments> countsOfHeads() {
        double[] risk = new double[8];
        ThrowingCallable hazard = () -> DiscreteTimeHazard.builder("x").fit(WEIGHTED, new double[8][1]);
        ThrowingCallable renewals = () -> RenewalCounts.ofTenures(WEIGHTED);
        ThrowingCallable score = () -> SurvivalScore.of(WEIGHTED);
        ThrowingCallable censoring = () -> CensoringCurve.of(WEIGHTED);
        ThrowingCallable calibration = () -> HorizonCalibration.of(WEIGHTED, risk, 6, 1);
        ThrowingCallable logRank = () -> LogRank.builder().add("a", WEIGHTED);
        return Stream.of(
                Arguments.of("DiscreteTimeHazard", hazard),
                Arguments.of("RenewalCounts", renewals),
                Arguments.of("SurvivalScore", score),
                Arguments.of("CensoringCurve", censoring),
                Arguments.of("HorizonCalibration", calibration),
                Arguments.of("LogRank", logRank));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("countsOfHeads")
    void whatCountsHeadsRefusesWeights(String name, ThrowingCallable fit) {
        assertThatIllegalArgumentException().as(name).isThrownBy(fit).withMessageContaining("must not be weighted");
    }

    static Stream<Arguments> countsOfTicks() {
        ThrowingCallable hazard = () -> DiscreteTimeHazard.builder("x").fit(FRACTIONAL, new double[3][1]);
        ThrowingCallable renewals = () -> RenewalCounts.ofTenures(FRACTIONAL);
        ThrowingCallable score = () -> SurvivalScore.of(FRACTIONAL);
        ThrowingCallable censoring = () -> CensoringCurve.of(FRACTIONAL);
        ThrowingCallable calibration = () -> HorizonCalibration.of(FRACTIONAL, new double[3], 2, 1);
        return Stream.of(
                Arguments.of("DiscreteTimeHazard", hazard),
                Arguments.of("RenewalCounts", renewals),
                Arguments.of("SurvivalScore", score),
                Arguments.of("CensoringCurve", censoring),
                Arguments.of("HorizonCalibration", calibration));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("countsOfTicks")
    void whatCountsTicksRefusesTimesThatAreNotWhole(String name, ThrowingCallable fit) {
        assertThatIllegalArgumentException().as(name).isThrownBy(fit).withMessageContaining("must end at whole ticks");
    }

    @Test
    void aCoxRegressionTakesTimesThatAreNotWhole() {
        double[] stop = {1.5, 2.25, 3.5, 4};
        double[] entry = {0, 0.5, 0, 1.25};
        int[] causes = {1, 0, 1, 2};
        double[] x = {1, 0, 0, 1};
        CoxModel spells =
                fit(CoxModel.builder(Spells.ofDurations(entry, stop, causes), 1).covariate("x", x));
        double[] from = {Double.NEGATIVE_INFINITY, 0.5, Double.NEGATIVE_INFINITY, 1.25};
        CoxModel columns = fit(CoxModel.builder(stop, new boolean[] {true, false, true, false})
                .entry(from)
                .covariate("x", x));
        assertThat(spells.coefficients()).isEqualTo(columns.coefficients());
    }

    @Test
    void fitsPrintWhatTheyAreFittedTo() {
        assertThat(KaplanMeier.of(EIGHT)).hasToString("kaplan-meier, 8 rows, 5 events");
        assertThat(fit(CoxModel.builder(EIGHT, 1).covariate("x", X)).toString())
                .startsWith("cox, 8 rows, 5 events, {x=");
        assertThat(GeometricRetention.fit(RenewalCounts.ofSurvivors(100, 75, 50))
                        .orElseThrow("fit"))
                .hasToString("geometric, 100 rows, 50 events, {churn=" + 50 / 175.0 + "}");
    }

    @Test
    void concordanceOfSpellsIsThatOfTheCoxRegressionOnThem() {
        // with one covariate the regression ranks as the covariate does, or the other way round
        Spells late = Spells.of(new long[] {0, 1, 0, 2, 4, 0, 3, 5}, new long[] {2, 3, 3, 5, 8, 9, 9, 12}, new int[] {
                    1, 2, 1, 0, 1, 0, 1, 0
                })
                .withWeights(WEIGHTS);
        Concordance ofFit = fit(CoxModel.builder(late, 1).covariate("x", X)).concordance();
        Concordance ofScore = Concordance.of(late, 1, X);
        boolean same = fit(CoxModel.builder(late, 1).covariate("x", X))
                        .coefficient("x")
                        .estimate()
                > 0;
        assertThat(same ? ofScore : ofScore.reversed()).isEqualTo(ofFit);
    }

    @Test
    void anAcceleratedTimeOfSpellsIsThatOfTheirColumns() {
        Spells late = Spells.ofDurations(
                new double[] {0, 1, 0, 2.5, 4, 0}, new double[] {2, 3.5, 3, 5, 8, 9}, new int[] {1, 2, 1, 0, 1, 0});
        double[] x = {1, 0, 1, 1, 0, 0};
        AcceleratedFailureTime spells = AcceleratedFailureTime.builder(TimeDistribution.EXPONENTIAL, late, 1)
                .covariate("x", x)
                .fit()
                .orElseThrow("fit");
        // by hand: events over time under observation, by group
        double with = 2 / (2 + 3 + 2.5);
        double without = 1 / (2.5 + 4 + 9);
        assertThat(spells.coefficient("x").estimate()).isCloseTo(Math.log(without / with), within(1e-8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceleratedFailureTime.builder(TimeDistribution.WEIBULL, WEIGHTED, 1))
                .withMessageContaining("must not be weighted");
    }

    private static CoxModel fit(CoxBuilder builder) {
        return builder.fit().orElseThrow("fit");
    }

    private static double[] stops(Spells spells) {
        return IntStream.range(0, spells.size())
                .mapToObj(spells::get)
                .mapToDouble(Spell::exit)
                .toArray();
    }

    private static boolean[] events(Spells spells) {
        boolean[] events = new boolean[spells.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = spells.get(i).cause() > 0;
        }
        return events;
    }
}
