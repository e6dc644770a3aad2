package dev.bearing.vector;

import static dev.bearing.journey.MilestoneLevel.OUTCOME;
import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.PATH;
import static dev.bearing.vector.Journeys.START;
import static dev.bearing.vector.Journeys.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachUncertaintyTest {

    /** An account of the past: the days to each milestone it reached, and the day it churned, or 0. */
    private record Past(List<Integer> waits, int churned) {}

    private final List<Past> past = past(new Random(1), 400);
    private final LegModel legs = legs(past);

    @Test
    void ofAnOpenLegItIsAalens() {
        CumulativeIncidence leg = legs.incidence("connected");
        for (int waited : new int[] {0, 7, 25}) {
            double error = leg.withinError(LegModel.REACHED, waited, 30).orElseThrow("error");
            double reach = leg.within(LegModel.REACHED, waited, 30).orElseThrow("reach");
            double n = Math.min(leg.atRisk(waited + 1L), reach * (1 - reach) / (error * error));
            double[] ends = Proportions.wilson95OfShare(reach, n);

            Interval interval = interval(30, waited, "connected");
            assertThat(interval.lower()).isCloseTo(ends[0], within(1e-12));
            assertThat(interval.upper()).isCloseTo(ends[1], within(1e-12));
        }
        assertThat(leg.withinError(LegModel.REACHED, 0, 30).orElseThrow("error"))
                .isPositive()
                .isLessThan(1.2 * leg.standardError(LegModel.REACHED, 30).orElseThrow("error"));
    }

    /** A second algorithm: the spread of the chance in 600 samples of the same accounts, drawn with replacement. */
    @Test
    void ofLaterMilestonesItIsTheSpreadOverResampledAccounts() {
        for (int horizon : new int[] {30, 90}) {
            double[] sums = new double[3];
            double[] squares = new double[3];
            Random random = new Random(2);
            int samples = 600;
            for (int sample = 0; sample < samples; sample++) {
                List<Past> drawn = new ArrayList<>();
                for (int i = 0; i < past.size(); i++) {
                    drawn.add(past.get(random.nextInt(past.size())));
                }
                List<MilestoneReach> reaches =
                        ReachModel.ofDays(legs(drawn), horizon).ahead(Journeys.progress(10));
                for (int i = 0; i < 3; i++) {
                    double reach = reaches.get(i).probability().orElseThrow("reach");
                    sums[i] += reach;
                    squares[i] += reach * reach;
                }
            }
            JourneyProgress waiting = Journeys.progress(10);
            ReachPlan plan = new ReachPlan(legs, horizon);
            int[] state = plan.state(waiting, waiting.openLegs());
            ReachNetwork network = new ReachNetwork(plan, state, Math.min(31, horizon));
            for (int i = 0; i < 3; i++) {
                double spread = Math.sqrt(squares[i] / samples - sums[i] / samples * (sums[i] / samples));
                double[][] errors = network.errors(i);
                assertThat(Math.sqrt(ReachNetwork.covariance(errors, errors)))
                        .as("standard error of reaching milestone %d within %d days", i, horizon)
                        .isCloseTo(spread, within(0.12 * spread));
            }
        }
    }

    @Test
    void theErrorsOfTwoMilestonesGoTogetherByTheLegsTheyShare() {
        ReachPlan plan = new ReachPlan(legs, 60);
        JourneyProgress waiting = Journeys.progress(10);
        ReachNetwork network = new ReachNetwork(plan, plan.state(waiting, waiting.openLegs()), 60);
        double[][] near = network.errors(0);
        double[][] far = network.errors(2);
        double covariance = ReachNetwork.covariance(near, far);
        assertThat(covariance).isPositive();
        assertThat(covariance)
                .isEqualTo(ReachNetwork.covariance(far, near))
                .isLessThan(Math.sqrt(ReachNetwork.covariance(near, near) * ReachNetwork.covariance(far, far)));
    }

    /** Nobody of 5 has reached it within 5 days: the share is 0, and Wilson's upper end z² / (n + z²). */
    @Test
    void whereNothingHasHappenedTheIntervalIsNotEmpty() {
        LegModel slow = legs(List.of(
                new Past(List.of(40), 0),
                new Past(List.of(50), 0),
                new Past(List.of(), 60),
                new Past(List.of(), 70),
                new Past(List.of(), 80)));
        MilestoneReach next =
                ReachModel.ofDays(slow, 5).ahead(Journeys.progress(0)).get(0);
        double z2 = Proportions.Z95 * Proportions.Z95;
        assertThat(next.probability().orElseThrow("reach")).isZero();
        assertThat(next.interval().orElseThrow("interval").upper()).isCloseTo(z2 / (5 + z2), within(1e-12));
    }

    @Test
    void theTimeOfArrivalHasTheDaysAtWhichTheShareMayBeAHalf() {
        JourneyProgress waiting = Journeys.progress(5);
        LegStand stand = ReachModel.of(legs, 1).stand(waiting.nextLeg().orElseThrow());
        double median = stand.eta().orElseThrow("eta").value();
        Interval interval = stand.etaInterval().orElseThrow("interval");
        assertThat(interval.contains(median)).isTrue();
        int first = (int) interval.lower();
        int last = (int) interval.upper();
        assertThat(interval(first - 1, 5, "connected").upper()).isLessThan(0.5);
        assertThat(interval(first, 5, "connected").upper()).isGreaterThanOrEqualTo(0.5);
        assertThat(interval(last - 1, 5, "connected").lower()).isLessThan(0.5);
        assertThat(interval(last, 5, "connected").lower()).isGreaterThanOrEqualTo(0.5);
    }

    private Interval interval(int horizon, int waited, String milestone) {
        return ReachModel.ofDays(legs, horizon).ahead(Journeys.progress(waited)).stream()
                .filter(reach -> reach.milestone().equals(milestone))
                .findFirst()
                .orElseThrow()
                .interval()
                .orElseThrow("interval");
    }

    private static List<Past> past(Random random, int accounts) {
        List<Past> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            int churned = 1 + (int) (-250 * Math.log(1 - random.nextDouble()));
            List<Integer> waits = new ArrayList<>();
            for (int leg = 0; leg < 3; leg++) {
                waits.add(1 + (int) (-20 * Math.log(1 - random.nextDouble())));
            }
            all.add(new Past(waits, churned));
        }
        return all;
    }

    private static LegModel legs(List<Past> accounts) {
        LegModel.Builder legs = LegModel.builder(PATH);
        for (Past account : accounts) {
            List<MilestoneEvent> events = new ArrayList<>();
            int reached = 0;
            for (int leg = 0; leg < account.waits().size(); leg++) {
                reached += account.waits().get(leg);
                if (account.churned() == 0 || reached < account.churned()) {
                    events.add(MilestoneEvent.of(
                            ACCOUNT, PATH.milestones().get(leg).id(), OUTCOME, day(reached)));
                }
            }
            JourneyProgress progress = JourneyProgress.of(PATH, events, START, day(500));
            if (account.churned() > 0 && account.churned() <= 500) {
                legs.addChurned(progress, day(account.churned()));
            } else {
                legs.add(progress);
            }
        }
        return legs.build();
    }
}
