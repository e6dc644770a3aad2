package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GrayTestTest {

    private static final Percentage CLOSE = Percentage.withPercentage(1e-8);

    /** Two groups of customers in months: 1 cancelled, 2 did not pay. */
    private static final Spells BASIC = Spells.of(new long[] {2, 3, 3, 5, 9}, new int[] {1, 2, 1, 1, 0});

    private static final Spells PRO = Spells.of(new long[] {3, 6, 8, 9, 9}, new int[] {2, 1, 0, 0, 0});

    @Test
    void agreesWithCmprsk() {
        List<Map<String, String>> rows = Table.read("cox_mgus2.csv");
        for (Map<String, String> expected : Table.read("reference_gray.csv")) {
            Map<String, Map<String, Spells.Builder>> parts = new TreeMap<>();
            for (Map<String, String> row : rows) {
                parts.computeIfAbsent(part(row, expected.get("stratum")), stratum -> new TreeMap<>())
                        .computeIfAbsent(part(row, expected.get("group")), group -> Spells.builder())
                        .add(time(row, expected.get("time")), Integer.parseInt(row.get("cause")));
            }
            GrayTest.Builder builder =
                    GrayTest.builder(Integer.parseInt(expected.get("cause"))).rho(Samples.number(expected, "rho"));
            parts.forEach((stratum, groups) ->
                    groups.forEach((group, spells) -> builder.add(stratum, group, spells.build())));
            GrayTest test = builder.test().orElseThrow("test");
            assertThat(test.test().statistic())
                    .as(expected.toString())
                    .isCloseTo(Samples.number(expected, "statistic"), CLOSE);
            assertThat(test.test().degreesOfFreedom()).isEqualTo(Integer.parseInt(expected.get("df")));
        }
    }

    private static long time(Map<String, String> row, String unit) {
        long months = Long.parseLong(row.get("time"));
        return unit.equals("years") ? (months + 11) / 12 : months;
    }

    private static String part(Map<String, String> row, String by) {
        int age = (int) Samples.number(row, "age");
        return switch (by) {
            case "male" -> row.get("male");
            case "ages" -> age <= 60 ? "a" : age <= 70 ? "b" : age <= 80 ? "c" : "d";
            default -> "";
        };
    }

    /** The p-values of the reference file's own test, by sex. */
    @Test
    void hasThePValuesOfTheReference() {
        TreeMap<String, Spells> groups = new TreeMap<>(Samples.byGroup("mgus2"));
        groups.remove("all");
        ChiSquareTest malignancy = GrayTest.of(groups, 1).orElseThrow("test").test();
        ChiSquareTest death = GrayTest.of(groups, 2).orElseThrow("test").test();
        assertThat(malignancy.pValue()).isCloseTo(0.298753206799953, CLOSE);
        assertThat(death.pValue()).isCloseTo(0.000835490184533549, CLOSE);
        assertThat(death.logPValue()).isCloseTo(Math.log(0.000835490184533549), CLOSE);
    }

    @Test
    void expectsAsManyAsHappened() {
        GrayTest test = two(BASIC, PRO, 1);
        assertThat(test.cause()).isEqualTo(1);
        assertThat(test.groups().stream().mapToDouble(LogRank.Group::observed).sum())
                .isCloseTo(
                        test.groups().stream()
                                .mapToDouble(LogRank.Group::expected)
                                .sum(),
                        within(1e-12));
        assertThat(test.groups()).extracting(LogRank.Group::name).containsExactly("basic", "pro");
        assertThat(test.groups()).extracting(LogRank.Group::size).containsExactly(5L, 5L);
        assertThat(test.groups()).extracting(LogRank.Group::observed).containsExactly(3.0, 1.0);
    }

    /** Where nobody leaves by another cause the stand-ins are those at risk, and so are the expected events. */
    @Test
    void expectsWhatTheLogRankTestDoesWhereNothingCompetes() {
        Spells basic = Spells.of(new long[] {2, 3, 3, 5, 9}, new int[] {1, 0, 1, 1, 0});
        Spells pro = Spells.of(new long[] {3, 6, 8, 9, 9}, new int[] {1, 1, 0, 0, 0});
        LogRank logRank =
                LogRank.builder().add("basic", basic).add("pro", pro).test().orElseThrow("test");
        List<LogRank.Group> groups = two(basic, pro, 1).groups();
        for (int g = 0; g < 2; g++) {
            assertThat(groups.get(g).expected())
                    .isCloseTo(logRank.groups().get(g).expected(), within(1e-12));
        }
    }

    @Test
    void findsNothingBetweenAGroupAndItself() {
        assertThat(two(BASIC, BASIC, 1).test().statistic()).isCloseTo(0, within(1e-20));
    }

    @Test
    void doesNotCareWhichOtherCauseItWas() {
        Spells otherwise = Spells.of(new long[] {2, 3, 3, 5, 9}, new int[] {1, 7, 1, 1, 0});
        assertThat(two(otherwise, PRO, 1)).isEqualTo(two(BASIC, PRO, 1));
    }

    @Test
    void takesTimesThatAreNotWhole() {
        assertThat(two(Samples.tenths(BASIC), Samples.tenths(PRO), 1)).isEqualTo(two(BASIC, PRO, 1));
    }

    /** One group is over at once, so that what the pooled incidence adds up to would pass 1. */
    @Test
    void endsWhereThePooledIncidenceReachesOne() {
        Spells first = Spells.of(new long[] {1, 1, 1, 1}, new int[] {1, 1, 1, 1});
        Spells rest = Spells.of(new long[] {2, 3, 4, 5, 6}, new int[] {1, 1, 1, 1, 1});
        GrayTest test = GrayTest.builder(1)
                .rho(0.5)
                .add("a", first)
                .add("b", rest)
                .add("c", rest)
                .test()
                .orElseThrow("test");
        assertThat(test.test().statistic()).isPositive().isFinite();
        assertThat(test.test().degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void isUnknownWithoutAnEventToCompare() {
        Answer<GrayTest> nobody = GrayTest.builder(1).test();
        assertThat(nobody)
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no event of cause 1 fell on a time at which two groups were at risk"));
        assertThat(GrayTest.builder(3)
                        .add("basic", BASIC)
                        .add("pro", PRO)
                        .test()
                        .isKnown())
                .isFalse();
        assertThat(GrayTest.builder(1).add("basic", BASIC).test().isKnown()).isFalse();
        Spells none = Spells.of(List.of());
        assertThat(GrayTest.builder(1)
                        .add("basic", BASIC)
                        .add("none", none)
                        .test()
                        .isKnown())
                .isFalse();
    }

    @Test
    void rejectsWhatItCannotCompare() {
        Spells late = Spells.of(new long[] {2}, new long[] {5}, new int[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayTest.builder(1).add("late", late))
                .withMessage("spells must be seen from their origin, some of late are not");
        Spells weighted = BASIC.withWeights(new double[] {1, 2, 3, 4, 5});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayTest.builder(1).add("money", weighted))
                .withMessage("spells must not be weighted, those of money are");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayTest.builder(0))
                .withMessage("cause must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayTest.builder(1).rho(-1))
                .withMessage("rho must be finite and not negative, was -1.0");
    }

    private static GrayTest two(Spells basic, Spells pro, int cause) {
        return GrayTest.builder(cause)
                .add("basic", basic)
                .add("pro", pro)
                .test()
                .orElseThrow("test");
    }
}
