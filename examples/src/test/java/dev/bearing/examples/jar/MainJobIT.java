package dev.bearing.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.examples.jar.BearingJar.Run;
import dev.bearing.revenue.RevenuePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job from end to end: the built jar, a book in, a review out, its numbers worked out by hand. */
class MainJobIT {

    @TempDir
    static Path folder;

    private static JsonNode review(String book, Object... options) {
        return review(BearingJar.book(book), options);
    }

    private static JsonNode review(Path book, Object... options) {
        Path out = folder.resolve("of " + System.nanoTime());
        List<Object> arguments = new ArrayList<>(List.of("review", "--book", book, "--out", out));
        arguments.addAll(List.of(options));
        Run run = BearingJar.run(folder, arguments.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return BearingJar.json(out.resolve("review.json"));
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        for (JsonNode element : list) {
            if (element.path(key).asText().equals(value)) {
                return element;
            }
        }
        throw new AssertionError("no " + key + " " + value + " in " + list);
    }

    private static JsonNode revenue(JsonNode review, String currency) {
        return named(review.get("revenue"), "currency", currency);
    }

    private static void near(JsonNode number, double expected) {
        assertThat(number.isNumber()).as(number.toString()).isTrue();
        assertThat(number.asDouble()).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    private static void unknown(JsonNode node, String name, String reason) {
        assertThat(node.get(name).isNull()).as(name).isTrue();
        assertThat(node.get(name + "Reason").asText()).as(name).isEqualTo(reason);
    }

    /** The movements of a month in which anything moved, as {@code amount x count}. */
    private static Map<String, String> moved(JsonNode month) {
        Map<String, String> moved = new TreeMap<>();
        month.get("movements").properties().forEach(entry -> {
            if (entry.getValue().get("count").asLong() > 0) {
                moved.put(
                        entry.getKey(),
                        entry.getValue().get("amount").asText() + " x "
                                + entry.getValue().get("count").asText());
            } else {
                assertThat(entry.getValue().get("amount").asText()).isEqualTo("0");
            }
        });
        return moved;
    }

    /** Fifteen customers in January 2025, each with a story of its own. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TheGoldenMonth {

        private JsonNode usd;
        private JsonNode january;

        @BeforeAll
        void run() {
            JsonNode review = review("golden", "--as-of", "2025-01-31");
            assertThat(review.get("revenue")).hasSize(1);
            usd = revenue(review, "USD");
            january = named(usd.get("months"), "month", "2025-01");
        }

        @Test
        void opensAndCloses() {
            // opening: A 100 B 100 C 200 D 50 E 100 J 100 L 130/3 M 300 O 40 = 3100/3, 9 customers
            assertThat(january.get("openingMrr").asText()).isEqualTo("1033.3333333333");
            assertThat(january.get("openingCustomers").asLong()).isEqualTo(9);
            // closing: A 100 B 150 C 120 E 60 F 80 G 70 I 110 J 100 L 130/3 = 2500/3, 9 customers
            assertThat(january.get("closingMrr").asText()).isEqualTo("833.3333333333");
            assertThat(january.get("closingCustomers").asLong()).isEqualTo(9);
            assertThat(january.get("complete").asBoolean()).isTrue();
        }

        @Test
        void listsItsMovements() {
            assertThat(moved(january))
                    .containsEntry("new", "180 x 3") // F 80, G 70, H 30
                    .containsEntry("reactivation", "210 x 2") // I 110, J 100
                    .containsEntry("expansion", "50 x 1") // B
                    .containsEntry("contraction", "-120 x 2") // C 80, E 40
                    .containsEntry("pause", "-40 x 1") // O
                    .containsEntry("churn", "-480 x 4") // D 50, H 30, J 100, M 300
                    .hasSize(6);
        }

        @Test
        void ratesAreOfTheClosedCohort() {
            // D and M of 9: Wilson 95 % by the textbook with p = 2/9, n = 9, z = 1.959963984540054
            JsonNode churn = january.get("logoChurn");
            assertThat(churn.get("numerator").asLong()).isEqualTo(2);
            assertThat(churn.get("denominator").asLong()).isEqualTo(9);
            assertThat(churn.get("numerator").isIntegralNumber()).isTrue();
            near(churn.get("value"), 2.0 / 9);
            near(churn.get("interval").get(0), 0.06322510711784673);
            near(churn.get("interval").get(1), 0.5474110308930111);
            assertThat(churn.get("population").asText()).isEqualTo("CLOSED_COHORT");
            assertThat(churn.get("flags")).hasSize(1);
            assertThat(churn.get("flags").get(0).asText()).isEqualTo("LOW_BASE");
            // min(then, now): A 100 B 100 C 120 E 60 J 100 L 130/3 = 1570/3 of 3100/3
            JsonNode gross = january.get("grossRevenueRetention");
            near(gross.get("value"), 157.0 / 310);
            assertThat(gross.get("numerator").asText()).isEqualTo("523.3333333333");
            assertThat(gross.get("denominator").asText()).isEqualTo("1033.3333333333");
            unknown(gross, "interval", "INSUFFICIENT_DATA"); // 9 members, a bootstrap needs 30
            // now: A 100 B 150 C 120 E 60 J 100 L 130/3 = 1720/3
            near(january.get("netRevenueRetention").get("value"), 86.0 / 155);
            assertThat(january.get("netRevenueRetention").get("numerator").asText())
                    .isEqualTo("573.3333333333");
        }

        @Test
        void averagesAndRatios() {
            // (180 + 210 + 50) / (120 + 40 + 480) = 440 / 640
            near(january.get("quickRatio").get("value"), 0.6875);
            assertThat(january.get("arpa").asText()).isEqualTo("92.5925925926"); // 2500/3 / 9
            assertThat(january.get("asp").asText()).isEqualTo("60"); // 180 / 3
        }

        @Test
        void aTrialIsNoCustomerUntilItPays() {
            JsonNode december = named(usd.get("months"), "month", "2024-12");
            // G's trial runs from 20 December, K's in January: neither is anywhere; I leaves with 90
            assertThat(moved(december)).containsExactly(Map.entry("churn", "-90 x 1"));
            assertThat(december.get("closingCustomers").asLong()).isEqualTo(9);
        }

        @Test
        void monthsRunFromTheFirstFact() {
            assertThat(usd.get("months")).hasSize(8);
            assertThat(usd.get("months").get(0).get("month").asText()).isEqualTo("2024-06");
            assertThat(usd.get("trailingTwelveMonths")).isEmpty();
            // the first month begins with nobody: 10 new customers, N uses it for free
            JsonNode june = usd.get("months").get(0);
            assertThat(moved(june)).containsExactly(Map.entry("new", "1123.3333333333 x 10"));
            unknown(june.get("logoChurn"), "value", "EMPTY_BASE");
            unknown(june.get("quickRatio"), "value", "UNBOUNDED");
            unknown(usd.get("months").get(1).get("quickRatio"), "value", "EMPTY_BASE");
            unknown(usd.get("months").get(1), "asp", "EMPTY_BASE");
        }

        @Test
        void cohortsAgeByCalendarMonths() {
            JsonNode old = named(usd.get("cohorts").get("logo"), "cohort", "2024-06");
            assertThat(old.get("size").asLong()).isEqualTo(10);
            assertThat(old.get("cells")).hasSize(8);
            // at age 7 A B C E I J L of 10 pay, I having come back
            near(old.get("cells").get(7).get("value"), 0.7);
            assertThat(old.get("cells").get(7).get("status").asText()).isEqualTo("observed");
            // at age 6, the end of December: all but I
            near(old.get("cells").get(6).get("value"), 0.9);
            JsonNode net = named(usd.get("cohorts").get("net"), "cohort", "2024-06")
                    .get("cells")
                    .get(7);
            // A 100 B 150 C 120 E 60 I 110 J 100 L 130/3 = 2050/3 of 3370/3
            near(net.get("value"), 205.0 / 337);
            assertThat(net.get("denominator").asText()).isEqualTo("1123.3333333333");
            JsonNode gross = named(usd.get("cohorts").get("gross"), "cohort", "2024-06")
                    .get("cells")
                    .get(7);
            near(gross.get("value"), 184.0 / 337); // 1840/3: B and I no more than at first
            // F, G and H: by the end of January H has left; base is what they paid on their first day
            JsonNode young = named(usd.get("cohorts").get("net"), "cohort", "2025-01");
            assertThat(young.get("size").asLong()).isEqualTo(3);
            near(young.get("cells").get(0).get("value"), 150.0 / 180);
            assertThat(usd.get("cohorts").get("logo")).hasSize(2);
        }

        @Test
        void lifetimeValueIsArpaOverPooledChurn() {
            // months that open with customers: July to December with 10 each, January with 9; lost: I, D and M
            near(usd.get("lifetimeValue").get("value"), 2500.0 / 27 / (3.0 / 69));
            assertThat(usd.get("lifetimeValue").get("method").asText()).isEqualTo("ARPA / churn");
            assertThat(usd.get("lifetimeValue").get("lower").asDouble())
                    .isLessThan(usd.get("lifetimeValue").get("value").asDouble());
        }

        @Test
        void theDayBeforeTheEndIsToDate() {
            JsonNode running = named(
                    revenue(review("golden", "--as-of", "2025-01-30"), "USD").get("months"), "month", "2025-01");

            assertThat(running.get("complete").asBoolean()).isFalse();
            assertThat(running.get("closingMrr").asText()).isEqualTo("833.3333333333");
            assertThat(running.get("logoChurn").get("flags").toString()).contains("PARTIAL_PERIOD");
        }
    }

    /** One customer changes its currency, one pays by the week, one in a currency without a minor unit. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class SeveralCurrencies {

        private JsonNode review;

        @BeforeAll
        void run() {
            review = review("currencies");
        }

        @Test
        void standApartAndNothingIsConverted() {
            assertThat(review.get("asOf").asText()).isEqualTo("2026-03-31"); // the newest price begins
            for (String part : List.of("revenue", "ladder", "forecast")) {
                List<String> currencies = new ArrayList<>();
                review.get(part)
                        .forEach(entry -> currencies.add(entry.get("currency").asText()));
                assertThat(currencies).containsExactly("EUR", "JPY", "USD");
            }
        }

        @Test
        void aSwitchIsChurnInOneAndNewInTheOther() {
            JsonNode euro = revenue(review, "EUR").get("months").get(2);
            assertThat(moved(euro)).containsExactly(Map.entry("churn", "-100 x 1"));
            near(euro.get("logoChurn").get("value"), 1);
            unknown(euro, "arpa", "EMPTY_BASE");
            unknown(revenue(review, "EUR").get("lifetimeValue"), "value", "EMPTY_BASE");
            JsonNode dollar = revenue(review, "USD").get("months").get(2);
            assertThat(moved(dollar)).containsExactly(Map.entry("new", "110 x 1"));
        }

        @Test
        void aWeekIs365EightyFourthsOfAMonth() {
            // 2 units at 7.5 a week: 15 · 365/84 = 65.178571428571…
            JsonNode february = revenue(review, "USD").get("months").get(1);
            assertThat(february.get("closingMrr").asText()).isEqualTo("65.1785714286");
        }

        @Test
        void aCurrencyWithoutAMinorUnit() {
            JsonNode yen = revenue(review, "JPY");
            // 10,000 a year, and from 31 March 3,000 every five months
            assertThat(yen.get("months").get(0).get("closingMrr").asText()).isEqualTo("833.3333333333");
            assertThat(moved(yen.get("months").get(2))).containsExactly(Map.entry("expansion", "600 x 1"));
            assertThat(yen.get("months").get(2).get("closingMrr").asText()).isEqualTo("1433.3333333333");
            unknown(yen.get("lifetimeValue"), "value", "ZERO_CHURN");
            assertThat(yen.get("lifetimeValue").get("lower").isNumber()).isTrue();
            unknown(yen.get("lifetimeValue"), "upper", "UNBOUNDED");
        }
    }

    /** Pauses, unpaid bills, discounts, free use and a price that was corrected later. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class EdgesOfPrices {

        private JsonNode months;
        private JsonNode usd;

        @BeforeAll
        void run() {
            usd = revenue(review("edges", "--as-of", "2026-06-30"), "USD");
            months = usd.get("months");
        }

        @Test
        void discountsCountFromTwoBillsOn() {
            // P 100 Q 60 R 40 S 30; T 200 at half price; U 80, its one free bill not counted; V 3 · 20 less a tenth
            // less 5 = 49; X 75 as corrected; Y 10 less 15 is free, as is W
            assertThat(moved(months.get(0))).containsExactly(Map.entry("new", "534 x 8"));
            // T's discount ends on 1 April, after three bills; R's grace on 14 April
            assertThat(moved(months.get(3)))
                    .containsExactly(Map.entry("churn", "-40 x 1"), Map.entry("expansion", "100 x 1"));
        }

        @Test
        void aPauseIsNoChurnUntilItLastsTooLong() {
            // in February P and Q pause, and W begins to pay
            assertThat(moved(months.get(1)))
                    .containsExactly(Map.entry("new", "25 x 1"), Map.entry("pause", "-160 x 2"));
            assertThat(months.get(1).get("logoChurn").get("numerator").asLong()).isZero();
            assertThat(months.get(1).get("logoChurn").get("denominator").asLong())
                    .isEqualTo(8);
            assertThat(moved(months.get(2))).containsExactly(Map.entry("resume", "100 x 1"));
            // Q's 90 days end on 2 May, with nothing left to lose; W goes back to free on 1 May
            assertThat(moved(months.get(4))).containsExactly(Map.entry("churn", "-25 x 2"));
        }

        @Test
        void anUnpaidBillCountsForThirtyDays() {
            // S pays on 1 April: nothing moved; R does not: 15 March + 30 days
            assertThat(months.get(2).get("closingMrr").asText()).isEqualTo("499");
            assertThat(months.get(3).get("closingMrr").asText()).isEqualTo("559");
            assertThat(months.get(3).get("logoChurn").get("numerator").asLong()).isEqualTo(1);
            assertThat(months.get(3).get("logoChurn").get("denominator").asLong())
                    .isEqualTo(8);
            JsonNode inGrace =
                    revenue(review("edges", "--as-of", "2026-04-13"), "USD").get("months");
            assertThat(inGrace.get(3).get("closingMrr").asText()).isEqualTo("599");
        }

        @Test
        void ninetyDaysArePausedAndTheNinetiethIsLost() {
            JsonNode before =
                    revenue(review("edges", "--as-of", "2026-05-01"), "USD").get("months");

            assertThat(moved(before.get(4))).containsExactly(Map.entry("churn", "-25 x 1"));
        }

        @Test
        void aCorrectionCountsFromTheDayItIsRecorded() {
            JsonNode before =
                    revenue(review("edges", "--as-of", "2026-03-31"), "USD").get("months");
            assertThat(before).hasSize(3);
            assertThat(moved(before.get(0))).containsExactly(Map.entry("new", "529 x 8")); // X at 70
            assertThat(before.get(2).get("closingMrr").asText()).isEqualTo("494");

            JsonNode after =
                    revenue(review("edges", "--as-of", "2026-04-10"), "USD").get("months");
            assertThat(moved(after.get(0))).containsExactly(Map.entry("new", "534 x 8"));
        }

        @Test
        void closesAndIsWorth() {
            // P 100 S 30 T 200 U 80 V 49 X 75
            assertThat(months.get(5).get("closingMrr").asText()).isEqualTo("534");
            assertThat(months.get(5).get("closingCustomers").asLong()).isEqualTo(6);
            // openings from February on: 8, 7, 8, 7, 6 = 36, of which R and W were lost: 89 / (2/36)
            near(usd.get("lifetimeValue").get("value"), 89.0 * 18);
        }

        @Test
        void theNewestDayIsThatOfTheLastThingThatHappened() {
            // W's last price begins on 1 May; no planned end, no correction is later
            assertThat(review("edges").get("asOf").asText()).isEqualTo("2026-05-01");
        }
    }

    /**
     * Seven accounts on a path of two milestones. Days from the start to connected: 10, 20, 10, 30, 30, 20, and a7
     * waits for 20. From connected to decided: a1 30, a2 40; a3 left after 30; a4 waits for 91, a5 for 30, a6 for 20.
     */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class PathLadderAndScorecard {

        private JsonNode review;

        @BeforeAll
        void run() {
            review = review("journey", "--playbook", BearingJar.book("journey/playbook.yaml"), "--as-of", "2026-06-30");
        }

        private JsonNode vector(String account) {
            return named(review.get("vectors"), "accountId", account);
        }

        private JsonNode health(String account) {
            return named(review.get("health").get("accounts"), "accountId", account);
        }

        @Test
        void reachIsAalenJohansen() {
            // decided, 6 at risk; day 20: a6 cut off; day 30: of 5 one reaches (a1), one churns (a3), a5 cut off; day
            // 40: of 2 one reaches. F(30) = 1/5, S(30) = 3/5, F(40) = 1/5 + 3/5 · 1/2 = 1/2, S(40) = 3/10
            near(vector("a6").get("reachProbability"), 0.5); // (F(50) - F(20)) / S(20)
            near(vector("a5").get("reachProbability"), 0.5); // (F(60) - F(30)) / S(30) = 3/10 / (3/5)
            unknown(vector("a4"), "reachProbability", "OUTSIDE_MODEL_RANGE"); // nobody was seen to wait 121 days
            // connected, 7 at risk: F(10) = 2/7, F(20) = 2/7 + 5/7 · 2/5 = 4/7, F(30) = 1
            near(vector("a7").get("reachProbability"), 1); // (1 - 4/7) / (3/7)
            assertThat(vector("a7").get("milestone").asText()).isEqualTo("connected");
            assertThat(vector("a6").get("milestone").asText()).isEqualTo("decided");
            unknown(vector("a1"), "milestone", "OUTSIDE_MODEL_RANGE");
        }

        @Test
        void positionIsTheShareOfTheWeight() {
            near(vector("a1").get("position"), 1);
            near(vector("a6").get("position"), 0.25);
            near(vector("a7").get("position"), 0);
        }

        @Test
        void directionIsReadFromMovementElseFromTheWait() {
            assertThat(vector("a1").get("direction").asText()).isEqualTo("ARRIVED");
            assertThat(vector("a5").get("direction").asText()).isEqualTo("ADVANCING"); // moved within 90 days
            // a4 moved 91 days ago: F / (F + S) = 0.5 / 0.8 were ahead after as long; a7: 4/7 after 20 days
            assertThat(vector("a4").get("direction").asText()).isEqualTo("DRIFTING");
            assertThat(vector("a7").get("direction").asText()).isEqualTo("DRIFTING");
        }

        @Test
        void paceIsVelocityOverTheOneNeeded() {
            // a quarter in 90 days, and three quarters expected in 45
            near(vector("a6").get("pace"), (0.25 / 90) / (0.75 / 45));
            near(vector("a4").get("pace"), 0);
            unknown(vector("a1"), "pace", "OUTSIDE_MODEL_RANGE");
        }

        @Test
        void timeOfArrivalIsTheMedianRemaining() {
            // half of those waiting after 20 days is F = 1/2, which holds from day 40 to day 91: their middle
            near(vector("a6").get("etaDays"), 65.5 - 20);
            near(vector("a5").get("etaDays"), 65.5 - 30); // 1/5 + 1/2 · 3/5
            near(vector("a7").get("etaDays"), 10); // all are connected on day 30
            unknown(vector("a4"), "etaDays", "CENSORED");
        }

        @Test
        void takeIsTheBetaMeanOfOffersMadeToAccountsHeadingAlike() {
            // a1 won, a2 and a3 lost, all three advancing when it was offered: (1 + 1) / (3 + 2)
            near(vector("a6").get("takeProbability"), 0.4);
            near(vector("a4").get("takeProbability"), 0.4); // nothing was offered to the drifting: the others' rate
            unknown(vector("a7"), "takeProbability", "NOT_CONFIGURED"); // connected carries no expansion
        }

        @Test
        void churnIsThatOfTheTierAsTheLegDiffersFromAll() {
            // the tier solo loses 1 of 8 a month, all together 1 of 16, which weighs 30; after 20 days 6 wait on the
            // leg,
            // C(50) - C(20) = 1/5
            // and of those who decide on day 30 (1/5) and 40 (3/10), seen by weeks, some are lost in the days left
            double later = 0.2 * (1 - Math.pow(0.9375, 16 / 30.0)) + 0.3 * (1 - Math.pow(0.9375, 9 / 30.0));
            near(vector("a6").get("churnProbability"), churn((6 * (0.2 + later) + 30 * 0.0625) / 36));
            // on the leg to connected nobody left: 5 waited 20 days, and all cross it on day 30
            double crossed = 1 - Math.pow(0.9375, 16 / 30.0);
            near(vector("a7").get("churnProbability"), churn((5 * crossed + 30 * 0.0625) / 35));
            near(vector("a4").get("churnProbability"), 0.125);
            near(vector("a5").get("churnProbability"), 0);
        }

        @Test
        void expectedExpansionIsReachTimesTakeTimesValue() {
            near(vector("a6").get("expectedExpansion"), 0.5 * 0.4 * 1000);
            near(vector("a7").get("expectedExpansion"), 0); // connected in 10 days, decided in 20 more: nobody was
            unknown(vector("a4"), "expectedExpansion", "OUTSIDE_MODEL_RANGE");
            unknown(vector("a1"), "expectedExpansion", "NOT_CONFIGURED"); // a1 has it
        }

        @Test
        void theLadderIsTheChain() {
            JsonNode ladder = review.get("ladder").get(0);
            near(ladder.get("discountMonthly"), 0.01);
            assertThat(ladder.get("months").asInt()).isEqualTo(5); // February to June open with somebody
            JsonNode solo = named(ladder.get("tiers"), "tier", "solo");
            JsonNode team = named(ladder.get("tiers"), "tier", "team");
            // solo, 8 account-months: a1 Feb Mar, up in Apr; a3 lost in Mar; a4 Apr May Jun; a6 Jun
            near(solo.get("promotion"), 0.125);
            near(solo.get("churn"), 0.125);
            near(solo.get("demotion"), 0);
            assertThat(solo.get("accounts").asLong()).isEqualTo(3);
            assertThat(solo.get("rank").asInt()).isEqualTo(1);
            // nobody leaves team: 100 / (1 - 1/1.01) = 10,100
            near(team.get("lifetimeValue"), 10_100);
            near(team.get("churn"), 0);
            // L = 20 + (6/8 L + 1/8 · 10,100) / 1.01
            near(solo.get("lifetimeValue"), (20 + 10_100 / 8.0 / 1.01) / (1 - 0.75 / 1.01));
            unknown(solo, "lower", "INSUFFICIENT_DATA"); // fewer than 30 account-months
        }

        /** In the tier solo, with the hazard as many times its own as the leg's is that of all. */
        private double churn(double leg) {
            return 1 - Math.pow(0.875, Math.log(1 - leg) / Math.log(1 - 0.0625));
        }

        @Test
        void whatNobodyWasSeenToReachMayStillBeTaken() {
            JsonNode interval = vector("a7").get("intervals").get("expectedExpansion");
            near(interval.get(0), 0);
            assertThat(interval.get(1).asDouble()).isBetween(1.0, 400.0); // 0.4 of 1,000, by the upper end of reach
        }

        @Test
        void advantageIsTheOwnRowAgainstTheTiers() {
            // a6 leaves with more than 0.125, goes up with 0.5 · 0.4 instead of 0.125, and stays less by both
            double later = 0.2 * (1 - Math.pow(0.9375, 16 / 30.0)) + 0.3 * (1 - Math.pow(0.9375, 9 / 30.0));
            double more = churn((6 * (0.2 + later) + 30 * 0.0625) / 36) - 0.125;
            double solo = (20 + 10_100 / 8.0 / 1.01) / (1 - 0.75 / 1.01);
            near(vector("a6").get("advantage"), (-(more + 0.075) * solo + 0.075 * 10_100) / 1.01);
            near(vector("a4").get("advantage"), 0); // nothing of its own is known
            assertThat(vector("a6").get("tier").asText()).isEqualTo("solo");
        }

        @Test
        void theForecastSumsTheCohorts() {
            JsonNode forecast = review.get("forecast").get(0);
            assertThat(forecast.get("horizonMonths").asInt()).isEqualTo(1);
            // a5 and a6 take with 0.2 each, a7 with 0; a4 is left out, its reach not being known
            near(forecast.get("mean"), 400);
            // the rate is Beta(2, 3): E = 0.4, E(square) = 0.2; the way there was gone by two, which adds a half of it:
            // E(square) = 0.2 · 1.5 = 0.3, Var = 0.14
            // variance: 2 · 0.2 · 0.8 · 1000² + 2 · 0.5 · 0.5 · 0.14 · 1000² = 390,000
            near(forecast.get("sd"), Math.sqrt(390_000));
            // P(none) = E(1 - r/2)² = 1 - 0.4 + 0.075 = 0.675, P(one) = 0.25, P(both) = 0.075
            near(forecast.get("quantiles").get("0.05"), 0);
            near(forecast.get("quantiles").get("0.5"), 0);
            near(forecast.get("quantiles").get("0.95"), 2000);
            JsonNode cohort = forecast.get("cohorts").get(0);
            assertThat(cohort.get("milestone").asText()).isEqualTo("decided");
            assertThat(cohort.get("accounts").asInt()).isEqualTo(3);
            near(cohort.get("expectedReaches"), 1);
            near(cohort.get("expectedTakes"), 0.4);
            near(cohort.get("mean"), 400);
            near(cohort.get("sd"), Math.sqrt(390_000));
            assertThat(review.get("notes").get(0).asText()).contains("1 expansion ahead of an account is left out");
        }

        @Test
        void healthIsTheWeightedMeanOfWhatWasObserved() {
            // a1: 12 logins in the window of 30 days that begins on 1 June: 0.6, 10 days old, weight 3 / 2; nps 50:
            // 0.75
            // tickets never came: neutral 0.5
            JsonNode a1 = health("a1");
            near(a1.get("score"), (1.5 * 0.6 + 0.75 + 0.5) / 3.5);
            near(a1.get("coverage"), 4.0 / 5);
            near(a1.get("freshness"), (3 * 0.5 + 1) / 4);
            assertThat(a1.get("band").asText()).isEqualTo("yellow");
            near(named(a1.get("contributions"), "measure", "logins").get("value"), 0.9 / 3.5);
            near(named(a1.get("contributions"), "measure", "nps").get("value"), 0.75 / 3.5);
            near(named(a1.get("contributions"), "measure", "tickets").get("value"), 0.5 / 3.5);
            // a5: more logins than enough, the worst answer, one ticket
            near(health("a5").get("score"), (3 * 1 + 0 + 0.8) / 5);
            near(health("a5").get("coverage"), 1);
            near(health("a5").get("freshness"), 1);
        }

        @Test
        void silenceIsAnObservationAndAges() {
            // a4's last login is 46 days old: a sum of 0 in the window, with 3 · 2^-4.6 of weight beside the neutral
            // 0.5
            near(health("a4").get("score"), 0.5 / (1 + 3 * Math.pow(2, -4.6)));
            near(health("a4").get("freshness"), Math.pow(2, -4.6));
            near(health("a4").get("coverage"), 0.6);
            assertThat(health("a4").get("band").asText()).isEqualTo("red");
        }

        @Test
        void tooLittleObservedIsNoScore() {
            unknown(health("a2"), "score", "INSUFFICIENT_DATA"); // tickets are a fifth of the weight
            unknown(health("a2"), "band", "INSUFFICIENT_DATA");
            unknown(health("a7"), "score", "INSUFFICIENT_DATA");
        }

        @Test
        void everybodyHasAHealthAndCustomersAVector() {
            assertThat(review.get("health").get("accounts")).hasSize(7);
            assertThat(review.get("health").get("scorecard").asText()).isEqualTo("use 3");
            List<String> heading = new ArrayList<>();
            review.get("vectors")
                    .forEach(vector -> heading.add(vector.get("accountId").asText()));
            assertThat(heading).containsExactly("a1", "a2", "a4", "a5", "a6", "a7"); // a3 has left
        }

        @Test
        void withoutAPlaybookPartsAreDerivedAndSaid() {
            JsonNode derived = review("journey", "--as-of", "2026-06-30");

            assertThat(derived.get("derived")).hasSize(5);
            assertThat(derived.get("derived").get(0).asText()).startsWith("success path: the 2 milestones seen");
            // equal weights
            near(named(derived.get("vectors"), "accountId", "a6").get("position"), 0.5);
            unknown(derived.get("forecast").get(0), "mean", "NOT_CONFIGURED");
            assertThat(derived.get("forecast").get(0).get("horizonMonths").asInt())
                    .isEqualTo(1);
            // tiers from plans: undiscounted, and nobody ever left team, which is drawn to what all tiers lost
            assertThat(derived.get("ladder").get(0).get("tiers")).hasSize(2);
            JsonNode team = named(derived.get("ladder").get(0).get("tiers"), "tier", "team");
            near(team.get("churn"), 0);
            assertThat(team.get("lifetimeValue").asDouble()).isBetween(100.0, 100_000.0);
            // of three signals a5 alone has more than one: logins 30 beside a1's 7, its nps alone in 30 days, and one
            // ticket beside a2's 4, each a third: (3/4 + 1/2 + 1/4) / 3 = 1/2, where the band middle begins
            JsonNode a5 = named(derived.get("health").get("accounts"), "accountId", "a5");
            near(a5.get("score"), 0.5);
            assertThat(a5.get("band").asText()).isEqualTo("middle");
            near(named(a5.get("contributions"), "measure", "logins").get("value"), 0.25);
            unknown(named(derived.get("health").get("accounts"), "accountId", "a1"), "score", "INSUFFICIENT_DATA");
        }
    }

    @Nested
    class BooksOfLittle {

        @Test
        void accountsAloneAreAReviewOfNothing() {
            JsonNode review = review("only-accounts", "--as-of", "2026-01-31");

            assertThat(review.get("revenue")).isEmpty();
            assertThat(review.get("ladder")).isEmpty();
            assertThat(review.get("vectors")).isEmpty();
            assertThat(review.get("forecast")).isEmpty();
            assertThat(review.get("health").get("accounts")).hasSize(2);
            unknown(review.get("health"), "scorecard", "NOT_CONFIGURED");
            unknown(review.get("health").get("accounts").get(0), "score", "NOT_CONFIGURED");
        }

        @Test
        void whereNothingElseHappenedTheDayIsTheNewestOnWhichOneBecameACustomer() {
            assertThat(review("only-accounts").get("asOf").asText()).isEqualTo("2025-01-02");
        }

        @Test
        void trialsAloneAreNoCustomers() {
            JsonNode review = review("only-trials");

            assertThat(review.get("asOf").asText()).isEqualTo("2026-02-20"); // the trial's end is planned
            assertThat(review.get("revenue")).isEmpty();
            assertThat(review.get("vectors")).isEmpty();
        }

        @Test
        void aDayBeforeTheFirstFactSeesNothing() {
            JsonNode review = review("edges", "--as-of", "2025-12-31");

            assertThat(review.get("asOf").asText()).isEqualTo("2025-12-31");
            assertThat(review.get("revenue")).isEmpty();
            assertThat(review.get("health").get("accounts")).hasSize(10);
        }

        @Test
        void aDayAfterTheLastFactCarriesOn() {
            JsonNode months =
                    revenue(review("edges", "--as-of", "2027-02-14"), "USD").get("months");

            assertThat(months).hasSize(14);
            assertThat(months.get(13).get("complete").asBoolean()).isFalse();
            assertThat(months.get(13).get("closingMrr").asText()).isEqualTo("534");
            assertThat(revenue(review("edges", "--as-of", "2027-02-14"), "USD").get("trailingTwelveMonths"))
                    .hasSize(3); // December, January, and February to date
        }
    }

    @ParameterizedTest
    @CsvSource({"golden,2025-01-31", "currencies,2026-03-31", "edges,2026-06-30", "journey,2026-06-30"})
    void jsonLinesGiveTheSameReviewAsCsv(String book, String asOf) throws IOException {
        Path twin = folder.resolve("twin of " + book);
        JsonLinesTwin.write(BearingJar.book(book), twin);

        assertThat(review(twin, "--as-of", asOf)).isEqualTo(review(book, "--as-of", asOf));
    }

    @Nested
    class TheCommandLine {

        @Test
        void writesWhereItIsToldIntoANewFolder() throws IOException {
            Path out = folder.resolve("a/new/folder");
            Run run = BearingJar.run(folder, "review", "--book", BearingJar.book("golden"), "--out", out);

            assertThat(run.exitCode()).isZero();
            assertThat(names(out)).containsExactly("review.html", "review.json");
            assertThat(Files.readString(out.resolve("review.json"))).endsWith("}\n");
        }

        @Test
        void writesBesideTheUserWhenItIsNotTold() throws IOException {
            Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
            Run run = BearingJar.run(elsewhere, "review", "--book", BearingJar.book("golden"));

            assertThat(run.exitCode()).isZero();
            assertThat(names(elsewhere)).containsExactly("bearing-review");
            assertThat(names(elsewhere.resolve("bearing-review"))).containsExactly("review.html", "review.json");
        }

        @Test
        void reviewsTheExampleCompanyWhenThereIsNoBook() throws IOException {
            Path out = folder.resolve("example");
            Run run = BearingJar.run(folder, "review", "--out", out);

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith("Review as of 2026-08-31\n").contains("expansion expected");
            assertThat(run.out().lines().count()).as("one screen").isLessThanOrEqualTo(50);
            assertThat(names(out)).containsExactly("review.html", "review.json");
        }

        @Test
        void printsASummaryOfOneScreen() {
            Run run = BearingJar.run(
                    folder,
                    "review",
                    "--book",
                    BearingJar.book("edges"),
                    "--as-of",
                    "2026-06-30",
                    "--out",
                    folder.resolve("summary"));

            assertThat(run.out().lines().map(String::strip))
                    .startsWith(
                            "Review as of 2026-06-30",
                            "",
                            "USD in 2026-06, under the policy "
                                    + RevenuePolicy.strict().fingerprint())
                    .contains(
                            "recurring revenue a month          534.00  from 534.00; 6 customers pay, 89.00 each",
                            "logo churn, month                   0.0 %  95 %: 0.0 % to 39.0 %, 0 of 6",
                            "gross retention, 12 months      not known  fewer than 12 months",
                            "lifetime value                   1,602.00  95 %: 490.50 to 5,790.51, by ARPA / churn, 5.6 % a month"
                                    + " over up to 12 months",
                            "expansion expected              not known  not configured",
                            "Derived, since no playbook says it:");
            assertThat(run.out().lines().count()).isLessThanOrEqualTo(50);
        }

        @Test
        void thePageAsksNothingOfAnyNetwork() throws IOException {
            Path out = folder.resolve("page");
            BearingJar.run(folder, "review", "--book", BearingJar.book("journey"), "--out", out);
            Document page = Jsoup.parse(out.resolve("review.html"));

            assertThat(page.title()).isNotBlank();
            assertThat(page.select("[src], [href^=http], [href^=//], link, iframe, object, embed, base, form"))
                    .isEmpty();
            assertThat(page.select("style").html()).doesNotContain("url(", "@import");
            // the charting script names the namespaces of SVG and HTML, and the page's own parts name nothing
            page.select("script").stream()
                    .filter(script -> !script.data().contains("echarts"))
                    .forEach(script -> assertThat(script.data()).doesNotContain("http:", "https:", "fetch("));
            assertThat(page.body().text()).contains("30 June 2026").doesNotContain("http");
        }

        @Test
        void helpsAndTellsItsVersion() {
            Run help = BearingJar.run(folder, "review", "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("--book", "--playbook", "--as-of", "--out", "bad input");

            Run top = BearingJar.run(folder, "--help");
            assertThat(top.exitCode()).isZero();
            assertThat(top.out()).contains("review");

            Run version = BearingJar.run(folder, "--version");
            assertThat(version.exitCode()).isZero();
            assertThat(version.out()).matches("bearing \\S+\\R");
        }

        @ParameterizedTest
        @CsvSource({
            "review --frobnicate, Unknown option: '--frobnicate'",
            "review --as-of yesterday, yesterday",
            "review --as-of 2026-02-30, 2026-02-30",
            "review --as-of 1969-12-31, '--as-of must be a date from 1970 to 9999, was 1969-12-31'",
            "review --as-of 10000-01-01, 10000-01-01",
            "review surplus, surplus",
            "review --book, --book",
            "revue, revue"
        })
        void badUsageIsTwoAndWritesNothing(String arguments, String complaint) throws IOException {
            Path empty = Files.createTempDirectory(folder, "empty");
            Run run = BearingJar.run(empty, (Object[]) arguments.split(" "));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(complaint).doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
            assertThat(names(empty)).isEmpty();
        }

        @Test
        void nothingAtAllIsBadUsageToo() {
            Run run = BearingJar.run(folder);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Usage: bearing");
        }

        @Test
        void aBookWithoutAnyDayNeedsOne() throws IOException {
            Path book = Files.createTempDirectory(folder, "dateless");
            Files.writeString(book.resolve("accounts.csv"), "account_id\nA\n");
            Run run = BearingJar.run(folder, "review", "--book", book, "--out", folder.resolve("never"));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("nothing in the book is dated: say --as-of");
            assertThat(folder.resolve("never")).doesNotExist();
        }

        private static List<String> names(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        }
    }
}
