package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CumulativeIncidenceTest {

    private static final int REACHED = 1;
    private static final int CHURNED = 2;

    /** Ten accounts on a leg, in days: 5R 8R 8C 12- 15R 20C 20- 30R 40- 60-. */
    private static final Spells TEN =
            Spells.of(new long[] {5, 8, 8, 12, 15, 20, 20, 30, 40, 60}, new int[] {1, 1, 2, 0, 1, 2, 0, 1, 0, 0});

    private final CumulativeIncidence leg = CumulativeIncidence.of(TEN, 2);

    /** Recomputed by hand with exact fractions: 7/60 is a sixth of what waits after day 8. */
    @Test
    void whereNobodyIsLeftTheErrorsOfTwoCausesAreEqual() {
        // the incidences add up to 1; R's survfit, by the jackknife, has 0.0948683298 for both
        for (int last : new int[] {1, 2, 3}) {
            long[] exits = new long[9 + last];
            int[] causes = new int[9 + last];
            for (int i = 0; i < exits.length; i++) {
                exits[i] = i < 6 ? i + 1 : i < 9 ? 7 : 14;
                causes[i] = i == 5 ? 2 : i < 6 || i >= 9 ? 1 : 0;
            }
            CumulativeIncidence trials = CumulativeIncidence.of(Spells.of(exits, causes), 2);
            double converted = trials.standardError(1, 14).orElseThrow("error");
            assertThat(converted)
                    .isCloseTo(trials.standardError(2, 14).orElseThrow("error"), within(1e-14))
                    .isCloseTo(trials.standardError(2, 13).orElseThrow("error"), within(1e-14))
                    .isBetween(0.07, 0.11);
        }
    }

    @Test
    void anIntervalSaysWhetherNobodyOrEverybodyMetTheCause() {
        CumulativeIncidence.Point all = CumulativeIncidence.of(Spells.of(new long[] {3, 5, 5}, new int[] {1, 1, 1}), 2)
                .at(5)
                .orElseThrow("point");
        for (IntervalScale scale : IntervalScale.values()) {
            assertThat(all.interval(1, scale))
                    .isEqualTo(Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "everybody has met cause 1, so the standard error is 0 and says nothing"));
            assertThat(all.interval(2, scale))
                    .isEqualTo(Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "nobody has met cause 2, so the standard error is 0 and says nothing"));
        }
    }

    @Test
    void givesTheIncidencesOfAHandComputedExample() {
        assertThat(incidences(REACHED))
                .containsExactly(new double[] {.1, .2, .2 + .7 / 6, .2 + .7 / 6, .4722222222222222}, within(1e-12));
        assertThat(incidences(CHURNED))
                .containsExactly(new double[] {0, .1, .1, .1 + .7 / 6, .1 + .7 / 6}, within(1e-12));
        assertThat(IntStream.of(5, 8, 15, 20, 30)
                        .mapToDouble(t -> leg.eventFree(t).orElseThrow("share"))
                        .toArray())
                .containsExactly(new double[] {.9, .7, .7 * 5 / 6, .7 * 4 / 6, .7 * 4 / 9}, within(1e-12));
    }

    private double[] incidences(int cause) {
        return IntStream.of(5, 8, 15, 20, 30)
                .mapToDouble(t -> leg.incidence(cause, t).orElseThrow("incidence"))
                .toArray();
    }

    /** A second way: the curve of those alone who waited longer than a, from a on. */
    @Test
    void theErrorAfterAWaitIsThatOfTheCurveOfThoseWhoWaitedSoLong() {
        long[] exits = {5, 8, 8, 12, 15, 20, 20, 30, 40, 60};
        int[] causes = {1, 1, 2, 0, 1, 2, 0, 1, 0, 0};
        for (long waited : new long[] {0, 4, 8, 15}) {
            int[] later = IntStream.range(0, exits.length)
                    .filter(i -> exits[i] > waited)
                    .toArray();
            CumulativeIncidence rest = CumulativeIncidence.of(
                    Spells.of(
                            IntStream.of(later)
                                    .mapToLong(i -> exits[i] - waited)
                                    .toArray(),
                            IntStream.of(later).map(i -> causes[i]).toArray()),
                    2);
            for (int cause : new int[] {REACHED, CHURNED}) {
                for (long horizon : new long[] {0, 5, 15, 25}) {
                    assertThat(leg.withinError(cause, waited, horizon).orElseThrow("error"))
                            .as("cause %d, %d days more after %d", cause, horizon, waited)
                            .isCloseTo(rest.standardError(cause, horizon).orElseThrow("error"), within(1e-12));
                }
            }
        }
        assertThat(leg.withinError(REACHED, 61, 1).isKnown()).isFalse();
        assertThat(CumulativeIncidence.of(TEN.withWeights(new double[] {2, 1, 1, 1, 1, 1, 1, 1, 1, 1}), 2)
                        .withinError(REACHED, 0, 5)
                        .isKnown())
                .isFalse();
    }

    @Test
    void oneMinusKaplanMeierWouldOverstate() {
        int[] churnCensored = {1, 1, 0, 0, 1, 0, 0, 1, 0, 0};
        KaplanMeier naive = KaplanMeier.of(Spells.of(new long[] {5, 8, 8, 12, 15, 20, 20, 30, 40, 60}, churnCensored));
        assertThat(1 - naive.at(30).orElseThrow("point").survival()).isCloseTo(0.5555555555555556, within(1e-12));
        assertThat(leg.incidence(REACHED, 30).orElseThrow("incidence")).isLessThan(0.5);
    }

    @Test
    void conditionsOnTheWaitSoFar() {
        Answer<Double> within15 = leg.within(REACHED, 15, 15);
        assertThat(within15.orElseThrow("share")).isCloseTo(4.0 / 15, within(1e-12));
        assertThat(((Answer.Known<Double>) within15).explanation().combination())
                .isEqualTo(Explanation.Combination.QUOTIENT);
        assertThat(leg.within(REACHED, 15, 0).orElseThrow("share")).isZero();
        assertThat(leg.within(REACHED, 0, 30).orElseThrow("share"))
                .isEqualTo(leg.incidence(REACHED, 30).orElseThrow("incidence"));
    }

    @Test
    void tellsHowManyAreAheadOfAWait() {
        // F(15) / (1 - C(15)) = (19/60) / (54/60)
        assertThat(leg.shareAhead(REACHED, 15).orElseThrow("share")).isCloseTo(19.0 / 54, within(1e-12));
        assertThat(leg.shareAhead(REACHED, 0).orElseThrow("share")).isZero();
    }

    @Test
    void countsWhoIsAtRiskAtAnyTick() {
        assertThat(leg.atRisk(0)).isEqualTo(10);
        assertThat(leg.atRisk(8)).isEqualTo(9); // before its events
        assertThat(leg.atRisk(9)).isEqualTo(7);
        assertThat(leg.atRisk(60)).isEqualTo(1);
        assertThat(leg.atRisk(61)).isZero();
    }

    @Test
    void knowsQuantilesWhereEnoughHappened() {
        assertThat(leg.quantile(REACHED, 0.15).orElseThrow("quantile")).isEqualTo(8);
        assertThat(leg.quantile(REACHED, 0.2).orElseThrow("the middle of 8 to 15"))
                .isEqualTo(11.5);
        assertThat(reason(leg.quantile(REACHED, 0.5))).isEqualTo(Answer.Reason.CENSORED);
    }

    @Test
    void knowsTheRemainingTimeWhereEnoughHappened() {
        // after 15 days 7/12 wait; on day 30 F has grown by 7/45 = 0.2667 of them
        assertThat(leg.remainingQuantile(REACHED, 0.25, 15).orElseThrow("days")).isEqualTo(15);
        assertThat(reason(leg.remainingQuantile(REACHED, 0.3, 15))).isEqualTo(Answer.Reason.CENSORED);
    }

    @Test
    void isUnknownOutsideWhatWasObserved() {
        assertThat(leg.lastTime()).isEqualTo(60);
        assertThat(leg.incidence(REACHED, 60).isKnown()).isTrue();
        assertThat(reason(leg.incidence(REACHED, 61))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(leg.within(REACHED, 50, 11))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        CumulativeIncidence over = CumulativeIncidence.of(Spells.of(new long[] {3, 4}, new int[] {1, 2}), 2);
        assertThat(over.incidence(REACHED, 99).orElseThrow("all over")).isEqualTo(0.5);
        assertThat(reason(over.within(REACHED, 4, 1))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        CumulativeIncidence allChurned = CumulativeIncidence.of(Spells.of(new long[] {3}, new int[] {2}), 2);
        assertThat(reason(allChurned.shareAhead(REACHED, 3))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void isUnknownWithoutSpells() {
        CumulativeIncidence nobody = CumulativeIncidence.of(Spells.of(List.of()), 2);
        assertThat(reason(nobody.incidence(REACHED, 0))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(nobody.quantile(REACHED, 0.5))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(nobody.within(REACHED, 0, 1))).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void countsWhoWasThere() {
        assertThat(leg.size()).isEqualTo(10);
        assertThat(leg.causes()).isEqualTo(2);
        assertThat(leg.events(REACHED)).isEqualTo(4);
        assertThat(leg.events(CHURNED)).isEqualTo(2);
        CumulativeIncidence.Point eight = leg.curve().get(1);
        assertThat(eight.time()).isEqualTo(8);
        assertThat(eight.atRisk()).isEqualTo(9);
        assertThat(eight.incidences().get(0)).isCloseTo(0.2, within(1e-15));
        assertThat(eight.incidences().get(1)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void rejectsCausesItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leg.incidence(3, 5))
                .withMessage("cause must be in [1, causes = 2], was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leg.incidence(0, 5))
                .withMessage("cause must be in [1, causes = 2], was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeIncidence.of(TEN, 1))
                .withMessage("no spell may end by a cause above 1, one ended by 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leg.within(1, 5, -1))
                .withMessage("horizon must not be negative, was -1");
    }

    @Test
    void agreesWithROnIncidencesAndCmprskOnTheirErrors() {
        Map<String, Spells> groups = Samples.byGroup("mgus2");
        for (Map<String, String> row : Table.read("reference_incidence.csv")) {
            CumulativeIncidence curves = CumulativeIncidence.of(groups.get(row.get("group")), 2);
            CumulativeIncidence.Point point =
                    curves.at(Samples.number(row, "time")).orElseThrow("point");
            assertThat((double) point.atRisk()).isEqualTo(Samples.number(row, "n_risk"));
            assertThat(point.eventFree()).isCloseTo(Samples.number(row, "event_free"), within(1e-12));
            for (int cause = 1; cause <= 2; cause++) {
                double error = curves.standardError(cause, Long.parseLong(row.get("time")))
                        .orElseThrow("error");
                double incidence = point.incidences().get(cause - 1);
                assertThat(incidence).isCloseTo(Samples.number(row, "cif" + cause), within(1e-12));
                assertThat(error).isCloseTo(Samples.number(row, "se" + cause), within(1e-12));
                assertThat(point.interval(cause, IntervalScale.PLAIN)
                                .orElseThrow("interval")
                                .upper())
                        .isCloseTo(incidence + 1.959963984540054 * error, within(1e-12));
            }
        }
    }

    @Test
    void agreesWithROnTheTimeLostToEachCause() {
        Map<String, Spells> groups = Samples.byGroup("mgus2");
        for (Map<String, String> row : Table.read("reference_time_in_state.csv")) {
            Spells spells = groups.get(row.get("group"));
            CumulativeIncidence curves = CumulativeIncidence.of(spells, 2);
            double tau = Samples.number(row, "tau");
            assertThat(curves.restrictedTimeLost(1, tau).orElseThrow("time"))
                    .isCloseTo(Samples.number(row, "lost1"), within(1e-11));
            assertThat(curves.restrictedTimeLost(2, tau).orElseThrow("time"))
                    .isCloseTo(Samples.number(row, "lost2"), within(1e-11));
            assertThat(KaplanMeier.of(spells)
                            .restrictedMean(tau)
                            .orElseThrow("mean")
                            .value())
                    .isCloseTo(Samples.number(row, "waiting"), within(1e-11));
        }
    }

    /** With one cause and no ties the formula comes down to S(t)² times the sum of 1 / (n - 1)² over events. */
    @Test
    void theErrorOfOneCauseHasAShortForm() {
        Spells spells = Spells.of(new long[] {1, 2, 3, 4, 5, 6}, new int[] {1, 0, 1, 1, 0, 0});
        CumulativeIncidence curves = CumulativeIncidence.of(spells, 1);
        double[] sums = {1 / 25.0, 1 / 25.0, 1 / 25.0 + 1 / 9.0, 1 / 25.0 + 1 / 9.0 + 1 / 4.0};
        for (int t = 1; t <= sums.length; t++) {
            double waiting = curves.eventFree(t).orElseThrow("share");
            assertThat(curves.standardError(1, t).orElseThrow("error"))
                    .isCloseTo(waiting * Math.sqrt(sums[t - 1]), within(1e-14));
        }
    }

    @Test
    void weighsSpellsButThenHasNoErrors() {
        Spells spells = Spells.of(new long[] {1, 2, 3}, new int[] {1, 2, 0}).withWeights(new double[] {2, 1, 1});
        CumulativeIncidence.Point point =
                CumulativeIncidence.of(spells, 2).at(2.5).orElseThrow("point");
        assertThat(point.incidences()).containsExactly(0.5, 0.25);
        assertThat(reason(point.standardErrors())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(point.interval(1, IntervalScale.LOG))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void takesTimesThatAreNotWhole() {
        CumulativeIncidence tenths = CumulativeIncidence.of(Samples.tenths(TEN), 2);
        assertThat(tenths.at(1.5).orElseThrow("point").incidences())
                .isEqualTo(leg.at(15).orElseThrow("point").incidences());
        assertThat(tenths.quantile(REACHED, 0.15).orElseThrow("quantile")).isEqualTo(0.8);
        assertThat(tenths.lastTime()).isEqualTo(6);
        assertThat(tenths.incidence(REACHED, 3)).isEqualTo(leg.incidence(REACHED, 30));
    }

    @Test
    void isAskedForTimesThatAreNotWhole() {
        CumulativeIncidence tenths = CumulativeIncidence.of(Samples.tenths(TEN), 2);
        assertThat(tenths.incidence(REACHED, 1.5)).isEqualTo(leg.incidence(REACHED, 15));
        assertThat(tenths.eventFree(1.5)).isEqualTo(leg.eventFree(15));
        assertThat(tenths.standardError(REACHED, 1.5)).isEqualTo(leg.standardError(REACHED, 15));
        assertThat(tenths.within(REACHED, 1.5, 1.5)).isEqualTo(leg.within(REACHED, 15, 15));
        assertThat(tenths.withinError(REACHED, 1.5, 1.5)).isEqualTo(leg.withinError(REACHED, 15, 15));
        assertThat(tenths.shareAhead(REACHED, 1.5)).isEqualTo(leg.shareAhead(REACHED, 15));
        assertThat(tenths.remainingQuantile(REACHED, 0.25, 1.5).orElseThrow("time"))
                .isEqualTo(1.5);
        assertThat(tenths.atRisk(0.8)).isEqualTo(leg.atRisk(8));
        assertThat(leg.incidence(REACHED, 14.9)).isEqualTo(leg.incidence(REACHED, 14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leg.atRisk(Double.NaN))
                .withMessage("time must be finite and not negative, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leg.within(1, 5.5, -0.5))
                .withMessage("horizon must not be negative, was -0.5");
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
