package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.Folds;
import dev.bearing.evidence.Leaderboard;
import dev.bearing.evidence.RetentionData;
import dev.bearing.evidence.RetentionLearner;
import dev.bearing.health.WeightProvenance;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelJsonTest {

    @Test
    void aFitSaysWhereItComesFrom() {
        FitProvenance fit = FitProvenance.builder("sbg", 1_000, 509)
                .parameter("alpha", 0.668)
                .parameter("beta", Double.POSITIVE_INFINITY)
                .iterations(7, true)
                .flag("a limit")
                .window(DateRange.of(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)))
                .seed(42)
                .build();
        assertThat(ModelJson.tree(fit)).hasToString("""
                {"model":"sbg","version":1,"n":1000,"events":509,"converged":true,"iterations":7,"flags":["a limit"],\
                "parameters":{"alpha":0.668,"beta":null,"betaReason":"UNBOUNDED"},\
                "window":{"from":"2025-01-01","to":"2026-01-01"},"seed":42}""");
    }

    @Test
    void learntWeightsSayWhereTheyComeFrom() {
        WeightProvenance provenance = new WeightProvenance(
                "2",
                new WeightProvenance.Sample(
                        DateRange.of(LocalDate.of(2025, 1, 31), LocalDate.of(2026, 1, 1)),
                        LocalDate.of(2026, 3, 31),
                        OptionalInt.of(30),
                        OptionalInt.empty(),
                        3_346,
                        373,
                        98,
                        12),
                new WeightProvenance.Shrinkage(20, 2.5, 2.25),
                0.5,
                List.of(
                        new WeightProvenance.LearntWeight("logins", 0.6, 1, -1.5, OptionalDouble.of(0.25), 0.75),
                        new WeightProvenance.LearntWeight("nps", 0.4, 0, 0, OptionalDouble.empty(), 1)),
                List.of("nps has no weight"));
        ObjectNode tree = ModelJson.tree(provenance);
        assertThat(tree.get("sample")).hasToString("""
                {"from":"2025-01-31","to":"2026-01-01","knownOn":"2026-03-31","leadDays":30,"rows":3346,\
                "accounts":373,"events":98,"unscored":12}""");
        assertThat(tree.get("shrinkage")).hasToString("""
                {"expertWorth":20.0,"penalty":2.5,"slope":2.25}""");
        assertThat(fields(tree))
                .containsExactly("expertVersion", "sample", "shrinkage", "intercept", "weights", "notes");
        JsonNode logins = tree.get("weights").get(0);
        assertThat(fields(logins))
                .containsExactly(
                        "measure",
                        "expertShare",
                        "share",
                        "coefficient",
                        "standardError",
                        "lower",
                        "upper",
                        "atBound",
                        "observedShare");
        assertThat(logins.get("upper").asDouble()).isCloseTo(-1.5 + 1.959963984540054 * 0.25, within(1e-12));
        assertThat(logins.get("atBound").asBoolean()).isFalse();
        JsonNode nps = tree.get("weights").get(1);
        assertThat(nps.get("standardError").isNull()).isTrue();
        assertThat(nps.get("lowerReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(nps.get("atBound").asBoolean()).isTrue();
    }

    @Test
    void aCoefficientIsTestedByTheErrorThatTheModelTrusts() {
        Answer<Double> none = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "left out");
        JsonNode list = ModelJson.coefficients(List.of(
                new FittedCoefficient("seats", 0.3, Answer.known(0.1), Answer.known(0.2), true),
                new FittedCoefficient("twice", 0, none, none, false)));
        assertThat(list.get(0).get("z").asDouble()).isCloseTo(1.5, within(1e-12));
        assertThat(fields(list.get(0)))
                .containsExactly("name", "estimate", "standardError", "robustStandardError", "z", "pValue");
        assertThat(list.get(1).get("standardError").isNull()).isTrue();
        assertThat(list.get(1).get("pValueReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void aLeaderboardHasARowForEachModelAndEachPair() {
        long[] times = new long[200];
        boolean[] events = new boolean[200];
        for (int i = 0; i < times.length; i++) {
            times[i] = 1 + i * 7 % 24;
            events[i] = i % 4 != 0;
        }
        Leaderboard board = Leaderboard.builder(
                        RetentionData.builder(times, events).build())
                .folds(Folds.byAccount(4, 3))
                .horizon(6)
                .add(RetentionLearner.of("curve", rows -> Answer.known(KaplanMeier.of(rows.spells()))))
                .add(RetentionLearner.fixed(GeometricRetention.of(0.5)))
                .build();
        ObjectNode tree = ModelJson.tree(board);
        assertThat(fields(tree)).containsExactly("folds", "metric", "horizon", "rows", "paired");
        assertThat(tree.get("folds").asInt()).isEqualTo(4);
        JsonNode best = tree.get("rows").get(0);
        assertThat(best.get("model").asText()).isEqualTo("curve");
        assertThat(best.get("brier").asDouble())
                .isEqualTo(board.rows().get(0).brier().orElseThrow("score").value())
                .isBetween(best.get("lower").asDouble(), best.get("upper").asDouble());
        JsonNode pair = tree.get("paired").get(0);
        assertThat(pair.get("b").asText()).isEqualTo("geometric");
        assertThat(pair.get("difference").asDouble()).isNegative();
        assertThat(pair.get("upper").asDouble()).isNegative();
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
