package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.OpenSide;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A success path with all that are on it: how long its legs take, who waits where, who is behind and whose task is
 * open.
 *
 * <pre>{@code
 * PathReview path = review.journeys().get(0);
 * path.count(JourneyState.STUCK);      // 21 customers
 * path.legs().get(1).medianDays();     // Known 34.0
 * path.legs().get(1).late();           // {VENDOR=3, CUSTOMER=8}
 * path.timeToFirstValue().p90Days();   // Unknown CENSORED
 * }</pre>
 */
public final class PathReview {

    private static final double NINTH_DECILE = 0.9;

    private final LegModel model;
    private final List<AccountJourney> accounts;
    private final List<Traveller> travellers;
    private final List<LegReview> legs;

    /** The customers on one leg. */
    private static final class Standings {

        private final SortedMap<OpenSide, Long> late = new TreeMap<>();
        private long waiting;
        private long regressions;
    }

    PathReview(LegModel model, List<AccountJourney> accounts, Accountability tasks, List<Traveller> travellers) {
        this.model = model;
        this.accounts = List.copyOf(accounts);
        this.travellers = List.copyOf(travellers);
        Map<String, Standings> standings = new HashMap<>();
        model.path().milestones().forEach(milestone -> standings.put(milestone.id(), new Standings()));
        this.accounts.forEach(account -> count(account, standings));
        this.legs = model.path().milestones().stream()
                .map(milestone -> leg(
                        milestone, requireNonNull(standings.get(milestone.id())), tasks.ofMilestone(milestone.id())))
                .toList();
    }

    private static void count(AccountJourney account, Map<String, Standings> standings) {
        JourneyProgress progress = account.progress();
        progress.openLegs()
                .forEach(leg -> requireNonNull(standings.get(leg.milestone().id())).waiting++);
        account.standing().legs().stream()
                .filter(leg ->
                        leg.state().toOptional().filter(PathReview::isLate).isPresent())
                .forEach(leg -> requireNonNull(
                                standings.get(leg.leg().milestone().id()))
                        .late
                        .merge(leg.openSide(), 1L, Long::sum));
        standings.forEach((id, own) -> {
            boolean lost = progress.reachedOn(id).isEmpty()
                    && progress.firstReachedOn(id).isPresent();
            own.regressions += lost ? 1 : 0;
        });
    }

    private static boolean isLate(JourneyState state) {
        return state == JourneyState.BEHIND || state == JourneyState.STUCK;
    }

    private LegReview leg(SuccessMilestone milestone, Standings standings, Accountability tasks) {
        String id = milestone.id();
        return new LegReview(
                milestone,
                model.entered(id),
                model.incidence(id).events(LegModel.REACHED),
                model.incidence(id).events(LegModel.CHURNED),
                standings.waiting,
                standings.regressions,
                model.medianDays(id),
                model.quantileDays(id, NINTH_DECILE),
                standings.late,
                tasks);
    }

    /** Returns the path. */
    public SuccessPath path() {
        return model.path();
    }

    /** Returns how long its legs take, learnt from all accounts that were ever on it. */
    public LegModel times() {
        return model;
    }

    /** Returns its legs, one for each milestone, in the path's order. */
    public List<LegReview> legs() {
        return legs;
    }

    /** Returns the customers on it, sorted by id. */
    public List<AccountJourney> accounts() {
        return accounts;
    }

    /** Returns how many customers stand so. */
    public long count(JourneyState state) {
        return accounts.stream()
                .filter(account -> account.standing()
                        .state()
                        .toOptional()
                        .filter(state::equals)
                        .isPresent())
                .count();
    }

    /** Returns of how many customers it is not known how they stand. */
    public long unknown() {
        return accounts.stream()
                .filter(account -> !account.standing().state().isKnown())
                .count();
    }

    /** Returns how long all accounts that were ever on it, churned ones included, waited for their first value. */
    public TimeToValue timeToFirstValue() {
        return TimeToValue.of(travellers.stream().map(Traveller::toFirstValue).toList());
    }

    /**
     * Returns how long all accounts that were ever on it, churned ones included, waited for a milestone, from the day
     * they set out.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public TimeToValue timeTo(String milestone) {
        checkArgument(
                model.path().milestone(milestone).isPresent(),
                "path %s has no milestone %s",
                model.path().id(),
                milestone);
        return TimeToValue.of(
                travellers.stream().map(traveller -> traveller.to(milestone)).toList());
    }
}
