package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LogRankTest {

    private static final Percentage CLOSE = Percentage.withPercentage(1e-9);

    @Test
    void agreesWithRWithAndWithoutWeightsOfTime() {
        for (Map<String, String> row : Table.read("reference_logrank.csv")) {
            if (row.get("stratified").equals("no")) {
                Map<String, Spells> groups = new TreeMap<>(Samples.byGroup(row.get("data")));
                groups.remove("all");
                LogRank.Builder builder = LogRank.builder().rho(Samples.number(row, "rho"));
                groups.forEach(builder::add);
                LogRank test = builder.test().orElseThrow("test");
                assertTest(test, row);
                LogRank.Group group = test.groups().stream()
                        .filter(g -> g.name().equals(row.get("group")))
                        .findFirst()
                        .orElseThrow();
                assertThat(group.size()).isEqualTo(Long.parseLong(row.get("n")));
                assertThat(group.observed()).isCloseTo(Samples.number(row, "observed"), CLOSE);
                assertThat(group.expected()).isCloseTo(Samples.number(row, "expected"), CLOSE);
            }
        }
    }

    @Test
    void agreesWithRWithinStrata() {
        for (Map<String, String> row : Table.read("reference_logrank.csv")) {
            if (row.get("stratified").equals("yes")) {
                LogRank.Builder builder = LogRank.builder();
                Samples.byStratum(row.get("data"))
                        .forEach((stratum, groups) ->
                                groups.forEach((group, spells) -> builder.add(stratum, group, spells)));
                assertTest(builder.test().orElseThrow("test"), row);
            }
        }
    }

    private static void assertTest(LogRank test, Map<String, String> row) {
        assertThat(test.test().statistic()).isCloseTo(Samples.number(row, "chisq"), CLOSE);
        assertThat(test.test().degreesOfFreedom()).isEqualTo((int) Samples.number(row, "df"));
        double p = Samples.number(row, "p");
        if (p > 0) {
            assertThat(test.test().pValue()).isCloseTo(p, CLOSE);
            assertThat(test.test().logPValue()).isCloseTo(Math.log(p), CLOSE);
        }
    }

    /** On 2 degrees of freedom the tail of chi-square is exp(-x / 2), which here is below the smallest double. */
    @Test
    void hasALogarithmWhereThePValueIsTooSmall() {
        Map<String, Spells> groups = new TreeMap<>(Samples.byGroup("telco"));
        groups.remove("all");
        LogRank test = LogRank.of(new TreeMap<>(groups)).orElseThrow("test");
        assertThat(test.test().pValue()).isZero();
        assertThat(test.test().logPValue()).isCloseTo(-test.test().statistic() / 2, CLOSE);
    }

    @Test
    void countsAtRiskOnlyAfterADelayedEntry() {
        // at 3: a has one of its two, b one, who has the event; at 5: two of a (one event) and none of b
        Spells a = Spells.of(new long[] {0, 4}, new long[] {5, 6}, new int[] {1, 0});
        Spells b = Spells.of(new long[] {3}, new int[] {1});
        LogRank test = LogRank.builder().add("a", a).add("b", b).test().orElseThrow("test");
        assertThat(test.groups().get(0).expected()).isCloseTo(0.5 + 1, CLOSE);
        assertThat(test.groups().get(1).expected()).isCloseTo(0.5, CLOSE);
        assertThat(test.test().statistic()).isCloseTo(0.5 * 0.5 / 0.25, CLOSE);
    }

    @Test
    void comparesTimesThatAreNotWhole() {
        Map<String, Spells> groups = new TreeMap<>(Samples.byGroup("lung"));
        groups.remove("all");
        LogRank whole = LogRank.of(new TreeMap<>(groups)).orElseThrow("test");
        groups.replaceAll((group, spells) -> Samples.tenths(spells));
        assertThat(LogRank.of(new TreeMap<>(groups)).orElseThrow("test")).isEqualTo(whole);
    }

    @Test
    void isUnknownWithoutTwoGroupsAtRisk() {
        Spells some = Spells.of(new long[] {3, 4}, new int[] {1, 0});
        assertThat(reason(LogRank.builder().test())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(LogRank.builder().add("a", some).test())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(LogRank.builder()
                        .add("a", some)
                        .add("b", Spells.of(List.of()))
                        .test()))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Spells censored = Spells.of(new long[] {3, 4}, new int[] {0, 0});
        assertThat(reason(
                        LogRank.builder().add("a", censored).add("b", censored).test()))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void rejectsWhatItCannotCompare() {
        Spells weighted = Spells.of(new long[] {3}, new int[] {1}).withWeights(new double[] {2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRank.builder().add("a", weighted))
                .withMessage("spells must not be weighted, those of a are");
        Spells some = Spells.of(new long[] {3}, new int[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRank.builder().add("a", some).add("a", some))
                .withMessage("group must be added once in each stratum, was twice: a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRank.builder().rho(Double.NaN))
                .withMessage("rho must be finite and not negative, was NaN");
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
