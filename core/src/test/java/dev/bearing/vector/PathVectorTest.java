package dev.bearing.vector;

import static dev.bearing.journey.MilestoneLevel.FUNCTIONAL;
import static dev.bearing.journey.MilestoneLevel.OUTCOME;
import static dev.bearing.journey.MilestoneLevel.REGRESSED;
import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.day;
import static dev.bearing.vector.Journeys.event;
import static dev.bearing.vector.Journeys.legs;
import static dev.bearing.vector.Journeys.nobody;
import static dev.bearing.vector.Journeys.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.Motion;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.StrategySpec;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class PathVectorTest {

    private final SuccessVectorStrategy strategy = SuccessVectorStrategy.standard();

    @Test
    void movementWithinTheWindowIsAdvancing() {
        SuccessVector vector = evaluate(95, event("connected", OUTCOME, 10));
        assertThat(vector.direction()).isEqualTo(Heading.ADVANCING);
        assertThat(vector.position())
                .isEqualTo(Answer.known(
                        0.25, progress(95, event("connected", OUTCOME, 10)).explanation()));
        assertThat(vector.milestone()).contains("used");
        assertThat(vector.path()).isEqualTo("path");
        assertThat(vector.accountId()).isEqualTo(ACCOUNT);
    }

    /** Of ten others, d = 10 … 100 days of wait for the first milestone. */
    @Test
    void withoutMovementTheWaitIsComparedWithOthers() {
        assertThat(evaluate(49).direction()).isEqualTo(Heading.ADVANCING); // 4 of 10 are ahead
        assertThat(evaluate(50).direction()).isEqualTo(Heading.DRIFTING); // 5 of 10
        assertThat(evaluate(89).direction()).isEqualTo(Heading.DRIFTING);
        assertThat(evaluate(90).direction()).isEqualTo(Heading.STALLED); // 9 of 10
        assertThat(evaluate(5_000).direction()).isEqualTo(Heading.STALLED); // longer than anybody was observed
        assertThat(evaluate(90).directionExplanation().terms())
                .extracting(Contribution::name)
                .contains("share of comparable accounts ahead");
    }

    @Test
    void withoutMovementAndWithoutOthersNothingIsKnown() {
        SuccessVector vector = strategy.evaluate(
                VectorInputs.builder(ACCOUNT, progress(50), nobody()).build());
        assertThat(vector.direction()).isEqualTo(Heading.UNKNOWN);
        assertThat(reason(vector.reachProbability())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(vector.etaDays().orElseThrow("eta").value()).isZero(); // 20 expected, 50 waited
        assertThat(reason(vector.pace())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(vector.churnProbability())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(reason(vector.advantage())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
    }

    @Test
    void lostGroundIsRegressingAndThenStalled() {
        MilestoneEvent[] events = {event("connected", OUTCOME, 10), event("connected", REGRESSED, 120)};
        assertThat(evaluate(130, events).direction()).isEqualTo(Heading.REGRESSING);
        assertThat(evaluate(209, events).direction()).isEqualTo(Heading.REGRESSING);
        assertThat(evaluate(210, events).direction()).isEqualTo(Heading.STALLED);
        assertThat(evaluate(2_000, events).direction()).isEqualTo(Heading.STALLED);
        assertThat(value(evaluate(130, events).pace())).isZero();
    }

    /** Won on day 10 and lost on day 50: on day 70 the window's difference is 0, but the last movement was a loss. */
    @Test
    void aGainThatWasLostAgainIsNoAdvance() {
        MilestoneEvent[] events = {event("connected", OUTCOME, 10), event("connected", REGRESSED, 50)};
        assertThat(evaluate(70, events).direction()).isEqualTo(Heading.STALLED);
    }

    @Test
    void everyMilestoneReachedIsArrived() {
        MilestoneEvent[] all = {event("connected", OUTCOME, 1), event("used", OUTCOME, 2), event("decided", OUTCOME, 3)
        };
        SuccessVector vector = evaluate(400, all);
        assertThat(vector.direction()).isEqualTo(Heading.ARRIVED);
        assertThat(vector.milestone()).isEmpty();
        assertThat(value(vector.position())).isEqualTo(1);
        assertThat(reason(vector.pace())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(vector.etaDays().isKnown()).isFalse();
        assertThat(vector.chances()).isEmpty();
        assertThat(reason(vector.expectedExpansion())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(violated(400, all).direction()).isEqualTo(Heading.DRIFTING);
    }

    @Test
    void aViolatedRequirementCapsTheDirectionAtDrifting() {
        assertThat(violated(30, event("connected", OUTCOME, 10)).direction()).isEqualTo(Heading.DRIFTING);
        assertThat(violated(95).direction()).isEqualTo(Heading.STALLED);
    }

    @Test
    void aTaskOnlyDoneCountsByItsCredit() {
        SuccessVector half = evaluate(30, event("connected", FUNCTIONAL, 10));
        assertThat(value(half.position())).isEqualTo(0.125);
        SuccessVector none = new PathVector(90, 0.5, 0.9, 0)
                .evaluate(inputs(30, event("connected", FUNCTIONAL, 10)).build());
        assertThat(value(none.position())).isZero();
        assertThat(none.direction()).isEqualTo(Heading.ADVANCING); // 3 of 10 are ahead
        assertThat(half.milestone()).contains("connected");
    }

    /** A quarter of the way in the window, three quarters left for 180 days: (0.25 / 90) / (0.75 / 180). */
    @Test
    void paceIsSpeedOverTheSpeedNeededForTheCustomersOwnDate() {
        SuccessVector vector = strategy.evaluate(
                inputs(50, event("connected", OUTCOME, 10)).dueOn(day(230)).build());
        assertThat(value(vector.pace())).isCloseTo(0.25 / 90 / (0.75 / 180), within(1e-12));
        double product = 1;
        for (Contribution term : terms(vector.pace())) {
            product *= term.value();
        }
        assertThat(product).isCloseTo(value(vector.pace()), within(1e-12));
        SuccessVector late = strategy.evaluate(
                inputs(50, event("connected", OUTCOME, 10)).dueOn(day(50)).build());
        assertThat(value(late.pace())).isZero();
    }

    /** Without a date: the medians of the legs ahead, midpoints of 100 and 120 days and of 150 and 180. */
    @Test
    void withoutADateThePaceIsAgainstTheDaysOthersTook() {
        SuccessVector vector = evaluate(50, event("connected", OUTCOME, 10));
        LegModel legs = legs();
        double days = value(legs.medianDays("used")) + value(legs.medianDays("decided"));
        assertThat(days).isBetween(250.0, 300.0);
        assertThat(value(vector.pace())).isCloseTo(0.25 / 90 / (0.75 / days), within(1e-12));
        SuccessVector atStart = evaluate(5);
        assertThat(value(atStart.pace())).isZero();
    }

    /** A third of the way left without the second milestone is done, and only the third leg's days are left. */
    @Test
    void whatIsWaivedIsNeitherLeftToDoNorDone() {
        LegModel legs = legs();
        SuccessVector vector =
                strategy.evaluate(VectorInputs.builder(ACCOUNT, waived(60, event("connected", OUTCOME, 10)), legs)
                        .build());
        double days = value(legs.medianDays("decided"));
        assertThat(value(vector.position())).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(value(vector.pace())).isCloseTo(1.0 / 3 / 90 / (2.0 / 3 / days), within(1e-12));
    }

    /** On day 20 the position rises from 1/4 to 1/3 by a waiver; connected was reached more than a window ago. */
    @Test
    void aWaiverIsNoMovement() {
        MilestoneEvent connected = event("connected", OUTCOME, -100);
        SuccessVector vector = strategy.evaluate(
                VectorInputs.builder(ACCOUNT, waived(60, connected), nobody()).build());
        assertThat(vector.direction()).isEqualTo(Heading.UNKNOWN);
        assertThat(vector.directionExplanation().terms())
                .contains(new Contribution("change of position in 90 days", 0));
    }

    private static JourneyProgress waived(int asOf, MilestoneEvent... events) {
        return progress(asOf, events).withWaivers(List.of(MilestoneWaiver.of(ACCOUNT, "used", day(20))));
    }

    @Test
    void timeOfArrivalIsTheMedianOfWhatRemains() {
        SuccessVector vector = evaluate(45); // waiting are 50, 60, …, 100
        Estimate eta = vector.etaDays().orElseThrow("eta");
        assertThat(eta.value()).isCloseTo(30, within(1e-9)); // midpoint of 70 and 80, less 45
        Interval quarters = eta.interval().orElseThrow("interval");
        assertThat(quarters.level()).isEqualTo(0.5);
        assertThat(quarters.lower()).isCloseTo(15, within(1e-9)); // the second of six
        assertThat(quarters.upper()).isCloseTo(45, within(1e-9)); // the fifth
    }

    @Test
    void reachIsTheShareOfThoseStillWaitingThatArriveWithinTheHorizon() {
        assertThat(value(evaluate(45).reachProbability())).isCloseTo(3.0 / 6, within(1e-12)); // by day 75: 50, 60, 70
        SuccessVector quarter = strategy.evaluate(inputs(45).horizonMonths(3).build());
        assertThat(quarter.horizonMonths()).isEqualTo(3);
        assertThat(value(quarter.reachProbability())).isCloseTo(1, within(1e-12));
    }

    @Test
    void expectedExpansionIsReachTimesTakeTimesValueOfWhatIsAhead() {
        TakeHistory takes = takes(3, 4);
        SuccessVector vector = strategy.evaluate(
                inputs(50, event("connected", OUTCOME, 10)).takes(takes).build());
        assertThat(vector.takeProbability().orElseThrow("take")).isCloseTo(4.0 / 6, within(1e-12));
        double reach = value(vector.reachProbability());
        double later = value(vector.chances().get(1).reach());
        assertThat(later).isLessThanOrEqualTo(reach);
        double expected = reach * 4 / 6 * 1_000; // nobody was offered the later one
        assertThat(vector.expectedExpansion().orElseThrow("expected").amount()).isCloseTo(expected, within(1e-9));
        assertThat(terms(vector.expectedExpansion()))
                .containsExactly(new Contribution(
                        "used",
                        vector.expectedExpansion().orElseThrow("expected").amount()));

        SuccessVector configured = strategy.evaluate(inputs(50, event("connected", OUTCOME, 10))
                .takes(takes.withPrior(new BetaPrior(2, 2)))
                .build());
        assertThat(configured.expectedExpansion().orElseThrow("expected").amount())
                .isCloseTo(reach * 5 / 8 * 1_000 + later * 0.5 * 2_500, within(1e-9));
    }

    /** Nobody of those who waited longer than a day reached "used" within a month: 1 / (n + 2), by Laplace's rule. */
    @Test
    void whatNobodyWasSeenToReachIsNotCertainNotToBeTaken() {
        for (int others : new int[] {6, 60}) {
            LegModel.Builder legs = LegModel.builder(Journeys.PATH);
            for (int i = 0; i < others; i++) {
                legs.add(Journeys.progress(
                        400,
                        event("connected", OUTCOME, 1),
                        event("used", OUTCOME, 200 + i % 3),
                        event("decided", OUTCOME, 390)));
            }
            SuccessVector vector = strategy.evaluate(
                    VectorInputs.builder(ACCOUNT, Journeys.progress(20, event("connected", OUTCOME, 1)), legs.build())
                            .owned(Set.of("company"))
                            .takes(takes(3, 4))
                            .build());
            assertThat(value(vector.reachProbability())).isZero();
            assertThat(vector.expectedExpansion().orElseThrow("expected").amount())
                    .isZero();
            double taken = 4.0 / 6 / (others + 2);
            assertThat(vector.uncertainty().expansionVariance().orElseThrow("variance"))
                    .isCloseTo(1_000.0 * 1_000 * taken * (1 - taken), within(1e-6));
        }
    }

    @Test
    void withoutOffersAndPriorTheExpectationIsNotKnown() {
        SuccessVector vector = evaluate(50, event("connected", OUTCOME, 10));
        assertThat(reason(vector.takeProbability())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(vector.expectedExpansion())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        SuccessVector owner = strategy.evaluate(inputs(50, event("connected", OUTCOME, 10))
                .owned(Set.of("seats", "company"))
                .build());
        assertThat(owner.chances()).isEmpty();
        assertThat(reason(owner.takeProbability())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(reason(evaluate(5).takeProbability())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
    }

    @Test
    void aVectorFeedsTheForecast() {
        TakeHistory takes = takes(3, 4);
        SuccessVector vector = strategy.evaluate(
                inputs(50, event("connected", OUTCOME, 10)).takes(takes).build());
        ExpansionForecast forecast =
                ExpansionForecast.builder(CurrencyUnit.USD, 1).add(vector).build();
        assertThat(forecast.mean().amount())
                .isCloseTo(vector.expectedExpansion().orElseThrow("expected").amount(), within(1e-9));
        assertThat(forecast.cohorts()).extracting(CohortForecast::milestone).containsExactly("decided", "used");
        assertThat(forecast.cohorts().get(0).leftOut()).containsOnlyKeys(ACCOUNT);
        assertThat(ExpansionForecast.builder(CurrencyUnit.EUR, 1)
                        .add(vector)
                        .build()
                        .cohorts())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpansionForecast.builder(CurrencyUnit.USD, 2).add(vector));
    }

    /** Churn 4 % and no own promotions are exactly the person's row; 1 % are 3 points more that stay: 0.03 × LTV. */
    @Test
    void theAdvantageComparesOwnChurnAndPromotionsWithTheTiers() {
        LadderModel ladder = LadderModelTest.worked();
        TierId person = TierId.of("person");
        VectorInputs.Builder inputs = inputs(50).tier(ladder, person);
        SuccessVector same =
                strategy.evaluate(inputs.churnProbability(Answer.known(0.04)).build());
        assertThat(same.advantage().orElseThrow("advantage").amount()).isZero();
        SuccessVector safer =
                strategy.evaluate(inputs.churnProbability(Answer.known(0.01)).build());
        double worth = ladder.lifetimeValue(person).orElseThrow("value").amount();
        assertThat(safer.advantage().orElseThrow("advantage").amount()).isCloseTo(0.03 * worth, within(1e-9));
        assertThat(safer.churnProbability()).isEqualTo(Answer.known(0.01));

        SuccessVector promoted =
                strategy.evaluate(inputs(200, event("connected", OUTCOME, 5), event("used", OUTCOME, 60))
                        .tier(ladder, person)
                        .churnProbability(Answer.known(0.04))
                        .takes(takes(3, 4).withPrior(BetaPrior.UNIFORM))
                        .build());
        double own = value(promoted.chances().get(0).probability());
        double business =
                ladder.lifetimeValue(TierId.of("business")).orElseThrow("value").amount();
        assertThat(own).isPositive();
        assertThat(promoted.advantage().orElseThrow("advantage").amount())
                .isCloseTo((own - 0.02) * (business - worth), within(1e-6));

        // who is known to leave still pays for the month, 10, and is worth nothing after it
        SuccessVector leaving =
                strategy.evaluate(inputs.churnProbability(Answer.known(1.0)).build());
        assertThat(leaving.advantage().orElseThrow("advantage").amount()).isCloseTo(10 - worth, within(1e-9));
    }

    /** G27: reach .8 and then .5, take .9 and .6, value 1,000 and 2,500: 1,320 is expected; by hand, its variance. */
    @Test
    void expansionsOfAChainAddUpAndTheirVarianceDoesNot() {
        LegModel.Builder legs = LegModel.builder(Journeys.PATH);
        for (int i = 0; i < 10; i++) {
            int second = i % 2 == 0 ? 2 : 200;
            legs.add(
                    i < 8
                            ? progress(
                                    500,
                                    event("connected", OUTCOME, 0),
                                    event("used", OUTCOME, 1),
                                    event("decided", OUTCOME, second))
                            : progress(500, event("connected", OUTCOME, 0)));
        }
        List<ExpansionLead> leads = new ArrayList<>(leads("seats", 8, 8));
        leads.addAll(leads("company", 5, 8));
        TakeHistory takes = TakeHistory.fit(
                leads,
                TakeHistory.milestones(Journeys.PATH.milestones()),
                day(40),
                (account, offered) -> new TakeStratum(Heading.ADVANCING, false));

        SuccessVector vector = strategy.evaluate(
                VectorInputs.builder(ACCOUNT, progress(0, event("connected", OUTCOME, 0)), legs.build())
                        .takes(takes)
                        .build());

        assertThat(vector.reaches())
                .extracting(reach -> value(reach.probability()))
                .containsExactly(0.8, 0.4);
        assertThat(vector.chances())
                .extracting(chance -> chance.take().orElseThrow("take").mean())
                .containsExactly(0.9, 0.6);
        assertThat(vector.expectedExpansion().orElseThrow("expected").amount()).isCloseTo(1_320, within(1e-9));
        double both = 0.4 * 0.9 * 0.6;
        double onlySecond = 0.4 * 0.1 * 0.6;
        double onlyFirst = 0.4 * 0.9 + 0.4 * 0.9 * 0.4;
        double squares = onlyFirst * 1e6 + onlySecond * 6.25e6 + both * 12.25e6;
        assertThat(value(vector.uncertainty().expansionVariance())).isCloseTo(squares - 1_320.0 * 1_320, within(1e-6));
        assertThat(vector.uncertainty().take().orElseThrow("take"))
                .isEqualTo(TakeRate.estimated("", 8, 8).interval());
        assertThat(vector.uncertainty().reach().orElseThrow("reach").contains(0.8))
                .isTrue();
        assertThat(reason(vector.uncertainty().churn())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        assertThat(reason(vector.uncertainty().advantage())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
    }

    /**
     * By hand, one month: A = D, with dA/dc = -LTV of the person. So an error of 0.005 in the own churn is one of 0.005
     * x 5,757.58; the value of the tier may be off too, by 0.03 of its own error.
     */
    @Test
    void theAdvantageMayBeOffByTheErrorsOfChurnAndOfTheLadder() {
        LadderModel ladder = LadderModelTest.worked();
        TierId person = TierId.of("person");
        SuccessVector vector = strategy.evaluate(inputs(50)
                .tier(ladder, person)
                .churnProbability(Answer.known(0.01))
                .churnUncertainty(ChurnUncertainty.of(0.01, 0.006, 0.005))
                .build());
        double worth = ladder.lifetimeValue(person).orElseThrow("value").amount();
        Interval of = ladder.interval(person).orElseThrow("interval");
        double ofChurn = 1.959963984540054 * 0.005 * worth;
        Interval interval = vector.uncertainty().advantage().orElseThrow("interval");
        // each side by itself: the value is skewed
        assertThat(interval.lower())
                .isCloseTo(0.03 * worth - Math.hypot(ofChurn, 0.03 * (worth - of.lower())), within(1e-6));
        assertThat(interval.upper())
                .isCloseTo(0.03 * worth + Math.hypot(ofChurn, 0.03 * (of.upper() - worth)), within(1e-6));
    }

    @Test
    void isSavedByItsNameAndParameters() {
        assertThat(strategy.spec())
                .contains(StrategySpec.of("path-vector")
                        .with("windowDays", 90L)
                        .with("drifting", 0.5)
                        .with("stalled", 0.9)
                        .with("functionalCredit", 0.5));
        SuccessVectorStrategy lambda = strategy::evaluate;
        assertThat(lambda.spec()).isEmpty();
    }

    @Test
    void refusesParametersOutsideTheirRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathVector(0, 0.5, 0.9, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathVector(90, Double.NaN, 0.9, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathVector(90, 0.5, 0.4, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathVector(90, 0.5, 0.9, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(5).horizonMonths(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(5).churnProbability(Answer.known(1.5)).build());
    }

    private SuccessVector evaluate(int asOf, MilestoneEvent... events) {
        return strategy.evaluate(inputs(asOf, events).build());
    }

    private SuccessVector violated(int asOf, MilestoneEvent... events) {
        return strategy.evaluate(inputs(asOf, events).experienceViolated(true).build());
    }

    private static VectorInputs.Builder inputs(int asOf, MilestoneEvent... events) {
        JourneyProgress progress = progress(asOf, events);
        return VectorInputs.builder(ACCOUNT, progress, legs());
    }

    private static List<ExpansionLead> leads(String expansion, int won, int offers) {
        List<ExpansionLead> leads = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            ExpansionLead.Builder lead = ExpansionLead.builder(
                    dev.bearing.account.AccountId.of(expansion + i), expansion, Motion.SELF_SERVE, day(i));
            leads.add(
                    i < won ? lead.wonOn(day(40)).build() : lead.lostOn(day(40)).build());
        }
        return leads;
    }

    /** Offers of the expansion at "used" to accounts that were advancing. */
    private static TakeHistory takes(int won, int offers) {
        List<ExpansionLead> leads = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            ExpansionLead.Builder lead = ExpansionLead.builder(
                    dev.bearing.account.AccountId.of("other-" + i), "seats", Motion.SELF_SERVE, day(i));
            leads.add(
                    i < won ? lead.wonOn(day(40)).build() : lead.lostOn(day(40)).build());
        }
        return TakeHistory.fit(
                leads,
                TakeHistory.milestones(Journeys.PATH.milestones()),
                day(40),
                (account, offered) -> new TakeStratum(Heading.ADVANCING, false));
    }

    private static double value(Answer<Double> answer) {
        return answer.orElseThrow("value");
    }

    private static List<Contribution> terms(Answer<?> answer) {
        return answer.fold(known -> known.explanation().terms(), unknown -> List.of());
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known.value());
                },
                Answer.Unknown::reason);
    }
}
