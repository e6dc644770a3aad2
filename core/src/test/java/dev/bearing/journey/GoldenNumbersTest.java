package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.internal.stats.FalseDiscovery;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.Spells;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of the customer's side, recomputed outside of this library; each to the digits given there. */
class GoldenNumbersTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** Competing risks 5R 8R 8C 12- 15R 20C 20- 30R 40- 60-: R reached, C churned, - still waiting. */
    private static final CumulativeIncidence TEN = CumulativeIncidence.of(ten(2), 2);

    private static Spells ten(int churn) {
        return Spells.builder()
                .add(5, 1)
                .add(8, 1)
                .add(8, churn)
                .add(12, 0)
                .add(15, 1)
                .add(20, churn)
                .add(20, 0)
                .add(30, 1)
                .add(40, 0)
                .add(60, 0)
                .build();
    }

    /** G8. */
    @ParameterizedTest
    @CsvSource({
        "150, 200, 0.6857, 0.8049",
        "60, 150, 0.3250, 0.4800",
        "50, 60, 0.7197, 0.9069",
        "5, 100, 0.0215, 0.1118",
        "0, 10, 0, 0.2775"
    })
    void wilsonsInterval(long crossed, long came, double lower, double upper) {
        Interval interval = Rate.ofCounts(crossed, came).interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
    }

    /** G9: 60 of 150, and 3 of 10, where 60 % should cross. */
    @Test
    void exactTailsOfALeg() {
        GapTest second = ShareGapTest.against(0.6, new LegCounts(150, 150, 60), Integer.MAX_VALUE);
        GapTest few = ShareGapTest.against(0.6, new LegCounts(10, 10, 3), 30);
        assertThat(second.pValue()).isCloseTo(6.08e-7, within(5e-10));
        assertThat(few.pValue()).isCloseTo(0.05476, within(5e-6));
    }

    /** G17: one achieved, one partly, one that this customer does not need. */
    @Test
    void positionOfOneAndAHalfOfTwo() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("achieved").build(),
                        SuccessMilestone.builder("partly").build(),
                        SuccessMilestone.builder("cancelled").build()));
        List<MilestoneEvent> events = List.of(
                MilestoneEvent.of(ACME, "achieved", MilestoneLevel.OUTCOME, START),
                MilestoneEvent.of(ACME, "partly", MilestoneLevel.FUNCTIONAL, START));
        JourneyProgress progress = JourneyProgress.of(path, events, START, START)
                .withWaivers(List.of(MilestoneWaiver.of(ACME, "cancelled", START)));
        assertThat(progress.position()).isEqualTo(0.75);
    }

    /** G21: at 0.05 the first three are found, the third on the very edge. */
    @Test
    void falseDiscoveriesAmongFive() {
        double[] adjusted = FalseDiscovery.adjusted(new double[] {0.001, 0.012, 0.03, 0.2, 0.6});
        for (int i = 0; i < adjusted.length; i++) {
            assertThat(adjusted[i] <= 0.05).as("test %s", i).isEqualTo(i < 3);
        }
    }

    /** G24. */
    @ParameterizedTest
    @CsvSource({
        "5, 0.1, 0, 0.9",
        "8, 0.2, 0.1, 0.7",
        "15, 0.3167, 0.1, 0.5833",
        "20, 0.3167, 0.2167, 0.4667",
        "30, 0.4722, 0.2167, 0.3111"
    })
    void incidencesOfReachingAndChurning(long day, double reach, double churn, double waiting) {
        double reached = TEN.incidence(1, day).orElseThrow("reach");
        double churned = TEN.incidence(2, day).orElseThrow("churn");
        assertThat(reached).isCloseTo(reach, within(5e-5));
        assertThat(churned).isCloseTo(churn, within(5e-5));
        assertThat(1 - reached - churned).isCloseTo(waiting, within(5e-5));
    }

    /** G24: taking those who churned for merely censored overstates who reaches it. */
    @Test
    void oneMinusKaplanMeierOverstates() {
        assertThat(1 - KaplanMeier.of(ten(0)).survival(30).orElseThrow("survival"))
                .isCloseTo(0.5556, within(5e-5));
    }

    /** G24b: reached within 15 days more after a wait of 15. */
    @Test
    void reachOfThoseWhoWaited() {
        double before = TEN.incidence(1, 15).orElseThrow("reach");
        double after = TEN.incidence(1, 30).orElseThrow("reach");
        double left = TEN.incidence(2, 15).orElseThrow("churn");
        assertThat((after - before) / (1 - before - left)).isCloseTo(0.26667, within(5e-6));
    }
}
