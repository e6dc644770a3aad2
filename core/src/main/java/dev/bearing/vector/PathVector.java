package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.StrategySpec;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The vector of an account by its movement on its path and by how long others took for the same leg.
 *
 * <ul>
 *   <li><b>Direction.</b> ARRIVED with all milestones reached. Else the change of position over the window decides:
 *       ADVANCING if it is positive, REGRESSING if it is negative and STALLED once such an account has not moved for a
 *       window. Without change it is the share of comparable accounts that had reached the next milestone after as long
 *       a wait: ADVANCING below {@code drifting}, DRIFTING below {@code stalled}, STALLED from there on; UNKNOWN where
 *       nothing is known of others. A required part of the experience that is violated turns ADVANCING and ARRIVED into
 *       DRIFTING: an outcome reached in a way that does not suit the customer is not the one it desired. The change is
 *       the least difference to the position a window earlier since the account last moved, so that silence never
 *       improves it.
 *   <li><b>Pace.</b> (change / window) / ((1 - position) / T), where T is the days left to the customer's own date, or
 *       without one the sum over the milestones ahead of their expected days (else of the median days of the leg). 0
 *       for an account that is not moving forward, and once its date has passed.
 *   <li><b>Time of arrival.</b> The median remaining days of the leg to the next milestone after so long a wait; where
 *       too few have walked it, the milestone's expected days less those waited.
 *   <li><b>Reach.</b> (F(a + h) - F(a)) / S(a) on an open leg, with churn as competing risk, and chained legs after it.
 *   <li><b>Advantage.</b> {@link LadderModel#advantage} of the tier's row with the account's own churn and promotions.
 * </ul>
 *
 * @param windowDays the days over which movement is seen, 1 or more
 * @param drifting the share of comparable accounts ahead from which a wait is drifting, in (0, 1)
 * @param stalled the share from which it is stalled, in [drifting, 1]
 * @param functionalCredit the credit of a milestone whose task is done but whose outcome is not there, in [0, 1)
 */
public record PathVector(int windowDays, double drifting, double stalled, double functionalCredit)
        implements SuccessVectorStrategy {

    /** The name under which the strategy is saved. */
    public static final String NAME = "path-vector";

    /** 90 days, 0.5, 0.9 and 0.5: conventions, not findings. */
    public static final PathVector DEFAULT = new PathVector(90, 0.5, 0.9, JourneyProgress.DEFAULT_FUNCTIONAL_CREDIT);

    /** A share is a sum of many: 5 of 10 must not miss a half by its last digit. */
    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public PathVector {
        checkArgument(windowDays > 0, "windowDays must be positive, was %s", windowDays);
        checkArgument(drifting > 0 && drifting < 1, "drifting must be in (0, 1), was %s", drifting);
        checkArgument(
                stalled >= drifting && stalled <= 1,
                "stalled must be in [drifting = %s, 1], was %s",
                drifting,
                stalled);
        checkArgument(
                functionalCredit >= 0 && functionalCredit < 1,
                "functionalCredit must be in [0, 1), was %s",
                functionalCredit);
        functionalCredit = functionalCredit + 0.0;
    }

    @Override
    public SuccessVector evaluate(VectorInputs inputs) {
        JourneyProgress progress = inputs.progress().withFunctionalCredit(functionalCredit);
        Optional<JourneyProgress.Leg> leg = progress.nextLeg();
        PositionTrend trend = PositionTrend.of(progress, windowDays);
        Answer<Double> dwell = leg.map(next -> dwell(inputs.legs(), next)).orElseGet(PathVector::arrived);
        Heading direction = direction(progress, trend, dwell, inputs.experienceViolated());
        ReachChain reach = new ReachChain(progress, inputs.legs(), inputs.horizonDays());
        List<ExpansionChance> chances = chances(inputs, reach, new TakeStratum(direction, inputs.experienceViolated()));
        return new SuccessVector(
                inputs.accountId(),
                progress.path().id(),
                leg.map(next -> next.milestone().id()),
                inputs.horizonMonths(),
                Answer.known(progress.position(), progress.explanation()),
                direction,
                explanation(trend, dwell, inputs.experienceViolated()),
                pace(inputs, progress, trend),
                leg.map(next -> eta(inputs.legs(), next)).orElseGet(PathVector::arrived),
                leg.map(next -> reach.within(next.milestone())).orElseGet(PathVector::arrived),
                leg.map(next -> take(next.milestone(), chances)).orElseGet(PathVector::arrived),
                inputs.churnProbability(),
                expectedExpansion(progress, chances),
                OwnAdvantage.of(inputs, chances),
                chances);
    }

    @Override
    public Heading direction(VectorInputs inputs) {
        JourneyProgress progress = inputs.progress().withFunctionalCredit(functionalCredit);
        Answer<Double> dwell =
                progress.nextLeg().map(next -> dwell(inputs.legs(), next)).orElseGet(PathVector::arrived);
        return direction(progress, PositionTrend.of(progress, windowDays), dwell, inputs.experienceViolated());
    }

    @Override
    public Optional<StrategySpec> spec() {
        return Optional.of(StrategySpec.of(NAME)
                .with("windowDays", (long) windowDays)
                .with("drifting", drifting)
                .with("stalled", stalled)
                .with("functionalCredit", functionalCredit));
    }

    private Heading direction(
            JourneyProgress progress, PositionTrend trend, Answer<Double> dwell, boolean experienceViolated) {
        Heading free = progress.arrived() ? Heading.ARRIVED : moving(trend, dwell);
        boolean capped = experienceViolated && (free == Heading.ADVANCING || free == Heading.ARRIVED);
        return capped ? Heading.DRIFTING : free;
    }

    private Heading moving(PositionTrend trend, Answer<Double> dwell) {
        if (trend.change() > 0) {
            return Heading.ADVANCING;
        }
        if (trend.change() < 0) {
            return trend.quiet() ? Heading.STALLED : Heading.REGRESSING;
        }
        if (trend.lastWasLoss()) {
            return Heading.STALLED;
        }
        return dwell.fold(
                known -> {
                    double ahead = known.value() + ROUNDING;
                    if (ahead < drifting) {
                        return Heading.ADVANCING;
                    }
                    return ahead < stalled ? Heading.DRIFTING : Heading.STALLED;
                },
                unknown -> Heading.UNKNOWN);
    }

    /** Returns the share of comparable accounts ahead; after a wait longer than any observed, that of the longest. */
    private static Answer<Double> dwell(LegModel legs, JourneyProgress.Leg leg) {
        String id = leg.milestone().id();
        CumulativeIncidence observed = legs.incidence(id);
        return legs.dwellShare(id, Math.min(leg.daysWaited(), observed.lastTime()));
    }

    private Explanation explanation(PositionTrend trend, Answer<Double> dwell, boolean experienceViolated) {
        List<Contribution> terms = new ArrayList<>();
        terms.add(new Contribution("change of position in " + windowDays + " days", trend.change()));
        dwell.toOptional().ifPresent(ahead -> terms.add(new Contribution("share of comparable accounts ahead", ahead)));
        terms.add(new Contribution("required experience violated", experienceViolated ? 1 : 0));
        return Explanation.inputs("movement, else the wait compared with others'", terms);
    }

    private Answer<Double> pace(VectorInputs inputs, JourneyProgress progress, PositionTrend trend) {
        if (progress.arrived()) {
            return arrived();
        }
        double remaining = 1 - progress.position();
        double change = Math.max(0, trend.change());
        return daysLeft(inputs, progress)
                .flatMap(days -> Answer.known(
                        change / windowDays * days / remaining,
                        Explanation.product(
                                "(change / window) / (remaining / days left)",
                                List.of(
                                        new Contribution("change of position", change),
                                        new Contribution("1 / window", 1.0 / windowDays),
                                        new Contribution("days left", days),
                                        new Contribution("1 / remaining", 1 / remaining)))));
    }

    private static Answer<Double> daysLeft(VectorInputs inputs, JourneyProgress progress) {
        if (inputs.dueOn().isPresent()) {
            long days = ChronoUnit.DAYS.between(progress.asOf(), inputs.dueOn().get());
            return Answer.known((double) Math.max(0, days));
        }
        Answer<Double> sum = Answer.known(0.0);
        for (SuccessMilestone milestone : progress.path().milestones()) {
            if (progress.reachedOn(milestone.id()).isEmpty()) {
                sum = sum.flatMap(days -> expectedDays(inputs.legs(), milestone).map(own -> days + own));
            }
        }
        return sum;
    }

    private static Answer<Double> expectedDays(LegModel legs, SuccessMilestone milestone) {
        return milestone.expectedDays().isPresent()
                ? Answer.known((double) milestone.expectedDays().getAsInt())
                : legs.medianDays(milestone.id());
    }

    private static Answer<Estimate> eta(LegModel legs, JourneyProgress.Leg leg) {
        String id = leg.milestone().id();
        long waited = leg.daysWaited();
        Answer<Double> median = legs.medianRemainingDays(id, waited);
        if (median instanceof Answer.Unknown<Double> unknown
                && (unknown.reason() == Answer.Reason.EMPTY_BASE || unknown.reason() == Answer.Reason.INSUFFICIENT_DATA)
                && leg.milestone().expectedDays().isPresent()) {
            double days = Math.max(0.0, leg.milestone().expectedDays().getAsInt() - (double) waited);
            return Answer.known(
                    new Estimate(days, Answer.unknown(unknown.reason(), unknown.message())),
                    Explanation.inputs(
                            "expected days less those waited",
                            List.of(new Contribution("days waited", (double) waited))));
        }
        Answer<Interval> quarters = legs.remainingDays(id, waited, 0.25)
                .flatMap(early -> legs.remainingDays(id, waited, 0.75).map(late -> new Interval(early, late, 0.5)));
        return median.map(days -> new Estimate(days, quarters));
    }

    private static List<ExpansionChance> chances(VectorInputs inputs, ReachChain reach, TakeStratum stratum) {
        List<ExpansionChance> chances = new ArrayList<>();
        for (SuccessMilestone milestone : inputs.progress().path().milestones()) {
            boolean ahead = inputs.progress().reachedOn(milestone.id()).isEmpty();
            milestone
                    .expansion()
                    .filter(expansion -> ahead && !inputs.owned().contains(expansion.id()))
                    .ifPresent(expansion -> chances.add(new ExpansionChance(
                            milestone.id(),
                            expansion,
                            reach.within(milestone),
                            inputs.takes().rate(milestone.id(), stratum))));
        }
        return chances;
    }

    private static Answer<Double> take(SuccessMilestone next, List<ExpansionChance> chances) {
        return chances.stream()
                .filter(chance -> chance.milestone().equals(next.id()))
                .findFirst()
                .map(chance -> chance.take().map(TakeRate::mean))
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED,
                        "milestone " + next.id() + " has no expansion that the account does not have"));
    }

    /** Sums the chances; those of milestones further ahead are left out where they are not known, and named. */
    private static Answer<EstimatedMoney> expectedExpansion(JourneyProgress progress, List<ExpansionChance> chances) {
        if (chances.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "no milestone ahead has an expansion that the account does not have");
        }
        List<String> near =
                progress.openLegs().stream().map(leg -> leg.milestone().id()).toList();
        CurrencyUnit currency = chances.get(0).expansion().annualValue().getCurrencyUnit();
        List<Contribution> terms = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        double sum = 0;
        for (ExpansionChance chance : chances) {
            if (!chance.expansion().annualValue().getCurrencyUnit().equals(currency)) {
                return Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE, "the expansions ahead are valued in several currencies");
            }
            double value = chance.expansion().annualValue().getAmount().doubleValue();
            if (chance.probability() instanceof Answer.Known<Double> known) {
                terms.add(new Contribution(chance.milestone(), known.value() * value));
                sum += known.value() * value;
            } else if (near.contains(chance.milestone())) {
                return chance.probability().map(none -> EstimatedMoney.zero(currency));
            } else {
                leftOut.add(chance.milestone());
            }
        }
        if (terms.isEmpty()) {
            return chances.get(0).probability().map(none -> EstimatedMoney.zero(currency));
        }
        String method = "reach x take x value" + (leftOut.isEmpty() ? "" : ", not known and left out: " + leftOut);
        return Answer.known(EstimatedMoney.of(currency, sum), Explanation.sum(method, terms));
    }

    private static <T> Answer<T> arrived() {
        return Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "every milestone of the path is reached");
    }
}
