package dev.bearing.vector;

import static dev.bearing.journey.MilestoneLevel.OUTCOME;
import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.START;
import static dev.bearing.vector.Journeys.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachModelTest {

    private static final SuccessPath ONE =
            SuccessPath.of("one", List.of(SuccessMilestone.builder("goal").build()));

    /** Competing risks 5R 8R 8C 12- 15R 20C 20- 30R 40- 60-: after 15 days, 15 more give 0.26667 (G24b). */
    @Test
    void churnCompetesWithReaching() {
        LegModel.Builder builder = LegModel.builder(ONE);
        for (int reached : new int[] {5, 8, 15, 30}) {
            builder.add(on(ONE, 100, MilestoneEvent.of(ACCOUNT, "goal", OUTCOME, day(reached))));
        }
        builder.addChurned(on(ONE, 100), day(8));
        builder.addChurned(on(ONE, 100), day(20));
        for (int seen : new int[] {12, 20, 40, 60}) {
            builder.add(on(ONE, seen));
        }
        assertThat(reach(on(ONE, 15), builder.build(), 15, "goal")).isCloseTo(0.26667, within(5e-6));
    }

    /** A second algorithm: every pair of the ten first and ten second legs, counted. */
    @Test
    void aLaterLegBeginsWhenTheOneBeforeItEnds() {
        int horizon = 120;
        int both = 0;
        for (int first = 10; first <= 100; first += 10) {
            for (int second = 20; second <= 200; second += 20) {
                both += first + second <= horizon ? 1 : 0;
            }
        }
        assertThat(reach(Journeys.progress(0), Journeys.legs(), horizon, "used"))
                .isCloseTo(both / 100.0, within(1e-12));
    }

    @Test
    void noMilestoneIsLikelierThanTheOneBeforeIt() {
        for (int horizon = 0; horizon <= 150; horizon += 10) {
            double before = 1;
            for (SuccessMilestone milestone : Journeys.PATH.milestones()) {
                double reach = reach(Journeys.progress(15), Journeys.legs(), Math.min(horizon, 85), milestone.id());
                assertThat(reach).isBetween(0.0, before + 1e-12);
                before = reach;
            }
        }
    }

    private static double reach(JourneyProgress progress, LegModel legs, int horizonDays, String milestone) {
        return ReachModel.ofDays(legs, horizonDays).ahead(progress).stream()
                .filter(one -> one.milestone().equals(milestone))
                .findFirst()
                .orElseThrow()
                .probability()
                .orElseThrow("reach");
    }

    private static JourneyProgress on(SuccessPath path, int asOf, MilestoneEvent... events) {
        return JourneyProgress.of(path, List.of(events), START, day(asOf));
    }

    /** One of two branches is enough: the probability that at least one is there, as pairs counted by hand. */
    @Test
    void beginsWithTheFirstOfSeveralBranches() {
        SuccessPath either = SuccessPath.of(
                "either",
                List.of(
                        SuccessMilestone.builder("x").build(),
                        SuccessMilestone.builder("y").build(),
                        SuccessMilestone.builder("goal").afterAny("x", "y").build()));
        LegModel.Builder builder = LegModel.builder(either);
        for (int d = 10; d <= 100; d += 10) {
            builder.add(on(
                    either,
                    200,
                    MilestoneEvent.of(ACCOUNT, "x", OUTCOME, day(d)),
                    MilestoneEvent.of(ACCOUNT, "y", OUTCOME, day(110 - d)),
                    MilestoneEvent.of(ACCOUNT, "goal", OUTCOME, day(Math.min(d, 110 - d) + 10))));
        }
        int sooner = 0;
        for (int x = 10; x <= 100; x += 10) {
            for (int y = 10; y <= 100; y += 10) {
                sooner += Math.min(x, y) <= 30 ? 1 : 0;
            }
        }
        assertThat(reach(on(either, 0), builder.build(), 40, "goal")).isCloseTo(sooner / 100.0, within(1e-12));
    }

    @Test
    void goesOnWithoutWhatIsWaived() {
        JourneyProgress waived =
                Journeys.progress(0).withWaivers(List.of(MilestoneWaiver.of(ACCOUNT, "connected", START)));
        assertThat(reach(waived, Journeys.legs(), 120, "used")).isCloseTo(0.6, within(1e-12));
    }
}
