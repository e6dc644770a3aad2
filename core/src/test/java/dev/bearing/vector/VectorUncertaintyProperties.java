package dev.bearing.vector;

import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.PATH;
import static dev.bearing.vector.Journeys.START;
import static dev.bearing.vector.Journeys.day;
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
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

class VectorUncertaintyProperties {

    private static final LegModel LEGS = legs(PATH);
    private static final LadderModel LADDER = LadderModelTest.worked();

    @Property(seed = "20261122", tries = 200)
    void everyIntervalHoldsItsNumberAndProbabilitiesStayProbabilities(
            @ForAll("events") List<MilestoneEvent> events,
            @ForAll @IntRange(min = 1, max = 4) int months,
            @ForAll @DoubleRange(min = 0, max = 1) double churn,
            @ForAll @IntRange(min = 0, max = 20) int offers) {
        SuccessVector vector = vector(PATH, events, months, churn, offers);
        VectorUncertainty uncertainty = vector.uncertainty();
        holds(vector.etaDays().map(eta -> eta.value()), uncertainty.etaDays());
        holds(vector.reachProbability(), uncertainty.reach());
        holds(vector.takeProbability(), uncertainty.take());
        holds(vector.churnProbability(), uncertainty.churn());
        holds(vector.expectedExpansion().map(money -> money.amount()), uncertainty.expectedExpansion());
        holds(vector.advantage().map(money -> money.amount()), uncertainty.advantage());
        uncertainty
                .expansionVariance()
                .toOptional()
                .ifPresent(variance -> assertThat(variance).isNotNegative());
        for (MilestoneReach reach : vector.reaches()) {
            holds(reach.probability(), reach.interval());
            reach.interval()
                    .toOptional()
                    .ifPresent(ends -> assertThat(List.of(ends.lower(), ends.upper()))
                            .allSatisfy(end -> assertThat(end).isBetween(0.0, 1.0)));
        }
    }

    @Property(seed = "20261122", tries = 200)
    void everyMilestoneAheadHasAChanceThatFallsAlongThePathAndRisesWithTheHorizon(
            @ForAll("events") List<MilestoneEvent> events, @ForAll @IntRange(min = 1, max = 4) int months) {
        List<MilestoneReach> near = vector(PATH, events, months, 0.1, 4).reaches();
        List<MilestoneReach> far = vector(PATH, events, months + 1, 0.1, 4).reaches();
        JourneyProgress progress = JourneyProgress.of(PATH, events, START, day(300));
        assertThat(near)
                .extracting(MilestoneReach::milestone)
                .containsExactlyElementsOf(PATH.milestones().stream()
                        .map(SuccessMilestone::id)
                        .filter(id -> progress.reachedOn(id).isEmpty())
                        .toList());
        for (int i = 0; i < near.size(); i++) {
            double chance = near.get(i).probability().toOptional().orElse(0.0);
            far.get(i)
                    .probability()
                    .toOptional()
                    .ifPresent(later -> assertThat(later).isGreaterThanOrEqualTo(chance - 1e-12));
        }
    }

    /** The forecast of one account works its variance out in another way. */
    @Property(seed = "20261122", tries = 200)
    void theVarianceOfAnExpansionIsThatOfAForecastOfTheAccountAlone(
            @ForAll("events") List<MilestoneEvent> events, @ForAll @IntRange(min = 0, max = 20) int offers) {
        SuccessVector vector = vector(PATH, events, 2, 0.1, offers);
        ExpansionForecast forecast =
                ExpansionForecast.builder(CurrencyUnit.USD, 2).add(vector).build();
        boolean seen = vector.chances().stream()
                .flatMap(chance -> chance.reach().toOptional().stream())
                .allMatch(reach -> reach > 0 && reach < 1);
        vector.uncertainty().expansionVariance().toOptional().ifPresent(variance -> {
            assertThat(variance).isPositive();
            if (seen) {
                assertThat(Math.sqrt(variance)).isCloseTo(forecast.sd(), within(1e-6 * (1 + forecast.sd())));
            }
        });
    }

    @Property(seed = "20261122", tries = 200)
    void anAccountThatMovesLikeItsTierHasNoAdvantageAtAll(
            @ForAll @IntRange(min = 1, max = 36) int months, @ForAll @IntRange(min = 0, max = 3) int rank) {
        TierId tier = LADDER.ladder().tiers().get(rank).id();
        double monthly = LADDER.churnProbability(tier).orElseThrow("churn");
        double within = 1 - Math.pow(1 - monthly, months);
        SuccessVector vector = PathVector.DEFAULT.evaluate(
                VectorInputs.builder(ACCOUNT, JourneyProgress.of(PATH, List.of(), START, day(40)), LEGS)
                        .horizonMonths(months)
                        .churnProbability(Answer.known(within))
                        .churnUncertainty(ChurnUncertainty.of(within, 0.01, 0))
                        .tier(LADDER, tier)
                        .build());
        assertThat(vector.advantage().orElseThrow("advantage").amount()).isZero();
        assertThat(vector.uncertainty().advantage()).isEqualTo(Answer.known(Interval.of95(0, 0)));
    }

    @Property(seed = "20261122", tries = 100)
    void lessChurnThanTheTierIsWorthMore(
            @ForAll @IntRange(min = 1, max = 12) int months, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        TierId person = TierId.of("person");
        DoubleUnaryOperator advantage = churn -> PathVector.DEFAULT
                .evaluate(VectorInputs.builder(ACCOUNT, JourneyProgress.of(PATH, List.of(), START, day(40)), LEGS)
                        .horizonMonths(months)
                        .churnProbability(Answer.known(churn))
                        .tier(LADDER, person)
                        .build())
                .advantage()
                .orElseThrow("advantage")
                .amount();
        double tier = 1 - Math.pow(0.96, months);
        assertThat(advantage.applyAsDouble(share * tier)).isGreaterThanOrEqualTo(-1e-6);
        assertThat(advantage.applyAsDouble(tier + share * (1 - tier))).isLessThanOrEqualTo(1e-6);
    }

    @Property(seed = "20261122", tries = 100)
    void anExpansionScalesWithTheValueOfTheCurrency(
            @ForAll("events") List<MilestoneEvent> events, @ForAll @IntRange(min = 1, max = 500) int factor) {
        SuccessVector one = vector(PATH, events, 2, 0.1, 6);
        SuccessPath dearer = SuccessPath.of(
                "path",
                PATH.milestones().stream()
                        .map(milestone -> dearer(milestone, factor))
                        .toList());
        SuccessVector many = PathVector.DEFAULT.evaluate(
                inputs(dearer, legs(dearer), events, 6).horizonMonths(2).build());
        same(
                one.expectedExpansion().map(money -> money.amount()),
                many.expectedExpansion().map(m -> m.amount()),
                factor);
        same(one.uncertainty().expansionVariance(), many.uncertainty().expansionVariance(), (double) factor * factor);
        same(
                one.uncertainty().expectedExpansion().map(Interval::upper),
                many.uncertainty().expectedExpansion().map(Interval::upper),
                factor);
    }

    /** Many accounts of one model have the vectors that they have alone. */
    @Property(seed = "20261122", tries = 100)
    void whatIsRememberedOfOthersChangesNothing(@ForAll("many") List<List<MilestoneEvent>> accounts) {
        ReachModel shared = ReachModel.of(LEGS, 1);
        for (List<MilestoneEvent> events : accounts) {
            JourneyProgress progress = JourneyProgress.of(PATH, events, START, day(300));
            assertThat(PathVector.DEFAULT.evaluate(
                            VectorInputs.builder(ACCOUNT, progress, shared).build()))
                    .isEqualTo(PathVector.DEFAULT.evaluate(
                            VectorInputs.builder(ACCOUNT, progress, LEGS).build()));
        }
    }

    @Provide
    Arbitrary<List<List<MilestoneEvent>>> many() {
        return events().list().ofMinSize(2).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<MilestoneEvent>> events() {
        return Combinators.combine(
                        Arbitraries.of("connected", "used", "decided"),
                        Arbitraries.of(MilestoneLevel.values()),
                        Arbitraries.integers().between(150, 300))
                .as((milestone, level, on) -> MilestoneEvent.of(ACCOUNT, milestone, level, day(on)))
                .list()
                .ofMaxSize(6);
    }

    private static void holds(Answer<Double> number, Answer<Interval> interval) {
        interval.toOptional()
                .ifPresent(ends -> assertThat(ends.contains(number.orElseThrow("a number with an interval")))
                        .as("%s in %s", number, ends)
                        .isTrue());
    }

    private static void same(Answer<Double> one, Answer<Double> many, double factor) {
        assertThat(many.isKnown()).isEqualTo(one.isKnown());
        one.toOptional()
                .ifPresent(value -> assertThat(many.orElseThrow("value"))
                        .isCloseTo(factor * value, within(1e-9 * (1 + factor * value))));
    }

    private static SuccessMilestone dearer(SuccessMilestone milestone, int factor) {
        SuccessMilestone.Builder copy = SuccessMilestone.builder(milestone.id())
                .weight(milestone.weight())
                .after(milestone.after().toArray(String[]::new));
        milestone.expectedDays().ifPresent(copy::expectedDays);
        milestone
                .expansion()
                .ifPresent(expansion -> copy.expansion(LogicalExpansion.of(
                        expansion.id(), expansion.annualValue().multipliedBy(factor), expansion.motion())));
        return copy.build();
    }

    private static SuccessVector vector(
            SuccessPath path, List<MilestoneEvent> events, int months, double churn, int offers) {
        return PathVector.DEFAULT.evaluate(inputs(path, LEGS, events, offers)
                .horizonMonths(months)
                .churnProbability(Answer.known(churn))
                .churnUncertainty(ChurnUncertainty.of(churn, 0.05, 0.02))
                .tier(LADDER, TierId.of("person"))
                .build());
    }

    private static VectorInputs.Builder inputs(
            SuccessPath path, LegModel legs, List<MilestoneEvent> events, int offers) {
        return VectorInputs.builder(ACCOUNT, JourneyProgress.of(path, events, START, day(300)), legs)
                .takes(takes(offers).withPrior(new BetaPrior(2, 1)));
    }

    private static TakeHistory takes(int offers) {
        List<ExpansionLead> leads = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            ExpansionLead.Builder lead = ExpansionLead.builder(
                    AccountId.of("o" + i), i % 3 == 0 ? "company" : "seats", Motion.SELF_SERVE, day(i));
            leads.add(
                    i % 4 == 0
                            ? lead.lostOn(day(50)).build()
                            : lead.wonOn(day(50)).build());
        }
        Heading[] headings = Heading.values();
        return TakeHistory.fit(
                leads,
                TakeHistory.milestones(PATH.milestones()),
                day(60),
                (account, on) -> new TakeStratum(headings[account.value().hashCode() % 3], false));
    }

    /** Others who wait up to 150 days on each leg, of whom some churn. */
    private static LegModel legs(SuccessPath path) {
        LegModel.Builder legs = LegModel.builder(path);
        for (int d = 3; d <= 150; d += 7) {
            List<MilestoneEvent> events = List.of(
                    Journeys.event("connected", MilestoneLevel.OUTCOME, d),
                    Journeys.event("used", MilestoneLevel.OUTCOME, 2 * d),
                    Journeys.event("decided", MilestoneLevel.OUTCOME, 3 * d));
            if (d % 3 == 0) {
                legs.addChurned(JourneyProgress.of(path, List.of(), START, day(700)), day(d + 5));
            }
            legs.add(JourneyProgress.of(path, events, START, day(700)));
        }
        return legs.build();
    }
}
