package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.testkit.Dice.Purpose;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.vector.ChurnUncertainty;
import dev.bearing.vector.Heading;
import dev.bearing.vector.ReachModel;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * The intervals of a success vector hold the truth as often as they say, in worlds drawn from it: accounts that reach
 * each milestone, and churn, with a known chance a day, observed for between 100 and 400 days, and take what they are
 * offered with a known chance. As {@link IntervalCoverageTest}, few worlds in the normal build and 2,000 with
 * {@code -Pcoverage}.
 */
class VectorCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);

    /** How far the coverage may lie from its level with a few hundred accounts, whose median waits for whole days. */
    private static final double SLACK = 0.02;

    private static final int ACCOUNTS = 300;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final AccountId ACCOUNT = AccountId.of("account");
    private static final int WAITED = 12;
    private static final int DAYS = 30;

    private static final double[] DAILY = {0.02, 0.03, 0.015};
    private static final double CHURN = 0.002;
    private static final double TAKE = 0.7;

    private static final SuccessPath PATH = SuccessPath.of(
            "path",
            List.of(
                    SuccessMilestone.builder("first")
                            .expansion(expansion("seats", 400))
                            .build(),
                    SuccessMilestone.builder("second")
                            .after("first")
                            .expansion(expansion("rooms", 1_000))
                            .build(),
                    SuccessMilestone.builder("third").after("second").build()));

    @Test
    void ofReachingTheNextMilestone() {
        covers(reached(0), vector -> vector.uncertainty().reach());
    }

    @Test
    void ofReachingTheMilestoneAfterIt() {
        covers(reached(1), vector -> vector.reaches().get(1).interval());
    }

    @Test
    void ofReachingTheLastMilestone() {
        covers(reached(2), vector -> vector.reaches().get(2).interval());
    }

    @Test
    void ofTheTimeOfArrival() {
        // the first whole day by which (h / e) (1 - (1 - e)^d), with e = h + c, is a half
        double ended = DAILY[0] + CHURN;
        double days = Math.ceil(Math.log(1 - 0.5 * ended / DAILY[0]) / Math.log(1 - ended));
        covers(days, vector -> vector.uncertainty().etaDays());
    }

    @Test
    void ofChurning() {
        double ended = DAILY[0] + CHURN;
        covers(
                CHURN / ended * (1 - Math.pow(1 - ended, DAYS)),
                vector -> vector.uncertainty().churn());
    }

    @Test
    void ofTakingTheExpansion() {
        covers(TAKE, vector -> vector.uncertainty().take());
    }

    @Test
    void ofTheExpectedExpansion() {
        covers(
                TAKE * (400 * reached(0) + 1_000 * reached(1)),
                vector -> vector.uncertainty().expectedExpansion());
    }

    private static void covers(double truth, Function<SuccessVector, Answer<Interval>> interval) {
        IntervalCoverage coverage = IntervalCoverage.of(REPLICATES, truth, seed -> interval.apply(vector(seed)));

        assertThat(coverage.known()).isGreaterThanOrEqualTo(REPLICATES * 99 / 100);
        assertThat(coverage.share().orElseThrow("share"))
                .as("share of %d intervals that hold the truth", coverage.known())
                .isCloseTo(
                        coverage.level(),
                        within(SLACK + 4 * coverage.deviation().orElseThrow("deviation")));
    }

    /** Returns the chance to reach a milestone within the days, by the chances of each day: a second algorithm. */
    private static double reached(int milestone) {
        double[] waiting = new double[DAILY.length + 1];
        waiting[0] = 1;
        for (int day = 1; day <= DAYS; day++) {
            // whoever reaches a milestone waits for the next from the day after on
            for (int leg = milestone; leg >= 0; leg--) {
                double crosses = waiting[leg] * DAILY[leg];
                waiting[leg + 1] += crosses;
                waiting[leg] -= crosses + waiting[leg] * CHURN;
            }
        }
        return waiting[milestone + 1];
    }

    private static SuccessVector vector(long seed) {
        LegModel legs = legs(seed);
        VectorInputs.Builder inputs = VectorInputs.builder(
                        ACCOUNT,
                        JourneyProgress.of(PATH, List.of(), START, START.plusDays(WAITED)),
                        ReachModel.of(legs, 1))
                .takes(takes(seed));
        legs.churnWithin("first", WAITED, DAYS)
                .toOptional()
                .ifPresent(churn -> inputs.churnProbability(Answer.known(churn))
                        .churnUncertainty(ChurnUncertainty.of(
                                churn,
                                legs.incidence("first")
                                        .withinError(LegModel.CHURNED, WAITED, DAYS)
                                        .orElseThrow("error"),
                                0)));
        return SuccessVectorStrategy.standard().evaluate(inputs.build());
    }

    private static LegModel legs(long seed) {
        LegModel.Builder legs = LegModel.builder(PATH);
        for (int i = 0; i < ACCOUNTS; i++) {
            Dice dice = Dice.of(seed, i, Purpose.STAYS);
            int observed = 100 + (int) (dice.uniform() * 300);
            List<MilestoneEvent> events = new ArrayList<>();
            int day = 0;
            boolean lost = false;
            while (day < observed && !lost && events.size() < DAILY.length) {
                day++;
                double drawn = dice.uniform();
                double daily = DAILY[events.size()];
                if (drawn < daily) {
                    String milestone = PATH.milestones().get(events.size()).id();
                    events.add(MilestoneEvent.of(ACCOUNT, milestone, MilestoneLevel.OUTCOME, START.plusDays(day)));
                }
                lost = drawn >= daily && drawn < daily + CHURN;
            }
            JourneyProgress progress = JourneyProgress.of(PATH, events, START, START.plusDays(observed));
            if (lost) {
                legs.addChurned(progress, START.plusDays(day));
            } else {
                legs.add(progress);
            }
        }
        return legs.build();
    }

    /** Offers to the advancing and to the drifting, all of whom take them alike; the account advances. */
    private static TakeHistory takes(long seed) {
        List<ExpansionLead> leads = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            Dice dice = Dice.of(seed, i, Purpose.SIGNALS);
            ExpansionLead.Builder lead = ExpansionLead.builder(
                    AccountId.of("o" + i), i % 2 == 0 ? "seats" : "rooms", Motion.SELF_SERVE, START);
            leads.add(
                    dice.chance(TAKE)
                            ? lead.wonOn(START.plusDays(5)).build()
                            : lead.lostOn(START.plusDays(5)).build());
        }
        return TakeHistory.fit(
                leads,
                TakeHistory.milestones(PATH.milestones()),
                START.plusDays(WAITED),
                (account, day) -> new TakeStratum(
                        account.value().hashCode() % 4 < 3 ? Heading.ADVANCING : Heading.DRIFTING, false));
    }

    private static LogicalExpansion expansion(String id, int value) {
        return LogicalExpansion.of(id, Money.parse("USD " + value), Motion.SELF_SERVE);
    }
}
