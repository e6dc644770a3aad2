package dev.bearing.review;

import static dev.bearing.review.Facts.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.vector.ReachModel;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The interval of an account's churn, by its tier and the leg it is on, holds the true churn as often as it says: in
 * worlds of two tiers and a leg whose daily hazards of leaving are known, the leg's as many times that of other
 * accounts in either tier. Few worlds in the normal build and 2,000 with {@code -Pcoverage}.
 */
class ChurnChanceCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);

    /** The leg is drawn to all accounts, which weigh as 30 of some hundreds: a little bias, little seen. */
    private static final double SLACK = 0.02;

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final AccountId ACCOUNT = AccountId.of("account");
    private static final SuccessPath PATH =
            path(SuccessMilestone.builder("decided").build());
    private static final int WAITED = 12;
    private static final int DAYS = 30;
    private static final int ON_THE_LEG = 400;
    private static final int ACCOUNT_MONTHS = 2_000;
    private static final double REACH = 0.01;

    /** Of a day, off the leg. */
    private static final double[] CHURN = {0.0004, 0.0014};

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "0, 1.5", "1, 1.5", "0, 0.6", "1, 0.6"})
    void ofAnAccountOfATierOnALeg(int tier, double times) {
        double truth = truth(tier, times);
        int covered = 0;
        for (int seed = 1; seed <= REPLICATES; seed++) {
            covered += interval(new SplittableRandom(seed), tier, times).contains(truth) ? 1 : 0;
        }
        assertThat(covered / (double) REPLICATES)
                .isCloseTo(0.95, within(SLACK + 4 * Math.sqrt(0.95 * 0.05 / REPLICATES)));
    }

    /** Who is on the leg leaves as often as that tells; who has reached leaves as others of its tier do. */
    private static double truth(int tier, double times) {
        double onTheLeg = CHURN[tier] * times;
        double waiting = 1;
        double lost = 0;
        for (int day = 1; day <= DAYS; day++) {
            lost += waiting * (onTheLeg + REACH * (1 - Math.pow(1 - CHURN[tier], DAYS - day)));
            waiting *= 1 - onTheLeg - REACH;
        }
        return lost;
    }

    private static Interval interval(SplittableRandom random, int tier, double times) {
        long[] lost = new long[2];
        for (int t = 0; t < 2; t++) {
            double month = 1 - Math.pow(1 - CHURN[t], DAYS);
            for (int i = 0; i < ACCOUNT_MONTHS; i++) {
                lost[t] += random.nextDouble() < month ? 1 : 0;
            }
        }
        LadderFit.TierChurn churn = new LadderFit.TierChurn(
                lost[tier] / (double) ACCOUNT_MONTHS, ACCOUNT_MONTHS, (lost[0] + lost[1]) / (2.0 * ACCOUNT_MONTHS));
        JourneyProgress waiting = JourneyProgress.of(PATH, List.of(), START, START.plusDays(WAITED));
        return ChurnChance.within(Answer.known(churn), waiting.nextLeg(), ReachModel.of(legs(random, times), 1))
                .uncertainty()
                .orElseThrow()
                .interval();
    }

    /** Accounts of both tiers, as many of each, on the leg. */
    private static LegModel legs(SplittableRandom random, double times) {
        LegModel.Builder legs = LegModel.builder(PATH);
        for (int i = 0; i < ON_THE_LEG; i++) {
            double hazard = CHURN[i % 2] * times;
            int observed = 60 + random.nextInt(100);
            int day = 0;
            double drawn = 1;
            while (day < observed && drawn >= REACH + hazard) {
                day++;
                drawn = random.nextDouble();
            }
            boolean reached = drawn < REACH;
            List<MilestoneEvent> events = reached
                    ? List.of(MilestoneEvent.of(ACCOUNT, "decided", MilestoneLevel.OUTCOME, START.plusDays(day)))
                    : List.of();
            JourneyProgress progress = JourneyProgress.of(PATH, events, START, START.plusDays(observed));
            if (!reached && drawn < REACH + hazard) {
                legs.addChurned(progress, START.plusDays(day));
            } else {
                legs.add(progress);
            }
        }
        return legs.build();
    }
}
