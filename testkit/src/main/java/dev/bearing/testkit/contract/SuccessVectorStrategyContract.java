package dev.bearing.testkit.contract;

import static dev.bearing.testkit.contract.PathWorld.ACCOUNT;
import static dev.bearing.testkit.contract.PathWorld.DAYS;
import static dev.bearing.testkit.contract.PathWorld.PATH;
import static dev.bearing.testkit.contract.PathWorld.START;
import static dev.bearing.testkit.contract.PathWorld.drawnLegs;
import static dev.bearing.testkit.contract.PathWorld.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import dev.bearing.vector.Heading;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.MilestoneReach;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorInputs;
import dev.bearing.vector.VectorUncertainty;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SuccessVectorStrategy} promises: it reads nothing but its inputs, probabilities are probabilities
 * and do not fall with the horizon nor rise along the path, intervals hold their numbers, who moves like its tier has
 * no advantage, the order of events does not matter, nothing later is seen, and silence never improves a vector.
 *
 * <pre>{@code
 * class MyVectorTest extends SuccessVectorStrategyContract {
 *     @Override protected SuccessVectorStrategy strategy() { return new MyVector(); }
 * }
 * }</pre>
 */
public abstract class SuccessVectorStrategyContract {

    private static final int WORLDS = 200;

    private final LegModel legs = PathWorld.legs();

    /** For whoever extends it. */
    protected SuccessVectorStrategyContract() {}

    /** Returns the strategy under test. */
    protected abstract SuccessVectorStrategy strategy();

    /** The same inputs give the same vector. */
    @Test
    protected void theSameInputsGiveTheSameVector() {
        Random random = new Random(1);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            assertThat(vector(events, DAYS, 1))
                    .as("the vector of the same inputs, asked twice")
                    .isEqualTo(vector(events, DAYS, 1));
        }
    }

    /** Order and duplicates make no difference. */
    @Test
    protected void theOrderOfEventsMakesNoDifference() {
        Random random = new Random(2);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            List<MilestoneEvent> shuffled = new ArrayList<>(events);
            shuffled.addAll(events);
            Collections.shuffle(shuffled, random);
            assertThat(vector(shuffled, DAYS, 1))
                    .as("the vector with the events twice and in another order")
                    .isEqualTo(vector(events, DAYS, 1));
        }
    }

    /** What happens later changes nothing. */
    @Test
    protected void whatHappensLaterChangesNothing() {
        Random random = new Random(3);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            int asOf = random.nextInt(DAYS);
            List<MilestoneEvent> known = events.stream()
                    .filter(event -> !event.on().isAfter(START.plusDays(asOf)))
                    .toList();
            assertThat(vector(events, asOf, 1))
                    .as("the vector on day %d with events of later days", asOf)
                    .isEqualTo(vector(known, asOf, 1));
        }
    }

    /** Silence improves neither direction nor pace. */
    @Test
    protected void silenceNeverImprovesAVector() {
        Random random = new Random(4);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            int silence = random.nextInt(400);
            SuccessVector now = vector(events, DAYS, 1);
            SuccessVector later = vector(events, DAYS + silence, 1);
            OptionalInt before = rank(now.direction());
            OptionalInt after = rank(later.direction());
            if (before.isPresent() && after.isPresent()) {
                assertThat(after.getAsInt())
                        .as("direction after %d silent days", silence)
                        .isLessThanOrEqualTo(before.getAsInt());
            }
            if (now.pace().isKnown() && later.pace().isKnown()) {
                assertThat(later.pace().orElseThrow("known"))
                        .as("pace after %d silent days", silence)
                        .isLessThanOrEqualTo(now.pace().orElseThrow("known") + 1e-12);
            }
        }
    }

    /** Probabilities are probabilities, and do not fall as the horizon grows. */
    @Test
    protected void probabilitiesDoNotFallWithTheHorizon() {
        Random random = new Random(5);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            double last = 0;
            for (int months = 1; months <= 12; months++) {
                SuccessVector vector = vector(events, DAYS, months);
                for (Answer<Double> p :
                        List.of(vector.reachProbability(), vector.takeProbability(), vector.churnProbability())) {
                    int within = months;
                    p.toOptional()
                            .ifPresent(value -> assertThat(value)
                                    .as("a probability to reach, take or churn within %d months", within)
                                    .isBetween(0.0, 1.0));
                }
                double reach = vector.reachProbability().toOptional().orElse(last);
                assertThat(reach)
                        .as("P(reach) within %d months must not be below that within fewer", months)
                        .isGreaterThanOrEqualTo(last - 1e-12);
                last = reach;
            }
        }
    }

    /**
     * Each milestone ahead, of those the strategy tells, is one of the path that is not reached, with a chance that is
     * a probability, does not fall with the horizon, and is not above that of the milestone before it.
     */
    @Test
    protected void theChancesOfMilestonesAheadFallAlongThePath() {
        Random random = new Random(8);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            JourneyProgress progress = JourneyProgress.of(PATH, events, START, START.plusDays(DAYS));
            List<MilestoneReach> near = vector(events, DAYS, 1).reaches();
            List<MilestoneReach> far = vector(events, DAYS, 3).reaches();
            assertThat(far)
                    .extracting(MilestoneReach::milestone)
                    .as("the milestones ahead over 3 months, against those over 1")
                    .containsExactlyElementsOf(
                            near.stream().map(MilestoneReach::milestone).toList());
            for (int j = 0; j < near.size(); j++) {
                MilestoneReach reach = near.get(j);
                assertThat(progress.reachedOn(reach.milestone()))
                        .as("day on which %s was reached", reach.milestone())
                        .isEmpty();
                double chance = reach.probability().toOptional().orElse(0.0);
                assertThat(chance).as("P(reach %s)", reach.milestone()).isBetween(0.0, 1.0);
                assertThat(far.get(j).probability().toOptional().orElse(chance))
                        .as("P(reach %s) within 3 months", reach.milestone())
                        .isGreaterThanOrEqualTo(chance - 1e-12);
                SuccessMilestone milestone = PATH.milestone(reach.milestone()).orElseThrow();
                near.stream()
                        .filter(before -> milestone.after().contains(before.milestone()))
                        .forEach(before -> before.probability()
                                .toOptional()
                                .ifPresent(nearer -> assertThat(chance)
                                        .as(
                                                "P(reach %s) must not be above P(reach %s)",
                                                reach.milestone(), before.milestone())
                                        .isLessThanOrEqualTo(nearer + 1e-12)));
            }
        }
    }

    /** Intervals, of those the strategy tells, hold their number, and those of probabilities are in [0, 1]. */
    @Test
    protected void intervalsHoldTheirNumbers() {
        Random random = new Random(9);
        for (int i = 0; i < WORLDS; i++) {
            SuccessVector vector = vector(events(random), DAYS, 1 + random.nextInt(3));
            VectorUncertainty uncertainty = vector.uncertainty();
            holdsProbability(vector.reachProbability(), uncertainty.reach());
            holdsProbability(vector.takeProbability(), uncertainty.take());
            holdsProbability(vector.churnProbability(), uncertainty.churn());
            vector.reaches().forEach(reach -> holdsProbability(reach.probability(), reach.interval()));
            holds(vector.etaDays().map(Estimate::value), uncertainty.etaDays());
            holds(vector.expectedExpansion().map(EstimatedMoney::amount), uncertainty.expectedExpansion());
            holds(vector.advantage().map(EstimatedMoney::amount), uncertainty.advantage());
        }
    }

    /** An account that churns as its tier does, and has no promotion of its own, has an advantage of exactly 0. */
    @Test
    protected void anAccountThatMovesLikeItsTierHasNoAdvantage() {
        TierId tier = TierId.of("all");
        YearMonth month = YearMonth.from(START);
        LadderModel ladder = LadderModel.fit(
                Ladder.of(ValueTier.of("all", 1, TierRule.everybody())),
                TierMoves.builder()
                        .moved(month, tier, tier, 97)
                        .lost(month, tier, 3)
                        .build(),
                CurrencyUnit.USD,
                Map.of(tier, 100.0));
        for (int months = 1; months <= 6; months++) {
            double churn = 1 - Math.pow(0.97, months);
            asked(VectorInputs.builder(ACCOUNT, JourneyProgress.of(PATH, List.of(), START, START.plusDays(10)), legs)
                            .horizonMonths(months)
                            .churnProbability(Answer.known(churn))
                            .tier(ladder, tier)
                            .build())
                    .advantage()
                    .toOptional()
                    .ifPresent(advantage -> assertThat(advantage.amount())
                            .as("the advantage of an account that churns as its tier does")
                            .isZero());
        }
    }

    private static void holdsProbability(Answer<Double> number, Answer<Interval> interval) {
        holds(number, interval);
        interval.toOptional().ifPresent(ends -> {
            assertThat(ends.lower())
                    .as("the lower end of a probability's interval")
                    .isNotNegative();
            assertThat(ends.upper())
                    .as("the upper end of a probability's interval")
                    .isLessThanOrEqualTo(1);
        });
    }

    private static void holds(Answer<Double> number, Answer<Interval> interval) {
        interval.toOptional()
                .ifPresent(ends -> assertThat(ends.contains(number.orElseThrow("a number with an interval")))
                        .as("%s within %s", number, ends)
                        .isTrue());
    }

    /** The vector is of the account and the path it was asked for. */
    @Test
    protected void theVectorIsOfTheAccountAskedFor() {
        SuccessVector vector = vector(List.of(), DAYS, 1);
        assertThat(vector.accountId()).as("the vector's account").isEqualTo(ACCOUNT);
        assertThat(vector.path()).as("the vector's path").isEqualTo(PATH.id());
        assertThat(vector.horizonMonths()).as("the vector's horizon in months").isEqualTo(1);
    }

    /** Returns how far a recovered probability may lie from the truth: 0.1 unless overridden. */
    protected double tolerance() {
        return 0.1;
    }

    /** Of accounts that reach the next milestone with a known chance a day, the chance within months is recovered. */
    @Test
    protected void theTrueChanceToReachTheNextMilestoneIsRecovered() {
        double daily = 0.01;
        LegModel drawn = drawnLegs(new Random(7), daily);
        for (int months : new int[] {1, 3}) {
            VectorInputs fresh = VectorInputs.builder(
                            ACCOUNT, JourneyProgress.of(PATH, List.of(), START, START.plusDays(1)), drawn)
                    .horizonMonths(months)
                    .churnProbability(Answer.known(0.0))
                    .build();
            double truth = 1 - Math.pow(1 - daily, (double) fresh.horizonDays());
            asked(fresh)
                    .reachProbability()
                    .toOptional()
                    .ifPresent(reach -> assertThat(reach)
                            .as("P(reach) within %d months, against the true one", months)
                            .isEqualTo(truth, within(tolerance())));
        }
    }

    /** Moving every day by the same number of days changes nothing. */
    @Test
    protected void shiftingAllDaysTogetherChangesNothing() {
        Random random = new Random(6);
        for (int i = 0; i < WORLDS; i++) {
            List<MilestoneEvent> events = events(random);
            int shift = random.nextInt(2_000);
            List<MilestoneEvent> shifted = events.stream()
                    .map(event -> MilestoneEvent.of(
                            ACCOUNT,
                            event.milestone(),
                            event.level(),
                            event.on().plusDays(shift)))
                    .toList();
            JourneyProgress progress =
                    JourneyProgress.of(PATH, shifted, START.plusDays(shift), START.plusDays(DAYS + (long) shift));
            SuccessVector moved = asked(VectorInputs.builder(ACCOUNT, progress, legs)
                    .churnProbability(Answer.known(0.02))
                    .build());
            assertThat(moved).as("the vector with all days moved by %d", shift).isEqualTo(vector(events, DAYS, 1));
        }
    }

    private static OptionalInt rank(Heading heading) {
        return switch (heading) {
            case ARRIVED -> OptionalInt.of(3);
            case ADVANCING -> OptionalInt.of(2);
            case DRIFTING -> OptionalInt.of(1);
            case STALLED, REGRESSING -> OptionalInt.of(0);
            case UNKNOWN -> OptionalInt.empty();
        };
    }

    private SuccessVector vector(List<MilestoneEvent> events, int asOf, int months) {
        JourneyProgress progress = JourneyProgress.of(PATH, events, START, START.plusDays(asOf));
        return asked(VectorInputs.builder(ACCOUNT, progress, legs)
                .horizonMonths(months)
                .churnProbability(Answer.known(0.02))
                .build());
    }

    private SuccessVector asked(VectorInputs inputs) {
        return Asked.of("evaluate(inputs)", () -> strategy().evaluate(inputs));
    }
}
