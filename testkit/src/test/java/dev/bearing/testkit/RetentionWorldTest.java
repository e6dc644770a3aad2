package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.RetentionData;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.ShiftedBetaGeometric;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionWorldTest {

    private static final int ACCOUNTS = 4_000;
    private static final int MONTHS = 36;

    static List<String> names() {
        return RetentionWorld.names();
    }

    /** Of stays that could be watched for c months, each ends with probability 1 - S(c): five standard deviations. */
    @ParameterizedTest
    @MethodSource("names")
    void asManyLeaveAsTheTruthSays(String name) {
        RetentionWorld world = RetentionWorld.named(name);
        RetentionData rows = world.draw(ACCOUNTS, MONTHS, 5).data();
        double expected = 0;
        double variance = 0;
        for (int row = 0; row < rows.size(); row++) {
            long start = rows.startedAt(row);
            double p = 1 - at(world.truthFrom(start, rows.covariates(row)), MONTHS - start);
            expected += p;
            variance += p * (1 - p);
        }

        assertThat((double) rows.events()).isCloseTo(expected, within(5 * Math.sqrt(variance)));
        assertThat(rows.events()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameSeedDrawsTheSameRows(String name) {
        RetentionWorld world = RetentionWorld.named(name);

        assertThat(world.draw(200, 24, 9).rows())
                .isEqualTo(world.draw(200, 24, 9).rows())
                .isNotEqualTo(world.draw(200, 24, 10).rows());
        assertThat(world.name()).isEqualTo(name);
        assertThat(world.description()).isNotBlank();
        assertThat(world.parameters()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant-hazard", "beta-geometric", "contract-cliff", "cured-fraction", "bathtub"})
    void aKaplanMeierCurveComesNearTheTruth(String name) {
        RetentionWorld world = RetentionWorld.named(name);
        KaplanMeier curve = KaplanMeier.of(world.draw(ACCOUNTS, MONTHS, 6).spells());

        for (long t : new long[] {1, 6, 12, 24}) {
            assertThat(at(curve, t)).as("S(%d)", t).isCloseTo(at(world.truth(), t), within(0.05));
        }
    }

    /** Left out, who began before recording did would be missed; taken from birth, too many would seem to stay. */
    @Test
    void lateEntriesAreToldAndTheirCurveComesNearTheTruth() {
        RetentionWorld world = RetentionWorld.named("late-entry");
        Stays stays = world.draw(ACCOUNTS, MONTHS, 7);
        KaplanMeier curve = KaplanMeier.of(stays.spells());
        KaplanMeier fromBirth = KaplanMeier.of(
                stays.rows().stream().mapToInt(stay -> (int) stay.duration()).toArray(), events(stays));

        assertThat(at(curve, 24)).isCloseTo(at(world.truth(), 24), within(0.04));
        assertThat(at(fromBirth, 24)).isGreaterThan(at(world.truth(), 24) + 0.05);
        assertThat(stays.rows()).allMatch(stay -> stay.entry() == Math.max(0, -stay.startedAt()));
        assertThat(stays.data().size()).isLessThan(stays.rows().size());
    }

    @Test
    void theTruthOfABetaMixtureIsTheShiftedBetaGeometricCurve() {
        RetentionModel closedForm = ShiftedBetaGeometric.of(0.8, 9);

        for (long t : new long[] {0, 1, 5, 40}) {
            assertThat(at(RetentionWorld.named("beta-geometric").truth(), t))
                    .isCloseTo(at(closedForm, t), within(1e-12));
        }
    }

    @Test
    void theTruthOfProportionalHazardsIsAPowerOfAnother() {
        RetentionWorld world = RetentionWorld.named("proportional-hazards");

        assertThat(Math.log(at(world.truth(1, 0.5), 9)) / Math.log(at(world.truth(0, 0), 9)))
                .isCloseTo(Math.exp(-0.7 + 0.4 * 0.5), within(1e-9));
    }

    @Test
    void hazardsThatCrossMakeCurvesThatCross() {
        RetentionWorld world = RetentionWorld.named("crossing-hazards");

        assertThat(at(world.truth(1), 6)).isGreaterThan(at(world.truth(0), 6));
        assertThat(at(world.truth(1), 36)).isLessThan(at(world.truth(0), 36));
    }

    @Test
    void incidencesOfAllCausesAndWhoStaysAddUpToAll() {
        RetentionWorld world = RetentionWorld.named("competing-risks");
        double all = at(world.truth(1), 20) + world.incidence(1, 20, 1) + world.incidence(2, 20, 1);

        assertThat(all).isCloseTo(1, within(1e-12));
    }

    @Test
    void anAalenJohansenCurveComesNearTheTruth() {
        RetentionWorld world = RetentionWorld.named("competing-risks");
        CumulativeIncidence curve =
                CumulativeIncidence.of(world.draw(ACCOUNTS, MONTHS, 8).spells(), 2);
        double truth = (world.incidence(1, 18, 0) + world.incidence(1, 18, 1)) / 2;

        assertThat(curve.at(18).orElseThrow("known").incidences().get(0)).isCloseTo(truth, within(0.04));
    }

    @Test
    void shocksHitAllStaysInTheSameMonth() {
        RetentionWorld world = RetentionWorld.named("shock-hazard");

        for (long start : new long[] {0, 4, 8}) {
            assertThat(world.truthFrom(start).churnWithin(10 - start - 1, 1).orElseThrow("known"))
                    .isCloseTo(0.15, within(1e-12));
        }
    }

    @Test
    void accountsThatComeBackHaveSeveralRowsWithTheSameCovariates() {
        Stays stays = RetentionWorld.named("several-stays").draw(500, MONTHS, 9);
        long accounts =
                stays.rows().stream().map(Stays.Stay::accountId).distinct().count();
        long pairs = stays.rows().stream()
                .map(stay -> stay.accountId() + " " + stay.covariates())
                .distinct()
                .count();

        assertThat(stays.rows().size()).isGreaterThan((int) accounts + 50);
        assertThat(pairs).isEqualTo(accounts).isEqualTo(500);
    }

    @Test
    void theOracleTellsEachRowItsTruth() {
        RetentionWorld world = RetentionWorld.named("drifting-hazard");
        RetentionData rows = world.draw(50, MONTHS, 10).data();

        for (int row = 0; row < rows.size(); row++) {
            RetentionModel told = world.oracle().fit(rows).orElseThrow("known").modelOf(rows, row);
            assertThat(at(told, 12)).isEqualTo(at(world.truthFrom(rows.startedAt(row)), 12));
        }
    }

    @Test
    void aWorldOfOnesOwnIsMadeFromItsHazards() {
        RetentionWorld world = RetentionWorld.builder("mine")
                .flag("annual")
                .kind(1, (month, calendar, x) -> x[0] > 0 ? 0.25 : 0.5)
                .build();

        assertThat(at(world.truth(0), 2)).isEqualTo(0.25);
        assertThat(at(world.truth(1), 1)).isEqualTo(0.75);
        assertThat(world.covariates()).containsExactly("annual");
        assertThat(world.truth(1).name()).isEqualTo("truth");
        assertThat(world.truth(1).provenance().model()).isEqualTo("truth of mine");
        assertThat(world).hasToString("mine: ");
    }

    @Test
    void refusesWhatIsNoWorld() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.named("flat"))
                .withMessageStartingWith("world must be one of constant-hazard, ")
                .withMessageEndingWith(", was flat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.builder(" "))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.named("proportional-hazards").truth())
                .withMessage("x must have a value for each of the covariates [annual, distance], had 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.builder("none").build())
                .withMessage("shares of the kinds must add up to 1, were 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RetentionWorld.builder("two").kind(0.5, (m, c, x) -> 0).kind(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.named("constant-hazard").truth(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.named("constant-hazard").draw(0, 12, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RetentionWorld.named("constant-hazard").truth().survival(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionWorld.named("constant-hazard").incidence(2, 5));
    }

    private static boolean[] events(Stays stays) {
        boolean[] events = new boolean[stays.rows().size()];
        IntStream.range(0, events.length)
                .forEach(row -> events[row] = stays.rows().get(row).isOver());
        return events;
    }

    private static double at(RetentionModel model, long time) {
        return model.survival(time).orElseThrow("the curve is known up to there");
    }
}
