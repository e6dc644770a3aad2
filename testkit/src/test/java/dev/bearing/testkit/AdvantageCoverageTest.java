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
import dev.bearing.value.TierId;
import dev.bearing.vector.ChurnUncertainty;
import dev.bearing.vector.Heading;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.ReachModel;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The interval of the advantage holds the true advantage as often as it says. The truth is that of an account of the
 * tier person (G2's ladder) that leaves and moves up with chances of its own: its cash in a month and what its tiers
 * are truly worth, less what its tier is. As {@link IntervalCoverageTest}, few worlds in the normal build and 2,000
 * with {@code -Pcoverage}.
 */
class AdvantageCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);
    private static final double SLACK = 0.02;

    /** Free, person, business, enterprise: to each of the four a month later; the rest leaves. */
    private static final double[][] TRUTH = {
        {0.90, 0.03, 0, 0}, {0.01, 0.93, 0.02, 0}, {0, 0.01, 0.96, 0.01}, {0, 0, 0.01, 0.98}
    };

    /** (I - Q)⁻¹ m in exact fractions, m = 0, 10, 100, 1000. */
    private static final double[] VALUES = {19_000 / 11.0, 190_000 / 33.0, 620_000 / 33.0, 1_960_000 / 33.0};

    private static final int[] START = {300, 400, 200, 100};
    private static final int PERSON = 1;
    private static final int BUSINESS = 2;
    private static final int LOST = 4;
    private static final int MONTHS = 12;

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final AccountId ACCOUNT = AccountId.of("account");
    private static final int ACCOUNTS = 300;
    private static final int WAITED = 12;
    private static final double CHURN = 0.0008;
    private static final double TAKE = 0.5;

    private static final SuccessPath PATH = SuccessPath.of(
            "path",
            List.of(SuccessMilestone.builder("first")
                    .expansion(LogicalExpansion.of("up", Money.parse("USD 1080"), Motion.SELF_SERVE)
                            .between(tier(PERSON), tier(BUSINESS)))
                    .build()));

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.004, 0.02})
    void ofAnAccountThatLeavesAndMovesUpInItsOwnWay(double daily) {
        double ended = daily + CHURN;
        double left = Math.pow(1 - ended, 30);
        double churn = CHURN / ended * (1 - left);
        double up = TAKE * daily / ended * (1 - left);
        // of the tier 4 % leave, 2 % move up and 1 % down
        double truth = -(churn - 0.04) * VALUES[PERSON] + (up - 0.02) * (VALUES[BUSINESS] - VALUES[PERSON]);

        IntervalCoverage coverage = IntervalCoverage.of(
                REPLICATES, truth, seed -> vector(seed, daily).uncertainty().advantage());

        assertThat(coverage.known()).isGreaterThanOrEqualTo(REPLICATES * 99 / 100);
        assertThat(coverage.share().orElseThrow("share"))
                .as("share of %d intervals that hold the advantage of %s", coverage.known(), truth)
                .isCloseTo(
                        coverage.level(),
                        within(SLACK + 4 * coverage.deviation().orElseThrow("deviation")));
    }

    private static SuccessVector vector(long seed, double daily) {
        LegModel legs = legs(seed, daily);
        LadderModel ladder = ladder(Dice.of(seed, 1, Purpose.MONEY));
        double churn = legs.churnWithin("first", WAITED, 30).orElseThrow("churn");
        double own = legs.incidence("first")
                .withinError(LegModel.CHURNED, WAITED, 30)
                .orElseThrow("error");
        double tierChurn = ladder.churnProbability(tier(PERSON)).orElseThrow("churn");
        double tierError = Math.sqrt(
                tierChurn * (1 - tierChurn) / ladder.churn(tier(PERSON)).denominator());
        VectorInputs inputs = VectorInputs.builder(
                        ACCOUNT, JourneyProgress.of(PATH, List.of(), DAY, DAY.plusDays(WAITED)), ReachModel.of(legs, 1))
                .takes(takes(seed))
                .churnProbability(Answer.known(churn))
                .churnUncertainty(ChurnUncertainty.of(churn, own, Math.hypot(own, tierError)))
                .tier(ladder, tier(PERSON))
                .build();
        return SuccessVectorStrategy.standard().evaluate(inputs);
    }

    private static LegModel legs(long seed, double daily) {
        LegModel.Builder legs = LegModel.builder(PATH);
        for (int i = 0; i < ACCOUNTS; i++) {
            Dice dice = Dice.of(seed, i, Purpose.STAYS);
            int observed = 60 + (int) (dice.uniform() * 100);
            int day = 0;
            double drawn = 1;
            while (day < observed && drawn >= daily + CHURN) {
                day++;
                drawn = dice.uniform();
            }
            boolean reached = drawn < daily;
            List<MilestoneEvent> events = reached
                    ? List.of(MilestoneEvent.of(ACCOUNT, "first", MilestoneLevel.OUTCOME, DAY.plusDays(day)))
                    : List.of();
            JourneyProgress progress = JourneyProgress.of(PATH, events, DAY, DAY.plusDays(observed));
            if (!reached && drawn < daily + CHURN) {
                legs.addChurned(progress, DAY.plusDays(day));
            } else {
                legs.add(progress);
            }
        }
        return legs.build();
    }

    private static TakeHistory takes(long seed) {
        List<ExpansionLead> leads = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            Dice dice = Dice.of(seed, i, Purpose.SIGNALS);
            ExpansionLead.Builder lead = ExpansionLead.builder(AccountId.of("o" + i), "up", Motion.SELF_SERVE, DAY);
            leads.add(
                    dice.chance(TAKE)
                            ? lead.wonOn(DAY.plusDays(5)).build()
                            : lead.lostOn(DAY.plusDays(5)).build());
        }
        return TakeHistory.fit(
                leads,
                TakeHistory.milestones(PATH.milestones()),
                DAY.plusDays(WAITED),
                (account, day) -> new TakeStratum(Heading.ADVANCING, false));
    }

    private static LadderModel ladder(Dice dice) {
        TierMoves.Builder moves = TierMoves.builder();
        long[] at = {START[0], START[1], START[2], START[3]};
        for (int month = 0; month < MONTHS; month++) {
            YearMonth when = YearMonth.of(2026, 1).plusMonths(month);
            long[] next = new long[LOST];
            for (int from = 0; from < LOST; from++) {
                long[] went = new long[LOST + 1];
                for (long account = 0; account < at[from]; account++) {
                    went[destination(dice, from)]++;
                }
                for (int to = 0; to < LOST; to++) {
                    moves.moved(when, tier(from), tier(to), went[to]);
                    next[to] += went[to];
                }
                moves.lost(when, tier(from), went[LOST]);
            }
            at = next;
        }
        List<ValueTier> tiers = new ArrayList<>();
        for (int i = 0; i < LOST; i++) {
            tiers.add(ValueTier.of(tier(i).value(), i, TierRule.everybody()));
        }
        return LadderModel.fit(
                        new Ladder(tiers, 0),
                        moves.build(),
                        CurrencyUnit.USD,
                        Map.of(tier(0), 0.0, tier(1), 10.0, tier(2), 100.0, tier(3), 1000.0))
                .smoothedBy(new LadderPrior(12));
    }

    private static int destination(Dice dice, int from) {
        double left = dice.uniform();
        for (int to = 0; to < LOST; to++) {
            left -= TRUTH[from][to];
            if (left < 0) {
                return to;
            }
        }
        return LOST;
    }

    private static TierId tier(int i) {
        return TierId.of("t" + i);
    }
}
