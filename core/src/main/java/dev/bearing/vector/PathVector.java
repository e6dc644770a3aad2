package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.StrategySpec;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The vector of an account by its movement on its path and by how long others took for the same leg.
 *
 * <ul>
 *   <li><b>Direction.</b> ARRIVED where the path leads ({@link JourneyProgress#arrived}). Else the change of position
 *       over the window decides: ADVANCING if it is positive, REGRESSING if it is negative and STALLED once such an
 *       account has not moved for a window. Without change it is the share of comparable accounts that had reached the
 *       next milestone after as long a wait: ADVANCING below {@code drifting}, DRIFTING below {@code stalled}, STALLED
 *       from there on; UNKNOWN where nothing is known of others. A required part of the experience that is violated
 *       turns ADVANCING and ARRIVED into DRIFTING: an outcome reached in a way that does not suit the customer is not
 *       the one it desired. The change is the least difference to the position a window earlier since the account last
 *       moved, so that silence never improves it.
 *   <li><b>Pace.</b> (change / window) / ((1 - position) / T), where T is the days left to the customer's own date, or
 *       without one the sum over the milestones neither reached nor waived of their expected days (else of the median
 *       days of the leg). 0 for an account that is not moving forward, and once its date has passed.
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
        List<JourneyProgress.Leg> open = progress.openLegs();
        Optional<JourneyProgress.Leg> leg =
                progress.arrived() ? Optional.empty() : open.stream().findFirst();
        ReachAhead ahead = inputs.reach().chances(progress, open);
        Optional<LegStand> stand = leg.map(inputs.reach()::stand);
        Answer<Double> dwell = stand.map(LegStand::dwell).orElseGet(() -> noneAhead(progress));
        PositionTrend trend = PositionTrend.of(progress, windowDays);
        Heading direction = direction(progress, trend, dwell, inputs.experienceViolated());
        ExpansionOutlook outlook = ahead.outlook(inputs, new TakeStratum(direction, inputs.experienceViolated()), open);
        Optional<MilestoneReach> next = leg.flatMap(
                first -> ahead.at(inputs.reach().plan().place(first.milestone().id())));
        Optional<TakeHistory.Taking> take = leg.map(first -> outlook.take(first.milestone()));
        OwnAdvantage advantage = OwnAdvantage.of(inputs, outlook);
        return new SuccessVector(
                inputs.accountId(),
                progress.path().id(),
                leg.map(first -> first.milestone().id()),
                inputs.horizonMonths(),
                inputs.reach().position(progress),
                direction,
                explanation(trend, dwell, inputs.experienceViolated()),
                pace(inputs, progress, trend),
                stand.map(LegStand::eta).orElseGet(() -> noneAhead(progress)),
                next.map(MilestoneReach::probability).orElseGet(() -> noneAhead(progress)),
                take.map(TakeHistory.Taking::mean).orElseGet(() -> noneAhead(progress)),
                inputs.churnProbability(),
                outlook.expected(),
                advantage.value(),
                outlook.chances(),
                ahead.reaches(),
                new VectorUncertainty(
                        stand.map(LegStand::etaInterval).orElseGet(() -> noneAhead(progress)),
                        next.map(MilestoneReach::interval).orElseGet(() -> noneAhead(progress)),
                        take.map(TakeHistory.Taking::interval).orElseGet(() -> noneAhead(progress)),
                        churnInterval(inputs),
                        outlook.interval(),
                        outlook.variance(),
                        advantage.interval()));
    }

    private static Answer<Interval> churnInterval(VectorInputs inputs) {
        return inputs.churnProbability()
                .flatMap(known -> inputs.churnUncertainty()
                        .map(uncertainty -> Answer.known(uncertainty.interval()))
                        .orElseGet(() -> Answer.unknown(
                                Answer.Reason.NOT_CONFIGURED, "no interval of the churn probability was given")));
    }

    @Override
    public Heading direction(VectorInputs inputs) {
        JourneyProgress progress = inputs.progress().withFunctionalCredit(functionalCredit);
        Answer<Double> dwell = progress.nextLeg()
                .map(inputs.reach()::stand)
                .map(LegStand::dwell)
                .orElseGet(() -> noneAhead(progress));
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

    private Explanation explanation(PositionTrend trend, Answer<Double> dwell, boolean experienceViolated) {
        List<Contribution> terms = new ArrayList<>();
        terms.add(new Contribution("change of position in " + windowDays + " days", trend.change()));
        dwell.toOptional().ifPresent(ahead -> terms.add(new Contribution("share of comparable accounts ahead", ahead)));
        terms.add(new Contribution("required experience violated", experienceViolated ? 1 : 0));
        return Explanation.inputs("movement, else the wait compared with others'", terms);
    }

    private Answer<Double> pace(VectorInputs inputs, JourneyProgress progress, PositionTrend trend) {
        if (progress.arrived() || progress.isWaivedThroughout()) {
            return noneAhead(progress);
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
            boolean ahead = progress.reachedOn(milestone.id()).isEmpty()
                    && progress.waivedOn(milestone.id()).isEmpty();
            if (ahead) {
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

    /** Says why nothing lies ahead of an account that is on no leg. */
    private static <T> Answer<T> noneAhead(JourneyProgress progress) {
        return Answer.unknown(
                Answer.Reason.OUTSIDE_MODEL_RANGE,
                progress.arrived()
                        ? "the account is where its path leads"
                        : "every milestone of the path is waived, and none is reached");
    }
}
