package dev.bearing.review;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.OpenSide;
import dev.bearing.interaction.Task;
import dev.bearing.journey.JourneyStanding.LegStanding;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    private final List<LegReview> legs;
    private final TimeToValue timeToFirstValue;

    PathReview(LegModel model, List<AccountJourney> accounts, List<Task> tasks, TimeToValue times, LocalDate asOf) {
        this.model = model;
        this.accounts = List.copyOf(accounts);
        this.timeToFirstValue = times;
        Accountability all = Accountability.of(tasks, asOf);
        this.legs = model.path().milestones().stream()
                .map(milestone -> leg(milestone, all.ofMilestone(milestone.id())))
                .toList();
    }

    private LegReview leg(SuccessMilestone milestone, Accountability tasks) {
        String id = milestone.id();
        List<LegStanding> standings = new ArrayList<>();
        long waiting = 0;
        long regressions = 0;
        for (AccountJourney account : accounts) {
            account.standing().legs().stream()
                    .filter(leg -> leg.leg().milestone().id().equals(id))
                    .forEach(standings::add);
            waiting += account.progress().openLegs().stream()
                    .filter(leg -> leg.milestone().id().equals(id))
                    .count();
            regressions += isLost(account, id) ? 1 : 0;
        }
        SortedMap<OpenSide, Long> late = new TreeMap<>();
        standings.stream()
                .filter(leg ->
                        leg.state().toOptional().filter(PathReview::isLate).isPresent())
                .forEach(leg -> late.merge(leg.openSide(), 1L, Long::sum));
        return new LegReview(
                milestone,
                model.entered(id),
                model.incidence(id).events(LegModel.REACHED),
                model.incidence(id).events(LegModel.CHURNED),
                waiting,
                regressions,
                model.medianDays(id),
                model.quantileDays(id, NINTH_DECILE),
                late,
                tasks);
    }

    private static boolean isLost(AccountJourney account, String milestone) {
        return account.progress().reachedOn(milestone).isEmpty()
                && account.progress().firstReachedOn(milestone).isPresent();
    }

    private static boolean isLate(JourneyState state) {
        return state == JourneyState.BEHIND || state == JourneyState.STUCK;
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

    /** Returns the customers on it, sorted by key. */
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
        return timeToFirstValue;
    }
}
